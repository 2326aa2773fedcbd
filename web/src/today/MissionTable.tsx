/** The missions with people in them as a table. */
import type { Today } from "@contingent/server/figures/schema";
import { useWord } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText, Inferred, Missing } from "../ui/Marks.tsx";
import { todayText } from "./text.ts";

type Line = Today["missions"][number];

export default function MissionTable({
  today,
  chosen,
  onChoose,
}: {
  today: Today;
  chosen: string | undefined;
  onChoose: (mission: string) => void;
}) {
  const say = useText(todayText);
  const inWords = useWords();
  const word = useWord();
  const roles = (line: Line) => line.byRole.map((one) => `${one.people} ${word(one.role)}`).join(", ");
  return (
    <DataTable
      title={say("mapFinding")}
      rows={today.missions}
      rowKey={(line) => line.id}
      chosen={chosen}
      onOpen={(line) => onChoose(line.id)}
      columns={[
        { key: "id", title: say("mission"), value: (line) => line.id, narrow: "main" },
        { key: "name", title: say("name"), value: (line) => inWords(line.name), narrow: "hidden" },
        {
          key: "people",
          title: say("people"),
          value: (line) => line.people,
          cell: (line) => (
            <>
              {line.inferred > 0 && <Inferred />} {line.people}
            </>
          ),
          numeric: true,
          narrow: "side",
        },
        { key: "roles", title: say("roles"), value: roles },
        { key: "under", title: say("under"), value: (line) => line.authorisations.join(", "), narrow: "hidden" },
        {
          key: "end",
          title: say("operationsEnd"),
          value: (line) => line.operationsEnd,
          cell: (line) => (line.operationsEnd ? <DayText day={line.operationsEnd} /> : <Missing why="none" />),
        },
      ]}
    />
  );
}
