/** Compares what two plans reach, entry by entry in strict order. */
import type { ObjectiveValue, Plan } from "./plan.ts";
import { LEAST, type ObjectiveEntry } from "./problem.ts";

/** The first entry in which a plan is worse or better than another, and by how much. */
export interface Difference {
  readonly index: number;
  readonly entry: ObjectiveEntry;
  /** How much worse; negative when better. */
  readonly loss: number;
}

/** Where `plan` first differs from `base`; `null` when both reach the same. */
export function difference(base: readonly ObjectiveValue[], plan: readonly ObjectiveValue[]): Difference | null {
  for (const [index, { entry, value }] of base.entries()) {
    const less = value - (plan[index]?.value ?? 0);
    const loss = typeof entry === "string" && LEAST.has(entry) ? -less : less;
    if (loss !== 0) return { index, entry, loss };
  }
  return null;
}

/** An assignment of one tour in two plans; `null` where it is open. */
export interface Move {
  readonly tour: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Tours whose person differs between two plans, in the order of their ids. */
export function movesBetween(before: Plan, after: Plan): Move[] {
  const old = new Map(before.assignments.map(({ tour, person }) => [tour, person]));
  const now = new Map(after.assignments.map(({ tour, person }) => [tour, person]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((tour) => ({ tour, before: old.get(tour) ?? null, after: now.get(tour) ?? null }))
    .filter((move) => move.before !== move.after);
}
