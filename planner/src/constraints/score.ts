import { labelOf, type Person, type ScoreRule, type Tour } from "../problem.ts";
import type { Constraint } from "./constraint.ts";

/** The measure `score`: for every assignment, the scores of the person that match the tour; most is best. */
export const score: Constraint = {
  id: "score",
  level: "measure",
  unit: "points",
  source: "docs/planner-format.md#measures",
  matches: (_problem, postings) =>
    postings.flatMap(({ tour, person }) =>
      matchingRules(person, tour).map((rule) => ({
        amount: rule.score,
        because: { tour: tour.id, person: person.id, when: rule.when },
      })),
    ),
};

/** The score rules of a person that match a tour. */
export function matchingRules(person: Person, tour: Tour): ScoreRule[] {
  return person.scores.filter(({ when }) =>
    Object.entries(when).every(([key, value]) => labelOf(tour.labels, key) === value),
  );
}

/** The points of one assignment. */
export function scoreOf(person: Person, tour: Tour): number {
  return matchingRules(person, tour).reduce((sum, rule) => sum + rule.score, 0);
}
