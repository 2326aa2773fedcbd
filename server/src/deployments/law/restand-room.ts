/**
 * Which days people keep when a ceiling has room for fewer: in their order, each keeps every day on which there is room, as far as a
 * stay without a hole can. Counted day by day, so that thousands of people take no time. Pure; days include both ends.
 */
import { breaksOf, type Interval } from "../../authorisations/rules.ts";
import { addDays, type Day, dayFromNumber, dayNumber, earlierDay, laterDay } from "../../platform/days.ts";
import { type Covered, type Lifted, type Spell, settledOf } from "./restand.ts";

/** A ceiling on people present, with its allowance while one rotation relieves another; 0 and 0: none. */
export interface Room {
  readonly ceilingId: string;
  readonly people: number;
  readonly overlapPeople: number;
  readonly overlapDays: number;
}

/** Days that so many others have places on under a ceiling. */
export interface Taken extends Interval {
  readonly ceilingId: string;
}

/** A stay with its days under permits, and those that nothing covers. */
export interface Wanting {
  readonly stay: Lifted;
  readonly parts: readonly Covered[];
  readonly gaps: readonly Spell[];
}

/** The same stays with the days that have no room as gaps; whoever comes first takes room first. */
export function withRoom<T extends Wanting>(
  wanting: readonly T[],
  roomsOf: ReadonlyMap<string, readonly Room[]>,
  taken: readonly Taken[],
  today: Day,
): readonly T[] {
  const [first] = wanting;
  if (first === undefined) return [];
  const from = wanting.map(({ stay }) => stay.from).reduce(earlierDay, first.stay.from);
  const to = wanting.map(({ stay }) => stay.to).reduce(laterDay, first.stay.to);
  const rooms = [...new Map([...roomsOf.values()].flat().map((room) => [room.ceilingId, room])).values()];
  const counts = new Map(rooms.map((room) => [room.ceilingId, new Counts(room, { from, to }, taken)]));
  const countsOf = (permit: string) =>
    (roomsOf.get(permit) ?? []).flatMap(({ ceilingId }) => counts.get(ceilingId) ?? []);
  return wanting.map((each) => {
    const roomed = withoutFull(each, countsOf);
    for (const part of settledOf(roomed.stay, roomed.parts, roomed.gaps, today).kept)
      for (const count of countsOf(part.permit)) count.add(part);
    return roomed;
  });
}

/** The stay with the days on which some ceiling is full as gaps. Parts that count under one ceiling are asked together: an allowance is for days in a row. */
function withoutFull<T extends Wanting>(wanting: T, countsOf: (permit: string) => readonly Counts[]): T {
  const asked = new Map<Counts, Covered[]>();
  for (const part of wanting.parts)
    for (const count of countsOf(part.permit)) asked.set(count, [...(asked.get(count) ?? []), part]);
  const fullOf = new Map(
    [...asked].map(([count, parts]) => [count, united(parts).flatMap((spell) => count.fullOn(spell))]),
  );
  const full = wanting.parts.map((part) => {
    const spells = united(countsOf(part.permit).flatMap((count) => fullOf.get(count) ?? []));
    return spells.flatMap((spell) => within(spell, part) ?? []);
  });
  if (full.every((spells) => spells.length === 0)) return wanting;
  const parts = wanting.parts.flatMap((part, at) =>
    without(part, full[at] ?? []).map((spell) => ({ permit: part.permit, ...spell })),
  );
  return { ...wanting, parts, gaps: united([...wanting.gaps, ...full.flat()]) };
}

/** How many have a place under one ceiling, day by day. */
class Counts {
  private readonly room: Room;
  private readonly first: number;
  private readonly people: Int32Array;

  /** Days on either side of `span` matter as far as the allowance reaches. */
  constructor(room: Room, span: Spell, taken: readonly Taken[]) {
    this.room = room;
    this.first = dayNumber(span.from) - room.overlapDays - 1;
    this.people = new Int32Array(dayNumber(span.to) + room.overlapDays + 2 - this.first);
    for (const each of taken) if (each.ceilingId === room.ceilingId) this.add(each, each.people);
  }

  add({ from, to }: Spell, people = 1): void {
    const last = Math.min(dayNumber(to) - this.first, this.people.length - 1);
    for (let at = Math.max(0, dayNumber(from) - this.first); at <= last; at += 1)
      this.people[at] = (this.people[at] ?? 0) + people;
  }

  /** Days of the spell on which one more would be too many, in order. */
  fullOn(spell: Spell): readonly Spell[] {
    const { people, overlapPeople, overlapDays } = this.room;
    const days = this.runs(spell);
    const above = days.filter((run) => run.people >= people);
    if (above.length === 0 || overlapPeople === 0) return united(above);
    const limit = { people, overlap: { people: overlapPeople, days: overlapDays, inferred: false, source: "" } };
    const whole = { from: dayFromNumber(this.first), to: dayFromNumber(this.first + this.people.length - 1) };
    const use = { present: this.runs(whole), ever: 0 };
    return united(breaksOf(limit, use, { people: 1, fresh: 1, ...spell }));
  }

  /** The numbers of the spell's days as runs of equal days. */
  private runs({ from, to }: Spell): readonly Interval[] {
    const runs: { from: Day; to: Day; people: number }[] = [];
    const last = dayNumber(to) - this.first;
    for (let at = dayNumber(from) - this.first; at <= last; at += 1) {
      const people = this.people[at] ?? 0;
      const run = runs.at(-1);
      const day = dayFromNumber(this.first + at);
      if (run !== undefined && run.people === people) run.to = day;
      else runs.push({ from: day, to: day, people });
    }
    return runs;
  }
}

/** The days of the spells, each once, in order. */
function united(spells: readonly Spell[]): readonly Spell[] {
  const whole: { from: Day; to: Day }[] = [];
  for (const { from, to } of [...spells].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = whole.at(-1);
    if (last !== undefined && from <= addDays(last.to, 1)) last.to = laterDay(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** The days of a spell that are days of another; null where there are none. */
function within(spell: Spell, other: Spell): Spell | null {
  const both = { from: laterDay(spell.from, other.from), to: earlierDay(spell.to, other.to) };
  return both.from <= both.to ? both : null;
}

/** The days of a spell that are in none of the others, which are in order and meet it. */
function without({ from, to }: Spell, others: readonly Spell[]): readonly Spell[] {
  const rest: Spell[] = [];
  let next = from;
  for (const other of others) {
    if (next < other.from) rest.push({ from: next, to: addDays(other.from, -1) });
    next = laterDay(next, addDays(other.to, 1));
  }
  if (next <= to) rest.push({ from: next, to });
  return rest;
}
