/** Judging guards: which stand against a step, which an authority has lifted, and how they are shown. Pure. */
import type { Refusal } from "../platform/outcome.ts";
import { type GuardState, LiftableGuard, type Override, type OverrideAuthority } from "./guard-shapes.ts";

/** A guard of a step as it stands. `code` of a liftable guard is in `LiftableGuard`; any other is law. */
export interface Guard extends Refusal {
  readonly met: boolean;
  /** Kinds of paper that would meet it. */
  readonly papers: readonly string[];
}

/** Who may lift which guard. Source: docs/rules.md#overrides. */
export const AUTHORITIES: Readonly<Record<LiftableGuard, readonly OverrideAuthority[]>> = {
  "readiness-certificate": ["chief_of_general_staff"],
  "posts-filled": ["chief_of_general_staff"],
  "agreement-signed": ["minister_of_defence"],
  "load-list": ["un_force_generation", "chief_of_general_staff"],
  "transport-set": ["chief_of_general_staff"],
  "transfer-certificate": ["chief_of_general_staff"],
  "strength-recorded": ["peacekeeping_directorate"],
  "roll-certified": ["chief_of_general_staff"],
  "renewal-paper": ["minister_of_defence"],
  "order-paper": ["minister_of_defence"],
  "withdrawal-plan": ["chief_of_general_staff"],
  "final-inspection": ["un_force_generation"],
  "final-verification": ["un_force_generation"],
  "claims-settled": ["minister_of_defence"],
  "deployment-review": ["peacekeeping_directorate"],
  vetting: ["un_force_generation"],
  medical: ["un_medical_service"],
  acceptance: ["un_force_generation"],
  "travel-order": ["peacekeeping_directorate"],
  "travel-papers": ["un_force_generation", "peacekeeping_directorate"],
  consent: ["chief_of_general_staff"],
  "un-approval": ["un_force_generation"],
  debrief: ["peacekeeping_directorate"],
  "medical-after": ["un_medical_service", "peacekeeping_directorate"],
  "steps-missing": ["peacekeeping_directorate"],
};

/** Whether an authority may lift the guard; law is lifted by nobody. */
export function isLiftable(code: string): code is LiftableGuard {
  return LiftableGuard.safeParse(code).success;
}

/** Overrides that wait for this step: not used yet. */
function waiting(overrides: readonly Override[], step: string): readonly Override[] {
  return overrides.filter((each) => each.step === step && each.usedBy === null && each.kind === "lifted");
}

/**
 * What stands against a step, and which overrides it would use. An override lifted by the one who takes the step does not count:
 * that is said instead of the guard.
 */
export function judge(
  guards: readonly Guard[],
  overrides: readonly Override[],
  step: string,
  actorId: string,
): { readonly refusals: readonly Refusal[]; readonly used: readonly Override[] } {
  const lifted = waiting(overrides, step);
  const refusals: Refusal[] = [];
  const used: Override[] = [];
  for (const { met, papers: _, ...guard } of guards) {
    if (met) continue;
    const override = isLiftable(guard.code) ? lifted.find((each) => each.guard === guard.code) : undefined;
    if (override === undefined) refusals.push(guard);
    else if (override.liftedBy === actorId) refusals.push(ownOverride(guard.code));
    else used.push(override);
  }
  return { refusals, used };
}

function ownOverride(guard: string): Refusal {
  const message = `The guard ${guard} was lifted by the account that now takes the step; another person must take it.`;
  return { code: "own-override", message, facts: { guard }, source: "docs/rules.md#overrides" };
}

/** Guards for people to see, each with the override that waits for it. */
export function shown(guards: readonly Guard[], overrides: readonly Override[], step: string): GuardState[] {
  const lifted = waiting(overrides, step);
  return guards.map((guard) => {
    const liftable = isLiftable(guard.code);
    return {
      ...guard,
      papers: [...guard.papers],
      hard: !liftable,
      authorities: isLiftable(guard.code) ? [...AUTHORITIES[guard.code]] : [],
      override: lifted.find((each) => each.guard === guard.code) ?? null,
    };
  });
}

/** Why an override cannot be recorded: the guard does not belong to the step, or the authority may not lift it. */
export function reasonsAgainstOverride(
  asked: { readonly step: string; readonly guard: LiftableGuard; readonly authority: OverrideAuthority },
  guardsOfStep: readonly string[],
): readonly Refusal[] {
  const source = "docs/rules.md#overrides";
  const refusals: Refusal[] = [];
  if (!guardsOfStep.includes(asked.guard)) {
    const message = `The step ${asked.step} has no guard ${asked.guard} now; nothing would be lifted.`;
    refusals.push({ code: "guard-not-of-step", message, facts: { step: asked.step, guard: asked.guard }, source });
  }
  const may = AUTHORITIES[asked.guard];
  if (!may.includes(asked.authority)) {
    const message = `${asked.authority} may not lift ${asked.guard}; ${may.join(" or ")} may.`;
    const facts = { guard: asked.guard, authority: asked.authority, may: may.join(", ") };
    refusals.push({ code: "wrong-authority", message, facts, source });
  }
  return refusals;
}
