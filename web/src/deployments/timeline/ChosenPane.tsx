/** What is chosen on the timeline: one tour, or the people of a bar of many. */
import type { TimelineBar } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { DaysText, StateMark } from "../../ui/Marks.tsx";
import { PartSkeleton } from "../../ui/Skeletons.tsx";
import { uiText } from "../../ui/text.ts";
import styles from "../Deployments.module.css";
import { FailedPart } from "../FailedPart.tsx";
import type { NoticeWords } from "../Notice.tsx";
import { timelineQuery, tourQuery } from "../queries.ts";
import { TourView } from "../tours/TourView.tsx";
import { useAt } from "../use-at.ts";
import { stateKeys, timelineText } from "./text.ts";
import type { Mover } from "./use-mover.ts";
import { useBarWords } from "./use-titles.ts";

interface ChosenPaneProps {
  readonly bar: TimelineBar;
  readonly mover: Mover;
  readonly onClose: () => void;
  readonly onNotice: (words: NoticeWords) => void;
}

export function ChosenPane({ bar, mover, onClose, onNotice }: ChosenPaneProps) {
  const sayUi = useText(uiText);
  const words = useBarWords();
  return (
    <aside className={styles.pane} aria-label={words.short(bar)}>
      <Button
        className={styles.shut ?? ""}
        variant="subtle"
        size="compact-sm"
        onClick={onClose}
        aria-label={sayUi("close")}
      >
        ×
      </Button>
      {bar.tourId ? (
        <OneTour id={bar.tourId} bar={bar} mover={mover} onNotice={onNotice} />
      ) : (
        <Many bar={bar} mover={mover} />
      )}
    </aside>
  );
}

function OneTour({ id, bar, mover, onNotice }: Omit<ChosenPaneProps, "onClose"> & { id: string }) {
  const at = useAt();
  const tour = useQuery(tourQuery(id, at));
  if (tour.isPending) return <PartSkeleton rows={6} />;
  if (tour.error) return <FailedPart error={tour.error} retry={() => void tour.refetch()} />;
  return (
    <TourView tour={tour.data} name={bar.name} onNotice={onNotice} move={<MoveButton bar={bar} mover={mover} />} />
  );
}

/** Takes the bar up, to be moved by arrow keys or to exact days. */
function MoveButton({ bar, mover }: { bar: TimelineBar; mover: Mover }) {
  const say = useText(timelineText);
  if (!mover.canMove(bar)) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      onClick={() => {
        mover.begin(bar);
        mover.ask(true);
      }}
    >
      {say("otherDays")}
    </Button>
  );
}

/** The people of a bar, and its rotation and contribution. */
function Many({ bar, mover }: { bar: TimelineBar; mover: Mover }) {
  const say = useText(timelineText);
  const word = useWord();
  const at = useAt();
  const { number, language } = useSayings();
  const { from, to, mission, role, mode, unit, rotation } = bar;
  const filter = { from, to, mission, role, mode, unit, by: "person" as const, each: true, language };
  const people = useQuery(timelineQuery(rotation === null ? filter : { ...filter, rotation }, at));
  const same = (people.data?.rows ?? [])
    .flatMap((row) => row.bars)
    .filter((one) => one.from === from && one.to === to && one.standing === bar.standing && one.rotation === rotation);
  return (
    <>
      <h2>
        {rotation === null ? bar.unit : say("rotationNo", { number: rotation })}: {say("people", { count: bar.people })}
      </h2>
      <p>
        <DaysText from={from} to={to} /> · {word(role)} ·{" "}
        <StateMark tone="plain">{say(stateKeys[bar.state])}</StateMark>
      </p>
      <p className={styles.quiet}>
        {bar.rotationId && (
          <Link
            to="/deployments/rotations/$id"
            params={{ id: bar.rotationId }}
            search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
          >
            {say("toRotation")}
          </Link>
        )}{" "}
        {bar.contributionId && (
          <Link
            to="/deployments/contributions/$id"
            params={{ id: bar.contributionId }}
            search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
          >
            {say("toContribution")}
          </Link>
        )}
      </p>
      <div className={styles.buttons}>
        <MoveButton bar={bar} mover={mover} />
      </div>
      {people.isPending && <PartSkeleton rows={4} />}
      {people.error && <FailedPart error={people.error} retry={() => void people.refetch()} />}
      <ul className={styles.plainList}>
        {same.map((one) => (
          <li key={one.tourId}>
            <Link
              to="/deployments/tours/$id"
              params={{ id: one.tourId ?? "" }}
              search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
            >
              {one.name ?? one.person}
            </Link>{" "}
            <span className={styles.quiet}>{[one.person, one.post].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
      {people.data && people.data.left > 0 && (
        <p className={styles.quiet}>
          {say("peopleLeftOff", { shown: number(same.length), count: number(bar.people) })}
        </p>
      )}
    </>
  );
}
