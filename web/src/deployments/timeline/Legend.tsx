/** What the signs of the timeline mean; only those that occur. */
import type { Timeline } from "@contingent/server/deployments/schema";
import { useText } from "../../language/use-text.ts";
import styles from "./Board.module.css";
import { stateKeys, timelineText } from "./text.ts";

export function Legend({ timeline }: { timeline: Timeline }) {
  const say = useText(timelineText);
  const bars = timeline.rows.flatMap((row) => row.bars);
  const states = [...new Set(bars.map((bar) => bar.state))];
  const signs: readonly (readonly [string, Record<string, string | true>, string])[] = [
    ...states.map((state) => [state, { "data-state": state }, say(stateKeys[state])] as const),
    ...(bars.some((bar) => bar.breach) ? [["breach", { "data-breach": true as const }, say("breach")] as const] : []),
    ...(bars.some((bar) => bar.confidence !== "verified")
      ? [["inferred", { "data-inferred": true as const }, say("notVerified")] as const]
      : []),
  ];
  return (
    <p className={styles.legend}>
      {signs.map(([key, data, words]) => (
        <span key={key}>
          <span className={`${styles.bar} ${styles.sign}`} {...data} aria-hidden="true" />
          {words}
        </span>
      ))}
      {timeline.rows.some((row) => row.overlaps.length > 0) && (
        <span>
          <span className={`${styles.overlap} ${styles.sign}`} aria-hidden="true" />
          {say("overlap")}
        </span>
      )}
    </p>
  );
}
