/** A problem with the assignments of a plan, prepared for questions about single tours and people. Pure. */
import {
  entryValue,
  hardMatches,
  type NamedMatch,
  type ObjectiveEntry,
  type Person,
  type Posting,
  type Problem,
  type Tour,
} from "@contingent/planner";
import { FIRST_DAY, firstGap, LAST_DAY, type Span, union } from "../eligibility/spans.ts";

export interface Pair {
  readonly tour: string;
  readonly person: string;
}

/** A plan beside its problem, to ask who is where and who could be. */
export interface World {
  readonly problem: Problem;
  readonly postings: readonly Posting[];
  /** Null for a tour that was not put to the planner. */
  tour(id: string): Tour | null;
  /** Null for somebody who was not among the volunteers. */
  person(id: string): Person | null;
  /** Who is on the tour; null while it is open. */
  holderOf(tour: Tour): Person | null;
  toursOf(person: Person): readonly Tour[];
  /** Tags of the tour's needs that the person does not hold on the days asked for; empty for who may hold it. */
  unmet(person: Person, tour: Tour): readonly string[];
  isBanned(person: Person, tour: Tour): boolean;
  isPinned(tour: Tour): boolean;
  scoreOf(person: Person, tour: Tour): number;
  /** Hard rules that other postings would break. */
  broken(postings: readonly Posting[]): readonly NamedMatch[];
  /** Value of an entry of the objective for other postings. */
  value(entry: ObjectiveEntry, postings: readonly Posting[]): number;
}

/** Prepares a problem and the assignments of its plan. Assignments that name what the problem does not have are left out. */
export function worldOf(problem: Problem, assignments: readonly Pair[]): World {
  const tours = new Map(problem.tours.map((tour) => [tour.id, tour]));
  const people = new Map(problem.people.map((person) => [person.id, person]));
  const postings = assignments.flatMap((pair) => {
    const tour = tours.get(pair.tour);
    const person = people.get(pair.person);
    return tour === undefined || person === undefined ? [] : [{ tour, person }];
  });
  const holder = new Map(postings.map(({ tour, person }) => [tour.id, person]));
  const held = Map.groupBy(postings, ({ person }) => person.id);
  const bans = new Set(problem.bans.map(({ tour, person }) => JSON.stringify([tour, person])));
  const pins = new Set(problem.pins.map(({ tour }) => tour));
  const tagsOf = holdings(problem);
  return {
    problem,
    postings,
    tour: (id) => tours.get(id) ?? null,
    person: (id) => people.get(id) ?? null,
    holderOf: (tour) => holder.get(tour.id) ?? null,
    toursOf: (person) => (held.get(person.id) ?? []).map(({ tour }) => tour),
    unmet: (person, tour) => unmetNeeds(tagsOf(person), tour),
    isBanned: (person, tour) => bans.has(JSON.stringify([tour.id, person.id])),
    isPinned: (tour) => pins.has(tour.id),
    scoreOf,
    broken: (others) => hardMatches(problem, others),
    value: (entry, others) => entryValue(entry, problem, others),
  };
}

type Holdings = ReadonlyMap<string, readonly Span[]>;

/** Days on which each person holds each tag, made once for each person who is asked about. */
function holdings(problem: Problem): (person: Person) => Holdings {
  const made = new Map<string, Holdings>();
  const known = new Map(problem.people.map((person) => [person.id, person]));
  return ({ id }) => {
    const before = made.get(id);
    if (before !== undefined) return before;
    const byTag = Map.groupBy(known.get(id)?.tags ?? [], ({ tag }) => tag);
    const spans = new Map(
      [...byTag].map(([tag, held]) => [
        tag,
        union(held.map(({ from, to }) => ({ from: from ?? FIRST_DAY, to: to ?? LAST_DAY }))),
      ]),
    );
    made.set(id, spans);
    return spans;
  };
}

const AT_START = "@start";

function unmetNeeds(holdings: Holdings, tour: Tour): string[] {
  return tour.needs.flatMap((anyOf) => {
    const met = anyOf.some((need) => {
      const start = need.endsWith(AT_START);
      const spans = holdings.get(start ? need.slice(0, -AT_START.length) : need) ?? [];
      return firstGap(spans, { from: tour.from, to: start ? tour.from : tour.to }) === null;
    });
    const first = anyOf[0] ?? "";
    return met ? [] : [first.endsWith(AT_START) ? first.slice(0, -AT_START.length) : first];
  });
}

/** Points of a person for a tour. */
function scoreOf(person: Person, tour: Tour): number {
  return person.scores.reduce((sum, { when, score }) => {
    const matches = Object.entries(when).every(([key, value]) => (tour.labels[key] ?? "") === value);
    return matches ? sum + score : sum;
  }, 0);
}
