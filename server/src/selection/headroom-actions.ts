/** Head-room with everybody who is expected: plans that await approval, and contributions that are being agreed. */

import { listExpected } from "../deployments/contributions/store-expected.ts";
import type { Law } from "../deployments/law/actions-law.ts";
import type { Expected } from "../deployments/law/headroom-actions.ts";
import type { Moment } from "../platform/days.ts";
import type { Db } from "../platform/db.ts";
import { listProposedStays } from "./headroom-store.ts";

/** Stands for an end that is not agreed yet. */
const OPEN = "9999-12-31";

/** Who is expected beyond those recorded, as known at a moment. */
export async function expectedStays(db: Db, law: Law, knownAt: Moment): Promise<readonly Expected[]> {
  const proposed = (await listProposedStays(db, knownAt)).map(
    ({ runId, title, ...stay }): Expected => ({
      ...stay,
      kind: "proposed",
      of: { kind: "plan", id: runId, label: title },
    }),
  );
  const negotiated = (await listExpected(db, knownAt, law.asOf)).map(
    ({ contributionId, code, title, state: _state, to, ...stay }): Expected => ({
      ...stay,
      kind: "negotiated",
      to: to ?? OPEN,
      contribution: code,
      of: { kind: "contribution", id: contributionId, label: `${code}: ${title}` },
    }),
  );
  return [...proposed, ...negotiated];
}
