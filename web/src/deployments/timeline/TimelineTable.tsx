/** The same tours as a table, one line each, of the same days and under the same filter. */
import { MOST_BARS, MOST_ROWS, type TimelineBar } from "@contingent/server/deployments/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useReason, useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing, StateMark } from "../../ui/Marks.tsx";
import { PartSkeleton } from "../../ui/Skeletons.tsx";
import { Failed } from "../../ui/States.tsx";
import type { Column } from "../../ui/table.ts";
import type { Window } from "../../ui/timeline/scale.ts";
import styles from "../Deployments.module.css";
import { type Portion, timelineQuery } from "../queries.ts";
import { useAt } from "../use-at.ts";
import { barId } from "./board.ts";
import { useFilter } from "./filter.ts";
import { NumbersTable } from "./NumbersTable.tsx";
import { stateKeys, timelineText } from "./text.ts";
import { useTimelinePages } from "./use-timeline.ts";

const route = getRouteApi("/frame/deployments");

/** Most that one answer brings: the table wants all of them. */
const MUCH: Portion = { rows: MOST_ROWS, bars: MOST_BARS };

interface TimelineTableProps {
  readonly window: Window;
  readonly onOpen: (id: string) => void;
}

export function TimelineTable(props: TimelineTableProps) {
  // Rows of persons hold one bar for each tour; those who see no persons have their numbers row by row.
  return useRight("deployments.read") ? <AllTours {...props} /> : <AllNumbers window={props.window} />;
}

function AllNumbers({ window }: { window: Window }) {
  const query = useQuery(timelineQuery({ ...useFilter(), ...window }, useAt()));
  if (query.isPending) return <PartSkeleton rows={8} />;
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <NumbersTable timeline={query.data} />;
}

/** Every tour of the days, however many answers they come in: a table, and its export, leave none out. */
function AllTours({ window, onOpen }: TimelineTableProps) {
  const say = useText(timelineText);
  const { number } = useSayings();
  const { timeline, more, torn, error, refetch } = useTimelinePages(
    { ...useFilter(), ...window, by: "person", each: true },
    MUCH,
    MUCH,
    true,
  );
  useEffect(() => more?.(), [more]);
  const bars = useMemo(() => (timeline?.rows ?? []).flatMap((row) => row.bars), [timeline]);
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!timeline) return <PartSkeleton rows={8} />;
  if (timeline.left === 0 && !torn) return <Tours bars={bars} onOpen={onOpen} />;
  return (
    <>
      <p className={styles.cut} role="status">
        {say("toursRead", { shown: number(bars.length), count: timeline.tours })}
      </p>
      <progress className={styles.progress} max={timeline.tours} value={bars.length} aria-label={say("tours")} />
    </>
  );
}

interface ToursProps {
  readonly bars: readonly TimelineBar[];
  readonly onOpen: (id: string) => void;
}

function Tours({ bars, onOpen }: ToursProps) {
  const say = useText(timelineText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/deployments" });
  const go = useNavigate();
  const columns = useColumns();
  const rows = useMemo(() => [...bars].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)), [bars]);
  return (
    <DataTable
      title={say("tours")}
      columns={columns}
      rows={rows}
      rowKey={barId}
      chosen={search.bar}
      view={{ sort: search.sort, words: search.words }}
      onView={(view) =>
        void navigate({ search: (previous) => ({ ...previous, sort: view.sort, words: view.words }), replace: true })
      }
      onOpen={(bar) => {
        onOpen(barId(bar));
        if (bar.tourId)
          void go({
            to: "/deployments/tours/$id",
            params: { id: bar.tourId },
            search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
          });
      }}
      maxHeight="70vh"
    />
  );
}

function useColumns(): readonly Column<TimelineBar>[] {
  const say = useText(timelineText);
  const word = useWord();
  const reason = useReason();
  return useMemo(
    () => [
      {
        key: "person",
        title: say("person"),
        value: (bar) => bar.name ?? bar.person,
        cell: (bar) =>
          bar.tourId ? (
            <Link
              to="/deployments/tours/$id"
              params={{ id: bar.tourId }}
              search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
            >
              {bar.name ?? bar.person}
            </Link>
          ) : (
            (bar.name ?? bar.person)
          ),
        narrow: "main",
      },
      { key: "number", title: say("number"), value: (bar) => bar.person, nowrap: true, narrow: "hidden" },
      { key: "mission", title: say("byMission"), value: (bar) => bar.mission, nowrap: true },
      { key: "unit", title: say("byUnit"), value: (bar) => bar.unit, narrow: "hidden" },
      {
        key: "post",
        title: say("byPost"),
        value: (bar) => bar.post,
        cell: (bar) => bar.post ?? <Missing why="none" />,
        narrow: "hidden",
      },
      {
        key: "rotation",
        title: say("rotation"),
        value: (bar) => bar.rotation,
        cell: (bar) => bar.rotation ?? <Missing why="none" />,
        numeric: true,
        narrow: "hidden",
      },
      { key: "role", title: say("role"), value: (bar) => word(bar.role), narrow: "hidden" },
      { key: "mode", title: say("mode"), value: (bar) => word(bar.mode), narrow: "hidden" },
      {
        key: "from",
        title: say("firstDay"),
        value: (bar) => bar.from,
        cell: (bar) => <DayText day={bar.from} />,
        nowrap: true,
      },
      {
        key: "to",
        title: say("lastDay"),
        value: (bar) => bar.to,
        cell: (bar) => <DayText day={bar.to} />,
        nowrap: true,
      },
      {
        key: "state",
        title: say("state"),
        value: (bar) => say(stateKeys[bar.state]),
        cell: (bar) => (
          <>
            {say(stateKeys[bar.state])} <ConfidenceMark confidence={bar.confidence} />
          </>
        ),
        narrow: "side",
      },
      {
        key: "authorisation",
        title: say("byAuthorisation"),
        value: (bar) => bar.authorisation ?? bar.breach,
        cell: (bar) =>
          bar.breach ? (
            <StateMark tone="broken">{reason({ code: bar.breach, facts: {}, message: bar.breach })}</StateMark>
          ) : (
            bar.authorisation
          ),
        nowrap: true,
      },
    ],
    [say, word, reason],
  );
}
