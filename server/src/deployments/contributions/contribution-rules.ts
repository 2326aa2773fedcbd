/** Decisions on contributions as records: what stands against entering one, or other terms. Source: docs/rules.md#contribution. Pure. */
import type { Day } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { Contribution, ContributionKind, TakenStep, Terms } from "../schema.ts";
import { stateAfterStep, statesBeforeStep } from "./contribution-machine.ts";

const source = "docs/rules.md#contribution";

/** Why terms are none: days reversed, a lead nation without embedding or the reverse, a unit without its kind. */
export function reasonsAgainstTerms(terms: Terms, kind: ContributionKind): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { from, to, mode, partner } = terms;
  if (to !== null && to < from) {
    const message = `The last day, ${to}, lies before the first, ${from}.`;
    refusals.push({ code: "terms-reversed", message, facts: { from, to }, source });
  }
  if ((mode === "embedded") !== (partner !== null)) {
    const message = "Whoever serves inside a lead nation's contingent names the lead nation, and nobody else does.";
    refusals.push({ code: "lead-nation", message, facts: { mode, partner }, source });
  }
  if (kind === "embedded_unit" && mode !== "embedded") {
    const message = "An embedded unit serves inside a lead nation's contingent; choose that, or an own unit.";
    refusals.push({ code: "not-embedded", message, facts: { kind, mode }, source });
  }
  if (kind !== "individual_posts" && terms.unitType === null) {
    const message = "A unit names its type, as INF_COY.";
    refusals.push({ code: "unit-type-missing", message, facts: { kind }, source });
  }
  return refusals;
}

/** Why terms do not replace those in force: what people stand under is not turned round beneath them. */
export function reasonsAgainstNewTerms(before: Contribution, terms: Terms, tours: number): readonly Refusal[] {
  if (tours === 0 || (before.mode === terms.mode && before.partner === terms.partner)) return [];
  const message = `${tours} tours of ${before.code} are ${before.mode}; another mode or lead nation needs a contribution of its own.`;
  const facts = { contribution: before.code, tours, mode: before.mode };
  return [{ code: "mode-in-use", message, facts, source }];
}

/** Why the machine does not allow a step now. */
export function reasonsAgainstStep(contribution: Contribution, step: TakenStep, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const before = statesBeforeStep(step.step);
  const { code, state } = contribution;
  if (!before.includes(state)) {
    const message = `${code} is ${state}; ${step.step} can be recorded only from ${before.join(", ")}.`;
    refusals.push({
      code: "wrong-state",
      message,
      facts: { person: code, state, step: step.step, before: before.join(", ") },
      source,
    });
  }
  if (stateAfterStep(step.step, step.negotiated) === null) {
    const message = "The state of the talks is missing.";
    refusals.push({ code: "talks-state-missing", message, facts: { contribution: code }, source });
  }
  if (step.day > today) {
    const message = `${step.day} has not come yet; what happened is recorded, what is planned is ordered.`;
    refusals.push({ code: "in-the-future", message, facts: { day: step.day, today }, source });
  }
  if (contribution.stateSince !== null && step.day < contribution.stateSince) {
    const message = `${code} has been ${state} since ${contribution.stateSince}; a step on ${step.day} would come before it.`;
    refusals.push({
      code: "step-before-last",
      message,
      facts: { contribution: code, state, since: contribution.stateSince, day: step.day },
      source,
    });
  }
  if (step.step === "extended" && step.extendedTo === undefined) {
    const message = "An extension names its new last day.";
    refusals.push({ code: "new-end-missing", message, facts: { contribution: code }, source });
  }
  return refusals;
}
