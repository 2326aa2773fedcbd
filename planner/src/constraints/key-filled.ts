import type { Constraint } from "./constraint.ts";

/** The measure `keyFilled`: key tours that are filled; most is best. */
export const keyFilled: Constraint = {
  id: "keyFilled",
  level: "measure",
  unit: "key tours",
  source: "docs/planner-format.md#measures",
  matches: (_problem, postings) =>
    postings.filter(({ tour }) => tour.key).map(({ tour }) => ({ amount: 1, because: { tour: tour.id } })),
};
