/** One tour: its facts, the decision it stands under, what warns, what waits, what may come next, and everything recorded of it. */
import type { TourWhole, Warning } from "@contingent/server/deployments/schema";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReading } from "../../address/moment.ts";
import { useReason, useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { ConfidenceMark, DaysText, Missing, StateMark } from "../../ui/Marks.tsx";
import { ChangeLines } from "../changes/ChangeLines.tsx";
import { Guards } from "../commands/Guards.tsx";
import { Overrides } from "../commands/Overrides.tsx";
import styles from "../Deployments.module.css";
import { type Fact, FactList } from "../FactList.tsx";
import type { NoticeWords } from "../Notice.tsx";
import { warningsQuery } from "../queries.ts";
import { SourceText } from "../SourceText.tsx";
import { useAt } from "../use-at.ts";
import { WarningLine } from "../warnings/WarningLine.tsx";
import { TourActions } from "./TourActions.tsx";
import { TourEvents } from "./TourEvents.tsx";
import { eventKeys, tourStateKeys, toursText } from "./text.ts";

interface TourViewProps {
  readonly tour: TourWhole;
  readonly name: string | null;
  readonly onNotice: (words: NoticeWords) => void;
  /** Stands among the actions. */
  readonly move?: ReactNode;
}

export function TourView({ tour, name, onNotice, move }: TourViewProps) {
  const say = useText(toursText);
  const { past } = useReading();
  const pending = tour.changes.filter((change) => change.state === "pending");
  return (
    <>
      <h2>
        <Link
          to="/deployments/tours/$id"
          params={{ id: tour.id }}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
        >
          {name ?? tour.person}
        </Link>{" "}
        <TourStateMark tour={tour} />
      </h2>
      <Facts tour={tour} named={name !== null} />
      <EarlyWarning tour={tour} />
      {pending.length > 0 && (
        <>
          <h3>{say("waits")}</h3>
          <ChangeLines changes={pending} onNotice={onNotice} />
        </>
      )}
      {!past && <TourActions tour={tour} onNotice={onNotice} move={move} />}
      {tour.next.some((step) => step.guards.some((guard) => !guard.met)) && (
        <>
          <h3>{say("missingFor")}</h3>
          {tour.next
            .filter((step) => step.guards.some((guard) => !guard.met))
            .map((step) => (
              <Guards
                key={step.step}
                title={say(eventKeys[step.step])}
                guards={step.guards}
                step={step.step}
                tourId={tour.id}
              />
            ))}
        </>
      )}
      {tour.overridden.length > 0 && (
        <>
          <h3>{say("overrides")}</h3>
          <Overrides overrides={tour.overridden} />
        </>
      )}
      <h3>{say("recorded")}</h3>
      <TourEvents events={tour.events} />
    </>
  );
}

/** The state of a tour in a word; a breach outshines it. */
export function TourStateMark({ tour }: { tour: Pick<TourWhole, "state" | "breach"> }) {
  const say = useText(toursText);
  return <StateMark tone={tour.breach ? "broken" : "plain"}>{say(tourStateKeys[tour.state])}</StateMark>;
}

function Facts({ tour, named }: { tour: TourWhole; named: boolean }) {
  const say = useText(toursText);
  const word = useWord();
  const reason = useReason();
  const { duration } = useSayings();
  const keep = (previous: { asOf?: string | undefined; knownAt?: string | undefined }) => ({
    asOf: previous.asOf,
    knownAt: previous.knownAt,
  });
  const facts: readonly Fact[] = [
    ...(named ? [{ name: say("number"), value: tour.person }] : []),
    {
      name: say("days"),
      value: (
        <>
          <DaysText from={tour.from} to={tour.to} />{" "}
          <span className={styles.quiet}>
            {duration(tour.from, tour.to)}, {word(tour.standing)}
          </span>
        </>
      ),
    },
    {
      name: say("byMission"),
      value: `${tour.mission}, ${word(tour.role)}, ${word(tour.mode)}${tour.partner ? ` (${tour.partner})` : ""}`,
    },
    { name: say("byPost"), value: tour.post ?? <Missing why="none" /> },
    {
      name: say("rotation"),
      value: tour.rotationId ? (
        <Link to="/deployments/rotations/$id" params={{ id: tour.rotationId }} search={keep}>
          {say("rotationNo", { number: tour.rotation ?? 0 })}
          {tour.lot === null ? "" : `, ${say("lotNo", { number: tour.lot })}`}
        </Link>
      ) : (
        <Missing why="none" />
      ),
    },
    {
      name: say("standsUnder"),
      value: tour.breach ? (
        <StateMark tone="broken">{reason({ code: tour.breach, facts: {}, message: tour.breach })}</StateMark>
      ) : tour.authorisation ? (
        tour.authorisation.split(", ").map((reference) => (
          <span key={reference}>
            <Link to="/authorisations/$reference" params={{ reference }} search={keep}>
              {reference}
            </Link>{" "}
          </span>
        ))
      ) : (
        <Missing why="none" />
      ),
    },
    {
      name: say("source"),
      value: (
        <>
          <SourceText source={tour.source} /> <ConfidenceMark confidence={tour.confidence} />
        </>
      ),
    },
    ...(tour.contributionId
      ? [
          {
            name: say("contribution"),
            value: (
              <Link to="/deployments/contributions/$id" params={{ id: tour.contributionId }} search={keep}>
                {say("toContribution")}
              </Link>
            ),
          },
        ]
      : []),
    ...(tour.note ? [{ name: say("note"), value: tour.note }] : []),
  ];
  return <FactList facts={facts} />;
}

function EarlyWarning({ tour }: { tour: TourWhole }) {
  const at = useAt();
  const warnings = useQuery(warningsQuery(at, tour.id));
  const warning: Warning | undefined = warnings.data?.items[0];
  return warning ? <WarningLine warning={warning} /> : null;
}
