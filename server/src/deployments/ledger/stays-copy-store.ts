/**
 * Keeps a copy of all stays for each database and country, and brings it up to date before it is used: one small query tells whether
 * the record still stands where it stood; then what came since is fetched, and where the counts do not agree afterwards, everything
 * is fetched again. A transaction never uses it, for its own writes are not there.
 */
import type { Moment } from "../../platform/days.ts";
import type { Db } from "../../platform/db.ts";
import { microsOf } from "../timeline/ledger.ts";
import { countOf, lastMoment, type StayCount, type Stays, withLater } from "./stays.ts";
import { fetchStays, readStayCount, readStayState, type StayState } from "./stays-store.ts";
import { orderOf, type StaysView, viewAt } from "./stays-view.ts";

interface Copy {
  readonly stays: Stays;
  readonly state: StayState;
}

const copies = new WeakMap<object, Map<string, Promise<Copy>>>();

/** The stays as known at a moment (null: now) from the copy; null within a transaction, where the database must be asked. */
export async function currentView(db: Db, knownAt: Moment | null): Promise<StaysView | null> {
  if (db.origin === null) return null;
  const kept = copies.get(db.origin) ?? new Map<string, Promise<Copy>>();
  copies.set(db.origin, kept);
  // One at a time: who comes meanwhile waits for the same copy and then asks by itself whether it still holds.
  const before = kept.get(db.contributor) ?? Promise.resolve(null);
  const next = before.catch(() => null).then((copy) => renewed(db, copy));
  kept.set(db.contributor, next);
  return viewOf((await next).stays, knownAt);
}

/** The stays as known at a moment (null: now), also as a transaction sees them. */
export async function staysKnown(db: Db, knownAt: Moment | null): Promise<StaysView> {
  return (await currentView(db, knownAt)) ?? viewOf(await fetchStays(db, null), knownAt);
}

async function renewed(db: Db, copy: Copy | null): Promise<Copy> {
  const state = await readStayState(db);
  if (copy === null) return fetchAll(db, state);
  const { state: old } = copy;
  if (state.seq === old.seq && state.recorded === old.recorded && state.superseded === old.superseded) return copy;
  const there = await readStayCount(db);
  // Most of what is recorded moves nobody.
  if (equal(countOf(copy.stays), there)) return { ...copy, state };
  const stays = withLater(copy.stays, await fetchStays(db, lastMoment(copy.stays)));
  return equal(countOf(stays), await readStayCount(db)) ? { stays, state } : fetchAll(db, await readStayState(db));
}

function equal(a: StayCount, b: StayCount): boolean {
  return (
    a.recorded === b.recorded && a.superseded === b.superseded && a.rolled === b.rolled && a.unrolled === b.unrolled
  );
}

/** Everything; what is written meanwhile moves the record on from `state` and is fetched the next time. */
async function fetchAll(db: Db, state: StayState): Promise<Copy> {
  return { stays: await fetchStays(db, null), state };
}

/** What is worked out for a copy once: the orders of its days, and the last views asked for, latest last. */
interface Worked {
  readonly orders: { readonly from: Int32Array; readonly to: Int32Array };
  readonly last: number;
  readonly views: Map<number, StaysView>;
}

const worked = new WeakMap<Stays, Worked>();
/** The present, and a few moments of the past that are compared. */
const VIEWS_KEPT = 6;

function viewOf(stays: Stays, knownAt: Moment | null): StaysView {
  const own = worked.get(stays) ?? {
    orders: { from: orderOf(stays.from), to: orderOf(stays.to) },
    last: lastMoment(stays),
    views: new Map<number, StaysView>(),
  };
  worked.set(stays, own);
  const asked = microsOf(knownAt);
  // Every moment from the last record on knows the same.
  const moment = asked >= own.last ? Number.POSITIVE_INFINITY : asked;
  const view = own.views.get(moment) ?? viewAt(stays, own.orders, moment);
  own.views.delete(moment);
  own.views.set(moment, view);
  const [oldest] = own.views.keys();
  if (own.views.size > VIEWS_KEPT && oldest !== undefined) own.views.delete(oldest);
  return view;
}
