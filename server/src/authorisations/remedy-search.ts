/** Searching for the nearest question that is lawful. Fewer people and fewer days of what is lawful are lawful, so halving finds the edge. */
import { type Day, dayFromNumber, dayNumber } from "../platform/days.ts";
import { isLawful, type Knowledge } from "./cover.ts";
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
  return largest(1, question.people - 1, (people) => isLawful({ ...question, people }, known)) ?? 0;
}

/** Last day up to which all may stay from the first day on; null when not even on the first. */
export function lastDayLawful(question: MayDeployQuestion, known: Knowledge): Day | null {
  const to = largest(dayNumber(question.from), dayNumber(question.to), (n) =>
    isLawful({ ...question, to: dayFromNumber(n) }, known),
  );
  return to === null ? null : dayFromNumber(to);
}

/** First day from which all may stay to the last day; null when not even on the last. */
export function firstDayLawful(question: MayDeployQuestion, known: Knowledge): Day | null {
  const from = largest(-dayNumber(question.to), -dayNumber(question.from), (n) =>
    isLawful({ ...question, from: dayFromNumber(-n) }, known),
  );
  return from === null ? null : dayFromNumber(-from);
}
