import type { Constraint } from "./constraint.ts";

/** What is banned is not so. */
export const bansKept: Constraint = {
  id: "bans-kept",
  level: "hard",
  unit: "bans not kept",
  source: "docs/planner-format.md#bans",
  matches: (problem, postings) => {
    const said = new Set(postings.map(({ tour, person }) => JSON.stringify([tour.id, person.id])));
    return problem.bans
      .filter(({ tour, person }) => said.has(JSON.stringify([tour, person])))
      .map(({ tour, person, why }) => ({ amount: 1, because: { tour, person, why: why ?? "" } }));
  },
};
