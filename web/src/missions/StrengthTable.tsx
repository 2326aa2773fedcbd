/** Every number on record for a mission: authorised, planned, reported, by category, with its days and source. */
import type { Mission } from "@contingent/server/missions/schema";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing } from "../ui/Marks.tsx";
import { useMayChange } from "./Changes.tsx";
import { FactButtons } from "./FactButtons.tsx";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

export function StrengthTable({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const may = useMayChange();
  return (
    <DataTable
      title={`${mission.id}: ${say("strengths")}`}
      rows={mission.strengths.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))}
      rowKey={(line) => line.id}
      maxHeight="520px"
      columns={[
        { key: "series", title: say("series"), value: (line) => word(line.series), narrow: "main" },
        { key: "category", title: say("category"), value: (line) => word(line.category) },
        { key: "people", title: say("people"), value: (line) => line.people, numeric: true, narrow: "side" },
        {
          key: "from",
          title: say("from"),
          value: (line) => line.from,
          cell: (line) => <DayText day={line.from} />,
          nowrap: true,
        },
        {
          key: "to",
          title: say("to"),
          value: (line) => line.to,
          cell: (line) => (line.to === null ? <Missing why="none" /> : <DayText day={line.to} />),
          nowrap: true,
        },
        { key: "resolution", title: say("resolution"), value: (line) => line.resolution, nowrap: true },
        {
          key: "source",
          title: say("source"),
          value: (line) => line.source,
          cell: (line) => (
            <span lang="en" title={line.note}>
              {line.source} <ConfidenceMark confidence={line.confidence} />
              {may && <FactButtons fact="strength" id={line.id} />}
            </span>
          ),
        },
        { key: "note", title: say("note"), value: (line) => line.note, exportOnly: true },
      ]}
    />
  );
}
