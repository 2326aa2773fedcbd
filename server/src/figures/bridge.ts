/**
 * From one figure to another, to the last person: knowledge first, then the day, then the definition. Each step compares two counts that
 * differ in one thing only, so that their differences add up exactly. Pure.
 */
import { type Day, dayFromNumber } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { countRows, type MissionKinds } from "./count.ts";
import { type Counted, compareRows, firstDay, lastDay } from "./rows.ts";
import type { BridgeRow, BridgeStep, BridgeWhy } from "./shapes-bridge.ts";
import type { Definition } from "./shapes-definition.ts";
import { beliefsOf, NEVER, type View } from "./view.ts";

/** One of the two figures: which rows it counts. */
export interface Side {
  readonly definition: Definition;
  readonly asOf: Day;
  readonly view: View;
  /** Kinds of missions as known at the same moment; a corrected kind is knowledge too. */
  readonly kinds: MissionKinds;
}

/** A row of a step without what people call it. */
export type BareBridgeRow = Omit<BridgeRow, "person">;

/** What stands against a bridge: units that are never added across, and measures whose rows are no persons or tours. */
export function reasonsAgainstBridge(from: Definition, to: Definition): Refusal[] {
  const source = "docs/rules.md#bridge";
  const refusals: Refusal[] = [];
  if (from.unit !== to.unit)
    refusals.push({
      code: "bridge-units-differ",
      message: `${from.id} counts ${from.unit.replace("_", "-")} and ${to.id} counts ${to.unit.replace("_", "-")}: they are never added across. Choose two figures of one unit.`,
      facts: { from: from.id, to: to.id, fromUnit: from.unit, toUnit: to.unit },
      source,
    });
  for (const { id, measure } of from.id === to.id ? [from] : [from, to]) {
    if (measure === "count") continue;
    refusals.push({
      code: "bridge-not-a-count",
      message: `${id} is ${measure === "share" ? "a share" : "an average"}: what lies between two of them is no number of people. Compare the counts it is made of.`,
      facts: { definition: id, measure },
      source,
    });
  }
  return refusals;
}

/** The two figures, and who makes the difference between them. */
export interface Way {
  readonly from: Counted;
  readonly to: Counted;
  /** In the order of the steps, each by first day and tour. */
  readonly rows: readonly WayRow[];
}

/** A row of a step, not told yet: which row of which count. */
export interface WayRow {
  readonly step: BridgeStep;
  readonly why: BridgeWhy;
  readonly rows: Counted;
  readonly row: number;
}

/** The way from one figure to the other. */
export function wayBetween(from: Side, to: Side): Way {
  const count = ({ definition, asOf, view, kinds }: Side) => countRows(view, definition.counting, kinds, asOf);
  const counts = [
    count(from),
    count({ ...from, view: to.view, kinds: to.kinds }),
    count({ ...from, view: to.view, kinds: to.kinds, asOf: to.asOf }),
    count(to),
  ] as const;
  const persons = from.definition.unit === "persons";
  const backwards = to.asOf < from.asOf;
  const byOne = () => "counted_by_one" as const;
  const rows = [
    ...difference(counts[0], counts[1], {
      persons,
      steps: ["corrected_in", "corrected_out"],
      gained: (tour, before, after) => whyCorrected(tour, before, after, [from.kinds, to.kinds]) ?? "recorded_late",
      lost: (tour, before, after) => whyCorrected(tour, before, after, [from.kinds, to.kinds]) ?? "withdrawn",
    }),
    ...difference(counts[1], counts[2], {
      persons,
      steps: ["joined", "left"],
      gained: () => "arrived",
      lost: backwards ? () => "not_yet" : whyLeft,
    }),
    ...difference(counts[2], counts[3], {
      persons,
      steps: ["definition_in", "definition_out"],
      gained: byOne,
      lost: byOne,
    }),
  ];
  return { from: counts[0], to: counts[3], rows };
}

/** What two counts are compared by, and what the rows of each direction are called. */
interface Comparison {
  readonly persons: boolean;
  readonly steps: readonly [BridgeStep, BridgeStep];
  readonly gained: Why;
  readonly lost: Why;
}

type Why = (tour: number, before: Counted, after: Counted) => BridgeWhy;

/** Rows that one count has and the other has not. A person counted once is the same person whichever tour stands for them. */
function difference(before: Counted, after: Counted, by: Comparison): WayRow[] {
  const missing = (own: Counted, other: Counted, step: BridgeStep, why: Why): WayRow[] => {
    const [keys, there] = [keysOf(own, by.persons), marked(other, by.persons)];
    const rows: number[] = [];
    for (let row = 0; row < own.tour.length; row += 1) if (there[keys(row)] !== 1) rows.push(row);
    rows.sort((a, b) => compareRows(own, a, b));
    return rows.map((row) => ({ step, why: why(own.tour[row] ?? 0, before, after), rows: own, row }));
  };
  return [...missing(after, before, by.steps[0], by.gained), ...missing(before, after, by.steps[1], by.lost)];
}

/** What a row stands for: the number of the person where persons are counted, else of the tour. */
function keysOf({ view, tour }: Counted, persons: boolean): (row: number) => number {
  const { person } = view.facts.tours;
  return persons ? (row) => person[tour[row] ?? 0] ?? 0 : (row) => tour[row] ?? 0;
}

/** 1 for everything that the rows stand for. */
function marked(rows: Counted, persons: boolean): Uint8Array {
  const marks = new Uint8Array(persons ? rows.view.facts.people.length : rows.view.facts.ids.length);
  const key = keysOf(rows, persons);
  for (let row = 0; row < rows.tour.length; row += 1) marks[key(row)] = 1;
  return marks;
}

/** A row as it is told, with the days known on the side that counts it. */
export function toldRow({ step, why, rows, row }: WayRow): BareBridgeRow {
  const { ids, tours, words, people } = rows.view.facts;
  const tour = rows.tour[row] ?? 0;
  return {
    step,
    why,
    tourId: ids[tour] ?? "",
    personId: people[tours.person[tour] ?? 0] ?? "",
    mission: words[tours.mission[tour] ?? 0] ?? "",
    role: words[tours.role[tour] ?? 0] ?? "",
    from: dayFromNumber(firstDay(rows, row)),
    to: dayFromNumber(lastDay(rows, row)),
  };
}

/**
 * What was corrected of a tour that both moments know: the mission's kind, the days, how it ended; or only the others of a relief, among
 * whom it counts or not. Null when one of the moments does not know the tour at all.
 */
function whyCorrected(
  tour: number,
  before: Counted,
  after: Counted,
  [old, corrected]: readonly [MissionKinds, MissionKinds],
): BridgeWhy | null {
  if (!isKnown(before.view, tour) || !isKnown(after.view, tour)) return null;
  const { tours, words } = after.view.facts;
  const mission = words[tours.mission[tour] ?? 0] ?? "";
  if (old.get(mission) !== corrected.get(mission)) return "mission_corrected";
  if (daysOf(before.view, tour) !== daysOf(after.view, tour)) return "days_corrected";
  return before.view.ending[tour] === after.view.ending[tour] ? "relief_corrected" : "ending_corrected";
}

/** The days of a tour as one text, to compare. */
function daysOf(view: View, tour: number): string {
  const { from, to } = view.facts.presences;
  return beliefsOf(view, tour)
    .map((at) => `${from[at]}-${to[at]}`)
    .sort()
    .join();
}

function isKnown(view: View, tour: number): boolean {
  return (view.first[tour] ?? NEVER) !== NEVER;
}

/** Counted on the first day and not on the second. */
function whyLeft(tour: number, _before: Counted, after: Counted): BridgeWhy {
  const ending = after.view.ending[tour] ?? 0;
  if (ending === 1) return "repatriated";
  return ending === 2 ? "died" : "tour_ended";
}
