/**
 * Whether people may go, and nothing else: what `judge` finds with every reason, asked thousands of times while ways out are looked
 * for. It stops at the first decision that covers them. Pure.
 */
import { addDays, type Day, dayFromNumber, dayNumber } from "../platform/days.ts";
import { askedOf, ceilingsOf, isAsked, type Knowledge, latestFirst, reasonsInGeneral, withParts } from "./cover.ts";
import { fits } from "./fits.ts";
import type { Authorisation, Ceiling, MayDeployQuestion } from "./schema.ts";
import { scopesNearest } from "./scope.ts";
import { coversDays } from "./status.ts";

/** Whether all of the people may be there on all of the days: whether `judge` finds parts that cover them. */
export function isLawful(question: MayDeployQuestion, known: Knowledge): boolean {
  if (question.people <= 0 || reasonsInGeneral(question, known.mission).length > 0) return false;
  const law = known.law.filter((a) => coversDays(a) && isAsked(a, question) && names(a, question));
  return law.some((a) => counting(a, question, known) !== null) || inTurn(question, known, law.sort(latestFirst));
}

function names(authorisation: Authorisation, { mission }: MayDeployQuestion): boolean {
  return authorisation.scopes.some((scope) => scope.missions.includes(mission));
}

/** The ceilings that count them under the first scope that covers them; null where none does. */
function counting(
  authorisation: Authorisation,
  question: MayDeployQuestion,
  known: Knowledge,
): readonly Ceiling[] | null {
  for (const { scope, refusals } of scopesNearest(authorisation, question, known.law)) {
    if (scope === null || refusals.length > 0) return null;
    const ceilings = ceilingsOf(authorisation, scope.ceilings, question);
    if (ceilings.every((ceiling) => fits(ceiling, known.useOf(ceiling.id), askedOf(question, known, ceiling.id))))
      return ceilings;
  }
  return null;
}

/** Days under one decision, and the ceilings that count them. */
interface Part {
  readonly from: Day;
  readonly to: Day;
  readonly ceilings: readonly Ceiling[];
}

/** Whether the days can be covered in turn, each time by the decision that reaches furthest, as `judge` takes them. */
function inTurn(question: MayDeployQuestion, known: Knowledge, law: readonly Authorisation[]): boolean {
  const parts: Part[] = [];
  for (let from = question.from; ; ) {
    const supposed = withParts(known, parts, question.people);
    let best: Part | null = null;
    for (const authorisation of law) {
      const next = furthest(authorisation, { ...question, from }, supposed);
      if (next !== null && (best === null || next.to > best.to)) best = next;
    }
    if (best === null) return false;
    if (best.to >= question.to) return true;
    parts.push(best);
    from = addDays(best.to, 1);
  }
}

/** The longest part from the first day on that one decision covers; null when it does not cover that day. */
function furthest(authorisation: Authorisation, question: MayDeployQuestion, known: Knowledge): Part | null {
  const upTo = (to: Day): Part | null => {
    const ceilings = counting(authorisation, { ...question, to }, known);
    return ceilings === null ? null : { from: question.from, to, ceilings };
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
