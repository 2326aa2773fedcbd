/** Guards that were lifted: by which authority, why, and whether the step has used it. */
import type { Override } from "@contingent/server/deployments/schema";
import { useSayings, useText } from "../../language/use-text.ts";
import { DayText } from "../../ui/Marks.tsx";
import styles from "../Deployments.module.css";
import { authorityKeys, commandsText, guardKeys } from "./text.ts";

export function Overrides({ overrides }: { overrides: readonly Override[] }) {
  const say = useText(commandsText);
  const { moment } = useSayings();
  return (
    <ul className={styles.plainList}>
      {overrides.map((one) => (
        <li key={one.id}>
          <strong>{say(guardKeys[one.guard])}</strong>: {say(authorityKeys[one.authority])}, <DayText day={one.day} />.{" "}
          {one.reason}
          <span className={styles.quiet}>
            {say(one.kind === "happened" ? "overrideHappened" : one.usedBy ? "overrideUsed" : "overrideWaits")} ·{" "}
            {say("recordedBy", { by: one.recordedBy, at: moment(one.recordedAt) })} · {one.source}
          </span>
        </li>
      ))}
    </ul>
  );
}
