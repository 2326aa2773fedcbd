/** What is typed in the dialog of a step, and the step it makes. Pure. */
import type { Authorisation, Step, Vote } from "@contingent/server/authorisations/schema";
import type { Day } from "@contingent/server/platform/days";

/** Votes of one body as typed; an empty number was not published. */
export interface TypedVote {
  readonly body: string;
  readonly heldOn: string;
  readonly inFavour: string;
  readonly against: string;
  readonly abstained: string;
  readonly present: string;
  /** Empty: no vote was taken. */
  readonly result: "" | "approved" | "rejected";
}

export interface TypedStep {
  readonly kind: Step["kind"];
  readonly day: string;
  readonly note: string;
  readonly source: string;
  readonly votes: readonly TypedVote[];
  readonly objectors: string;
  readonly ratifyBy: string;
  readonly validTo: string;
  readonly withdrawalUntil: string;
  readonly breachReason: string;
}

/** What the dialog begins with: today, and one vote for each body that decides. */
export function beginStep(decision: Authorisation, kind: Step["kind"], today: Day): TypedStep {
  const votes = takesVotes(kind) ? bodiesOf(decision).map((body) => noVote(body, today)) : [];
  return {
    kind,
    day: today,
    note: "",
    source: "",
    votes,
    objectors: "",
    ratifyBy: "",
    validTo: "",
    withdrawalUntil: "",
    breachReason: "",
  };
}

function bodiesOf(decision: Authorisation): readonly string[] {
  const { rules, bodies, sitsAs } = decision.procedure;
  const voting = rules.length > 0 ? rules.map((rule) => rule.body) : bodies;
  return sitsAs === "" ? voting : [...voting, sitsAs];
}

function noVote(body: string, heldOn: Day): TypedVote {
  return { body, heldOn, inFavour: "", against: "", abstained: "", present: "", result: "" };
}

/** Whether votes belong to a step of this kind. */
export function takesVotes(kind: Step["kind"]): boolean {
  return ["proposed", "debated", "granted", "rejected", "extended"].includes(kind);
}

/** Whether the step may end people's cover: what happens to them is asked for. */
export function mayShrink(kind: Step["kind"]): boolean {
  return ["granted", "rejected", "recalled", "lapsed", "superseded", "proposed", "extended"].includes(kind);
}

/** The step as the server is told. */
export function stepOf(typed: TypedStep): Step {
  return {
    kind: typed.kind,
    day: typed.day,
    note: typed.note.trim(),
    source: typed.source.trim(),
    votes: typed.votes.flatMap((vote) => voteOf(vote, typed.source.trim())),
    ...(typed.kind === "deemed_granted" && typed.objectors !== "" ? { objectors: Number(typed.objectors) } : {}),
    ...(typed.kind === "acted" && typed.ratifyBy !== "" ? { ratifyBy: typed.ratifyBy } : {}),
    ...(typed.kind === "extended" ? { validTo: typed.validTo === "" ? null : typed.validTo } : {}),
    ...(typed.withdrawalUntil === "" ? {} : { withdrawalUntil: typed.withdrawalUntil }),
    ...(typed.breachReason.trim() === "" ? {} : { breachReason: typed.breachReason.trim() }),
  };
}

function voteOf(vote: TypedVote, source: string): Vote[] {
  if (vote.result === "") return [];
  return [
    {
      body: vote.body,
      heldOn: vote.heldOn,
      inFavour: numberOf(vote.inFavour),
      against: numberOf(vote.against),
      abstained: numberOf(vote.abstained),
      present: numberOf(vote.present),
      result: vote.result,
      source,
    },
  ];
}

function numberOf(words: string): number | null {
  return /^\d+$/.test(words.trim()) ? Number(words.trim()) : null;
}
