/** The demonstration country's policies, a plan that was approved, and the plan of the year that waits for its approval. */
import { z } from "zod";
import policiesFile from "../../../data/selection-policies.json" with { type: "json" };
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { addDays } from "../platform/days.ts";
import type { Outcome } from "../platform/outcome.ts";
import { approveRun, proposeRun } from "./actions-decide.ts";
import { runNow } from "./actions-run.ts";
import { Policy } from "./policies.ts";
import { RunId, type RunRequest } from "./schema.ts";
import { savePolicies } from "./store-policies.ts";

/** Who does what: the invented users of the demonstration, each with their own rights. */
export interface DemoPeople {
  readonly planner: Context;
  readonly approver: Context;
}

/** Writes the policies. */
export async function loadPolicies(ctx: Context): Promise<void> {
  const policies = z.array(Policy).parse(policiesFile);
  await ctx.db.transaction(async (tx) => {
    await savePolicies(tx, ctx.actor, policies);
    await record(tx, ctx.actor, "policies.adopted", { policies: policies.map(({ code }) => code) });
  });
}

/** The mission whose observers were decided on before the rest, so that an approved plan stands beside the one that waits. */
const DECIDED_FIRST = "MINURSO";

/**
 * Plans the year from today: first the observers of one mission, proposed by the planner and approved by the approver, whose tours are
 * then recorded; then everybody else, proposed and left for the approver.
 */
export async function loadSelectionDemo(ctx: Context, people: DemoPeople): Promise<void> {
  await loadPolicies(ctx);
  const { today } = ctx;
  const year = { from: today, to: addDays(today, 364) };
  const span = `${year.from.slice(0, 4)}/${year.to.slice(2, 4)}`;
  const first = await planned(people.planner, {
    ...year,
    title: `${DECIDED_FIRST}, ${span}`,
    missions: [DECIDED_FIRST],
  });
  must(await proposeRun(people.planner, first));
  must(await approveRun(people.approver, first, null));
  const second = await planned(people.planner, { ...year, title: `All missions, ${span}` });
  must(await proposeRun(people.planner, second));
}

async function planned(ctx: Context, request: RunRequest): Promise<RunId> {
  const result = must(await runNow(ctx, request, { progress: () => undefined, shouldStop: () => false }));
  return RunId.parse(result.run);
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ message }) => message).join(" "));
}
