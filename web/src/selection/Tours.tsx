/** The tours of a plan as a timeline, or as a table under the same filter. */
import type { PlannedTour, Run } from "@contingent/server/selection/schema";
import { SegmentedControl } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useReason } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText, Missing, StateMark } from "../ui/Marks.tsx";
import { Empty } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import { uiText } from "../ui/text.ts";
import styles from "./Plan.module.css";
import { readShow, rowsOf } from "./rows.ts";
import { Timeline } from "./Timeline.tsx";
import { TimelineLegend } from "./TimelineLegend.tsx";
import { selectionText } from "./text.ts";
import { runText } from "./text-run.ts";
import { useRank } from "./use-rank.ts";

const route = getRouteApi("/frame/plans/$id");

export function Tours({ run }: { run: Run }) {
  const say = useText(selectionText);
  const sayUi = useText(uiText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/plans/$id" });
  const set = (next: { show?: string | undefined; view?: string | undefined; tour?: string; person?: undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const show = readShow(search.show);
  const nothing = rowsOf(run, show).length === 0;
  const choose = (tour: string) => set({ tour, person: undefined });
  return (
    <div className={styles.tours}>
      <div className={styles.tools}>
        <SegmentedControl
          size="xs"
          aria-label={say("showWhich")}
          value={show}
          onChange={(value) => set({ show: value === "all" ? undefined : value })}
          data={[
            { value: "all", label: say("showAll") },
            { value: "open", label: say("showOpen") },
            { value: "filled", label: say("showFilled") },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={sayUi("chartOrTable")}
          value={search.view === "table" ? "table" : "chart"}
          onChange={(value) => set({ view: value === "table" ? "table" : undefined })}
          data={[
            { value: "chart", label: say("timeline") },
            { value: "table", label: sayUi("asTable") },
          ]}
        />
      </div>
      {nothing && <Empty says={say(show === "open" ? "noneToShow" : "noneFilled")} />}
      {!nothing && search.view === "table" && <ToursTable run={run} chosen={search.tour} onChoose={choose} />}
      {!nothing && search.view !== "table" && (
        <>
          <Timeline run={run} show={show} chosen={search.tour} onChoose={choose} />
          <TimelineLegend run={run} />
        </>
      )}
    </div>
  );
}

function ToursTable({
  run,
  chosen,
  onChoose,
}: {
  run: Run;
  chosen: string | undefined;
  onChoose: (tour: string) => void;
}) {
  const say = useText(selectionText);
  const sayRun = useText(runText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/plans/$id" });
  const show = readShow(search.show);
  const tours = run.tours.filter((tour) => show === "all" || (show === "open") === (tour.person === null));
  return (
    <DataTable
      title={`${run.title}: ${say("timeline")}`}
      columns={useColumns()}
      rows={tours}
      rowKey={(tour) => tour.tour}
      chosen={chosen}
      onOpen={(tour) => onChoose(tour.tour)}
      maxHeight="66vh"
      view={{ sort: search.sort, words: search.find }}
      onView={(view) =>
        void navigate({
          search: (previous) => ({ ...previous, sort: view.sort, find: view.words }),
          replace: true,
          resetScroll: false,
        })
      }
      about={[
        [sayRun("problemHash"), run.problemHash ?? ""],
        [sayRun("planHash"), run.planHash ?? ""],
      ]}
    />
  );
}

function useColumns(): readonly Column<PlannedTour>[] {
  const say = useText(selectionText);
  const reason = useReason();
  const rank = useRank();
  const causeOf = (tour: PlannedTour) => (tour.causes[0] && tour.person === null ? reason(tour.causes[0]) : null);
  return [
    { key: "post", title: say("post"), value: (tour) => tour.post, narrow: "main" },
    { key: "from", title: say("from"), value: (tour) => tour.from, cell: (tour) => <DayText day={tour.from} /> },
    { key: "to", title: say("to"), value: (tour) => tour.to, cell: (tour) => <DayText day={tour.to} /> },
    {
      key: "person",
      title: say("person"),
      value: (tour) => (tour.person ? `${tour.person.name} ${tour.person.number}` : null),
      cell: (tour) => (tour.person ? tour.person.name : <StateMark tone="attention">{say("open")}</StateMark>),
      narrow: "side",
    },
    {
      key: "rank",
      title: say("rank"),
      value: (tour) => (tour.person?.rank ? rank(tour.person.rank) : null),
      narrow: "hidden",
    },
    {
      key: "score",
      title: say("scoreWord"),
      value: (tour) => tour.score,
      cell: (tour) => tour.score ?? <Missing why="notApplicable" />,
      numeric: true,
      narrow: "hidden",
    },
    {
      key: "authorisation",
      title: say("authorisation"),
      value: (tour) => tour.authorisation,
      cell: (tour) => tour.authorisation ?? <Missing why="none" />,
      narrow: "hidden",
    },
    { key: "cause", title: say("cause"), value: causeOf, cell: (tour) => causeOf(tour) ?? "" },
  ];
}
