/** Who makes the difference between two figures, each with the step and the reason. */
import type { BridgeRow } from "@contingent/server/figures/schema";
import { useWord } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText } from "../ui/Marks.tsx";
import type { Column } from "../ui/table.ts";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";

const whyKeys = { repatriated: "whyRepatriated", died: "whyDied" } as const;

export function BridgeRows({ rows }: { rows: readonly BridgeRow[] }) {
  const say = useText(recordText);
  const sayFigures = useText(figuresText);
  const word = useWord();
  const why = ({ why: code }: BridgeRow) => say(code === "repatriated" || code === "died" ? whyKeys[code] : code);
  const columns: readonly Column<BridgeRow>[] = [
    { key: "person", title: sayFigures("person"), value: (row) => row.person, nowrap: true, narrow: "main" },
    { key: "step", title: say("step"), value: (row) => say(row.step), narrow: "side" },
    { key: "why", title: say("why"), value: why },
    { key: "mission", title: sayFigures("mission"), value: (row) => row.mission, nowrap: true },
    { key: "role", title: sayFigures("role"), value: (row) => word(row.role) },
    {
      key: "from",
      title: sayFigures("from"),
      value: (row) => row.from,
      cell: (row) => <DayText day={row.from} />,
      nowrap: true,
    },
    {
      key: "to",
      title: sayFigures("to"),
      value: (row) => row.to,
      cell: (row) => <DayText day={row.to} />,
      nowrap: true,
    },
  ];
  return (
    <DataTable title={say("bridgeRows")} columns={columns} rows={rows} rowKey={(row) => `${row.step} ${row.tourId}`} />
  );
}
