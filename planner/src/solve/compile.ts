/** From the problem as read to the form that solving works on. */
import type { Person, Problem } from "../problem.ts";
import { compileCeilings } from "./ceilings.ts";
import { gatherClasses, gatherProfiles, matchesWhen, type Profiles } from "./classes.ts";
import { type Classes, type Compiled, findPair, type Holding, type NamedPair, type Pairs } from "./compiled.ts";
import { compileHomeLimits, compileShares } from "./groups.ts";
import { gatherNeeds, holdingOf, type Needs, Qualifier } from "./qualification.ts";

/** The compiled problem; the same problem always gives the same arrays. */
export function compile(problem: Problem): Compiled {
  const needs = gatherNeeds(problem);
  const whens = new Whens(problem.people);
  const profiles = gatherProfiles(problem, whens.list);
  const classes = gatherClasses(problem, needs, profiles);
  const pairs = gatherPairs(problem, needs, classes, scorer(problem, whens, profiles, classes));
  const shares = compileShares(problem, classes);
  const homeLimits = compileHomeLimits(problem, classes);
  const tags = [...shares.map((share) => share.tag), ...homeLimits.flatMap((limit) => limit.tag ?? [])];
  return {
    problem,
    restDays: problem.rest.days,
    people: problem.people.length,
    classes,
    pairs,
    ceilings: compileCeilings(problem, classes),
    shares,
    homeLimits,
    pins: namePairs(problem, problem.pins, classes, pairs),
    previous: namePairs(problem, problem.previous, classes, pairs),
    holdings: new Map<string, Holding>([...new Set(tags)].map((tag) => [tag, holdingOf(problem, tag)])),
  };
}

/** The distinct `when` of all scores, numbered in order of first appearance. */
class Whens {
  readonly list: Readonly<Record<string, string>>[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(people: readonly Person[]) {
    for (const person of people) {
      for (const { when } of person.scores) {
        const key = keyOf(when);
        if (this.numbers.has(key)) continue;
        this.numbers.set(key, this.list.length);
        this.list.push(when);
      }
    }
  }

  numberOf(when: Readonly<Record<string, string>>): number {
    return this.numbers.get(keyOf(when)) ?? 0;
  }
}

function keyOf(when: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(when).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** For one person a function from class to score. */
type Scorer = (person: Person) => (cls: number) => number;

function scorer(problem: Problem, whens: Whens, profiles: Profiles, classes: Classes): Scorer {
  const matched = whens.list.map((when) =>
    Uint8Array.from(profiles.example, (t) => {
      const tour = problem.tours[t];
      return tour !== undefined && matchesWhen(when, tour) ? 1 : 0;
    }),
  );
  const profileOfClass = Int32Array.from({ length: classes.count }, (_, c) => {
    return profiles.ofTour[classes.tours[classes.tourStart[c] ?? 0] ?? 0] ?? 0;
  });
  const none = new Uint8Array(profiles.count);
  return (person) => {
    const rules = person.scores.map(({ when, score }) => ({ score, on: matched[whens.numberOf(when)] ?? none }));
    return (cls) => {
      const profile = profileOfClass[cls] ?? 0;
      let sum = 0;
      for (const rule of rules) if (rule.on[profile] === 1) sum += rule.score;
      return sum;
    };
  };
}

function gatherPairs(problem: Problem, needs: Needs, classes: Classes, score: Scorer): Pairs {
  const qualifier = new Qualifier(needs, classes, problem.rest.days);
  const banned = bannedClasses(problem, classes);
  const start = new Int32Array(problem.people.length + 1);
  const cls = new Growing();
  const scores = new Growing();
  const found: number[] = [];
  for (const [p, person] of problem.people.entries()) {
    found.length = 0;
    qualifier.collect(person, found);
    const scoreOf = score(person);
    const bans = banned.get(person.id);
    for (const c of Int32Array.from(found).sort()) {
      if (bans?.has(c)) continue;
      cls.push(c);
      scores.push(scoreOf(c));
    }
    start[p + 1] = cls.length;
  }
  // a class is a small number, so its list is one of 32 bits for good
  return { count: cls.length, start, cls: Int32Array.from(cls.values()), score: scores.values() };
}

/**
 * Numbers that are pushed one by one without an object for each: 32 bits long as far as all fit. The list grows by a quarter, since
 * the largest have tens of millions and both the old and the new are in memory then.
 */
class Growing {
  length = 0;
  private store: Int32Array | Float64Array = new Int32Array(1024);

  push(value: number): void {
    const fits = this.store instanceof Float64Array || (value | 0) === value;
    if (!fits) this.store = Float64Array.from(this.store);
    if (this.length === this.store.length) this.store = resized(this.store, Math.ceil(this.length * 1.25));
    this.store[this.length++] = value;
  }

  values(): Int32Array | Float64Array {
    return resized(this.store, this.length);
  }
}

/** The list with another length: cut, or with zeros after it. */
function resized(list: Int32Array | Float64Array, length: number): Int32Array | Float64Array {
  const other = list instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  other.set(list.length > length ? list.subarray(0, length) : list);
  return other;
}

/** Tours of one class have the same bans, so a ban holds for the class. */
function bannedClasses(problem: Problem, classes: Classes): Map<string, Set<number>> {
  const tourNumbers = new Map(problem.tours.map((tour, t) => [tour.id, t]));
  const banned = new Map<string, Set<number>>();
  for (const { tour, person } of problem.bans) {
    const set = banned.get(person) ?? new Set();
    set.add(classes.ofTour[tourNumbers.get(tour) ?? 0] ?? 0);
    banned.set(person, set);
  }
  return banned;
}

function namePairs(problem: Problem, named: Problem["previous"], classes: Classes, pairs: Pairs): NamedPair[] {
  if (named.length === 0) return [];
  const tours = new Map(problem.tours.map((tour, t) => [tour.id, t]));
  const people = new Map(problem.people.map((person, p) => [person.id, p]));
  return named.map(({ tour, person }) => {
    const t = tours.get(tour) ?? 0;
    const p = people.get(person) ?? 0;
    const cls = classes.ofTour[t] ?? 0;
    return { tour: t, person: p, cls, pair: findPair(pairs, p, cls) };
  });
}
