/**
 * Branch and bound for one goal, over the linear program from its last basis. A node is closed only when its prices prove, in whole
 * numbers, that nothing better than the best plan lies in it.
 */
import type { Bounder, Prices } from "./bound.ts";
import { type Branch, columnOf, countedSubjects, type Subject } from "./branch.ts";
import { type Candidate, Experience, fractional, shortlist, sides, worth } from "./branching.ts";
import type { Budget } from "./budget.ts";
import type { Choice } from "./choice.ts";
import type { Compiled } from "./compiled.ts";
import { elasticPrices } from "./elastic.ts";
import type { LinearProgram, LinearSolution, OpenProgram } from "./engine.ts";
import type { Model } from "./model.ts";
import { combined, pricesFrom, type RuleBook } from "./prices.ts";
import { boundBelow, branchesOf, childNode, NodeQueue, rootNode, type SearchNode } from "./tree-node.ts";

/** What a search works on and reports to. */
export interface Task {
  readonly compiled: Compiled;
  readonly model: Model;
  readonly open: OpenProgram;
  readonly bounder: Bounder;
  readonly budget: Budget;
  readonly book: RuleBook;
  /** Rows added for earlier goals: their coefficients by column. */
  readonly entryRows: readonly { readonly row: number; readonly cost: Float64Array; readonly atLeast: number }[];
  /** Opens another program beside this one. */
  openAside(program: LinearProgram): OpenProgram;
  /** Index of the goal; -1 to ask only whether there is a lawful plan. */
  readonly goal: number;
  /** Every value of the goal is a multiple of it. */
  readonly grain: number;
  /** Added to the program's value. */
  readonly constant: number;
  readonly scale: number;
  readonly reached: readonly number[];
  /** The best value so far; minus infinity when there is no plan yet. */
  best(): number;
  /** Offered every choice that came out whole; takes it when lawful and better. */
  offer(choice: Choice): void;
  /** Prices known to be good for the whole problem, in the numbering of `book`. */
  readonly known: readonly Prices[];
  /** Whether the first program is better solved by an interior point method. */
  readonly interior?: boolean;
}

const SHORTLIST = 10;
const TRIAL_STEPS = 60;
const RELIABLE = 2;
/** Scales tried for prices that prove infeasibility: coarse ones keep numbers small, fine ones lose less by rounding. */
const RAY_SCALES = [2 ** 16, 2 ** 24, 2 ** 34];

/** Branch and bound for one goal: from the root program to leaves that each prove the bound. */
export class Search {
  readonly root: SearchNode = rootNode();
  /** What prices are multiplied by to be whole; made coarser at the root as long as sums would not be exact. */
  scale: number;
  /** Nodes whose program was solved. */
  nodes = 0;
  /** The root's program, once solved. */
  first: LinearSolution | undefined;
  private readonly task: Task;
  private readonly queue = new NodeQueue();
  private readonly counted: readonly Subject[];
  private readonly experience = new Experience();
  /** Branchings whose bounds the open program now has. */
  private current: readonly Branch[] = [];
  private atBasisOf: SearchNode | undefined;

  constructor(task: Task) {
    this.task = task;
    this.counted = countedSubjects(task.compiled, task.model.layout);
    this.scale = task.scale;
    this.beginRoot();
    for (const prices of task.known) this.tighten(this.root, prices, []);
    if (task.goal < 0) this.tryEachRule();
    this.queue.push(this.root);
  }

  /** Bounds that need no engine. */
  private beginRoot(): void {
    this.root.bound = Number.POSITIVE_INFINITY;
    this.tighten(this.root, emptyPrices(this.task.compiled, this.task.book, this.scale), []);
    this.tighten(this.root, this.capacityPrices(), []);
  }

  /** What is proved now, in units of the goal. */
  get bound(): number {
    return boundBelow(this.root) / this.scale;
  }

  /** A rule that cannot hold whatever is planned (others alone above a ceiling, a pin of somebody unfit) is proof by itself. */
  private tryEachRule(): void {
    const { compiled, book } = this.task;
    const { scale } = this;
    for (const [i, rule] of book.rules.entries()) {
      if (rule.kind !== "present" && rule.kind !== "total" && rule.kind !== "pin") continue;
      const prices = emptyPrices(compiled, book, scale);
      prices.rows[i] = 1;
      this.tighten(this.root, prices, []);
      if (this.root.bound < 0) return;
    }
  }

  /** Each class at the most that any of its pairs can bring: everything filled at its best. */
  private capacityPrices(): Prices {
    const { compiled, bounder, goal, book } = this.task;
    const { scale } = this;
    return { ...emptyPrices(compiled, book, scale), classes: bounder.mostOfClasses(goal, scale) };
  }

  /** Whether everything is closed. */
  get finished(): boolean {
    return this.queue.size === 0 || (this.root.children === undefined && this.closed(this.root));
  }

  /** Goes on for so many nodes at most. */
  run(nodes: number): void {
    const until = this.nodes + nodes;
    while (this.nodes < until && !this.task.budget.spent()) {
      let node = this.queue.pop();
      if (node === undefined) return;
      // Down to where nothing is left to branch on: that is where plans are found.
      while (node !== undefined) {
        node = this.closed(node) ? undefined : this.explore(node);
        if (node !== undefined && (this.nodes >= until || this.task.budget.spent())) {
          this.queue.push(node);
          return;
        }
      }
    }
  }

  /** Gives the program its root bounds back. */
  leave(): void {
    this.moveTo([]);
  }

  private closed(node: SearchNode): boolean {
    return node.stuck || this.isProved(node.bound);
  }

  private isProved(bound: number): boolean {
    const { goal, grain } = this.task;
    const { scale } = this;
    if (goal < 0) return bound < 0;
    return Math.floor(bound / (scale * grain)) * grain <= this.task.best();
  }

  /** Solves a node; the child to go on with, or `undefined` when the node is closed. */
  private explore(node: SearchNode): SearchNode | undefined {
    const branches = branchesOf(node);
    this.moveTo(branches);
    if (node.basis !== undefined && this.atBasisOf !== node.parent) this.task.open.setBasis(node.basis);
    const interior = this.task.interior === true && this.first === undefined;
    const solution = this.solve(this.task.budget.left, interior ? "interior" : undefined);
    this.nodes++;
    this.atBasisOf = node;
    this.first ??= solution;
    if (solution.status === "infeasible") return this.closeInfeasible(node, branches);
    if (solution.status !== "optimal") return this.giveUp(node);
    if (!this.tighten(node, this.pricesOf(solution, branches), branches) && node === this.root) this.coarsen(solution);
    return this.closed(node) ? undefined : this.divide(node, solution, branches);
  }

  private divide(node: SearchNode, solution: LinearSolution, branches: readonly Branch[]): SearchNode | undefined {
    const { task } = this;
    const candidates = fractional(task.model.layout, this.counted, solution.x, task.compiled.pairs.count);
    if (!candidates.some((one) => one.subject.kind === "pair"))
      task.offer(chosen(solution.x, task.compiled.pairs.count));
    if (this.closed(node)) return undefined;
    const basis = task.open.basis();
    const candidate = this.choose(candidates, solution, branches, basis);
    if (candidate === undefined) return this.giveUp(node);
    const [below, above] = sides(candidate);
    const children = [childNode(node, below, basis), childNode(node, above, basis)] as const;
    node.children = children;
    node.basis = undefined;
    const first = candidate.value - Math.floor(candidate.value) > 0.5 ? 1 : 0;
    this.queue.push(children[1 - first] ?? children[0]);
    return children[first];
  }

  private giveUp(node: SearchNode): undefined {
    node.stuck = true;
    node.basis = undefined;
  }

  private solve(maxSteps: number, method?: "interior"): LinearSolution {
    const solution = this.task.open.solve(maxSteps, method);
    this.task.budget.take(solution.steps + 1);
    return solution;
  }

  private pricesOf(solution: Pick<LinearSolution, "price" | "reduced">, branches: readonly Branch[]): Prices {
    const { compiled, model, book } = this.task;
    const { scale } = this;
    const reduced = (column: number) => solution.reduced[column] ?? 0;
    return pricesFrom(compiled, model, book, branches, { price: solution.price, reduced }, scale);
  }

  /** Takes prices that prove more than the node has; false when their sums are too large to be exact. */
  private tighten(node: SearchNode, prices: Prices, branches: readonly Branch[]): boolean {
    const { bounder, goal, book, reached } = this.task;
    const bound = bounder.bound(goal, prices, book.rules, branches, reached);
    if (bound === undefined) return false;
    if (bound >= node.bound) return true;
    node.bound = bound;
    node.prices = prices;
    return true;
  }

  /** Begins again on coarser scales until the root's prices can be summed exactly. */
  private coarsen(solution: LinearSolution): void {
    while (this.scale > 1) {
      this.scale = Math.max(1, this.scale / 4);
      this.beginRoot();
      if (this.tighten(this.root, this.pricesOf(solution, []), [])) return;
    }
  }

  /** Closes a node without plans by the engine's ray or, when that proves nothing, by the elastic program. */
  private closeInfeasible(node: SearchNode, branches: readonly Branch[]): undefined {
    const { task } = this;
    const ray = task.open.infeasibilityPrices();
    const size = ray?.reduce((most, value) => Math.max(most, Math.abs(value)), 0) ?? 0;
    for (const sign of size > 0 ? [1, -1] : []) {
      const price = (ray ?? new Float64Array()).map((value) => (sign * value) / size);
      const { compiled, model, book } = task;
      const pricesAt = (scale: number) => pricesFrom(compiled, model, book, branches, this.rayDuals(price), scale);
      if (RAY_SCALES.some((scale) => this.lower(node, pricesAt(scale), branches))) return undefined;
    }
    const pricesAt = elasticPrices({ ...task, branches, entries: task.entryRows }, (program) =>
      this.solveAside(program),
    );
    if (pricesAt !== undefined && RAY_SCALES.some((scale) => this.lower(node, pricesAt(scale), branches)))
      return undefined;
    return this.giveUp(node);
  }

  private solveAside(program: LinearProgram): LinearSolution {
    const open = this.task.openAside(program);
    try {
      const solution = open.solve(this.task.budget.left);
      this.task.budget.take(solution.steps + 1);
      return solution;
    } finally {
      open.close();
    }
  }

  /** Adds so much of prices that prove infeasibility that the bound falls to the best value; whether that closes the node. */
  private lower(node: SearchNode, prices: Prices, branches: readonly Branch[]): boolean {
    const { goal, bounder, book, reached } = this.task;
    const { scale } = this;
    const below = bounder.bound(-1, prices, book.rules, branches, reached);
    if (below === undefined || below >= 0) return false;
    if (goal < 0) this.tighten(node, { ...prices, scale }, branches);
    else {
      const known = node.prices ?? emptyPrices(this.task.compiled, book, scale);
      const from = bounder.bound(goal, known, book.rules, branches, reached);
      if (from === undefined) return false;
      const best = this.task.best();
      const target = best === Number.NEGATIVE_INFINITY ? from - 1 : best * scale;
      this.tighten(node, combined(known, prices, Math.max(1, Math.ceil((from - target) / -below))), branches);
    }
    return this.closed(node);
  }

  /** Row prices with the reduced values that follow from them when nothing has a cost. */
  private rayDuals(price: Float64Array): { price: Float64Array; reduced: (column: number) => number } {
    const { program } = this.task.model;
    const reduced = (column: number) => {
      let sum = 0;
      for (let k = program.starts[column] ?? 0; k < (program.starts[column + 1] ?? 0); k++) {
        sum -= (program.values[k] ?? 0) * (price[program.indices[k] ?? 0] ?? 0);
      }
      for (const { row, cost } of this.task.entryRows) sum -= (cost[column] ?? 0) * (price[row] ?? 0);
      return sum;
    };
    return { price, reduced };
  }

  private choose(
    candidates: readonly Candidate[],
    solution: LinearSolution,
    branches: readonly Branch[],
    basis: ReturnType<OpenProgram["basis"]>,
  ): Candidate | undefined {
    const listed = shortlist(candidates, SHORTLIST);
    if (listed.length <= 1 || basis === undefined) return listed[0];
    let best: Candidate | undefined;
    let most = -1;
    for (const candidate of listed) {
      const score =
        this.experience.times(candidate.column) >= RELIABLE || this.task.budget.spent()
          ? this.experience.score(candidate)
          : this.tryOut(candidate, solution.value, branches, basis);
      if (score > most) [most, best] = [score, candidate];
    }
    this.moveTo(branches);
    this.task.open.setBasis(basis);
    return best;
  }

  /** Solves both sides a little and learns from them. */
  private tryOut(
    candidate: Candidate,
    value: number,
    branches: readonly Branch[],
    basis: NonNullable<ReturnType<OpenProgram["basis"]>>,
  ): number {
    const losses = sides(candidate).map((branch) => {
      this.moveTo([...branches, branch]);
      this.task.open.setBasis(basis);
      const trial = this.solve(TRIAL_STEPS);
      const loss = trial.status === "infeasible" ? Math.abs(value) + 1 : Math.max(0, value - trial.value);
      const part = candidate.value - Math.floor(candidate.value);
      this.experience.learn(candidate.column, branch.side, loss, branch.side === "below" ? part : 1 - part);
      return loss;
    });
    return worth(losses[0] ?? 0, losses[1] ?? 0);
  }

  /** Changes the bounds of the open program from the current branchings to these. */
  private moveTo(branches: readonly Branch[]): void {
    const { layout } = this.task.model;
    const columns = new Set([...this.current, ...branches].map((branch) => columnOf(layout, branch.subject)));
    const sorted = Int32Array.from(columns).sort();
    const lower = Float64Array.from(sorted, (column) => layout.lower[column] ?? 0);
    const upper = Float64Array.from(sorted, (column) => layout.upper[column] ?? 0);
    const place = new Map([...sorted].map((column, i) => [column, i]));
    for (const branch of branches) {
      const i = place.get(columnOf(layout, branch.subject)) ?? 0;
      if (branch.side === "below") upper[i] = Math.min(upper[i] ?? 0, branch.at);
      else lower[i] = Math.max(lower[i] ?? 0, branch.at + 1);
    }
    this.task.open.setBounds(sorted, lower, upper);
    this.current = branches;
  }
}

function emptyPrices(compiled: Compiled, book: RuleBook, scale: number): Prices {
  return {
    scale,
    classes: new Float64Array(compiled.classes.count),
    rows: new Float64Array(book.rules.length),
    branches: new Float64Array(),
  };
}

function chosen(x: Float64Array, pairs: number): Choice {
  const list: number[] = [];
  for (let j = 0; j < pairs; j++) if ((x[j] ?? 0) > 0.5) list.push(j);
  return Int32Array.from(list);
}
