import type { Constraint } from "./constraint.ts";

/** A tour is one person's. */
export const tourFilledOnce: Constraint = {
  id: "tour-filled-once",
  level: "hard",
  unit: "people too many",
  source: "docs/planner-format.md#tours",
  matches: (_problem, postings) =>
    [...Map.groupBy(postings, ({ tour }) => tour.id)]
      .filter(([, own]) => own.length > 1)
      .map(([tour, own]) => ({
        amount: own.length - 1,
        because: { tour, people: own.map(({ person }) => person.id) },
      })),
};
