import type { Constraint } from "./constraint.ts";
import { shareGroups } from "./share-groups.ts";

/** The measure `shortfall`: people with the tag who are missing from the groups of soft shares; least is best. */
export const shortfall: Constraint = {
  id: "shortfall",
  level: "measure",
  unit: "people missing",
  source: "docs/planner-format.md#measures",
  matches: (problem, postings) =>
    problem.shares
      .filter(({ hard }) => !hard)
      .flatMap((share) =>
        shareGroups(share, postings)
          .filter(({ missing }) => missing > 0)
          .map(({ group, filled, tagged, missing }) => ({
            amount: missing,
            because: { share: share.id, group, filled, tagged, atLeast: share.atLeast },
          })),
      ),
};
