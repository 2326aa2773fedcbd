/** Days of handover: two rotations of one contribution in the mission together, or two people on one post. Pure. */
import type { Window } from "./steps.ts";

/** Days of something that takes turns. */
export interface Turn extends Window {
  /** What takes turns, as a unit or a post. */
  readonly of: number;
  /** Which turn: a rotation, or the tour itself. */
  readonly turn: number;
}

/**
 * Days on which two different turns of the same thing are there together, by first day; days that touch are one stretch.
 * A turn lasts from the first day of its first person to the last day of its last.
 */
export function overlapsOf(turns: readonly Turn[]): readonly Window[] {
  const whole = new Map<number, Map<number, { from: number; to: number }>>();
  for (const { of, turn, from, to } of turns) {
    const own = whole.get(of) ?? new Map<number, { from: number; to: number }>();
    whole.set(of, own);
    const days = own.get(turn);
    if (days === undefined) own.set(turn, { from, to });
    else {
      days.from = Math.min(days.from, from);
      days.to = Math.max(days.to, to);
    }
  }
  return merged([...whole.values()].flatMap((own) => shared([...own.values()])));
}

/** Stretches that a turn shares with those before it. */
function shared(days: readonly Window[]): readonly Window[] {
  const ordered = [...days].sort((a, b) => a.from - b.from);
  let last = Number.NEGATIVE_INFINITY;
  return ordered.flatMap(({ from, to }) => {
    const common = from <= last ? [{ from, to: Math.min(to, last) }] : [];
    last = Math.max(last, to);
    return common;
  });
}

function merged(stretches: readonly Window[]): readonly Window[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
