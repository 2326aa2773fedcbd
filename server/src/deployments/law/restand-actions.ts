/**
 * People and the decision they stand under, when it changes: everybody is lifted from permits that go and set down on those that are
 * left. What is planned and no longer fits is cut or cancelled; who is there and no longer covered must leave, and days that have
 * passed without cover are a named breach with its reason.
 */
import type { Standing, StandingTerms } from "../../authorisations/actions-standing.ts";
import { StandingRefused } from "../../authorisations/actions-standing.ts";
import type { NewEffect } from "../../authorisations/store-steps.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { addTourEvents } from "../ledger/store-events.ts";
import {
  addBreached,
  addCovered,
  getPermit,
  lockCeilings,
  type Permit,
  standingPresencesOf,
  supersede,
  supersedeBecause,
} from "../ledger/store-presence.ts";
import { addBreach } from "../store.ts";
import { type Covered, type Settled, type Spell, settledOf, underPermits } from "./restand.ts";
import { beyondHole } from "./restand-holes.ts";
import { withRoom } from "./restand-room.ts";
import {
  type LeftRow,
  permitsLeft,
  type StandingRow,
  standingUnder,
  stillStanding,
  takenUnder,
} from "./restand-store.ts";

const source = "docs/rules.md#shrinking";

/** Who stands under permits, as the ledger of presence knows it. */
export const standingInLedger: Standing = {
  async lift(tx, permits, terms) {
    await lockCeilings(tx);
    const stays = await standingUnder(tx, permits);
    const why = { kind: "restood" as const, day: terms.today, cause: terms.cause, source: terms.source };
    const events = stays.length === 0 ? new Map<string, string>() : await supersedeBecause(tx, stays, why, terms);
    return { setDown: (inner) => setDown(inner, stays, events, terms) };
  },
};

interface Placed {
  readonly stay: StandingRow;
  readonly parts: readonly Covered[];
  readonly gaps: readonly Spell[];
}

async function setDown(
  tx: Tx,
  stays: readonly StandingRow[],
  events: ReadonlyMap<string, string>,
  terms: StandingTerms,
): Promise<readonly NewEffect[]> {
  if (stays.length === 0) return [];
  const left = await permitsLeft(tx, [...new Set(stays.map((stay) => stay.mission))], terms.authorisation);
  const placed = stays.map((stay) => ({
    stay,
    ...underPermits(
      stay,
      left.filter((permit) => isFor(stay, permit)),
    ),
  }));
  const seated = await seat(tx, placed, events, terms);
  const settled = seated.map((each) => ({
    ...each,
    settled: settledOf(each.stay, each.parts, each.gaps, terms.today),
  }));
  await breach(tx, settled, events, terms);
  const lost = await giveUpBeyondHoles(tx, stays, events, terms);
  return [...(await effectsOf(tx, settled, terms)), ...lost];
}

/** Gives up what these tours have under other decisions beyond a hole that has come to be. */
async function giveUpBeyondHoles(
  tx: Tx,
  stays: readonly StandingRow[],
  events: ReadonlyMap<string, string>,
  terms: StandingTerms,
): Promise<readonly NewEffect[]> {
  const ids = [...new Set(stays.map((stay) => String(stay.tourId)))];
  const tours = Map.groupBy(await standingPresencesOf(tx, ids), (part) => part.tourId);
  const holes = [...tours.values()].flatMap((parts) => beyondHole(parts, terms.today) ?? []);
  const lost = holes.flatMap((hole) => hole.lost);
  await supersede(tx, lost, terms.at, { kind: "restood", eventOf: (tourId) => events.get(tourId) ?? "" });
  return holes.flatMap(({ last, lost: parts }) =>
    parts.map(({ tourId, personId, mission, from, to, standing }): NewEffect => {
      const about = { tourId, personId, mission, from, to };
      return standing === "planned"
        ? { ...about, kind: "cut", leaveBy: null }
        : { ...about, kind: "must_leave", leaveBy: last };
    }),
  );
}

function isFor(stay: StandingRow, permit: LeftRow): boolean {
  return permit.mission === stay.mission && permit.role === stay.role && permit.mode === stay.mode;
}

/**
 * Writes what is kept, by permit. Whoever finds no room on some days has them as gaps, found before anything is written; should the
 * database still refuse, one by one in order, and who does not fit has a gap.
 */
async function seat(
  tx: Tx,
  placed: readonly Placed[],
  events: ReadonlyMap<string, string>,
  terms: StandingTerms,
): Promise<readonly Placed[]> {
  const ids = [...new Set(placed.flatMap((each) => each.parts.map((part) => part.permit)))];
  const permits = await Promise.all(ids.map((id) => getPermit(tx, id)));
  const roomed = await roomedOf(tx, placed, permits, terms);
  const wanted = roomed.map((each) => ({
    ...each,
    kept: settledOf(each.stay, each.parts, each.gaps, terms.today).kept,
  }));
  const refused = new Map<StandingRow, Spell[]>();
  for (const permit of permits) {
    const entries = wanted.flatMap(({ stay, kept }) =>
      kept.filter((part) => part.permit === permit.id).map((part) => ({ stay, part })),
    );
    for (const { stay, part } of await seatUnder(tx, permit, entries, events, terms))
      refused.set(stay, [...(refused.get(stay) ?? []), part]);
  }
  return roomed.map((each) => withGaps(each, refused.get(each.stay) ?? []));
}

/** The stays with the days that have no room as gaps. */
async function roomedOf(
  tx: Tx,
  placed: readonly Placed[],
  permits: readonly Permit[],
  terms: StandingTerms,
): Promise<readonly Placed[]> {
  const rooms = new Map(
    permits.map(({ id, ceilings }) => [id, ceilings.filter(({ reading }) => reading === "present")]),
  );
  const ceilings = [...new Set([...rooms.values()].flat().map(({ ceilingId }) => ceilingId))];
  return withRoom(placed, rooms, await takenUnder(tx, ceilings), terms.today);
}

function withGaps(placed: Placed, more: readonly Spell[]): Placed {
  if (more.length === 0) return placed;
  const parts = placed.parts.filter((part) => !more.includes(part));
  const gaps = [...placed.gaps, ...more].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...placed, parts, gaps };
}

type Seating = { readonly stay: StandingRow; readonly part: Covered };

async function seatUnder(
  tx: Tx,
  permit: Permit,
  entries: readonly Seating[],
  events: ReadonlyMap<string, string>,
  terms: StandingTerms,
): Promise<readonly Seating[]> {
  // Nobody may be left for a permit on whose days there is no room.
  if (entries.length === 0) return [];
  const write = (some: readonly Seating[]) =>
    fits(tx, (inner) =>
      addCovered(
        inner,
        permit,
        some.map(({ stay, part }) => presenceOf(stay, part, events)),
        terms,
      ),
    );
  if (await write(entries)) return [];
  const refused: Seating[] = [];
  for (const entry of entries) if (!(await write([entry]))) refused.push(entry);
  if (refused.length > 0 && permit.ceilings.some((ceiling) => ceiling.reading !== "present"))
    throw new StandingRefused([belowCounted(terms, refused.length)]);
  return refused;
}

/** Whether there was a place; what was begun without one is undone. */
async function fits(tx: Tx, write: (inner: Tx) => Promise<void>): Promise<boolean> {
  try {
    await tx.transaction(write);
    return true;
  } catch (error) {
    if (error instanceof Error && /has no place for|places_|overlap_windows_/.test(error.message)) return false;
    throw error;
  }
}

function presenceOf(stay: StandingRow, days: Spell, events: ReadonlyMap<string, string>) {
  const { unitType: _, permitId: __, breachId: ___, ...rest } = stay;
  return { ...rest, id: newId(), from: days.from, to: days.to, eventId: events.get(stay.tourId) ?? null };
}

function belowCounted(terms: StandingTerms, people: number) {
  return {
    code: "cumulative-below-counted",
    message: `${terms.reference}: a ceiling over time would be lower than what was counted under it already; ${people} would not fit. Set it to at least what was counted.`,
    facts: { reference: terms.reference, people },
    source,
  };
}

type Ended = Placed & { readonly settled: Settled };

/** Days that have passed without cover, as breaches by mission and days; refused where no reason is given. */
async function breach(
  tx: Tx,
  all: readonly Ended[],
  events: ReadonlyMap<string, string>,
  terms: StandingTerms,
): Promise<void> {
  const groups = new Map<string, { spell: Spell; stays: StandingRow[] }>();
  for (const { stay, settled } of all) {
    for (const spell of settled.breached) {
      const key = `${stay.mission} ${spell.from} ${spell.to}`;
      groups.set(key, { spell, stays: [...(groups.get(key)?.stays ?? []), stay] });
    }
  }
  const uncovered = [...groups.values()];
  if (uncovered.length > 0 && terms.breachReason === null)
    throw new StandingRefused(uncovered.map((group) => presentUncovered(group, terms)));
  for (const group of uncovered) {
    const [first] = group.stays;
    if (first === undefined) continue;
    const named = { id: newId(), ...group.spell };
    const refusals = [presentUncovered(group, terms)];
    const about = { mission: first.mission, reason: terms.breachReason ?? "", refusals, confidence: first.confidence };
    await addBreach(tx, { ...named, ...about }, terms);
    await addBreached(
      tx,
      named,
      group.stays.map((stay) => presenceOf(stay, group.spell, events)),
      terms,
    );
  }
}

function presentUncovered(group: { spell: Spell; stays: readonly StandingRow[] }, terms: StandingTerms) {
  const { from, to } = group.spell;
  const mission = group.stays[0]?.mission ?? "";
  const people = group.stays.length;
  return {
    code: "present-without-cover",
    message: `${terms.cause}: ${people} were in ${mission} from ${from} to ${to} and nothing covers these days. Say until when the way home is covered, or why it is recorded as a breach.`,
    facts: { reference: terms.reference, mission, people, from, to },
    source,
  };
}

async function effectsOf(tx: Tx, all: readonly Ended[], terms: StandingTerms): Promise<readonly NewEffect[]> {
  const dropped = all.filter(({ settled }) => settled.dropped.length > 0);
  const standing = await stillStanding(
    tx,
    dropped.map(({ stay }) => stay.tourId),
  );
  const gone = [...new Set(dropped.map(({ stay }) => stay.tourId))].filter((tour) => !standing.has(tour));
  const cancelled = {
    kind: "cancelled" as const,
    day: terms.today,
    cause: terms.cause,
    payer: null,
    source: terms.source,
  };
  await addTourEvents(
    tx,
    gone.map((tourId) => ({ tourId, ...cancelled })),
    terms,
  );
  return all.flatMap(({ stay, settled }) => {
    const about = { tourId: stay.tourId, personId: stay.personId, mission: stay.mission, leaveBy: null };
    const breaches = settled.breached.map((spell): NewEffect => ({ ...about, kind: "breach", ...spell }));
    const { leaveBy } = settled;
    const kind = leaveBy !== null ? "must_leave" : standing.has(stay.tourId) ? "cut" : "cancelled";
    return [...breaches, ...settled.dropped.map((spell): NewEffect => ({ ...about, kind, ...spell, leaveBy }))];
  });
}
