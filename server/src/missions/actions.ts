/** What the office may do with missions: read them as they were known, and record what the Council decided. */

import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Day, Moment } from "../platform/days.ts";
import { Conflict } from "../platform/errors.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import { horizonOn, lineOf, reasonsAgainstEnd, stateOn } from "./rules.ts";
import type {
  AsOf,
  MandateHorizon,
  Mission,
  MissionId,
  MissionKind,
  MissionLine,
  NewEnd,
  NewMandate,
} from "./schema.ts";
import { addEnd, addMandate, getMission, listMissions, nextVersion } from "./store.ts";

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
  const missions = (await listMissions(ctx.db, knownAt)).filter((mission) => stateOn(mission, asOf) === "active");
  const horizons = missions.map((mission) => horizonOn(mission, asOf)).filter((horizon) => horizon?.daysLeft != null);
  return horizons
    .filter((horizon): horizon is MandateHorizon => horizon !== null)
    .sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0) || a.mission.localeCompare(b.mission));
}

/** One mission as known at a moment. Needs `missions.read`; throws `NotFound`. */
export async function readMission(ctx: Context, id: MissionId, asked: AsOf): Promise<Mission> {
  ctx.actor.must("missions.read");
  return getMission(ctx.db, id, clocks(ctx, asked).knownAt);
}

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
): Promise<Outcome<Mission>> {
  ctx.actor.must("missions.change");
  return ctx.db.transaction(async (tx) => {
    const mission = await getMission(tx, id, ctx.now);
    const refusals = reasonsAgainstEnd(mission, end.kind, end.day);
    if (refusals.length > 0) return refused(refusals);
    await claim(mission, seen, () => nextVersion(tx, id, mission.version));
    await addEnd(tx, id, end, { by: ctx.actor.id, at: ctx.now });
    await record(tx, ctx.actor, "mission.end-recorded", {
      mission: id,
      kind: end.kind,
      day: end.day,
      before: mission.ends[end.kind]?.day ?? null,
    });
    return done(await getMission(tx, id, ctx.now));
  });
}

/** Records a resolution on a mission. Needs `missions.change`; `seen` as above. */
export async function recordMandate(
  ctx: Context,
  id: MissionId,
  mandate: NewMandate,
  seen?: number,
): Promise<Outcome<Mission>> {
  ctx.actor.must("missions.change");
  return ctx.db.transaction(async (tx) => {
    const mission = await getMission(tx, id, ctx.now);
    if (mandate.to !== null && mandate.to < mandate.from) {
      const facts = { mission: id, from: mandate.from, to: mandate.to };
      const message = `A mandate from ${mandate.from} cannot end on ${mandate.to}.`;
      return refused([{ code: "mandate-ends-before-it-begins", message, facts, source: "docs/rules.md#mandate" }]);
    }
    await claim(mission, seen, () => nextVersion(tx, id, mission.version));
    await addMandate(tx, id, mandate, { by: ctx.actor.id, at: ctx.now });
    await record(tx, ctx.actor, "mission.mandate-recorded", {
      mission: id,
      resolution: mandate.resolution,
      to: mandate.to,
    });
    return done(await getMission(tx, id, ctx.now));
  });
}

async function claim(mission: Mission, seen: number | undefined, advance: () => Promise<number>): Promise<void> {
  if ((seen !== undefined && seen !== mission.version) || (await advance()) === 0) {
    throw new Conflict(`${mission.id} was changed by somebody else; look at it again.`, {
      mission: mission.id,
      version: mission.version,
    });
  }
}
