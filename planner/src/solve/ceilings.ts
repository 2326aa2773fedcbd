/** Ceilings over the days on which the same classes are present. */
import { dayNumber } from "../days.ts";
import type { Ceiling, Problem } from "../problem.ts";
import { selects } from "../problem.ts";
import type { Classes, CompiledCeiling, PresentCeiling, Segment } from "./compiled.ts";
import { EVER } from "./spans.ts";

/** All ceilings of the problem in its order. */
export function compileCeilings(problem: Problem, classes: Classes): CompiledCeiling[] {
  return problem.ceilings.map((ceiling, index) => {
    const selected: number[] = [];
    for (let c = 0; c < classes.count; c++) {
      const tour = problem.tours[classes.tours[classes.tourStart[c] ?? 0] ?? 0];
      if (tour !== undefined && selects(ceiling.where, tour.labels)) selected.push(c);
    }
    return ceiling.measure === "present"
      ? presentCeiling(ceiling, index, classes, selected)
      : totalCeiling(ceiling, ceiling.measure, index, classes, selected);
  });
}

/** First and last day of a ceiling's period. */
function periodOf(ceiling: Ceiling): readonly [number, number] {
  const from = ceiling.from === undefined ? EVER[0] : dayNumber(ceiling.from);
  const to = ceiling.to === undefined ? EVER[1] : dayNumber(ceiling.to);
  return [from, to];
}

function totalCeiling(
  ceiling: Ceiling,
  measure: "tours" | "people",
  index: number,
  classes: Classes,
  selected: readonly number[],
): CompiledCeiling {
  const [from, to] = periodOf(ceiling);
  const counts = (first: number, last: number) =>
    measure === "tours" ? from <= first && first <= to : first <= to && from <= last;
  let atMost = ceiling.atMost;
  for (const other of ceiling.others) {
    if (counts(dayNumber(other.from), dayNumber(other.to))) atMost -= other.count;
  }
  const counted = selected.filter((c) => counts(classes.from[c] ?? 0, classes.to[c] ?? 0));
  return { measure, id: ceiling.id, index, atMost, classes: Int32Array.from(counted) };
}

function presentCeiling(
  ceiling: Ceiling,
  index: number,
  classes: Classes,
  selected: readonly number[],
): PresentCeiling {
  const [from, to] = periodOf(ceiling);
  const counted = selected.filter((c) => (classes.from[c] ?? 0) <= to && from <= (classes.to[c] ?? 0));
  const all = elementarySegments(ceiling, classes, counted);
  const base = { measure: "present" as const, id: ceiling.id, index, classes: Int32Array.from(counted) };
  if (ceiling.overlap !== undefined) return { ...base, segments: all, overlap: ceiling.overlap };
  return { ...base, segments: withoutImplied(all.filter((segment) => canBind(segment, classes))) };
}

/** The period cut wherever a class or others come or go. */
function elementarySegments(ceiling: Ceiling, classes: Classes, counted: readonly number[]): Segment[] {
  const [from, to] = periodOf(ceiling);
  const others = ceiling.others.map((o) => ({ from: dayNumber(o.from), to: dayNumber(o.to), count: o.count }));
  const intervals = [...others, ...counted.map((c) => ({ from: classes.from[c] ?? 0, to: classes.to[c] ?? 0 }))];
  const cuts = new Set<number>();
  for (const interval of intervals) {
    if (interval.to < from || to < interval.from) continue;
    cuts.add(Math.max(from, interval.from));
    cuts.add(Math.min(to, interval.to) + 1);
  }
  const days = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let active: number[] = [];
  let next = 0;
  for (let i = 0; i + 1 < days.length; i++) {
    const day = days[i] ?? 0;
    active = active.filter((c) => (classes.to[c] ?? 0) >= day);
    while (next < counted.length && (classes.from[counted[next] ?? 0] ?? 0) <= day) {
      const c = counted[next++] ?? 0;
      if ((classes.to[c] ?? 0) >= day) active.push(c);
    }
    const elsewhere = others.reduce((sum, o) => sum + (o.from <= day && day <= o.to ? o.count : 0), 0);
    segments.push({
      from: day,
      to: (days[i + 1] ?? 0) - 1,
      atMost: ceiling.atMost - elsewhere,
      classes: Int32Array.from(active).sort(),
    });
  }
  return segments;
}

/** Whether more people could be present than the segment allows. */
function canBind(segment: Segment, classes: Classes): boolean {
  let most = 0;
  for (const c of segment.classes) most += classes.capacity[c] ?? 0;
  return most > segment.atMost;
}

/** Drops segments whose classes are all present in a neighbour that allows no more. */
function withoutImplied(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = [];
  for (const segment of segments) {
    let last = kept.at(-1);
    while (last !== undefined && last.atMost >= segment.atMost && isSubset(last.classes, segment.classes)) {
      kept.pop();
      last = kept.at(-1);
    }
    const implied = last !== undefined && segment.atMost >= last.atMost && isSubset(segment.classes, last.classes);
    if (!implied) kept.push(segment);
  }
  return kept;
}

/** Whether every number of the ascending list `part` is in the ascending list `whole`. */
function isSubset(part: Int32Array, whole: Int32Array): boolean {
  if (part.length > whole.length) return false;
  let i = 0;
  for (const value of part) {
    while (i < whole.length && (whole[i] ?? 0) < value) i++;
    if (whole[i] !== value) return false;
  }
  return true;
}
