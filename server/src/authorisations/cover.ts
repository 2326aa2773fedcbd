/**
 * Which decisions cover people on all days asked for. Decisions are never added up: on each day everybody stands under one. Days
 * may follow each other under different decisions, as where one ends and another goes on. Pure.
 */
import { inWords } from "../missions/names.ts";
import { lastDayFor, reasonsAgainstDays as reasonsOfMission } from "../missions/rules.ts";
import type { Mission } from "../missions/schema.ts";
import { addDays, type Day, dayFromNumber, dayNumber, earlierDay, type Moment } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { type Asked, type CeilingUse, judgeCeiling, refusalOf } from "./ceiling.ts";
import type { Interval } from "./runs.ts";
import type {
  Authorisation,
  Ceiling,
  CeilingId,
  CoverOption,
  CoverPart,
  MayDeployQuestion,
  Procedure,
  Scope,
} from "./schema.ts";
import { scopesNearest } from "./scope.ts";
import { coversDays, isEffective } from "./status.ts";

/** What a question is answered from: the law and the facts as known, never the clock. */
export interface Knowledge {
  readonly asOf: Day;
  readonly knownAt: Moment;
  /** Decisions with their status on `asOf`. */
  readonly law: readonly Authorisation[];
  /** Null: no such mission is known. */
  readonly mission: Mission | null;
  readonly procedures: readonly Procedure[];
  readonly useOf: (ceiling: CeilingId) => CeilingUse;
  /** Of the people asked for, how many were never counted under the ceiling; all when absent. */
  readonly freshOf?: (ceiling: CeilingId) => number;
}

/** How the law stands to a question, before it is put into words. */
export interface Judgement {
  /** Reasons that hold whatever was decided: days that make no sense, a mission that is not there. */
  readonly general: readonly Refusal[];
  /** Every decision worth naming, the latest first. */
  readonly options: readonly CoverOption[];
  /** The one decision that covers all days and people, the latest of them; null when none does. */
  readonly cover: CoverOption | null;
  /** Days in order with the decision that covers each; empty unless all days are covered. */
  readonly parts: readonly CoverPart[];
  /** First day up to which nothing covers; null when all days are covered. */
  readonly firstFailingDay: Day | null;
}

/** Holds the question against every decision. */
export function judge(question: MayDeployQuestion, known: Knowledge): Judgement {
  const general = reasonsInGeneral(question, known.mission);
  const law = known.law.filter((a) => isAsked(a, question) && isWorthNaming(a, question)).sort(latestFirst);
  const options = law.map((a) => optionOf(a, question, known));
  const reversed = question.to < question.from;
  const cover = reversed ? null : (options.find((option) => option.refusals.length === 0) ?? null);
  const chain = reversed
    ? { parts: [], firstFailingDay: question.from }
    : cover === null
      ? inTurn(question, known, law)
      : { parts: [partOf(cover, question)], firstFailingDay: null };
  if (general.length === 0) return { general, options, cover, ...chain };
  const closed = firstClosedDay(question, known.mission);
  const firstFailingDay = chain.firstFailingDay === null ? closed : earlierDay(chain.firstFailingDay, closed);
  return { general, options, cover: null, parts: [], firstFailingDay };
}

/** Whether the question is about this decision: about any, or about this one by name. */
export function isAsked(authorisation: Authorisation, question: MayDeployQuestion): boolean {
  return question.under === undefined || [authorisation.reference, authorisation.id].includes(question.under);
}

/** Decisions in force are always named; others only when their scopes name the mission. */
function isWorthNaming(authorisation: Authorisation, question: MayDeployQuestion): boolean {
  return (
    isEffective(authorisation.status) || authorisation.scopes.some((scope) => scope.missions.includes(question.mission))
  );
}

/** Order of decisions: the latest first, then by reference. */
export function latestFirst(a: Authorisation, b: Authorisation): number {
  const [one, other] = [a.decidedOn ?? "", b.decidedOn ?? ""];
  if (one !== other) return one < other ? 1 : -1;
  return a.reference < b.reference ? 1 : -1;
}

/** Reasons that hold whatever was decided: days that make no sense, a mission that is not there or closed. */
export function reasonsInGeneral(question: MayDeployQuestion, mission: Mission | null): readonly Refusal[] {
  const source = "docs/rules.md#may-deploy";
  if (question.to < question.from) {
    const message = `The last day, ${question.to}, lies before the first, ${question.from}.`;
    return [{ code: "days-reversed", message, facts: { from: question.from, to: question.to }, source }];
  }
  if (mission === null) {
    const message = `No mission ${question.mission} is known.`;
    return [{ code: "mission-unknown", message, facts: { mission: question.mission }, source }];
  }
  return reasonsOfMission(mission, question.from, question.to, question.purpose ?? "service");
}

/** First day asked for on which the mission itself cannot have anybody. */
function firstClosedDay(question: MayDeployQuestion, mission: Mission | null): Day {
  if (mission === null || question.from < mission.started.day || question.to < question.from) return question.from;
  const last = lastDayFor(mission, question.purpose ?? "service");
  return last === null || question.from > last ? question.from : addDays(last, 1);
}

/** One decision held against the question, by the scope of it that comes nearest, its ceilings considered. */
export function optionOf(authorisation: Authorisation, question: MayDeployQuestion, known: Knowledge): CoverOption {
  const base = {
    authorisationId: authorisation.id,
    reference: authorisation.reference,
    title: authorisation.title,
    scopeId: null,
    scope: null,
    ceilings: [],
  };
  const nearest = scopesNearest(authorisation, question, known.law);
  if (!coversDays(authorisation)) {
    const first = nearest[0]?.scope ?? null;
    const refusals = [notGranted(authorisation, known.asOf)];
    return { ...base, ...named(first), refusals, firstFailingDay: question.from };
  }
  const judged = nearest.map((near): CoverOption => {
    if (near.scope === null || near.refusals.length > 0) {
      const { refusals, firstFailingDay } = near;
      return { ...base, ...named(near.scope), refusals: [...refusals], firstFailingDay };
    }
    return { ...base, ...named(near.scope), ...underCeilings(authorisation, near.scope, question, known) };
  });
  return judged.reduce((best, next) => (next.refusals.length < best.refusals.length ? next : best));
}

function named(scope: Scope | null) {
  return { scopeId: scope?.id ?? null, scope: scope?.label ?? null };
}

function underCeilings(authorisation: Authorisation, scope: Scope, question: MayDeployQuestion, known: Knowledge) {
  const judged = ceilingsOf(authorisation, scope.ceilings, question).map((ceiling) => {
    const asked = askedOf(question, known, ceiling.id);
    const verdict = judgeCeiling(ceiling, known.useOf(ceiling.id), asked);
    return { verdict, refusal: refusalOf(ceiling, verdict, asked) };
  });
  const failing = judged.flatMap(({ verdict }) => verdict.failing.map((run) => run.from));
  return {
    ceilings: judged.map(({ verdict }) => verdict.answer),
    refusals: judged.map(({ refusal }) => refusal).filter((refusal) => refusal !== null),
    firstFailingDay: failing.length === 0 ? null : failing.reduce(earlierDay),
  };
}

/** What is asked for under a ceiling. */
export function askedOf(question: MayDeployQuestion, known: Knowledge, ceiling: CeilingId): Asked {
  const { people, from, to } = question;
  return { people, fresh: Math.min(people, known.freshOf?.(ceiling) ?? people), from, to };
}

/** The ceilings of a scope that count the role asked for, in the scope's order. */
export function ceilingsOf(
  authorisation: Authorisation,
  ids: readonly CeilingId[],
  question: MayDeployQuestion,
): readonly Ceiling[] {
  return ids
    .map((id) => authorisation.ceilings.find((ceiling) => ceiling.id === id))
    .filter((ceiling) => ceiling !== undefined)
    .filter((ceiling) => !ceiling.excludes.includes(question.role));
}

function notGranted(authorisation: Authorisation, asOf: Day): Refusal {
  const { reference, status, outcome } = authorisation;
  const why = outcome === "" ? "" : ` ${outcome}`;
  return {
    code: "not-granted",
    message: `${reference} is ${inWords(status)} on ${asOf} and permits nothing.${why}`,
    facts: { reference, status, asOf },
    source: "docs/rules.md#life-of-a-decision",
  };
}

function partOf(option: CoverOption, days: { readonly from: Day; readonly to: Day }): CoverPart {
  const { authorisationId, reference, title, scope, ceilings } = option;
  const { scopeId } = option;
  if (scopeId === null) throw new Error(`${reference} covers by no scope.`);
  return { from: days.from, to: days.to, authorisationId, reference, title, scopeId, scope: scope ?? "", ceilings };
}

/**
 * The days in turn, each time under the decision that reaches furthest. Fewer days of what fits always fit, so no other order
 * reaches further. People of an earlier part stay counted under its ceilings.
 */
function inTurn(
  question: MayDeployQuestion,
  known: Knowledge,
  law: readonly Authorisation[],
): { readonly parts: readonly CoverPart[]; readonly firstFailingDay: Day | null } {
  const parts: CoverPart[] = [];
  const effective = law.filter(coversDays);
  for (let from = question.from; ; ) {
    const rest = { ...question, from };
    const reaching = effective
      .map((a) => furthest(a, rest, withParts(known, parts, question.people)))
      .filter((part) => part !== null)
      .reduce<CoverPart | null>((best, next) => (best === null || next.to > best.to ? next : best), null);
    if (reaching === null) return { parts: [], firstFailingDay: from };
    parts.push(reaching);
    if (reaching.to >= question.to) return { parts, firstFailingDay: null };
    from = addDays(reaching.to, 1);
  }
}

/** The longest part from the first day that one decision covers; null when it does not cover that day. */
function furthest(authorisation: Authorisation, question: MayDeployQuestion, known: Knowledge): CoverPart | null {
  const upTo = (to: Day) => {
    const option = optionOf(authorisation, { ...question, to }, known);
    return option.refusals.length === 0 ? partOf(option, { from: question.from, to }) : null;
  };
  let best = upTo(question.from);
  if (best === null) return null;
  let [covered, failing] = [dayNumber(question.from), dayNumber(question.to) + 1];
  while (failing - covered > 1) {
    const middle = Math.floor((covered + failing) / 2);
    const part = upTo(dayFromNumber(middle));
    if (part === null) failing = middle;
    else [best, covered] = [part, middle];
  }
  return best;
}

/** The same knowledge with the people of earlier parts counted; once counted over time they are not counted again. */
export function withParts(
  known: Knowledge,
  parts: readonly { readonly from: Day; readonly to: Day; readonly ceilings: readonly { readonly id: CeilingId }[] }[],
  people: number,
): Knowledge {
  if (parts.length === 0) return known;
  const taken = new Map<string, Interval[]>();
  for (const { ceilings, from, to } of parts) {
    for (const { id } of ceilings) taken.set(id, [...(taken.get(id) ?? []), { from, to, people }]);
  }
  const uses = new Map<string, CeilingUse>();
  const useOf = (ceiling: CeilingId): CeilingUse => {
    const own = taken.get(ceiling);
    if (own === undefined) return known.useOf(ceiling);
    const use = known.useOf(ceiling);
    const fresh = known.freshOf?.(ceiling) ?? people;
    return { present: [...use.present, ...own], ever: use.ever + fresh };
  };
  return {
    ...known,
    // The same people each time it is asked, so that what is worked out from them is worked out once.
    useOf: (ceiling) => {
      const use = uses.get(ceiling) ?? useOf(ceiling);
      uses.set(ceiling, use);
      return use;
    },
    freshOf: (ceiling) => (taken.has(ceiling) ? 0 : (known.freshOf?.(ceiling) ?? people)),
  };
}
