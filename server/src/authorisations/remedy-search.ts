/** Searching for the nearest question that is lawful. Fewer people and fewer days of what is lawful are lawful, so halving finds the edge. */
import { type Day, dayFromNumber, dayNumber } from "../platform/days.ts";
import type { Knowledge } from "./cover.ts";
import { isLawful } from "./lawful.ts";
import type { MayDeployQuestion, Remedy } from "./schema.ts";

/** A way out in words, with the question that would then be asked. */
export function remedy(
  code: string,
  message: string,
  facts: Remedy["facts"],
  question: MayDeployQuestion | null,
): Remedy {
  return { code, message, facts, source: "docs/rules.md#may-deploy", question };
}

/** Largest number from `low` on for which `holds`, which holds up to some number and for none after it; null when not even for `low`. */
export function largest(low: number, high: number, holds: (n: number) => boolean): number | null {
  if (low > high || !holds(low)) return null;
  let [yes, no] = [low, high + 1];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** Most people, fewer than were asked for, who may go on all of the days; 0 when nobody may. */
export function mostPeople(question: MayDeployQuestion, known: Knowledge): number {
  if (isLawful(question, known)) return question.people;
  const holds = (people: number) => isLawful({ ...question, people }, known);
  const halved = largest(1, question.people - 1, holds);
  if (halved === null) return 0;
  return inTurns(question, known) ? (furthest(question.people, halved, holds) ?? halved) : halved;
}

/** Last day up to which all may stay from the first day on; null when not even on the first. */
export function lastDayLawful(question: MayDeployQuestion, known: Knowledge): Day | null {
  const [first, last] = [dayNumber(question.from), dayNumber(question.to)];
  const holds = (n: number) => isLawful({ ...question, to: dayFromNumber(n) }, known);
  const halved = largest(first, last, holds);
  const to = halved !== null && inTurns(question, known) ? (furthest(last, halved, holds) ?? halved) : halved;
  return to === null ? null : dayFromNumber(to);
}

/** First day from which all may stay to the last day; null when not even on the last. */
export function firstDayLawful(question: MayDeployQuestion, known: Knowledge): Day | null {
  const [first, last] = [-dayNumber(question.to), -dayNumber(question.from)];
  const holds = (n: number) => isLawful({ ...question, from: dayFromNumber(-n) }, known);
  const halved = largest(first, last, holds);
  const from = halved !== null && inTurns(question, known) ? (furthest(last, halved, holds) ?? halved) : halved;
  return from === null ? null : dayFromNumber(-from);
}

/** Largest number below `high` and above `low` for which `holds`, each of them asked. */
function furthest(high: number, low: number, holds: (n: number) => boolean): number | null {
  for (let n = high - 1; n > low; n -= 1) if (holds(n)) return n;
  return null;
}

/**
 * Whether several decisions with an allowance for changeover could cover the days in turn. Then more days may be lawful where fewer
 * are not, because the turns fall otherwise: halving finds an edge, but not always the last.
 */
function inTurns(question: MayDeployQuestion, known: Knowledge): boolean {
  const meeting = known.law.filter((authorisation) =>
    authorisation.scopes.some(
      (scope) =>
        scope.missions.includes(question.mission) &&
        scope.roles.includes(question.role) &&
        scope.validFrom <= question.to &&
        (scope.validTo === null || scope.validTo >= question.from),
    ),
  );
  return meeting.length > 1 && meeting.some(({ ceilings }) => ceilings.some(({ overlap }) => overlap !== null));
}
