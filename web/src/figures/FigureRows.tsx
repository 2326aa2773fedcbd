/** Every row that a figure counts; their number is the figure. */
import type { FigureRow, WholeFigure } from "@contingent/server/figures/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { useWord } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing, StateMark } from "../ui/Marks.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import { useAllPages } from "../ui/use-all-pages.ts";
import styles from "./FigurePage.module.css";
import { figureRowsQuery } from "./queries.ts";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";
import { useFigureView } from "./use-figure-view.ts";

const route = getRouteApi("/frame/figures/$id");

export function FigureRows({ figure, part }: { figure: WholeFigure; part: string | undefined }) {
  const say = useText(figuresText);
  const word = useWord();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/figures/$id" });
  const query = useInfiniteQuery(figureRowsQuery(figure.definition.id, useReading(), { ...useFigureView(), part }));
  const { rows, whole } = useAllPages(query);
  const columns = useColumns(figure.definition.measure === "average");
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!whole) return <PartSkeleton rows={8} />;
  if (rows.length === 0) return <Empty says={say("noRows")} />;
  const definition = `${figure.definition.id}/${figure.definition.version}`;
  return (
    <DataTable
      title={part === undefined ? say("rowsTitle") : say("rowsOfPart", { part: word(part) })}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.tourId}
      view={{ sort: search.sort, words: search.find }}
      onView={(view) =>
        void navigate({
          search: (previous) => ({ ...previous, sort: view.sort, find: view.words }),
          replace: true,
          resetScroll: false,
        })
      }
      about={[
        [say("definition"), definition],
        [say("value"), String(figure.value)],
      ]}
      tools={
        part && (
          <Link to="." search={(previous) => ({ ...previous, part: undefined })} hash="rows">
            {say("allRows")}
          </Link>
        )
      }
    />
  );
}

function useColumns(average: boolean): readonly Column<FigureRow>[] {
  const say = useText(figuresText);
  const sayRecord = useText(recordText);
  const word = useWord();
  return [
    { key: "person", nowrap: true, title: say("person"), value: (row) => row.person, narrow: "main", width: "96px" },
    {
      key: "mission",
      nowrap: true,
      title: say("mission"),
      value: (row) => row.mission,
      narrow: "side",
      width: "110px",
    },
    { key: "role", title: say("role"), value: (row) => word(row.role), nowrap: true },
    {
      key: "rotation",
      title: say("rotation"),
      value: (row) => row.rotation,
      cell: (row) => row.rotation ?? <Missing why="notApplicable" />,
      numeric: true,
      narrow: "hidden",
    },
    {
      key: "from",
      nowrap: true,
      title: say("from"),
      value: (row) => row.from,
      cell: (row) => <DayText day={row.from} />,
    },
    { key: "to", nowrap: true, title: say("to"), value: (row) => row.to, cell: (row) => <DayText day={row.to} /> },
    ...(average
      ? [{ key: "weight", title: sayRecord("when_average"), value: (row: FigureRow) => row.weight, numeric: true }]
      : []),
    {
      key: "overlap",
      title: sayRecord("beyond"),
      value: (row) => (row.overlap ? sayRecord("beyond") : null),
      exportOnly: true,
    },
    {
      key: "authorisation",
      nowrap: true,
      title: say("authorisation"),
      value: (row) => row.authorisation ?? row.breach,
      cell: (row) => <Under row={row} />,
    },
    {
      key: "confidence",
      title: say("confidence"),
      value: (row) => word(row.confidence),
      cell: (row) =>
        row.confidence === "verified" ? word("verified") : <ConfidenceMark confidence={row.confidence} />,
    },
    {
      key: "source",
      title: say("source"),
      value: (row) => row.source,
      cell: (row) => (
        <span lang="en">
          {row.source}
          {row.note && <span className={styles.rowNote}>{row.note}</span>}
        </span>
      ),
      narrow: "hidden",
    },
    { key: "note", title: say("note"), value: (row) => row.note, exportOnly: true },
  ];
}

function Under({ row }: { row: FigureRow }) {
  const say = useText(figuresText);
  if (row.breach) return <StateMark tone="broken">{say("breach")}</StateMark>;
  if (!row.authorisation) return <Missing why="unknown" />;
  return (
    <Link
      to="/authorisations/$reference"
      params={{ reference: row.authorisation }}
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
    >
      {row.authorisation}
    </Link>
  );
}
