/** Turning the lines of an approved plan into tours, with their posts. For the actions on tours. */
import type { Day } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { Refusal } from "../platform/outcome.ts";
import { listPosts } from "../units/store.ts";
import { type Entry, refuse } from "./actions-ledger.ts";
import type { ApprovedTours } from "./schema.ts";
import type { NewTour } from "./store.ts";

const source = "docs/rules.md#tour";

/** A tour for each line of the order; ends with every reason when a post is unknown or days are reversed. */
export async function orderedTours(
  tx: Tx,
  order: ApprovedTours,
): Promise<readonly { tour: NewTour; from: Day; to: Day }[]> {
  const posts = new Map((await listPosts(tx)).map((post) => [String(post.id), post]));
  const refusals: Refusal[] = [];
  const tours = order.tours.flatMap(({ personId, postId, from, to, wantedTourId }) => {
    const post = posts.get(postId);
    if (post === undefined) {
      refusals.push({ code: "post-unknown", message: `There is no post ${postId}.`, facts: { post: postId }, source });
      return [];
    }
    if (to < from) {
      const message = `The tour of ${post.code} would end on ${to}, before it begins on ${from}.`;
      refusals.push({ code: "days-reversed", message, facts: { post: post.code, from, to }, source });
      return [];
    }
    const tour: NewTour = {
      id: newId(),
      personId,
      postId,
      contributionId: null,
      rotationId: null,
      mission: post.mission,
      role: post.role,
      mode: post.mode,
      partner: post.partner ?? "",
      unitType: null,
      planId: order.planId,
      wantedTourId: wantedTourId ?? null,
      proposedBy: order.proposedBy,
      approvedBy: order.approvedBy,
      note: "",
      source: `plan ${order.planId}`,
      confidence: "verified",
    };
    return [{ tour, from, to }];
  });
  if (refusals.length > 0) refuse(refusals);
  return tours;
}

/** A tour's planned presence. */
export function plannedEntry(tour: NewTour, from: Day, to: Day, eventId: string): Entry {
  const { id: tourId, personId, mission, unitType, partner, source, confidence } = tour;
  const { role, mode } = tour as Pick<Entry, "role" | "mode">;
  const who = { id: newId(), eventId, tourId, personId, mission, role, mode, partner, unitType, source, confidence };
  return { ...who, from, to, standing: "planned", purpose: "service", keepPermit: null };
}
