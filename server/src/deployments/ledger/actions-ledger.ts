/**
 * The one door through which presence is written, planned or actual: the law is asked for every group of equal stays, and each gets
 * its place under every ceiling, or, where a fact broke the law and a reason is given, a named breach. All or nothing.
 */
import type { MayDeployAnswer, MayDeployQuestion } from "../../authorisations/schema.ts";
import type { Recording } from "../../missions/store.ts";
import type { Day } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { constraintOf } from "../../platform/db-faults.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome, Refusal } from "../../platform/outcome.ts";
import { done, refused } from "../../platform/outcome.ts";
import { askLaw, isCumulative, type Law, loadLaw } from "../law/actions-law.ts";
import { type SuspendedScope, suspendedScopes } from "../law/store-suspension.ts";
import { countedAlready } from "../law/store-use.ts";
import { addBreach, listClashes } from "../store.ts";
import { addBreached, addCovered, getPermit, getPermitOf, lockCeilings, type NewPresence } from "./store-presence.ts";

/** A stay to enter. */
export interface Entry extends NewPresence {
  readonly unitType: string | null;
  readonly purpose: "service" | "withdrawal";
  /** The permit it stood under before, when its days only became fewer: the law need not be asked again. */
  readonly keepPermit: string | null;
}

/** How entries are recorded. `lawOn`: the day whose decisions are in force for them. */
export interface EntryTerms extends Recording {
  readonly lawOn: Day;
  /** Reason for keeping a fact that breaks the law; null: it is refused. */
  readonly breachReason: string | null;
}

/** Thrown within a transaction so that a refusal leaves nothing behind. */
class Refused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super("refused");
    this.refusals = refusals;
  }
}

const END_MOVED: Refusal = {
  code: "mission-end-moved",
  message: "The mission's last day was moved while this was being recorded. Look at the mission and try again.",
  facts: {},
  source: "docs/rules.md#mission-end",
};

/** Runs `work` in a transaction that is undone when it throws what `refuse` makes. */
export async function refusable<T>(tx: Tx, work: (inner: Tx) => Promise<T>): Promise<Outcome<T>> {
  try {
    return done(await tx.transaction(work));
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusals);
    // The law was asked with what was known at the caller's moment; a mission's end that was moved since then decides here.
    if (constraintOf(error) === "presences_within_mission") return refused([END_MOVED]);
    throw error;
  }
}

/** Ends a `refusable` with these reasons. */
export function refuse(refusals: readonly Refusal[]): never {
  throw new Refused(refusals);
}

/** Does the work; where it is refused or other reasons stand already, ends the enclosing `refusable` with all of them together. */
export async function withAllReasons(
  tx: Tx,
  reasons: readonly Refusal[],
  work: (inner: Tx) => Promise<void>,
): Promise<void> {
  if (reasons.length === 0) return work(tx);
  const outcome = await refusable(tx, work);
  refuse(outcome.ok ? reasons : [...reasons, ...outcome.refusals]);
}

/** Enters stays. Throws what `refusable` catches, with every reason of every group. */
export async function enter(tx: Tx, entries: readonly Entry[], terms: EntryTerms): Promise<void> {
  await lockCeilings(tx);
  const clashes = await reasonsOfPlace(tx, entries);
  if (clashes.length > 0) refuse(clashes);
  const missions = [...new Set(entries.map((entry) => entry.mission))];
  const law = await loadLaw(tx, terms.lawOn, terms.at, missions);
  const refusals: Refusal[] = [];
  for (const group of groupsOf(entries)) refusals.push(...(await enterGroup(tx, law, group, terms)));
  if (refusals.length > 0) refuse(refusals);
}

async function enterGroup(tx: Tx, law: Law, group: readonly Entry[], terms: EntryTerms): Promise<readonly Refusal[]> {
  const [first] = group;
  if (first === undefined) return [];
  if (first.keepPermit !== null) {
    await addCovered(tx, await getPermit(tx, first.keepPermit), group, terms);
    return [];
  }
  const question = questionOf(first, group.length);
  const counted = isCumulative(law)
    ? await countedAlready(
        tx,
        group.map((e) => e.personId),
        group.map((e) => e.tourId),
      )
    : new Map<string, { persons: number; tours: number }>();
  const readings = new Map(law.authorisations.flatMap((a) => a.ceilings).map((c) => [c.id, c.reading]));
  const fresh = (ceiling: string, reading: string | undefined) =>
    group.length - (reading === "persons" || reading === "tours" ? (counted.get(ceiling)?.[reading] ?? 0) : 0);
  const ask = (asked: Law) => askLaw(tx, asked, question, null, (ceiling) => fresh(ceiling, readings.get(ceiling)));
  const answer = await withoutSuspended(tx, law, group, terms, ask);
  // Where one decision ends and another goes on, a stay is kept as a presence under each.
  for (const [index, { scopeId, from, to }] of answer.parts.entries()) {
    const stays = group.map((entry) => ({ ...entry, id: index === 0 ? entry.id : newId(), from, to }));
    await addCovered(tx, await getPermitOf(tx, scopeId, first), stays, terms);
  }
  if (answer.parts.length > 0) return [];
  if (terms.breachReason === null || first.standing !== "actual") return answer.refusals;
  const breach = { id: newId(), from: first.from, to: first.to };
  await addBreach(
    tx,
    {
      ...breach,
      mission: first.mission,
      reason: terms.breachReason,
      refusals: answer.refusals,
      confidence: first.confidence,
    },
    terms,
  );
  await addBreached(tx, breach, group, terms);
  return [];
}

/**
 * What the law says of stays that are asked about as on an earlier day: a decision that was suspended since covers no part that begins on
 * or after its suspension, so the others are asked without it.
 */
async function withoutSuspended(
  tx: Tx,
  law: Law,
  group: readonly Entry[],
  terms: EntryTerms,
  ask: (law: Law) => Promise<MayDeployAnswer>,
): Promise<MayDeployAnswer> {
  const answer = await ask(law);
  const [first] = group;
  if (first === undefined || answer.parts.length === 0 || terms.lawOn >= terms.at.slice(0, 10)) return answer;
  const tours = group.map((entry) => entry.tourId);
  const scopes = answer.parts.map((part) => part.scopeId);
  const closed = (await suspendedScopes(tx, scopes, tours, first.standing)).filter(({ scopeId, since }) =>
    answer.parts.some((part) => part.scopeId === scopeId && part.from >= since),
  );
  if (closed.length === 0) return answer;
  const left = law.authorisations.filter((each) => !closed.some(({ authorisationId }) => authorisationId === each.id));
  const other = await withoutSuspended(tx, { ...law, authorisations: left }, group, terms, ask);
  if (other.parts.length > 0) return other;
  return { ...other, refusals: [...suspensions(law, closed), ...other.refusals] };
}

function suspensions(law: Law, closed: readonly SuspendedScope[]): readonly Refusal[] {
  return law.authorisations.flatMap(({ id, reference }) =>
    closed
      .filter(({ authorisationId }) => authorisationId === id)
      .slice(0, 1)
      .map(({ since }) => ({
        code: "suspended-since",
        message: `${reference} has been suspended since ${since}: nobody's days begin under it from then on who was not there under it before.`,
        facts: { reference, since },
        source: "docs/rules.md#life-of-a-decision",
      })),
  );
}

function questionOf(entry: Entry, people: number): MayDeployQuestion {
  const { mission, role, mode, from, to, purpose } = entry;
  return {
    mission,
    role,
    mode,
    people,
    from,
    to,
    purpose,
    ...(entry.partner === "" ? {} : { partner: entry.partner }),
    ...(entry.unitType === null ? {} : { unitType: entry.unitType }),
  };
}

/** Entries that the law answers alike, in their order. */
function groupsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { mission, role, mode, partner, unitType, purpose, standing, from, to, keepPermit } = entry;
    const key = [mission, role, mode, partner, unitType, purpose, standing, from, to, keepPermit].join("|");
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

/** Nobody is in two places on one day: against what stands, and among the entries themselves. */
async function reasonsOfPlace(tx: Tx, entries: readonly Entry[]): Promise<readonly Refusal[]> {
  const source = "docs/rules.md#one-place";
  const standing = await listClashes(tx, entries);
  const refusals = standing.map((clash) => ({
    code: "already-deployed",
    message: `${clash.person} is in ${clash.mission} from ${clash.from} to ${clash.to}; ${clash.askedFrom} to ${clash.askedTo} meets it.`,
    facts: {
      person: clash.person,
      mission: clash.mission,
      from: clash.from,
      to: clash.to,
      askedFrom: clash.askedFrom,
      askedTo: clash.askedTo,
    },
    source,
  }));
  const seen = new Map<string, Entry[]>();
  for (const entry of entries) {
    const others = seen.get(entry.personId) ?? [];
    const met = others.find((other) => other.from <= entry.to && entry.from <= other.to);
    if (met !== undefined) {
      const message = `One person was given two tours that meet: ${met.mission} from ${met.from} and ${entry.mission} from ${entry.from}.`;
      refusals.push({
        code: "two-tours-at-once",
        message,
        facts: {
          person: entry.personId,
          mission: met.mission,
          from: met.from,
          to: met.to,
          askedFrom: entry.from,
          askedTo: entry.to,
        },
        source,
      });
    }
    seen.set(entry.personId, [...others, entry]);
  }
  return refusals;
}
