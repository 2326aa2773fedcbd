/** Tours one by one, as they are handed out where only dates and who is able matter. */
import type { Compiled } from "../solve/compiled.ts";

/** Every tour of every class as a job of its own, in the order of classes and so of first days. */
export interface Jobs {
  readonly count: number;
  readonly people: number;
  readonly classes: number;
  readonly cls: Int32Array;
  readonly from: Int32Array;
  /** Last day of the job and of the rest after it. */
  readonly until: Int32Array;
  /** People who may take a class, ascending. */
  readonly takers: readonly Int32Array[];
  /** 1 at `person · classes + class` when the person may take it. */
  readonly can: Uint8Array;
  /** Classes that each person may take. */
  readonly ableTo: Int32Array;
}

/** The jobs of a problem. */
export function jobsOf(compiled: Compiled): Jobs {
  const { classes, pairs, people } = compiled;
  const takers: number[][] = Array.from({ length: classes.count }, () => []);
  const can = new Uint8Array(people * classes.count);
  const ableTo = new Int32Array(people);
  for (let p = 0; p < people; p++) {
    for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++) {
      const c = pairs.cls[j] ?? 0;
      takers[c]?.push(p);
      can[p * classes.count + c] = 1;
    }
    ableTo[p] = (pairs.start[p + 1] ?? 0) - (pairs.start[p] ?? 0);
  }
  const cls = Int32Array.from(
    Array.from({ length: classes.count }, (_, c) => c).flatMap((c) => new Array(classes.capacity[c] ?? 0).fill(c)),
  );
  return {
    count: cls.length,
    people,
    classes: classes.count,
    cls,
    from: cls.map((c) => classes.from[c] ?? 0),
    until: cls.map((c) => (classes.to[c] ?? 0) + compiled.restDays),
    takers: takers.map((list) => Int32Array.from(list)),
    can,
    ableTo,
  };
}
