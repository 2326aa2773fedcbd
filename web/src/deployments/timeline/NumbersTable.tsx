/** People per day of every row, for those who see numbers and no persons. */
import type { Timeline, TimelineStep } from "@contingent/server/deployments/schema";
import { useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DayText } from "../../ui/Marks.tsx";
import type { Column } from "../../ui/table.ts";
import { timelineText } from "./text.ts";
import { useRowTitle } from "./use-titles.ts";

interface Line extends TimelineStep {
  readonly row: string;
}

export function NumbersTable({ timeline }: { timeline: Timeline }) {
  const say = useText(timelineText);
  const title = useRowTitle();
  const lines = timeline.rows.flatMap((row) =>
    (row.steps ?? [])
      .filter((step) => step.actual + step.planned + step.breached > 0)
      .map((step): Line => ({ ...step, row: title(row, timeline.by).title })),
  );
  const columns: readonly Column<Line>[] = [
    { key: "row", title: say("row"), value: (line) => line.row, narrow: "main" },
    {
      key: "from",
      title: say("firstDay"),
      value: (line) => line.from,
      cell: (line) => <DayText day={line.from} />,
      nowrap: true,
    },
    {
      key: "to",
      title: say("lastDay"),
      value: (line) => line.to,
      cell: (line) => <DayText day={line.to} />,
      nowrap: true,
    },
    { key: "actual", title: say("legendThere"), value: (line) => line.actual, numeric: true, narrow: "side" },
    { key: "planned", title: say("statePlanned"), value: (line) => line.planned, numeric: true },
    { key: "breached", title: say("breach"), value: (line) => line.breached, numeric: true },
  ];
  return (
    <DataTable
      title={say("numbers")}
      columns={columns}
      rows={lines}
      rowKey={(line) => `${line.row}${line.from}`}
      maxHeight="70vh"
    />
  );
}
