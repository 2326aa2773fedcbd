/** The roll of a rotation: who goes with which lot, and how far each has come. */
import type { RollLine, RotationWhole } from "@contingent/server/deployments/schema";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DaysText, Missing } from "../../ui/Marks.tsx";
import { Section } from "../../ui/Page.tsx";
import type { Column } from "../../ui/table.ts";
import styles from "../Deployments.module.css";
import { isTourState, tourStateKeys, toursText } from "../tours/text.ts";
import { rotationsText } from "./text.ts";

/** A section with a row a person, by lot; says so where nobody is on the roll. */
export function Roll({ whole }: { whole: RotationWhole }) {
  const say = useText(rotationsText);
  const sayTour = useText(toursText);
  const word = useWord();
  const roll = useMemo(
    () => [...whole.roll].sort((a, b) => (a.lot ?? 0) - (b.lot ?? 0) || (a.person < b.person ? -1 : 1)),
    [whole.roll],
  );
  const columns: readonly Column<RollLine>[] = [
    {
      key: "person",
      title: say("person"),
      value: (line) => line.person,
      cell: (line) => (
        <Link
          to="/deployments/tours/$id"
          params={{ id: line.tourId }}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
        >
          {line.person}
        </Link>
      ),
      narrow: "main",
    },
    {
      key: "post",
      title: say("byPost"),
      value: (line) => line.post,
      cell: (line) => line.post ?? <Missing why="none" />,
      narrow: "hidden",
    },
    {
      key: "lot",
      title: say("lot"),
      value: (line) => line.lot,
      cell: (line) => line.lot ?? <Missing why="none" />,
      numeric: true,
      narrow: "hidden",
    },
    {
      key: "days",
      title: say("days"),
      value: (line) => `${line.from} ${line.to}`,
      cell: (line) => <DaysText from={line.from} to={line.to} />,
    },
    {
      key: "state",
      title: say("state"),
      value: (line) => (isTourState(line.state) ? sayTour(tourStateKeys[line.state]) : line.state),
      narrow: "side",
    },
    { key: "standing", title: say("standing"), value: (line) => word(line.standing), narrow: "hidden" },
  ];
  return (
    <Section title={say("roll")}>
      {whole.roll.length === 0 ? (
        <p className={styles.quiet}>{say("noRoll")}</p>
      ) : (
        <DataTable
          title={`${whole.contribution} ${whole.number}: ${say("roll")}`}
          columns={columns}
          rows={roll}
          rowKey={(line) => line.tourId}
          maxHeight="60vh"
        />
      )}
    </Section>
  );
}
