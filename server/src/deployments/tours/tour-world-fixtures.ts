/** A small world for tests of tours: ordering, arriving and leaving in one line, and refusals in short. */
import type { Context } from "../../platform/context.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { anyone, ok, smallCountry } from "../fixtures.ts";
import { standingPresencesOf, supersedeBecause } from "../ledger/store-presence.ts";
import { listTours } from "../store.ts";
import { readTour } from "./step-actions.ts";
import { recordApprovedTours, recordArrival, recordDeparture } from "./tour-actions.ts";
import { readyToTravel } from "./tour-fixtures.ts";

/** A paper of the world's day. */
export const paper = { reference: "NV 1", day: "2024-06-30" };
/** What every fact carries here. */
export const what = { source: "test", breachReason: null };

/** Codes of what stands against something. */
export function codes(outcome: Outcome<unknown>): readonly string[] {
  return outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);
}

/** Codes of the ways out of a refusal, with their facts. */
export function waysOut(outcome: Outcome<unknown>): readonly string[] {
  const remedies = outcome.ok ? [] : (outcome.refusals[0]?.remedies ?? []);
  return remedies.map(({ code, facts }) => [code, ...Object.values(facts)].join(" "));
}

/** A world on 30 June 2024, eighty people, and short ways to put them somewhere. */
export async function tourWorld(bare: Context) {
  const ctx: Context = { ...bare, actor: anyone("clerk") };
  const { people, posts } = await smallCountry(ctx, 80);
  let seconds = 0;
  let free = 0;
  /** Each call is a second later. */
  const later = (actor = "clerk"): Context => {
    seconds += 1;
    return { ...ctx, actor: anyone(actor), now: new Date(Date.UTC(2024, 5, 30, 12) + seconds * 1000).toISOString() };
  };
  /** Somebody who has not been anywhere yet. */
  const nextPerson = (): string => people[free++] ?? "";
  async function ordered(kind: keyof typeof posts, from: string, to: string, count = 1): Promise<string[]> {
    const tours = Array.from({ length: count }, (_, n) => {
      return { personId: nextPerson(), postId: posts[kind][n] ?? "", from, to };
    });
    const order = { planId: newId(), proposedBy: "a", approvedBy: "b", tours };
    return [...ok(await recordApprovedTours(later(), order)).tourIds];
  }
  const one = async (kind: keyof typeof posts, from: string, to: string) => (await ordered(kind, from, to))[0] ?? "";
  async function present(kind: keyof typeof posts, from: string, to: string): Promise<string> {
    const id = await one(kind, from, to);
    await readyToTravel(later(), [id]);
    ok(await recordArrival(later(), id, { day: from, ...what }));
    return id;
  }
  const stateOf = async (id: string) => (await readTour(later(), id, {})).state;
  const gone = async (...ids: string[]) => {
    for (const id of ids)
      ok(await recordDeparture(later(), id, { kind: "left", day: "2024-06-29", cause: null, payer: null, ...what }));
  };
  /** Takes everything away that stands, so that each test begins with empty missions. */
  async function emptied(): Promise<void> {
    const why = { kind: "restood", day: "2024-06-30", cause: "test", source: "test" } as const;
    const ids = (await listTours(ctx.db)).map((tour) => tour.id);
    const { now: at } = later();
    await ctx.db.transaction(async (tx) =>
      supersedeBecause(tx, await standingPresencesOf(tx, ids), why, { by: "test", at }),
    );
    await ctx.db.run(sql`delete from overlap_windows where contributor = 'KAZ'`);
  }
  return { ctx, posts, later, nextPerson, ordered, one, present, stateOf, gone, emptied };
}
