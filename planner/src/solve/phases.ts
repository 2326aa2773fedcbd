/** Goal by goal in strict order: a plan as good as can be found, and the tree that proves how good any plan can be. */
import { Bounder } from "./bound.ts";
import type { Budget } from "./budget.ts";
import { type Choice, Judge } from "./choice.ts";
import type { Compiled } from "./compiled.ts";
import type { Engine, OpenProgram } from "./engine.ts";
import { type Goal, goalsOf, goalValue, type Values } from "./goals.ts";
import { type EntryRow, goalProgram, heldByReducedValues } from "./integer.ts";
import { buildModel, goalCosts, type Model } from "./model.ts";
import { type RuleBook, ruleBook, scaleFor } from "./prices.ts";
import { Search, type Task } from "./tree.ts";

/** The proof of one goal: its search tree and the rows its prices mean. */
export interface GoalProof {
  readonly goal: number;
  readonly search: Search;
  readonly book: RuleBook;
  readonly scale: number;
}

/** A lawful choice and what it reaches. */
export interface Incumbent {
  readonly choice: Choice;
  readonly values: Values;
}

/** Told whenever plan or bound of a goal improve, in units of the goal's maximised function. */
export type Report = (phase: string, goal: number, value: number | undefined, bound: number) => void;

export class Phases {
  readonly compiled: Compiled;
  readonly goals: readonly Goal[];
  readonly model: Model;
  readonly judge: Judge;
  readonly bounder: Bounder;
  readonly proofs: GoalProof[] = [];
  best: Incumbent | undefined;
  private readonly engine: Engine;
  private readonly budget: Budget;
  private readonly report: Report;
  private readonly entries: EntryRow[] = [];
  private readonly seed: number;

  constructor(compiled: Compiled, engine: Engine, budget: Budget, seed: number, report: Report) {
    this.compiled = compiled;
    this.engine = engine;
    this.budget = budget;
    this.seed = seed;
    this.report = report;
    this.goals = goalsOf(compiled);
    this.model = buildModel(compiled, this.goals);
    this.judge = new Judge(compiled, this.model);
    this.bounder = new Bounder(compiled, this.goals, this.model.tagged);
    this.offer(Int32Array.from(new Set(compiled.pins.map((pin) => pin.pair))).sort());
  }

  /** Runs all goals; ends early when the budget is spent, with what is proved until then. */
  run(): void {
    const open = this.engine.open(this.model.program);
    try {
      for (const goal of this.goals.keys()) this.pursue(open, goal);
    } finally {
      open.close();
    }
  }

  /** Takes a choice when it is lawful and better in strict order. */
  offer(choice: Choice): boolean {
    if (!this.judge.isLawful(choice)) return false;
    const values = this.judge.values(choice);
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

  private pursue(open: OpenProgram, goal: number): void {
    const one = this.goals[goal];
    if (one === undefined) return;
    const { cost, constant } = goalCosts(this.compiled, this.model.layout, one);
    const reached = this.goals.slice(0, goal).map((_, earlier) => this.valueOf(earlier));
    const book = ruleBook(
      this.compiled,
      this.model,
      this.entries.map((entry, i) => ({ goal: i, row: entry.row })),
    );
    open.setCosts(cost);
    const scale = scaleFor(
      cost.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * this.compiled.problem.tours.length,
    );
    const task: Task = {
      compiled: this.compiled,
      model: this.model,
      open,
      bounder: this.bounder,
      budget: this.budget,
      book,
      entryRows: this.entries,
      goal,
      grain: one.grain,
      constant,
      scale,
      reached,
      best: () => this.valueOf(goal),
      offer: (choice) => {
        if (this.offer(choice)) this.report("tree", goal, this.valueOf(goal), search.root.bound / scale);
      },
    };
    const search = new Search(task);
    this.proofs.push({ goal, search, book, scale });
    this.alternate(search, goal, cost, constant, scale);
    search.leave();
    this.keep(open, goal, cost, constant);
  }

  /** Tree and integer search in turn, each round with more effort. */
  private alternate(search: Search, goal: number, cost: Float64Array, constant: number, scale: number): void {
    search.run(1);
    this.report("root", goal, this.valueOf(goal), search.root.bound / scale);
    let effort = 1;
    while (!search.finished && !this.budget.spent()) {
      this.integerSearch(search, goal, cost, constant, effort);
      search.run(50 * effort);
      this.report("tree", goal, this.valueOf(goal), search.root.bound / scale);
      effort *= 2;
    }
  }

  private integerSearch(search: Search, goal: number, cost: Float64Array, constant: number, effort: number): void {
    const root = search.first;
    const grain = this.goals[goal]?.grain ?? 1;
    if (root?.status !== "optimal") return;
    let program = goalProgram(this.model.program, cost, this.entries);
    const slack = root.value + constant - (this.valueOf(goal) + grain) + 1e-6;
    if (Number.isFinite(slack)) program = heldByReducedValues(program, root, slack);
    const solution = this.engine.solveInteger(program, {
      maxSteps: Math.min(this.budget.left, effort * (2000 + 10 * root.steps)),
      maxNodes: 20 * effort,
      gap: grain * 0.99,
      seed: this.seed,
      shouldStop: () => this.budget.spent(),
      onBetter: (x) => this.offerColumns(x, goal),
    });
    this.budget.take(solution.steps);
    if (solution.x !== undefined) this.offerColumns(solution.x, goal);
  }

  private offerColumns(x: Float64Array, goal: number): void {
    const list: number[] = [];
    for (let j = 0; j < this.compiled.pairs.count; j++) if ((x[j] ?? 0) > 0.5) list.push(j);
    if (this.offer(Int32Array.from(list))) this.report("integer", goal, this.valueOf(goal), Number.NaN);
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
