/** Recording a change of a mission: one version, one row that stands for it, one audit event; and taking the last one back. */
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Moment } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { Conflict } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import { applied, editOf, lastDayFor, reasonsAgainstChange, reasonsAgainstUndo } from "./rules.ts";
import type { ChangeBody, Mission, MissionId, NewMission } from "./schema.ts";
import {
  addMission,
  CURRENT,
  findMission,
  getMission,
  lockMission,
  nextVersion,
  type Recording,
  setLimits,
} from "./store.ts";
import { addChange, lastChange, type NewChange, takeBack, writeEdit } from "./store-changes.ts";

/**
 * Moves the last days that bind presence in a mission, and marks or frees the presence on them. Features that know presence give it;
 * without one only the days move, and the database refuses that while anybody stands beyond them.
 */
export type MoveLimits = (tx: Tx, mission: MissionId, change: string) => Promise<void>;

/**
 * Records a change. What was believed before stays answerable. Needs `missions.change`.
 *
 * @param seen version of the mission the caller looked at; throws `Conflict` when it has moved on
 */
export async function changeMission(
  ctx: Context,
  id: MissionId,
  change: ChangeBody,
  seen?: number,
  move: MoveLimits = setLimits,
): Promise<Outcome<Mission>> {
  ctx.actor.must("missions.change");
  return ctx.db.transaction(async (tx) => {
    await lockMission(tx, id);
    const mission = await getMission(tx, id, CURRENT);
    sameVersion(mission, seen);
    const refusals = reasonsAgainstChange(mission, change, ctx.today);
    if (refusals.length > 0) return refused(refusals);
    const edit = editOf(mission, change);
    const recording = await begin(tx, ctx, mission, {
      kind: change.what,
      reason: change.reason,
      source: sourceOf(change),
      undoes: null,
    });
    await writeEdit(tx, id, edit, recording);
    if (endsDiffer(mission, applied(mission, edit))) await move(tx, id, recording.change);
    await record(tx, ctx.actor, `mission.${change.what}`, { mission: id, change: recording.change });
    return done(await getMission(tx, id, CURRENT));
  });
}

/** Takes the last change back: what held before it is recorded again, as a new change. Needs `missions.change`; `seen` as above. */
export async function undoMissionChange(
  ctx: Context,
  id: MissionId,
  reason: string,
  seen?: number,
  move: MoveLimits = setLimits,
): Promise<Outcome<Mission>> {
  ctx.actor.must("missions.change");
  return ctx.db.transaction(async (tx) => {
    await lockMission(tx, id);
    const mission = await getMission(tx, id, CURRENT);
    sameVersion(mission, seen);
    const last = await lastChange(tx, id);
    const refusals = reasonsAgainstUndo(mission, last);
    if (refusals.length > 0 || last === null) return refused(refusals);
    const recording = await begin(tx, ctx, mission, { kind: "undone", reason, source: "", undoes: last.id });
    await takeBack(tx, id, last.id, recording);
    const next = await getMission(tx, id, CURRENT);
    if (endsDiffer(mission, next)) await move(tx, id, recording.change);
    await record(tx, ctx.actor, "mission.undone", { mission: id, change: recording.change, undoes: last.id });
    return done(next);
  });
}

/** Adds a mission that is not known yet. Needs `missions.change`. */
export async function addNewMission(ctx: Context, given: NewMission): Promise<Outcome<Mission>> {
  ctx.actor.must("missions.change");
  return ctx.db.transaction(async (tx) => {
    const { id, ...profile } = given;
    if ((await findMission(tx, id, CURRENT)) !== null) {
      const message = `${id} is on record already; correct it instead.`;
      return refused([
        { code: "mission-known", message, facts: { mission: id }, source: "docs/rules.md#mission-change" },
      ]);
    }
    const recording = { by: ctx.actor.id, at: ctx.now };
    const empty = { operations: null, withdrawal: null, liquidation: null };
    await addMission(
      tx,
      { ...profile, id, ends: empty, mandates: [], strengths: [], orders: [], version: 1 },
      recording,
    );
    const change = { id: newId(), mission: id, version: 1, kind: "added", reason: "", undoes: null } as const;
    await addChange(tx, { ...change, source: given.source }, recording);
    await record(tx, ctx.actor, "mission.added", { mission: id });
    return done(await getMission(tx, id, CURRENT));
  });
}

function sameVersion(mission: Mission, seen: number | undefined): void {
  if (seen !== undefined && seen !== mission.version) throw changedMeanwhile(mission);
}

function changedMeanwhile(mission: Mission): Conflict {
  return new Conflict(`${mission.id} was changed by somebody else; look at it again.`, {
    mission: mission.id,
    version: mission.version,
  });
}

/** Claims the next version and writes the change's own row. Record time never runs backwards within a mission. */
async function begin(
  tx: Tx,
  ctx: Context,
  mission: Mission,
  change: Omit<NewChange, "id" | "mission" | "version">,
): Promise<Required<Recording>> {
  if ((await nextVersion(tx, mission.id, mission.version)) === 0) throw changedMeanwhile(mission);
  const last = await lastChange(tx, mission.id);
  const at: Moment = last !== null && last.at > ctx.now ? last.at : ctx.now;
  const recording = { by: ctx.actor.id, at, change: newId() };
  await addChange(
    tx,
    { ...change, id: recording.change, mission: mission.id, version: mission.version + 1 },
    recording,
  );
  return recording;
}

function endsDiffer(before: Mission, after: Mission): boolean {
  return (["service", "withdrawal"] as const).some(
    (purpose) => lastDayFor(before, purpose) !== lastDayFor(after, purpose),
  );
}

function sourceOf(change: ChangeBody): string {
  switch (change.what) {
    case "resolution":
    case "mandate_corrected":
      return change.mandate.source;
    case "end":
      return change.end.source;
    case "strength":
    case "strength_corrected":
      return change.strength.source;
    case "profile":
      return change.profile.source;
    case "reduction":
      return change.order.source;
    case "reduction_event":
      return change.event.source;
    case "termination":
    case "end_withdrawn":
    case "mandate_withdrawn":
    case "strength_withdrawn":
      return change.source;
    default:
      return change satisfies never;
  }
}
