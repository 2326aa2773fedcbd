/** Other days on which a refused deployment would be lawful: a later first day, an earlier last day, or the whole at another time. Pure. */
import { lastDayFor } from "../missions/rules.ts";
import { addDays, type Day, daysBetween, laterDay } from "../platform/days.ts";
import type { Judgement, Knowledge } from "./cover.ts";
import { isLawful } from "./lawful.ts";
import { firstDayLawful, lastDayLawful, remedy } from "./remedy-search.ts";
import type { MayDeployQuestion, Remedy } from "./schema.ts";
import { lastCoveredDay } from "./scope.ts";

/** A later first day with the same last day, where that helps; named after what holds from then on. */
export function begun(question: MayDeployQuestion, known: Knowledge, judgement: Judgement): readonly Remedy[] {
  const from = firstDayLawful(question, known);
  if (from === null || from === question.from) return [];
  const asked = { ...question, from };
  const held = judgement.options
    .flatMap((option) => option.refusals)
    .find((refusal) => refusal.code === "before-validity" && refusal.facts.validFrom === from);
  if (held !== undefined) {
    const { reference, validFrom } = held.facts;
    const message = `Begin on ${validFrom} or later, when ${reference} holds.`;
    return [remedy("begin-with-decision", message, held.facts, asked)];
  }
  const message = `From ${from} on there is room for all ${question.people}.`;
  return [remedy("later-start", message, { from, people: question.people }, asked)];
}

/** An earlier last day with the same first day, where that helps; named after what ends then. */
export function shortened(question: MayDeployQuestion, known: Knowledge, judgement: Judgement): readonly Remedy[] {
  const to = lastDayLawful(question, known);
  if (to === null || to === question.to) return [];
  const asked = { ...question, to };
  const last = known.mission === null ? null : lastDayFor(known.mission, question.purpose ?? "service");
  if (last === to) {
    const message = `End on ${last}, the last day that may be planned in ${question.mission}.`;
    return [remedy("end-with-mission", message, { mission: question.mission, to: last }, asked)];
  }
  const held = judgement.options
    .flatMap((option) => option.refusals)
    .find((refusal) => refusal.code === "after-validity" && refusal.facts.validTo === to);
  if (held !== undefined) {
    const { reference, validTo } = held.facts;
    const message = `End on ${validTo} or earlier, while ${reference} holds, or have it extended.`;
    return [remedy("end-with-decision", message, held.facts, asked)];
  }
  const message = `Up to ${to} there is room for all ${question.people}.`;
  return [remedy("earlier-end", message, { to, people: question.people }, asked)];
}

/** Days by which the whole deployment may be moved at most. */
const FURTHEST = 730;
/** Most first days that are tried each way; where more things change, none is named rather than a wrong one. */
const MOST_TRIES = 150;

/** The same people for as many days, begun later or earlier; not before the day that is asked from. */
export function shifted(question: MayDeployQuestion, known: Knowledge): readonly Remedy[] {
  const length = daysBetween(question.from, question.to);
  const at = (from: Day): MayDeployQuestion => ({ ...question, from, to: addDays(from, length) });
  const starts = startsWorthTrying(question, known, length);
  const later = starts.later.find((from) => isLawful(at(from), known));
  const earlier = starts.earlier.find((from) => isLawful(at(from), known));
  const say = (code: string, from: Day | undefined) => {
    if (from === undefined) return [];
    const { to } = at(from);
    const message = `For as long, from ${from} to ${to}, all ${question.people} may go.`;
    return [remedy(code, message, { from, to, people: question.people }, at(from))];
  };
  return [...say("shift-later", later), ...say("shift-earlier", earlier)];
}

/**
 * First days that can be the nearest lawful ones. Moving on by a day helps only by leaving a day behind: the last of too many people, of
 * a changeover that would last too long, or one before a decision holds. Going back is the same from the other end.
 */
function startsWorthTrying(question: MayDeployQuestion, known: Knowledge, length: number) {
  const edges = new Set<Day>();
  const tops = new Set<Day>();
  for (const authorisation of known.law) {
    for (const scope of authorisation.scopes) {
      if (!scope.missions.includes(question.mission)) continue;
      edges.add(scope.validFrom);
      const last = lastCoveredDay(authorisation, scope, known.law);
      if (last !== null) tops.add(last);
      for (const id of scope.ceilings) {
        const overlap = authorisation.ceilings.find((ceiling) => ceiling.id === id)?.overlap?.days ?? 0;
        for (const { from, to } of known.useOf(id).present) {
          for (const change of [from, addDays(to, 1)]) {
            for (const edge of [change, addDays(change, 1), addDays(change, -overlap)]) edges.add(edge);
            for (const top of [addDays(change, -1), addDays(change, -2), addDays(change, overlap - 1)]) tops.add(top);
          }
        }
      }
    }
  }
  const last = known.mission === null ? null : lastDayFor(known.mission, question.purpose ?? "service");
  if (last !== null) tops.add(last);
  const first = addDays(question.from, -FURTHEST);
  const floor = laterDay(first, known.asOf);
  const later = [...edges].filter((day) => day > question.from && day <= addDays(question.from, FURTHEST)).sort();
  const earlier = [...tops]
    .map((day) => addDays(day, -length))
    .filter((day) => day < question.from && day >= floor)
    .sort()
    .reverse();
  return { later: later.length > MOST_TRIES ? [] : later, earlier: earlier.length > MOST_TRIES ? [] : earlier };
}
