/** The rotations of a contribution, latest first. */
import type { ContributionWhole, Rotation } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useSayings, useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { ConfidenceMark, DaysText, DayText, Missing } from "../../ui/Marks.tsx";
import { Section } from "../../ui/Page.tsx";
import type { Column } from "../../ui/table.ts";
import styles from "../Deployments.module.css";
import { rotationsText } from "./text.ts";

export function Rotations({ whole, onPlan }: { whole: ContributionWhole; onPlan: (() => void) | null }) {
  const say = useText(rotationsText);
  const { number } = useSayings();
  const plan = onPlan && (
    <Button variant="default" size="compact-sm" onClick={onPlan}>
      {say("planRotation")}
    </Button>
  );
  if (whole.rotations.length === 0)
    return whole.kind === "individual_posts" ? null : (
      <Section title={say("rotations")} tools={plan}>
        <p className={styles.quiet}>{say("noRotations")}</p>
      </Section>
    );
  const columns: readonly Column<Rotation>[] = [
    {
      key: "number",
      title: say("rotation"),
      value: (one) => one.number,
      cell: (one) => (
        <Link
          to="/deployments/rotations/$id"
          params={{ id: one.id }}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
        >
          {say("rotationNo", { number: one.number })}
        </Link>
      ),
      narrow: "main",
    },
    {
      key: "days",
      title: say("days"),
      value: (one) => `${one.from} ${one.to}`,
      cell: (one) => <DaysText from={one.from} to={one.to} />,
    },
    {
      key: "strength",
      title: say("strength"),
      value: (one) => one.strength,
      cell: (one) => number(one.strength),
      numeric: true,
      narrow: "side",
    },
    { key: "lots", title: say("lots"), value: (one) => one.lots.length, numeric: true, narrow: "hidden" },
    {
      key: "transfer",
      title: say("transfer"),
      value: (one) => one.transferredOn ?? one.transferOn,
      cell: (one) => {
        const day = one.transferredOn ?? one.transferOn;
        return day ? <DayText day={day} /> : <Missing why="none" />;
      },
      nowrap: true,
      narrow: "hidden",
    },
    {
      key: "source",
      title: say("source"),
      value: (one) => one.source,
      cell: (one) => (
        <>
          {one.source} <ConfidenceMark confidence={one.confidence} />
        </>
      ),
      narrow: "hidden",
    },
  ];
  return (
    <Section title={say("rotations")} tools={plan}>
      <DataTable
        title={`${whole.title}: ${say("rotations")}`}
        columns={columns}
        rows={[...whole.rotations].sort((a, b) => b.number - a.number)}
        rowKey={(one) => one.id}
      />
    </Section>
  );
}
