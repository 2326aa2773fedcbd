/** Changes of the law that would make a refused deployment lawful, each tried on the law before it is named. Pure. */
import { inWords } from "../missions/names.ts";
import type { Day } from "../platform/days.ts";
import type { Judgement, Knowledge } from "./cover.ts";
import { isLawful } from "./lawful.ts";
import { largest, remedy } from "./remedy-search.ts";
import type { Authorisation, Ceiling, CoverOption, MayDeployQuestion, Procedure, Remedy } from "./schema.ts";

/** Raising the ceilings of one decision by as little as will do; one way for each decision whose ceilings alone are in the way. */
export function amended(question: MayDeployQuestion, known: Knowledge, judgement: Judgement): readonly Remedy[] {
  const inReach = judgement.options.filter(
    (o) => o.refusals.length > 0 && o.refusals.every((r) => r.code === "over-ceiling"),
  );
  return inReach.flatMap((option) => {
    const tight = new Set(option.refusals.map((refusal) => String(refusal.facts.ceiling)));
    const raised = [...tight].flatMap((code) => {
      const by = leastRaise(question, known, option, code, tight);
      const ceiling = ceilingOf(known, option, code);
      return by === null || ceiling === undefined ? [] : [{ code, by, people: ceiling.people + by }];
    });
    if (raised.length !== tight.size) return [];
    const ceilings = raised.map(({ code, by, people }) => `${code} +${by} = ${people}`).join(", ");
    const procedure = procedureOn(known.procedures, known.asOf);
    const body = procedure?.bodies.join(" and ") ?? "the competent body";
    const message = `A decision of ${body} that raises ${ceilings} in ${option.reference} would let all ${question.people} go.`;
    const facts = {
      reference: option.reference,
      ceilings,
      mission: question.mission,
      people: question.people,
      procedure: procedure?.title ?? "",
    };
    return [remedy("needs-higher-ceiling", message, facts, null)];
  });
}

/** The least by which one ceiling must rise when the other tight ones rise as far as may be; null when no rise helps. */
function leastRaise(
  question: MayDeployQuestion,
  known: Knowledge,
  option: CoverOption,
  code: string,
  tight: ReadonlySet<string>,
): number | null {
  const most = question.people * 2 + Math.max(0, ...option.ceilings.map((ceiling) => -ceiling.least));
  const raisedBy = (by: number) =>
    withLaw(known, option.authorisationId, (a) => ({
      ...a,
      ceilings: a.ceilings.map((c) =>
        tight.has(c.code) ? { ...c, people: c.people + (c.code === code ? by : most) } : c,
      ),
    }));
  const asked = { ...question, under: option.authorisationId };
  // The fewest is the negative of the most.
  const found = largest(-most, 0, (n) => isLawful(asked, raisedBy(-n)));
  return found === null ? null : -found;
}

function ceilingOf(known: Knowledge, option: CoverOption, code: string): Ceiling | undefined {
  return known.law.find((a) => a.id === option.authorisationId)?.ceilings.find((ceiling) => ceiling.code === code);
}

/** Letting a decision hold longer, where only its end is in the way. */
export function extended(question: MayDeployQuestion, known: Knowledge, judgement: Judgement): readonly Remedy[] {
  const ending = judgement.options.filter(
    (option) => option.refusals.length > 0 && option.refusals.every((refusal) => refusal.code === "after-validity"),
  );
  return ending.flatMap((option) => {
    const longer = withLaw(known, option.authorisationId, (a) => ({
      ...a,
      scopes: a.scopes.map((scope) => (scope.id === option.scopeId ? { ...scope, validTo: question.to } : scope)),
    }));
    if (!isLawful({ ...question, under: option.authorisationId }, longer)) return [];
    const { reference } = option;
    const message = `If ${reference} were extended to ${question.to}, all ${question.people} could go.`;
    return [remedy("extend-decision", message, { reference, to: question.to, people: question.people }, null)];
  });
}

function withLaw(known: Knowledge, id: string, change: (authorisation: Authorisation) => Authorisation): Knowledge {
  return { ...known, law: known.law.map((a) => (a.id === id ? change(a) : a)) };
}

/** A new decision that names mission, role and mode for so many. It helps wherever the mission itself is open, which the caller knows. */
export function decided(question: MayDeployQuestion, known: Knowledge): readonly Remedy[] {
  const procedure = procedureOn(known.procedures, known.asOf);
  const body = procedure === null ? "the competent body" : procedure.bodies.join(" and ");
  const article =
    procedure === null || procedure.article === "" ? "" : ` (${procedure.instrument}, ${procedure.article})`;
  const { mission, role, mode, people } = question;
  const message = `Otherwise a new decision of ${body}${article} is needed that names ${mission} for ${inWords(role)}, ${inWords(mode)}.`;
  return [remedy("needs-decision", message, { mission, role, mode, procedure: procedure?.title ?? "", people }, null)];
}

/** The procedure by which consent to send is given on a day: the one with consent that began last; null when none is known. */
export function procedureOn(procedures: readonly Procedure[], day: Day): Procedure | null {
  const holding = procedures.filter(
    (p) => p.requiresConsent && p.sends && p.validFrom <= day && (p.validTo === null || day <= p.validTo),
  );
  return holding.reduce<Procedure | null>(
    (best, p) => (best === null || p.validFrom > best.validFrom ? p : best),
    null,
  );
}
