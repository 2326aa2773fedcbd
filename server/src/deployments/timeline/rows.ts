/** From the tours that are meant to the rows of the timeline, with bars where they are few enough. Pure. */
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import { groupsOf, headOf } from "./groups.ts";
import { believedAt, idAt, type Ledger } from "./ledger.ts";
import { overlapsOf, type Turn } from "./overlaps.ts";
import type { Timeline, TimelineBar, TimelineQuery, TimelineRow } from "./schema.ts";
import { CONFIDENCES, MODES, ROLES, type Spell, spellFilter, spellsAt, stateOf, tourFilter } from "./select.ts";
import { stepsOf, type Window } from "./steps.ts";

/** What the answer depends on besides the records: the question, the day, the moment (microseconds), and whether persons may be named. */
export interface Asked {
  readonly query: TimelineQuery;
  readonly asOf: Day;
  readonly moment: number;
  readonly named: boolean;
}

/** Years shown where nothing is recorded and no window was asked for. */
const EMPTY_YEARS = 1;
/** Steps of all rows together, and the fewest that one row has where there are many. */
const ALL_STEPS = 9000;
const LEAST_STEPS = 60;

/** The timeline of a ledger. Rows are in order; where not all fit, the last ones are left off and counted. */
export function timelineOf(ledger: Ledger, asked: Asked): Omit<Timeline, "knownAt"> {
  const { query, named } = asked;
  const asOf = dayNumber(asked.asOf);
  const spells = spellsOf(ledger, asked, asOf);
  const extent = extentOf(spells);
  const window = {
    from: query.from === undefined ? (extent?.from ?? asOf) : dayNumber(query.from),
    to: query.to === undefined ? (extent?.to ?? asOf + 365 * EMPTY_YEARS) : dayNumber(query.to),
  };
  const inWindow = spells.filter((spell) => spell.from <= window.to && spell.to >= window.from);
  const groups = groupsOf(ledger, query.by, inWindow);
  const drawn = groups.slice(0, query.rows);
  const rows = rowsOf(ledger, drawn, { ...asked, asOf, window });
  return {
    by: query.by,
    from: dayFromNumber(window.from),
    to: dayFromNumber(window.to),
    asOf: asked.asOf,
    extent: extent && { from: dayFromNumber(extent.from), to: dayFromNumber(extent.to) },
    rows,
    count: groups.length,
    left: groups.length - rows.length,
    tours: inWindow.length,
    numbered: rows.filter((row) => row.steps !== null).length,
    withheld: !named,
    on: onDay(ledger, spells, asOf),
    missions: [...new Set(ledger.tours.mission)].map((at) => ledger.names.missions[at] ?? "").sort(),
  };
}

function spellsOf(ledger: Ledger, { query, moment, named }: Asked, asOf: number): readonly Spell[] {
  const ofTour = tourFilter(ledger, query);
  const ofSpell = spellFilter(ledger, query, asOf, named);
  return spellsAt(ledger, moment).filter((spell) => ofTour(spell.tour) && ofSpell(spell));
}

function extentOf(spells: readonly Spell[]): Window | null {
  if (spells.length === 0) return null;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const spell of spells) {
    from = Math.min(from, spell.from);
    to = Math.max(to, spell.to);
  }
  return { from, to };
}

function onDay({ tours }: Ledger, spells: readonly Spell[], asOf: number): Timeline["on"] {
  const missions = new Set<number>();
  const on = { present: 0, missions: 0, planned: 0, overdue: 0, breached: 0 };
  for (const spell of spells) {
    const state = stateOf(spell, asOf);
    if (state === "planned") on.planned += 1;
    if (state === "overdue") on.overdue += 1;
    if (state !== "in_mission") continue;
    on.present += 1;
    if (spell.breach >= 0) on.breached += 1;
    missions.add(tours.mission[spell.tour] ?? -1);
  }
  return { ...on, missions: missions.size };
}

interface RowsAsked extends Omit<Asked, "asOf"> {
  readonly asOf: number;
  readonly window: Window;
}

type Group = readonly [key: number, spells: Spell[]];

function rowsOf(ledger: Ledger, groups: readonly Group[], asked: RowsAsked): TimelineRow[] {
  const { query, named } = asked;
  const rows: TimelineRow[] = [];
  const most = Math.min(query.steps, Math.max(LEAST_STEPS, Math.floor(ALL_STEPS / Math.max(1, groups.length))));
  let bars = 0;
  for (const [key, spells] of groups) {
    const runs = named ? runsOf(ledger, spells, asked, Math.min(query.rowBars, query.bars - bars)) : null;
    // Rows of single posts or persons are nothing without their bars: the list ends where the bars end.
    if (runs === null && key >= 0 && (query.by === "post" || query.by === "person")) break;
    bars += runs?.length ?? 0;
    const told = runs === null ? stepsOf(spells, asked.window, most) : null;
    const head = headOf(ledger, query.by, key, spells[0]?.tour ?? -1);
    rows.push({
      ...head,
      tours: spells.length,
      ...countsOf(spells, asked.asOf),
      ends: endsOf(ledger, head.mission, asked.moment),
      overlaps: overlapDays(ledger, spells, asked),
      bars: runs ?? [],
      steps: told?.steps ?? null,
      stepDays: told?.stepDays ?? 1,
    });
  }
  return rows;
}

function countsOf(spells: readonly Spell[], asOf: number): Pick<TimelineRow, "present" | "breached"> {
  let [present, breached] = [0, 0];
  for (const spell of spells) {
    if (stateOf(spell, asOf) === "in_mission") present += 1;
    if (spell.breach >= 0) breached += 1;
  }
  return { present, breached };
}

function endsOf({ names }: Ledger, mission: string | null, moment: number): TimelineRow["ends"] {
  if (mission === null) return null;
  const dayOf = (kind: string) =>
    names.ends.find(
      (end) =>
        end.mission === mission &&
        end.kind === kind &&
        believedAt(end.recorded, end.superseded ?? Number.POSITIVE_INFINITY, moment),
    )?.day ?? null;
  const ends = { operations: dayOf("operations"), withdrawal: dayOf("withdrawal") };
  return ends.operations === null && ends.withdrawal === null ? null : ends;
}

function overlapDays(
  { tours }: Ledger,
  spells: readonly Spell[],
  { query, window }: RowsAsked,
): TimelineRow["overlaps"] {
  if (query.by === "person") return [];
  const byPost = query.by === "post";
  const turns: Turn[] = [];
  for (const { tour, from, to, rotation } of spells) {
    const post = byPost ? (tours.post[tour] ?? -1) : -1;
    if (byPost && post >= 0) turns.push({ of: post, turn: tour, from, to });
    if (!byPost && rotation >= 0) turns.push({ of: tours.unit[tour] ?? -1, turn: rotation, from, to });
  }
  return overlapsOf(turns)
    .filter(({ from, to }) => from <= window.to && to >= window.from)
    .map(({ from, to }) => ({ from: dayFromNumber(from), to: dayFromNumber(to) }));
}

/** Tours alike in everything that is shown become one bar; bars by first day, then the longer one first. Null: more than `most`. */
function runsOf(
  ledger: Ledger,
  spells: readonly Spell[],
  { query, asOf }: RowsAsked,
  most: number,
): TimelineBar[] | null {
  const alone = query.each === true || query.by === "person" || query.by === "post";
  const runs = new Map<string | number, Spell[]>();
  for (const spell of spells) {
    const key = alone ? spell.tour : likeness(ledger, spell);
    const run = runs.get(key);
    if (run !== undefined) run.push(spell);
    else if (runs.size >= most) return null;
    else runs.set(key, [spell]);
  }
  return [...runs.values()]
    .sort(([a], [b]) => (a && b ? a.from - b.from || b.to - a.to || a.tour - b.tour : 0))
    .flatMap((run) => barOf(ledger, run, asOf));
}

function likeness({ tours }: Ledger, { tour, from, to, planned, breach, authorisations, rotation }: Spell): string {
  const { mission, role, mode, unit, confidence } = tours;
  const same = [mission, role, mode, unit, confidence].map((column) => column[tour]);
  return [from, to, planned, breach, rotation, ...same, ...authorisations].join(" ");
}

function barOf({ names, tours }: Ledger, run: readonly Spell[], asOf: number): readonly TimelineBar[] {
  const [spell] = run;
  if (spell === undefined) return [];
  const { tour, from, to, planned, authorisations, breach } = spell;
  const alone = run.length === 1;
  const person = alone ? names.people[tours.person[tour] ?? -1] : undefined;
  const rotation = names.rotations[spell.rotation];
  const references = authorisations.map((at) => names.authorisations[at] ?? "").sort();
  return [
    {
      from: dayFromNumber(from),
      to: dayFromNumber(to),
      people: run.length,
      standing: planned ? "planned" : "actual",
      state: stateOf(spell, asOf),
      mission: names.missions[tours.mission[tour] ?? -1] ?? "",
      role: ROLES[tours.role[tour] ?? 0] ?? "unmo",
      mode: MODES[tours.mode[tour] ?? 0] ?? "self",
      unit: names.units[tours.unit[tour] ?? -1]?.key ?? "",
      rotation: rotation?.number ?? null,
      rotationId: rotation?.id ?? null,
      contributionId: names.units[tours.unit[tour] ?? -1]?.contributionId ?? null,
      authorisation: references.length > 0 ? references.join(", ") : null,
      breach: names.breaches[breach] ?? null,
      confidence: CONFIDENCES[tours.confidence[tour] ?? 0] ?? "verified",
      tourId: alone ? idAt(tours.ids, tour) : null,
      person: person?.number ?? null,
      name: person?.name || null,
      post: alone ? (names.posts[tours.post[tour] ?? -1]?.code ?? null) : null,
    },
  ];
}
