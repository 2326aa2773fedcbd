/** Which whole number to branch on next. */
import { type Branch, columnOf, type Subject } from "./branch.ts";
import type { Layout } from "./layout.ts";

/** A subject whose column is not whole. */
export interface Candidate {
  readonly subject: Subject;
  readonly column: number;
  readonly value: number;
}

const WHOLE = 1e-6;

/** How soon a kind of subject is branched on: counts over groups first, single pairs last. */
const TIER: Readonly<Record<Subject["kind"], number>> = {
  usedTotal: 0,
  shortTotal: 0,
  filledTotal: 0,
  with: 0,
  filled: 0,
  short: 0,
  passed: 1,
  class: 1,
  used: 2,
  pair: 3,
};

/** All fractional subjects, by tier, then the most fractional first, then by column. */
export function fractional(layout: Layout, counted: readonly Subject[], x: Float64Array, pairs: number): Candidate[] {
  const found: Candidate[] = [];
  const look = (subject: Subject, column: number) => {
    const value = x[column] ?? 0;
    if (Math.abs(value - Math.round(value)) > WHOLE) found.push({ subject, column, value });
  };
  for (const subject of counted) look(subject, columnOf(layout, subject));
  for (let pair = 0; pair < pairs; pair++) {
    const value = x[pair] ?? 0;
    if (value > WHOLE && value < 1 - WHOLE) look({ kind: "pair", pair }, pair);
  }
  return found.sort(
    (a, b) =>
      TIER[a.subject.kind] - TIER[b.subject.kind] || distance(a.value) - distance(b.value) || a.column - b.column,
  );
}

/** How far the fraction is from a half. */
function distance(value: number): number {
  return Math.abs(value - Math.floor(value) - 0.5);
}

/** The first candidates worth comparing: at most `most`, none of the last tier while there is another. */
export function shortlist(candidates: readonly Candidate[], most: number): Candidate[] {
  const first = candidates[0];
  if (first === undefined) return [];
  const only = TIER[first.subject.kind] >= 2 ? TIER[first.subject.kind] : undefined;
  return candidates
    .filter((one) => (only === undefined ? TIER[one.subject.kind] < 2 : TIER[one.subject.kind] === only))
    .slice(0, most);
}

/** The two sides of branching on a candidate. */
export function sides(candidate: Candidate): readonly [Branch, Branch] {
  const at = Math.floor(candidate.value);
  const { subject } = candidate;
  return [
    { subject, at, side: "below" },
    { subject, at, side: "above" },
  ];
}

/** What branching on a column has cost so far, per unit of fraction. */
export class Experience {
  private readonly known = new Map<string, { sum: number; count: number }>();

  learn(column: number, side: Branch["side"], loss: number, fraction: number): void {
    const key = `${column} ${side}`;
    const known = this.known.get(key) ?? { sum: 0, count: 0 };
    known.sum += loss / Math.max(fraction, 1e-6);
    known.count++;
    this.known.set(key, known);
  }

  /** Times that both sides of the column were seen. */
  times(column: number): number {
    return Math.min(this.known.get(`${column} below`)?.count ?? 0, this.known.get(`${column} above`)?.count ?? 0);
  }

  /** How much branching here promises: the product of the losses on both sides. */
  score(candidate: Candidate): number {
    const part = candidate.value - Math.floor(candidate.value);
    return worth(this.average(candidate.column, "below") * part, this.average(candidate.column, "above") * (1 - part));
  }

  private average(column: number, side: Branch["side"]): number {
    const known = this.known.get(`${column} ${side}`);
    return known === undefined ? 0 : known.sum / known.count;
  }
}

/** Product of two losses, where even no loss at all counts a little. */
export function worth(below: number, above: number): number {
  return Math.max(below, 1e-4) * Math.max(above, 1e-4);
}
