/** From what was found to the plan file. */

import { problemHash } from "../canonical.ts";
import { postingsOf } from "../constraints/constraint.ts";
import { hardMatches } from "../constraints/index.ts";
import type { Assignment, ObjectiveValue, OpenTour, Plan, Price, Status } from "../plan.ts";
import type { RawProof } from "./certificate.ts";
import { writeCertificate } from "./certificate.ts";
import type { Compiled } from "./compiled.ts";
import { type Goal, goalValue, type Values } from "./goals.ts";
import { boundBelow, pruneTree } from "./tree-node.ts";

/** The version written into every plan; a plan is repeated by the same version only. */
export const PLANNER_VERSION = "0.1.0";

/** A proof of one goal by index. */
export type GoalRawProof = RawProof & { readonly entry: number };

/** What a solver hands over to be written. */
export interface Found {
  /** The person on each tour, -1 when open. */
  readonly taken: Int32Array;
  readonly values: Values;
  readonly goals: readonly Goal[];
  /** One for each goal. */
  readonly proofs: readonly GoalRawProof[];
  readonly workDone: number;
  readonly prices: readonly Price[];
  /** Causes of open tours, by tour. */
  readonly openOf: (assignments: readonly Assignment[]) => readonly OpenTour[];
}

/** The plan of what was found. Throws when a hard rule, asked once more by the constraints, does not hold. */
export function writePlan(compiled: Compiled, found: Found): Plan {
  const { problem } = compiled;
  const assignments = writeAssignments(compiled, found.taken);
  const broken = hardMatches(problem, postingsOf(problem, assignments));
  if (broken.length > 0) throw new UnlawfulPlan(broken.map((match) => match.constraint.id));
  const objective = found.goals.map((goal, index) => writeValue(goal, found.values, found.proofs[index]));
  const optimal = objective.every((one) => one.value === one.bound);
  return {
    ...head(compiled, optimal ? "optimal" : "bounded", found.workDone),
    assignments,
    open: found.openOf(assignments),
    objective,
    prices: found.prices,
    certificate: writeCertificate(compiled, found.proofs),
  };
}

/** A solver's plan that breaks hard rules: a fault of the planner, never an answer. */
export class UnlawfulPlan extends Error {
  constructor(constraints: readonly string[]) {
    super(`the plan found breaks ${[...new Set(constraints)].join(", ")}`);
    this.name = "UnlawfulPlan";
  }
}

/** What every plan begins with. */
export function head(compiled: Compiled, status: Status, workDone: number) {
  const { problem } = compiled;
  return {
    format: "contingent-plan/1" as const,
    problem: problemHash(problem),
    planner: PLANNER_VERSION,
    seed: problem.seed,
    workDone,
    status,
  };
}

/** The filled tours in the order of their ids, with the score of each. */
export function writeAssignments(compiled: Compiled, taken: Int32Array): Assignment[] {
  const { problem, pairs, classes } = compiled;
  const assignments: Assignment[] = [];
  for (const [t, p] of taken.entries()) {
    const [tour, person] = [problem.tours[t], problem.people[p]];
    if (tour === undefined || person === undefined) continue;
    let score = 0;
    for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++) {
      if (pairs.cls[j] === classes.ofTour[t]) score = pairs.score[j] ?? 0;
    }
    assignments.push({ tour: tour.id, person: person.id, score });
  }
  return assignments;
}

/** Value and proved bound of a goal as the plan states them; the proof loses the branchings it does not need for that bound. */
function writeValue(goal: Goal, values: Values, proof: GoalRawProof | undefined): ObjectiveValue {
  if (proof === undefined) throw new Error(`no proof for ${JSON.stringify(goal.entry)}`);
  const step = proof.scale * goal.grain;
  const most = Math.floor(boundBelow(proof.root) / step);
  pruneTree(proof.root, (most + 1) * step - 1);
  return {
    entry: goal.entry,
    value: plain(goal.sign * goalValue(goal, values)),
    bound: plain(goal.sign * most * goal.grain),
  };
}

/** The number without the sign that zero can have. */
function plain(value: number): number {
  return value === 0 ? 0 : value;
}
