/** Decisions on runs, plans and hand edits. Pure. */
import type { Day } from "../platform/days.ts";
import { daysBetween } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { RunLine, RunRequest, RunState, Sentence } from "./schema.ts";

export { USUAL_WEIGHTS } from "./scores.ts";

function refusal(code: string, facts: Refusal["facts"], message: string): Refusal {
  return { code, facts, message, source: `docs/rules.md#${code.split(".")[0] === "plan" ? "plans" : "edits"}` };
}

/** Longest time that one run plans, in days: rotations beyond it are not agreed yet. */
export const LONGEST_DAYS = 4 * 366;

/** Every reason why a run cannot be started on `today`; empty when it can. */
export function reasonsAgainstRun(request: Pick<RunRequest, "from" | "to">, today: Day, wanted: number): Refusal[] {
  const { from, to } = request;
  if (to < from) return [refusal("plan.days", { from, to }, `A plan cannot end on ${to} when it starts on ${from}.`)];
  const reasons: Refusal[] = [];
  if (from < today)
    reasons.push(
      refusal(
        "plan.past",
        { from, today },
        `Tours that start before today, ${today}, are no longer planned; the plan would start on ${from}.`,
      ),
    );
  if (daysBetween(from, to) > LONGEST_DAYS)
    reasons.push(
      refusal(
        "plan.long",
        { from, to, days: LONGEST_DAYS },
        `One plan covers at most ${LONGEST_DAYS} days; ${from} to ${to} is longer.`,
      ),
    );
  if (wanted === 0)
    reasons.push(
      refusal(
        "plan.nothing-wanted",
        { from, to },
        `No agreed tour that is still open starts from ${from} to ${to}. Record the agreed tours first.`,
      ),
    );
  return reasons;
}

/** What a plan must be to be put forward. */
export interface PlanState {
  readonly state: RunState;
  readonly sentence: Pick<Sentence, "filled" | "status"> | null;
}

/** Every reason why a plan cannot be proposed; empty when it can. */
export function reasonsAgainstProposal({ state, sentence }: PlanState): Refusal[] {
  if (state !== "planned")
    return [
      refusal(
        "plan.not-planned",
        { state },
        `Only a finished plan that nobody has proposed or decided can be proposed; this one is ${state}.`,
      ),
    ];
  if (sentence?.status === "infeasible")
    return [
      refusal(
        "plan.infeasible",
        {},
        "The hand edits and the rules contradict each other: there is no plan to propose. Withdraw one of them.",
      ),
    ];
  if ((sentence?.filled ?? 0) === 0)
    return [refusal("plan.empty", {}, "The plan sends nobody: there is nothing to approve.")];
  return [];
}

/** Every reason why `actor` cannot decide on a plan; empty when they can. Whoever proposed does not decide. */
export function reasonsAgainstDecision(
  run: { readonly state: RunState; readonly proposedById: string | null },
  actorId: string,
): Refusal[] {
  if (run.state !== "proposed")
    return [
      refusal(
        "plan.not-proposed",
        { state: run.state },
        `Only a proposed plan is decided on; this one is ${run.state}.`,
      ),
    ];
  if (run.proposedById === actorId)
    return [
      refusal(
        "plan.four-eyes",
        { proposedBy: actorId },
        "Whoever proposed a plan does not decide on it. Another approver must.",
      ),
    ];
  return [];
}

/** Every reason why a run cannot be edited by hand; empty when it can. */
export function reasonsAgainstEditing(run: { readonly state: RunState }): Refusal[] {
  if (run.state === "planned") return [];
  return [
    refusal(
      "edit.not-open",
      { state: run.state },
      `Only a finished plan that is not proposed yet is edited; this one is ${run.state}. Start a run from it.`,
    ),
  ];
}

/** Every reason why an edit of this kind cannot name this tour and person; empty when it can. */
export function reasonsAgainstEdit(
  edit: { readonly kind: "pin" | "ban" | "leave_open"; readonly tour: string; readonly number: string | null },
  known: {
    readonly tours: ReadonlySet<string>;
    readonly people: ReadonlySet<string>;
    readonly standing: readonly { readonly kind: string; readonly tour: string }[];
  },
): Refusal[] {
  const { kind, tour, number } = edit;
  const reasons: Refusal[] = [];
  if (!known.tours.has(tour)) reasons.push(refusal("edit.no-tour", { tour }, `The plan has no tour ${tour}.`));
  if (kind === "leave_open" && number !== null)
    reasons.push(refusal("edit.person", { kind }, "A post that is left open names no person."));
  if (kind !== "leave_open" && (number === null || !known.people.has(number)))
    reasons.push(
      refusal("edit.no-person", { person: number }, `${number ?? "Nobody"} is not among the volunteers of this run.`),
    );
  if (kind !== "ban" && known.standing.some((other) => other.tour === tour && other.kind !== "ban"))
    reasons.push(
      refusal("edit.second", { tour }, `The tour ${tour} is already set by hand. Withdraw that edit first.`),
    );
  return reasons;
}

/** Whether a run is still being worked on. */
export function isAtWork(run: Pick<RunLine, "state">): boolean {
  return run.state === "queued" || run.state === "running";
}
