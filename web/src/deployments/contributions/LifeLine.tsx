/** The way of a contribution from the talks to the end: what lies behind, where it is, what lies ahead. */
import { type ContributionEvent, ContributionState, NEGOTIATING } from "@contingent/server/deployments/schema";
import { useText } from "../../language/use-text.ts";
import { DayText } from "../../ui/Marks.tsx";
import styles from "../Deployments.module.css";
import { contributionStateKeys } from "./life-words.ts";
import { contributionsText } from "./text.ts";

const talks: readonly ContributionState[] = NEGOTIATING;
const asides: readonly ContributionState[] = ["cancelled", "not_selected"];
const way = ContributionState.options.filter((one) => !talks.includes(one) && !asides.includes(one));

interface LifeLineProps {
  readonly state: ContributionState;
  readonly events: readonly ContributionEvent[];
}

export function LifeLine({ state, events }: LifeLineProps) {
  const say = useText(contributionsText);
  const inTalks = talks.includes(state);
  const steps: readonly ContributionState[] = asides.includes(state)
    ? [state]
    : [...(inTalks ? [state] : []), ...way.filter((one) => one !== "must_withdraw" || state === "must_withdraw")];
  const reached = (one: ContributionState) => events.findLast((event) => event.to === one);
  return (
    <ol className={styles.life} aria-label={say("life")}>
      {steps.map((one) => {
        const event = reached(one);
        return (
          <li
            key={one}
            data-now={one === state || undefined}
            data-done={event && one !== state ? true : undefined}
            aria-current={one === state ? "step" : undefined}
          >
            {say(contributionStateKeys[one])}
            {event && <DayText day={event.day} />}
          </li>
        );
      })}
    </ol>
  );
}
