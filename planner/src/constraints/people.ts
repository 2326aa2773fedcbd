import type { Constraint } from "./constraint.ts";

/** The measure `people`: distinct people used; least is best. */
export const people: Constraint = {
  id: "people",
  level: "measure",
  unit: "people",
  source: "docs/planner-format.md#measures",
  matches: (_problem, postings) =>
    [...new Set(postings.map(({ person }) => person.id))].map((person) => ({ amount: 1, because: { person } })),
};
