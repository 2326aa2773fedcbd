/** A mission's life as bars in lanes: its phases, mandates, reductions, and our people. Pure. */
import type { OurCourse } from "@contingent/server/deployments/schema";
import { lastWithdrawalDay } from "@contingent/server/missions/rules";
import type { DatedFact, Mission } from "@contingent/server/missions/schema";
import { addDays, addMonths, type Day, earlierDay, laterDay } from "@contingent/server/platform/days";

export interface LifeBar {
  readonly key: string;
  readonly from: Day;
  /** Null: no end is known. */
  readonly to: Day | null;
  readonly tone: "operations" | "withdrawal" | "liquidation" | "mandate" | "end" | "reduction" | "ours" | "planned";
  /** Codes that are said in the reader's language, and what is said as it stands. */
  readonly words: readonly string[];
  readonly said: string;
  readonly inferred: boolean;
  /** Number of people, for bars that are about people. */
  readonly people?: number;
}

export interface LifeLane {
  readonly key: "life" | "mandates" | "reductions" | "ours";
  readonly bars: readonly LifeBar[];
}

/** Days that a timeline shows: from the mission's beginning, or the last ten or three years, to what is known ahead. */
export function spanOf(
  mission: Mission,
  span: "all" | "ten" | "three",
  asOf: Day,
): { readonly from: Day; readonly to: Day } {
  const known = [
    mission.ends.operations,
    mission.ends.withdrawal,
    mission.ends.liquidation,
    ...mission.mandates.map((mandate) => (mandate.to === null ? null : { day: mandate.to })),
  ].flatMap((fact) => (fact === null ? [] : [fact.day]));
  const ended = mission.ends.liquidation?.day ?? lastWithdrawalDay(mission);
  const ahead = ended !== null && ended < asOf ? addMonths(ended, 6) : [...known, addMonths(asOf, 6)].reduce(laterDay);
  const years = { all: 0, ten: 120, three: 36 }[span];
  const until = addMonths(ahead, 1);
  const from = span === "all" ? mission.started.day : addMonths(earlierDay(asOf, ahead), -years);
  return { from: laterDay(from, addMonths(mission.started.day, -1)), to: until };
}

/** Lanes in their order; one without bars is left out. */
export function lanesOf(mission: Mission, course: OurCourse | null): readonly LifeLane[] {
  const lanes: readonly LifeLane[] = [
    { key: "life", bars: phasesOf(mission) },
    { key: "mandates", bars: mandatesOf(mission) },
    { key: "reductions", bars: reductionsOf(mission) },
    { key: "ours", bars: course === null ? [] : oursOf(course) },
  ];
  return lanes.filter((lane) => lane.bars.length > 0);
}

const doubtful = (fact: Pick<DatedFact, "confidence">) => fact.confidence !== "verified";

function phasesOf(mission: Mission): readonly LifeBar[] {
  const { operations, liquidation } = mission.ends;
  const withdrawal = lastWithdrawalDay(mission);
  const bar = (
    tone: "operations" | "withdrawal" | "liquidation",
    from: Day,
    to: Day | null,
    inferred: boolean,
  ): LifeBar => ({
    key: tone,
    from,
    to,
    tone,
    words: [tone],
    said: "",
    inferred,
  });
  const bars: LifeBar[] = [
    {
      ...bar("operations", mission.started.day, operations?.day ?? null, doubtful(mission.started)),
      words: [mission.kind],
    },
  ];
  if (operations === null || withdrawal === null) return bars;
  if (withdrawal > operations.day) {
    bars.push(
      bar("withdrawal", addDays(operations.day, 1), withdrawal, doubtful(mission.ends.withdrawal ?? operations)),
    );
  }
  if (liquidation !== null && liquidation.day > withdrawal) {
    bars.push(bar("liquidation", addDays(withdrawal, 1), liquidation.day, doubtful(liquidation)));
  }
  return bars;
}

function mandatesOf(mission: Mission): readonly LifeBar[] {
  return mission.mandates.map((mandate) => ({
    key: mandate.id,
    from: mandate.from,
    to: mandate.to,
    tone: mandate.kind === "final" || mandate.kind === "termination" ? "end" : "mandate",
    words: mandate.resolution === "" ? [mandate.kind] : [],
    said: mandate.resolution,
    inferred: doubtful(mandate),
  }));
}

function reductionsOf(mission: Mission): readonly LifeBar[] {
  return mission.orders.flatMap((order) => {
    const [first] = order.events;
    const last = order.events.at(-1);
    if (first === undefined || last === undefined) return [];
    const done = last.state === "executed" || last.state === "withdrawn";
    const size = order.people === null ? `${order.percent} %` : String(order.people);
    return [
      {
        key: order.id,
        from: first.day,
        to: done ? last.day : order.leaveBy,
        tone: "reduction" as const,
        words: [last.state],
        said: `−${size}`,
        inferred: doubtful(order),
      },
    ];
  });
}

function oursOf(course: OurCourse): readonly LifeBar[] {
  const bars = (steps: OurCourse["present"], tone: "ours" | "planned"): LifeBar[] =>
    steps
      .filter((step) => step.value > 0)
      .map((step) => ({
        key: `${tone} ${step.from}`,
        from: step.from,
        to: step.to,
        tone,
        words: [],
        said: "",
        inferred: false,
        people: step.value,
      }));
  return [
    ...bars(course.present, "ours"),
    ...bars(
      course.planned.filter((step) => !covered(step, course.present)),
      "planned",
    ),
  ];
}

/** Whether somebody is there on every day of the step: then the bar of those present stands for it. */
function covered(step: OurCourse["planned"][number], present: OurCourse["present"]): boolean {
  return present.some((other) => other.value > 0 && other.from <= step.from && step.to <= other.to);
}
