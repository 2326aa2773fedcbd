import type { Constraint } from "./constraint.ts";

/** What is pinned is so. */
export const pinsKept: Constraint = {
  id: "pins-kept",
  level: "hard",
  unit: "pins not kept",
  source: "docs/planner-format.md#pins",
  matches: (problem, postings) => {
    const said = new Set(postings.map(({ tour, person }) => JSON.stringify([tour.id, person.id])));
    return problem.pins
      .filter(({ tour, person }) => !said.has(JSON.stringify([tour, person])))
      .map(({ tour, person, why }) => ({ amount: 1, because: { tour, person, why: why ?? "" } }));
  },
};
