/** Whether the votes of a procedure's bodies suffice. A number that is not known is never held against a recorded result. Pure. */
import type { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { BodyRule, Procedure, Sittings } from "./procedure-shapes.ts";
import type { Vote } from "./schema.ts";
import { isSitting } from "./sittings.ts";

const source = "docs/rules.md#votes";

/** Votes needed in favour by a body's rule; null where the numbers that it takes are not known. */
export function votesNeeded(rule: BodyRule, vote: Vote): number | null {
  switch (rule.majority) {
    case "none":
      return 0;
    case "cast":
      return vote.against === null ? null : vote.against + 1;
    case "present":
      return vote.present === null ? null : Math.floor(vote.present / 2) + 1;
    case "members":
      return rule.members === null ? null : Math.floor(rule.members / 2) + 1;
    case "two_thirds":
      return rule.members === null ? null : Math.ceil((rule.members * 2) / 3);
    default:
      return rule.majority satisfies never;
  }
}

/** Members that must be present; null where the number of members is not known, 0 where no quorum is asked. */
export function quorumNeeded(rule: BodyRule): number | null {
  if (rule.quorum === "none") return 0;
  if (rule.members === null) return null;
  const share = { third: 1 / 3, half: 1 / 2, two_thirds: 2 / 3 }[rule.quorum];
  return Math.ceil(rule.members * share);
}

/**
 * Why the votes do not carry a decision; empty when every body approved with enough. Days: from the proposal to the step. A body's
 * members are those of the rule, or, where it names none, those that the body had on the day of the vote.
 */
export function reasonsAgainstVotes(
  procedure: Procedure,
  votes: readonly Vote[],
  days: { readonly from: Day | null; readonly to: Day },
  sittings: Sittings,
): readonly Refusal[] {
  if (procedure.rules.length === 0) return [];
  const joint = procedure.sitsAs === "" ? [] : votes.filter((vote) => vote.body === procedure.sitsAs);
  const known = new Set([...procedure.rules.map((rule) => rule.body), procedure.sitsAs]);
  return [
    ...votes.flatMap((vote) => reasonsOfDay(vote, days)),
    ...votes.filter((vote) => !known.has(vote.body)).map((vote) => ofAnother(procedure, vote)),
    ...(joint.length > 0
      ? joint.flatMap(notApproved)
      : procedure.rules.flatMap((rule) => reasonsOfBody(rule, votes, sittings))),
  ];
}

/** Why a rejection is not shown by the votes: no body rejected it. Empty where a vote rejects, or no votes are asked for. */
export function reasonsAgainstRejection(
  procedure: Procedure,
  votes: readonly Vote[],
  note: string,
): readonly Refusal[] {
  if (procedure.rules.length === 0 || note !== "" || votes.some((vote) => vote.result === "rejected")) return [];
  const message = "A rejection needs a vote that rejected it, or a note that says how it came about.";
  return [{ code: "rejection-unexplained", message, facts: {}, source }];
}

function reasonsOfBody(rule: BodyRule, votes: readonly Vote[], sittings: Sittings): readonly Refusal[] {
  const own = votes.filter((vote) => vote.body === rule.body);
  const last = own.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1)).at(-1);
  if (last === undefined) {
    const message = `The vote of ${rule.body} is missing.`;
    return [{ code: "vote-missing", message, facts: { body: rule.body }, source }];
  }
  const members = rule.members ?? membersOn(sittings, rule.body, last.heldOn);
  return [...notApproved(last), ...notEnough({ ...rule, members }, last)];
}

function membersOn(sittings: Sittings, name: string, day: Day): number | null {
  return sittings.bodies.find((body) => body.name === name && isSitting(body, day))?.members ?? null;
}

function notApproved(vote: Vote): readonly Refusal[] {
  if (vote.result === "approved") return [];
  const message = `${vote.body} rejected it on ${vote.heldOn}.`;
  return [{ code: "vote-rejected", message, facts: { body: vote.body, day: vote.heldOn }, source }];
}

function notEnough(rule: BodyRule, vote: Vote): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const quorum = quorumNeeded(rule);
  const cast = sumOf(vote);
  const present = vote.present ?? cast;
  if (quorum !== null && present !== null && present < quorum) {
    const message = `${vote.body} had ${present} present; ${quorum} are needed.`;
    refusals.push({ code: "quorum-missing", message, facts: { body: vote.body, present, needed: quorum }, source });
  }
  const needed = votesNeeded(rule, vote);
  if (needed !== null && vote.inFavour !== null && vote.inFavour < needed) {
    const message = `${vote.body} had ${vote.inFavour} in favour; ${needed} are needed.`;
    refusals.push({
      code: "vote-insufficient",
      message,
      facts: { body: vote.body, inFavour: vote.inFavour, needed },
      source,
    });
  }
  return refusals;
}

/** All votes given; null where one of the numbers is not known. */
function sumOf(vote: Vote): number | null {
  if (vote.inFavour === null || vote.against === null || vote.abstained === null) return null;
  return vote.inFavour + vote.against + vote.abstained;
}

function reasonsOfDay(vote: Vote, days: { readonly from: Day | null; readonly to: Day }): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const early = days.from !== null && vote.heldOn < days.from;
  if (early || vote.heldOn > days.to) {
    const message = `The vote of ${vote.body} on ${vote.heldOn} lies outside ${days.from ?? "…"} to ${days.to}.`;
    refusals.push({
      code: "vote-outside-days",
      message,
      facts: { body: vote.body, day: vote.heldOn, from: days.from, to: days.to },
      source,
    });
  }
  const sum = (vote.inFavour ?? 0) + (vote.against ?? 0) + (vote.abstained ?? 0);
  if (vote.present !== null && sum > vote.present) {
    const message = `${vote.body}: ${sum} votes were counted, but ${vote.present} were present.`;
    refusals.push({
      code: "votes-beyond-present",
      message,
      facts: { body: vote.body, sum, present: vote.present },
      source,
    });
  }
  return refusals;
}

function ofAnother(procedure: Procedure, vote: Vote): Refusal {
  const bodies = procedure.rules.map((rule) => rule.body).join(", ");
  return {
    code: "vote-of-another-body",
    message: `${vote.body} does not decide by ${procedure.title}; ${bodies} do.`,
    facts: { body: vote.body, procedure: procedure.title, bodies },
    source,
  };
}
