import type { Constraint } from "./constraint.ts";

/** The measure `filled`: the values of filled tours added up; most is best. */
export const filled: Constraint = {
  id: "filled",
  level: "measure",
  unit: "value",
  source: "docs/planner-format.md#measures",
  matches: (_problem, postings) => postings.map(({ tour }) => ({ amount: tour.value, because: { tour: tour.id } })),
};
