/**
 * The smallest contradiction among pins and rules without hard shares, by counting. Without hard shares a plan can only
 * lose by more assignments, so pins and rules contradict exactly when the pins by themselves break a rule; and for each
 * way to break one the fewest pins that do it can be counted out.
 */
import { ownParts, type Part, pinnedPairs, pinPart, restPart, rulePart } from "./conflict-parts.ts";
import type { Posting } from "./constraints/constraint.ts";
import { closePairs } from "./constraints/sequence.ts";
import { periodOf, presentUnder } from "./constraints/within-ceilings.ts";
import { awayByHome } from "./constraints/within-home-caps.ts";
import { dayNumber } from "./days.ts";
import { type Ceiling, type HomeCap, type Problem, selects } from "./problem.ts";

/**
 * For each way in which the pins by themselves break a rule, the fewest parts that do, smallest sets first; nothing when
 * they break none. A set may still be mended by what is let go with the parts outside of it: the caller tries them.
 */
export function countedConflicts(problem: Problem): Part[][] {
  const pinned = pinnedPairs(problem);
  const found = [
    ...pinned.flatMap(({ pin, tour, person }) => ownParts(problem, tour, person).map((own) => [pinPart(pin), own])),
    ...pairConflicts(problem, pinned),
    ...problem.ceilings.flatMap((ceiling) =>
      withParts(problem, rulePart("ceiling", ceiling.id), ceilingSets(ceiling, pinned)),
    ),
    ...problem.homeCaps.flatMap((cap) => withParts(problem, rulePart("homeCap", cap.id), homeCapSets(cap, pinned))),
  ];
  return found.sort((a, b) => a.length - b.length);
}

function partOf(problem: Problem, { tour, person }: Posting): Part {
  const pin = problem.pins.find((one) => one.tour === tour.id && one.person === person.id);
  return pinPart(pin ?? { tour: tour.id, person: person.id });
}

function withParts(problem: Problem, rule: Part, sets: readonly (readonly Posting[])[]): Part[][] {
  return sets.map((set) => [...set.map((posting) => partOf(problem, posting)), rule]);
}

/** Two pins of one tour, or of one person at once or with too little rest between. */
function pairConflicts(problem: Problem, pinned: readonly Posting[]): Part[][] {
  const sameTour = [...Map.groupBy(pinned, ({ tour }) => tour.id).values()]
    .filter((own) => own.length > 1)
    .map((own) => own.slice(0, 2).map((posting) => partOf(problem, posting)));
  const close = closePairs(pinned, problem.rest.days).map(({ person, before, next, days }) => [
    partOf(problem, { tour: before, person }),
    partOf(problem, { tour: next, person }),
    ...(days < 0 ? [] : [restPart(problem)]),
  ]);
  return [...sameTour, ...close];
}

/** For each way in which the pins pass a ceiling, the fewest of them that do. */
function ceilingSets(ceiling: Ceiling, pinned: readonly Posting[]): Posting[][] {
  const own = pinned.filter(({ tour }) => selects(ceiling.where, tour.labels));
  if (ceiling.measure === "present") return [...crowdedDays(ceiling, own), ...longOverlaps(ceiling, own)];
  const [first, last] = periodOf(ceiling);
  const starts = (from: string) => first <= dayNumber(from) && dayNumber(from) <= last;
  const touches = (span: { from: string; to: string }) => dayNumber(span.to) >= first && dayNumber(span.from) <= last;
  const tours = ceiling.measure === "tours";
  const others = ceiling.others.filter((span) => (tours ? starts(span.from) : touches(span)));
  const left = ceiling.atMost - others.reduce((sum, { count }) => sum + count, 0);
  const counted = own.filter(({ tour }) => (tours ? starts(tour.from) : touches(tour)));
  const each = tours ? counted : [...new Map(counted.map((posting) => [posting.person.id, posting])).values()];
  return fewestBeyond(each, left);
}

/** As many as are one too many when `left` may be; none at all when even none are too many. */
function fewestBeyond(counted: readonly Posting[], left: number): Posting[][] {
  return counted.length > left ? [counted.slice(0, Math.max(0, left + 1))] : [];
}

function isPresent({ tour }: Posting, day: number): boolean {
  return dayNumber(tour.from) <= day && day <= dayNumber(tour.to);
}

function othersOn(ceiling: Ceiling, day: number): number {
  return ceiling.others
    .filter(({ from, to }) => dayNumber(from) <= day && day <= dayNumber(to))
    .reduce((sum, { count }) => sum + count, 0);
}

function crowdedDays(ceiling: Ceiling, own: readonly Posting[]): Posting[][] {
  const allowed = ceiling.atMost + (ceiling.overlap?.people ?? 0);
  return presentUnder(ceiling, own).flatMap(({ first }) =>
    fewestBeyond(
      own.filter((posting) => isPresent(posting, first)),
      allowed - othersOn(ceiling, first),
    ),
  );
}

/** For each stretch of days too long above the ceiling, the fewest pins that keep every day of it above. */
function longOverlaps(ceiling: Ceiling, own: readonly Posting[]): Posting[][] {
  if (ceiling.overlap === undefined) return [];
  const length = ceiling.overlap.days + 1;
  const level = presentUnder(ceiling, own);
  const changes = level.flatMap(({ first, last }) => [first, last + 1]);
  // A stretch of that length costs least where it begins or ends with one of equal presence.
  const edges = level.flatMap(({ first, last }) => [first, last - length + 1]);
  return [...new Set(edges)].flatMap((start) => {
    const cover = coverOf(ceiling, own, start, start + length - 1, changes);
    return cover === null ? [] : [cover];
  });
}

/** The fewest pins that keep presence above the ceiling from day `start` to day `end`; `null` when all of them do not. */
function coverOf(
  ceiling: Ceiling,
  own: readonly Posting[],
  start: number,
  end: number,
  changes: readonly number[],
): Posting[] | null {
  const [first, last] = periodOf(ceiling);
  if (start < first || end > last) return null;
  const chosen = new Set<Posting>();
  // What is lacking grows only where somebody has left; there, whoever stays longest is taken (which is never worse).
  for (const day of [start, ...changes.filter((change) => start < change && change <= end).sort((a, b) => a - b)]) {
    let present = othersOn(ceiling, day) + [...chosen].filter((posting) => isPresent(posting, day)).length;
    const spare = own
      .filter((posting) => !chosen.has(posting) && isPresent(posting, day))
      .sort((a, b) => (a.tour.to < b.tour.to ? 1 : a.tour.to > b.tour.to ? -1 : 0));
    for (; present <= ceiling.atMost; present++) {
      const next = spare.shift();
      if (next === undefined) return null;
      chosen.add(next);
    }
  }
  return [...chosen];
}

function homeCapSets(cap: HomeCap, pinned: readonly Posting[]): Posting[][] {
  return awayByHome(cap, pinned).flatMap(({ home, away }) =>
    away.flatMap(({ first: day }) => {
      const counted = pinned.filter((posting) =>
        awayByHome(cap, [posting]).some(
          (own) =>
            own.home === home && own.away.some(({ first, last, people }) => people > 0 && first <= day && day <= last),
        ),
      );
      return fewestBeyond(counted, cap.atMost);
    }),
  );
}
