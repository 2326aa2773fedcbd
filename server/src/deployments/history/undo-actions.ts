/** Takes a whole import back. Nothing is deleted: what it brought is superseded, and what it replaced is recorded again. */
import { z } from "zod";
import { supersedePeople } from "../../people/store.ts";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome, Refusal } from "../../platform/outcome.ts";
import { Ended, Payer } from "../ids.ts";
import { enter, refusable, refuse } from "../ledger/actions-ledger.ts";
import { addTourEvents } from "../ledger/store-events.ts";
import { lockCeilings, Presence, standingPresencesOf, supersede } from "../ledger/store-presence.ts";
import { counted } from "./nothing.ts";
import type { HistoryImport } from "./schema.ts";
import { getImport, markUndone } from "./store.ts";
import { stateOf } from "./tour-actions.ts";
import {
  type HistoryRecord,
  listHistoryRecords,
  listResting,
  restorePersonPart,
  supersedeUnits,
} from "./write-store.ts";

const source = "docs/import.md#undo";

const Before = z.object({
  tourId: z.uuid(),
  same: z.boolean(),
  moved: z.boolean(),
  stays: z.array(Presence),
  ended: Ended.nullable(),
  cause: z.string().nullable(),
  payer: Payer.nullable(),
  unitType: z.string().nullable(),
});

/** Takes an import back, for a reason. Needs `history.commit`; refused with everything that rests on it. */
export async function undoImport(ctx: Context, id: string, reason: string): Promise<Outcome<HistoryImport>> {
  ctx.actor.must("history.commit");
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      await lockCeilings(inner);
      const own = await getImport(inner, id, true);
      const against = reasonsAgainstUndo(ctx, own);
      if (against.length > 0) refuse(against);
      const records = await listHistoryRecords(inner, id);
      const resting = await reasonsOfResting(inner, own);
      if (resting.length > 0) refuse(resting);
      const marked = await markUndone(inner, id, { by: ctx.actor.id, at: ctx.now, reason });
      if (!marked) refuse([notCommitted(own)]);
      await takeBack(ctx, inner, own, records, reason);
      await record(inner, ctx.actor, "history.undone", {
        import: id,
        sha256: own.fileHash,
        reason,
        records: records.length,
      });
      return getImport(inner, id);
    }),
  );
}

function notCommitted(own: HistoryImport): Refusal {
  const message = `The import of ${own.fileName} is ${own.state}; only one that was recorded can be taken back.`;
  return { code: "history-not-committed", message, facts: { file: own.fileName, state: own.state }, source };
}

function reasonsAgainstUndo(ctx: Context, own: HistoryImport): readonly Refusal[] {
  if (own.state !== "committed") return [notCommitted(own)];
  if (own.corrections === 0 || own.broughtBy !== ctx.actor.id) return [];
  const message = `The import replaced ${counted(own.corrections, "recorded fact")}; another account than the one that brought the file must take it back.`;
  const facts = { corrections: own.corrections };
  return [{ code: "same-person", message, facts, source: "docs/rules.md#four-eyes" }];
}

const of = (records: readonly HistoryRecord[], kind: string) =>
  records.filter((each) => each.kind === kind).map(({ recordId }) => recordId);

async function reasonsOfResting(tx: Tx, own: HistoryImport): Promise<readonly Refusal[]> {
  const resting = await listResting(tx, own.id, own.committedAt ?? own.broughtAt);
  const said: Readonly<Record<string, string>> = {
    "tour-changed": "tours of it were changed later, as that of",
    "tour-added": "tours were recorded later of people it brought, as of",
    "tour-of-contribution": "tours were recorded later under a contribution it brought, as under",
    evidence: "evidence was recorded of people it brought, as of",
    declaration: "declarations were recorded of people it brought, as of",
    import: "a later import builds on it:",
  };
  return resting.map(({ what, about, count }) => ({
    code: `history-rests-${what}`,
    message: `It cannot be taken back: ${count} ${said[what] ?? what} ${about}. Take that back first.`,
    facts: { about, count },
    source,
  }));
}

async function takeBack(
  ctx: Context,
  tx: Tx,
  own: HistoryImport,
  records: readonly HistoryRecord[],
  reason: string,
): Promise<void> {
  const recording = { by: ctx.actor.id, at: ctx.now };
  const tours = records.filter(({ kind }) => kind === "tour");
  const corrected = new Map(
    tours.filter(({ did }) => did === "corrected").map(({ recordId, before }) => [recordId, Before.parse(before)]),
  );
  const standing = await standingPresencesOf(
    tx,
    tours.map(({ recordId }) => recordId),
  );
  const leaving = standing.filter(
    ({ tourId }) => corrected.get(tourId)?.same !== true || corrected.get(tourId)?.moved === true,
  );
  const touched = [
    ...new Set([...tours.map(({ recordId }) => recordId), ...[...corrected.values()].map(({ tourId }) => tourId)]),
  ];
  const events = new Map(touched.map((tourId) => [tourId, newId()]));
  const before = new Map([...corrected.values()].map((each) => [each.tourId, each]));
  await addTourEvents(
    tx,
    touched.map((tourId) => {
      const earlier = before.get(tourId);
      const first = standing.find((stay) => stay.tourId === tourId)?.from ?? earlier?.stays[0]?.from ?? ctx.today;
      return {
        id: events.get(tourId) ?? newId(),
        tourId,
        kind: "import_undone" as const,
        day: first,
        cause: earlier?.ended == null ? reason : earlier.cause,
        payer: earlier?.payer ?? null,
        source: `Import ${own.id} of ${own.fileName} was taken back: ${reason}`,
        toState: earlier === undefined ? ("cancelled" as const) : stateOf(earlier.ended),
        facts: { import: own.id, ended: earlier?.ended ?? "" },
      };
    }),
    recording,
  );
  await supersede(tx, leaving, ctx.now, { kind: "import_undone", eventOf: (tourId) => events.get(tourId) ?? "" });
  const again = [...corrected.values()].filter(({ same, moved }) => !same || moved);
  for (const { stays, unitType } of again) {
    const entries = stays.map((stay) => ({
      ...stay,
      id: newId(),
      eventId: events.get(stay.tourId) ?? null,
      unitType,
      keepPermit: null,
    }));
    const lawOn = stays[0]?.from ?? ctx.today;
    await enter(tx, entries, { ...recording, lawOn, breachReason: `As recorded before the import ${own.id}.` });
  }
  for (const part of records.filter(({ kind }) => ["name", "rank_held", "posting"].includes(kind)).reverse()) {
    await restorePersonPart(tx, part, recording);
  }
  await supersedeUnits(tx, "rotations", of(records, "rotation"), ctx.now);
  await supersedeUnits(tx, "contributions", of(records, "contribution"), ctx.now);
  await supersedePeople(tx, of(records, "person"), ctx.now);
}
