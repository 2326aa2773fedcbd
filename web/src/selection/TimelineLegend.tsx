/** What the signs of the timeline mean, and which missions end within it. */
import type { Run } from "@contingent/server/selection/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { AttentionSign } from "../ui/States.tsx";
import styles from "./Timeline.module.css";
import { selectionText } from "./text.ts";

export function TimelineLegend({ run }: { run: Run }) {
  const say = useText(selectionText);
  const { day } = useSayings();
  const kinds = [
    ["recorded", say("legendRecorded")],
    run.state === "approved" ? ["approved", say("legendApproved")] : ["proposed", say("legendProposed")],
    ["open", say("legendOpen")],
    ["handover", say("legendHandover")],
  ] as const;
  return (
    <>
      <p className={styles.legend}>
        {kinds.map(([kind, words]) => (
          <span key={kind}>
            <span className={styles.sign} data-kind={kind} aria-hidden="true" />
            {words}
          </span>
        ))}
      </p>
      {run.missionEnds.map((end) => (
        <p key={end.mission} className={styles.legend}>
          <span style={{ color: "var(--attention)" }}>
            <AttentionSign /> {say("missionEnds", { mission: end.mission, day: day(end.lastDay), count: end.standing })}
          </span>
        </p>
      ))}
    </>
  );
}
