/** Decisions on changes that need a second person. Source: docs/rules.md#four-eyes. Pure. */
import type { Day } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { Guard } from "../guards.ts";
import type { Change, Extension, Tour, TourEvent } from "../schema.ts";

const source = "docs/rules.md#four-eyes";

/** Why a change cannot be decided on so by this account. */
export function reasonsAgainstDecision(
  change: Pick<Change, "id" | "state" | "proposedBy">,
  decision: "approved" | "rejected" | "withdrawn",
  actorId: string,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (change.state !== "pending") {
    const message = `The change is ${change.state} already.`;
    refusals.push({ code: "decided-already", message, facts: { change: change.id, state: change.state }, source });
  }
  const own = change.proposedBy === actorId;
  if (decision === "withdrawn" && !own) {
    const message = "Only who proposed a change withdraws it; reject it instead.";
    refusals.push({ code: "not-the-proposer", message, facts: { change: change.id }, source });
  }
  if (decision !== "withdrawn" && own) {
    const message = "The change was proposed by this account; another person must decide on it.";
    refusals.push({ code: "own-change", message, facts: { change: change.id }, source });
  }
  return refusals;
}

/** Why a change cannot be proposed: another one of the same tour or rotation still waits. */
export function reasonsAgainstProposal(pending: readonly Pick<Change, "id" | "kind" | "about">[]): readonly Refusal[] {
  return pending.map(({ id, kind, about }) => {
    const message = `A ${kind} of ${about} waits for a second person; have it decided on or withdrawn first.`;
    return { code: "change-pending", message, facts: { change: id, kind, about }, source };
  });
}

/** Guards of an extension: the country's consent and the UN's approval, both given by the day on which they are recorded. */
export function guardsOfExtension(tour: Tour, extension: Extension, today: Day): readonly Guard[] {
  const { consent = null, approval = null } = extension;
  const facts = { person: tour.person, to: extension.to };
  const rule = "docs/rules.md#tour";
  const guard = (code: string, paper: { day: Day } | null, message: string): Guard => {
    return { code, message, facts, source: rule, met: paper !== null && paper.day <= today, papers: [code] };
  };
  return [
    guard("consent", consent, `The country's consent to ${tour.person} staying to ${extension.to} is not recorded.`),
    guard("un-approval", approval, `The UN's approval of ${tour.person} staying to ${extension.to} is not recorded.`),
  ];
}

/** Why an event cannot be taken back: only the last one of a tour, and only of a kind that left something to go back to. */
export function reasonsAgainstUndo(tour: Tour, events: readonly TourEvent[], eventId: string): readonly Refusal[] {
  const last = events.at(-1);
  const facts = { person: tour.person, event: eventId, last: last?.kind ?? null };
  if (last === undefined || last.id !== eventId) {
    const message = `Only the last event of a tour is taken back; that of ${tour.person} is ${last?.kind ?? "none"}.`;
    return [{ code: "not-the-last-event", message, facts, source }];
  }
  if (last.fromState !== null && !KEPT.includes(last.kind)) return [];
  const message = `An event of the kind ${last.kind} is not taken back; correct the days or cancel the tour instead.`;
  return [{ code: "not-undone", message, facts, source }];
}

/** Kinds that are not taken back: with them a tour began, ended elsewhere or was put right already. */
const KEPT: readonly TourEvent["kind"][] = [
  "approved",
  "nominated",
  "cancelled",
  "rejected",
  "moved",
  "undone",
  "restood",
  "import_corrected",
  "import_undone",
];
