import type { Problem } from "@contingent/planner";
import { Draft } from "../../planner/src/large/draft.ts";
import { gatherEffects } from "../../planner/src/large/effects.ts";
import { pairsByClass } from "../../planner/src/large/neighbourhood.ts";
import { placePins } from "../../planner/src/large/pins.ts";
import { compile } from "../../planner/src/solve/compile.ts";
import type { Compiled } from "../../planner/src/solve/compiled.ts";
import { assignTours } from "../../planner/src/solve/recover.ts";
import type { Answer } from "./answer.ts";

/** Which class is filled first. */
export type Order = "date" | "critical";

/**
 * The spreadsheet habit: class after class (by first day, or the most critical first) takes the free people with the best scores, as
 * long as every rule allows it. Nobody is ever moved again.
 */
export function greedy(problem: Problem, order: Order): Answer {
  const compiled = compile(problem);
  const effects = gatherEffects(compiled);
  const draft = new Draft(compiled, effects, effects.limit);
  if (!placePins(draft)) return { status: "no plan", assignments: [], bounds: [] };
  const byClass = pairsByClass(compiled);
  for (const c of orderOf(compiled, order)) fill(draft, byClass, c);
  const owner = (pair: number): number => ownerOf(compiled, pair);
  const taken = assignTours(compiled, draft.choice(), owner);
  const assignments = [...taken.entries()].flatMap(([tour, person]) => {
    const [t, p] = [problem.tours[tour], problem.people[person]];
    return t === undefined || p === undefined ? [] : [{ tour: t.id, person: p.id }];
  });
  return { status: "heuristic", assignments, bounds: [] };
}

function orderOf(compiled: Compiled, order: Order): number[] {
  const { classes } = compiled;
  const list = Array.from({ length: classes.count }, (_, c) => c);
  const worth = (c: number): number => (classes.key[c] ?? 0) * 1e9 + (classes.value[c] ?? 0);
  // classes already stand by first day
  return order === "date" ? list : list.sort((a, b) => worth(b) - worth(a) || a - b);
}

function fill(draft: Draft, byClass: ReturnType<typeof pairsByClass>, c: number): void {
  const { pairs } = draft.compiled;
  const places = Array.from({ length: (byClass.start[c + 1] ?? 0) - (byClass.start[c] ?? 0) }, (_, i) => {
    const at = (byClass.start[c] ?? 0) + i;
    return { pair: byClass.pair[at] ?? 0, person: byClass.person[at] ?? 0 };
  });
  places.sort((a, b) => (pairs.score[b.pair] ?? 0) - (pairs.score[a.pair] ?? 0) || a.person - b.person);
  // people who are refused for a share may fit once somebody with its tag has gone: two rounds
  for (let round = 0; round < 2; round++) {
    for (const { pair, person } of places) {
      if ((draft.classLeft[c] ?? 0) < 1) return;
      if (draft.chosen[pair] === 0 && isFree(draft, person, c) && draft.fits(pair)) draft.change(pair, person, 1);
    }
  }
}

function isFree(draft: Draft, person: number, c: number): boolean {
  if (draft.busy[person] === 0) return true;
  const { pairs, classes, restDays } = draft.compiled;
  for (let j = pairs.start[person] ?? 0; j < (pairs.start[person + 1] ?? 0); j++) {
    if (draft.chosen[j] !== 1) continue;
    const other = pairs.cls[j] ?? 0;
    const [first, second] = [Math.min(c, other), Math.max(c, other)];
    if ((classes.from[second] ?? 0) <= (classes.to[first] ?? 0) + restDays) return false;
  }
  return true;
}

function ownerOf(compiled: Compiled, pair: number): number {
  let low = 0;
  let high = compiled.people;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((compiled.pairs.start[middle + 1] ?? 0) <= pair) low = middle + 1;
    else high = middle;
  }
  return low;
}
