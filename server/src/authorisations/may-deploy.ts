/**
 * May so many people be in a mission on these days? Every day must be covered by one granted decision, for all of the people, under
 * each of its ceilings. Decisions are never added up: whoever goes stands under one.
 */
import { lastDayFor, reasonsAgainstDays as reasonsOfMission } from "../missions/rules.ts";
import type { Mission } from "../missions/schema.ts";
import { addDays, type Day, earlierDay, laterDay, type Moment } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { type Asked, type CeilingUse, judgeCeiling, refusalOf } from "./ceiling.ts";
import { remediesFor } from "./remedies.ts";
import type {
  Authorisation,
  Ceiling,
  CeilingId,
  CoverOption,
  MayDeployAnswer,
  MayDeployQuestion,
  Procedure,
  Remark,
} from "./schema.ts";
import { bestScope } from "./scope.ts";
import { isEffective } from "./status.ts";

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

/** The answer, with the decision used, head-room per day, every reason against, and what would make it lawful. */
export function mayDeploy(question: MayDeployQuestion, known: Knowledge): MayDeployAnswer {
  const options = known.law
    .filter((a) => isWorthNaming(a, question))
    .map((a) => optionOf(a, question, known))
    .sort(latestFirst(known.law));
  const general = reasonsInGeneral(question, known.mission);
  const cover = general.length === 0 ? (options.find((option) => option.refusals.length === 0) ?? null) : null;
  const others = options.filter((option) => option !== cover);
  if (cover !== null) return allowed(question, known, cover, others);
  const firstFailingDay = firstFailure(question, known.mission, options);
  const refusals = [
    ...general,
    ...(general.length > 0 && options.some((o) => o.refusals.length === 0) ? [] : options.flatMap((o) => o.refusals)),
  ];
  const none = refusals.length === 0 ? [nothingGranted(question, known.asOf)] : [];
  return {
    ...answerBase(question, known),
    verdict: "deny",
    cover: null,
    others,
    firstFailingDay,
    refusals: [...refusals, ...none],
    conditions: [],
    interpretations: interpretationsOf(known.law, options),
    remedies: [...remediesFor(question, known, options)],
    remarks: [],
  };
}

function answerBase(question: MayDeployQuestion, known: Knowledge) {
  return { question, asOf: known.asOf, knownAt: known.knownAt };
}

function allowed(
  question: MayDeployQuestion,
  known: Knowledge,
  cover: CoverOption,
  others: readonly CoverOption[],
): MayDeployAnswer {
  const authorisation = known.law.find((a) => a.id === cover.authorisationId);
  const conditions = authorisation?.conditions ?? [];
  const also = others.filter((option) => option.scopeId !== null && isEffective(statusOf(known.law, option)));
  return {
    ...answerBase(question, known),
    verdict: conditions.some((condition) => condition.kind === "precondition") ? "allow_with_condition" : "allow",
    cover,
    others: [...others],
    firstFailingDay: null,
    refusals: [],
    conditions,
    interpretations: interpretationsOf(known.law, [cover]),
    remedies: [],
    remarks: also.map((option) => notAddedUp(cover, option)),
  };
}

/** Decisions in force are always named; others only when their scopes name the mission. */
function isWorthNaming(authorisation: Authorisation, question: MayDeployQuestion): boolean {
  return (
    isEffective(authorisation.status) || authorisation.scopes.some((scope) => scope.missions.includes(question.mission))
  );
}

/** One decision held against the question. */
export function optionOf(authorisation: Authorisation, question: MayDeployQuestion, known: Knowledge): CoverOption {
  const best = bestScope(authorisation, question, known.law);
  const base = {
    authorisationId: authorisation.id,
    reference: authorisation.reference,
    title: authorisation.title,
    scopeId: best.scope?.id ?? null,
    scope: best.scope?.label ?? null,
  };
  if (!isEffective(authorisation.status)) {
    return { ...base, ceilings: [], refusals: [notGranted(authorisation, known.asOf)], firstFailingDay: question.from };
  }
  if (best.scope === null || best.refusals.length > 0) {
    return { ...base, ceilings: [], refusals: [...best.refusals], firstFailingDay: best.firstFailingDay };
  }
  const judged = ceilingsOf(authorisation, best.scope.ceilings, question).map((ceiling) => {
    const asked = askedOf(question, known, ceiling.id);
    const verdict = judgeCeiling(ceiling, known.useOf(ceiling.id), asked);
    return { verdict, refusal: refusalOf(ceiling, verdict, asked) };
  });
  const failing = judged.flatMap(({ verdict }) => verdict.failing.map((run) => run.from));
  return {
    ...base,
    ceilings: judged.map(({ verdict }) => verdict.answer),
    refusals: judged.map(({ refusal }) => refusal).filter((refusal) => refusal !== null),
    firstFailingDay: failing.length === 0 ? null : failing.reduce(earlierDay),
  };
}

function askedOf(question: MayDeployQuestion, known: Knowledge, ceiling: CeilingId): Asked {
  const { people, from, to } = question;
  return { people, fresh: known.freshOf?.(ceiling) ?? people, from, to };
}

/** The ceilings of a scope that count the role asked for, in the scope's order. */
function ceilingsOf(
  authorisation: Authorisation,
  ids: readonly CeilingId[],
  question: MayDeployQuestion,
): readonly Ceiling[] {
  return ids
    .map((id) => authorisation.ceilings.find((ceiling) => ceiling.id === id))
    .filter((ceiling) => ceiling !== undefined)
    .filter((ceiling) => !ceiling.excludes.includes(question.role));
}

function reasonsInGeneral(question: MayDeployQuestion, mission: Mission | null): readonly Refusal[] {
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

/** The day up to which the decision that reaches furthest covers, or on which the mission ends, whichever comes first. */
function firstFailure(question: MayDeployQuestion, mission: Mission | null, options: readonly CoverOption[]): Day {
  const last = mission === null ? null : lastDayFor(mission, question.purpose ?? "service");
  const closed = last === null || question.to <= last ? null : laterDay(addDays(last, 1), question.from);
  const covers = options.some((option) => option.firstFailingDay === null);
  const reached = options.map((option) => option.firstFailingDay ?? question.from).reduce(laterDay, question.from);
  if (closed === null) return reached;
  return covers ? closed : earlierDay(reached, closed);
}

function notGranted(authorisation: Authorisation, asOf: Day): Refusal {
  const { reference, status, outcome } = authorisation;
  const why = outcome === "" ? "" : ` ${outcome}`;
  return {
    code: "not-granted",
    message: `${reference} is ${status} on ${asOf} and permits nothing.${why}`,
    facts: { reference, status, asOf },
    source: "docs/rules.md#life-of-a-decision",
  };
}

function nothingGranted(question: MayDeployQuestion, asOf: Day): Refusal {
  return {
    code: "nothing-granted",
    message: `No decision that permits anything is known on ${asOf}.`,
    facts: { mission: question.mission, asOf },
    source: "docs/rules.md#may-deploy",
  };
}

function notAddedUp(cover: CoverOption, other: CoverOption): Remark {
  return {
    code: "not-added-up",
    message: `${other.reference} names the mission too; its room is not added to that of ${cover.reference}.`,
    facts: { used: cover.reference, other: other.reference },
    source: "docs/rules.md#several-decisions",
  };
}

function interpretationsOf(law: readonly Authorisation[], options: readonly CoverOption[]) {
  return options.flatMap((option) => {
    const counted = new Set(option.ceilings.map((ceiling) => ceiling.id));
    const all = law.find((a) => a.id === option.authorisationId)?.interpretations ?? [];
    return option.scopeId === null ? [] : all.filter((i) => i.ceilingId === null || counted.has(i.ceilingId));
  });
}

function statusOf(law: readonly Authorisation[], option: CoverOption) {
  return law.find((a) => a.id === option.authorisationId)?.status ?? null;
}

function latestFirst(law: readonly Authorisation[]): (a: CoverOption, b: CoverOption) => number {
  const day = (option: CoverOption) => law.find((a) => a.id === option.authorisationId)?.decidedOn ?? "";
  return (a, b) => (day(a) === day(b) ? (a.reference < b.reference ? 1 : -1) : day(a) < day(b) ? 1 : -1);
}
