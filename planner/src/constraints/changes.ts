import type { Constraint } from "./constraint.ts";

/** The measure `changes`: assignments of the previous plan that are no longer so; least is best. */
export const changes: Constraint = {
  id: "changes",
  level: "measure",
  unit: "assignments not kept",
  source: "docs/planner-format.md#measures",
  matches: (problem, postings) => {
    const said = new Set(postings.map(({ tour, person }) => JSON.stringify([tour.id, person.id])));
    return problem.previous
      .filter(({ tour, person }) => !said.has(JSON.stringify([tour, person])))
      .map(({ tour, person }) => ({ amount: 1, because: { tour, person } }));
  },
};
