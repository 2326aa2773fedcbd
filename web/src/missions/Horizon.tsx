/** Active missions by how near the end of their mandate is: run out, within 30, 90 and 180 days, later. */
import { useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText, Missing } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { Empty } from "../ui/States.tsx";
import { MissionLink } from "./MissionLink.tsx";
import { DaysLeft } from "./MissionState.tsx";
import { type Band, bandsOf, type MissionRow } from "./rows.ts";
import { missionsText } from "./text.ts";

const titles = {
  "0": "band0",
  "30": "band30",
  "90": "band90",
  "180": "band180",
  later: "bandLater",
  open: "bandOpen",
  unknown: "bandUnknown",
} as const satisfies Record<Band["key"], string>;

export function Horizon({ rows }: { rows: readonly MissionRow[] }) {
  const say = useText(missionsText);
  const bands = bandsOf(rows);
  if (bands.length === 0) return <Empty says={say("horizonNone")} />;
  return (
    <div id="horizon">
      {bands.map((band) => (
        <Section key={band.key} title={say(titles[band.key])}>
          <BandTable band={band} />
        </Section>
      ))}
    </div>
  );
}

function BandTable({ band }: { band: Band }) {
  const say = useText(missionsText);
  const inWords = useWords();
  return (
    <DataTable
      title={`${say("horizon")}: ${say(titles[band.key])}`}
      rows={band.rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "id",
          title: say("mission"),
          value: (row) => row.id,
          cell: (row) => <MissionLink id={row.id} />,
          nowrap: true,
          width: "120px",
          narrow: "main",
        },
        { key: "name", title: say("name"), value: (row) => inWords(row.name), narrow: "hidden" },
        {
          key: "resolution",
          title: say("resolution"),
          value: (row) => row.mandate,
          cell: (row) => (row.mandate === null || row.mandate === "" ? <Missing why="unknown" /> : row.mandate),
          nowrap: true,
          width: "170px",
        },
        {
          key: "to",
          title: say("mandateTo"),
          value: (row) => row.mandateTo,
          cell: (row) => (row.mandateTo ? <DayText day={row.mandateTo} /> : <Missing why="none" />),
          nowrap: true,
          width: "120px",
        },
        {
          key: "left",
          title: say("daysLeft"),
          value: (row) => row.daysLeft,
          cell: (row) => (row.daysLeft === null ? "" : <DaysLeft daysLeft={row.daysLeft} alert={row.alert} />),
          nowrap: true,
          width: "150px",
          narrow: "side",
        },
        {
          key: "ours",
          title: say("ourPeople"),
          value: (row) => row.ours,
          numeric: true,
          width: "110px",
        },
      ]}
    />
  );
}
