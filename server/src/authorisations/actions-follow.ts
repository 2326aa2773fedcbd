/** What follows from a step: permits when it is granted, the end of what it replaces, changes to what it amends, a grace for what it renews. */
import type { Recording } from "../missions/store.ts";
import type { Context } from "../platform/context.ts";
import { addDays, type Day, earlierDay, laterDay } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { type ChangeTerms, changeLaw, renewPermits } from "./actions-change.ts";
import type { Standing } from "./actions-standing.ts";
import { StandingRefused } from "./actions-standing.ts";
import { endOfAll, reasonsAgainstChanges } from "./amend.ts";
import { isEffective } from "./life.ts";
import type { Authorisation, Change, Step } from "./schema.ts";
import { graceEnd } from "./sittings.ts";
import { getAuthorisation, listAuthorisations } from "./store.ts";
import { addPermits } from "./store-permits.ts";
import { readSittings } from "./store-procedures.ts";
import { addEvent, type NewEffect } from "./store-steps.ts";
import { lastDayOfAll } from "./validity.ts";

/** With what a step is recorded. */
export interface Following {
  readonly ctx: Context;
  readonly recording: Recording;
  readonly standing: Standing;
  /** The event of the step itself. */
  readonly event: string;
}

/** Writes what follows from a step. Throws `StandingRefused` where people would be left without cover and no reason is given. */
export async function followStep(
  tx: Tx,
  before: Authorisation,
  step: Step,
  given: Following,
): Promise<readonly NewEffect[]> {
  const terms = termsOf(before, step, given);
  switch (step.kind) {
    case "proposed":
      return graceForRenewed(tx, before, step, given);
    case "granted":
    case "deemed_granted":
      return grant(tx, before, step, given);
    case "acted": {
      const acting = await getAuthorisation(tx, before.id, step.day, given.ctx.now);
      await addPermits(tx, acting, given.recording);
      return [];
    }
    case "extended":
      return changeLaw(tx, before, [{ what: "validity", scope: null, to: step.validTo ?? null }], terms);
    case "rejected":
    case "lapsed":
    case "recalled":
      return isEffective(before.status) || before.status === "suspended"
        ? changeLaw(tx, before, endOfAll(before, addDays(step.day, 1), step.withdrawalUntil ?? null), terms)
        : [];
    case "superseded":
      return changeLaw(tx, before, endOfAll(before, step.day, step.withdrawalUntil ?? null), terms);
    default:
      return [];
  }
}

function termsOf(decision: Authorisation, step: Step, given: Following, event = given.event): ChangeTerms {
  return {
    ctx: given.ctx,
    recording: given.recording,
    standing: given.standing,
    event,
    day: step.day,
    cause: `${decision.reference}: ${step.kind}, ${step.day}`,
    source: step.source,
    breachReason: step.breachReason ?? null,
  };
}

async function grant(tx: Tx, before: Authorisation, step: Step, given: Following): Promise<readonly NewEffect[]> {
  const granted = await getAuthorisation(tx, before.id, step.day, given.ctx.now);
  const own =
    before.status === "acting"
      ? await renewPermits(tx, granted, termsOf(before, step, given))
      : await addPermits(tx, granted, given.recording).then(() => []);
  // What silence granted was followed when silence granted it.
  if (before.status === "deemed_granted") return own;
  const effects: NewEffect[] = [...own];
  const related = await relatedTo(tx, before, given);
  for (const relation of before.relations) {
    const other = await related(relation.to);
    const state = other.events.findLast((event) => event.state !== null)?.state ?? other.status;
    if (!isEffective(state) && state !== "suspended") continue;
    if (relation.kind === "replaces") effects.push(...(await supersede(tx, granted, other, step, given)));
    if (relation.kind === "amends") effects.push(...(await amend(tx, granted, other, relation.changes, step, given)));
  }
  return effects;
}

/**
 * The decisions that one refers to, as they stand at the end of all days: all read at once, for a decision may replace many; one that is
 * named again is read again, as what followed before may have changed it.
 */
async function relatedTo(
  tx: Tx,
  decision: Authorisation,
  given: Following,
): Promise<(id: string) => Promise<Authorisation>> {
  const law = decision.relations.length > 1 ? await listAuthorisations(tx, "9999-12-31", given.ctx.now) : [];
  const fresh = new Map<string, Authorisation>(law.map((each) => [each.id, each]));
  return async (id) => {
    const found = fresh.get(id);
    fresh.delete(id);
    return found ?? getAuthorisation(tx, id, "9999-12-31", given.ctx.now);
  };
}

/** Ends a decision on the day before the one that replaces it begins, or before its grant where that comes later. */
async function supersede(
  tx: Tx,
  later: Authorisation,
  earlier: Authorisation,
  step: Step,
  given: Following,
): Promise<readonly NewEffect[]> {
  const begins = later.scopes.map((scope) => scope.validFrom);
  const from = begins.length === 0 ? step.day : laterDay(begins.reduce(earlierDay), step.day);
  const day = laterDay(from, lastEventDay(earlier));
  const facts = { by: later.reference, from };
  const event = await addEvent(
    tx,
    earlier.id,
    { kind: "superseded", day, note: "", source: step.source, facts },
    given.recording,
  );
  return changeLaw(tx, earlier, endOfAll(earlier, from, null), {
    ...termsOf(earlier, { ...step, kind: "superseded", day }, given, event),
    cause: `${earlier.reference}: replaced by ${later.reference} from ${from}`,
  });
}

async function amend(
  tx: Tx,
  later: Authorisation,
  earlier: Authorisation,
  changes: readonly Change[],
  step: Step,
  given: Following,
): Promise<readonly NewEffect[]> {
  if (changes.length === 0) return [];
  const against = reasonsAgainstChanges(earlier, changes);
  if (against.length > 0) throw new StandingRefused(against);
  const day = laterDay(step.day, lastEventDay(earlier));
  const facts = { by: later.reference };
  const event = await addEvent(
    tx,
    earlier.id,
    { kind: "amended", day, note: "", source: step.source, facts },
    given.recording,
  );
  return changeLaw(tx, earlier, changes, {
    ...termsOf(earlier, { ...step, kind: "amended", day }, given, event),
    cause: `${earlier.reference}: amended by ${later.reference} on ${step.day}`,
  });
}

/**
 * A renewal proposed while the earlier decision holds keeps that one alive for the sitting days that the law or the decision grants.
 * Where the calendar of the body does not reach so far nothing is granted: nobody can say until when.
 */
async function graceForRenewed(
  tx: Tx,
  renewal: Authorisation,
  step: Step,
  given: Following,
): Promise<readonly NewEffect[]> {
  const effects: NewEffect[] = [];
  const related = await relatedTo(tx, renewal, given);
  for (const relation of renewal.relations.filter(({ kind }) => kind === "replaces")) {
    const earlier = await related(relation.to);
    const until = await graceUntil(tx, earlier, renewal, step.day, given);
    if (until === null) continue;
    const day = laterDay(step.day, lastEventDay(earlier));
    const facts = { by: renewal.reference, until };
    const event = await addEvent(
      tx,
      earlier.id,
      { kind: "renewal_grace", day, note: "", source: step.source, facts },
      given.recording,
    );
    const terms = termsOf(earlier, { ...step, kind: "renewal_grace", day }, given, event);
    effects.push(...(await changeLaw(tx, earlier, [{ what: "validity", scope: null, to: until }], terms)));
  }
  return effects;
}

async function graceUntil(
  tx: Tx,
  earlier: Authorisation,
  renewal: Authorisation,
  day: Day,
  given: Following,
): Promise<Day | null> {
  const last = lastDayOfAll(earlier.scopes);
  const state = earlier.events.findLast((event) => event.state !== null)?.state ?? earlier.status;
  const own = earlier.scopes.map((scope) => scope.graceSittingDays).filter((days) => days !== null);
  const count = own.length > 0 ? Math.min(...own) : earlier.procedure.terms.graceSittingDays;
  if (last === null || day > last || !isEffective(state) || count === undefined) return null;
  const end = graceEnd(await readSittings(tx, given.ctx.now), renewal.procedure.bodies, day, count);
  return end === null || end <= last ? null : end;
}

function lastEventDay(decision: Authorisation): Day {
  return decision.events
    .filter((event) => event.state !== null)
    .map((event) => event.day)
    .reduce(laterDay, "0001-01-01");
}
