/** Parts of a plan to be set free and solved again while the rest stands. */
import type { Choice } from "./choice.ts";
import type { Compiled } from "./compiled.ts";
import type { LinearProgram } from "./engine.ts";

/** Pairs that a part should have at most; a program of this size is solved in a moment. */
const MOST_PAIRS = 2500;

/**
 * The pairs to set free: those of some people, of everybody who now does what these could do, and so on, until there are enough.
 * Every other draw sets free a stretch of time instead.
 */
export function drawPart(
  compiled: Compiled,
  choice: Choice,
  people: Int32Array,
  draw: (below: number) => number,
): Uint8Array {
  return draw(2) === 0 ? partOfTime(compiled, draw) : partOfPeople(compiled, choice, people, draw);
}

function partOfTime(compiled: Compiled, draw: (below: number) => number): Uint8Array {
  const { pairs, classes } = compiled;
  const free = new Uint8Array(pairs.count);
  const middle = draw(classes.count);
  const day = classes.from[middle] ?? 0;
  const byDistance = Array.from({ length: classes.count }, (_, c) => c).sort(
    (a, b) => Math.abs((classes.from[a] ?? 0) - day) - Math.abs((classes.from[b] ?? 0) - day) || a - b,
  );
  const sizes = new Int32Array(classes.count);
  for (const c of pairs.cls) sizes[c] = (sizes[c] ?? 0) + 1;
  const chosen = new Uint8Array(classes.count);
  let sum = 0;
  for (const c of byDistance) {
    sum += sizes[c] ?? 0;
    if (sum > MOST_PAIRS && sum > (sizes[c] ?? 0)) break;
    chosen[c] = 1;
  }
  for (let j = 0; j < pairs.count; j++) free[j] = chosen[pairs.cls[j] ?? 0] ?? 0;
  return free;
}

function partOfPeople(
  compiled: Compiled,
  choice: Choice,
  people: Int32Array,
  draw: (below: number) => number,
): Uint8Array {
  const { pairs } = compiled;
  const free = new Uint8Array(pairs.count);
  const takers = new Map<number, number[]>();
  for (const j of choice) {
    const c = pairs.cls[j] ?? 0;
    takers.set(c, [...(takers.get(c) ?? []), people[j] ?? 0]);
  }
  const seen = new Set<number>();
  const waiting: number[] = [];
  let sum = 0;
  while (sum < MOST_PAIRS && seen.size < compiled.people) {
    const person = waiting.length > 0 ? (waiting.splice(draw(waiting.length), 1)[0] ?? 0) : draw(compiled.people);
    if (seen.has(person)) continue;
    seen.add(person);
    const [first, end] = [pairs.start[person] ?? 0, pairs.start[person + 1] ?? 0];
    if (sum > 0 && sum + end - first > MOST_PAIRS) continue;
    sum += end - first;
    free.fill(1, first, end);
    for (let j = first; j < end; j++) {
      for (const other of takers.get(pairs.cls[j] ?? 0) ?? []) if (!seen.has(other)) waiting.push(other);
    }
  }
  return free;
}

/** The program with every pair outside the part held as the choice has it. */
export function heldOutside(program: LinearProgram, choice: Choice, free: Uint8Array): LinearProgram {
  const lower = program.lower.slice();
  const upper = program.upper.slice();
  const chosen = new Uint8Array(free.length);
  for (const j of choice) chosen[j] = 1;
  for (let j = 0; j < free.length; j++) {
    if (free[j] === 1) continue;
    lower[j] = chosen[j] ?? 0;
    upper[j] = chosen[j] ?? 0;
  }
  return { ...program, lower, upper };
}
