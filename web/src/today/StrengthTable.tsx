/** Strength over time and the ceilings as a table: a row for each day on which something changes. */
import type { Today } from "@contingent/server/figures/schema";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText } from "../ui/Marks.tsx";
import { changes, valueOn } from "../ui/steps.ts";
import { todayText } from "./text.ts";

export default function StrengthTable({ today }: { today: Today }) {
  const say = useText(todayText);
  const { from, to, total, planned, ceilings } = today.strength;
  const days = changes([total, planned, ...ceilings.map((one) => one.steps)], from, to);
  return (
    <DataTable
      title={say("strength")}
      rows={days}
      rowKey={(day) => day}
      maxHeight="320px"
      columns={[
        { key: "day", title: say("day"), value: (day) => day, cell: (day) => <DayText day={day} />, narrow: "main" },
        {
          key: "present",
          title: say("presentWord"),
          value: (day) => valueOn(total, day),
          numeric: true,
          narrow: "side",
        },
        { key: "planned", title: say("plannedWord"), value: (day) => valueOn(planned, day), numeric: true },
        ...ceilings.map((one) => ({
          key: one.code,
          title: `${one.reference} ${one.label}`,
          value: (day: string) => valueOn(one.steps, day),
          numeric: true,
        })),
      ]}
    />
  );
}
