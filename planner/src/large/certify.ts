/** Proofs of bounds from soft prices: rounded to whole numbers, with the earlier goals as priced rows, computed by the exact bound. */
import type { Bounder, Prices } from "../solve/bound.ts";
import type { Compiled } from "../solve/compiled.ts";
import { type Goal, goalValue, type Values } from "../solve/goals.ts";
import type { GoalRawProof } from "../solve/outcome.ts";
import { scaleFor } from "../solve/prices.ts";
import type { PricedRow } from "../solve/rules.ts";
import { rootNode } from "../solve/tree-node.ts";
import type { SoftPrices } from "./soft-prices.ts";

/** Bounds of all goals, the best prices found for each so far. */
export class Certifier {
  private readonly compiled: Compiled;
  private readonly bounder: Bounder;
  private readonly goals: readonly Goal[];
  private readonly rules: readonly PricedRow[];
  private readonly scale: number;
  private readonly prices: (Prices | undefined)[];

  constructor(compiled: Compiled, bounder: Bounder, goals: readonly Goal[], rules: readonly PricedRow[]) {
    this.compiled = compiled;
    this.bounder = bounder;
    this.goals = goals;
    // rows 0 … goals − 1 are the goals' own, then the side rules
    this.rules = [...goals.map((_, goal): PricedRow => ({ kind: "entry", goal })), ...rules];
    this.scale = scaleFor(sizeOf(compiled, goals));
    this.prices = goals.map(() => undefined);
  }

  /** Bound times scale of a goal at stored prices given what the plan reaches; infinite when there are none that can be used. */
  private boundAt(goal: number, prices: Prices | undefined, values: Values): number {
    if (prices === undefined) return Number.POSITIVE_INFINITY;
    const reached = this.goals.slice(0, goal).map((one) => goalValue(one, values));
    return this.bounder.bound(goal, prices, this.rules, [], reached) ?? Number.POSITIVE_INFINITY;
  }

  /** The bound of a goal in its own units, rounded down to its grain. */
  bound(goal: number, values: Values): number {
    const grain = this.goals[goal]?.grain ?? 1;
    return Math.floor(this.boundAt(goal, this.prices[goal], values) / (this.scale * grain)) * grain;
  }

  /**
   * Tries prices for a goal that were found for a sum of goals; keeps them when they prove more.
   *
   * @param weights weight of each goal up to this one in that sum; 0 for a goal that had no part
   */
  offer(goal: number, soft: SoftPrices, weights: readonly number[], values: Values): void {
    const own = weights[goal] ?? 1;
    const rows = new Float64Array(this.rules.length);
    for (let e = 0; e < goal; e++) rows[e] = Math.round(((weights[e] ?? 0) / own) * this.scale);
    for (const [r, price] of soft.rows.entries()) {
      rows[this.goals.length + r] = Math.max(0, Math.round((price / own) * this.scale));
    }
    const classes = Float64Array.from(soft.classes, (price) => Math.max(0, Math.round((price / own) * this.scale)));
    this.keepBetter(goal, { scale: this.scale, classes, rows, branches: new Float64Array() }, values);
  }

  /** Tries the plainest prices: every class is worth what filling it can bring at most, so that its capacity is the bound. */
  offerCapacity(goal: number, values: Values): void {
    const count = new Float64Array(this.compiled.classes.count);
    for (let j = 0; j < this.compiled.pairs.count; j++) {
      const c = this.compiled.pairs.cls[j] ?? 0;
      count[c] = (count[c] ?? 0) + 1;
    }
    const classes = this.bounder.mostOfClasses(goal, this.scale);
    // where fewer people than tours are able, the people are the bound
    for (let c = 0; c < classes.length; c++) {
      if ((count[c] ?? 0) < (this.compiled.classes.capacity[c] ?? 0)) classes[c] = 0;
    }
    const rows = new Float64Array(this.rules.length);
    this.keepBetter(goal, { scale: this.scale, classes, rows, branches: new Float64Array() }, values);
  }

  private keepBetter(goal: number, prices: Prices, values: Values): void {
    const now = this.boundAt(goal, this.prices[goal], values);
    if (this.boundAt(goal, prices, values) < now) this.prices[goal] = prices;
  }

  /** The proofs of all goals for the values of the final plan. */
  proofs(values: Values): GoalRawProof[] {
    return this.goals.map((_, goal) => {
      const root = rootNode();
      root.prices = this.prices[goal];
      root.bound = this.boundAt(goal, this.prices[goal], values);
      return { entry: goal, rules: this.rules, scale: this.scale, root };
    });
  }
}

/** About the largest sum that a bound can come to. */
function sizeOf(compiled: Compiled, goals: readonly Goal[]): number {
  let most = 1;
  for (const goal of goals) {
    let sum = 0;
    for (const [c, value] of compiled.classes.value.entries()) {
      const one =
        Math.abs(goal.filled) * value + Math.abs(goal.keyFilled) + Math.abs(goal.people) + Math.abs(goal.changes);
      sum += one * (compiled.classes.capacity[c] ?? 0);
    }
    let score = 0;
    for (const value of compiled.pairs.score) score = Math.max(score, Math.abs(value));
    most = Math.max(most, sum + Math.abs(goal.score) * score * compiled.problem.tours.length);
  }
  return most;
}
