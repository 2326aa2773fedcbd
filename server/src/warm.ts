/** What is read into memory when the service begins, so that the first person who asks does not wait for it. */
import { currentView } from "./deployments/ledger/stays-copy-store.ts";
import { currentCopy } from "./deployments/timeline/store-copy.ts";
import { knownView } from "./figures/store-copy.ts";
import type { Moment } from "./platform/days.ts";
import type { Db } from "./platform/db.ts";

/** Fills the copies that head-room, Today, figures and the timeline are read from; who asks meanwhile waits for the same ones. Never throws. */
export async function warm(db: Db, now: Moment): Promise<void> {
  for (const fill of [(from: Db) => currentView(from, null), (from: Db) => knownView(from, now), currentCopy]) {
    // The service is stopping, or the database is away: whoever asks next is told.
    await fill(db).catch(() => undefined);
  }
}
