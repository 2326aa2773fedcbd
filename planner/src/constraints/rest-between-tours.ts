import type { Constraint } from "./constraint.ts";
import { daysHomeBefore } from "./holding.ts";
import { closePairs } from "./sequence.ts";

/** A person goes again only after the rest the directive asks for, also after the latest tour before the plan. */
export const restBetweenTours: Constraint = {
  id: "rest-between-tours",
  level: "hard",
  unit: "days of rest missing",
  source: "docs/planner-format.md#rest",
  matches: (problem, postings) => {
    const needed = problem.rest.days;
    const between = closePairs(postings, needed)
      .filter(({ days }) => days >= 0)
      .map(({ person, before, next, days }) => ({
        amount: needed - days,
        because: { person: person.id, before: before.id, next: next.id, days, needed },
      }));
    const since = postings.flatMap(({ tour, person }) => {
      const days = daysHomeBefore(person, tour);
      if (days === null || days >= needed) return [];
      const because = { person: person.id, tour: tour.id, lastReturn: person.lastReturn ?? "", days, needed };
      return [{ amount: needed - days, because }];
    });
    return [...since, ...between];
  },
};
