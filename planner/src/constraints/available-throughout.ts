import type { Constraint } from "./constraint.ts";
import { isAvailable } from "./holding.ts";

/** Whoever fills a tour is available on each of its days. */
export const availableThroughout: Constraint = {
  id: "available-throughout",
  level: "hard",
  unit: "people not available",
  source: "docs/planner-format.md#people",
  matches: (_problem, postings) =>
    postings
      .filter(({ tour, person }) => !isAvailable(person, tour))
      .map(({ tour, person }) => ({
        amount: 1,
        because: { tour: tour.id, person: person.id, from: tour.from, to: tour.to },
      })),
};
