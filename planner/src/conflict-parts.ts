/** The pins and rules that may take part in a contradiction, and the problem in which only some of them hold. */
import { bansOf, ownObstacles, pairKey } from "./explain-obstacles.ts";
import type { ConflictPart } from "./plan.ts";
import type { Person, Problem, Tour } from "./problem.ts";

/** A pin or a rule as a plan states it; `key` tells parts apart. */
export interface Part {
  readonly key: string;
  readonly stated: ConflictPart;
}

function part(stated: ConflictPart, ...names: readonly string[]): Part {
  return { key: JSON.stringify([stated.kind, ...names]), stated };
}

/** The part that a pin is. */
export function pinPart(pin: Problem["pins"][number]): Part {
  const { tour, person, why } = pin;
  return part({ kind: "pin", tour, person, ...(why === undefined ? {} : { why }) }, tour, person);
}

/** The part that a ceiling, share or home cap is. */
export function rulePart(kind: "ceiling" | "share" | "homeCap", id: string): Part {
  return part({ kind, id }, id);
}

/** The part that the rule of rest is. */
export function restPart(problem: Problem): Part {
  return part({ kind: "rest", days: problem.rest.days });
}

/** What keeps a pinned person from the tour, each as a part: needs not met, availability, a ban, rest after the latest return. */
export function ownParts(problem: Problem, tour: Tour, person: Person): Part[] {
  return ownObstacles(problem, tour, person, bansOf(problem)).map((obstacle) => {
    const { code } = obstacle;
    if (code === "need") return part({ kind: "need", tour: tour.id, need: obstacle.need }, tour.id, ...obstacle.need);
    if (code === "returned" && obstacle.days >= 0) return restPart(problem);
    // Who has not yet returned when the tour begins cannot go however little rest is asked for.
    if (code === "returned")
      return part({ kind: "returned", person: person.id, lastReturn: obstacle.lastReturn }, person.id);
    if (code !== "banned") return part({ kind: "available", person: person.id }, person.id);
    const ban = {
      kind: "ban",
      tour: tour.id,
      person: person.id,
      ...(obstacle.why === "" ? {} : { why: obstacle.why }),
    };
    return part(ban, tour.id, person.id);
  });
}

/** The pinned pairs with their tours and people. */
export function pinnedPairs(problem: Problem): { pin: Problem["pins"][number]; tour: Tour; person: Person }[] {
  const tours = new Map(problem.tours.map((tour) => [tour.id, tour]));
  const people = new Map(problem.people.map((person) => [person.id, person]));
  return problem.pins.flatMap((pin) => {
    const [tour, person] = [tours.get(pin.tour), people.get(pin.person)];
    return tour === undefined || person === undefined ? [] : [{ pin, tour, person }];
  });
}

/** Every part of a problem: pins, what keeps pinned people from their tours, ceilings, hard shares, home caps, rest. */
export function partsOf(problem: Problem): Part[] {
  const parts = [
    ...problem.pins.map(pinPart),
    ...pinnedPairs(problem).flatMap(({ tour, person }) => ownParts(problem, tour, person)),
    ...problem.ceilings.map(({ id }) => rulePart("ceiling", id)),
    ...problem.shares.filter(({ hard }) => hard).map(({ id }) => rulePart("share", id)),
    ...problem.homeCaps.map(({ id }) => rulePart("homeCap", id)),
    ...(problem.rest.days > 0 ? [restPart(problem)] : []),
  ];
  return [...new Map(parts.map((one) => [one.key, one])).values()];
}

/**
 * The problem in which of all pins and rules only these hold. That a tour is one person's and that nobody is in two
 * places always holds. Nothing is aimed at: the objective is one that every lawful plan reaches.
 */
export function onlyWith(problem: Problem, parts: readonly Part[]): Problem {
  const keys = new Set(parts.map(({ key }) => key));
  const has = (one: Part) => keys.has(one.key);
  const lifted = pinnedPairs(problem).flatMap(({ tour, person }) =>
    ownParts(problem, tour, person)
      .filter((own) => !has(own))
      .map(({ stated }) => ({ tour, person, stated })),
  );
  const needs = new Map<string, string[]>();
  for (const { tour, stated } of lifted)
    if (stated.kind === "need") needs.set(tour.id, [...(needs.get(tour.id) ?? []), JSON.stringify(stated.need)]);
  const returned = new Set(lifted.filter(({ stated }) => stated.kind === "returned").map(({ person }) => person.id));
  const free = new Set(lifted.filter(({ stated }) => stated.kind === "available").map(({ person }) => person.id));
  const unbanned = new Set(
    lifted.filter(({ stated }) => stated.kind === "ban").map(({ tour, person }) => pairKey(tour.id, person.id)),
  );
  const { work: _work, ...kept } = problem;
  return {
    ...kept,
    tours: problem.tours.map((tour) => {
      const without = needs.get(tour.id);
      return without ? { ...tour, needs: tour.needs.filter((need) => !without.includes(JSON.stringify(need))) } : tour;
    }),
    people: problem.people.map((person) => {
      const { available, lastReturn, ...facts } = person;
      return {
        ...facts,
        ...(available === undefined || free.has(person.id) ? {} : { available }),
        ...(lastReturn === undefined || returned.has(person.id) ? {} : { lastReturn }),
      };
    }),
    rest: has(restPart(problem)) ? problem.rest : { days: 0 },
    ceilings: problem.ceilings.filter(({ id }) => has(rulePart("ceiling", id))),
    shares: problem.shares.filter(({ id, hard }) => hard && has(rulePart("share", id))),
    homeCaps: problem.homeCaps.filter(({ id }) => has(rulePart("homeCap", id))),
    pins: problem.pins.filter((pin) => has(pinPart(pin))),
    bans: problem.bans.filter(({ tour, person }) => !unbanned.has(pairKey(tour, person))),
    previous: [],
    objective: ["changes"],
  };
}
