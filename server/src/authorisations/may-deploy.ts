/** May so many people be in a mission on these days? The answer with everything that it rests on. Pure. */
import type { Refusal } from "../platform/outcome.ts";
import { type Judgement, judge, type Knowledge } from "./cover.ts";
import { remediesFor } from "./remedies.ts";
import type { Authorisation, Condition, CoverOption, MayDeployAnswer, MayDeployQuestion, Remark } from "./schema.ts";
import { isEffective } from "./status.ts";

export type { Knowledge } from "./cover.ts";

/**
 * The answer, with the decisions used, head-room per day, every reason against, and what would make it lawful.
 *
 * @param ways whether ways out of a denial are looked for; each asks the law again, which a writer of presence does not need
 */
export function mayDeploy(question: MayDeployQuestion, known: Knowledge, ways = true): MayDeployAnswer {
  const judgement = judge(question, known);
  return judgement.parts.length > 0
    ? allowed(question, known, judgement)
    : denied(question, known, judgement, ways ? remediesFor(question, known, judgement) : []);
}

function base(question: MayDeployQuestion, known: Knowledge, { options, cover, parts, firstFailingDay }: Judgement) {
  const others = options.filter((option) => option !== cover);
  const { asOf, knownAt } = known;
  return { question, asOf, knownAt, cover, parts: [...parts], others, firstFailingDay };
}

function denied(
  question: MayDeployQuestion,
  known: Knowledge,
  judgement: Judgement,
  remedies: MayDeployAnswer["remedies"],
): MayDeployAnswer {
  const { general, options } = judgement;
  const ofDecisions = options.flatMap((option) => option.refusals);
  // Where the mission itself is closed and a decision would do, what other decisions lack does not matter.
  const beside = general.length > 0 && options.some((option) => option.refusals.length === 0);
  const refusals = [...general, ...(beside ? [] : ofDecisions)];
  return {
    ...base(question, known, judgement),
    verdict: "deny",
    refusals: refusals.length === 0 ? [nothingGranted(question, known.asOf)] : refusals,
    conditions: [],
    interpretations: interpretationsOf(known.law, options),
    remedies,
    remarks: [],
  };
}

function allowed(question: MayDeployQuestion, known: Knowledge, judgement: Judgement): MayDeployAnswer {
  const { parts, options } = judgement;
  const used = new Set<string>(parts.map((part) => part.authorisationId));
  const conditions = conditionsOf(known.law, used);
  const also = options.filter(
    (option) =>
      !used.has(option.authorisationId) &&
      option.scopeId !== null &&
      isEffective(known.law.find((a) => a.id === option.authorisationId)?.status ?? null),
  );
  const names = [...new Set(parts.map((part) => part.reference))].join(", ");
  return {
    ...base(question, known, judgement),
    verdict: conditions.some((condition) => condition.kind === "precondition") ? "allow_with_condition" : "allow",
    refusals: [],
    conditions,
    interpretations: interpretationsOf(known.law, parts),
    remedies: [],
    remarks: [...(parts.length > 1 ? [inTurnRemark(parts)] : []), ...also.map((option) => notAddedUp(names, option))],
  };
}

function conditionsOf(law: readonly Authorisation[], used: ReadonlySet<string>): Condition[] {
  return law.filter((authorisation) => used.has(authorisation.id)).flatMap((authorisation) => authorisation.conditions);
}

function nothingGranted(question: MayDeployQuestion, asOf: string): Refusal {
  return {
    code: "nothing-granted",
    message: `No decision that permits anything is known on ${asOf}.`,
    facts: { mission: question.mission, asOf },
    source: "docs/rules.md#may-deploy",
  };
}

function inTurnRemark(parts: Judgement["parts"]): Remark {
  const said = parts.map((part) => `${part.reference} ${part.from}–${part.to}`).join("; ");
  return {
    code: "decisions-in-turn",
    message: `Different decisions cover different days: ${said}.`,
    facts: { parts: said },
    source: "docs/rules.md#several-decisions",
  };
}

function notAddedUp(used: string, other: CoverOption): Remark {
  return {
    code: "not-added-up",
    message: `${other.reference} names the mission too; its room is not added to that of ${used}.`,
    facts: { used, other: other.reference },
    source: "docs/rules.md#several-decisions",
  };
}

/** Readings on which the answer rests: of the decisions that name the mission, those about them whole or about a ceiling counted. */
function interpretationsOf(
  law: readonly Authorisation[],
  options: readonly Pick<CoverOption, "authorisationId" | "ceilings" | "scopeId">[],
) {
  const found = options.flatMap((option) => {
    const counted = new Set(option.ceilings.map((ceiling) => ceiling.id));
    const all = law.find((a) => a.id === option.authorisationId)?.interpretations ?? [];
    return option.scopeId === null ? [] : all.filter((i) => i.ceilingId === null || counted.has(i.ceilingId));
  });
  return [...new Map(found.map((one) => [one.id, one])).values()];
}
