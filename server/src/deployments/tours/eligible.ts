/** What is asked of eligibility when somebody is given days that were not judged before. A later room answers it. */
import type { DeploymentRole } from "../../missions/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { Day } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { Tour } from "../schema.ts";

/** Days that a person would be given beyond those that were judged before, on a post or, where the tour has none, in a role. */
export interface AddedDays {
  readonly personId: string;
  readonly person: string;
  readonly postId: string | null;
  readonly mission: string;
  readonly role: DeploymentRole;
  /** First and last of the days that are added; the rules are those that speak on the first. */
  readonly from: Day;
  readonly to: Day;
  /** Days of the tour itself as it stands, which are no reason to rest. */
  readonly own: { readonly from: Day; readonly to: Day };
}

/** Asks eligibility about added days: every reason why somebody may not hold the post on them; empty when they may. */
export type Eligible = (ctx: Context, added: readonly AddedDays[]) => Promise<readonly Refusal[]>;

/** For surroundings without rules of eligibility. */
export const everybodyEligible: Eligible = async () => [];

/** The change by which something is done. */
export interface ByChange {
  readonly changeId: string;
  readonly source: string;
}

/** The days of a tour as eligibility is to be asked about them. */
export function addedTo({ tour }: { readonly tour: Tour }, from: Day, to: Day): AddedDays {
  const { personId, person, postId, mission, role } = tour;
  return { personId, person, postId, mission, role, from, to, own: { from: tour.from, to: tour.to } };
}
