/**
 * A second way to prove that nothing lies within some branchings: every coupling rule may be broken at a price of one per unit, and
 * the least total says by its duals how the rules contradict each other. Used when the engine has no usable ray.
 */
import type { Prices } from "./bound.ts";
import { type Branch, columnOf } from "./branch.ts";
import type { Compiled } from "./compiled.ts";
import type { LinearProgram, LinearSolution } from "./engine.ts";
import type { Model } from "./model.ts";
import type { RuleBook } from "./prices.ts";

/** A row of the elastic program with one column for each unit by which it is broken. */
interface ElasticRow {
  readonly entries: readonly (readonly [column: number, value: number])[];
  readonly lower: number;
  readonly upper: number;
}

export interface ElasticQuestion {
  readonly compiled: Compiled;
  readonly model: Model;
  readonly book: RuleBook;
  readonly branches: readonly Branch[];
  /** Rows of earlier goals. */
  readonly entries: readonly { readonly cost: Float64Array; readonly atLeast: number }[];
}

/** For a scale the prices, times it, whose bound of the objective zero is negative when the duals are right and the scale is fine enough. */
export function elasticPrices(
  question: ElasticQuestion,
  solve: (program: LinearProgram) => LinearSolution,
): ((scale: number) => Prices) | undefined {
  const solution = solve(elasticProgram(question.model, question.compiled, addedRows(question)));
  return solution.status === "optimal" ? (scale) => readPrices(question, solution, scale) : undefined;
}

function readPrices(question: ElasticQuestion, solution: LinearSolution, scale: number): Prices {
  const { compiled, model, book, branches } = question;
  const whole = (value: number) => Math.max(0, Math.round(value * scale));
  const base = model.program.rows;
  const priceOf = (row: number, atLeast: boolean) => whole((atLeast ? -1 : 1) * (solution.price[row] ?? 0));
  const pins = book.rules.flatMap((rule, i) => (rule.kind === "pin" && (book.rows[i] ?? -1) < 0 ? [i] : []));
  const rows = new Float64Array(book.rules.length);
  let entry = 0;
  for (const [i, rule] of book.rules.entries()) {
    if (rule.kind === "entry") {
      const size = question.entries[entry]?.cost.reduce((most, value) => Math.max(most, Math.abs(value)), 1) ?? 1;
      rows[i] = whole(-(solution.price[base + entry++] ?? 0) / size);
    } else if ((book.rows[i] ?? -1) >= 0) {
      rows[i] = priceOf(book.rows[i] ?? 0, rule.kind === "share" || rule.kind === "cut" || rule.kind === "pin");
    }
  }
  const first = base + question.entries.length;
  for (const [k, i] of pins.entries()) rows[i] = priceOf(first + k, true);
  const branchPrices = Float64Array.from(branches, (branch, k) =>
    priceOf(first + pins.length + k, branch.side === "above"),
  );
  const classes = Float64Array.from({ length: compiled.classes.count }, (_, c) =>
    whole(solution.reduced[model.layout.filled + c] ?? 0),
  );
  return { scale, classes, rows, branches: branchPrices };
}

/** Earlier goals, pins and branchings as rows, in this order. */
function addedRows({ compiled, model, book, branches, entries }: ElasticQuestion): ElasticRow[] {
  const infinite = Number.POSITIVE_INFINITY;
  const goals = entries.map(({ cost, atLeast }): ElasticRow => {
    // In units of the largest coefficient, so that breaking a goal costs about as much as breaking a rule.
    const size = cost.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const own = [...cost.entries()].filter(([, value]) => value !== 0);
    return { entries: own.map(([column, value]) => [column, value / size]), lower: atLeast / size, upper: infinite };
  });
  const pins = book.rules.flatMap((rule, i): ElasticRow[] => {
    if (rule.kind !== "pin" || (book.rows[i] ?? -1) >= 0) return [];
    return [{ entries: [[compiled.pins[rule.pin]?.pair ?? 0, 1]], lower: 1, upper: infinite }];
  });
  const sides = branches.map((branch): ElasticRow => {
    const one: ElasticRow["entries"] = [[columnOf(model.layout, branch.subject), 1]];
    return branch.side === "below"
      ? { entries: one, lower: -infinite, upper: branch.at }
      : { entries: one, lower: branch.at + 1, upper: infinite };
  });
  return [...goals, ...pins, ...sides];
}

function elasticProgram(model: Model, compiled: Compiled, added: readonly ElasticRow[]): LinearProgram {
  const { program } = model;
  const columns: [number, number][][] = Array.from({ length: program.columns }, () => []);
  for (let j = 0; j < program.columns; j++) {
    for (let k = program.starts[j] ?? 0; k < (program.starts[j + 1] ?? 0); k++) {
      columns[j]?.push([program.indices[k] ?? 0, program.values[k] ?? 0]);
    }
  }
  for (const [i, row] of added.entries()) {
    for (const [column, value] of row.entries) columns[column]?.push([program.rows + i, value]);
  }
  const rowLower = [...program.rowLower, ...added.map((row) => row.lower)];
  const rowUpper = [...program.rowUpper, ...added.map((row) => row.upper)];
  const broken = [...model.placed.map((one) => one.row), ...added.map((_, i) => program.rows + i)];
  for (const row of broken) columns.push([[row, Number.isFinite(rowUpper[row] ?? 0) ? -1 : 1]]);
  const starts = new Int32Array(columns.length + 1);
  for (const [j, entries] of columns.entries()) starts[j + 1] = (starts[j] ?? 0) + entries.length;
  const lower = new Float64Array(columns.length);
  lower.set(program.lower);
  for (const pin of compiled.pins) if (pin.pair >= 0) lower[pin.pair] = 0;
  const upper = new Float64Array(columns.length).fill(Number.POSITIVE_INFINITY);
  upper.set(program.upper);
  return {
    columns: columns.length,
    rows: rowLower.length,
    cost: new Float64Array(columns.length).fill(-1, program.columns),
    lower,
    upper,
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    starts,
    indices: Int32Array.from(columns.flatMap((entries) => entries.map(([row]) => row))),
    values: Float64Array.from(columns.flatMap((entries) => entries.map(([, value]) => value))),
    integer: new Int32Array(columns.length),
  };
}
