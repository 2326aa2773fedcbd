import { dayNumber, dayText } from "../days.ts";
import { type Ceiling, type Problem, selects } from "../problem.ts";
import type { Constraint, Match, Posting } from "./constraint.ts";
import { clip, movements, type Stretch, stretches } from "./presence.ts";

/** Nobody beyond a ceiling, nor beyond its overlap allowance in number or in days in a row. */
export const withinCeilings: Constraint = {
  id: "within-ceilings",
  level: "hard",
  unit: "people above the ceiling",
  source: "docs/planner-format.md#ceilings",
  matches: (problem, postings) => problem.ceilings.flatMap((ceiling) => matchesOf(ceiling, problem, postings)),
};

function matchesOf(ceiling: Ceiling, _problem: Problem, postings: readonly Posting[]): Match[] {
  const own = postings.filter(({ tour }) => selects(ceiling.where, tour.labels));
  if (ceiling.measure === "present") return presentMatches(ceiling, own);
  const people = ceiling.measure === "tours" ? toursStarting(ceiling, own) : distinctPeople(ceiling, own);
  if (people <= ceiling.atMost) return [];
  const because = { ceiling: ceiling.id, atMost: ceiling.atMost, [ceiling.measure]: people };
  return [{ amount: people - ceiling.atMost, because }];
}

/** First and last day number of a ceiling's period, infinite where open. */
export function periodOf({ from, to }: Ceiling): readonly [first: number, last: number] {
  return [
    from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from),
    to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to),
  ];
}

function toursStarting(ceiling: Ceiling, postings: readonly Posting[]): number {
  const [first, last] = periodOf(ceiling);
  const starts = (day: string) => dayNumber(day) >= first && dayNumber(day) <= last;
  const others = ceiling.others.filter(({ from }) => starts(from)).reduce((sum, { count }) => sum + count, 0);
  return others + postings.filter(({ tour }) => starts(tour.from)).length;
}

function distinctPeople(ceiling: Ceiling, postings: readonly Posting[]): number {
  const [first, last] = periodOf(ceiling);
  const touches = (span: { from: string; to: string }) => dayNumber(span.to) >= first && dayNumber(span.from) <= last;
  const others = ceiling.others.filter(touches).reduce((sum, { count }) => sum + count, 0);
  return others + new Set(postings.filter(({ tour }) => touches(tour)).map(({ person }) => person.id)).size;
}

/** People present under the ceiling within its period, the others included, in stretches of days. */
export function presentUnder(ceiling: Ceiling, postings: readonly Posting[]): Stretch[] {
  const moves = [
    ...postings.filter(({ tour }) => selects(ceiling.where, tour.labels)).flatMap(({ tour }) => movements(tour)),
    ...ceiling.others.flatMap((others) => movements(others, others.count)),
  ];
  const [first, last] = periodOf(ceiling);
  return stretches(moves)
    .map((stretch) => clip(stretch, first, last))
    .filter((stretch) => stretch !== null);
}

function presentMatches(ceiling: Ceiling, postings: readonly Posting[]): Match[] {
  const { atMost, overlap } = ceiling;
  const above = presentUnder(ceiling, postings).filter(({ people }) => people > atMost);
  const matches: Match[] = [];
  for (const { first, people } of above) {
    const allowed = atMost + (overlap?.people ?? 0);
    if (people > allowed)
      matches.push({
        amount: people - allowed,
        because: { ceiling: ceiling.id, day: dayText(first), atMost: allowed, present: people },
      });
  }
  if (overlap === undefined) return matches;
  for (const { first, last, people } of runs(above)) {
    const days = last - first + 1;
    if (days > overlap.days)
      matches.push({
        amount: people - atMost,
        because: { ceiling: ceiling.id, day: dayText(first), days, overlapDays: overlap.days, atMost, present: people },
      });
  }
  return matches;
}

/** Stretches that follow each other without a day between, joined; `people` is the most of them. */
function runs(above: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of above) {
    const end = joined.at(-1);
    if (end !== undefined && end.last + 1 === stretch.first)
      joined[joined.length - 1] = { ...end, last: stretch.last, people: Math.max(end.people, stretch.people) };
    else joined.push(stretch);
  }
  return joined;
}
