/** The days of a rotation, planned and as they were; its handover and what the law allows of it. */
import type { Overlap, RotationWhole } from "@contingent/server/deployments/schema";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSayings, useText } from "../../language/use-text.ts";
import { DaysText, DayText, Missing, StateMark } from "../../ui/Marks.tsx";
import { type Fact, FactList } from "../FactList.tsx";
import { rotationsText } from "./text.ts";

/** A list of facts; an overlap of more days than the law allows stands out. */
export function RotationFacts({ whole }: { whole: RotationWhole }) {
  const say = useText(rotationsText);
  const { number, countDays } = useSayings();
  const overlap = (one: Overlap | null): ReactNode =>
    one ? (
      <>
        <DaysText from={one.from} to={one.to} /> ({countDays(one.days)}, {say("mostIs", { most: number(one.heads) })})
      </>
    ) : (
      <Missing why="none" />
    );
  const beyond =
    whole.allowance !== null && whole.overlapPlanned !== null && whole.overlapPlanned.days > whole.allowance.days;
  const facts: readonly Fact[] = [
    { name: say("plannedDays"), value: <DaysText from={whole.from} to={whole.to} /> },
    {
      name: say("actualDays"),
      value: whole.actual ? (
        <>
          <DaysText from={whole.actual.from} to={whole.actual.to} /> ({say("people", { count: whole.actual.people })})
        </>
      ) : (
        <Missing why="none" />
      ),
    },
    {
      name: say("transfer"),
      value: (
        <>
          {whole.transferOn ? <DayText day={whole.transferOn} /> : <Missing why="none" />}
          {whole.transferredOn && (
            <>
              {" "}
              → {say("happenedOn")} <DayText day={whole.transferredOn} />
            </>
          )}
        </>
      ),
    },
    { name: say("overlapPlanned"), value: overlap(whole.overlapPlanned) },
    { name: say("overlapActual"), value: overlap(whole.overlapActual) },
    {
      name: say("allowance"),
      value: whole.allowance ? (
        <StateMark tone={beyond ? "attention" : "plain"}>
          {say("allowanceIs", {
            ceiling: whole.allowance.ceiling,
            people: whole.allowance.people,
            days: countDays(whole.allowance.days),
          })}
        </StateMark>
      ) : (
        say("noAllowance")
      ),
    },
    {
      name: say("relieves"),
      value: whole.relieves ? (
        <Link
          to="/deployments/rotations/$id"
          params={{ id: whole.relieves }}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
        >
          {say("rotationNo", { number: whole.number - 1 })}
        </Link>
      ) : (
        <Missing why="none" />
      ),
    },
    {
      name: say("rollCertified"),
      value: whole.rollCertifiedOn ? <DayText day={whole.rollCertifiedOn} /> : <Missing why="none" />,
    },
    { name: say("source"), value: whole.source },
    ...(whole.note ? [{ name: say("note"), value: whole.note }] : []),
  ];
  return <FactList facts={facts} />;
}
