/** What the office may do with missions: read them as they were known, and record what the Council decided. */

import type { Context } from "../platform/context.ts";
import type { Day, Moment } from "../platform/days.ts";
import type { Outcome } from "../platform/outcome.ts";
import { changeMission, type MoveLimits } from "./change-actions.ts";
import { horizonOn, isUndoable, lineOf, stateOn } from "./rules.ts";
import type {
  AsOf,
  MandateHorizon,
  Mission,
  MissionHistory,
  MissionId,
  MissionKind,
  MissionLine,
  NewEnd,
  NewMandate,
} from "./schema.ts";
import { CURRENT, getMission, listMissions } from "./store.ts";
import { lastChange } from "./store-changes.ts";
import { listHistory } from "./store-history.ts";

/** The two clocks of a question filled in: today and this moment where none was asked for. */
export function clocks(ctx: Context, asked: AsOf): { readonly asOf: Day; readonly knownAt: Moment } {
  return { asOf: asked.asOf ?? ctx.today, knownAt: asked.knownAt ?? ctx.now };
}

/** Missions by acronym on a day; `kind` and `active` narrow the list. Needs `missions.read`. */
export async function readMissions(
  ctx: Context,
  asked: AsOf & { readonly kind?: MissionKind | undefined; readonly active?: "true" | "false" | undefined },
): Promise<readonly MissionLine[]> {
  ctx.actor.must("missions.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  const lines = (await listMissions(ctx.db, knownAt)).map((mission) => lineOf(mission, asOf));
  return lines.filter(
    (line) =>
      (asked.kind === undefined || line.kind === asked.kind) &&
      (asked.active === undefined || (line.state === "active") === (asked.active === "true")),
  );
}

/** Mandates of active missions that end, nearest first. Needs `missions.read`. */
export async function readHorizons(ctx: Context, asked: AsOf): Promise<readonly MandateHorizon[]> {
  ctx.actor.must("missions.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  return horizonsOf(await listMissions(ctx.db, knownAt), asOf);
}

/** The same of missions that were read before. */
export function horizonsOf(missions: readonly Mission[], asOf: Day): readonly MandateHorizon[] {
  const active = missions.filter((mission) => stateOn(mission, asOf) === "active");
  const horizons = active.map((mission) => horizonOn(mission, asOf)).filter((horizon) => horizon?.daysLeft != null);
  return horizons
    .filter((horizon): horizon is MandateHorizon => horizon !== null)
    .sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0) || a.mission.localeCompare(b.mission));
}

/** One mission as known at a moment. Needs `missions.read`; throws `NotFound`. */
export async function readMission(ctx: Context, id: MissionId, asked: AsOf): Promise<Mission> {
  ctx.actor.must("missions.read");
  return getMission(ctx.db, id, clocks(ctx, asked).knownAt);
}

/** What has been recorded of a mission, latest first. Needs `missions.read`; throws `NotFound`. */
export async function readMissionHistory(
  ctx: Context,
  id: MissionId,
  knownAt: Moment | undefined,
): Promise<MissionHistory> {
  ctx.actor.must("missions.read");
  await getMission(ctx.db, id, knownAt ?? ctx.now);
  const items = [...(await listHistory(ctx.db, id, knownAt ?? CURRENT))];
  const last = await lastChange(ctx.db, id);
  const mayUndo = knownAt === undefined && ctx.actor.can("missions.change") && last !== null && isUndoable(last.kind);
  return { items, count: items.length, mayUndo };
}

export { addNewMission, changeMission, undoMissionChange } from "./change-actions.ts";

/**
 * Records one of the three ends of a mission. What was believed before stays answerable. Needs `missions.change`.
 *
 * @param seen version of the mission the caller looked at; throws `Conflict` when it has moved on
 */
export async function recordMissionEnd(
  ctx: Context,
  id: MissionId,
  end: NewEnd,
  seen?: number,
  move?: MoveLimits,
): Promise<Outcome<Mission>> {
  return changeMission(ctx, id, { what: "end", end, reason: "" }, seen, move);
}

/** Records a resolution on a mission without new terms. Needs `missions.change`; `seen` as above. */
export async function recordMandate(
  ctx: Context,
  id: MissionId,
  mandate: NewMandate,
  seen?: number,
  move?: MoveLimits,
): Promise<Outcome<Mission>> {
  return changeMission(ctx, id, { what: "resolution", mandate, strengths: [], ends: [], reason: "" }, seen, move);
}
