/** Plans from the linear program: what it takes almost whole is held, and the rest solved again, until all is whole. */
import type { Budget } from "./budget.ts";
import type { Choice } from "./choice.ts";
import type { LinearSolution, OpenProgram } from "./engine.ts";
import type { Model } from "./model.ts";

export interface Dive {
  readonly open: OpenProgram;
  readonly model: Model;
  readonly pairs: number;
  readonly budget: Budget;
}

/** Most rounds of holding and solving again. */
const ROUNDS = 40;

/**
 * Dives from a solution of the open program and gives the pairs of the last solution, rounded; they need not be lawful. The program
 * has its bounds back afterwards.
 */
export function dive(task: Dive, from: LinearSolution): { choice: Choice; share: Float64Array } {
  const { open, model, pairs, budget } = task;
  const held = new Set<number>();
  let solution = from;
  for (let round = 0; round < ROUNDS && !budget.spent(); round++) {
    const fresh = nextToHold(solution.x, pairs, held);
    if (fresh.length === 0) break;
    setLower(open, model, fresh, 1);
    for (const j of fresh) held.add(j);
    const next = open.solve(budget.left);
    budget.take(next.steps + 1);
    if (next.status !== "optimal") break;
    solution = next;
  }
  setLower(open, model, Int32Array.from(held).sort(), undefined);
  const chosen: number[] = [];
  for (let j = 0; j < pairs; j++) if ((solution.x[j] ?? 0) > 0.5) chosen.push(j);
  return { choice: Int32Array.from(chosen), share: solution.x };
}

/** Pairs not held yet that are almost whole, at most; when there are none, the largest fraction of each of the first few. */
function nextToHold(x: Float64Array, pairs: number, held: ReadonlySet<number>): Int32Array {
  const fractions: number[] = [];
  const almost: number[] = [];
  for (let j = 0; j < pairs; j++) {
    const value = x[j] ?? 0;
    if (value < 1e-6 || held.has(j)) continue;
    if (value > 1 - 1e-6) almost.push(j);
    else fractions.push(j);
  }
  if (fractions.length === 0) return Int32Array.of();
  fractions.sort((a, b) => (x[b] ?? 0) - (x[a] ?? 0) || a - b);
  const some = fractions
    .slice(0, Math.max(1, Math.ceil(fractions.length / 8)))
    .filter((j, i) => i === 0 || (x[j] ?? 0) > 0.6);
  return Int32Array.from([...almost, ...some]).sort();
}

function setLower(open: OpenProgram, model: Model, columns: Int32Array, value: number | undefined): void {
  const lower = Float64Array.from(columns, (column) => value ?? model.layout.lower[column] ?? 0);
  const upper = Float64Array.from(columns, (column) => model.layout.upper[column] ?? 0);
  open.setBounds(columns, lower, upper);
}
