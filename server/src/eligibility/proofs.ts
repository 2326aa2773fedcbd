/** Results of language tests, each read on its own scale and never converted into another. Pure. */
import type { LanguageProof } from "../units/schema.ts";

/** Scales on which a result is a number. */
const NUMBERS: ReadonlySet<string> = new Set(["IELTS", "TOEFL iBT", "TOEFL", "ALCPT"]);
/** Scales of the Common European Framework. */
const LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"];
const FRAMEWORK: ReadonlySet<string> = new Set(["DELF/DALF", "CEFR", "national"]);

/**
 * Whether `result` in the test `issuer` reaches one of the accepted proofs of that test. STANAG 6001 has four digits, for listening,
 * speaking, reading and writing, and each must reach its own. `null`: the test is not accepted, or the result cannot be read.
 */
export function reaches(issuer: string, result: string, accepted: readonly LanguageProof[]): boolean | null {
  const answers = accepted
    .filter(({ test }) => test === issuer)
    .map(({ atLeast }) => atLeastAs(issuer, result, atLeast));
  if (answers.includes(true)) return true;
  return answers.includes(false) ? false : null;
}

function atLeastAs(test: string, result: string, atLeast: string): boolean | null {
  if (NUMBERS.has(test)) return compare(numberOf(result), numberOf(atLeast));
  if (FRAMEWORK.has(test)) return compare(levelOf(result), levelOf(atLeast));
  if (test === "STANAG 6001") return profileReaches(result, atLeast);
  return null;
}

function compare(result: number | null, atLeast: number | null): boolean | null {
  return result === null || atLeast === null ? null : result >= atLeast;
}

function numberOf(text: string): number | null {
  return /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : null;
}

function levelOf(text: string): number | null {
  const level = LEVELS.indexOf(text);
  return level < 0 ? null : level;
}

function profileReaches(result: string, atLeast: string): boolean | null {
  const profile = /^[0-5]{4}$/;
  if (!profile.test(result) || !profile.test(atLeast)) return null;
  return [...result].every((digit, index) => digit >= (atLeast[index] ?? "9"));
}

/** How far a result lies above the accepted one, in steps of its own scale (half a band of IELTS, ten points of TOEFL, a level); 0 when it does not reach it. */
export function stepsAbove(issuer: string, result: string, accepted: readonly LanguageProof[]): number {
  const least = accepted.find(({ test }) => test === issuer)?.atLeast;
  if (least === undefined || reaches(issuer, result, accepted) !== true) return 0;
  if (issuer === "IELTS") return Math.round((Number(result) - Number(least)) * 2);
  if (NUMBERS.has(issuer)) return Math.floor((Number(result) - Number(least)) / 10);
  if (FRAMEWORK.has(issuer)) return (levelOf(result) ?? 0) - (levelOf(least) ?? 0);
  return [...result].reduce((sum, digit, index) => sum + Number(digit) - Number(least[index] ?? digit), 0);
}
