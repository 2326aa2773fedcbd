/** Head-room with everybody who is expected: plans that await approval, and contributions that are being agreed. */
import type { Law } from "../deployments/actions-law.ts";
import type { Expected } from "../deployments/headroom-actions.ts";
import type { Moment } from "../platform/days.ts";
import type { Db } from "../platform/db.ts";
import { listProposedStays } from "./headroom-store.ts";

/** Who is expected beyond those recorded, as known at a moment. */
export async function expectedStays(db: Db, _law: Law, knownAt: Moment): Promise<readonly Expected[]> {
  const proposed = (await listProposedStays(db, knownAt)).map(
    ({ runId, title, ...stay }): Expected => ({
      ...stay,
      kind: "proposed",
      of: { kind: "plan", id: runId, label: title },
    }),
  );
  return proposed;
}
