/** Reading the timeline: who may see how much of it. */
import type { Context } from "../../platform/context.ts";
import { Malformed } from "../../platform/problem.ts";
import { microsOf } from "./ledger.ts";
import { timelineOf } from "./rows.ts";
import type { TimelineAnswer, TimelineQuery } from "./schema.ts";
import { currentCopy, viewOf } from "./store-copy.ts";

/** Rows by person or post name persons; everything else can be told in numbers. */
const OF_PERSONS: readonly string[] = ["post", "person"];

/**
 * The timeline of a window of days. Needs `deployments.numbers`; without `deployments.read` every row comes as numbers per day, and
 * rows of persons or posts are refused with `Forbidden`. Throws `Malformed` when the last day lies before the first.
 */
export async function readTimeline(ctx: Context, query: TimelineQuery): Promise<TimelineAnswer> {
  ctx.actor.must("deployments.numbers");
  const named = ctx.actor.can("deployments.read");
  if (!named && OF_PERSONS.includes(query.by)) ctx.actor.must("deployments.read");
  const { from, to } = query;
  if (from !== undefined && to !== undefined && to < from)
    throw new Malformed([{ path: "to", message: `The last day, ${to}, lies before the first, ${from}; swap them.` }]);
  const kept = await currentCopy(ctx.db);
  const view = viewOf(kept, microsOf(query.knownAt ?? null));
  const answer = timelineOf(kept.copy, view, { query, asOf: query.asOf ?? ctx.today, named });
  return { ...answer, knownAt: query.knownAt ?? null, mark: kept.mark };
}
