/** What stands before each step in the life of a decision: who, which body, which votes, which days. Every reason at once. Pure. */
import { allOf, inWords } from "../missions/names.ts";
import { addDays, type Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { BY_ITSELF, LIFE, needsSecondPerson } from "./life.ts";
import type { Authorisation, Procedure, Sittings, Step } from "./schema.ts";
import { isKnownOn, reasonsOfBodies } from "./sittings.ts";
import { inOrder } from "./status.ts";
import { lastDayOfAll } from "./validity.ts";
import { reasonsAgainstRejection, reasonsAgainstVotes } from "./votes.ts";

const life = "docs/rules.md#life-of-a-decision";

/** What a step is judged by, besides the decision itself. */
export interface StepContext {
  readonly actor: string;
  readonly today: Day;
  readonly sittings: Sittings;
  /** All decisions, to see what replaces or amends what. */
  readonly law: readonly Authorisation[];
}

/** Why a step cannot be recorded; empty when it can. Source: docs/rules.md#life-of-a-decision. */
export function reasonsAgainstStep(decision: Authorisation, step: Step, given: StepContext): readonly Refusal[] {
  return [
    ...reasonsOfOrder(decision, step, given),
    ...reasonsOfPerson(decision, step, given.actor),
    ...reasonsOfLaw(decision, step, given.sittings),
    ...reasonsOfKind(decision, step, given),
  ];
}

function against(code: string, message: string, facts: Refusal["facts"], source = life): Refusal {
  return { code, message, facts, source };
}

function reasonsOfOrder(decision: Authorisation, step: Step, given: StepContext): readonly Refusal[] {
  const { reference, status } = decision;
  const refusals: Refusal[] = [];
  const can = Object.keys(LIFE[status]).filter((kind) => !(BY_ITSELF as readonly string[]).includes(kind));
  if (BY_ITSELF.includes(step.kind)) {
    const message = `“${inWords(step.kind)}” is recorded by itself: a draft when it is saved, an amendment when the decision that amends is granted, a grace when a renewal is proposed.`;
    refusals.push(against("step-by-itself", message, { reference, step: step.kind }));
  } else if (step.kind !== "information" && LIFE[status][step.kind] === undefined) {
    const message = `${reference} is ${inWords(status)}; “${inWords(step.kind)}” cannot follow. What can: ${allOf([...can, "information"])}.`;
    refusals.push(against("step-out-of-order", message, { reference, status, step: step.kind }));
  }
  const last = inOrder(decision.events.filter((event) => event.state !== null)).at(-1)?.day;
  if (last !== undefined && step.day < last && step.kind !== "information") {
    const message = `${reference} has an event of ${last}; a step of ${step.day} would come before it.`;
    refusals.push(against("step-before-last", message, { reference, last, day: step.day }));
  }
  if (step.day > given.today) {
    const message = `${step.day} has not come yet; a step is recorded on or after its day.`;
    refusals.push(against("step-in-future", message, { reference, day: step.day, today: given.today }));
  }
  return refusals;
}

function reasonsOfPerson(decision: Authorisation, step: Step, actor: string): readonly Refusal[] {
  if (!needsSecondPerson(step.kind) || actor !== decision.draftedBy) return [];
  const { reference } = decision;
  const message = `${reference} was drafted by the same account; another person must record that it was ${inWords(step.kind)}.`;
  return [against("same-person", message, { reference, step: step.kind }, "docs/rules.md#four-eyes")];
}

/** Whether the law knows the procedure on the day, and whether its bodies sit. A recall, an end or information asks for neither. */
function reasonsOfLaw(decision: Authorisation, step: Step, sittings: Sittings): readonly Refusal[] {
  if (!["proposed", "debated", "granted", "rejected", "extended", "acted"].includes(step.kind)) return [];
  const { procedure } = decision;
  const refusals: Refusal[] = [];
  if (!isKnownOn(procedure, step.day)) {
    const message = `The law knows ${procedure.title} from ${procedure.validFrom} to ${procedure.validTo ?? "…"}; ${step.day} lies outside.`;
    const facts = { procedure: procedure.title, from: procedure.validFrom, to: procedure.validTo, day: step.day };
    refusals.push(against("procedure-not-known", message, facts, "docs/rules.md#bodies"));
  }
  return step.kind === "acted" ? refusals : [...refusals, ...reasonsOfBodies(procedure, sittings, step.day)];
}

function reasonsOfKind(decision: Authorisation, step: Step, given: StepContext): readonly Refusal[] {
  switch (step.kind) {
    case "proposed":
      return reasonsAgainstProposal(decision);
    case "granted":
      return [
        ...reasonsAgainstVotes(
          decision.procedure,
          [...decision.votes, ...step.votes],
          votingDays(decision, step),
          given.sittings,
        ),
        ...reasonsOfInformation(decision),
        ...reasonsOfRatification(decision, step),
      ];
    case "rejected":
      return reasonsAgainstRejection(decision.procedure, [...decision.votes, ...step.votes], step.note);
    case "deemed_granted":
      return reasonsAgainstSilence(decision, step);
    case "acted":
      return reasonsAgainstUrgency(decision, step);
    case "extended":
      return [
        ...reasonsAgainstExtension(decision, step),
        ...reasonsAgainstVotes(decision.procedure, step.votes, votingDays(decision, step), given.sittings),
      ];
    case "suspended":
    case "resumed":
    case "lapsed":
      return unexplained(decision, step);
    case "recalled":
      return [...unexplained(decision, step), ...reasonsOfWithdrawal(decision, step)];
    case "expired":
      return reasonsAgainstExpiry(decision, step);
    case "superseded":
      return reasonsAgainstSuperseding(decision, step, given.law);
    default:
      return [];
  }
}

function votingDays(decision: Authorisation, step: Step) {
  return { from: decision.proposedOn, to: step.day };
}

function reasonsAgainstProposal(decision: Authorisation): readonly Refusal[] {
  const amends = decision.relations.some((relation) => relation.kind === "amends" && relation.changes.length > 0);
  if (decision.scopes.length > 0 || amends) return [];
  const message = `${decision.reference} names nothing that it would permit; give it a scope before it is proposed.`;
  return [against("nothing-to-permit", message, { reference: decision.reference }, "docs/rules.md#authorisation")];
}

/** Where the law asks for no consent, the letter that informs comes before the government goes ahead. */
function reasonsOfInformation(decision: Authorisation): readonly Refusal[] {
  if (decision.procedure.requiresConsent || decision.procedure.kind !== "information_only") return [];
  if (decision.events.some((event) => event.kind === "information")) return [];
  const bodies = decision.procedure.bodies.join(", ");
  const message = `${bodies} must be informed before: record the information first.`;
  return [
    against("information-missing", message, { reference: decision.reference, bodies }, "docs/rules.md#procedures"),
  ];
}

function reasonsOfRatification(decision: Authorisation, step: Step): readonly Refusal[] {
  const { reference, ratifyBy } = decision;
  if (decision.status !== "acting" || ratifyBy === null || step.day <= ratifyBy) return [];
  const message = `${reference} had to be ratified by ${ratifyBy}; ${step.day} is too late: record that it lapsed.`;
  return [against("ratification-late", message, { reference, ratifyBy, day: step.day }, "docs/rules.md#urgency")];
}

/** First day on which silence has decided: the day after the last day for objecting; null where the procedure knows no silence. */
export function silenceEnds(procedure: Procedure, proposedOn: Day): Day | null {
  const days = procedure.terms.silenceDays;
  return procedure.kind !== "simplified_silence" || days === undefined ? null : addDays(proposedOn, days + 1);
}

function reasonsAgainstSilence(decision: Authorisation, step: Step): readonly Refusal[] {
  const source = "docs/rules.md#silence";
  const { reference, procedure } = decision;
  const from = inOrder(decision.events).findLast((event) => event.kind === "proposed")?.day;
  const earliest = from === undefined ? null : silenceEnds(procedure, from);
  if (earliest === null) {
    const message = `${procedure.title} knows no consent by silence.`;
    return [against("no-silence", message, { reference, procedure: procedure.title }, source)];
  }
  const refusals: Refusal[] = [];
  if (step.day < earliest) {
    const message = `Members may object until the day before ${earliest}; ${step.day} is too early.`;
    refusals.push(against("silence-not-over", message, { reference, day: step.day, earliest }, source));
  }
  if (step.objectors === undefined) {
    const message = "Say how many members objected; 0 when nobody did.";
    refusals.push(against("objectors-unknown", message, { reference }, source));
  } else if (procedure.terms.objectors !== undefined && step.objectors >= procedure.terms.objectors) {
    const needed = procedure.terms.objectors;
    const message = `${step.objectors} objected; ${needed} force a debate: record the debate instead.`;
    refusals.push(against("silence-broken", message, { reference, objectors: step.objectors, needed }, source));
  }
  return refusals;
}

/** The day by which urgency must be ratified: as said in the step, else by the procedure's terms; null where neither says. */
export function ratifyByOf(procedure: Procedure, step: Pick<Step, "day" | "ratifyBy">): Day | null {
  if (step.ratifyBy !== undefined) return step.ratifyBy;
  return procedure.terms.ratifyDays === undefined ? null : addDays(step.day, procedure.terms.ratifyDays);
}

function reasonsAgainstUrgency(decision: Authorisation, step: Step): readonly Refusal[] {
  const source = "docs/rules.md#urgency";
  const { reference, procedure } = decision;
  if (procedure.kind !== "urgent_ex_post") {
    const message = `${procedure.title} does not let anybody be sent before it has decided.`;
    return [against("not-urgent", message, { reference, procedure: procedure.title }, source)];
  }
  const ratifyBy = ratifyByOf(procedure, step);
  if (ratifyBy === null) {
    const message = "Say by which day it must be ratified; the procedure names none.";
    return [against("ratify-by-missing", message, { reference }, source)];
  }
  if (ratifyBy > step.day) return [];
  const message = `Ratification by ${ratifyBy} would lie on or before the order of ${step.day}.`;
  return [against("ratify-by-too-early", message, { reference, ratifyBy, day: step.day }, source)];
}

function reasonsAgainstExtension(decision: Authorisation, step: Step): readonly Refusal[] {
  const { reference } = decision;
  if (step.validTo === undefined) {
    const message = "Say until when it is extended, or that no end is stated.";
    return [against("extension-without-day", message, { reference })];
  }
  const last = lastDayOfAll(decision.scopes);
  if (last === null) {
    const message = `${reference} states no end; there is nothing to extend.`;
    return [against("no-end-to-extend", message, { reference })];
  }
  if (step.validTo === null || step.validTo > last) return [];
  const message = `${reference} holds until ${last} already; ${step.validTo} would not extend it.`;
  return [against("not-later", message, { reference, last, validTo: step.validTo })];
}

function unexplained(decision: Authorisation, step: Step): readonly Refusal[] {
  if (step.note !== "") return [];
  const message = `Say why it was ${inWords(step.kind)}: whoever has to act on it will ask.`;
  return [against("step-unexplained", message, { reference: decision.reference, step: step.kind })];
}

function reasonsOfWithdrawal(decision: Authorisation, step: Step): readonly Refusal[] {
  const until = step.withdrawalUntil ?? null;
  if (until === null || until >= step.day) return [];
  const message = `The way home until ${until} would end before ${step.day}.`;
  return [against("withdrawal-before-step", message, { reference: decision.reference, until, day: step.day })];
}

function reasonsAgainstExpiry(decision: Authorisation, step: Step): readonly Refusal[] {
  const { reference } = decision;
  const last = lastDayOfAll(decision.scopes);
  if (last === null) {
    const message = `${reference} states no end, so it cannot expire; it may lapse, be recalled or superseded.`;
    return [against("no-end-to-expire", message, { reference })];
  }
  if (step.day > last) return [];
  const message = `${reference} holds to ${last}; it has not expired on ${step.day}.`;
  return [against("not-expired", message, { reference, last, day: step.day })];
}

function reasonsAgainstSuperseding(
  decision: Authorisation,
  step: Step,
  law: readonly Authorisation[],
): readonly Refusal[] {
  const { id, reference } = decision;
  const later = law.filter((other) => other.relations.some((r) => r.to === id && r.kind === "replaces"));
  if (later.some((other) => other.decidedOn !== null && other.decidedOn <= step.day && other.status !== "rejected"))
    return [];
  const message = `No granted decision replaces ${reference}; it is superseded when one does.`;
  return [against("nothing-replaces", message, { reference })];
}
