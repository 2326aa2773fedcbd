/** The lots of a rotation: when each was to arrive and leave, and when it did. */
import type { LotAsItWas, RotationWhole } from "@contingent/server/deployments/schema";
import { useSayings, useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DayText, Missing } from "../../ui/Marks.tsx";
import { Section } from "../../ui/Page.tsx";
import type { Column } from "../../ui/table.ts";
import styles from "../Deployments.module.css";
import { rotationsText } from "./text.ts";

/** A section with a row a lot; says so where there is none. */
export function Lots({ whole }: { whole: RotationWhole }) {
  const say = useText(rotationsText);
  const { number } = useSayings();
  const day = (value: string | null) => (value ? <DayText day={value} /> : <Missing why="none" />);
  const columns: readonly Column<LotAsItWas>[] = [
    {
      key: "lot",
      title: say("lot"),
      value: (lot) => lot.number,
      cell: (lot) =>
        `${say("lotNo", { number: lot.number })}: ${say(lot.part === "advance" ? "advanceParty" : "mainBody")}`,
      narrow: "main",
    },
    {
      key: "arrive",
      title: say("arriveOn"),
      value: (lot) => lot.arriveOn,
      cell: (lot) => day(lot.arriveOn),
      nowrap: true,
    },
    {
      key: "arrived",
      title: say("arrivedOn"),
      value: (lot) => lot.arrivedOn,
      cell: (lot) => day(lot.arrivedOn),
      nowrap: true,
      narrow: "hidden",
    },
    { key: "leave", title: say("leaveOn"), value: (lot) => lot.leaveOn, cell: (lot) => day(lot.leaveOn), nowrap: true },
    {
      key: "left",
      title: say("leftOn"),
      value: (lot) => lot.leftOn,
      cell: (lot) => day(lot.leftOn),
      nowrap: true,
      narrow: "hidden",
    },
    {
      key: "heads",
      title: say("strength"),
      value: (lot) => lot.heads,
      cell: (lot) => number(lot.heads),
      numeric: true,
      narrow: "side",
    },
    { key: "tours", title: say("onRoll"), value: (lot) => lot.tours, numeric: true, narrow: "hidden" },
    { key: "there", title: say("arrivedHead"), value: (lot) => lot.arrived, numeric: true, narrow: "hidden" },
  ];
  return (
    <Section title={say("lots")}>
      {whole.lots.length === 0 ? (
        <p className={styles.quiet}>{say("noLots")}</p>
      ) : (
        <DataTable title={say("lots")} columns={columns} rows={whole.lots} rowKey={(lot) => String(lot.number)} plain />
      )}
    </Section>
  );
}
