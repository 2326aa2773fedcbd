/**
 * Solving: a problem and an engine go in, the best plan that could be found comes out, with the proof of how good any plan can be.
 * Pure and deterministic: work is counted in steps, never in time.
 */
import { withConflict } from "../conflict.ts";
import { openTours } from "../explain-open.ts";
import { type Fewest, fewestPeople, goalOfFewest } from "../fewest/index.ts";
import { largeFrom, largePlan, writeChoice } from "../large/plan.ts";
import { NoPlanFound } from "../no-plan-found.ts";
import type { Assignment, Plan } from "../plan.ts";
import type { ObjectiveEntry, Problem } from "../problem.ts";
import type { GoalProof, Step } from "./aim.ts";
import { Budget } from "./budget.ts";
import { type RawProof, writeCertificate } from "./certificate.ts";
import type { Choice } from "./choice.ts";
import { compile } from "./compile.ts";
import { type Compiled, personOf } from "./compiled.ts";
import { type Engine, EngineFailure } from "./engine.ts";
import { goalsOf, type Values } from "./goals.ts";
import { head, writeAssignments, writePlan } from "./outcome.ts";
import { Phases } from "./phases.ts";
import { assignTours } from "./recover.ts";
import { rulePrices } from "./worth.ts";

export type { Engine } from "./engine.ts";
export { PLANNER_VERSION } from "./outcome.ts";

/** Where the work stands. */
export interface Progress {
  readonly phase: Step["phase"];
  /** The entry being worked on; absent while all are looked at together. */
  readonly entry?: ObjectiveEntry;
  /** What the best plan reaches in the entry, as the plan will state it; absent while there is no plan. */
  readonly value?: number;
  /** What is proved that no plan passes, in the same terms; absent while nothing is known. */
  readonly bound?: number;
  /** Steps done. */
  readonly workDone: number;
  /** The best plan so far, made when asked for; absent while there is none. */
  readonly plan?: () => readonly Assignment[];
}

export interface SolveOptions {
  /** Takes the place of the problem's seed for choices among equals; the plan states the problem's. */
  readonly seed?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked now and then; true ends the work with the best lawful plan so far. */
  readonly shouldStop?: () => boolean;
}

/**
 * Solves a problem; where pins and rules contradict, the plan names the smallest conflict, or one that could still be made smaller when
 * the work ends before. Throws `NoPlanFound` only.
 */
export function solve(problem: Problem, engine: Engine, options: SolveOptions = {}): Plan {
  const compiled = compile(problem);
  const budget = new Budget(problem.work ?? defaultWork(compiled), options.shouldStop);
  const plan = search(compiled, engine, budget, options);
  let taken = 0;
  const anew = (part: Problem): Plan => {
    const only = compile(part);
    const most = problem.work === undefined ? defaultWork(only) : problem.work - plan.workDone - taken;
    const aside = new Budget(most, options.shouldStop);
    try {
      return anyPlan(only, engine, aside);
    } finally {
      taken += aside.done;
    }
  };
  const whole = withConflict(problem, plan, anew, () => options.shouldStop?.() === true);
  return { ...whole, workDone: plan.workDone + taken };
}

/** Whether a problem has a lawful plan: one without bounds, or status infeasible with its proof. */
function anyPlan(compiled: Compiled, engine: Engine, budget: Budget): Plan {
  const { problem } = compiled;
  const phases = new Phases(compiled, engine, budget, problem.seed, () => undefined);
  phases.runForAny();
  if (phases.best === undefined) return withoutPlan(compiled, phases, budget.done);
  const assignments = writeChoice(compiled, phases.best.choice);
  return { ...head(compiled, "bounded", budget.done), assignments, open: [], objective: [], prices: [] };
}

/** Solves a problem that differs little from one whose plan is known, for what it reaches. */
function solveAgain(problem: Problem, engine: Engine, start: Choice, budget: Budget): Values | undefined {
  const phases = new Phases(compile(problem), engine, budget, problem.seed, () => undefined);
  try {
    phases.runFrom(start);
  } catch (failure) {
    if (failure instanceof EngineFailure) return undefined;
    throw failure;
  }
  return phases.optimal ? phases.best?.values : undefined;
}

function search(compiled: Compiled, engine: Engine, budget: Budget, options: SolveOptions): Plan {
  const { problem } = compiled;
  engine.watch?.(() => options.shouldStop?.() === true);
  const seed = options.seed ?? problem.seed;
  const fewest = searchFewest(compiled, budget, seed, options);
  if (fewest?.whole !== undefined) return fewest.whole;
  const large = compiled.pairs.count >= largeFrom ? searchLarge(compiled, engine, budget, seed, options) : undefined;
  if (large !== undefined) return large;
  const phases: Phases = new Phases(compiled, engine, budget, seed, (step) =>
    options.onProgress?.(progressOf(phases, step, budget.done)),
  );
  if (fewest !== undefined) phases.beginWith(fewest.found);
  phases.run();
  if (phases.best === undefined) return withoutPlan(compiled, phases, budget.done);
  const { best, goals, proofs, optimal } = phases;
  // Solving again for prices is cheap for small problems only; elsewhere the proof's own bounds have to do.
  const again = compiled.pairs.count > PAIRS_SOLVED_AGAIN ? 0 : Math.max(budget.done, STEPS_SOLVED_AGAIN);
  const aside = new Budget(Math.min(budget.left, again), () => budget.spent());
  const prices = rulePrices({ compiled, goals, proofs, optimal, ...best }, aside, (wider, start, work) =>
    solveAgain(wider, engine, start, work),
  );
  budget.take(aside.done);
  return writePlan(compiled, {
    taken: assignTours(compiled, phases.best.choice, (pair) => phases.judge.person(pair)),
    values: phases.best.values,
    goals: phases.goals,
    proofs: phases.proofs.map((proof) => ({ entry: proof.goal, ...rawProof(proof) })),
    workDone: budget.done,
    prices,
    openOf: (assignments) => openTours(problem, assignments),
  });
}

/**
 * The fewest people by moves alone, where that way is open. `whole` is the plan when nothing is left to ask, or when the linear program
 * would be too large to be asked.
 */
function searchFewest(
  compiled: Compiled,
  budget: Budget,
  seed: number,
  options: SolveOptions,
): { readonly found: Fewest; readonly whole?: Plan } | undefined {
  const goals = goalsOf(compiled);
  const at = goalOfFewest(compiled, goals);
  const entry = goals[at]?.entry;
  if (entry === undefined) return undefined;
  const alone = compiled.pairs.count > PAIRS_FOR_PEOPLE;
  // Where the linear program comes after, it keeps half of the work.
  const aside = new Budget(alone ? budget.left : budget.left / 2, () => budget.spent());
  const found = fewestPeople(compiled, at, aside, seed, (value, bound, choice) =>
    options.onProgress?.({
      phase: "start",
      entry,
      value: -value,
      bound: -bound,
      workDone: budget.done + aside.done,
      plan: () => writeChoice(compiled, choice()),
    }),
  );
  budget.take(aside.done);
  const isLast = at === goals.length - 1;
  if (!isLast || !(found.proved || (alone && found.filled) || budget.spent())) return { found };
  const whole = writePlan(compiled, {
    taken: assignTours(compiled, found.choice, (pair) => personOf(compiled.pairs, pair)),
    values: found.values,
    goals,
    proofs: found.proofs,
    workDone: budget.done,
    prices: [],
    openOf: (assignments) => openTours(compiled.problem, assignments),
  });
  return { found, whole };
}

function searchLarge(
  compiled: Compiled,
  engine: Engine,
  budget: Budget,
  seed: number,
  options: SolveOptions,
): Plan | undefined {
  const goals = goalsOf(compiled);
  return largePlan(compiled, engine, budget, seed, (index, value, bound, choice) => {
    const goal = goals[index];
    if (goal === undefined) return;
    options.onProgress?.({
      phase: "integer",
      entry: goal.entry,
      value: goal.sign * value,
      bound: goal.sign * bound,
      workDone: budget.done,
      plan: () => writeChoice(compiled, choice()),
    });
  });
}

/** Pairs up to which the linear program is asked for fewer people than moves alone could do with. */
const PAIRS_FOR_PEOPLE = 12_000;
/** Pairs up to which prices are solved for, and the steps that may take at least. */
const PAIRS_SOLVED_AGAIN = 5000;
const STEPS_SOLVED_AGAIN = 6000;

/** Steps when the problem sets none: some minutes for small and middling problems on one slow core. */
export function defaultWork(compiled: Compiled): number {
  return 60_000 + 2 * compiled.pairs.count;
}

function rawProof(proof: GoalProof): RawProof {
  return { rules: proof.book.rules, scale: proof.search.scale, root: proof.search.root };
}

function withoutPlan(compiled: Compiled, phases: Phases, workDone: number): Plan {
  const proof = phases.feasibility;
  if (proof === undefined || !proof.search.finished || proof.search.bound >= 0) {
    throw new NoPlanFound(workDone);
  }
  return {
    ...head(compiled, "infeasible", workDone),
    assignments: [],
    open: [],
    objective: [],
    prices: [],
    certificate: writeCertificate(compiled, [], rawProof(proof)),
  };
}

function progressOf(phases: Phases, step: Step, workDone: number): Progress {
  const goal = phases.goals[step.goal];
  const best = phases.best;
  return {
    phase: step.phase,
    workDone,
    ...(goal === undefined ? {} : { entry: goal.entry }),
    ...(goal === undefined || step.value === undefined ? {} : { value: goal.sign * step.value }),
    ...(goal === undefined || step.bound === undefined
      ? {}
      : { bound: goal.sign * Math.floor(step.bound / goal.grain) * goal.grain }),
    ...(best === undefined
      ? {}
      : {
          plan: () =>
            writeAssignments(
              phases.compiled,
              assignTours(phases.compiled, best.choice, (pair) => phases.judge.person(pair)),
            ),
        }),
  };
}
