/**
 * Who may fill a tour whatever else is planned. Asked for many tours, so everything is worked out by sets of people: one bit for each
 * person, made once for each need on the same days, and combined word by word.
 */
import { unionOf } from "./constraints/holding.ts";
import { dayNumber } from "./days.ts";
import { AT_START, type Person, type Problem, type Tour } from "./problem.ts";

/** The people who may fill a tour, and how many others are kept from it by one thing alone. */
export interface Qualified {
  /** In the problem's order. */
  readonly fit: readonly Person[];
  /** For each need of the tour, people who miss nothing else. */
  readonly needsAlone: readonly number[];
  readonly availableAlone: number;
  readonly restAlone: number;
  readonly bannedAlone: number;
}

/** Whom a span of days belongs to, by index, and from when to when as day numbers. */
interface Spans {
  readonly people: number[];
  readonly from: number[];
  readonly to: number[];
}

type Days = Parameters<typeof unionOf>[0];

/** Answers who is qualified, tour by tour; the problem must stay as it is. */
export class Qualification {
  private readonly problem: Problem;
  private readonly words: number;
  private readonly holders = new Map<string, Spans>();
  private readonly free: Spans = { people: [], from: [], to: [] };
  private readonly returned: Float64Array;
  private readonly banned: ReadonlyMap<string, readonly string[]>;
  private readonly index: ReadonlyMap<string, number>;
  private readonly masks = new Map<string, Uint32Array>();

  constructor(problem: Problem) {
    this.problem = problem;
    this.words = Math.ceil(problem.people.length / 32);
    for (const [p, { tags, available }] of problem.people.entries()) {
      for (const [tag, held] of byTag(tags)) this.hold(tag, p, held);
      addSpans(this.free, p, available ?? [{}]);
    }
    this.returned = Float64Array.from(problem.people, ({ lastReturn }) =>
      lastReturn === undefined ? Number.NEGATIVE_INFINITY : dayNumber(lastReturn),
    );
    this.index = new Map(problem.bans.length === 0 ? [] : problem.people.map(({ id }, p) => [id, p]));
    const bans = Map.groupBy(problem.bans, ({ tour }) => tour);
    this.banned = new Map([...bans].map(([tour, all]) => [tour, all.map(({ person }) => person)]));
  }

  private hold(tag: string, person: number, held: Days): void {
    const spans = this.holders.get(tag) ?? { people: [], from: [], to: [] };
    this.holders.set(tag, spans);
    addSpans(spans, person, held);
  }

  /** Who may fill the tour, and whom one thing alone keeps from it. */
  of(tour: Tour): Qualified {
    const able = [
      ...tour.needs.map((need) => this.meeting(need, tour)),
      this.availableFor(tour),
      this.restedBy(tour),
      this.notBanned(tour),
    ];
    const { none, one } = this.missing(able);
    const alone = able.map((mask) => countWithout(one, mask));
    const needs = tour.needs.length;
    return {
      fit: this.peopleOf(none),
      needsAlone: alone.slice(0, needs),
      availableAlone: alone[needs] ?? 0,
      restAlone: alone[needs + 1] ?? 0,
      bannedAlone: alone[needs + 2] ?? 0,
    };
  }

  /** The people who miss none of the sets, and those who miss exactly one. */
  private missing(able: readonly Uint32Array[]): { none: Uint32Array; one: Uint32Array } {
    const none = this.everybody();
    const one = new Uint32Array(this.words);
    for (const mask of able) {
      for (let w = 0; w < none.length; w++) {
        const has = mask[w] ?? 0;
        one[w] = ((one[w] ?? 0) & has) | ((none[w] ?? 0) & ~has);
        none[w] = (none[w] ?? 0) & has;
      }
    }
    return { none, one };
  }

  private everybody(): Uint32Array {
    const all = new Uint32Array(this.words).fill(0xffffffff);
    const rest = this.problem.people.length % 32;
    if (rest > 0) all[this.words - 1] = 2 ** rest - 1;
    return all;
  }

  private meeting(anyOf: readonly string[], tour: Tour): Uint32Array {
    return this.once(["need", ...anyOf, tour.from, tour.to], (mask) => {
      for (const need of anyOf) {
        const atStart = need.endsWith(AT_START);
        const tag = atStart ? need.slice(0, -AT_START.length) : need;
        const spans = this.holders.get(tag);
        if (spans !== undefined)
          markCovering(mask, spans, dayNumber(tour.from), dayNumber(atStart ? tour.from : tour.to));
      }
    });
  }

  private availableFor(tour: Tour): Uint32Array {
    return this.once(["available", tour.from, tour.to], (mask) =>
      markCovering(mask, this.free, dayNumber(tour.from), dayNumber(tour.to)),
    );
  }

  private restedBy(tour: Tour): Uint32Array {
    return this.once(["rested", tour.from], (mask) => {
      const from = dayNumber(tour.from);
      for (const [p, last] of this.returned.entries()) if (from - last - 1 >= this.problem.rest.days) mark(mask, p);
    });
  }

  private notBanned(tour: Tour): Uint32Array {
    const banned = this.banned.get(tour.id);
    if (banned === undefined) return this.once(["not banned"], (mask) => mask.fill(0xffffffff));
    const mask = this.everybody();
    for (const person of banned) {
      const p = this.index.get(person) ?? 0;
      mask[p >>> 5] = (mask[p >>> 5] ?? 0) & ~(1 << (p & 31));
    }
    return mask;
  }

  private once(key: readonly string[], fill: (mask: Uint32Array) => void): Uint32Array {
    const text = JSON.stringify(key);
    const known = this.masks.get(text);
    if (known !== undefined) return known;
    const mask = new Uint32Array(this.words);
    fill(mask);
    this.masks.set(text, mask);
    return mask;
  }

  private peopleOf(mask: Uint32Array): Person[] {
    const found: Person[] = [];
    for (const [w, word] of mask.entries()) {
      for (let left = word; left !== 0; left &= left - 1) {
        const person = this.problem.people[w * 32 + 31 - Math.clz32(left & -left)];
        if (person !== undefined) found.push(person);
      }
    }
    return found;
  }
}

function byTag(tags: Person["tags"]): Iterable<readonly [string, Days]> {
  // Hardly anybody holds the same tag twice; grouping everybody's would take longer than all the rest.
  const twice = tags.some(({ tag }, i) => tags.findIndex((other) => other.tag === tag) !== i);
  return twice ? Map.groupBy(tags, ({ tag }) => tag) : tags.map((held) => [held.tag, [held]] as const);
}

function addSpans(spans: Spans, person: number, days: Days): void {
  for (const { first, last } of unionOf(days)) {
    spans.people.push(person);
    spans.from.push(first);
    spans.to.push(last);
  }
}

/** Marks everybody of whom one span contains all days from `first` to `last`. */
function markCovering(mask: Uint32Array, { people, from, to }: Spans, first: number, last: number): void {
  for (let i = 0; i < people.length; i++) {
    if ((from[i] ?? 0) <= first && last <= (to[i] ?? 0)) mark(mask, people[i] ?? 0);
  }
}

function mark(mask: Uint32Array, person: number): void {
  mask[person >>> 5] = (mask[person >>> 5] ?? 0) | (1 << (person & 31));
}

/** How many of `set` are not in `other`. */
function countWithout(set: Uint32Array, other: Uint32Array): number {
  let count = 0;
  for (let w = 0; w < set.length; w++) {
    for (let left = (set[w] ?? 0) & ~(other[w] ?? 0); left !== 0; left &= left - 1) count++;
  }
  return count;
}
