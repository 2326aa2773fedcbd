/** Everything that was recorded of a tour, latest first: what, on which day, by whom and when it was recorded. */
import { type TourEvent, TourEventKind } from "@contingent/server/deployments/schema";
import { Day } from "@contingent/server/platform/days";
import { Link } from "@tanstack/react-router";
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

/** What an event changed or rested on: days before and since in words, references as they are, the import it came with. */
function FactsOf({ facts }: { facts: TourEvent["facts"] }) {
  const say = useText(toursText);
  const word = useWord();
  const { day, days, countDays } = useSayings();
  const { from, to, beforeFrom, beforeTo, days: by, import: imported, kind, ...others } = facts;
  const undone = TourEventKind.safeParse(kind);
  const said = [
    ...(isDay(beforeFrom) && isDay(beforeTo) ? [say("daysWere", { days: days(beforeFrom, beforeTo) })] : []),
    ...(isDay(from) && isDay(to) ? [say("daysAre", { days: days(from, to) })] : []),
    ...(!isDay(from) && isDay(to) ? [say("lastDayIs", { day: day(to) })] : []),
    ...(typeof by === "number" ? [`${by < 0 ? "−" : "+"}${countDays(Math.abs(by))}`] : []),
    ...(undone.success ? [say(eventKeys[undone.data])] : []),
    ...Object.values(others).flatMap((fact) =>
      fact === null || fact === "" ? [] : [isDay(fact) ? day(fact) : word(String(fact))],
    ),
  ];
  if (said.length === 0 && !imported) return null;
  return (
    <span className={styles.quiet}>
      {said.join(" · ")}
      {said.length > 0 && imported ? " · " : ""}
      {imported && (
        <Link
          to="/deployments/imports/$id"
          params={{ id: String(imported) }}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
        >
          {say("byImport")}
        </Link>
      )}
    </span>
  );
}

function isDay(fact: TourEvent["facts"][string] | undefined): fact is string {
  return typeof fact === "string" && Day.safeParse(fact).success;
}
