/** The life of a decision: which event may follow in which state, and the state it leads to. The database holds the same table. */
import type { Authorisation, AuthorisationEvent, AuthorisationStatus, Scope } from "./schema.ts";

export type StepKind = AuthorisationEvent["kind"];

/** By state, what may follow and where it leads. Information may be given in any state and leads nowhere. */
export const LIFE: Readonly<Record<AuthorisationStatus, Partial<Readonly<Record<StepKind, AuthorisationStatus>>>>> = {
  draft: { drafted: "draft", proposed: "proposed", acted: "acting", lapsed: "lapsed" },
  proposed: {
    debated: "in_debate",
    acted: "acting",
    granted: "granted",
    rejected: "rejected",
    deemed_granted: "deemed_granted",
    lapsed: "lapsed",
  },
  in_debate: { debated: "in_debate", acted: "acting", granted: "granted", rejected: "rejected", lapsed: "lapsed" },
  acting: { granted: "granted", rejected: "must_withdraw", lapsed: "must_withdraw", recalled: "recalled" },
  deemed_granted: {
    granted: "granted",
    rejected: "rejected",
    extended: "deemed_granted",
    amended: "deemed_granted",
    renewal_grace: "deemed_granted",
    suspended: "suspended",
    recalled: "recalled",
    expired: "expired",
    superseded: "superseded",
    lapsed: "lapsed",
  },
  granted: {
    extended: "granted",
    amended: "granted",
    renewal_grace: "granted",
    suspended: "suspended",
    recalled: "recalled",
    expired: "expired",
    superseded: "superseded",
    lapsed: "lapsed",
  },
  suspended: {
    resumed: "granted",
    recalled: "recalled",
    expired: "expired",
    superseded: "superseded",
    lapsed: "lapsed",
  },
  rejected: {},
  expired: {},
  recalled: {},
  superseded: {},
  lapsed: {},
  must_withdraw: {},
};

/** Steps that the rules record by themselves, beside what a person records. */
export const BY_ITSELF: readonly StepKind[] = ["drafted", "amended", "renewal_grace"];

/** Steps that the person who drafted the decision does not record; the database holds the same list. */
const DECIDING: readonly StepKind[] = [
  "acted",
  "granted",
  "deemed_granted",
  "rejected",
  "extended",
  "suspended",
  "resumed",
  "recalled",
];

/** Whether a second person must record the step. Source: docs/rules.md#four-eyes. */
export function needsSecondPerson(kind: StepKind): boolean {
  return DECIDING.includes(kind);
}

/** The right a step needs: who may draft also proposes, reports debates and gives information; what was decided needs who may decide. */
export function rightOf(kind: StepKind): "authorisations.step" | "authorisations.decide" {
  return kind === "proposed" || kind === "debated" || kind === "information"
    ? "authorisations.step"
    : "authorisations.decide";
}

/** Whether a decision in this state lets people be sent. */
export function isEffective(status: AuthorisationStatus | null): boolean {
  return status === "granted" || status === "deemed_granted" || status === "acting";
}

/**
 * Whether the days of its scopes count: it lets people be sent, or it did and what ended it has given every scope a last day. A
 * suspended one covers those who are there and nobody new, so it is not asked.
 */
export function coversDays(
  decision: Pick<Authorisation, "status" | "decidedOn"> & { readonly scopes: readonly Pick<Scope, "validTo">[] },
): boolean {
  if (isEffective(decision.status)) return true;
  const ended: readonly AuthorisationStatus[] = ["expired", "recalled", "superseded", "lapsed", "must_withdraw"];
  if (decision.decidedOn === null || !ended.includes(decision.status)) return false;
  return decision.scopes.every((scope) => scope.validTo !== null);
}
