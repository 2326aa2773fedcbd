/** From a choice of pairs back to tours: who of a class takes which of its tours. */
import type { Choice } from "./choice.ts";
import type { Compiled } from "./compiled.ts";

/**
 * The person on each tour, -1 when open. Within a class pinned and earlier people get their own tour; the others take the tours that
 * are left in the order of the tours, people ascending, tours that had somebody else before last.
 */
export function assignTours(compiled: Compiled, choice: Choice, personOf: (pair: number) => number): Int32Array {
  const { classes, pairs } = compiled;
  const taken = new Int32Array(compiled.problem.tours.length).fill(-1);
  const people: number[][] = Array.from({ length: classes.count }, () => []);
  for (const j of choice) people[pairs.cls[j] ?? 0]?.push(personOf(j));
  const named = namesByTour(compiled);
  for (const [c, list] of people.entries()) {
    if (list.length === 0) continue;
    const waiting = new Set(list);
    const tours = [...classes.tours.subarray(classes.tourStart[c] ?? 0, classes.tourStart[c + 1] ?? 0)];
    for (const t of tours) {
      const person = named.get(t)?.find((p) => waiting.has(p));
      if (person === undefined) continue;
      taken[t] = person;
      waiting.delete(person);
    }
    const free = tours.filter((t) => taken[t] === -1);
    for (const [i, person] of [...waiting].entries()) {
      const t = free[i];
      if (t !== undefined) taken[t] = person;
    }
  }
  return taken;
}

/** The people that pins and the earlier plan name for a tour, pins first. */
function namesByTour(compiled: Compiled): Map<number, number[]> {
  const names = new Map<number, number[]>();
  for (const { tour, person } of [...compiled.pins, ...compiled.previous]) {
    names.set(tour, [...(names.get(tour) ?? []), person]);
  }
  return names;
}
