/** The prices of a large problem: for the sum of all goals, and for single goals to prove how far these can go. */
import { Bounder } from "../solve/bound.ts";
import type { Budget } from "../solve/budget.ts";
import type { Compiled } from "../solve/compiled.ts";
import { type Goal, goalValue, type Values } from "../solve/goals.ts";
import { taggedPairs } from "../solve/rules.ts";
import { Certifier } from "./certify.ts";
import { descend } from "./descend.ts";
import type { Effects } from "./effects.ts";
import { gridOf, gridPrices } from "./grid.ts";
import { type Scope, SoftPrices } from "./soft-prices.ts";
import { weighted } from "./weights.ts";
import { worthOf } from "./worth.ts";

/** Steps that one pass over so many pairs counts for; a simplex iteration of a neighbourhood is one step. */
const pairsPerStep = 8_000;
/** Part of the passes that prices of one earlier goal get, and how many these are. */
const proofEffort = 0.6;
const proofPasses = 270;
/** Passes that must be left for bounds to be proved before there is a good plan. */
const passesToSpare = 1_000;
/** Pairs up to which prices get all their passes. */
const pairsOfFullEffort = 8_000_000;

/** Finds prices and keeps the best bound of each goal that they prove. */
export class Pricing {
  readonly prices: SoftPrices;
  readonly people: Int32Array;
  readonly certifier: Certifier;
  private readonly compiled: Compiled;
  private readonly goals: readonly Goal[];
  private readonly weights: readonly number[];
  private readonly budget: Budget;
  /** Goals whose bounds came from prices on a grid. */
  private readonly onGrid = new Set<number>();

  constructor(compiled: Compiled, effects: Effects, goals: readonly Goal[], budget: Budget) {
    this.compiled = compiled;
    this.goals = goals;
    this.budget = budget;
    const all = weighted(compiled, goals, goals.length - 1);
    this.weights = all.weights;
    this.prices = new SoftPrices(compiled, effects, worthOf(compiled, all.sum));
    this.people = peopleWithPairs(compiled);
    const bounder = new Bounder(compiled, goals, taggedPairs(compiled));
    this.certifier = new Certifier(compiled, bounder, goals, effects.rules);
  }

  /** Counts one pass; true when no more work may be done. */
  stop(): boolean {
    this.budget.take(this.stepsOfPass());
    return this.budget.spent();
  }

  /** Steps that the proofs of all goals before the last may take. */
  stepsOfProofs(): number {
    return (this.goals.length - 1) * this.stepsOfPass() * proofPasses;
  }

  private stepsOfPass(): number {
    return this.compiled.pairs.count / pairsPerStep + 1;
  }

  /** A unit of the last goal in the sum, the measure of how cold it may get. */
  unit(): number {
    const { worth } = this.prices;
    return worth.score > 0 ? worth.score : Math.max(1, this.leastWorth() / 100);
  }

  /** The least that one assignment can be worth apart from its score. */
  private leastWorth(): number {
    const { worth } = this.prices;
    let least = Number.POSITIVE_INFINITY;
    for (const value of worth.ofClass) if (value > 0) least = Math.min(least, value);
    const others = [worth.use, worth.short, worth.kept].filter((one) => one > 0);
    return Math.min(least, ...others);
  }

  /** Prices for the sum of all goals, and the bound of the last goal from them. */
  forAll(values: () => Values): void {
    this.descendAll(1, this.unit());
    this.certifier.offer(this.goals.length - 1, this.prices, this.weights, values());
  }

  /**
   * Prices for the sum of goals they are set to: first hot to cold, then colder still. The rows of side rules keep their prices
   * meanwhile: while everybody still spreads over everything all of them seem passed, and what that makes of their prices never goes
   * away again. They move while people are placed, where they are passed indeed.
   */
  private descendAll(effort: number, unit: number): void {
    const most = this.prices.worth.ofClass.reduce((a, b) => Math.max(a, b), 1);
    const part = effort * Math.min(1, Math.sqrt(pairsOfFullEffort / this.compiled.pairs.count));
    const course = (passes: number, hot: number, cold: number): number =>
      descend(this.prices, this.scope(), {
        passes: Math.ceil(passes * part),
        hot,
        cold,
        still: true,
        stop: () => this.stop(),
      });
    course(320, most / 5, unit * 0.3);
    course(120, unit * 0.3, unit * 0.03);
  }

  private scope(): Scope {
    return {
      people: this.people,
      capacity: Float64Array.from(this.compiled.classes.capacity),
      limit: this.prices.effects.limit,
    };
  }

  /**
   * Bounds of goals that only ask for filling, before anything else; the prices begin at 0 again afterwards. What was reached in earlier
   * goals is not asked for: it hardly ever costs anything. Of little work the plan needs the most, and nothing is done here.
   */
  proveFilling(values: () => Values): void {
    if (this.budget.left < passesToSpare * this.stepsOfPass()) return;
    const { worth } = this.prices;
    for (const [index, goal] of this.goals.entries()) {
      this.prices.worth = worthOf(this.compiled, goal);
      if (gridOf(this.prices) === 0) continue;
      this.onGrid.add(index);
      const weights = this.goals.map((_, k) => (k === index ? 1 : 0));
      this.certifier.offerCapacity(index, values());
      if (this.isProved(index, values())) continue;
      const stop = (): boolean => this.stop();
      gridPrices(this.prices, this.scope(), stop, () => this.certifier.offer(index, this.prices, weights, values()));
    }
    this.prices.worth = worth;
    this.prices.classes.fill(0);
    this.prices.rows.fill(0);
  }

  private isProved(goal: number, values: Values): boolean {
    const one = this.goals[goal];
    return one !== undefined && this.certifier.bound(goal, values) <= goalValue(one, values);
  }

  /** Bounds of the goals before the last: from capacities or the sum's prices where that is enough, else by prices of their own. */
  proveEarlier(values: Values): void {
    for (const goal of this.goals.keys()) this.certifier.offer(goal, this.prices, this.weights, values);
    const classes = this.prices.classes.slice();
    const rows = this.prices.rows.slice();
    for (let goal = this.goals.length - 1; goal >= 0; goal--) {
      this.certifier.offerCapacity(goal, values);
      if (goal === this.goals.length - 1 || this.onGrid.has(goal) || this.budget.spent()) continue;
      if (this.isProved(goal, values)) continue;
      this.proveOne(goal, values, classes, rows);
    }
  }

  /** The bound of one goal by prices of its own; a good start are those of the whole sum, in the measure of this part of it. */
  private proveOne(goal: number, values: Values, classes: Float64Array, rows: Float64Array): void {
    const part = weighted(this.compiled, this.goals, goal);
    this.prices.worth = worthOf(this.compiled, part.sum);
    const ratio = (part.weights[goal] ?? 1) / (this.weights[goal] ?? 1);
    this.prices.classes.set(classes.map((price) => price * ratio));
    this.prices.rows.set(rows.map((price) => price * ratio));
    this.descendAll(proofEffort, this.leastWorth() / 100);
    this.certifier.offer(goal, this.prices, part.weights, values);
    this.freeWorthless();
    this.certifier.offer(goal, this.prices, part.weights, values);
  }

  /** Nobody takes what brings nothing, but warmth leaves a price on it, which over thousands of classes weighs in the bound. */
  private freeWorthless(): void {
    const { worth, classes } = this.prices;
    if (worth.score !== 0) return;
    for (const [c, value] of worth.ofClass.entries()) if (value <= 0) classes[c] = 0;
  }
}

function peopleWithPairs(compiled: Compiled): Int32Array {
  const { start } = compiled.pairs;
  return Int32Array.from({ length: compiled.people }, (_, p) => p).filter((p) => start[p] !== start[p + 1]);
}
