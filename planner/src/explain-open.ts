/** Why tours stay open: for each, every cause with how many people it concerns. */
import type { Posting } from "./constraints/constraint.ts";
import { postingsOf } from "./constraints/constraint.ts";
import { AddedPosting } from "./explain-added.ts";
import { Gain } from "./explain-gain.ts";
import { type Obstacle, ownTourObstacles } from "./explain-obstacles.ts";
import { Qualification, type Qualified } from "./explain-qualified.ts";
import type { Cause, Json, OpenTour } from "./plan.ts";
import type { ObjectiveEntry, Pair, Person, Problem, Tour } from "./problem.ts";

/** At most so many people are named in one cause; their number is always given whole. */
const NAMED = 10;

/** People who could be added without breaking a rule and whose effect on the objective is worked out. */
const WEIGHED = 5;

/** Every tour without an assignment, sorted as the problem's tours are, with its causes; never without one. */
export function openTours(problem: Problem, assignments: readonly Pair[]): OpenTour[] {
  const postings = postingsOf(problem, assignments);
  const filled = new Set(assignments.map(({ tour }) => tour));
  const added = new AddedPosting(problem, postings);
  const plan: Planned = {
    problem,
    qualification: new Qualification(problem),
    byPerson: Map.groupBy(postings, ({ person }) => person.id),
    added,
    gain: new Gain(problem, postings, added),
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

interface Planned {
  readonly problem: Problem;
  readonly qualification: Qualification;
  readonly byPerson: ReadonlyMap<string, readonly Posting[]>;
  readonly added: AddedPosting;
  readonly gain: Gain;
}

function causesOf(plan: Planned, tour: Tour): Cause[] {
  const { problem } = plan;
  const qualified = plan.qualification.of(tour);
  if (qualified.fit.length === 0) return [nobodyQualified(problem, tour, qualified)];
  const told = qualified.fit.map((person) => ({
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
function nobodyQualified(problem: Problem, tour: Tour, qualified: Qualified): Cause {
  const { needsAlone, availableAlone, restAlone, bannedAlone } = qualified;
  return {
    code: "nobody-qualified",
    people: problem.people.length,
    needs: tour.needs.map((need, index) => ({ need: [...need], alone: needsAlone[index] ?? 0 })),
    availableAlone,
    restAlone,
    bannedAlone,
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
function costsMore({ gain: weigh }: Planned, tour: Tour, free: readonly Person[]): Cause {
  const weighed = free.slice(0, WEIGHED).map((person) => ({
    person: person.id,
    ...weigh.firstChange({ tour, person }),
  }));
  const gains = weighed.some(({ gain }) => gain > 0);
  const who = weighed.map(({ person, entry, gain }) => ({ person, entry: entryJson(entry), change: gain }));
  return { code: gains ? "not-found" : "no-gain", people: free.length, who };
}

function entryJson(entry: ObjectiveEntry | null): Json {
  return entry === null || typeof entry === "string" ? entry : { ...entry };
}
