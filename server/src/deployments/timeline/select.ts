/** Tours that a question about the timeline means, as they were known at its moment. Pure. */
import { believedAt, type Ledger } from "./ledger.ts";
import type { TimelineQuery, TimelineState } from "./schema.ts";

export const ROLES = ["unmo", "mlo", "staff_officer", "contingent_member"] as const;
export const MODES = ["self", "embedded"] as const;
export const CONFIDENCES = ["verified", "unverified", "inferred"] as const;

/** A tour as known: days as numbers since 1970, decisions and breaches as places in the ledger's lists. */
export interface Spell {
  readonly tour: number;
  readonly from: number;
  readonly to: number;
  readonly planned: boolean;
  readonly authorisations: readonly number[];
  readonly breach: number;
  /** Place of its rotation; -1 where it has none. */
  readonly rotation: number;
}

/** The state of a tour on a day; both as days since 1970. */
export function stateOf({ from, to, planned }: Pick<Spell, "from" | "to" | "planned">, asOf: number): TimelineState {
  if (planned) return from < asOf ? "overdue" : "planned";
  if (to < asOf) return "returned";
  return from > asOf ? "ahead" : "in_mission";
}

/** What the tour was known to be at a moment; null: not known then, or cancelled. */
export function spellOf(ledger: Ledger, tour: number, moment: number): Spell | null {
  const { presences: p, order } = ledger;
  let [from, to, planned, breach] = [0, 0, true, -1];
  const authorisations: number[] = [];
  let some = false;
  for (let place = ledger.starts[tour] ?? 0; place < (ledger.starts[tour + 1] ?? 0); place += 1) {
    const at = order[place] ?? 0;
    if (!believedAt(p.recorded[at] ?? 0, p.superseded[at] ?? 0, moment)) continue;
    const [first, last] = [p.from[at] ?? 0, p.to[at] ?? 0];
    from = some ? Math.min(from, first) : first;
    to = some ? Math.max(to, last) : last;
    some = true;
    if (p.planned[at] === 0) planned = false;
    if ((p.breach[at] ?? -1) >= 0) breach = p.breach[at] ?? -1;
    const authorisation = p.authorisation[at] ?? -1;
    if (authorisation >= 0 && !authorisations.includes(authorisation)) authorisations.push(authorisation);
  }
  return some ? { tour, from, to, planned, authorisations, breach, rotation: rotationOf(ledger, tour, moment) } : null;
}

/** The rotation on whose roll a tour stood at a moment, else the one it was recorded with. */
function rotationOf({ tours, rolls, rolled }: Ledger, tour: number, moment: number): number {
  const entry = rolled.get(tour)?.find((at) => believedAt(rolls.recorded[at] ?? 0, rolls.superseded[at] ?? 0, moment));
  return entry === undefined ? (tours.rotation[tour] ?? -1) : (rolls.rotation[entry] ?? -1);
}

/** What the filter of a question asks of a tour, whatever was known of its days. */
export function tourFilter(ledger: Ledger, query: TimelineQuery): (tour: number) => boolean {
  const { tours, names } = ledger;
  const wanted = (list: readonly string[], value: string | undefined) =>
    value === undefined ? null : new Set(list.flatMap((each, at) => (each === value ? [at] : [])));
  const mission = wanted(names.missions, query.mission);
  const role = wanted(ROLES, query.role);
  const mode = wanted(MODES, query.mode);
  const unit = wanted(
    names.units.map(({ key }) => key),
    query.unit,
  );
  return (tour) =>
    (mission === null || mission.has(tours.mission[tour] ?? -1)) &&
    (role === null || role.has(tours.role[tour] ?? -1)) &&
    (mode === null || mode.has(tours.mode[tour] ?? -1)) &&
    (unit === null || unit.has(tours.unit[tour] ?? -1));
}

const everything = new WeakMap<Ledger, readonly Spell[]>();

/** All tours known at a moment, in the ledger's order. What is known now is put together once for each ledger. */
export function spellsAt(ledger: Ledger, moment: number): readonly Spell[] {
  const now = moment === Number.POSITIVE_INFINITY;
  const before = now ? everything.get(ledger) : undefined;
  if (before !== undefined) return before;
  const spells: Spell[] = [];
  for (let tour = 0; tour < ledger.tours.mission.length; tour += 1) {
    const spell = spellOf(ledger, tour, moment);
    if (spell !== null) spells.push(spell);
  }
  if (now) everything.set(ledger, spells);
  return spells;
}

/** What the filter asks of a tour as it is known. `asOf` in days since 1970; persons and posts are searched only where they may be seen. */
export function spellFilter(
  ledger: Ledger,
  query: TimelineQuery,
  asOf: number,
  named: boolean,
): (spell: Spell) => boolean {
  const words = (query.find ?? "").toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const tests = words.map((word) => wordTest(ledger, word, named));
  const { authorisations, rotations } = ledger.names;
  return (spell) =>
    (query.rotation === undefined || rotations[spell.rotation]?.number === query.rotation) &&
    (query.state === undefined || stateOf(spell, asOf) === query.state) &&
    (query.breach === undefined || query.breach === spell.breach >= 0) &&
    (query.authorisation === undefined ||
      spell.authorisations.some((at) => authorisations[at] === query.authorisation)) &&
    tests.every((test) => test(spell));
}

/** Whether a word occurs in anything a tour is of. Each name is looked at once, not once for each tour. */
function wordTest({ tours, names }: Ledger, word: string, named: boolean): (spell: Spell) => boolean {
  const having = <T>(list: readonly T[], text: (each: T) => string) =>
    list.map((each) => text(each).toLocaleLowerCase().includes(word));
  const missions = having(names.missions, (id) => id);
  const units = having(names.units, ({ key, title }) => `${key} ${title}`);
  const decisions = having(names.authorisations, (reference) => reference);
  const people = named ? having(names.people, ({ number, name }) => `${number} ${name}`) : [];
  const posts = named ? having(names.posts, ({ code, title }) => `${code} ${title}`) : [];
  return ({ tour, authorisations }) =>
    missions[tours.mission[tour] ?? -1] === true ||
    units[tours.unit[tour] ?? -1] === true ||
    people[tours.person[tour] ?? -1] === true ||
    posts[tours.post[tour] ?? -1] === true ||
    authorisations.some((at) => decisions[at] === true);
}
