/** The law as it would stand if a vote slipped, a decision lapsed or a ceiling were cut. Pure: what is returned is never kept. */
import { z } from "zod";
import { addDays, Day, earlierDay, laterDay } from "../platform/days.ts";
import type { Authorisation } from "./schema.ts";

/** One supposed change. Days: the first on which it makes a difference. */
export const Supposition = z.discriminatedUnion("what", [
  /** The decision is taken only on `day`; nothing it permits holds before. */
  z.object({ what: z.literal("slip"), reference: z.string(), day: Day }),
  /** The decision lapses or is recalled on `day`, which it covers no more. */
  z.object({ what: z.literal("lapse"), reference: z.string(), day: Day }),
  /** The ceiling of that code is another number of people, on all days. */
  z.object({ what: z.literal("cut"), ceiling: z.string(), people: z.int().nonnegative() }),
  /** The mission's operations end on `day`, its last. */
  z.object({ what: z.literal("close"), mission: z.string(), day: Day }),
]);
export type Supposition = z.infer<typeof Supposition>;

/** The decisions with all changes made; those that no change names are the same objects. */
export function supposedLaw(law: readonly Authorisation[], changes: readonly Supposition[]): readonly Authorisation[] {
  return changes.reduce<readonly Authorisation[]>((now, change) => now.map((a) => supposed(a, change)), law);
}

function supposed(authorisation: Authorisation, change: Supposition): Authorisation {
  switch (change.what) {
    case "slip":
      return authorisation.reference === change.reference ? slipped(authorisation, change.day) : authorisation;
    case "lapse":
      return authorisation.reference === change.reference ? lapsed(authorisation, change.day) : authorisation;
    case "cut": {
      const named = authorisation.ceilings.some((ceiling) => ceiling.code === change.ceiling);
      const ceilings = authorisation.ceilings.map((c) =>
        c.code === change.ceiling ? { ...c, people: change.people } : c,
      );
      return named ? { ...authorisation, ceilings } : authorisation;
    }
    case "close":
      return authorisation;
    default:
      return change satisfies never;
  }
}

/** What is decided later permits nothing before; a decision that is still awaited is taken as granted then. */
function slipped(authorisation: Authorisation, day: Day): Authorisation {
  const awaited = ["draft", "proposed", "in_debate"].includes(authorisation.status);
  const scopes = authorisation.scopes
    .map((scope) => ({ ...scope, validFrom: laterDay(scope.validFrom, day) }))
    .filter((scope) => scope.validTo === null || scope.validFrom <= scope.validTo);
  const status = awaited ? "granted" : authorisation.status;
  return { ...authorisation, status, decidedOn: laterDay(authorisation.decidedOn ?? day, day), scopes };
}

function lapsed(authorisation: Authorisation, day: Day): Authorisation {
  const last = addDays(day, -1);
  const scopes = authorisation.scopes
    .map((scope) => ({ ...scope, validTo: scope.validTo === null ? last : earlierDay(scope.validTo, last) }))
    .filter((scope) => scope.validFrom <= scope.validTo);
  return { ...authorisation, scopes };
}

/** Reads `A-2024:2026-09-01,A-2022:2026-10-01`; null for what is not in this form. */
export function readSuppositions(given: {
  readonly slip?: string | undefined;
  readonly lapse?: string | undefined;
  readonly cut?: string | undefined;
  readonly close?: string | undefined;
}): { readonly changes: readonly Supposition[]; readonly faults: readonly { path: string; message: string }[] } {
  const changes: Supposition[] = [];
  const faults: { path: string; message: string }[] = [];
  for (const what of ["slip", "lapse", "cut", "close"] as const) {
    for (const word of (given[what] ?? "").split(",").filter((each) => each.trim() !== "")) {
      const at = word.lastIndexOf(":");
      const [name, value] = [word.slice(0, at).trim(), word.slice(at + 1).trim()];
      const parsed = Supposition.safeParse(shapeOf(what, name, value));
      if (at > 0 && parsed.success) changes.push(parsed.data);
      else faults.push({ path: what, message: `${word} is not ${FORMS[what]}.` });
    }
  }
  return { changes, faults };
}

const FORMS = {
  slip: "a decision and a day, as A-2026:2026-09-01",
  lapse: "a decision and a day, as A-2024:2026-09-01",
  cut: "a ceiling and a number of people, as A-2024/total:300",
  close: "a mission and a day, as UNDOF:2026-12-31",
} as const;

function shapeOf(what: Supposition["what"], name: string, value: string): unknown {
  if (what === "cut") return { what, ceiling: name, people: /^\d+$/.test(value) ? Number(value) : value };
  return what === "close" ? { what, mission: name, day: value } : { what, reference: name, day: value };
}

/** The form of the address and the command line; the inverse of `readSuppositions`. */
export function writeSuppositions(changes: readonly Supposition[]): Partial<Record<Supposition["what"], string>> {
  const words: Partial<Record<Supposition["what"], string>> = {};
  for (const change of changes) {
    const name = change.what === "cut" ? change.ceiling : change.what === "close" ? change.mission : change.reference;
    const word = `${name}:${change.what === "cut" ? change.people : change.day}`;
    words[change.what] = words[change.what] === undefined ? word : `${words[change.what]},${word}`;
  }
  return words;
}
