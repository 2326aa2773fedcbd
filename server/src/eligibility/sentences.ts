/** What rules say, in English; the code and the facts let the page say it in its own language. Pure. */
import type { Asked, Question } from "./asked.ts";
import type { HitResult } from "./schema.ts";

/** All attributes that rules can ask about. */
export const ATTRIBUTES = [
  "age",
  "service",
  "grade",
  "language",
  "course",
  "skill",
  "clearance",
  "driving",
  "medical",
  "conduct",
  "passport",
  "declaration",
  "available",
  "serving",
  "rest",
] as const satisfies readonly Question["attribute"][];

/** The code of a rule's word, as `language.failed`. Each attribute has one for each of the five results. */
export function hitCode(attribute: Question["attribute"], result: HitResult): string {
  return `${attribute}.${result}`;
}

/** What a question asks, in few words: `age 25 to 55`, `English: IELTS 4.5 or STANAG 6001 3333`. */
export function asks(question: Question): string {
  switch (question.attribute) {
    case "age":
      return question.max >= 100
        ? `at least ${question.min} years of age`
        : `${question.min} to ${question.max} years of age`;
    case "service":
      return `${question.years} years of service${question.asOfficer ? " as an officer" : ""}`;
    case "grade":
      return question.min === question.max ? `grade ${question.min}` : `grade ${question.min} to ${question.max}`;
    case "language":
      return `${capital(question.language)} by ${question.anyOf.map(({ test, atLeast }) => `${test} ${atLeast}`).join(" or ")}`;
    case "course":
      return `the course ${question.anyOf.join(" or ")}`;
    case "skill":
      return `the skill ${question.anyOf.join(" or ")}`;
    case "clearance":
      return `clearance ${question.anyOf.join(" or ")}`;
    case "driving":
      return `a licence ${question.category}${question.manual ? " with manual gearbox" : ""}`;
    case "medical":
      return `fit by an examination of the last ${question.maxAgeMonths} months`;
    case "conduct":
      return `attested clear within the last ${question.maxAgeMonths} months`;
    case "passport":
      return `a passport valid ${question.marginDays} days beyond the tour`;
    case "declaration":
      return `a volunteer's declaration for ${question.track === "contingent" ? "a national unit" : "observer and staff posts"}`;
    case "available":
      return "free on every day of the tour";
    case "serving":
      return "in service on every day of the tour";
    case "rest":
      return `${question.days} days at home between tours`;
    default: {
      const never: never = question;
      throw new Error(`Unknown question ${JSON.stringify(never)}.`);
    }
  }
}

/** What a question asks in terms that need no language: `IELTS 4.5 / STANAG 6001 3333`, `OF-2–OF-3`, `25–55`. Empty where the rule's name says all. */
export function termsOf(question: Question): string {
  switch (question.attribute) {
    case "age":
      return question.max >= 100 ? `≥ ${question.min}` : `${question.min}–${question.max}`;
    case "service":
      return `≥ ${question.years}`;
    case "grade":
      return question.min === question.max ? question.min : `${question.min}–${question.max}`;
    case "language":
      return question.anyOf.map(({ test, atLeast }) => `${test} ${atLeast}`).join(" / ");
    case "course":
    case "skill":
    case "clearance":
      return question.anyOf.join(" / ");
    case "driving":
      return question.category;
    case "passport":
      return `+${question.marginDays}`;
    case "rest":
      return String(question.days);
    default:
      return "";
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The English sentence of one rule's word. */
export function sentenceOf(
  asked: Pick<Asked, "question" | "waiverAuthority">,
  result: HitResult,
  facts: { readonly found: string; readonly from: string | null; readonly expires: string | null },
): string {
  const wanted = capital(asks(asked.question));
  const onFile = facts.found === "" ? "nothing on file" : `on file: ${facts.found}`;
  switch (result) {
    case "met":
      return `${wanted}: met (${onFile}).`;
    case "waived":
      return `${wanted}: not met (${onFile}), and waived.`;
    case "not_yet":
      return `${wanted}: only from ${facts.from ?? "a later day"} (${onFile}).`;
    case "unknown":
      return facts.found === ""
        ? `${wanted}: no record shows it.`
        : `${wanted}: what shows it does not speak for these days${facts.expires === null ? "" : `, it ran out on ${facts.expires}`} (${onFile}).`;
    case "failed":
      return `${wanted}: not met (${onFile}).${asked.waiverAuthority === null ? "" : ` ${asked.waiverAuthority} may waive this.`}`;
    default: {
      const never: never = result;
      throw new Error(`Unknown result ${String(never)}.`);
    }
  }
}
