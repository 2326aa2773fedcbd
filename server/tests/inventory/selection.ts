/** Examples for the endpoints of selection. */
import { z } from "zod";
import { actorWith } from "../../src/platform/access.ts";
import { sql } from "../../src/platform/db.ts";
import { jobsOf } from "../../src/platform/job-queue.ts";
import { rights } from "../../src/roles.ts";
import { runNow } from "../../src/selection/actions-run.ts";
import { type Example, Id, NOW, REASON, type Surroundings } from "./surroundings.ts";

/** A run of the invented planner that nobody has decided on. */
async function aRun({ service, db, once }: Surroundings): Promise<string> {
  return once("run", async () => {
    const actor = actorWith(rights, service.accounts.planner);
    const ctx = { actor, db, now: NOW, today: "2026-06-30", jobs: jobsOf(actor) };
    const request = { title: REASON, from: "2026-06-30", to: "2027-06-29", missions: ["UNDOF"] };
    const outcome = await runNow(ctx, request, { progress: () => undefined, shouldStop: () => false });
    if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join(" "));
    return outcome.value.run;
  });
}

async function aProposedRun({ db, once }: Surroundings): Promise<string> {
  const find = () =>
    db.one(
      Id,
      sql`select id from selection_runs where contributor = ${db.contributor} and state = 'proposed' and title like 'All missions%'`,
    );
  return (await once("proposed", find)).id;
}

async function wantedTour(surroundings: Surroundings): Promise<string> {
  const { service } = surroundings;
  const run = await aRun(surroundings);
  const answer = await service.ask("planner", "GET", `/api/selection/runs/${run}`);
  const { tours } = z.object({ tours: z.array(z.object({ tour: z.string() })).min(1) }).parse(answer.json());
  return tours[0]?.tour ?? "";
}

/** By method and path, in the order in which they are made. */
export const SELECTION_EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/selection/runs": async () => ({
    as: "planner",
    body: { title: REASON, from: "2026-06-30", to: "2027-06-29", missions: ["MINURSO"] },
  }),
  "POST /api/selection/runs/:id/prove": async (all) => ({
    as: "planner",
    places: { id: await aRun(all) },
    body: { tour: await wantedTour(all) },
  }),
  "POST /api/selection/runs/:id/replay": async (all) => ({ as: "planner", places: { id: await aRun(all) } }),
  "POST /api/selection/runs/:id/edits": async (all) => ({
    as: "planner",
    places: { id: await aRun(all) },
    body: { kind: "leave_open", tour: await wantedTour(all), personId: null, reason: REASON },
  }),
  "POST /api/selection/runs/:id/edits/:editId/withdraw": async (all) => {
    const { id } = await all.db.one(
      Id,
      sql`select id from selection_edits where contributor = ${all.db.contributor} limit 1`,
    );
    return { as: "planner", places: { id: await aRun(all), editId: id } };
  },
  "POST /api/selection/runs/:id/propose": async (all) => ({ as: "planner", places: { id: await aRun(all) } }),
  "POST /api/selection/runs/:id/reject": async (all) => ({
    as: "approver",
    places: { id: await aRun(all) },
    body: { reason: REASON },
  }),
  "POST /api/selection/runs/:id/approve": async (all) => ({
    as: "approver",
    places: { id: await aProposedRun(all) },
    body: {},
  }),
};
