/** Readings of ceilings: what each would do, putting one forward, and confirming or refusing what another person put forward. */
import {
  addProposal,
  addRefusal,
  confirmTerms,
  listProposals,
  type ProposalRow,
  replaceInterpretation,
} from "../../authorisations/interpretation-store.ts";
import type { Authorisation, Ceiling, CeilingReading } from "../../authorisations/schema.ts";
import { listAuthorisations } from "../../authorisations/store.ts";
import { clocks } from "../../missions/actions.ts";
import { inWords } from "../../missions/names.ts";
import type { AsOf } from "../../missions/schema.ts";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Day } from "../../platform/days.ts";
import type { Db } from "../../platform/db.ts";
import { NotFound } from "../../platform/errors.ts";
import { done, type Outcome, type Refusal, refused } from "../../platform/outcome.ts";
import { lockCeilings } from "../ledger/store-presence.ts";
import type { CeilingReadings, NewReading, ReadingEffect, ReadingProposal } from "./reading-shapes.ts";
import { replaceAll, type Terms, usedBy } from "./replace-places.ts";
import { breachUnseated, clearPlaces, listSeats, type SeatRow, seatAgain } from "./replace-places-store.ts";

const source = "docs/rules.md#interpretations";

/** How a ceiling is read, what each reading would do, and what is proposed. Needs `authorisations.read`. */
export async function readReadings(ctx: Context, id: string, asked: AsOf): Promise<CeilingReadings> {
  ctx.actor.must("authorisations.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  const { authorisation, ceiling } = await getCeiling(ctx.db, id, asOf, knownAt);
  const seats = await listSeats(ctx.db, id);
  const named = ctx.actor.can("deployments.read");
  return {
    asOf,
    ceiling,
    reference: authorisation.reference,
    chosen: authorisation.interpretations.filter((one) => one.ceilingId === id),
    effects: (["present", "persons", "tours"] as const).map((reading) =>
      effectOf(ceiling, reading, seats, asOf, named),
    ),
    proposals: (await listProposals(ctx.db, { ceilingId: id }))
      .filter((proposal) => proposal.recordedAt <= knownAt)
      .map((proposal) => proposalOf(ctx, proposal)),
  };
}

async function getCeiling(
  db: Db,
  id: string,
  asOf: Day,
  knownAt: string,
): Promise<{ authorisation: Authorisation; ceiling: Ceiling }> {
  const found = await findCeiling(db, id, asOf, knownAt);
  if (found === null) throw new NotFound(`There is no ceiling ${id} as known then.`, { ceiling: id });
  return found;
}

/** The ceiling with its decision; null where it is not known then, or no longer applies. */
async function findCeiling(
  db: Db,
  id: string,
  asOf: Day,
  knownAt: string,
): Promise<{ authorisation: Authorisation; ceiling: Ceiling } | null> {
  for (const authorisation of await listAuthorisations(db, asOf, knownAt)) {
    const ceiling = authorisation.ceilings.find((each) => each.id === id);
    if (ceiling !== undefined) return { authorisation, ceiling };
  }
  return null;
}

function effectOf(
  ceiling: Ceiling,
  reading: CeilingReading,
  seats: readonly SeatRow[],
  day: Day,
  named: boolean,
): ReadingEffect {
  const overlap = reading === ceiling.reading ? ceiling.overlap : null;
  const terms = termsOf(ceiling.people, reading, overlap);
  const without = new Set(replaceAll(terms, seats).unseated);
  const displaced = seats.filter((seat) => without.has(seat.presenceId));
  const counted = usedBy(seats, day);
  const used = counted[reading];
  return {
    reading,
    overlap: overlap === null ? null : { people: overlap.people, days: overlap.days },
    used,
    free: ceiling.people - used,
    most: reading === "present" && counted.mostOn !== null ? { day: counted.mostOn, people: counted.most } : null,
    breaches: displaced.filter((seat) => seat.standing === "actual").length,
    plansWithout: displaced.filter((seat) => seat.standing === "planned").length,
    displaced: named
      ? displaced.map(({ tourId, person, mission, role, from, to, standing }) => ({
          tourId: tourId as ReadingEffect["displaced"][number]["tourId"],
          person,
          mission,
          role,
          from,
          to,
          standing,
        }))
      : [],
  };
}

function termsOf(people: number, reading: CeilingReading, overlap: { people: number; days: number } | null): Terms {
  return { people, reading, overlapPeople: overlap?.people ?? 0, overlapDays: overlap?.days ?? 0 };
}

function proposalOf(ctx: Context, row: ProposalRow): ReadingProposal {
  const { id, ceilingId, before, reading, question, reason, proposedOn, proposedBy, recordedAt, decidedBy, decidedAt } =
    row;
  const overlap = row.overlapPeople === 0 ? null : { people: row.overlapPeople, days: row.overlapDays };
  const state = row.confirmed ? "confirmed" : row.refusedBecause !== null ? "refused" : "open";
  const own = row.proposerId === ctx.actor.id;
  const { refusedBecause } = row;
  const common = {
    id,
    ceilingId,
    before,
    reading,
    overlap,
    question,
    reason,
    source: row.source,
    proposedOn,
    proposedBy,
  };
  return { ...common, own, recordedAt, state, decidedBy, decidedAt, refusedBecause } as ReadingProposal;
}

/** Puts another reading forward. Needs `authorisations.change`. */
export async function proposeReading(ctx: Context, id: string, given: NewReading): Promise<Outcome<ReadingProposal>> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    const { authorisation, ceiling } = await getCeiling(tx, id, "9999-12-31", ctx.now);
    const overlap = given.reading === "present" ? given.overlap : null;
    const refusals = [
      ...reasonsAgainstReading(ceiling, given),
      ...(await listProposals(tx, { ceilingId: id })).filter(isOpen).map((open) => alreadyOpen(ceiling, open)),
    ];
    if (refusals.length > 0) return refused(refusals);
    const { question, reason, reading } = given;
    const proposalId = await addProposal(
      tx,
      {
        authorisationId: authorisation.id,
        ceilingId: id,
        before: ceiling.reading,
        beforeOverlap: ceiling.overlap,
        reading,
        overlap,
        question,
        reason,
        source: given.source,
        proposedOn: ctx.today,
      },
      { by: ctx.actor.id, at: ctx.now },
    );
    await record(tx, ctx.actor, "authorisation.reading-proposed", { id: proposalId, ceiling: ceiling.code, reading });
    return done(proposalOf(ctx, await getProposal(tx, proposalId)));
  });
}

function isOpen(row: ProposalRow): boolean {
  return !row.confirmed && row.refusedBecause === null;
}

function reasonsAgainstReading(ceiling: Ceiling, given: NewReading): readonly Refusal[] {
  const { code, reading } = ceiling;
  if (given.reading !== "present" && given.overlap !== null) {
    const message = `${code}: an overlap allowance belongs only to a ceiling on people present, not to ${inWords(given.reading)}; leave it out.`;
    return [{ code: "overlap-without-presence", message, facts: { ceiling: code, reading: given.reading }, source }];
  }
  const same =
    (ceiling.overlap?.people ?? 0) === (given.overlap?.people ?? 0) &&
    (ceiling.overlap?.days ?? 0) === (given.overlap?.days ?? 0);
  if (given.reading !== reading || !same) return [];
  const message = `${code} is read as ${inWords(reading)} already, with the same allowance.`;
  return [{ code: "reading-is-so", message, facts: { ceiling: code, reading }, source }];
}

function alreadyOpen(ceiling: Ceiling, open: ProposalRow): Refusal {
  const message = `${open.proposedBy} proposed on ${open.proposedOn} to read ${ceiling.code} as ${inWords(open.reading)}; that must be confirmed or refused first.`;
  const facts = { ceiling: ceiling.code, by: open.proposedBy, day: open.proposedOn, reading: open.reading };
  return { code: "reading-already-proposed", message, facts, source };
}

async function getProposal(db: Db, id: string): Promise<ProposalRow> {
  const [row] = await listProposals(db, { id });
  if (row === undefined) throw new NotFound(`There is no proposed reading ${id}.`, { proposal: id });
  return row;
}

/**
 * Confirms what another person proposed: the ceiling is read so from this moment on, everybody is placed anew, and whoever is there
 * without a place stands in a named breach. Refused while plans would have no place. Needs `authorisations.decide`.
 */
export async function confirmReading(
  ctx: Context,
  id: string,
): Promise<Outcome<{ proposal: ReadingProposal; ceiling: Ceiling; breaches: number }>> {
  ctx.actor.must("authorisations.decide");
  return ctx.db.transaction(async (tx) => {
    await lockCeilings(tx);
    const proposal = await getProposal(tx, id);
    const found = await findCeiling(tx, proposal.ceilingId, "9999-12-31", ctx.now);
    if (found === null) return refused([ceilingGone(proposal)]);
    const { ceiling } = found;
    const overlap = { people: proposal.overlapPeople, days: proposal.overlapDays };
    const terms = termsOf(ceiling.people, proposal.reading, overlap);
    const seats = await listSeats(tx, ceiling.id);
    const replaced = replaceAll(terms, seats);
    const without = new Set(replaced.unseated);
    const unseated = seats.filter((seat) => without.has(seat.presenceId));
    const refusals = [
      ...reasonsAgainstConfirming(ctx, proposal, ceiling),
      ...plansWithout(
        ceiling,
        proposal,
        unseated.filter((seat) => seat.standing === "planned"),
      ),
    ];
    if (refusals.length > 0) return refused(refusals);
    const recording = { by: ctx.actor.id, at: ctx.now };
    await clearPlaces(tx, ceiling.id);
    const breaches = await breachUnseated(tx, unseated, breachOf(ctx, ceiling, proposal), recording);
    await confirmTerms(tx, proposal, recording);
    await seatAgain(tx, ceiling.id, terms, seats, replaced);
    await replaceInterpretation(
      tx,
      proposal,
      { chosenBy: proposal.proposedBy, confirmedBy: ctx.actor.name },
      recording,
    );
    const facts = { id, ceiling: ceiling.code, from: ceiling.reading, to: proposal.reading, breaches };
    await record(tx, ctx.actor, "authorisation.reading-confirmed", facts);
    const after = await getCeiling(tx, ceiling.id, "9999-12-31", ctx.now);
    return done({ proposal: proposalOf(ctx, await getProposal(tx, id)), ceiling: after.ceiling, breaches });
  });
}

/** A ceiling goes when its decision is recalled before its first day, or is amended. */
function ceilingGone({ id, proposedBy, proposedOn }: ProposalRow): Refusal {
  const message = `The ceiling whose reading ${proposedBy} proposed on ${proposedOn} no longer applies. Refuse the proposal, or let it be taken back.`;
  return { code: "ceiling-gone", message, facts: { proposal: id, by: proposedBy, day: proposedOn }, source };
}

function reasonsAgainstConfirming(ctx: Context, proposal: ProposalRow, ceiling: Ceiling): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { proposedBy, proposedOn } = proposal;
  if (!isOpen(proposal)) {
    const message = `The reading of ${ceiling.code} that ${proposedBy} proposed on ${proposedOn} was decided already.`;
    refusals.push({
      code: "reading-decided",
      message,
      facts: { ceiling: ceiling.code, by: proposedBy, day: proposedOn },
      source,
    });
  }
  if (proposal.proposerId === ctx.actor.id) {
    const message = `${proposedBy} proposed to read ${ceiling.code} as ${inWords(proposal.reading)}; another person must confirm it.`;
    const facts = { ceiling: ceiling.code, reading: proposal.reading };
    refusals.push({ code: "same-person", message, facts, source: "docs/rules.md#four-eyes" });
  }
  if (isOpen(proposal) && proposal.before !== ceiling.reading) {
    const message = `${ceiling.code} was read as ${inWords(proposal.before)} when this was proposed and is read as ${inWords(ceiling.reading)} now; propose again.`;
    const facts = { ceiling: ceiling.code, before: proposal.before, reading: ceiling.reading };
    refusals.push({ code: "reading-moved-on", message, facts, source });
  }
  return refusals;
}

function plansWithout(ceiling: Ceiling, proposal: ProposalRow, plans: readonly SeatRow[]): readonly Refusal[] {
  const [first] = plans;
  if (first === undefined) return [];
  const message = `Read as ${inWords(proposal.reading)}, ${ceiling.code} (${ceiling.people}) has no place for ${plans.length} planned stays, the first from ${first.from} in ${first.mission}; cancel or shorten them first.`;
  const facts = {
    ceiling: ceiling.code,
    people: ceiling.people,
    reading: proposal.reading,
    plans: plans.length,
    day: first.from,
    mission: first.mission,
  };
  return [{ code: "plans-without-place", message, facts, source }];
}

function breachOf(ctx: Context, ceiling: Ceiling, proposal: ProposalRow) {
  const reason = `${ceiling.code} is read as ${proposal.reading} from ${ctx.today}: ${proposal.reason}`;
  const message = `Read as ${inWords(proposal.reading)}, ${ceiling.code} allows ${ceiling.people}.`;
  const facts = { ceiling: ceiling.code, people: ceiling.people, reading: proposal.reading, day: ctx.today };
  return { reason, refusal: { code: "over-ceiling", message, facts, source }, day: ctx.today, source: proposal.source };
}

/** Refuses what another person proposed, with `authorisations.decide`, or takes one's own back. */
export async function refuseReading(ctx: Context, id: string, reason: string): Promise<Outcome<ReadingProposal>> {
  const proposal = await getProposal(ctx.db, id);
  if (proposal.proposerId !== ctx.actor.id) ctx.actor.must("authorisations.decide");
  return ctx.db.transaction(async (tx) => {
    // What is proposed of a ceiling that no longer applies can still be refused.
    const found = await findCeiling(tx, proposal.ceilingId, "9999-12-31", ctx.now);
    const code = found?.ceiling.code ?? proposal.ceilingId;
    if (!isOpen(await getProposal(tx, id))) {
      const facts = { ceiling: code, by: proposal.proposedBy, day: proposal.proposedOn };
      const message = `The reading of ${code} that ${proposal.proposedBy} proposed was decided already.`;
      return refused([{ code: "reading-decided", message, facts, source }]);
    }
    await addRefusal(tx, id, reason, { by: ctx.actor.id, at: ctx.now });
    await record(tx, ctx.actor, "authorisation.reading-refused", { id, ceiling: code });
    return done(proposalOf(ctx, await getProposal(tx, id)));
  });
}
