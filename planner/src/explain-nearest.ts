/** The nearest change that would have brought a person to a tour: the smallest set of single facts, each claim solved again. */
import { problemHash } from "./canonical.ts";
import { check } from "./check/index.ts";
import { type Change, optionalChanges, requiredChanges, withChange } from "./explain-changes.ts";
import { type Difference, difference } from "./explain-compare.ts";
import type { Plan } from "./plan.ts";
import { type Person, type Problem, type Tour, weightsOf } from "./problem.ts";
import { readProblem } from "./problem-read.ts";

/** Whatever solves a problem: at once or later. */
export type Solve = (problem: Problem) => Plan | Promise<Plan>;

/** A set of changes with which the best plan may have the person on the tour. */
export interface Nearest {
  /** Empty when nothing need change: such a plan is as good as the one that was chosen. */
  readonly changes: readonly Change[];
  /** A best plan of the changed problem with the person on the tour. */
  readonly plan: Plan;
  /** Whether both plans compared were proved optimal, and this one passed the checker. */
  readonly proved: boolean;
  /** No set of fewer changes of the kinds known here does, each smaller one having been tried. */
  readonly smallest: boolean;
}

/** What came of the search. `without` is what the changes that cannot be spared lead to by themselves. */
export interface NearestSearch {
  readonly nearest: Nearest | null;
  /** Problems solved. */
  readonly solved: number;
}

/** At most so many changes beyond those that cannot be spared. */
const MOST_OPTIONAL = 2;

/** The problem with the changes, read anew so that lists are in order. */
export function changedProblem(problem: Problem, changes: readonly Change[]): Problem {
  const { work: _work, ...changed } = changes.reduce(withChange, problem);
  const read = readProblem(changed);
  if (!read.ok) throw new Error(`a change makes the problem faulty: ${JSON.stringify(read.faults)}`);
  return read.value;
}

/** The problem in which the pair is pinned as well, without a limit of work. */
export function withPin(problem: Problem, tour: string, person: string): Problem {
  const pinned = problem.pins.some((pin) => pin.tour === tour && pin.person === person);
  return changedProblem(pinned ? problem : { ...problem, pins: [...problem.pins, { tour, person }] }, []);
}

/** The same solver, asked only once about each problem; `known` are plans it need not be asked for. */
export function remembering(solve: Solve, known: readonly Plan[]): Solve {
  const plans = new Map(known.map((plan) => [plan.problem, plan]));
  return async (problem) => {
    const hash = problemHash(problem);
    const plan = plans.get(hash) ?? (await solve(problem));
    plans.set(hash, plan);
    return plan;
  };
}

/** Searches for the nearest change, solving at most `most` problems. */
export async function nearestChange(
  problem: Problem,
  tour: Tour,
  person: Person,
  solve: Solve,
  most: number,
): Promise<NearestSearch> {
  const trial = new Trials(problem, tour, person, solve);
  for (const required of requiredChanges(problem, tour, person)) {
    trial.queue.push({ required, optional: [] });
  }
  const pool = optionalChanges(problem, tour, person);
  while (trial.queue.length > 0 && trial.solved + 2 <= most) {
    trial.queue.sort((a, b) => size(a) - size(b));
    const next = trial.queue.shift();
    if (next === undefined) break;
    const found = await trial.tryOut(next);
    if (found) return { nearest: { ...found, smallest: trial.sure }, solved: trial.solved };
    if (next.optional.length >= MOST_OPTIONAL || next.optional.some(({ kind }) => kind === "score")) continue;
    const last = pool.findLastIndex((change) => next.optional.includes(change));
    for (const more of pool.slice(last + 1)) trial.queue.push({ ...next, optional: [...next.optional, more] });
  }
  return { nearest: null, solved: trial.solved };
}

interface Attempt {
  readonly required: readonly Change[];
  readonly optional: readonly Change[];
}

function size({ required, optional }: Attempt): number {
  return required.length + optional.length;
}

/** Tries sets of changes: solves the changed problem freely and with the pair pinned, and compares. */
class Trials {
  readonly queue: Attempt[] = [];
  solved = 0;
  /** Whether all that was solved was proved. */
  sure = true;
  private readonly problem: Problem;
  private readonly tour: Tour;
  private readonly person: Person;
  private readonly solve: Solve;

  constructor(problem: Problem, tour: Tour, person: Person, solve: Solve) {
    this.problem = problem;
    this.tour = tour;
    this.person = person;
    this.solve = solve;
  }

  async tryOut(attempt: Attempt): Promise<Omit<Nearest, "smallest"> | null> {
    const changes = [...attempt.required, ...attempt.optional];
    const changed = changedProblem(this.problem, changes);
    const pinned = withPin(changed, this.tour.id, this.person.id);
    const [free, forced] = [await this.solve(changed), await this.solve(pinned)];
    this.solved += 2;
    if (free.status === "bounded" || forced.status === "bounded") this.sure = false;
    if (forced.status === "infeasible") return null;
    const worse = difference(free.objective, forced.objective);
    if (worse === null || worse.loss < 0) {
      const proved = free.status === "optimal" && forced.status === "optimal" && check(pinned, forced).ok;
      return { changes, plan: forced, proved };
    }
    const points = attempt.optional.some(({ kind }) => kind === "score") ? null : pointsAgainst(worse);
    if (points !== null)
      for (const more of [points, points + 1]) {
        const score: Change = { kind: "score", person: this.person.id, tour: this.tour.id, points: more };
        this.queue.push({ ...attempt, optional: [...attempt.optional, score] });
      }
    return null;
  }
}

/** Points of score that make up for a loss; `null` when the entry that loses does not count scores. */
function pointsAgainst({ entry, loss }: Difference): number | null {
  const weight = weightsOf(entry).find(([measure]) => measure === "score")?.[1];
  return weight === undefined ? null : Math.ceil(loss / weight);
}
