/**
 * Keeps a copy of the facts in memory for each database and country, and brings it up to date before it is used. The ledger stays the
 * truth: the copy is used only while the record stands where it stood when the copy was made, which one small query tells; then what came
 * since is fetched, and where the counts do not agree afterwards, everything is fetched again. A transaction never uses or fills it.
 */
import type { Moment } from "../platform/days.ts";
import type { Db } from "../platform/db.ts";
import {
  addPresenceFacts,
  addTourFacts,
  type Facts,
  microsOf,
  noFacts,
  setEndingFacts,
  setRollFacts,
} from "./facts.ts";
import {
  countPresenceFacts,
  type FactState,
  listEndingFacts,
  listPresenceFacts,
  listRollFacts,
  listTourFacts,
  readFactState,
} from "./store-facts.ts";
import { type View, viewAt } from "./view.ts";

interface Copy {
  readonly facts: Facts;
  readonly state: FactState;
  /** The last views asked for, latest last. */
  readonly views: View[];
}

const copies = new WeakMap<object, Map<string, Promise<Copy>>>();

/** Views kept for a copy: the present, and a few moments of the past that are compared. Any other is made in milliseconds. */
const VIEWS_KEPT = 8;

/** What is known at a moment. */
export async function knownView(db: Db, knownAt: Moment): Promise<View> {
  return viewOf(await copyOf(db), knownAt);
}

/** What is known at each of two moments, by the same numbers of tours and persons. */
export async function knownViews(db: Db, first: Moment, second: Moment): Promise<readonly [View, View]> {
  const copy = await copyOf(db);
  return [viewOf(copy, first), viewOf(copy, second)];
}

/** The same view for all moments between which nothing was recorded. */
function viewOf({ facts, views }: Copy, knownAt: Moment): View {
  const moment = microsOf(knownAt);
  const kept = views.find((view) => view.knownAt <= moment && moment < view.until);
  if (kept !== undefined) return kept;
  const view = viewAt(facts, moment);
  views.push(view);
  if (views.length > VIEWS_KEPT) views.shift();
  return view;
}

async function copyOf(db: Db): Promise<Copy> {
  if (db.origin === null) return fetchAll(db);
  const kept = copies.get(db.origin) ?? new Map<string, Promise<Copy>>();
  copies.set(db.origin, kept);
  // One at a time: who comes meanwhile waits for the same copy and then asks by itself whether it still holds.
  const before = kept.get(db.contributor);
  const next = (before ?? Promise.resolve(null)).catch(() => null).then((copy) => renewed(db, copy));
  kept.set(db.contributor, next);
  return next;
}

async function renewed(db: Db, copy: Copy | null): Promise<Copy> {
  if (copy === null) return fetchAll(db);
  const state = await readFactState(db);
  if (same(state, copy.state)) return copy;
  return (await fetchSince(db, copy, state)) ?? fetchAll(db);
}

function same(a: FactState, b: FactState): boolean {
  return a.seq === b.seq && a.recorded === b.recorded && a.superseded === b.superseded;
}

/** The copy with what came since; null when the counts then say that something else changed too. */
async function fetchSince(db: Db, { facts, state: old, views }: Copy, state: FactState): Promise<Copy | null> {
  const since = Math.max(old.recorded ?? 0, old.superseded ?? 0);
  const before = countOf(facts);
  const presences = await listPresenceFacts(db, since);
  addTourFacts(facts, await listTourFacts(db, since));
  addPresenceFacts(facts, presences);
  const endings = setEndingFacts(facts, await listEndingFacts(db));
  const rolls = setRollFacts(facts, await listRollFacts(db));
  const [now, there] = [countOf(facts), await countPresenceFacts(db)];
  if (there.recorded !== now.recorded || there.superseded !== now.superseded) return null;
  const asBefore = now.recorded === before.recorded && now.superseded === before.superseded && !endings && !rolls;
  return { facts, state, views: asBefore ? views : [] };
}

function countOf(facts: Facts): { readonly recorded: number; readonly superseded: number } {
  const { superseded } = facts.presences;
  let closed = 0;
  for (let at = 0; at < facts.presenceCount; at += 1) if (superseded[at] !== Number.POSITIVE_INFINITY) closed += 1;
  return { recorded: facts.presenceCount, superseded: closed };
}

/** Everything, from a moment at which nothing else was written meanwhile. */
async function fetchAll(db: Db): Promise<Copy> {
  for (;;) {
    const state = await readFactState(db);
    const facts = noFacts();
    // Beliefs first: the tour of each of them is there when the tours are read after.
    const presences = await listPresenceFacts(db, null);
    addTourFacts(facts, await listTourFacts(db, null));
    addPresenceFacts(facts, presences);
    setEndingFacts(facts, await listEndingFacts(db));
    setRollFacts(facts, await listRollFacts(db));
    if (same(state, await readFactState(db))) return { facts, state, views: [] };
  }
}
