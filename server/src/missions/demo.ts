/**
 * Loads the shipped missions as a country's own copy. Facts are recorded as of the day they could be known, so that questions
 * about what was known at a moment have their answer in the demonstration; nothing that lies after today is recorded.
 */
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { addDays, type Day, laterDay, type Moment } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { type ShippedMission, shippedMissions } from "./reference.ts";
import { MissionEndKind } from "./schema.ts";
import {
  addEnd,
  addMandate,
  addMission,
  addOrder,
  addOrderEvent,
  addStrengths,
  type BelievedStrength,
  type Recording,
} from "./store.ts";

/** The demonstration's record begins with this day; what is older was entered on it. */
const RECORD_BEGINS: Day = "2011-01-01";

/** Writes all shipped missions; one audit event for the load. */
export async function loadMissionsDemo(ctx: Context): Promise<void> {
  const missions = (await shippedMissions()).filter((mission) => mission.started.day <= ctx.today);
  await ctx.db.transaction(async (tx) => {
    for (const mission of missions) await load(tx, mission, ctx);
    const lines = missions.flatMap((mission) =>
      mission.strengths.flatMap((line) => believed(mission.id, line, ctx.today)),
    );
    await addStrengths(tx, lines, ctx.actor.id);
    await record(tx, ctx.actor, "missions.loaded", { missions: missions.length, from: "data/missions.json" });
  });
}

async function load(tx: Tx, mission: ShippedMission, ctx: Context): Promise<void> {
  const on = (day: Day): Recording => ({ by: ctx.actor.id, at: morning(laterDay(day, RECORD_BEGINS)) });
  const empty = { operations: null, withdrawal: null, liquidation: null };
  await addMission(
    tx,
    { ...mission, ends: empty, mandates: [], strengths: [], orders: [], version: 1 },
    on(mission.started.day),
  );
  for (const kind of MissionEndKind.options) {
    const end = mission.ends[kind];
    if (end !== undefined && end.knownOn <= ctx.today) await addEnd(tx, mission.id, { ...end, kind }, on(end.knownOn));
  }
  for (const mandate of mission.mandates) {
    if (mandate.adoptedOn <= ctx.today) await addMandate(tx, mission.id, mandate, on(mandate.adoptedOn));
  }
  for (const { events, ...order } of mission.orders) {
    const told = events.filter((event) => event.day <= ctx.today);
    const [first] = told;
    if (first === undefined) continue;
    const id = await addOrder(tx, mission.id, order, on(first.day));
    for (const event of told) await addOrderEvent(tx, mission.id, id, event, on(event.day));
  }
}

/**
 * A strength as it was believed: open until its last day had passed, then with that day. A report is a day by itself, and a number that
 * ends after today was known to end from the beginning.
 */
function believed(
  mission: string,
  { knownOn, ...line }: ShippedMission["strengths"][number],
  today: Day,
): readonly BelievedStrength[] {
  const known = laterDay(knownOn ?? line.from, RECORD_BEGINS);
  if ((knownOn ?? line.from) > today) return [];
  const recordedAt = morning(known);
  const whole = { mission, line, recordedAt, supersededAt: null };
  const { to } = line;
  if (to === null || to === line.from || to >= today || to < known) return [whole];
  const ended = morning(addDays(to, 1));
  return [
    { mission, line: { ...line, to: null }, recordedAt, supersededAt: ended },
    { ...whole, recordedAt: ended },
  ];
}

/** A moment early on a day: before whatever the office does on it. */
function morning(day: Day): Moment {
  return `${day}T03:00:00.000Z`;
}
