/** Everything that was recorded of a tour, latest first: what, on which day, by whom and when it was recorded. */
import type { TourEvent } from "@contingent/server/deployments/schema";
import { useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { DayText } from "../../ui/Marks.tsx";
import styles from "../Deployments.module.css";
import { SourceText } from "../SourceText.tsx";
import { payerKeys } from "../text.ts";
import { eventKeys, toursText } from "./text.ts";

export function TourEvents({ events }: { events: readonly TourEvent[] }) {
  const say = useText(toursText);
  const word = useWord();
  const { moment } = useSayings();
  return (
    <ol className={styles.events} reversed>
      {[...events].reverse().map((event) => (
        <li key={event.id}>
          <strong>{say(eventKeys[event.kind])}</strong> <DayText day={event.day} />
          {event.cause && <span> · {word(event.cause)}</span>}
          {event.payer && <span> · {say("paidBy", { payer: say(payerKeys[event.payer]) })}</span>}
          <FactsOf facts={event.facts} />
          <span className={styles.quiet}>
            {say("recordedBy", { by: event.recordedBy, at: moment(event.recordedAt) })} ·{" "}
            <SourceText source={event.source} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function FactsOf({ facts }: { facts: TourEvent["facts"] }) {
  const given = Object.values(facts).filter((fact) => fact !== null && fact !== "");
  return given.length === 0 ? null : <span className={styles.quiet}>{given.join(" · ")}</span>;
}
