/** Reading the timeline: who may see how much of it, and the ledger that is kept in memory until something is recorded. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { type Ledger, microsOf } from "./ledger.ts";
import { type Asked, timelineOf } from "./rows.ts";
import type { Timeline, TimelineQuery } from "./schema.ts";
import { lastChange, loadLedger } from "./store.ts";

interface Kept {
  readonly change: string;
  readonly ledger: Promise<Ledger>;
}

/** Countries whose ledger is kept; the one read longest ago makes room. */
const MOST_LEDGERS = 4;
/** By contributor. The head of a chain of hashes stands for one database's history and no other's. */
const kept = new Map<string, Kept>();

/**
 * The ledger with everything that had been recorded when it was asked for. It is read again after any change, for every change
 * moves the head of the audit trail; the head is read first, so the ledger may know more than the head says and never less.
 */
async function currentLedger(db: Db): Promise<Ledger> {
  const change = await lastChange(db);
  const before = kept.get(db.contributor);
  if (change !== null && before?.change === change) return before.ledger;
  const ledger = loadLedger(db);
  kept.delete(db.contributor);
  if (change === null) return ledger;
  kept.set(db.contributor, { change, ledger });
  const [oldest] = kept.keys();
  if (kept.size > MOST_LEDGERS && oldest !== undefined) kept.delete(oldest);
  // What could not be read is not kept.
  ledger.catch(() => kept.delete(db.contributor));
  return ledger;
}

/** Answers of a ledger by question: a ledger never changes, so neither do they. The one asked for longest ago makes room. */
const answers = new WeakMap<Ledger, Map<string, Answer>>();
const MOST_ANSWERS = 16;
type Answer = Omit<Timeline, "knownAt">;

function answerOf(ledger: Ledger, asked: Asked): Answer {
  const key = JSON.stringify({ ...asked, moment: String(asked.moment) });
  const own = answers.get(ledger) ?? new Map<string, Answer>();
  answers.set(ledger, own);
  const answer = own.get(key) ?? timelineOf(ledger, asked);
  own.delete(key);
  own.set(key, answer);
  const [oldest] = own.keys();
  if (own.size > MOST_ANSWERS && oldest !== undefined) own.delete(oldest);
  return answer;
}

/** Rows by person or post name persons; everything else can be told in numbers. */
const OF_PERSONS: readonly string[] = ["post", "person"];

/**
 * The timeline of a window of days. Needs `deployments.numbers`; without `deployments.read` every row comes as numbers per day, and
 * rows of persons or posts are refused with `Forbidden`.
 */
export async function readTimeline(ctx: Context, query: TimelineQuery): Promise<Timeline> {
  ctx.actor.must("deployments.numbers");
  const named = ctx.actor.can("deployments.read");
  if (!named && OF_PERSONS.includes(query.by)) ctx.actor.must("deployments.read");
  const asOf = query.asOf ?? ctx.today;
  const knownAt = query.knownAt ?? null;
  const ledger = await currentLedger(ctx.db);
  const { knownAt: _, asOf: __, ...rest } = query;
  return { ...answerOf(ledger, { query: rest, asOf, moment: microsOf(knownAt), named }), knownAt };
}
