/** People for one tour in the order in which they are suggested. Pure. */
import type { Person, Tour } from "@contingent/planner";
import { type Asks, against } from "./reasons.ts";
import type { CandidateLine, Reason } from "./schema.ts";
import type { World } from "./world.ts";

/** A candidate by number, with what stands against them. */
export interface Standing extends Pick<CandidateLine, "score" | "standing" | "otherTour"> {
  readonly number: string;
  readonly reasons: readonly Reason[];
}

/** How many of those who could take the tour are tried against every rule; the others are told only what they lack or hold. */
const MOST_TRIED = 10;

/**
 * Everybody, in order: the chosen one, those who could take it, those on other tours, those ruled out by hand, and then by how many rules they miss;
 * within each by points, then by number. The first `most` are told what stands against them.
 */
export function candidatesOf(world: World, tour: Tour, asks: Asks, most: number): Standing[] {
  const first = world.problem.people.map((person) => ({
    person,
    unmet: world.unmet(person, tour).length,
    score: world.scoreOf(person, tour),
  }));
  const place = ({ person, unmet }: { person: Person; unmet: number }): number => {
    if (world.holderOf(tour)?.id === person.id) return 0;
    if (unmet > 0) return 10 + unmet;
    if (world.isBanned(person, tour)) return 9;
    return world.toursOf(person).length === 0 ? 1 : 2;
  };
  const sorted = first
    .map((each) => ({ ...each, place: place(each) }))
    .toSorted((a, b) => a.place - b.place || b.score - a.score || (a.person.id < b.person.id ? -1 : 1));
  return sorted
    .slice(0, most)
    .map(({ person, unmet, score }, index) =>
      standing(world, tour, person, { unmet, score, tried: index < MOST_TRIED }, asks),
    );
}

function standing(
  world: World,
  tour: Tour,
  person: Person,
  about: { unmet: number; score: number; tried: boolean },
  asks: Asks,
): Standing {
  const base = { number: person.id, score: about.score, otherTour: null };
  if (world.holderOf(tour)?.id === person.id) return { ...base, standing: "chosen", reasons: [] };
  if (about.unmet > 0) return { ...base, standing: "not_eligible", reasons: against(world, tour, person, asks) };
  if (world.isBanned(person, tour)) return { ...base, standing: "banned", reasons: against(world, tour, person, asks) };
  const other = world.toursOf(person)[0] ?? null;
  if (!about.tried)
    return { ...base, standing: other === null ? "free" : "elsewhere", otherTour: other?.id ?? null, reasons: [] };
  const reasons = against(world, tour, person, asks);
  return { ...base, standing: wordFor(reasons), otherTour: other?.id ?? null, reasons };
}

function wordFor(reasons: readonly Reason[]): Standing["standing"] {
  const code = reasons[0]?.code;
  if (code === undefined || code === "costs" || code === "equal") return "free";
  if (code === "elsewhere") return "elsewhere";
  return code === "rest" ? "resting" : "blocked";
}
