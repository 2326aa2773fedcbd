/** The problem in which of everything that keeps pinned people from their tours only what a conflict names holds. */
import type { ConflictPart } from "../plan.ts";
import type { Person, Problem, Tour } from "../problem.ts";
import { covered } from "./days-covered.ts";
import { meetsNeed } from "./rules.ts";

/**
 * The problem without rest, unmet needs, absences, late returns and bans of pinned people, as far as the conflict does not name
 * them. Every lawful plan of the problem is lawful here, so what is impossible here is impossible, and by the named parts alone.
 */
export function conflictOnly(problem: Problem, parts: readonly ConflictPart[]): Problem {
  const named = new Set(parts.map(nameOf));
  const lifts = (...name: readonly unknown[]) => !named.has(JSON.stringify(name));
  const needs = new Set<string>();
  const free = new Set<string>();
  const home = new Set<string>();
  for (const { tour, person } of pinned(problem)) {
    for (const need of tour.needs)
      if (!meetsNeed(person, tour, need) && lifts("need", tour.id, need)) needs.add(JSON.stringify([tour.id, need]));
    const absent = person.available !== undefined && !covered(person.available, tour.from, tour.to);
    if (absent && lifts("available", person.id)) free.add(person.id);
    if (person.lastReturn !== undefined && person.lastReturn >= tour.from && lifts("returned", person.id))
      home.add(person.id);
  }
  const pins = new Set(problem.pins.map(({ tour, person }) => JSON.stringify([tour, person])));
  return {
    ...problem,
    rest: lifts("rest") ? { days: 0 } : problem.rest,
    tours: problem.tours.map((tour) => ({
      ...tour,
      needs: tour.needs.filter((need) => !needs.has(JSON.stringify([tour.id, need]))),
    })),
    people: problem.people.map((person) => lifted(person, free.has(person.id), home.has(person.id))),
    bans: problem.bans.filter(
      ({ tour, person }) => !(pins.has(JSON.stringify([tour, person])) && lifts("ban", tour, person)),
    ),
  };
}

/** What tells a part from others, as far as it concerns who may fill what. */
function nameOf({ kind, tour, person, need }: ConflictPart): string {
  if (kind === "need") return JSON.stringify([kind, tour, need]);
  if (kind === "ban") return JSON.stringify([kind, tour, person]);
  return JSON.stringify(kind === "rest" ? [kind] : [kind, person]);
}

function pinned({ pins, tours, people }: Problem): { readonly tour: Tour; readonly person: Person }[] {
  const tour = new Map(tours.map((one) => [one.id, one]));
  const person = new Map(people.map((one) => [one.id, one]));
  return pins.flatMap((pin) => {
    const pair = { tour: tour.get(pin.tour), person: person.get(pin.person) };
    return pair.tour === undefined || pair.person === undefined ? [] : [{ tour: pair.tour, person: pair.person }];
  });
}

function lifted(person: Person, free: boolean, home: boolean): Person {
  const { available, lastReturn, ...facts } = person;
  return {
    ...facts,
    ...(available === undefined || free ? {} : { available }),
    ...(lastReturn === undefined || home ? {} : { lastReturn }),
  };
}
