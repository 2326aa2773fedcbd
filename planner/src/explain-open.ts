/** Why tours stay open: for each, every cause with how many people it concerns. */
import type { Posting } from "./constraints/constraint.ts";
import { postingsOf } from "./constraints/constraint.ts";
import { entryValue } from "./constraints/index.ts";
import { AddedPosting } from "./explain-added.ts";
import { bansOf, type Obstacle, ownObstacles, ownTourObstacles } from "./explain-obstacles.ts";
import type { Cause, Json, OpenTour } from "./plan.ts";
import { AT_START, LEAST, type ObjectiveEntry, type Pair, type Person, type Problem, type Tour } from "./problem.ts";

/** At most so many people are named in one cause; their number is always given whole. */
const NAMED = 10;

/** People who could be added without breaking a rule and whose effect on the objective is worked out. */
const WEIGHED = 5;

/** Every tour without an assignment, sorted as the problem's tours are, with its causes; never without one. */
export function openTours(problem: Problem, assignments: readonly Pair[]): OpenTour[] {
  const postings = postingsOf(problem, assignments);
  const filled = new Set(assignments.map(({ tour }) => tour));
  const plan: Planned = {
    problem,
    tags: new Map(problem.people.map(({ id, tags }) => [id, new Set(tags.map(({ tag }) => tag))])),
    postings,
    byPerson: Map.groupBy(postings, ({ person }) => person.id),
    bans: bansOf(problem),
    added: new AddedPosting(problem, postings),
  };
  const bannedTours = new Set(problem.bans.map(({ tour }) => tour));
  const previousTours = new Set(problem.previous.map(({ tour }) => tour));
  const known = new Map<string, readonly Cause[]>();
  return problem.tours
    .filter(({ id }) => !filled.has(id))
    .map((tour) => {
      const { id, post: _post, ...said } = tour;
      // Tours that differ in nothing but their name are open for the same causes.
      const key = bannedTours.has(id) || previousTours.has(id) ? id : JSON.stringify(said);
      const causes = known.get(key) ?? causesOf(plan, tour);
      known.set(key, causes);
      return { tour: id, causes };
    });
}

/** The tags that each need of the tour asks for, at whatever time; asked of everybody, so it is worked out once. */
function tagsOf(tour: Tour): string[][] {
  return tour.needs.map((anyOf) =>
    anyOf.map((need) => (need.endsWith(AT_START) ? need.slice(0, -AT_START.length) : need)),
  );
}

/** Whether two needs or more ask for tags that the person never holds: only who misses one thing is counted. */
function missesSeveral(needs: readonly (readonly string[])[], ever: ReadonlySet<string> | undefined): boolean {
  let missed = 0;
  for (const anyOf of needs) {
    if (anyOf.some((tag) => ever?.has(tag))) continue;
    missed += 1;
    if (missed > 1) return true;
  }
  return false;
}

interface Planned {
  readonly problem: Problem;
  /** Every tag that each person ever holds. */
  readonly tags: ReadonlyMap<string, ReadonlySet<string>>;
  readonly postings: readonly Posting[];
  readonly byPerson: ReadonlyMap<string, readonly Posting[]>;
  readonly bans: ReadonlyMap<string, string>;
  readonly added: AddedPosting;
}

function causesOf(plan: Planned, tour: Tour): Cause[] {
  const { problem } = plan;
  const fit: Person[] = [];
  const single: Obstacle[] = [];
  const needs = tagsOf(tour);
  for (const person of problem.people) {
    if (missesSeveral(needs, plan.tags.get(person.id))) continue;
    const obstacles = ownObstacles(problem, tour, person, plan.bans);
    const [first] = obstacles;
    if (first === undefined) fit.push(person);
    else if (obstacles.length === 1) single.push(first);
  }
  if (fit.length === 0) return [nobodyQualified(problem, tour, single)];
  const told = fit.map((person) => ({
    person,
    obstacles: [
      ...ownTourObstacles(problem, tour, plan.byPerson.get(person.id) ?? []),
      ...plan.added.breaks({ tour, person }),
    ],
  }));
  const causes = grouped(told);
  const free = told.filter(({ obstacles }) => obstacles.length === 0).map(({ person }) => person);
  if (free.length > 0) causes.push(costsMore(plan, tour, free));
  return causes;
}

/** Nobody may fill the tour. Each need with the number of people whom nothing else keeps from it; likewise the rest. */
function nobodyQualified(problem: Problem, tour: Tour, single: readonly Obstacle[]): Cause {
  const alone = (code: Obstacle["code"]) => single.filter((obstacle) => obstacle.code === code).length;
  return {
    code: "nobody-qualified",
    people: problem.people.length,
    needs: tour.needs.map((need) => ({
      need: [...need],
      alone: single.filter((one) => one.code === "need" && JSON.stringify(one.need) === JSON.stringify(need)).length,
    })),
    availableAlone: alone("available"),
    restAlone: alone("returned"),
    bannedAlone: alone("banned"),
  };
}

const CODES = { elsewhere: "used-elsewhere", rest: "rest", ceiling: "ceiling", share: "share", "home-cap": "home-cap" };

/** Obstacles of the same kind (of the same rule) together: how many qualified people they stop, and how many they alone. */
function grouped(told: readonly { person: Person; obstacles: readonly Obstacle[] }[]): Cause[] {
  const causes = new Map<string, { facts: Record<string, Json>; stopped: Map<string, string[]>; alone: number }>();
  for (const { person, obstacles } of told) {
    const keys = new Set(obstacles.map(keyOf));
    for (const obstacle of obstacles) {
      const key = keyOf(obstacle);
      const cause = causes.get(key) ?? { facts: factsOf(obstacle), stopped: new Map<string, string[]>(), alone: 0 };
      causes.set(key, cause);
      if (!cause.stopped.has(person.id) && keys.size === 1) cause.alone += 1;
      const tours = cause.stopped.get(person.id) ?? [];
      cause.stopped.set(person.id, "tour" in obstacle ? [...tours, String(obstacle.tour)] : tours);
    }
  }
  return [...causes.values()].map(({ facts, stopped, alone }) => {
    const who = [...stopped]
      .slice(0, NAMED)
      .map(([person, tours]) => ({ person, ...(tours.length > 0 ? { tours } : {}) }));
    return { ...facts, code: String(facts.code), people: stopped.size, alone, who };
  });
}

function keyOf(obstacle: Obstacle): string {
  return "rule" in obstacle ? JSON.stringify([obstacle.code, obstacle.rule]) : obstacle.code;
}

function factsOf(obstacle: Obstacle): Record<string, Json> {
  if (!("rule" in obstacle)) return { code: CODES[obstacle.code as keyof typeof CODES] };
  return { ...obstacle, code: CODES[obstacle.code] };
}

/** Somebody could be added without breaking a rule, but the objective would lose by it, or gains nothing. */
function costsMore({ problem, postings }: Planned, tour: Tour, free: readonly Person[]): Cause {
  const weighed = free.slice(0, WEIGHED).map((person) => ({
    person: person.id,
    ...firstChange(problem, postings, [...postings, { tour, person }]),
  }));
  const gains = weighed.some(({ gain }) => gain > 0);
  const who = weighed.map(({ person, entry, gain }) => ({ person, entry: entryJson(entry), change: gain }));
  return { code: gains ? "not-found" : "no-gain", people: free.length, who };
}

function entryJson(entry: ObjectiveEntry | null): Json {
  return entry === null || typeof entry === "string" ? entry : { ...entry };
}

/** The first entry of the objective that differs between two plans, and by how much `after` is better in it. */
export function firstChange(
  problem: Problem,
  before: readonly Posting[],
  after: readonly Posting[],
): { readonly entry: ObjectiveEntry | null; readonly gain: number } {
  for (const entry of problem.objective) {
    const more = entryValue(entry, problem, after) - entryValue(entry, problem, before);
    const gain = typeof entry === "string" && LEAST.has(entry) ? -more : more;
    if (gain !== 0) return { entry, gain };
  }
  return { entry: null, gain: 0 };
}
