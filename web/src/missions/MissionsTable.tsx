/** Missions as a table: state, mandate, strengths, our people. */
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing } from "../ui/Marks.tsx";
import type { Column } from "../ui/table.ts";
import { MissionLink } from "./MissionLink.tsx";
import { DaysLeft, MissionState } from "./MissionState.tsx";
import type { MissionRow } from "./rows.ts";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

const route = getRouteApi("/frame/missions");

export function MissionsTable({ rows }: { rows: readonly MissionRow[] }) {
  const say = useText(missionsText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/missions" });
  const open = useNavigate();
  return (
    <DataTable
      title={say("title")}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      view={{ sort: search.sort ?? "id", words: search.find }}
      onView={(view) =>
        void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
      }
      onOpen={(row) =>
        void open({
          to: "/missions/$id",
          params: { id: row.id },
          search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
        })
      }
    />
  );
}

function useColumns(): readonly Column<MissionRow>[] {
  const say = useText(missionsText);
  const word = useMissionWord();
  const inWords = useWords();
  const { number: sayNumber } = useSayings();
  const number = (key: "authorised" | "planned" | "reported", title: string): Column<MissionRow> => ({
    key,
    title,
    value: (row) => row[key],
    cell: (row) => (row[key] === null ? <Missing why="unknown" /> : sayNumber(row[key])),
    numeric: true,
    narrow: "hidden",
  });
  return [
    {
      key: "id",
      title: say("mission"),
      value: (row) => row.id,
      cell: (row) => <MissionLink id={row.id} />,
      nowrap: true,
      width: "104px",
      narrow: "main",
    },
    {
      key: "name",
      title: say("name"),
      value: (row) => inWords(row.name),
      width: "26%",
      cell: (row) => (
        <>
          {inWords(row.name)} <ConfidenceMark confidence={row.confidence} />
        </>
      ),
    },
    { key: "area", title: say("area"), value: (row) => inWords(row.area), exportOnly: true },
    { key: "kind", title: say("kind"), value: (row) => word(row.kind), exportOnly: true },
    {
      key: "state",
      title: say("state"),
      value: (row) => word(row.state),
      cell: (row) => <MissionState state={row.state} />,
      narrow: "side",
    },
    {
      key: "began",
      title: say("began"),
      value: (row) => row.started,
      cell: (row) => <DayText day={row.started} />,
      nowrap: true,
      width: "96px",
      narrow: "hidden",
    },
    {
      key: "ends",
      title: say("operationsEnd"),
      value: (row) => row.operationsEnd,
      cell: (row) => (row.operationsEnd ? <DayText day={row.operationsEnd} /> : <Missing why="none" />),
      nowrap: true,
    },
    {
      key: "mandate",
      title: say("mandateTo"),
      value: (row) => row.mandateTo,
      cell: (row) => <Mandate row={row} />,
      nowrap: true,
    },
    { key: "left", title: say("daysLeft"), value: (row) => row.daysLeft, exportOnly: true, numeric: true },
    number("authorised", say("authorised")),
    number("planned", say("planned")),
    number("reported", say("reported")),
    { key: "orders", title: say("openOrders"), value: (row) => row.openOrders, exportOnly: true, numeric: true },
    {
      key: "ours",
      title: say("ourPeople"),
      value: (row) => row.ours,
      cell: (row) =>
        row.ours > 0 ? (
          <MissionLink id={row.id} hash="ours">
            {row.ours}
          </MissionLink>
        ) : (
          0
        ),
      numeric: true,
    },
    { key: "tours", title: say("ourTours"), value: (row) => row.tours, exportOnly: true, numeric: true },
  ];
}

function Mandate({ row }: { row: MissionRow }) {
  const say = useText(missionsText);
  if (row.state !== "active") return <Missing why="notApplicable" />;
  if (row.mandate === null) return <Missing why="unknown" />;
  if (row.mandateTo === null || row.daysLeft === null) return <>{say("bandOpen")}</>;
  return (
    <>
      <DayText day={row.mandateTo} /> <DaysLeft daysLeft={row.daysLeft} alert={row.alert} />
    </>
  );
}
