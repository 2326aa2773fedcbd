/** The states of a contribution and what leads from one to the next. The database holds the same table (contribution_events_machine). Pure. */
import { type ContributionState, type ContributionStep, NEGOTIATING } from "./contribution-shapes.ts";

type Arrow = readonly [from: readonly ContributionState[], to: ContributionState];

const ARROWS: Readonly<Record<Exclude<ContributionStep, "entered" | "negotiated">, Arrow>> = {
  certified: [["cleared"], "certified"],
  movement_ordered: [["certified"], "deploying"],
  taken_over: [["deploying"], "deployed"],
  rotation_begun: [["deployed"], "rotating"],
  rotation_done: [["rotating"], "deployed"],
  extended: [["deployed", "must_withdraw"], "deployed"],
  must_withdraw: [["deployed", "rotating"], "must_withdraw"],
  repatriation_ordered: [["deployed", "rotating", "must_withdraw"], "repatriating"],
  repatriated: [["repatriating"], "repatriated"],
  closed: [["repatriated"], "closed"],
  cancelled: [
    ["selected", "reconnoitred", "mou_agreed", "mou_signed", "cleared", "certified", "deploying"],
    "cancelled",
  ],
  not_selected: [["offered"], "not_selected"],
};

/** Whether the state belongs to the talks, which have no machine of their own here. */
export function isNegotiating(state: ContributionState): boolean {
  return NEGOTIATING.some((each) => each === state);
}

/** States from which a step may be taken. */
export function statesBeforeStep(step: ContributionStep): readonly ContributionState[] {
  if (step === "entered") return [];
  return step === "negotiated" ? NEGOTIATING : ARROWS[step][0];
}

/** The state that a step leads to; `negotiated`: the state of the talks that is given, or null without one. */
export function stateAfterStep(step: ContributionStep, negotiated?: ContributionState): ContributionState | null {
  if (step === "entered" || step === "negotiated") return negotiated ?? null;
  return ARROWS[step][1];
}

/** Steps that may come next from a state, in the order of a contribution's life. */
export function stepsFrom(state: ContributionState): readonly ContributionStep[] {
  const machine = (Object.keys(ARROWS) as (keyof typeof ARROWS)[]).filter((step) => ARROWS[step][0].includes(state));
  return isNegotiating(state) ? ["negotiated", ...machine] : machine;
}
