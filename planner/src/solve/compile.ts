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
  const values = scores.values();
  const fits = values.every((value) => Math.abs(value) <= 0x7fffffff);
  return {
    count: cls.length,
    start,
    cls: Int32Array.from(cls.values()),
    score: fits ? Int32Array.from(values) : values,
  };
}

/** Numbers that are pushed one by one without an object for each. */
class Growing {
  length = 0;
  private store = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.store.length) {
      const larger = new Float64Array(this.store.length * 2);
      larger.set(this.store);
      this.store = larger;
    }
    this.store[this.length++] = value;
  }

  values(): Float64Array {
    return this.store.slice(0, this.length);
  }
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
