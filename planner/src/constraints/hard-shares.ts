import type { Constraint } from "./constraint.ts";
import { shareGroups } from "./share-groups.ts";

/** In each group of a hard share at least its part of the filled tours is by people with the tag. */
export const hardShares: Constraint = {
  id: "hard-shares",
  level: "hard",
  unit: "people missing",
  source: "docs/planner-format.md#shares",
  matches: (problem, postings) =>
    problem.shares
      .filter(({ hard }) => hard)
      .flatMap((share) =>
        shareGroups(share, postings)
          .filter(({ missing }) => missing > 0)
          .map(({ group, filled, tagged, missing }) => ({
            amount: missing,
            because: { share: share.id, group, filled, tagged, atLeast: share.atLeast },
          })),
      ),
};
