/** The head-room curve as a table: a row for each time in which nothing changes. */
import type { HeadroomCurve } from "@contingent/server/authorisations/schema";
import { useText } from "../language/use-text.ts";
import { chartText } from "../ui/chart-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText, Missing } from "../ui/Marks.tsx";
import { authorisationsText } from "./text.ts";

export function HeadroomTable({ curve }: { curve: HeadroomCurve }) {
  const say = useText(authorisationsText);
  const sayChart = useText(chartText);
  const orNothing = (value: number | null) => (value === null ? <Missing why="notApplicable" /> : value);
  return (
    <DataTable
      title={`${say("headroom")}: ${curve.ceiling.label}`}
      rows={curve.steps}
      rowKey={(step) => step.from}
      maxHeight="340px"
      about={[[say("ceiling"), `${curve.ceiling.code}: ${curve.ceiling.people}`]]}
      columns={[
        {
          key: "from",
          title: say("from"),
          value: (step) => step.from,
          cell: (step) => <DayText day={step.from} />,
          narrow: "main",
        },
        { key: "to", title: say("to"), value: (step) => step.to, cell: (step) => <DayText day={step.to} /> },
        { key: "present", title: say("present"), value: (step) => step.present, numeric: true },
        { key: "planned", title: say("planned"), value: (step) => step.planned, numeric: true },
        { key: "proposed", title: sayChart("legendProposed"), value: (step) => step.proposed, numeric: true },
        { key: "negotiated", title: sayChart("legendTalks"), value: (step) => step.negotiated, numeric: true },
        { key: "breached", title: sayChart("legendBreach"), value: (step) => step.breached, numeric: true },
        {
          key: "ceiling",
          title: say("ceiling"),
          value: (step) => step.ceiling,
          cell: (step) => orNothing(step.ceiling),
          numeric: true,
        },
        {
          key: "free",
          title: say("free"),
          value: (step) => step.free,
          cell: (step) => orNothing(step.free),
          numeric: true,
          narrow: "side",
        },
      ]}
    />
  );
}
