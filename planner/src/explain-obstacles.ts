/** What keeps a person from a tour: by themselves, and beside everyone else in a plan. */
import type { Posting } from "./constraints/constraint.ts";
import { daysHomeBefore, isAvailable, unmetNeeds } from "./constraints/holding.ts";
import { dayNumber } from "./days.ts";
import type { Json } from "./plan.ts";
import type { Person, Problem, Tour } from "./problem.ts";

/** A stable code and its facts. `need`, `available`, `returned` and `banned` hold whatever else is planned. */
export type Obstacle =
  | { readonly code: "need"; readonly need: readonly string[] }
  | { readonly code: "available" }
  | { readonly code: "returned"; readonly lastReturn: string; readonly days: number; readonly needed: number }
  | { readonly code: "banned"; readonly why: string }
  | { readonly code: "elsewhere"; readonly tour: string }
  | { readonly code: "rest"; readonly tour: string; readonly days: number; readonly needed: number }
  | { readonly code: "ceiling" | "share" | "home-cap"; readonly rule: string; readonly [fact: string]: Json };

/** What keeps the person from the tour whatever else is planned; `bans` holds pairs as `pairKey` writes them. */
export function ownObstacles(
  problem: Problem,
  tour: Tour,
  person: Person,
  bans: ReadonlyMap<string, string>,
): Obstacle[] {
  const found: Obstacle[] = unmetNeeds(person, tour).map((need) => ({ code: "need", need }));
  if (!isAvailable(person, tour)) found.push({ code: "available" });
  const days = daysHomeBefore(person, tour);
  const needed = problem.rest.days;
  if (days !== null && days < needed)
    found.push({ code: "returned", lastReturn: person.lastReturn ?? "", days, needed });
  const why = bans.size === 0 ? undefined : bans.get(pairKey(tour.id, person.id));
  if (why !== undefined) found.push({ code: "banned", why });
  return found;
}

/** Other tours of the person that leave no room for this one: on the same days, or with too little rest between. */
export function ownTourObstacles(problem: Problem, tour: Tour, own: readonly Posting[]): Obstacle[] {
  const needed = problem.rest.days;
  return own.flatMap((posting): Obstacle[] => {
    const other = posting.tour;
    if (other.id === tour.id) return [];
    const [first, second] = other.from < tour.from ? [other, tour] : [tour, other];
    const days = dayNumber(second.from) - dayNumber(first.to) - 1;
    if (days < 0) return [{ code: "elsewhere", tour: other.id }];
    return days < needed ? [{ code: "rest", tour: other.id, days, needed }] : [];
  });
}

/** A pair as a key of maps and sets. */
export function pairKey(tour: string, person: string): string {
  return JSON.stringify([tour, person]);
}

/** The bans of a problem by pair, each with its reason. */
export function bansOf(problem: Problem): Map<string, string> {
  return new Map(problem.bans.map(({ tour, person, why }) => [pairKey(tour, person), why ?? ""]));
}
