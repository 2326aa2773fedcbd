/** The state of a decision follows from its events; which event may follow which is said here and nowhere else. */
import type { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { Authorisation, AuthorisationEvent, AuthorisationStatus, Step } from "./schema.ts";

type Kind = AuthorisationEvent["kind"];

const leadsTo: Readonly<Record<Exclude<Kind, "information">, AuthorisationStatus>> = {
  drafted: "draft",
  proposed: "proposed",
  debated: "in_debate",
  granted: "granted",
  deemed_granted: "deemed_granted",
  rejected: "rejected",
  extended: "granted",
  recalled: "recalled",
  expired: "expired",
  superseded: "superseded",
  lapsed: "lapsed",
};

const mayFollow: Readonly<Record<AuthorisationStatus, readonly Kind[]>> = {
  draft: ["proposed", "information"],
  proposed: ["debated", "granted", "deemed_granted", "rejected", "information"],
  in_debate: ["debated", "granted", "rejected", "information"],
  granted: ["extended", "recalled", "expired", "superseded", "lapsed", "information"],
  deemed_granted: ["granted", "rejected", "extended", "recalled", "expired", "superseded", "lapsed", "information"],
  rejected: ["information"],
  expired: ["information"],
  recalled: ["information"],
  superseded: ["information"],
  lapsed: ["information"],
};

/** The state at the end of `day`, by events in order of day and record; null before the first. */
export function statusOn(events: readonly AuthorisationEvent[], day: Day): AuthorisationStatus | null {
  let status: AuthorisationStatus | null = null;
  for (const event of inOrder(events)) {
    if (event.day <= day && event.kind !== "information") status = leadsTo[event.kind];
  }
  return status;
}

/** Day on which it was granted, deemed granted or rejected, up to `day`; null while undecided. */
export function decidedOn(events: readonly AuthorisationEvent[], day: Day): Day | null {
  const decisions = inOrder(events).filter(
    (event) => event.day <= day && ["granted", "deemed_granted", "rejected"].includes(event.kind),
  );
  return decisions[0]?.day ?? null;
}

/** Whether a decision in this state lets people be sent. */
export function isEffective(status: AuthorisationStatus | null): boolean {
  return status === "granted" || status === "deemed_granted";
}

/** Why a step cannot be recorded; empty when it can. Source: docs/rules.md#life-of-a-decision. */
export function reasonsAgainstStep(
  authorisation: Authorisation,
  step: Step,
  actor: string,
  draftedBy: string,
): readonly Refusal[] {
  const source = "docs/rules.md#life-of-a-decision";
  const refusals: Refusal[] = [];
  const { reference, status } = authorisation;
  if (!mayFollow[status].includes(step.kind)) {
    const message = `${reference} is ${status}; ${step.kind} cannot follow. What can: ${mayFollow[status].join(", ")}.`;
    refusals.push({ code: "step-out-of-order", message, facts: { reference, status, step: step.kind }, source });
  }
  const last = inOrder(authorisation.events).at(-1)?.day;
  if (last !== undefined && step.day < last) {
    const message = `${reference} has an event of ${last}; a step of ${step.day} would come before it.`;
    refusals.push({ code: "step-before-last", message, facts: { reference, last, day: step.day }, source });
  }
  if (needsSecondPerson(step.kind) && actor === draftedBy) {
    const message = `${reference} was drafted by the same account; another person must record that it was ${step.kind}.`;
    refusals.push({
      code: "same-person",
      message,
      facts: { reference, step: step.kind },
      source: "docs/rules.md#four-eyes",
    });
  }
  return refusals;
}

/** Steps that the person who drafted the decision does not record; the database holds the same list. */
export function needsSecondPerson(kind: Kind): boolean {
  return ["granted", "deemed_granted", "rejected", "extended", "recalled"].includes(kind);
}

function inOrder(events: readonly AuthorisationEvent[]): readonly AuthorisationEvent[] {
  return [...events].sort((a, b) => order(a.day, b.day) || order(a.recordedAt, b.recordedAt) || order(a.id, b.id));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
