import type { Constraint } from "./constraint.ts";
import { unmetNeeds } from "./holding.ts";

/** Whoever fills a tour holds, for each of its needs, one of the tags throughout, or on the first day where `@start` says so. */
export const needsMet: Constraint = {
  id: "needs-met",
  level: "hard",
  unit: "needs not met",
  source: "docs/planner-format.md#needs",
  matches: (_problem, postings) =>
    postings.flatMap(({ tour, person }) =>
      unmetNeeds(person, tour).map((need) => ({ amount: 1, because: { tour: tour.id, person: person.id, need } })),
    ),
};
