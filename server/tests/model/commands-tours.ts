/** Commands on tours: orders, and what happens to people who were ordered. */
import { recordSteps } from "../../src/deployments/tours/step-actions.ts";
import {
  cancelTour,
  recordApprovedTours,
  recordArrival,
  recordDeparture,
} from "../../src/deployments/tours/tour-actions.ts";
import { stepsBefore } from "../../src/deployments/tours/tour-fixtures.ts";
import { newId } from "../../src/platform/ids.ts";
import type { Chance } from "./chance.ts";
import type { Done, ModelTour } from "./command.ts";
import { contextOf, dayOf, MISSIONS, ROLES, type World } from "./world.ts";

/** Somebody is ordered to a mission; mostly where a decision might cover it, and sometimes anywhere. */
export async function order(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done> {
  const { mission, role, from, to } = someStay(world, chance);
  const free = world.people.filter(
    (person) => !tours.some((tour) => tour.person === person && tour.from <= to && from <= tour.to),
  );
  const person = (chance.between(0, 9) === 0 ? undefined : chance.of(free)) ?? chance.of(world.people) ?? "";
  const outcome = await recordApprovedTours(contextOf(world, "chief"), {
    planId: newId(),
    proposedBy: "clerk",
    approvedBy: chance.between(0, 49) === 0 ? "clerk" : "chief",
    tours: [
      { personId: person, postId: world.posts.get(`${mission}/${role}`) ?? "", from: dayOf(from), to: dayOf(to) },
    ],
  });
  if (!outcome.ok && outcome.refusals.some(({ code }) => code === "same-person")) return { outcome };
  const stay = { person, mission, role, from, to, standing: "planned" } as const;
  return { outcome, asked: { tour: "asked", ...stay, pastEnd: false }, tour: "new", wanted: stay };
}

function someStay(world: World, chance: Chance): Pick<ModelTour, "mission" | "role" | "from" | "to"> {
  const live = world.decisions.filter(({ state, to }) => state === "granted" && to > world.today);
  const decision = chance.between(0, 9) < 8 ? chance.of(live) : undefined;
  const mission = decision?.mission ?? chance.of(MISSIONS) ?? "UNDOF";
  const role = chance.of(decision?.roles ?? ROLES) ?? "staff_officer";
  const least = Math.max(world.today - 3, decision?.from ?? 0);
  const from = chance.between(least, least + 25);
  return { mission, role, from, to: from + chance.between(0, 25) };
}

/** A step before arrival, mostly the next one. */
export async function prepare(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const planned = tours.filter(({ standing }) => standing === "planned");
  const unready = planned.filter((tour) => stepsTaken(world, tour) < STEPS);
  const tour = chance.of(chance.between(0, 9) === 0 ? planned : unready);
  if (tour === undefined) return null;
  const ctx = contextOf(world, "clerk");
  const steps = stepsBefore(ctx, dayOf(tour.from), dayOf(tour.to));
  const next = chance.between(0, 9) === 0 ? chance.between(0, STEPS - 1) : stepsTaken(world, tour);
  const step = steps[next] ?? steps[0];
  if (step === undefined) return null;
  const outcome = await recordSteps(ctx, [tour.tour], step);
  if (outcome.ok) world.steps.set(tour.tour, next + 1);
  return { outcome, tour: tour.tour, wanted: tour };
}

const STEPS = 4;

/** People of a unit travel at once; others are screened, cleared and selected first. */
function stepsTaken(world: World, tour: ModelTour): number {
  return world.steps.get(tour.tour) ?? (tour.role === "contingent_member" ? STEPS - 1 : 0);
}

/** Somebody whose first day has come arrives, mostly after the steps before it. */
export async function arrive(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const due = tours.filter(({ standing, from }) => standing === "planned" && from <= world.today);
  const ready = due.filter((tour) => stepsTaken(world, tour) === STEPS);
  const tour = chance.of(chance.between(0, 9) === 0 ? due : ready);
  if (tour === undefined) return null;
  const day = chance.between(0, 3) === 0 ? tour.from + 1 : tour.from;
  const breachReason = chance.between(0, 3) === 0 ? "model" : null;
  const arrival = { day: dayOf(day), source: "model", breachReason };
  const outcome = await recordArrival(contextOf(world, "clerk"), tour.tour, arrival);
  return { outcome, tour: tour.tour, wanted: { from: day, to: tour.to, standing: "actual" } };
}

/** Somebody's last day is recorded. */
export async function leave(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const tour = chance.of(tours.filter(({ standing, from }) => standing === "actual" && from <= world.today));
  if (tour === undefined) return null;
  const kind = chance.of(["left", "left", "repatriated", "died"] as const) ?? "left";
  const day = chance.between(0, 4) === 0 ? tour.from + chance.between(0, 20) : chance.between(tour.from, world.today);
  const early = kind === "repatriated" ? { cause: "model", payer: "national" as const } : { cause: null, payer: null };
  const outcome = await recordDeparture(contextOf(world, "clerk"), tour.tour, {
    kind,
    day: dayOf(day),
    ...early,
    source: "model",
    breachReason: chance.between(0, 4) === 0 ? "model" : null,
  });
  return { outcome, tour: tour.tour, wanted: { from: tour.from, to: day, standing: "actual" } };
}

/** A tour is cancelled; mostly one that has not begun. */
export async function cancel(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const planned = tours.filter(({ standing }) => standing === "planned");
  const tour = chance.of(chance.between(0, 4) === 0 ? tours : planned);
  if (tour === undefined) return null;
  const why = { cause: "model", source: "model" };
  const outcome = await cancelTour(contextOf(world, "clerk"), tour.tour, why);
  return { outcome, tour: tour.tour, wanted: "gone" };
}
