/** People whom a contribution in talks, or one that is about to go, would bring: for stacking on curves of head-room. */
import type { DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import type { Day, Moment } from "../../platform/days.ts";
import type { Db } from "../../platform/db.ts";
import type { Contribution } from "../schema.ts";
import { isNegotiating } from "./contribution-machine.ts";
import { listContributions } from "./store-contributions.ts";
import { staffOf } from "./store-staff.ts";

/** People of a contribution who are not staffed by tours yet. */
export interface Expected {
  readonly contributionId: string;
  readonly code: string;
  readonly title: string;
  readonly mission: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode;
  readonly partner: string | null;
  readonly unitType: string | null;
  readonly people: number;
  readonly from: Day;
  /** Null: no end is agreed. */
  readonly to: Day | null;
  readonly state: Contribution["state"];
}

/** Contributions in talks, certified or deploying, with the people that their terms name beyond those who have a tour; none of them for 0. */
export async function listExpected(db: Db, knownAt: Moment, asOf?: Day): Promise<readonly Expected[]> {
  const waiting = (await listContributions(db, knownAt, { asOf })).filter(
    ({ state }) => isNegotiating(state) || state === "certified" || state === "deploying",
  );
  const staff = await staffOf(
    db,
    waiting.map((each) => each.id),
    asOf ?? knownAt.slice(0, 10),
    knownAt,
  );
  return waiting.flatMap(({ id, code, title, mission, role, mode, partner, unitType, people, from, to, state }) => {
    const left = (people ?? 0) - (staff.get(id)?.tours ?? 0);
    if (left <= 0) return [];
    return [{ contributionId: id, code, title, mission, role, mode, partner, unitType, people: left, from, to, state }];
  });
}
