/** Single facts of a problem that could be otherwise, and the problem in which they are. */
import { dayNumber, dayText } from "./days.ts";
import { bansOf, type Obstacle, ownObstacles } from "./explain-obstacles.ts";
import { AT_START, type Pair, type Person, type Problem, selects, type Tour } from "./problem.ts";

/** One fact that would be otherwise. */
export type Change =
  | { readonly kind: "tag"; readonly person: string; readonly tag: string; readonly from: string; readonly to: string }
  | { readonly kind: "available"; readonly person: string; readonly from: string; readonly to: string }
  | { readonly kind: "earlier-return"; readonly person: string; readonly lastReturn: string }
  | { readonly kind: "unban"; readonly tour: string; readonly person: string }
  | { readonly kind: "unpin"; readonly tour: string; readonly person: string }
  | { readonly kind: "ceiling"; readonly id: string; readonly more: number }
  | { readonly kind: "home-cap"; readonly id: string; readonly more: number }
  | { readonly kind: "share-waived"; readonly id: string }
  | { readonly kind: "score"; readonly person: string; readonly tour: string; readonly points: number };

/** The problem with one fact changed. */
export function withChange(problem: Problem, change: Change): Problem {
  const person = (id: string, edit: (person: Person) => Person): Problem => ({
    ...problem,
    people: problem.people.map((one) => (one.id === id ? edit(one) : one)),
  });
  switch (change.kind) {
    case "tag": {
      const { tag, from, to } = change;
      return person(change.person, (one) => ({ ...one, tags: [...one.tags, { tag, from, to }] }));
    }
    case "available": {
      const { from, to } = change;
      return person(change.person, (one) => ({ ...one, available: [...(one.available ?? []), { from, to }] }));
    }
    case "earlier-return":
      return person(change.person, (one) => ({ ...one, lastReturn: change.lastReturn }));
    case "score":
      return person(change.person, (one) => {
        const when = problem.tours.find(({ id }) => id === change.tour)?.labels ?? {};
        return { ...one, scores: [...one.scores, { when, score: change.points }] };
      });
    case "unban":
      return { ...problem, bans: problem.bans.filter((pair) => !isPair(pair, change)) };
    case "unpin":
      return { ...problem, pins: problem.pins.filter((pair) => !isPair(pair, change)) };
    case "ceiling":
      return { ...problem, ceilings: problem.ceilings.map((one) => raised(one, change)) };
    case "home-cap":
      return { ...problem, homeCaps: problem.homeCaps.map((one) => raised(one, change)) };
    case "share-waived":
      return { ...problem, shares: problem.shares.filter(({ id }) => id !== change.id) };
  }
}

function isPair(a: Pair, b: Pair): boolean {
  return a.tour === b.tour && a.person === b.person;
}

function raised<T extends { readonly id: string; readonly atMost: number }>(
  rule: T,
  by: { id: string; more: number },
): T {
  return rule.id === by.id ? { ...rule, atMost: rule.atMost + by.more } : rule;
}

/** At most so many ways to make somebody fit for a tour are looked at; needs that many tags meet multiply them. */
const MOST_WAYS = 64;

/**
 * The changes without which the person can never fill the tour. A need that several tags meet gives several ways; each
 * element of the answer is one whole way, of which no change can be spared, the shortest ways first.
 */
export function requiredChanges(problem: Problem, tour: Tour, person: Person): Change[][] {
  const bans = bansOf(problem);
  const options = ownObstacles(problem, tour, person, bans).map((obstacle) =>
    changesAgainst(problem, tour, person, obstacle),
  );
  const ways = options.reduce<Change[][]>(
    (some, next) => some.flatMap((way) => next.map((one) => [...way, one])).slice(0, MOST_WAYS),
    [[]],
  );
  const lean = ways.map((way) => withoutSpare(problem, tour, person, way));
  const unlike = new Map(lean.map((way) => [JSON.stringify(way), way]));
  return [...unlike.values()].sort((a, b) => a.length - b.length);
}

/** The way without changes that the others make needless, such as a tag for one need that another need's tag meets too. */
function withoutSpare(problem: Problem, tour: Tour, person: Person, way: readonly Change[]): Change[] {
  let left = [...way];
  for (const change of way) {
    const fewer = left.filter((one) => one !== change);
    const changed = fewer.reduce(withChange, problem);
    const same = changed.people.find(({ id }) => id === person.id) ?? person;
    if (ownObstacles(changed, tour, same, bansOf(changed)).length === 0) left = fewer;
  }
  return left;
}

function changesAgainst(problem: Problem, tour: Tour, { id: person }: Person, obstacle: Obstacle): Change[] {
  switch (obstacle.code) {
    case "need":
      return obstacle.need.map((need) =>
        need.endsWith(AT_START)
          ? { kind: "tag", person, tag: need.slice(0, -AT_START.length), from: tour.from, to: tour.from }
          : { kind: "tag", person, tag: need, from: tour.from, to: tour.to },
      );
    case "available":
      return [{ kind: "available", person, from: tour.from, to: tour.to }];
    case "returned": {
      const lastReturn = dayText(dayNumber(tour.from) - problem.rest.days - 1);
      return [{ kind: "earlier-return", person, lastReturn }];
    }
    case "banned":
      return [{ kind: "unban", tour: tour.id, person }];
    default:
      return [];
  }
}

/** Rules and pins that may stand in the way of the pair in a plan: each a change that takes it out of the way. */
export function optionalChanges(problem: Problem, tour: Tour, person: Person): Change[] {
  const meant = ({ where }: { where: Problem["ceilings"][number]["where"] }) => selects(where, tour.labels);
  return [
    ...problem.ceilings.filter(meant).map(({ id }): Change => ({ kind: "ceiling", id, more: 1 })),
    ...problem.homeCaps
      .filter((cap) => meant(cap) && person.home !== undefined && cap.homes?.includes(person.home) !== false)
      .map(({ id }): Change => ({ kind: "home-cap", id, more: 1 })),
    ...problem.shares
      .filter((share) => share.hard && meant(share))
      .map(({ id }): Change => ({ kind: "share-waived", id })),
    ...problem.pins
      .filter((pin) => (pin.tour === tour.id) !== (pin.person === person.id))
      .map((pin): Change => ({ kind: "unpin", tour: pin.tour, person: pin.person })),
  ];
}
