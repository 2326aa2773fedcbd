/**
 * Doing the same tours with the fewest people, where nothing but dates, rest and who is able matters: a plan by moving and pushing out
 * jobs, and a bound by tours of which nobody can do two. Neither needs a linear program, and the two mostly meet.
 */
import type { Budget } from "../solve/budget.ts";
import { type Compiled, findPair } from "../solve/compiled.ts";
import { type Goal, goalsOf, goalValue, type Values } from "../solve/goals.ts";
import type { GoalRawProof } from "../solve/outcome.ts";
import { Apart, busiestDay } from "./apart.ts";
import { type Jobs, jobsOf } from "./jobs.ts";
import { proofsOfFewest } from "./proofs.ts";
import { Roster } from "./roster.ts";
import { Shrinker } from "./shrink.ts";
import { Weights } from "./weights.ts";

/** Most entries of the table of who may take what, and of which classes somebody could do both. */
const MOST_ENTRIES = 30_000_000;
/** Looks at somebody's days, turns of exchanges over so many classes, and pairs passed, that count as one step. */
const PER_STEP = 2_000;
/** Work by rounds: pushes per person left out, and steps of the weights. */
const ROUNDS: readonly (readonly [effort: number, steps: number])[] = [
  [0, 200],
  [1, 400],
  [2, 600],
  [3, 1200],
  [5, 2000],
  [6, 3000],
];
/** Steps of the weights between two sets begun from them, and turns of exchanges for each. */
const STEPS_PER_SET = 100;
const TURNS = 300;
/** Pushes allowed when the bound itself is tried as the number of people. */
const DIRECT = 300;

/** What was found: a lawful choice with its values, and for each goal up to the one that counts people a proof. */
export interface Fewest {
  readonly choice: Int32Array;
  readonly values: Values;
  readonly proofs: readonly GoalRawProof[];
  /** Whether each of these proofs meets its value. */
  readonly proved: boolean;
  /** Whether those before the last do. */
  readonly filled: boolean;
}

/** Told of the goal's value and bound, both as maximised, and of the chosen pairs. */
export type Told = (value: number, bound: number, choice: () => Int32Array) => void;

/**
 * The goal that this way serves: the first that is the number of people alone, when the goals before it are about filling only, and no
 * rule but each person's own is asked; -1 where that is not so, or the problem is too large for it.
 */
export function goalOfFewest(compiled: Compiled, goals: readonly Goal[]): number {
  const { ceilings, shares, homeLimits, pins, classes, people } = compiled;
  if (ceilings.length + shares.length + homeLimits.length + pins.length > 0) return -1;
  if (Math.max(people, classes.count) * classes.count > MOST_ENTRIES) return -1;
  const at = goals.findIndex((goal) => goal.people !== 0);
  const only = (goal: Goal) => goal.score === 0 && goal.changes === 0 && goal.shortfall === 0;
  const fills = (goal: Goal) => only(goal) && goal.people === 0 && goal.filled >= 0 && goal.keyFilled >= 0;
  const own = goals[at];
  if (own === undefined || !only(own) || own.people >= 0 || own.filled !== 0 || own.keyFilled !== 0) return -1;
  const earlier = goals.slice(0, at);
  return earlier.every(fills) && earlier.some((goal) => goal.filled > 0) ? at : -1;
}

/** A plan with few people and proofs for it. `goal` is what `goalOfFewest` gave. Tells whenever plan or bound got better. */
export function fewestPeople(
  compiled: Compiled,
  goal: number,
  budget: Budget,
  seed: number,
  told: Told = () => undefined,
): Fewest {
  const search = new FewestSearch(compiled, goal, budget, seed, told);
  search.run();
  return search.found();
}

class FewestSearch {
  private readonly compiled: Compiled;
  private readonly goal: number;
  private readonly budget: Budget;
  private readonly told: Told;
  private readonly jobs: Jobs;
  private readonly roster: Roster;
  private readonly shrinker: Shrinker;
  private readonly weights: Weights;
  private readonly apart: Apart;
  private counted = 0;
  /** People needed at least while every tour that somebody can take is filled. */
  private least = 0;

  constructor(compiled: Compiled, goal: number, budget: Budget, seed: number, told: Told) {
    this.compiled = compiled;
    this.goal = goal;
    this.budget = budget;
    this.told = told;
    this.jobs = jobsOf(compiled);
    this.roster = new Roster(this.jobs);
    this.shrinker = new Shrinker(this.roster, seed, () => this.stopped());
    this.weights = new Weights(compiled);
    this.apart = new Apart(compiled, seed);
  }

  run(): void {
    this.work();
    this.stopped();
  }

  private work(): void {
    // what is best left open is a question of its own, which this way does not answer
    if (this.shrinker.fill().some((job) => this.jobs.takers[this.jobs.cls[job] ?? 0]?.length !== 0)) return;
    this.apart.beginWith(busiestDay(this.compiled));
    this.raise();
    if (this.roster.askedCount > this.least && this.shrinker.tryWith(this.least, DIRECT)) this.tell();
    this.apart.beginWith(this.weights.best);
    this.apart.exchange(TURNS, this.roster.askedCount);
    this.raise();
    for (const [effort, steps] of ROUNDS) {
      if (this.closed || this.stopped()) return;
      this.shrinker.run(
        () => this.least,
        () => this.tell(),
        effort,
      );
      this.climb(steps);
    }
  }

  found(): Fewest {
    const choice = this.choice();
    const goals = goalsOf(this.compiled).slice(0, this.goal + 1);
    const values = this.values(choice);
    const weights = [Float64Array.from(this.apart.best), this.weights.best];
    const proofs = proofsOfFewest(this.compiled, goals, values, weights);
    const meets = (proof: GoalRawProof) => {
      const one = goals[proof.entry];
      if (one === undefined) return false;
      return Math.floor(proof.root.bound / (proof.scale * one.grain)) * one.grain <= goalValue(one, values);
    };
    const filled = proofs.slice(0, -1).every(meets);
    return { choice, values, proofs, filled, proved: proofs.every(meets) };
  }

  private get closed(): boolean {
    return this.roster.askedCount <= this.least;
  }

  private stopped(): boolean {
    const looks = this.roster.looks;
    this.take(looks - this.counted);
    this.counted = looks;
    return this.budget.spent();
  }

  private take(looks: number): void {
    if (looks > 0) this.budget.take(looks / PER_STEP);
  }

  private tell(): void {
    this.told(-this.roster.askedCount, -this.least, () => this.choice());
  }

  private raise(): void {
    const found = Math.max(this.apart.size, Math.ceil(this.weights.bound - 1e-6));
    if (found <= this.least) return;
    this.least = found;
    this.tell();
  }

  /** Better weights, and sets begun from them, until the bound meets the plan. */
  private climb(steps: number): void {
    for (let step = 1; step <= steps && !this.closed && !this.weights.settled && !this.stopped(); step++) {
      this.weights.step(this.roster.askedCount);
      this.take(this.compiled.pairs.count / 16);
      if (step % STEPS_PER_SET !== 0) continue;
      this.apart.beginWith(this.weights.best);
      this.apart.exchange(TURNS, this.roster.askedCount);
      this.take((TURNS * this.jobs.classes) / 16);
      this.raise();
    }
  }

  private choice(): Int32Array {
    const list: number[] = [];
    for (const [job, person] of this.roster.holder.entries()) {
      if (person >= 0) list.push(findPair(this.compiled.pairs, person, this.jobs.cls[job] ?? 0));
    }
    return Int32Array.from(list).sort();
  }

  private values(choice: Int32Array): Values {
    const { pairs, classes, previous } = this.compiled;
    const kept = new Set(previous.map((one) => one.pair));
    const sums = { keyFilled: 0, filled: 0, score: 0, shortfall: 0, changes: previous.length, people: 0 };
    for (const j of choice) {
      const c = pairs.cls[j] ?? 0;
      sums.keyFilled += classes.key[c] ?? 0;
      sums.filled += classes.value[c] ?? 0;
      sums.score += pairs.score[j] ?? 0;
      if (kept.has(j)) sums.changes--;
    }
    sums.people = new Set(this.roster.holder.filter((person) => person >= 0)).size;
    return sums;
  }
}
