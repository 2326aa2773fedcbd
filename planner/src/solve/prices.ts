/** From the engine's duals to whole prices. */
import type { Prices } from "./bound.ts";
import { type Branch, columnOf } from "./branch.ts";
import type { Compiled } from "./compiled.ts";
import type { Model } from "./model.ts";
import type { PricedRow } from "./rules.ts";

/** The rows that the proofs of one goal may price: those of the program, then the pins, then earlier goals. */
export interface RuleBook {
  readonly rules: readonly PricedRow[];
  /** Row of the program for each rule, -1 for a pin, which is a bound. */
  readonly rows: Int32Array;
}

/** The rule book while `entries` rows of earlier goals stand at the given rows of the program. */
export function ruleBook(
  compiled: Compiled,
  model: Model,
  entries: readonly { goal: number; row: number }[],
): RuleBook {
  const pins = [...compiled.pins.keys()].filter((pin) => (compiled.pins[pin]?.pair ?? -1) >= 0);
  const rules: PricedRow[] = [
    ...model.placed.map((one) => one.rule),
    ...pins.map((pin) => ({ kind: "pin" as const, pin })),
    ...entries.map(({ goal }) => ({ kind: "entry" as const, goal })),
  ];
  const rows = [...model.placed.map((one) => one.row), ...pins.map(() => -1), ...entries.map((one) => one.row)];
  return { rules, rows: Int32Array.from(rows) };
}

/** Whole prices from row prices and reduced values of columns, each times `scale`. */
export function pricesFrom(
  compiled: Compiled,
  model: Model,
  book: RuleBook,
  branches: readonly Branch[],
  duals: { readonly price: Float64Array; readonly reduced: (column: number) => number },
  scale: number,
): Prices {
  const whole = (value: number) => Math.max(0, Math.round(value * scale));
  const rows = Float64Array.from(book.rules, (rule, i) => {
    if (rule.kind === "pin" && (book.rows[i] ?? -1) < 0)
      return whole(-duals.reduced(compiled.pins[rule.pin]?.pair ?? 0));
    const price = duals.price[book.rows[i] ?? 0] ?? 0;
    return whole(isAtLeast(rule) ? -price : price);
  });
  const classes = Float64Array.from({ length: compiled.classes.count }, (_, c) =>
    whole(duals.reduced(model.layout.filled + c)),
  );
  const priced = new Float64Array(branches.length);
  const seen = new Set<string>();
  // The last branching on a column and side is the tightest and takes the price.
  for (let i = branches.length - 1; i >= 0; i--) {
    const branch = branches[i];
    if (branch === undefined) continue;
    const column = columnOf(model.layout, branch.subject);
    const key = `${column} ${branch.side}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const reduced = duals.reduced(column);
    priced[i] = whole(branch.side === "below" ? reduced : -reduced);
    if (branch.subject.kind === "class" && branch.side === "below") classes[branch.subject.cls] = 0;
    if (branch.subject.kind === "pair" && branch.side === "above") clearPin(book, compiled, branch.subject.pair, rows);
  }
  return { scale, classes, rows, branches: priced };
}

function isAtLeast(rule: PricedRow): boolean {
  return rule.kind === "share" || rule.kind === "cut" || rule.kind === "entry" || rule.kind === "pin";
}

function clearPin(book: RuleBook, compiled: Compiled, pair: number, rows: Float64Array): void {
  for (const [i, rule] of book.rules.entries()) {
    if (rule.kind === "pin" && compiled.pins[rule.pin]?.pair === pair) rows[i] = 0;
  }
}

/** One set of prices plus `times` another. */
export function combined(prices: Prices, other: Prices, times: number): Prices {
  const sum = (a: Float64Array, b: Float64Array) =>
    Float64Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + times * (b[i] ?? 0));
  return {
    scale: prices.scale,
    classes: sum(prices.classes, other.classes),
    rows: sum(prices.rows, other.rows),
    branches: sum(prices.branches, other.branches),
  };
}

/**
 * A scale fine enough for a proof with sums of about `size` whose rows hold coefficients up to `coefficient`, and coarse enough that its
 * sums stay exact. The price of a row of large coefficients is small: on a scale that is too coarse it would be rounded away.
 */
export function scaleFor(size: number, coefficient = 1): number {
  let scale = 2 ** 24;
  for (let usual = 2 ** 14; usual < coefficient; usual *= 2) scale *= 2;
  while (scale > 1 && scale * (Math.abs(size) + 1) > 2 ** 46) scale /= 2;
  return scale;
}

/** The same prices on a finer scale; both scales are powers of two. Nothing where they would no longer be exact whole numbers. */
export function rescaled(prices: Prices, scale: number): Prices | undefined {
  if (prices.scale > scale) return undefined;
  const times = (values: Float64Array) => values.map((value) => value * (scale / prices.scale));
  const { classes, rows, branches } = prices;
  const finer = { scale, classes: times(classes), rows: times(rows), branches: times(branches) };
  const exact = [finer.classes, finer.rows, finer.branches].every((list) => list.every(Number.isSafeInteger));
  return exact ? finer : undefined;
}
