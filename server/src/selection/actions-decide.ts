/** Putting a plan forward, and the decision of another person on it. */
import { recordApprovedTours } from "../deployments/tours/tour-actions.ts";
import { askedFor, hitsAgainst, mayHold, verdictOf } from "../eligibility/rules.ts";
import { awayOf, listRules, listWaivers } from "../eligibility/store.ts";
import { listFiles } from "../people/store.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";
import { Conflict } from "../platform/errors.ts";
import { done, type Outcome, type Refusal, refused } from "../platform/outcome.ts";
import { listPosts } from "../units/store.ts";
import { reasonsAgainstDecision, reasonsAgainstProposal } from "./rules.ts";
import type { RunId, RunLine } from "./schema.ts";
import { getRun, getRunLine, markDecided, markProposed, type RunRow } from "./store.ts";
import { type AssignmentRow, listAssignments, setTours } from "./store-assignments.ts";
import { listFilledWanted } from "./store-standing.ts";

/** Throws `Conflict` when the caller saw another version than is kept. */
function sameVersion(run: RunRow, seen: string | undefined): void {
  if (seen === undefined || seen === String(run.version)) return;
  throw new Conflict("Somebody changed this plan meanwhile. Look at it again.", { run: run.id, version: run.version });
}

/** Puts a plan before the one who approves. */
export async function proposeRun(ctx: Context, id: RunId, seen?: string): Promise<Outcome<RunLine>> {
  ctx.actor.must("selection.propose");
  return ctx.db.transaction(async (tx) => {
    const run = await getRun(tx, id, true);
    sameVersion(run, seen);
    const refusals = reasonsAgainstProposal(run);
    if (refusals.length > 0) return refused(refusals);
    await markProposed(tx, id, ctx.actor.id);
    await record(tx, ctx.actor, "selection.proposed", { run: id, plan: run.planHash });
    return done(await getRunLine(tx, id));
  });
}

/**
 * Approves a plan: every assignment is judged again on today's records and the law of today, then all are recorded as planned tours,
 * or none. Refused to whoever proposed it.
 */
export async function approveRun(
  ctx: Context,
  id: RunId,
  reason: string | null,
  seen?: string,
): Promise<Outcome<RunLine>> {
  ctx.actor.must("selection.approve");
  return ctx.db.transaction(async (tx) => {
    const run = await getRun(tx, id, true);
    sameVersion(run, seen);
    const refusals = reasonsAgainstDecision(run, ctx.actor.id);
    if (refusals.length > 0) return refused(refusals);
    const assignments = await listAssignments(tx, id);
    const changed = await reasonsSincePlanned({ ...ctx, db: tx }, assignments);
    if (changed.length > 0) return refused(changed);
    const recorded = await recordApprovedTours(
      { ...ctx, db: tx },
      { planId: id, proposedBy: run.proposedById ?? "", approvedBy: ctx.actor.id, tours: [...assignments] },
    );
    if (!recorded.ok) return recorded;
    await setTours(tx, id, pairTours(assignments, recorded.value.tourIds));
    await markDecided(tx, id, "approved", ctx.actor.id, reason);
    await record(tx, ctx.actor, "selection.approved", { run: id, plan: run.planHash, tours: assignments.length });
    return done(await getRunLine(tx, id));
  });
}

function pairTours(
  assignments: readonly AssignmentRow[],
  tourIds: readonly string[],
): { wantedTourId: string; tourId: string }[] {
  if (assignments.length !== tourIds.length)
    throw new Error(`${tourIds.length} tours were recorded for ${assignments.length} assignments.`);
  return assignments.flatMap(({ wantedTourId }, index) => {
    const tourId = tourIds[index];
    return tourId === undefined ? [] : [{ wantedTourId, tourId }];
  });
}

/** What has changed since the plan was made and now stands against it: a declaration withdrawn, a proof that ran out, a tour filled. */
async function reasonsSincePlanned(
  ctx: Context & { readonly db: Db },
  assignments: readonly AssignmentRow[],
): Promise<Refusal[]> {
  const ids = assignments.map(({ personId }) => personId);
  const people = new Map((await listFiles(ctx.db, { ids })).map((person) => [person.id, person]));
  const posts = new Map((await listPosts(ctx.db)).map((post) => [post.id, post]));
  const away = await awayOf(ctx.db, ids);
  const waivers = Map.groupBy(await listWaivers(ctx.db, ids), ({ personId }) => personId);
  const rules = await listRules(ctx.db);
  const filled = await listFilledWanted(ctx.db);
  return assignments.flatMap(({ wantedTourId, personId, postId, from, to }) => {
    const person = people.get(personId);
    const post = posts.get(postId);
    if (person === undefined || post === undefined)
      throw new Error(`An assignment names an unknown person or post: ${personId}, ${postId}.`);
    if (filled.has(wantedTourId)) return [filledAlready(post.code, from)];
    const verdict = verdictOf(askedFor(post, rules, from), {
      person,
      history: away.get(personId) ?? [],
      waivers: waivers.get(personId) ?? [],
      tour: { from, to },
      decision: ctx.today,
    });
    if (mayHold(verdict)) return [];
    return hitsAgainst(verdict).map((hit) => ({
      code: "plan.no-longer-eligible",
      message: `${person.number} may no longer hold ${post.code} from ${from}: ${hit.message} Plan again.`,
      facts: { person: person.number, post: post.code, from, rule: hit.rule, title: hit.title, result: hit.result },
      source: hit.source,
    }));
  });
}

function filledAlready(post: string, from: string): Refusal {
  return {
    code: "plan.filled-already",
    message: `The tour on ${post} from ${from} has been filled by another plan meanwhile. Plan again.`,
    facts: { post, from },
    source: "docs/rules.md#plans",
  };
}

/** Rejects a proposed plan with a reason; nothing is recorded but the decision. */
export async function rejectRun(ctx: Context, id: RunId, reason: string, seen?: string): Promise<Outcome<RunLine>> {
  ctx.actor.must("selection.approve");
  return ctx.db.transaction(async (tx) => {
    const run = await getRun(tx, id, true);
    sameVersion(run, seen);
    const refusals = reasonsAgainstDecision(run, ctx.actor.id);
    if (refusals.length > 0) return refused(refusals);
    await markDecided(tx, id, "rejected", ctx.actor.id, reason);
    await record(tx, ctx.actor, "selection.rejected", { run: id, plan: run.planHash, reason });
    return done(await getRunLine(tx, id));
  });
}
