/** Who acts, on whose rows, and when: the first argument of every action. Nothing else reads the clock or the session. */
import type { Day, Moment } from "./days.ts";
import type { Db } from "./db.ts";
import type { Jobs } from "./jobs.ts";

/** What a person is to the office; each role's rights stand in `server/src/roles.ts`. */
export const ROLES = ["administrator", "planner", "approver", "committee"] as const;
export type Role = (typeof ROLES)[number];

/** The person, or the machine on its own behalf, that an action is done by. */
export interface Actor {
  /** Account id; `console` for the command line, `job:<id>` never appears: a job acts as the account that asked for it. */
  readonly id: string;
  /** Shown to people and kept in the audit trail; never written to a log. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Throws `Forbidden` unless one of the actor's roles grants the right. */
  must(right: string): void;
  /** Whether one of the actor's roles grants the right; false for a right that nobody has declared. */
  can(right: string): boolean;
}

/** Everything an action may reach. `db` is bound to one contributor and cannot see another's rows. */
export interface Context {
  readonly actor: Actor;
  readonly db: Db;
  /** The moment the request arrived. */
  readonly now: Moment;
  /** The office's current day. */
  readonly today: Day;
  readonly jobs: Jobs;
}
