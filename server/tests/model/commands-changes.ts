/** Commands that change a tour: one proposes, later another approves, rejects, or the first takes it back. */
import { listTourEvents } from "../../src/deployments/ledger/store-events.ts";
import type { Change } from "../../src/deployments/schema.ts";
import { approveChange, rejectChange, withdrawChange } from "../../src/deployments/tours/change-actions.ts";
import { everybodyEligible } from "../../src/deployments/tours/eligible.ts";
import {
  correctTour,
  recordExtension,
  rescheduleTour,
  undoEvent,
} from "../../src/deployments/tours/tour-change-actions.ts";
import type { Outcome } from "../../src/platform/outcome.ts";
import type { Chance } from "./chance.ts";
import type { Done, ModelTour } from "./command.ts";
import { contextOf, dayOf, type World } from "./world.ts";

function actual(tours: readonly ModelTour[]): readonly ModelTour[] {
  return tours.filter(({ standing }) => standing === "actual");
}

/** The reference ledger is told of what waits; nothing has moved yet. */
function waits(world: World, outcome: Outcome<Change>, tour: ModelTour, from: number | null, to: number | null): Done {
  if (outcome.ok) world.changes.push({ id: outcome.value.id, tour: tour.tour, from, to });
  return { outcome, tour: tour.tour, wanted: tour };
}

/** Somebody is to stay longer. */
export async function extend(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const inService = actual(tours).filter(({ to }) => to >= world.today);
  const tour = chance.of(chance.between(0, 4) === 0 ? actual(tours) : inService);
  if (tour === undefined) return null;
  const to = tour.to + chance.between(1, 15);
  const ctx = contextOf(world, "clerk");
  const paper = { reference: "NV 1", day: ctx.today };
  const asked = { to: dayOf(to), purpose: undefined, source: "model", consent: paper, approval: paper };
  return waits(world, await recordExtension(ctx, tour.tour, asked), tour, null, to);
}

/** Other days than those that were recorded, mostly of somebody who was there, and mostly days that have passed. */
export async function correct(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const tour = chance.of(chance.between(0, 9) === 0 ? tours : actual(tours));
  if (tour === undefined) return null;
  const { from, to } = correctedDays(world, chance, tour);
  const breachReason = chance.between(0, 3) === 0 ? "model" : null;
  const correction = { from: dayOf(from), to: dayOf(to), cause: "model", source: "model", breachReason };
  const ctx = contextOf(world, "clerk");
  return waits(world, await correctTour(ctx, tour.tour, correction), tour, from, to);
}

function correctedDays(world: World, chance: Chance, tour: ModelTour): { from: number; to: number } {
  const from = tour.from + chance.between(-6, 6);
  if (chance.between(0, 4) === 0) return { from, to: from + chance.between(0, 40) };
  if (tour.to >= world.today) return { from, to: Math.max(from, tour.to) };
  return { from, to: Math.max(from, Math.min(world.today, tour.to + chance.between(-6, 6))) };
}

/** Other days for somebody who has not set out: fewer at once, others with a second person. */
export async function reschedule(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const tour = chance.of(tours.filter(({ standing }) => standing === "planned"));
  if (tour === undefined) return null;
  const from = tour.from + chance.between(-5, 8);
  const to = chance.between(0, 2) === 0 ? Math.max(from, tour.to) : from + chance.between(0, 25);
  const asked = { from: dayOf(from), to: dayOf(to), reason: "model", source: "model" };
  const outcome = await rescheduleTour(contextOf(world, "clerk"), tour.tour, asked, everybodyEligible);
  const change = outcome.ok ? outcome.value.change : null;
  if (change !== null) return waits(world, { ok: true, value: change }, tour, from, to);
  return { outcome, tour: tour.tour, wanted: { from, to, standing: "planned" } };
}

/** The last event of a tour is to be taken back. */
export async function undo(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const tour = chance.of(tours);
  if (tour === undefined) return null;
  const eventId = (await listTourEvents(world.db, tour.tour)).at(-1)?.id ?? "";
  const asked = { eventId, reason: "model", source: "model" };
  return waits(world, await undoEvent(contextOf(world, "clerk"), tour.tour, asked), tour, null, null);
}

/** A second person approves what waits, and it is carried out; or whoever proposed it tries to. */
export async function approve(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const change = chance.of(world.changes);
  if (change === undefined) return null;
  const alone = chance.between(0, 14) === 0;
  const outcome = await approveChange(contextOf(world, alone ? "clerk" : "chief"), change.id, "", everybodyEligible);
  if (alone) return { outcome, forbidden: true };
  if (outcome.ok) world.changes.splice(world.changes.indexOf(change), 1);
  const tour = tours.find((each) => each.tour === change.tour);
  if (tour === undefined) return { outcome, tour: change.tour, wanted: "gone" };
  if (change.to === null) return { outcome, tour: tour.tour, wanted: "as before" };
  const days = { from: change.from ?? tour.from, to: change.to };
  return { outcome, tour: tour.tour, wanted: { ...days, standing: tour.standing } };
}

/** What waits is rejected by a second person, or taken back by the first. */
export async function drop(world: World, chance: Chance): Promise<Done | null> {
  const change = chance.of(world.changes);
  if (change === undefined) return null;
  const outcome =
    chance.between(0, 1) === 0
      ? await rejectChange(contextOf(world, "chief"), change.id, "model")
      : await withdrawChange(contextOf(world, "clerk"), change.id, "model");
  if (outcome.ok) world.changes.splice(world.changes.indexOf(change), 1);
  return { outcome };
}
