/**
 * People who stand under permits, as a decision that changes sees them. What they are is known to later features only, so it is
 * given from outside: first everybody is lifted from the permits that go, then set down on those that come.
 */
import type { Recording } from "../missions/store.ts";
import type { Day } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { NewEffect } from "./store-steps.ts";

/** Why people are moved, for the record of each. */
export interface StandingTerms extends Recording {
  readonly authorisation: string;
  readonly reference: string;
  /** Words for the cause, as `A-2024: recalled on 2026-05-01`. */
  readonly cause: string;
  readonly source: string;
  readonly today: Day;
  /** Why days that have passed without cover are recorded all the same; null: they are refused. */
  readonly breachReason: string | null;
}

/** People lifted; set down again in the same transaction. */
export interface Lifted {
  setDown(tx: Tx): Promise<readonly NewEffect[]>;
}

/** Whoever knows which people stand under permits, and can take them off when those change. */
export interface Standing {
  /** Takes everybody off these permits. */
  lift(tx: Tx, permits: readonly string[], terms: StandingTerms): Promise<Lifted>;
}

/** For callers that know of nobody: the database still refuses to withdraw a permit under which somebody stands. */
export const NOBODY_STANDS: Standing = { lift: async () => ({ setDown: async () => [] }) };

/** Thrown where a change may not be made because of the people it befalls, with every reason; the step is then refused. */
export class StandingRefused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super("refused");
    this.refusals = refusals;
  }
}
