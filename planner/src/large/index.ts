/**
 * Problems with too many pairs for one linear program: prices by entropic relaxation, a plan rounded from them batch by batch, then
 * neighbourhoods around what it still loses against the bound, each solved with the engine. Nothing is assumed of prices or engine:
 * the draft keeps every hard rule by itself, and the bounds are computed exactly from whatever prices there are.
 */
import type { Budget } from "../solve/budget.ts";
import { type Compiled, personOf } from "../solve/compiled.ts";
import type { Engine } from "../solve/engine.ts";
import { type Goal, goalsOf, goalValue, type Values } from "../solve/goals.ts";
import type { GoalRawProof } from "../solve/outcome.ts";
import { closeGaps } from "./close-gaps.ts";
import { Draft, valuesOf } from "./draft.ts";
import { gatherEffects } from "./effects.ts";
import { fillOpen } from "./fill.ts";
import { type ByClass, pairsByClass } from "./neighbourhood.ts";
import { limitsWithOverlap } from "./overlap.ts";
import { placePins } from "./pins.ts";
import { Pricing } from "./pricing.ts";
import { roundOff } from "./round.ts";

/** How a large problem was solved. */
export interface LargeSolution {
  /** The chosen pairs, ascending. */
  readonly choice: Int32Array;
  readonly values: Values;
  readonly goals: readonly Goal[];
  /** One proof for each goal. */
  readonly proofs: readonly GoalRawProof[];
}

export interface LargeOptions {
  readonly budget: Budget;
  readonly seed: number;
  /** Told after each stage that changed plan or bound; values are of the goal's maximised function. */
  readonly report?: (goal: number, value: number, bound: number, choice: () => Int32Array) => void;
}

/** A lawful plan with certified bounds, or `undefined` when no lawful plan was found this way. */
export function solveLarge(compiled: Compiled, engine: Engine, options: LargeOptions): LargeSolution | undefined {
  return new LargeSearch(compiled, engine, options).run();
}

/** Most steps that chains and sweeps take; beyond them the gap hardly closes further. */
const planSteps = 500_000;

class LargeSearch {
  private readonly compiled: Compiled;
  private readonly engine: Engine;
  private readonly options: LargeOptions;
  private readonly goals: Goal[];
  private readonly pricing: Pricing;
  private readonly byClass: ByClass;
  private draft: Draft;

  constructor(compiled: Compiled, engine: Engine, options: LargeOptions) {
    this.compiled = compiled;
    this.engine = engine;
    this.options = options;
    this.goals = goalsOf(compiled);
    const effects = gatherEffects(compiled);
    this.pricing = new Pricing(compiled, effects, this.goals, options.budget);
    this.byClass = pairsByClass(compiled);
    this.draft = new Draft(compiled, effects, effects.limit);
  }

  run(): LargeSolution | undefined {
    if (!placePins(this.draft)) return undefined;
    const empty = this.draft.choice();
    this.fill();
    // a first plan in a few seconds; prices make a far better one, and this one stands until then
    this.tell();
    const first = this.draft;
    const values = (): Values => this.values();
    this.pricing.proveFilling(values);
    this.pricing.forAll(values);
    if (!this.options.budget.spent()) this.beginWithPrices(empty);
    if (this.isBetter(first)) this.draft = first;
    this.tell();
    this.closeGaps();
    // pins alone may pass a share until others are placed, so only now is it asked
    if (!this.draft.isLawful()) return undefined;
    this.pricing.proveEarlier(this.values());
    this.tell();
    return this.solution();
  }

  private solution(): LargeSolution {
    const choice = this.draft.choice();
    const values = valuesOf(this.compiled, choice);
    return { choice, values, goals: this.goals, proofs: this.pricing.certifier.proofs(values) };
  }

  /** The plan that follows from the prices in place of the first. */
  private beginWithPrices(pinned: Int32Array): void {
    const { prices, people } = this.pricing;
    prices.pass(people, this.pricing.unit() * 0.3);
    this.draft = new Draft(this.compiled, prices.effects, limitsWithOverlap(this.compiled, prices));
    for (const pair of pinned) this.draft.change(pair, personOf(this.compiled.pairs, pair), 1);
    this.round();
    this.fill();
  }

  private fill(): void {
    fillOpen(this.draft, this.pricing.prices.worth, this.byClass, () => false);
  }

  /** Whether another plan is lawful and better in strict order than the one that is being worked on, or this one is not lawful. */
  private isBetter(other: Draft): boolean {
    if (other === this.draft || !other.isLawful()) return false;
    if (!this.draft.isLawful()) return true;
    const [mine, theirs] = [this.values(), valuesOf(this.compiled, other.choice())];
    for (const goal of this.goals) {
      const difference = goalValue(goal, theirs) - goalValue(goal, mine);
      if (difference !== 0) return difference > 0;
    }
    return false;
  }

  /** Places people by the prices, which stand afterwards as they did before. */
  private round(): void {
    const { prices, people } = this.pricing;
    const classes = prices.classes.slice();
    const rows = prices.rows.slice();
    const pinned = new Set(this.compiled.pins.map((pin) => pin.person));
    const waiting = people.filter((person) => !pinned.has(person));
    const { seed } = this.options;
    const cold = this.pricing.unit() * 0.3;
    roundOff(prices, this.draft, waiting, { batches: 16, passes: 12, cold, seed, stop: () => this.pricing.stop() });
    prices.classes.set(classes);
    prices.rows.set(rows);
  }

  private closeGaps(): void {
    const { engine, byClass } = this;
    const { budget, seed } = this.options;
    const { prices } = this.pricing;
    const unit = this.pricing.unit();
    closeGaps(this.draft, {
      engine,
      budget,
      prices,
      byClass,
      seed,
      unit,
      ends: this.endOfPlan(),
      tell: () => this.tell(),
    });
  }

  /** Whatever work is allowed, the plan gets no more than brings something; of little work the proofs keep a part. */
  private endOfPlan(): number {
    const { budget } = this.options;
    const proofs = this.pricing.stepsOfProofs();
    return budget.done + Math.min(planSteps, Math.max(budget.left - proofs, (budget.left * 2) / 3));
  }

  private values(): Values {
    return valuesOf(this.compiled, this.draft.choice());
  }

  private tell(): void {
    const { report } = this.options;
    const last = this.goals.length - 1;
    const goal = this.goals[last];
    if (report === undefined || goal === undefined) return;
    const values = this.values();
    const bound = this.pricing.certifier.bound(last, values);
    report(last, goalValue(goal, values), bound, () => this.draft.choice());
  }
}
