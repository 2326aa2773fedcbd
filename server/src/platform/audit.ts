/**
 * The audit trail: exactly one event for each change of state, written in the same transaction. Events of one contributor form a
 * chain: each hash covers the hash before it and the stored text of the event, so an edit, a deletion or a reorder shows.
 * What a chain cannot show by itself is a rewrite from some point to its end, head included: for that, keep heads elsewhere.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Actor } from "./context.ts";
import { type Db, mustBeTransaction, sql, type Tx } from "./db.ts";

/** What each event's text holds, in this order of keys. */
const Payload = z.object({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  actor: z.string(),
  event: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

const Head = z.object({ seq: z.int().nonnegative(), hash: z.instanceof(Buffer), now: z.string() });

/** SHA-256 of the hash before, then the stored bytes. The first event of a chain follows 32 zero bytes. */
export function chainHash(previous: Buffer, payload: string): Buffer {
  return createHash("sha256").update(previous).update(payload, "utf8").digest();
}

/** What the first event of a chain follows. */
export const CHAIN_START = Buffer.alloc(32);

/**
 * Writes one event. `event` is a word of the feature and what was done, as `authorisation.extended`; `facts` must survive JSON
 * and carry ids rather than names. Writers of one contributor wait for each other from here to the commit: call it last.
 */
export async function record(tx: Tx, actor: Actor, event: string, facts: Record<string, unknown>): Promise<void> {
  mustBeTransaction(tx);
  const head = await lockHead(tx);
  const seq = head.seq + 1;
  const payload = JSON.stringify({ seq, at: head.now, actor: actor.id, event, facts });
  const hash = chainHash(head.hash, payload);
  await tx.run(sql`
    with written as (
      insert into audit_events (contributor, seq, at, actor_id, event, payload, hash)
      values (${tx.contributor}, ${seq}, ${head.now}, ${actor.id}, ${event}, ${payload}, ${hash})
    )
    update audit_heads set seq = ${seq}, hash = ${hash} where contributor = ${tx.contributor}
  `);
}

async function lockHead(tx: Tx): Promise<z.infer<typeof Head>> {
  const lock = () =>
    tx.maybe(
      Head,
      sql`
        select seq, hash, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now
        from audit_heads
        where contributor = ${tx.contributor}
        for update
      `,
    );
  const head = await lock();
  if (head !== null) return head;
  await tx.run(sql`
    insert into audit_heads (contributor, seq, hash)
    values (${tx.contributor}, 0, ${CHAIN_START})
    on conflict do nothing
  `);
  const made = await lock();
  if (made === null) throw new Error(`The audit chain of ${tx.contributor} has no head.`);
  return made;
}

/** One place where the chain is broken. `seq` is the event's number there. */
export interface AuditFault {
  readonly seq: number;
  readonly fault: "missing" | "edited" | "column edited" | "end missing" | "beyond the end";
}

/** Whether the chain of the audit trail holds; every fault is named. */
export interface AuditVerdict {
  readonly contributor: string;
  readonly events: number;
  /** Hash of the last event in hex; keep it elsewhere to notice a rewrite of the whole chain. */
  readonly head: string;
  readonly faults: readonly AuditFault[];
}

const StoredEvent = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  event: z.string(),
  payload: z.string(),
  hash: z.instanceof(Buffer),
});
type StoredEvent = z.infer<typeof StoredEvent>;

const End = z.object({ seq: z.int(), hash: z.instanceof(Buffer), beyond: z.int() });

interface Chain {
  seq: number;
  hash: Buffer;
  events: number;
  readonly faults: AuditFault[];
}

const PAGE = 5000;

/** Reads the whole chain of `db`'s contributor and names every place where it does not hold. No faults means it holds. */
export async function verifyAudit(db: Db): Promise<AuditVerdict> {
  const end = await findEnd(db);
  const chain: Chain = { seq: 0, hash: CHAIN_START, events: 0, faults: [] };
  for (;;) {
    const page = await eventsBetween(db, chain.seq, end.seq);
    for (const event of page) follow(chain, event);
    if (page.length < PAGE) break;
  }
  if (chain.seq !== end.seq || !chain.hash.equals(end.hash)) chain.faults.push({ seq: end.seq, fault: "end missing" });
  if (end.beyond > 0) chain.faults.push({ seq: end.seq + 1, fault: "beyond the end" });
  return { contributor: db.contributor, events: chain.events, head: chain.hash.toString("hex"), faults: chain.faults };
}

/** Where the chain ends by its head, and how many events lie beyond it. One statement, so that a writer cannot come between. */
async function findEnd(db: Db): Promise<z.infer<typeof End>> {
  const end = await db.maybe(
    End,
    sql`
      select seq, hash,
        (select count(*) from audit_events e where e.contributor = h.contributor and e.seq > h.seq) as beyond
      from audit_heads h
      where contributor = ${db.contributor}
    `,
  );
  if (end !== null) return end;
  const { beyond } = await db.one(
    End.pick({ beyond: true }),
    sql`select count(*) as beyond from audit_events where contributor = ${db.contributor}`,
  );
  return { seq: 0, hash: CHAIN_START, beyond };
}

async function eventsBetween(db: Db, after: number, last: number): Promise<readonly StoredEvent[]> {
  return db.many(
    StoredEvent,
    sql`
      select seq, at, actor_id as actor, event, payload, hash
      from audit_events
      where contributor = ${db.contributor} and seq > ${after} and seq <= ${last}
      order by seq
      limit ${PAGE}
    `,
  );
}

/** Moves the chain to `event` and notes what does not hold there; goes on from what is stored, so that later events still count. */
function follow(chain: Chain, event: StoredEvent): void {
  for (let seq = chain.seq + 1; seq < event.seq; seq += 1) chain.faults.push({ seq, fault: "missing" });
  const follows = event.seq === chain.seq + 1;
  if (follows && !chainHash(chain.hash, event.payload).equals(event.hash)) {
    chain.faults.push({ seq: event.seq, fault: "edited" });
  }
  if (!columnsAgree(event)) chain.faults.push({ seq: event.seq, fault: "column edited" });
  chain.seq = event.seq;
  chain.hash = event.hash;
  chain.events += 1;
}

function columnsAgree(event: StoredEvent): boolean {
  try {
    const payload = Payload.parse(JSON.parse(event.payload));
    return (["seq", "at", "actor", "event"] as const).every((key) => payload[key] === event[key]);
  } catch {
    return false;
  }
}
