/** Persons who serve or volunteer, and the evidence about them. Nothing here is a diagnosis; results are kept as given. */
import { z } from "zod";
import { Day } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Grade } from "../units/grades.ts";

export const PersonId = z.uuid().brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;

/** As the passport says. */
export const Sex = z.enum(["woman", "man"]);
export type Sex = z.infer<typeof Sex>;

/** In which letters a name is written: Kazakh Cyrillic, Kazakh Latin (2021 alphabet), Russian, or as the passport spells it. */
export const Script = z.enum(["kk-Cyrl", "kk-Latn", "ru", "passport"]);
export type Script = z.infer<typeof Script>;

/** One spelling of a person's name. `patronymic` is empty where there is none (passports print none). */
export const PersonName = z.object({
  script: Script,
  family: z.string().min(1),
  given: z.string().min(1),
  patronymic: z.string(),
});
export type PersonName = z.infer<typeof PersonName>;

/** A rank of the country's own list with its NATO grade. */
export const Rank = z.object({
  code: z.string(),
  grade: Grade,
  /** Order in the country's list, rising. */
  ordinal: z.int(),
  titles: z.object({ kk: z.string(), ru: z.string(), en: z.string(), fr: z.string() }),
});
export type Rank = z.infer<typeof Rank>;

/** A rank held from `validFrom` to `validTo`, both included; null: still held. */
export const RankHeld = z.object({ rank: z.string(), grade: Grade, validFrom: Day, validTo: Day.nullable() });
export type RankHeld = z.infer<typeof RankHeld>;

/** A home unit served in. */
export const Posting = z.object({ homeUnit: z.string(), branch: z.string(), validFrom: Day, validTo: Day.nullable() });
export type Posting = z.infer<typeof Posting>;

/** Kinds of evidence a person's file holds. */
export const EvidenceKind = z.enum([
  "language",
  "course",
  "skill",
  "driving",
  "medical",
  "conduct",
  "clearance",
  "passport",
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/**
 * One piece of evidence, kept as given.
 * - language: `subject` the language, `issuer` the test (`IELTS`), `result` in the test's own terms (`5.5`)
 * - course, skill: `subject` its code (`UNMOC`, `medic`), `issuer` the centre, `result` `passed` or `failed`
 * - driving: `subject` the category, `result` `manual` or `automatic`
 * - medical: `result` `fit` or `unfit`; `unfit` with `expires` means unfit until that day. Never a diagnosis.
 * - conduct: `result` `clear` or `barred`; clearance: `subject` its level, `result` `granted` or `refused`
 * - passport: `result` `valid`; `expires` its last day
 */
export const Evidence = z.object({
  id: z.uuid(),
  kind: EvidenceKind,
  subject: z.string(),
  issuer: z.string(),
  result: z.string(),
  issued: Day,
  /** Last day on which it speaks; null: it does not expire. */
  expires: Day.nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Days on which a person can be sent; a person without any such record is unknown, not free. */
export const Availability = z.object({ from: Day, to: Day.nullable() });
export type Availability = z.infer<typeof Availability>;

/** What a volunteer declares for: observer and staff posts, a national unit, or both. */
export const DeclarationTrack = z.enum(["individual", "contingent", "both"]);
export type DeclarationTrack = z.infer<typeof DeclarationTrack>;

/** A volunteer's own declaration. It may be withdrawn at any time, without penalty and without a reason. */
export const Declaration = z.object({
  id: z.uuid(),
  track: DeclarationTrack,
  given: Day,
  /** Last day for which it was given. */
  expires: Day.nullable(),
  withdrawn: Day.nullable(),
});
export type Declaration = z.infer<typeof Declaration>;

/** A person's file as it is known at one moment. */
export const Person = z.object({
  id: PersonId,
  /** Stands for the person in lists, plans and logs, as `P-00017`. */
  number: z.string(),
  sex: Sex,
  birthDate: Day.nullable(),
  serviceStart: Day.nullable(),
  /** First day as a commissioned officer; null for others and where unknown. */
  officerSince: Day.nullable(),
  names: z.array(PersonName),
  ranks: z.array(RankHeld),
  postings: z.array(Posting),
  evidence: z.array(Evidence),
  available: z.array(Availability),
  declarations: z.array(Declaration),
  version: z.int().positive(),
});
export type Person = z.infer<typeof Person>;

/** One line of the list of people. */
export const PersonLine = z.object({
  id: PersonId,
  number: z.string(),
  /** Kazakh Cyrillic, family name first. */
  name: z.string(),
  /** Kazakh Latin, family name first. */
  nameLatin: z.string(),
  rank: z.string().nullable(),
  grade: Grade.nullable(),
  homeUnit: z.string().nullable(),
  branch: z.string().nullable(),
  sex: Sex,
  /** State of the volunteer declaration on the day asked for. */
  declaration: z.enum(["none", "given", "withdrawn", "expired"]),
});
export type PersonLine = z.infer<typeof PersonLine>;

/** The doors of people: to find them, and to record what they declare and prove. */
export const peopleApi = {
  listPeople: endpoint("GET", "/api/people", {
    right: "people.read",
    summary: "People by number, with rank, home unit and declaration as they are on `on` (today when absent).",
    shapes: {
      query: z.object({
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(500).optional(),
        on: Day.optional(),
        /** Part of a name in any script, or of a number. */
        search: z.string().max(80).optional(),
        declaration: z.enum(["none", "given", "withdrawn", "expired"]).optional(),
      }),
      reply: z.object({ items: z.array(PersonLine), next: z.string().nullable(), count: z.int() }),
    },
  }),
  getPerson: endpoint("GET", "/api/people/:id", {
    right: "people.read",
    summary: "A person's whole file.",
    shapes: { params: z.object({ id: PersonId }), reply: Person },
  }),
  listRanks: endpoint("GET", "/api/ranks", {
    right: "people.read",
    summary: "The country's ranks in rising order, with their NATO grades.",
    shapes: { reply: z.object({ items: z.array(Rank) }) },
  }),
  giveDeclaration: endpoint("POST", "/api/people/:id/declarations", {
    right: "people.change",
    summary: "Records a volunteer's declaration.",
    shapes: {
      params: z.object({ id: PersonId }),
      body: z.object({ track: DeclarationTrack, given: Day, expires: Day.nullable() }),
      reply: Declaration,
    },
  }),
  withdrawDeclaration: endpoint("POST", "/api/people/:id/declarations/:declarationId/withdraw", {
    right: "people.change",
    summary: "Records that a volunteer withdrew; no reason is asked and none is kept.",
    shapes: {
      params: z.object({ id: PersonId, declarationId: z.uuid() }),
      body: z.object({ withdrawn: Day }),
      reply: Declaration,
    },
  }),
  recordEvidence: endpoint("POST", "/api/people/:id/evidence", {
    right: "people.change",
    summary: "Adds a piece of evidence to a person's file, kept as given.",
    shapes: {
      params: z.object({ id: PersonId }),
      body: Evidence.omit({ id: true }),
      reply: Evidence,
    },
  }),
};
