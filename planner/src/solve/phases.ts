/** Goal by goal in strict order: a plan as good as can be found, and the tree that proves how good any plan can be. */

import type { Fewest } from "../fewest/index.ts";
import type { Aim, GoalProof, Incumbent, Step } from "./aim.ts";
import { Bounder, type Prices } from "./bound.ts";
import type { Budget } from "./budget.ts";
import { type Choice, Judge } from "./choice.ts";
import type { Compiled } from "./compiled.ts";
import { dive } from "./dive.ts";
import { Draft } from "./draft.ts";
import { type Engine, EngineFailure, type LinearProgram, type LinearSolution, type OpenProgram } from "./engine.ts";
import { combinedGoal, type Goal, goalsOf, goalValue, type Values } from "./goals.ts";
import { type EntryRow, goalProgram, heldByReducedValues } from "./integer.ts";
import { buildModel, goalCosts, keptPairs, type Model } from "./model.ts";
import { drawPart, heldOutside } from "./neighbourhood.ts";
import { NO_PROGRAM } from "./no-program.ts";
import { rescaled, ruleBook, scaleFor } from "./prices.ts";
import { drawer } from "./random.ts";
import { maskOf } from "./rules.ts";
import { fill, personOfPairs } from "./start.ts";
import { Search } from "./tree.ts";

/** Parts of the plan tried one after another without gain before the search for better plans ends. */
const PATIENCE = 4;
/** Nodes of the first plunge. */
const PLUNGE = 12;
/** Simplex iterations for one part. */
const PART_STEPS = 3000;
/** Pairs from which a first program that counts people is solved by an interior point method. */
const INTERIOR_PAIRS = 3000;
/** Pairs up to which the engine's integer search is asked for the whole problem instead of parts. */
const WHOLE_PAIRS = 5000;

/** Takes the goals one after the other; afterwards holds the best plan found and a proof for each goal. */
export class Phases {
  readonly compiled: Compiled;
  readonly goals: readonly Goal[];
  readonly model: Model;
  readonly judge: Judge;
  readonly bounder: Bounder;
  readonly proofs: GoalProof[] = [];
  /** The best lawful plan so far; there is none yet when pins or others stand against it. */
  best: Incumbent | undefined;
  /** The search that asked whether there is any lawful plan; absent when one was known from the start. */
  feasibility: GoalProof | undefined;
  private readonly engine: Engine;
  private readonly budget: Budget;
  private readonly report: (step: Step) => void;
  private readonly entries: EntryRow[] = [];
  private readonly seed: number;
  private readonly combined: ReturnType<typeof combinedGoal>;
  /** Prices known beforehand, by goal. */
  private readonly known = new Map<number, Prices>();
  /** Prices and scale of the scout's root, which bound the last goal as well. */
  private scoutPrices: Prices | undefined;
  private readonly people: Int32Array;
  private readonly draw: (below: number) => number;
  private scouted = Number.NEGATIVE_INFINITY;

  constructor(compiled: Compiled, engine: Engine, budget: Budget, seed: number, report: (step: Step) => void) {
    this.compiled = compiled;
    this.engine = engine;
    this.budget = budget;
    this.seed = seed;
    this.report = report;
    this.goals = goalsOf(compiled);
    this.combined = combinedGoal(compiled, this.goals);
    this.model = buildModel(compiled, this.goals);
    this.judge = new Judge(compiled, this.model);
    this.bounder = new Bounder(compiled, [...this.goals, this.combined], this.model.tagged);
    this.people = personOfPairs(compiled);
    this.draw = drawer(seed);
    const pinned = Int32Array.from(new Set(compiled.pins.map((pin) => pin.pair))).sort();
    this.offer(pinned);
    this.complete(pinned);
  }

  /** Offers a choice after filling it up, as far as its pairs are lawful together. */
  private complete(choice: Choice, share?: Float64Array): void {
    if (this.compiled.pins.some((pin) => pin.pair < 0)) return;
    const draft = new Draft(this.compiled, this.model, (pair) => this.people[pair] ?? 0);
    for (const pin of this.compiled.pins) if (draft.fits(pin.pair)) draft.change(pin.pair, 1);
    for (const pair of choice) if (draft.fits(pair)) draft.change(pair, 1);
    const kept = maskOf(
      Int32Array.from(keptPairs(this.compiled), (one) => one.pair),
      this.compiled.pairs.count,
    );
    fill(this.compiled, draft, this.combined, kept, share);
    this.offer(draft.choice());
  }

  /** Takes a plan and prices that were found in another way. */
  beginWith({ choice, proofs }: Pick<Fewest, "choice" | "proofs">): void {
    this.offer(choice);
    for (const { entry, root } of proofs) if (root.prices !== undefined) this.known.set(entry, root.prices);
  }

  /** Runs all goals; ends early when the budget is spent, with what is proved until then. */
  run(): void {
    try {
      this.runWith(this.engine.open(this.model.program), true);
    } catch (failure) {
      if (!(failure instanceof EngineFailure)) throw failure;
      this.withoutEngine();
    }
  }

  /** Runs all goals from a lawful plan that is known to be good, with everything proved at the end or not worth knowing. */
  runFrom(start: Choice): void {
    this.offer(start);
    this.runWith(this.engine.open(this.model.program), false);
  }

  /** Looks for any lawful plan only. */
  runForAny(): void {
    if (this.best !== undefined) return;
    const open = this.engine.open(this.model.program);
    try {
      this.seekAny(open);
    } finally {
      open.close();
    }
  }

  private runWith(open: OpenProgram, scouting: boolean): void {
    try {
      if (this.best === undefined) this.seekAny(open);
      if (this.best === undefined) return;
      if (scouting) this.scout(open);
      for (const goal of this.goals.keys()) this.pursue(open, goal);
    } finally {
      open.close();
    }
  }

  /** After the engine broke down: the best plan stands, with bounds for the remaining goals that need no engine. */
  private withoutEngine(): void {
    if (this.best === undefined) return;
    this.entries.length = Math.min(this.entries.length, this.proofs.length);
    for (const index of this.goals.keys()) {
      if (this.proofs.some((proof) => proof.goal === index)) continue;
      const { aim } = this.aimAt(index);
      this.proofs.push(this.open(NO_PROGRAM, aim));
    }
  }

  /** Whether every goal's value is proved best. */
  get optimal(): boolean {
    return (
      this.proofs.length === this.goals.length &&
      this.proofs.every((proof) => {
        const grain = this.goals[proof.goal]?.grain ?? 1;
        return Math.floor(proof.search.bound / grain) * grain <= this.valueOf(proof.goal);
      })
    );
  }

  /** Takes a choice when it is lawful and better in strict order. */
  offer(choice: Choice): boolean {
    if (!this.judge.isLawful(choice)) return false;
    const values = this.judge.values(choice);
    this.scouted = Math.max(this.scouted, goalValue(this.combined, values));
    if (this.best !== undefined && !this.isBetter(values, this.best.values)) return false;
    this.best = { choice, values };
    return true;
  }

  private isBetter(values: Values, than: Values): boolean {
    for (const goal of this.goals) {
      const difference = goalValue(goal, values) - goalValue(goal, than);
      if (difference !== 0) return difference > 0;
    }
    return false;
  }

  private valueOf(goal: number): number {
    const one = this.goals[goal];
    return one === undefined || this.best === undefined ? Number.NEGATIVE_INFINITY : goalValue(one, this.best.values);
  }

  /** Looks for any lawful plan; without one at the end, and nothing left open, its tree proves that there is none. */
  private seekAny(open: OpenProgram): void {
    const aim: Aim = {
      phase: "feasible",
      index: -1,
      cost: new Float64Array(this.model.layout.columns),
      constant: 0,
      grain: 1,
      best: () => (this.best === undefined ? Number.NEGATIVE_INFINITY : 0),
    };
    this.feasibility = this.open(open, aim);
    this.alternate(this.feasibility.search, aim, 64, () => this.best === undefined);
    this.feasibility.search.leave();
  }

  /** A first plan for all goals at once, with weights that make earlier goals dearer; proves nothing. */
  private scout(open: OpenProgram): void {
    if (this.goals.length < 2) return;
    const { cost, constant } = goalCosts(this.compiled, this.model.layout, this.combined);
    const index = this.goals.length;
    const aim: Aim = { phase: "scout", index, cost, constant, grain: this.combined.grain, best: () => this.scouted };
    const large = this.model.layout.used >= 0 && this.compiled.pairs.count > INTERIOR_PAIRS;
    const { search } = this.open(open, aim, { interior: large });
    search.run(1);
    this.scoutPrices = search.root.prices;
    this.tell("root", aim, search);
    if (!search.finished && search.first?.status === "optimal") this.dive(open, search.first, aim, search);
    if (!this.isClosed(search, aim)) search.run(PLUNGE);
    this.tell("scout", aim, search);
    if (!this.isClosed(search, aim)) this.improve(search, aim, 1);
    search.leave();
  }

  private dive(open: OpenProgram, from: LinearSolution, aim: Aim, search: Search): void {
    search.leave();
    const found = dive({ open, model: this.model, pairs: this.compiled.pairs.count, budget: this.budget }, from);
    if (!this.offer(found.choice)) this.complete(found.choice, found.share);
    this.tell("scout", aim, search);
  }

  private isClosed(search: Search, aim: Aim): boolean {
    return (
      search.finished || this.budget.spent() || Math.floor(search.bound / aim.grain + 1e-9) * aim.grain <= aim.best()
    );
  }

  /** Integer search on the whole where it is small, else on parts of the best plan. */
  private improve(search: Search, aim: Aim, effort: number): void {
    if (this.best === undefined || this.compiled.pairs.count < WHOLE_PAIRS) {
      this.integerSearch(search, aim, effort);
      return;
    }
    const program = goalProgram(this.model.program, aim.cost, this.entries);
    let idle = 0;
    while (idle < PATIENCE * effort && !this.isClosed(search, aim)) {
      const before = aim.best();
      this.improvePart(program, aim);
      idle = aim.best() > before ? 0 : idle + 1;
      this.tell(aim.phase, aim, search);
    }
  }

  private improvePart(program: LinearProgram, aim: Aim): void {
    if (this.best === undefined) return;
    const free = drawPart(this.compiled, this.best.choice, this.people, this.draw);
    const solution = this.engine.solveInteger(heldOutside(program, this.best.choice, free), {
      maxSteps: Math.min(this.budget.left, PART_STEPS),
      maxNodes: 50,
      gap: aim.grain * 0.99,
      seed: this.seed,
      shouldStop: () => this.budget.spent(),
      onBetter: (x) => this.offerColumns(x, aim),
    });
    this.budget.take(solution.steps + 1);
    if (solution.x !== undefined) this.offerColumns(solution.x, aim);
  }

  private aimAt(index: number): { aim: Aim; cost: Float64Array; constant: number } {
    const goal = this.goals[index] ?? this.combined;
    const { cost, constant } = goalCosts(this.compiled, this.model.layout, goal);
    const best = () => this.valueOf(index);
    return { aim: { phase: "tree", index, cost, constant, grain: goal.grain, best }, cost, constant };
  }

  private pursue(open: OpenProgram, goal: number): void {
    const { aim, cost, constant } = this.aimAt(goal);
    const proof = this.open(open, aim, this.knownFor(goal));
    this.proofs.push(proof);
    this.alternate(proof.search, aim, Number.POSITIVE_INFINITY, () => true);
    proof.search.leave();
    this.keep(open, goal, cost, constant);
  }

  /**
   * For the last goal the scout's prices: its sum holds the last goal once and each earlier one so often as its row is priced then.
   */
  private knownFor(goal: number): { known: readonly Prices[] } {
    const beforehand = this.known.get(goal);
    const known = beforehand === undefined ? [] : [beforehand];
    const prices = this.scoutPrices;
    if (prices === undefined || goal !== this.goals.length - 1) return { known };
    const earlier = this.combined.shares.slice(0, goal).map((share) => share * prices.scale);
    return { known: [...known, { ...prices, rows: Float64Array.of(...prices.rows, ...earlier) }] };
  }

  private open(open: OpenProgram, aim: Aim, more: { known?: readonly Prices[]; interior?: boolean } = {}): GoalProof {
    const entries = this.entries.map((entry, i) => ({ goal: i, row: entry.row }));
    const book = ruleBook(this.compiled, this.model, entries);
    const largest = aim.cost.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const coefficient = this.entries.reduce(
      (most, { cost }) => cost.reduce((m, c) => Math.max(m, Math.abs(c)), most),
      1,
    );
    const scale = scaleFor(largest * this.compiled.problem.tours.length, coefficient);
    const known = (more.known ?? []).flatMap((prices) => rescaled(prices, scale) ?? []);
    open.setCosts(aim.cost);
    const search = new Search({
      ...(more.interior === undefined ? {} : { interior: more.interior }),
      known,
      compiled: this.compiled,
      model: this.model,
      open,
      openAside: (program) => this.engine.open(program),
      bounder: this.bounder,
      budget: this.budget,
      book,
      entryRows: this.entries,
      goal: aim.index,
      grain: aim.grain,
      constant: aim.constant,
      scale,
      reached: this.entries.map((_, earlier) => this.valueOf(earlier)),
      best: aim.best,
      offer: (choice) => {
        if (this.offer(choice)) this.tell(aim.phase, aim, search);
      },
    });
    return { goal: aim.index, search, book };
  }

  private tell(phase: Step["phase"], aim: Aim, search: Search | undefined): void {
    const value = aim.best();
    this.report({
      phase,
      goal: aim.index < this.goals.length ? aim.index : -1,
      value: Number.isFinite(value) ? value : undefined,
      bound: search === undefined ? undefined : search.bound,
    });
  }

  /** Tree and integer search in turn, each round with more effort, until closed or `most` rounds are over. */
  private alternate(search: Search, aim: Aim, most: number, goOn: () => boolean): void {
    search.run(1);
    this.tell("root", aim, search);
    for (let round = 1; round <= most && !this.isClosed(search, aim) && goOn(); round++) {
      this.improve(search, aim, 2 ** (round - 1));
      search.run(PLUNGE * 2 ** round);
      this.tell(aim.phase, aim, search);
    }
  }

  private integerSearch(search: Search, aim: Aim, effort: number): void {
    const root = search.first;
    if (root?.status !== "optimal") return;
    let program = goalProgram(this.model.program, aim.cost, this.entries);
    const slack = root.value + aim.constant - (aim.best() + aim.grain) + 1e-6;
    if (Number.isFinite(slack)) program = heldByReducedValues(program, root, slack);
    const solution = this.engine.solveInteger(program, {
      maxSteps: Math.min(this.budget.left, effort * (2000 + 10 * root.steps)),
      maxNodes: 20 * effort,
      gap: aim.grain * 0.99,
      seed: this.seed,
      shouldStop: () => this.budget.spent(),
      onBetter: (x) => this.offerColumns(x, aim),
    });
    this.budget.take(solution.steps + 1);
    if (solution.x !== undefined) this.offerColumns(solution.x, aim);
  }

  private offerColumns(x: Float64Array, aim: Aim): void {
    const list: number[] = [];
    for (let j = 0; j < this.compiled.pairs.count; j++) if ((x[j] ?? 0) > 0.5) list.push(j);
    if (this.offer(Int32Array.from(list))) this.tell("integer", aim, undefined);
  }

  /** From now on the goal must stay as good as the best plan has it. */
  private keep(open: OpenProgram, goal: number, cost: Float64Array, constant: number): void {
    const indices = Int32Array.from([...cost.keys()].filter((column) => cost[column] !== 0));
    const atLeast = this.valueOf(goal) - constant;
    open.addRows({
      lower: Float64Array.of(atLeast),
      upper: Float64Array.of(Number.POSITIVE_INFINITY),
      starts: Int32Array.of(0, indices.length),
      indices,
      values: Float64Array.from(indices, (column) => cost[column] ?? 0),
    });
    this.entries.push({ row: this.model.program.rows + goal, cost, atLeast });
  }
}
