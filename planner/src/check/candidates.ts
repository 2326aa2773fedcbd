/**
 * Who could fill what, grouped so that large problems stay small: tours that say the same and stand in the same class of
 * the certificate are one *kind*. Kinds are numbered in the order of their last day.
 */
import { dayNumber } from "../days.ts";
import type { Person, Problem, Tour } from "../problem.ts";
import { covered } from "./days-covered.ts";
import { scoreOf } from "./measures.ts";
import { meetsNeed, restedFrom } from "./rules.ts";

/** Tours that differ in id and post only. */
export interface Kind {
  readonly tour: Tour;
  readonly ids: readonly string[];
  /** Index of its class in the certificate. */
  readonly classIndex: number;
  readonly from: number;
  readonly to: number;
}

/** For each person a run of candidates: entries `starts[p]` to `starts[p + 1] − 1` of `kinds` and `scores`. */
export interface Candidates {
  readonly kinds: readonly Kind[];
  readonly starts: Int32Array;
  readonly kindOf: Int32Array;
  readonly scores: Float64Array;
  /** Greatest common divisor of all candidates' scores; 0 when all are 0. */
  readonly scoreStep: number;
  /** Tours from which each person is banned. */
  readonly bans: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The greatest common divisor of two whole numbers, never negative; that of 0 and a number is the number. */
export function greatestDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function kindsOf(problem: Problem, classOf: ReadonlyMap<string, number>): Kind[] {
  const groups = Map.groupBy(problem.tours, ({ id, post: _post, ...said }) => JSON.stringify([said, classOf.get(id)]));
  const kinds: Kind[] = [];
  for (const tours of groups.values()) {
    const tour = tours[0];
    if (tour === undefined) continue;
    const classIndex = classOf.get(tour.id) ?? -1;
    const ids = tours.map(({ id }) => id);
    kinds.push({ tour, ids, classIndex, from: dayNumber(tour.from), to: dayNumber(tour.to) });
  }
  return kinds.sort((a, b) => a.to - b.to);
}

/** A list of numbers that grows; tens of millions of them take the room of numbers only. */
class Growing<T extends Int32Array | Float64Array> {
  list: T;
  length = 0;
  private readonly make: (size: number) => T;

  constructor(make: (size: number) => T) {
    this.make = make;
    this.list = make(1024);
  }

  push(value: number): void {
    if (this.length === this.list.length) {
      const larger = this.make(this.length * 2);
      larger.set(this.list);
      this.list = larger;
    }
    this.list[this.length] = value;
    this.length += 1;
  }
}

/** Every person's candidates among the kinds. */
export function candidatesOf(problem: Problem, classOf: ReadonlyMap<string, number>): Candidates {
  const kinds = kindsOf(problem, classOf);
  const wants = [...Map.groupBy(kinds.keys(), (k) => JSON.stringify(kinds[k]?.tour.needs)).values()];
  const bans = new Map<string, Set<string>>();
  for (const { tour, person } of problem.bans) bans.set(person, (bans.get(person) ?? new Set()).add(tour));
  const starts = new Int32Array(problem.people.length + 1);
  const kindOf = new Growing((size) => new Int32Array(size));
  const scores = new Growing((size) => new Float64Array(size));
  let scoreStep = 0;
  for (const [p, person] of problem.people.entries()) {
    for (const k of fitting(person, kinds, wants, problem.rest.days)) {
      const kind = kinds[k];
      if (kind === undefined || kind.ids.every((id) => bans.get(person.id)?.has(id))) continue;
      const score = scoreOf(person, kind.tour);
      scoreStep = greatestDivisor(scoreStep, score);
      kindOf.push(k);
      scores.push(score);
    }
    starts[p + 1] = kindOf.length;
  }
  return { kinds, starts, kindOf: kindOf.list, scores: scores.list, scoreStep, bans };
}

/** The kinds a person is fit for, in order. `wants` groups kinds by their needs, so that most are ruled out together. */
function fitting(
  person: Person,
  kinds: readonly Kind[],
  wants: readonly (readonly number[])[],
  rest: number,
): number[] {
  const ever = new Set(person.tags.map(({ tag }) => tag));
  const always = new Set(
    person.tags.filter((held) => held.from === undefined && held.to === undefined).map(({ tag }) => tag),
  );
  const plain = (need: string) => (need.endsWith("@start") ? need.slice(0, -"@start".length) : need);
  const rested = restedFrom(person, rest);
  const found: number[] = [];
  for (const group of wants) {
    const needs = kinds[group[0] ?? 0]?.tour.needs ?? [];
    if (!needs.every((anyOf) => anyOf.some((need) => ever.has(plain(need))))) continue;
    const timed = needs.filter((anyOf) => !anyOf.some((need) => always.has(plain(need))));
    for (const k of group) {
      const kind = kinds[k];
      if (kind === undefined || kind.from < rested) continue;
      if (person.available !== undefined && !covered(person.available, kind.tour.from, kind.tour.to)) continue;
      if (timed.every((anyOf) => meetsNeed(person, kind.tour, anyOf))) found.push(k);
    }
  }
  return found.sort((a, b) => a - b);
}
