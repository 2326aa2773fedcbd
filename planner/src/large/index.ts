/**
 * Problems with too many pairs for one linear program: prices by entropic relaxation, a plan rounded from them batch by batch, then
 * neighbourhoods around what it still loses against the bound, each solved with the engine. Nothing is assumed of prices or engine:
 * the draft keeps every hard rule by itself, and the bounds are computed exactly from whatever prices there are.
 */
import { Bounder } from "../solve/bound.ts";
import type { Budget } from "../solve/budget.ts";
import type { Compiled } from "../solve/compiled.ts";
import type { Engine } from "../solve/engine.ts";
import { type Goal, goalsOf, goalValue, type Values } from "../solve/goals.ts";
import type { GoalRawProof } from "../solve/outcome.ts";
import { taggedPairs } from "../solve/rules.ts";
import { Certifier } from "./certify.ts";
import { Chains } from "./chains.ts";
import { descend } from "./descend.ts";
import { Draft, valuesOf } from "./draft.ts";
import { gatherEffects } from "./effects.ts";
import { fillOpen } from "./fill.ts";
import { gridOf, gridPrices } from "./grid.ts";
import { improve } from "./improve.ts";
import { type Gap, gapsOf, type Losses, lossesAt } from "./losses.ts";
import { type ByClass, growFrom, ownersOf, pairsByClass } from "./neighbourhood.ts";
import { limitsWithOverlap } from "./overlap.ts";
import { placePins } from "./pins.ts";
import { roundOff } from "./round.ts";
import { SoftPrices } from "./soft-prices.ts";
import { weighted } from "./weights.ts";
import { worthOf } from "./worth.ts";

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

/** Steps that one pass over so many pairs counts for; a simplex iteration of a neighbourhood is one step. */
const pairsPerStep = 8_000;

class LargeSearch {
  private readonly compiled: Compiled;
  private readonly engine: Engine;
  private readonly options: LargeOptions;
  private readonly goals: Goal[];
  private readonly weights: readonly number[];
  private readonly prices: SoftPrices;
  private readonly people: Int32Array;
  private readonly certifier: Certifier;
  private readonly byClass: ByClass;
  private readonly owner: Int32Array;
  private draft: Draft;
  /** Goals whose bounds came from prices on a grid. */
  private readonly onGrid = new Set<number>();
  /** Steps done at which work on the plan ends, so that the proofs of the earlier goals have theirs. */
  private planEnds = Number.POSITIVE_INFINITY;

  constructor(compiled: Compiled, engine: Engine, options: LargeOptions) {
    this.compiled = compiled;
    this.engine = engine;
    this.options = options;
    this.goals = goalsOf(compiled);
    const all = weighted(compiled, this.goals, this.goals.length - 1);
    this.weights = all.weights;
    const effects = gatherEffects(compiled);
    this.prices = new SoftPrices(compiled, effects, worthOf(compiled, all.sum));
    this.people = peopleWithPairs(compiled);
    this.byClass = pairsByClass(compiled);
    this.owner = ownersOf(compiled);
    const bounder = new Bounder(compiled, this.goals, taggedPairs(compiled));
    this.certifier = new Certifier(compiled, bounder, this.goals, effects.rules);
    this.draft = new Draft(compiled, effects, effects.limit);
  }

  run(): LargeSolution | undefined {
    if (!placePins(this.draft)) return undefined;
    const empty = this.draft.choice();
    this.fill();
    // a first plan in a few seconds; prices make a far better one, and this one stands until then
    this.tell();
    const first = this.draft;
    this.proveFilling();
    this.descendAll(1, this.unit());
    if (!this.options.budget.spent()) this.beginWithPrices(empty);
    if (this.isBetter(first)) this.draft = first;
    this.offerBounds(this.goals.length - 1, this.weights);
    this.tell();
    this.planEnds = this.endOfPlan();
    this.sweepAll();
    // pins alone may pass a share until others are placed, so only now is it asked
    if (!this.draft.isLawful()) return undefined;
    this.proveEarlier();
    this.tell();
    const choice = this.draft.choice();
    const values = valuesOf(this.compiled, choice);
    return { choice, values, goals: this.goals, proofs: this.certifier.proofs(values) };
  }

  /** The plan that follows from the prices in place of the first. */
  private beginWithPrices(pinned: Int32Array): void {
    this.draft = new Draft(this.compiled, this.prices.effects, limitsWithOverlap(this.compiled, this.prices));
    for (const pair of pinned) this.draft.change(pair, this.owner[pair] ?? 0, 1);
    this.round();
    this.fill();
  }

  private fill(): void {
    fillOpen(this.draft, this.prices.worth, this.byClass, () => false);
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

  private stop(): boolean {
    this.options.budget.take(this.compiled.pairs.count / pairsPerStep + 1);
    return this.options.budget.spent();
  }

  /** Whatever work is allowed, the plan gets no more than brings something; of little work the proofs keep a part. */
  private endOfPlan(): number {
    const { budget } = this.options;
    const pass = this.compiled.pairs.count / pairsPerStep + 1;
    const proofs = (this.goals.length - 1) * pass * proofPasses;
    return budget.done + Math.min(planSteps, Math.max(budget.left - proofs, (budget.left * 2) / 3));
  }

  private planDone(): boolean {
    return this.options.budget.done >= this.planEnds || this.options.budget.spent();
  }

  /**
   * Prices for the sum of goals they are set to: first hot to cold, then colder still. The rows of side rules keep their prices
   * meanwhile: while everybody still spreads over everything all of them seem passed, and what that makes of their prices never goes
   * away again. They move while people are placed, where they are passed indeed.
   */
  private descendAll(effort: number, unit: number): void {
    const most = this.prices.worth.ofClass.reduce((a, b) => Math.max(a, b), 1);
    const scope = this.scope();
    const course = (passes: number, hot: number, cold: number): number =>
      descend(this.prices, scope, {
        passes: Math.ceil(passes * effort),
        hot,
        cold,
        still: true,
        stop: () => this.stop(),
      });
    effort *= Math.min(1, Math.sqrt(pairsOfFullEffort / this.compiled.pairs.count));
    course(320, most / 5, unit * 0.3);
    course(120, unit * 0.3, unit * 0.03);
  }

  private scope() {
    return {
      people: this.people,
      capacity: Float64Array.from(this.compiled.classes.capacity),
      limit: this.prices.effects.limit,
    };
  }

  /** A unit of the last goal in the sum, the measure of how cold it may get. */
  private unit(): number {
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

  private round(): void {
    const classes = this.prices.classes.slice();
    const rows = this.prices.rows.slice();
    const pinned = new Set(this.compiled.pins.map((pin) => pin.person));
    const waiting = this.people.filter((person) => !pinned.has(person));
    const { seed } = this.options;
    const cold = this.unit() * 0.3;
    roundOff(this.prices, this.draft, waiting, { batches: 16, passes: 12, cold, seed, stop: () => this.stop() });
    this.prices.classes.set(classes);
    this.prices.rows.set(rows);
  }

  /** Closes what the draft loses against the bound: by chains of moves, then by neighbourhoods until these bring next to nothing. */
  private sweepAll(): void {
    const { byClass, owner } = this;
    const losses = lossesAt(this.prices);
    this.chain(losses, byClass);
    let idle = 0;
    for (let turn = 0; turn < mostSweeps && idle < 2 && !this.planDone(); turn++) {
      const gaps = gapsOf(this.prices, losses, this.draft, this.unit() * 0.9);
      if (gaps.length === 0) return;
      const gain = this.sweep(gaps, losses, byClass, owner, turn);
      idle = gain < gaps.reduce((sum, gap) => sum + gap.loss, 0) / 20 ? idle + 1 : 0;
      this.tell();
    }
  }

  /** Fills open places and lifts people by chains, first short-sighted, then once more with a wider view. */
  private chain(losses: Losses, byClass: ByClass): void {
    const unit = this.unit();
    for (const [loss, lifts] of chainRounds) {
      const chains = new Chains(this.draft, this.prices, losses, byClass);
      let looked = 0;
      for (const gap of gapsOf(this.prices, losses, this.draft, unit * 0.9)) {
        if (this.planDone()) return;
        this.options.budget.take(Math.max(chainSteps, (chains.looked - looked) / pairsPerChainStep));
        looked = chains.looked;
        if (gap.kind === "class") chains.fill(gap.index, { loss: loss * unit, classes: 600 });
        else if (lifts > 0) chains.lift(gap.index, { loss: loss * unit, classes: lifts });
      }
      this.tell();
    }
  }

  /** One sweep of neighbourhoods over the gaps; gives by how much the plan got better. */
  private sweep(gaps: readonly Gap[], losses: Losses, byClass: ByClass, owner: Int32Array, turn: number): number {
    const loss = this.unit() * (sweepLosses[turn % sweepLosses.length] ?? 3);
    let gain = 0;
    for (let i = 0; i < gaps.length && !this.planDone(); i += gapsAtOnce) {
      const some = gaps.slice(i, i + gapsAtOnce);
      const seeds = {
        classes: some.filter((gap) => gap.kind === "class").map((gap) => gap.index),
        people: some.filter((gap) => gap.kind === "person").map((gap) => gap.index),
      };
      const reach = { pairs: neighbourhoodPairs, perClass: 40, loss, turn };
      const part = growFrom(this.compiled, byClass, losses, this.draft, seeds, reach);
      const { worth } = this.prices;
      const result = improve(
        this.engine,
        this.draft,
        worth,
        part,
        (j) => owner[j] ?? 0,
        this.options.seed,
        Math.max(1, this.planEnds - this.options.budget.done),
      );
      this.options.budget.take(result.steps + part.pairs.length / 5);
      gain += result.gain;
    }
    return gain;
  }

  private values(): Values {
    return valuesOf(this.compiled, this.draft.choice());
  }

  private offerBounds(goal: number, weights: readonly number[]): void {
    this.certifier.offer(goal, this.prices, weights, this.values());
  }

  /** Bounds of goals that only ask for filling. What was reached in earlier goals is not asked for: it hardly ever costs anything. */
  private proveFilling(): void {
    const { worth } = this.prices;
    for (const [index, goal] of this.goals.entries()) {
      this.prices.worth = worthOf(this.compiled, goal);
      if (gridOf(this.prices) === 0) continue;
      this.onGrid.add(index);
      const weights = this.goals.map((_, k) => (k === index ? 1 : 0));
      const offer = (): void => this.certifier.offer(index, this.prices, weights, this.values());
      this.certifier.offerCapacity(index, this.values());
      if (this.isProved(index)) continue;
      gridPrices(this.prices, this.scope(), () => this.stop(), offer);
    }
    this.prices.worth = worth;
    this.prices.classes.fill(0);
    this.prices.rows.fill(0);
  }

  private isProved(goal: number): boolean {
    const one = this.goals[goal];
    const values = this.values();
    return one !== undefined && this.certifier.bound(goal, values) <= goalValue(one, values);
  }

  /** Bounds of the goals before the last: from capacities or the sum's prices where that is enough, else by prices of their own. */
  private proveEarlier(): void {
    const values = this.values();
    for (const goal of this.goals.keys()) this.certifier.offer(goal, this.prices, this.weights, values);
    const classes = this.prices.classes.slice();
    const rows = this.prices.rows.slice();
    for (let goal = this.goals.length - 1; goal >= 0; goal--) {
      const one = this.goals[goal];
      if (one === undefined) continue;
      this.certifier.offerCapacity(goal, values);
      if (goal === this.goals.length - 1 || this.onGrid.has(goal) || this.options.budget.spent()) continue;
      if (this.certifier.bound(goal, values) <= goalValue(one, values)) continue;
      const part = weighted(this.compiled, this.goals, goal);
      this.prices.worth = worthOf(this.compiled, part.sum);
      // a good start are the prices of the whole sum, in the measure of this part of it
      const ratio = (part.weights[goal] ?? 1) / (this.weights[goal] ?? 1);
      this.prices.classes.set(classes.map((price) => price * ratio));
      this.prices.rows.set(rows.map((price) => price * ratio));
      this.descendAll(proofEffort, this.leastWorth() / 100);
      this.certifier.offer(goal, this.prices, part.weights, values);
      this.freeWorthless();
      this.certifier.offer(goal, this.prices, part.weights, values);
    }
  }

  /** Nobody takes what brings nothing, but warmth leaves a price on it, which over thousands of classes weighs in the bound. */
  private freeWorthless(): void {
    const { worth, classes } = this.prices;
    if (worth.score !== 0) return;
    for (const [c, value] of worth.ofClass.entries()) if (value <= 0) classes[c] = 0;
  }

  private tell(): void {
    const { report } = this.options;
    if (report === undefined) return;
    const values = this.values();
    const last = this.goals.length - 1;
    const goal = this.goals[last];
    if (goal === undefined) return;
    report(last, goalValue(goal, values), this.certifier.bound(last, values), () => this.draft.choice());
  }
}

/** Most steps that chains and sweeps take; beyond them the gap hardly closes further. */
const planSteps = 500_000;
/** Part of the passes that prices of one earlier goal get, and how many these are. */
const proofEffort = 0.6;
const proofPasses = 270;
/** Pairs up to which prices get all their passes. */
const pairsOfFullEffort = 8_000_000;
const sweepLosses = [3, 3, 10, 3, 40, 3, 10, 3, 100];
const mostSweeps = 12;
const gapsAtOnce = 8;
const neighbourhoodPairs = 5_000;
/** Loss that chains look at, and how many classes a lift looks at (0: no lifts). */
const chainRounds: readonly (readonly [number, number])[] = [
  [3, 0],
  [3, 50],
  [10, 50],
];
/** Steps that one search for a chain counts for at least, and pairs looked at (here and there, not in a row) in one step. */
const chainSteps = 20;
const pairsPerChainStep = 2_000;

function peopleWithPairs(compiled: Compiled): Int32Array {
  const { start } = compiled.pairs;
  return Int32Array.from({ length: compiled.people }, (_, p) => p).filter((p) => start[p] !== start[p + 1]);
}
