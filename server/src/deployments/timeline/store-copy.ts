/**
 * Keeps a copy of the ledger for each database and country, and brings it up to date before it is used: one small query tells whether
 * the record still stands where it stood; then what came since is fetched, and where the counts do not agree afterwards, everything
 * is fetched again. A transaction never uses it, for its own writes are not there.
 */
import type { Db } from "../../platform/db.ts";
import { addToCopy, type Copy, isWhole, noCopy } from "./copy.ts";
import type { Read, ReadCounts } from "./read.ts";
import { type Head, readHead, readRecords } from "./store.ts";
import { renewView, type View, viewAt } from "./view.ts";

/** A copy with the views of it that were asked for lately. It is renewed in place, between answers. */
export interface Kept {
  readonly copy: Copy;
  /** What is known now. */
  readonly now: View;
  readonly past: View[];
  head: Head | null;
  counts: ReadCounts;
  /** The last moment at which a tour was recorded or superseded, and at which anything was; microseconds. */
  lastOfTours: number;
  last: number;
  /** Another one when tours were recorded since. */
  mark: string;
}

interface Holder {
  kept: Kept | null;
  renewal: Promise<void> | null;
}

const holders = new WeakMap<object, Map<string, Holder>>();

/** Views of moments in the past that are kept, the one asked for longest ago makes room. */
const MOST_PAST = 4;
/** What is written by requests that began up to so long before the last one that was read is read with what came since (microseconds). */
const LATE = 60_000_000;

/** The copy with everything that had been recorded when it was asked for; it may know more, never less. */
export async function currentCopy(db: Db): Promise<Kept> {
  if (db.origin === null) return fetchAll(db, null);
  const head = await readHead(db);
  if (head === null) return fetchAll(db, null);
  const holder = holderOf(db.origin, db.contributor);
  for (;;) {
    if (holder.kept !== null && knows(holder.kept.head, head)) return holder.kept;
    // One at a time: who comes meanwhile waits for it and then sees whether it is enough.
    holder.renewal ??= renew(db, holder).finally(() => {
      holder.renewal = null;
    });
    await holder.renewal;
  }
}

function holderOf(origin: object, contributor: string): Holder {
  const own = holders.get(origin) ?? new Map<string, Holder>();
  holders.set(origin, own);
  const holder = own.get(contributor) ?? { kept: null, renewal: null };
  own.set(contributor, holder);
  return holder;
}

/** The head of a chain of hashes stands for one history and no other. */
function knows(own: Head | null, head: Head): boolean {
  return own !== null && (own.seq > head.seq || (own.seq === head.seq && own.hash === head.hash));
}

async function renew(db: Db, holder: Holder): Promise<void> {
  // Read before the records: the copy then holds everything up to there, or more.
  const head = await readHead(db);
  const { kept } = holder;
  const follows = kept !== null && head !== null && kept.head !== null && head.seq > kept.head.seq;
  if (!follows || !(await addLater(db, kept, head))) holder.kept = await fetchAll(db, head);
}

/** Adds what came since; false when the counts then say that something was missed. */
async function addLater(db: Db, kept: Kept, head: Head): Promise<boolean> {
  const read = await readRecords(db, { moment: Math.max(0, kept.lastOfTours - LATE), counts: kept.counts });
  const touched = addToCopy(kept.copy, read);
  if (!isWhole(kept.copy, read.counts)) return false;
  for (const view of [kept.now, ...kept.past]) renewView(kept.copy, view, touched);
  kept.head = head;
  kept.counts = read.counts;
  kept.lastOfTours = Math.max(kept.lastOfTours, lastOfTours(read));
  kept.last = Math.max(kept.last, kept.lastOfTours, lastOfEnds(read));
  if (touched.size > 0) kept.mark = String(head.seq);
  return true;
}

async function fetchAll(db: Db, head: Head | null): Promise<Kept> {
  const read = await readRecords(db, null);
  const copy = noCopy();
  addToCopy(copy, read);
  const last = lastOfTours(read);
  return {
    copy,
    now: viewAt(copy, Number.POSITIVE_INFINITY),
    past: [],
    head,
    counts: read.counts,
    lastOfTours: last,
    last: Math.max(last, lastOfEnds(read)),
    mark: String(head?.seq ?? 0),
  };
}

function lastOfTours({ presences, rolls }: Read): number {
  let last = 0;
  for (const { recorded, superseded } of [presences, rolls]) {
    for (const moment of recorded) if (moment > last) last = moment;
    for (const moment of superseded) if (moment > last && moment !== Number.POSITIVE_INFINITY) last = moment;
  }
  return last;
}

function lastOfEnds({ ends }: Read): number {
  return Math.max(0, ...ends.map(({ recorded, superseded }) => Math.max(recorded, superseded ?? 0)));
}

/** What was known at a moment in microseconds. Every moment from the last record on knows the same. */
export function viewOf(kept: Kept, moment: number): View {
  if (moment >= kept.last) return kept.now;
  const at = kept.past.findIndex((view) => view.moment === moment);
  const view = kept.past[at] ?? viewAt(kept.copy, moment);
  if (at >= 0) kept.past.splice(at, 1);
  kept.past.push(view);
  if (kept.past.length > MOST_PAST) kept.past.shift();
  return view;
}
