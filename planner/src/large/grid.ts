/**
 * Prices on the grid of what tours are worth. Where filling is all that counts and every tour is worth a whole multiple of one number,
 * there are best prices that are such multiples too (nearly always: tours of one person mostly exclude each other, and the dual is then
 * convex in the discrete sense, linear between the points of the grid). Soft prices end a little inside; cut to the grid at the right
 * threshold they prove what many more passes would not.
 */
import { constantPart } from "./constant-part.ts";
import { descend } from "./descend.ts";
import type { Scope, SoftPrices } from "./soft-prices.ts";

/** How many thresholds are tried. */
const thresholds = 10;
/** Passes from hot to cold, then colder; temperatures as parts of the grid's step. */
const first = { passes: 100, cold: 0.03 };
const second = { passes: 30, cold: 0.003 };

/** The step of the grid of what the tours are worth; 0 where not only filling counts, so that there is no grid. */
export function gridOf({ worth }: SoftPrices): number {
  if (worth.score !== 0 || worth.kept !== 0 || worth.use !== 0 || worth.short !== 0) return 0;
  let step = 0;
  for (const value of worth.ofClass) step = divisor(step, Math.abs(value));
  return step;
}

/**
 * Sets prices of classes for the worth as it stands, those of all rows 0: the side rules only make less possible. `tell` is called
 * whenever lower prices may have been found. Nothing happens where there is no grid.
 */
export function gridPrices(prices: SoftPrices, whole: Scope, stop: () => boolean, tell: () => void): void {
  const step = gridOf(prices);
  if (step === 0) return;
  const scope = { ...whole, people: whole.people.filter((person) => canFill(prices, person)) };
  prices.classes.fill(0);
  prices.rows.fill(0);
  let hot = prices.worth.ofClass.reduce((most, one) => Math.max(most, one), 1) / 5;
  let best: Cut | undefined;
  for (const { passes, cold } of [first, second]) {
    const course = { passes, hot: Math.max(hot, step * cold), cold: step * cold, still: true, last: true, stop };
    descend(prices, scope, course);
    const soft = prices.classes.slice();
    const cut = cutToGrid(prices, scope, step);
    if (best === undefined || cut.bound < best.bound) best = cut;
    prices.classes.set(best.classes);
    tell();
    // the way goes on from where it was, a little inside
    if (cold !== second.cold) prices.classes.set(soft);
    hot = step * cold;
  }
}

/** Whether the person can fill anything of worth; whoever cannot adds nothing to the bound. */
function canFill({ compiled, worth }: SoftPrices, person: number): boolean {
  const { start, cls } = compiled.pairs;
  for (let j = start[person] ?? 0; j < (start[person + 1] ?? 0); j++) {
    if ((worth.ofClass[cls[j] ?? 0] ?? 0) > 0) return true;
  }
  return false;
}

interface Cut {
  readonly classes: Float64Array;
  readonly bound: number;
}

/** The prices cut at the threshold with the lowest bound, or as they are when none is lower. */
function cutToGrid(prices: SoftPrices, scope: Scope, step: number): Cut {
  const soft = prices.classes.slice();
  const boundNow = (): number => prices.narrow(scope.people, Number.POSITIVE_INFINITY) + constantPart(prices, scope);
  let best: Cut = { classes: soft, bound: boundNow() };
  for (let k = 0; k < thresholds; k++) {
    const shift = (k + 0.5) / thresholds;
    for (let c = 0; c < soft.length; c++) prices.classes[c] = step * Math.floor((soft[c] ?? 0) / step + shift);
    const bound = boundNow();
    if (bound < best.bound) best = { classes: prices.classes.slice(), bound };
  }
  return best;
}

/** Greatest common divisor of two whole numbers; the other one when one is 0. */
function divisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
