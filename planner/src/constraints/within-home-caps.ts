import { dayNumber, dayText } from "../days.ts";
import { type HomeCap, type Person, selects } from "../problem.ts";
import type { Constraint, Posting } from "./constraint.ts";
import { unionOf } from "./holding.ts";
import { clip, movements, type Stretch, stretches } from "./presence.ts";

/** Enough people stay at each home: never more of them abroad on one day than its cap. */
export const withinHomeCaps: Constraint = {
  id: "within-home-caps",
  level: "hard",
  unit: "people above the cap",
  source: "docs/planner-format.md#homecaps",
  matches: (problem, postings) =>
    problem.homeCaps.flatMap((cap) =>
      awayByHome(cap, postings).flatMap(({ home, away }) =>
        away
          .filter(({ people }) => people > cap.atMost)
          .map(({ first, people }) => ({
            amount: people - cap.atMost,
            because: { homeCap: cap.id, home, day: dayText(first), atMost: cap.atMost, present: people },
          })),
      ),
    ),
};

/** For each home under the cap, how many of its counted people are abroad, in stretches of days. */
export function awayByHome(cap: HomeCap, postings: readonly Posting[]): { home: string; away: Stretch[] }[] {
  const counted = postings.filter(({ tour }) => selects(cap.where, tour.labels));
  const byHome = Map.groupBy(counted, ({ person }) => person.home);
  return [...byHome].flatMap(([home, own]) => {
    if (home === undefined || (cap.homes !== undefined && !cap.homes.includes(home))) return [];
    const moves = own.flatMap(({ tour, person }) =>
      heldStretches(cap, person)
        .map((held) => clip(held, dayNumber(tour.from), dayNumber(tour.to)))
        .filter((days) => days !== null)
        .flatMap(({ first, last }) => movements({ from: dayText(first), to: dayText(last) })),
    );
    return [{ home, away: stretches(moves) }];
  });
}

/** The days on which a person is counted under the cap: those on which the tag is held, or all. */
function heldStretches(cap: HomeCap, person: Person): Stretch[] {
  if (cap.tag === undefined) return [{ first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY, people: 1 }];
  return unionOf(person.tags.filter(({ tag }) => tag === cap.tag)).map((span) => ({ ...span, people: 1 }));
}
