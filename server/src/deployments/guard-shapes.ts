/** Guards of the state machines: what must be so before a step, which of them somebody may lift, and who did. */
import { z } from "zod";
import { Day, Moment } from "../platform/days.ts";
import { Refusal } from "../platform/outcome.ts";

/**
 * Guards that an authority may lift for one step. Whatever is missing here is law (cover by a decision, room under a ceiling, one
 * place on a day, a declaration in force, the mission's end) and is lifted by nobody.
 */
export const LiftableGuard = z.enum([
  "readiness-certificate",
  "posts-filled",
  "agreement-signed",
  "load-list",
  "transport-set",
  "transfer-certificate",
  "strength-recorded",
  "roll-certified",
  "renewal-paper",
  "order-paper",
  "withdrawal-plan",
  "final-inspection",
  "final-verification",
  "claims-settled",
  "deployment-review",
  "vetting",
  "medical",
  "acceptance",
  "travel-order",
  "travel-papers",
  "consent",
  "un-approval",
  "debrief",
  "medical-after",
  "steps-missing",
]);
export type LiftableGuard = z.infer<typeof LiftableGuard>;

/** Who may lift a guard. */
export const OverrideAuthority = z.enum([
  "minister_of_defence",
  "chief_of_general_staff",
  "peacekeeping_directorate",
  "un_force_generation",
  "un_medical_service",
]);
export type OverrideAuthority = z.infer<typeof OverrideAuthority>;

/** A guard lifted for one step of one contribution or tour: a fact of its own, recorded by somebody other than who takes the step. */
export const Override = z.object({
  id: z.uuid(),
  contributionId: z.uuid().nullable(),
  tourId: z.uuid().nullable(),
  step: z.string(),
  guard: LiftableGuard,
  authority: OverrideAuthority,
  reason: z.string(),
  day: Day,
  /** The step that used it; null while it waits. */
  usedBy: z.uuid().nullable(),
  /** `lifted` beforehand by a second person, or `happened`: the step had taken place without it, and the reason was given with it. */
  kind: z.enum(["lifted", "happened"]),
  source: z.string(),
  recordedAt: Moment,
  /** Name of the account that recorded it. */
  recordedBy: z.string(),
  /** Its id: who lifted a guard does not take the step. */
  liftedBy: z.string(),
});
export type Override = z.infer<typeof Override>;

/** What a person enters to lift a guard. */
export const NewOverride = z.object({
  step: z.string().min(1),
  guard: LiftableGuard,
  authority: OverrideAuthority,
  reason: z.string().min(1),
  day: Day,
  source: z.string().min(1),
});
export type NewOverride = z.infer<typeof NewOverride>;

/** One guard of a step as it stands: `code`, `message` and `facts` as in a refusal. `papers`: kinds of paper that would meet it. */
export const GuardState = Refusal.extend({
  met: z.boolean(),
  /** Whether nobody may lift it. */
  hard: z.boolean(),
  /** Who may lift it; empty when it is law. */
  authorities: z.array(OverrideAuthority),
  papers: z.array(z.string()),
  override: Override.nullable(),
});
export type GuardState = z.infer<typeof GuardState>;
