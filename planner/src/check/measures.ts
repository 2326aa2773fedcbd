/** Adds up every measure of a plan, and finds hard shares that are missed. */
import type { Measure, ObjectiveEntry, Person, Problem, Tour } from "../problem.ts";
import type { Report } from "./breach.ts";
import { groupText, holdsOn, meant } from "./days-covered.ts";
import type { Posting } from "./rules.ts";

/** The sum of a person's scores for a tour. */
export function scoreOf(person: Person, tour: Tour): number {
  let sum = 0;
  for (const { when, score } of person.scores) {
    const matches = Object.keys(when).every(
      (key) => when[key] === (Object.hasOwn(tour.labels, key) ? tour.labels[key] : ""),
    );
    if (matches) sum += score;
  }
  return sum;
}

/** The value of each measure, least ones as counted (not negative). Reports hard shares that are missed. */
export function measureAll(problem: Problem, postings: readonly Posting[], report: Report): Record<Measure, number> {
  const holders = new Map(postings.map(({ tour, person }) => [tour.id, person.id]));
  const sums: Record<Measure, number> = { keyFilled: 0, filled: 0, score: 0, shortfall: 0, changes: 0, people: 0 };
  for (const { tour, person } of postings) {
    if (tour.key) sums.keyFilled += 1;
    sums.filled += tour.value;
    sums.score += scoreOf(person, tour);
  }
  sums.people = new Set(holders.values()).size;
  for (const { tour, person } of problem.previous) if (holders.get(tour) !== person) sums.changes += 1;
  for (const share of problem.shares) {
    const counts = new Map<string, { filled: number; tagged: number }>();
    for (const { tour, person } of postings) {
      if (!meant(share.where, tour.labels)) continue;
      const group = groupText(share.per, tour.labels);
      const count = counts.get(group) ?? { filled: 0, tagged: 0 };
      counts.set(group, count);
      count.filled += 1;
      if (holdsOn(person, share.tag, tour.from)) count.tagged += 1;
    }
    const [part, whole] = share.atLeast;
    for (const [group, { filled, tagged }] of counts) {
      const missing = Math.max(0, Math.ceil((part * filled) / whole) - tagged);
      if (!share.hard) sums.shortfall += missing;
      else if (missing > 0)
        report("share", `${share.id} asks for ${part}/${whole} of ${filled} in ${group} and has ${tagged}.`, {
          share: share.id,
          group,
          filled,
          tagged,
          missing,
        });
    }
  }
  return sums;
}

const LESS_IS_BETTER: ReadonlySet<string> = new Set(["shortfall", "changes", "people"]);

/** An entry's measures with signed weights: more of the weighted sum is always better. */
export function signedWeights(entry: ObjectiveEntry): [Measure, number][] {
  const weights = typeof entry === "string" ? { [entry]: 1 } : entry;
  return Object.entries(weights).map(([name, weight]) => [
    name as Measure,
    LESS_IS_BETTER.has(name) ? -weight : weight,
  ]);
}

/** An entry's value as the plan states it: a single measure as counted, a weighted sum with least ones negative. */
export function statedValue(entry: ObjectiveEntry, measures: Record<Measure, number>): number {
  if (typeof entry === "string") return measures[entry];
  return signedWeights(entry).reduce((sum, [measure, weight]) => sum + weight * measures[measure], 0);
}
