/** What a step does to people, by kind, mission and day: so many must leave, so many plans are cut. */
import type { Effect } from "@contingent/server/authorisations/schema";
import { useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import styles from "./Decision.module.css";
import { stepsText } from "./steps-text.ts";

export function Effects({ effects }: { effects: readonly Effect[] }) {
  const say = useText(stepsText);
  const word = useWord();
  const { day } = useSayings();
  const groups = new Map<string, { effect: Effect; count: number }>();
  for (const effect of effects) {
    const key = [effect.kind, effect.mission, effect.leaveBy].join(" ");
    groups.set(key, { effect, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return (
    <ul className={styles.missing}>
      {[...groups].map(([key, { effect, count }]) => (
        <li key={key}>
          {say("effectLine", { what: word(effect.kind), count, mission: effect.mission })}
          {effect.leaveBy && ` ${say("leaveBy", { day: day(effect.leaveBy) })}`}
        </li>
      ))}
    </ul>
  );
}
