/** What is wrong with a value, in words that need no knowledge of the library that found it. */
import type { z } from "zod";

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
};

/** The words for an issue that its shape has no words of its own for. */
export function faultWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing; it must be ${kindOf(issue.expected)}`
        : `must be ${kindOf(issue.expected)}, but is ${said(issue.input)}`;
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? `is too short: ${sized(issue.origin, Number(issue.minimum))} at least`
        : `must be ${Number(issue.minimum) + (issue.inclusive === false ? 1 : 0)} or more, but is ${said(issue.input)}`;
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? `is too long: ${sized(issue.origin, Number(issue.maximum))} at most`
        : `must be ${Number(issue.maximum)} or less, but is ${said(issue.input)}`;
    case "invalid_value":
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}, but is ${said(issue.input)}`;
    case "invalid_union":
      return `has none of the forms that are understood here; it is ${said(issue.input)}`;
    default:
      return undefined;
  }
}

/** The kind of value that a shape expects, as people say it. */
export function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

function sized(origin: string, size: number): string {
  const unit = origin === "string" ? "character" : "entry";
  if (size === 1) return `1 ${unit}`;
  return `${size} ${origin === "string" ? "characters" : "entries"}`;
}

/** The value itself when it is short, else what it is. */
function said(input: unknown): string {
  if (input === undefined) return "missing";
  if (input === null) return "null";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object") return "an object";
  if (typeof input !== "string") return String(input);
  return input.length <= 40 ? JSON.stringify(input) : `a text of ${input.length} characters`;
}
