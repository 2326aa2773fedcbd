/** Every mandate on record with its resolution, days and source; each can be corrected or withdrawn. */
import type { Mission } from "@contingent/server/missions/schema";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { Empty } from "../ui/States.tsx";
import { useMayChange } from "./Changes.tsx";
import { FactButtons } from "./FactButtons.tsx";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

export function Mandates({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const may = useMayChange();
  return (
    <Section id="mandates" title={say("laneMandates")}>
      {mission.mandates.length === 0 ? (
        <Empty says={say("bandUnknown")} />
      ) : (
        <DataTable
          title={`${mission.id}: ${say("laneMandates")}`}
          rows={mission.mandates.toReversed()}
          rowKey={(mandate) => mandate.id}
          columns={[
            {
              key: "resolution",
              title: say("resolution"),
              value: (mandate) => mandate.resolution,
              cell: (mandate) => mandate.resolution || <Missing why="unknown" />,
              nowrap: true,
              narrow: "main",
            },
            { key: "kind", title: say("kind"), value: (mandate) => word(mandate.kind) },
            {
              key: "adopted",
              title: say("adopted"),
              value: (mandate) => mandate.adoptedOn,
              cell: (mandate) => <DayText day={mandate.adoptedOn} />,
              nowrap: true,
            },
            {
              key: "from",
              title: say("from"),
              value: (mandate) => mandate.from,
              cell: (mandate) => <DayText day={mandate.from} />,
              nowrap: true,
              narrow: "hidden",
            },
            {
              key: "to",
              title: say("to"),
              value: (mandate) => mandate.to,
              cell: (mandate) => (mandate.to ? <DayText day={mandate.to} /> : say("bandOpen")),
              nowrap: true,
              narrow: "side",
            },
            { key: "note", title: say("note"), value: (mandate) => mandate.note },
            {
              key: "source",
              title: say("source"),
              value: (mandate) => mandate.source,
              cell: (mandate) => (
                <span lang="en">
                  {mandate.source} <ConfidenceMark confidence={mandate.confidence} />
                  {may && <FactButtons fact="mandate" id={mandate.id} />}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
