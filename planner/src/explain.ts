/** Why this person, why not that one, and why nobody: answers that are solved and checked again before they are given. */
import { check } from "./check/index.ts";
import { postingsOf } from "./constraints/constraint.ts";
import { meetsNeed } from "./constraints/holding.ts";
import { matchingRules, scoreOf } from "./constraints/score.ts";
import { AddedPosting } from "./explain-added.ts";
import { type Difference, difference, type Move, movesBetween } from "./explain-compare.ts";
import {
  changedProblem,
  type NearestSearch,
  nearestChange,
  remembering,
  type Solve,
  withPin,
} from "./explain-nearest.ts";
import { bansOf, type Obstacle, ownObstacles, ownTourObstacles } from "./explain-obstacles.ts";
import { openTours } from "./explain-open.ts";
import type { Cause, ConflictPart, ObjectiveValue, Plan } from "./plan.ts";
import { type Person, type Problem, type ScoreRule, type Tour, weightsOf } from "./problem.ts";

export type { Change } from "./explain-changes.ts";
export type { Difference, Move } from "./explain-compare.ts";
export type { Nearest } from "./explain-nearest.ts";
export type { Obstacle } from "./explain-obstacles.ts";

/** Which tour, and which person is wondered about; absent: whoever has it. */
export interface Question {
  readonly tour: string;
  readonly person?: string;
}

/** The best plan when one thing is forced, compared with the plan that was chosen. */
export interface Forced {
  /** False when nothing lawful is left. */
  readonly possible: boolean;
  /** What cannot hold together with it, when not possible. */
  readonly conflict?: readonly ConflictPart[];
  /** Where the forced plan first loses; `null` when it is as good. */
  readonly worse: Difference | null;
  readonly objective: readonly ObjectiveValue[];
  /** What would be otherwise. */
  readonly moves: readonly Move[];
  /** Both plans are proved optimal, and the forced one passed the checker. */
  readonly proved: boolean;
}

/** The answer to a question: why this person, why not that one, or why nobody. */
export type Explanation =
  | {
      readonly kind: "chosen";
      readonly tour: string;
      readonly person: string;
      readonly needs: readonly { readonly need: readonly string[]; readonly met: readonly string[] }[];
      readonly score: number;
      readonly scores: readonly ScoreRule[];
      /** Why it is pinned; absent when it is not. */
      readonly pinned?: string;
      /** The best plan in which somebody else or nobody has the tour; absent when pinned. */
      readonly otherwise?: Forced;
    }
  | {
      readonly kind: "not-chosen";
      readonly tour: string;
      readonly person: string;
      readonly holder: string | null;
      readonly score: number;
      /** What stands in the way as the plan is. */
      readonly obstacles: readonly Obstacle[];
      /** The best plan with this person on the tour, as facts are; absent when they cannot fill it at all. */
      readonly forced?: Forced;
      readonly nearest: NearestSearch["nearest"];
      readonly solved: number;
    }
  | { readonly kind: "open"; readonly tour: string; readonly causes: readonly Cause[] };

/** A question that names no tour or no person of the problem. */
export class NoSuchThing extends Error {}

/**
 * Answers a question about a lawful plan. `solve` proves what it says; at most about `most` problems are solved.
 * Throws `NoSuchThing` for an unknown tour or person.
 */
export async function explain(
  problem: Problem,
  plan: Plan,
  question: Question,
  solve: Solve,
  most = 60,
): Promise<Explanation> {
  const ask = remembering(solve, [plan]);
  const tour = problem.tours.find(({ id }) => id === question.tour);
  if (tour === undefined) throw new NoSuchThing(`the problem has no tour ${question.tour}`);
  const holder = plan.assignments.find((one) => one.tour === tour.id)?.person ?? null;
  const asked = question.person ?? holder;
  if (asked === null) return { kind: "open", tour: tour.id, causes: causesOf(problem, plan, tour.id) };
  const person = problem.people.find(({ id }) => id === asked);
  if (person === undefined) throw new NoSuchThing(`the problem has no person ${asked}`);
  if (asked === holder) return chosen(problem, plan, tour, person, ask);
  return notChosen(problem, plan, { tour, person, holder }, ask, most);
}

function causesOf(problem: Problem, plan: Plan, tour: string): readonly Cause[] {
  return openTours(problem, plan.assignments).find((open) => open.tour === tour)?.causes ?? [];
}

async function chosen(problem: Problem, plan: Plan, tour: Tour, person: Person, solve: Solve): Promise<Explanation> {
  const pin = problem.pins.find((one) => one.tour === tour.id && one.person === person.id);
  const facts = {
    kind: "chosen" as const,
    tour: tour.id,
    person: person.id,
    needs: tour.needs.map((need) => ({ need, met: need.filter((tag) => meetsNeed(person, tour, tag)) })),
    score: scoreOf(person, tour),
    scores: matchingRules(person, tour),
  };
  if (pin !== undefined) return { ...facts, pinned: pin.why ?? "" };
  const bans = [...problem.bans, { tour: tour.id, person: person.id }];
  return { ...facts, otherwise: await forcedBy(changedProblem({ ...problem, bans }, []), plan, solve) };
}

/** The best plan of a changed problem and, among the best, one that changes as little as possible. */
async function forcedBy(changed: Problem, plan: Plan, solve: Solve): Promise<Forced> {
  const problem = calm(changed, plan);
  const forced = await solve(problem);
  const passed = check(problem, forced).ok;
  const sure = passed && forced.status !== "bounded";
  if (forced.status === "infeasible")
    return { possible: false, conflict: forced.conflict ?? [], worse: null, objective: [], moves: [], proved: sure };
  return {
    possible: true,
    worse: difference(plan.objective, forced.objective),
    objective: forced.objective,
    moves: movesBetween(plan, forced),
    proved: sure && plan.status === "optimal",
  };
}

/** The problem with fewest changes from the plan as its last aim, unless changes are counted from some other plan already. */
function calm(problem: Problem, plan: Plan): Problem {
  const counted = problem.objective.some((entry) => weightsOf(entry).some(([measure]) => measure === "changes"));
  if (counted) return problem;
  const previous = plan.assignments.map(({ tour, person }) => ({ tour, person }));
  return { ...problem, previous, objective: [...problem.objective, "changes"] };
}

async function notChosen(
  problem: Problem,
  plan: Plan,
  { tour, person, holder }: { tour: Tour; person: Person; holder: string | null },
  solve: Solve,
  most: number,
): Promise<Explanation> {
  const own = ownObstacles(problem, tour, person, bansOf(problem));
  const forced = own.length > 0 ? undefined : await forcedBy(withPin(problem, tour.id, person.id), plan, solve);
  const { nearest, solved } = await nearestChange(problem, tour, person, solve, most);
  return {
    kind: "not-chosen",
    tour: tour.id,
    person: person.id,
    holder,
    score: scoreOf(person, tour),
    obstacles: [...own, ...besidePlan(problem, plan, tour, person)],
    ...(forced ? { forced } : {}),
    nearest,
    solved: solved + (forced ? 1 : 0),
  };
}

/** What stands in the way with everyone else where the plan has them, and the tour free. */
function besidePlan(problem: Problem, plan: Plan, tour: Tour, person: Person): Obstacle[] {
  const postings = postingsOf(
    problem,
    plan.assignments.filter((one) => one.tour !== tour.id),
  );
  const own = postings.filter((posting) => posting.person.id === person.id);
  return [...ownTourObstacles(problem, tour, own), ...new AddedPosting(problem, postings).breaks({ tour, person })];
}
