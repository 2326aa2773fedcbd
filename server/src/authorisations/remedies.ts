/** What would make a refused deployment lawful: fewer people, other days, or a decision; each with its numbers. */
import { lastDayFor } from "../missions/rules.ts";
import { addDays, type Day, laterDay } from "../platform/days.ts";
import type { Knowledge } from "./may-deploy.ts";
import type { CoverOption, MayDeployQuestion, Procedure, Remark } from "./schema.ts";

const source = "docs/rules.md#may-deploy";

/** The ways out, the smallest change first. Empty only when the days themselves make no sense. */
export function remediesFor(
  question: MayDeployQuestion,
  known: Knowledge,
  options: readonly CoverOption[],
): readonly Remark[] {
  if (known.mission === null || question.to < question.from) return [];
  const inReach = options.filter((option) => option.ceilings.length > 0 && option.refusals.length > 0);
  const wrongDays = options
    .flatMap((option) => option.refusals)
    .filter((r) => r.code === "before-validity" || r.code === "after-validity");
  const remedies = [
    ...endBefore(question, known),
    ...inReach.flatMap((option) => withinCeilings(question, option)),
    ...otherDays(wrongDays),
  ];
  const covered = options.some((option) => option.refusals.length === 0);
  return covered ? remedies : [...remedies, newDecision(question, known, inReach)];
}

function endBefore(question: MayDeployQuestion, known: Knowledge): readonly Remark[] {
  const last = known.mission === null ? null : lastDayFor(known.mission, question.purpose ?? "service");
  if (last === null || question.to <= last || question.from > last) return [];
  const message = `End on ${last}, the last day that may be planned in ${question.mission}.`;
  return [{ code: "end-with-mission", message, facts: { mission: question.mission, to: last }, source }];
}

function withinCeilings(question: MayDeployQuestion, option: CoverOption): readonly Remark[] {
  const least = Math.min(...option.ceilings.map((ceiling) => ceiling.least));
  const { reference } = option;
  const remedies: Remark[] = [];
  if (least > 0) {
    const message = `At most ${least} people may go on all of these days under ${reference}.`;
    remedies.push({ code: "fewer-people", message, facts: { reference, people: least }, source });
  }
  const from = roomFrom(option);
  if (from !== null) {
    const message = `From ${from} on there is room for all ${question.people} under ${reference}.`;
    remedies.push({ code: "later-start", message, facts: { reference, from, people: question.people }, source });
  }
  const first = option.firstFailingDay;
  if (first !== null && first > question.from) {
    const to = addDays(first, -1);
    const message = `Up to ${to} there is room for all ${question.people} under ${reference}.`;
    remedies.push({ code: "earlier-end", message, facts: { reference, to, people: question.people }, source });
  }
  return remedies;
}

/** First day from which every later day asked for fits under all ceilings; null when the last day does not. */
function roomFrom(option: CoverOption): Day | null {
  const failing = option.ceilings.flatMap((ceiling) => ceiling.runs.filter((run) => !run.fits).map((run) => run.to));
  const last = failing.reduce(laterDay, "");
  const end = option.ceilings[0]?.runs.at(-1)?.to;
  return last === "" || end === undefined || last >= end ? null : addDays(last, 1);
}

function otherDays(refusals: readonly Remark[]): readonly Remark[] {
  return refusals.map(({ code, facts }) => {
    if (code === "before-validity") {
      const message = `Begin on ${facts.validFrom} or later, when ${facts.reference} holds.`;
      return { code: "begin-with-decision", message, facts, source };
    }
    const message = `End on ${facts.validTo} or earlier, while ${facts.reference} holds, or have it extended.`;
    return { code: "end-with-decision", message, facts, source };
  });
}

function newDecision(question: MayDeployQuestion, known: Knowledge, inReach: readonly CoverOption[]): Remark {
  const procedure = procedureOn(known.procedures, known.asOf);
  const body = procedure === null ? "the competent body" : procedure.bodies.join(" and ");
  const article =
    procedure === null || procedure.article === "" ? "" : ` (${procedure.instrument}, ${procedure.article})`;
  const what =
    inReach.length === 0 ? `names ${question.mission} for ${question.role}, ${question.mode}` : "raises the ceiling";
  return {
    code: inReach.length === 0 ? "needs-decision" : "needs-higher-ceiling",
    message: `Otherwise a new decision of ${body}${article} is needed that ${what}.`,
    facts: {
      mission: question.mission,
      role: question.role,
      mode: question.mode,
      procedure: procedure?.title ?? "",
      people: question.people,
    },
    source,
  };
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
