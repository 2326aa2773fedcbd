/** What the data holds, said when a service begins: the few numbers by which somebody sees that it is theirs. */
import type { Clock } from "./platform/clock.ts";
import type { Database } from "./platform/db.ts";

export interface Found {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** The state of `country` on its current day. */
export async function foundIn(_database: Database, country: string, clock: Clock): Promise<Found> {
  return { facts: { today: clock.today() }, lines: [`${country} on ${clock.today()}`] };
}
