/** The parts of a decision: what it permits, how many, on which conditions, with which duties and papers. Days include both ends. */
import { z } from "zod";
import { Confidence, DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import { Day } from "../platform/days.ts";

export const AuthorisationId = z.uuid().brand<"AuthorisationId">();
export type AuthorisationId = z.infer<typeof AuthorisationId>;
export const ScopeId = z.uuid().brand<"ScopeId">();
export type ScopeId = z.infer<typeof ScopeId>;
export const CeilingId = z.uuid().brand<"CeilingId">();
export type CeilingId = z.infer<typeof CeilingId>;

/** What a decision permits: any of these missions, in any of these roles and modes, on its days, counted under its ceilings. */
export const Scope = z.object({
  id: ScopeId,
  label: z.string(),
  missions: z.array(MissionId).min(1),
  /** The region or organisation in the decision's words, where it names no missions; `missions` is what it was resolved to. */
  region: z.string(),
  organisation: z.string(),
  roles: z.array(DeploymentRole).min(1),
  /** Empty: any unit type. */
  unitTypes: z.array(z.string()),
  modes: z.array(DeploymentMode).min(1),
  /** Lead nation (ISO 3166 alpha-3) for the embedded mode; null: any partner. */
  partner: z.string().nullable(),
  tasks: z.string(),
  validFrom: Day,
  /** Null: no end is stated. */
  validTo: Day.nullable(),
  /** Ends with the mission's operations; the way home may last until the mission's withdrawal end when `coversWithdrawal`. */
  endsWithMandate: z.boolean(),
  coversWithdrawal: z.boolean(),
  /** After `validTo`, or after a recall, people who are there stay covered until this day; null: not at all. */
  withdrawalUntil: Day.nullable(),
  /** A renewal proposed in time keeps it alive for so many sitting days of the body; null: by the procedure, or not at all. */
  graceSittingDays: z.int().positive().nullable(),
  /** The ceilings that every person under this scope counts under, in a fixed order. */
  ceilings: z.array(CeilingId),
  caveats: z.string(),
  source: z.string(),
  confidence: Confidence,
  note: z.string(),
});
export type Scope = z.infer<typeof Scope>;

/** What a ceiling's wording is: of all ever granted, present at any time, persons over time, in one mission, in one role. */
export const CeilingKind = z.enum(["total_granted", "at_any_time", "cumulative_persons", "per_mission", "per_role"]);
export type CeilingKind = z.infer<typeof CeilingKind>;

/** How a ceiling is counted: people present on each day, different persons ever, or tours ever. Never one word for all three. */
export const CeilingReading = z.enum(["present", "persons", "tours"]);
export type CeilingReading = z.infer<typeof CeilingReading>;

/** How far and how long a ceiling may be passed while one rotation relieves another. */
export const Overlap = z.object({
  people: z.int().positive(),
  days: z.int().positive(),
  /** The share of the ceiling it was stated as; `people` is that share rounded down. Absent: stated in heads. */
  percent: z.int().positive().nullable().optional(),
  inferred: z.boolean(),
  source: z.string(),
});
export type Overlap = z.infer<typeof Overlap>;

/** A limit on people: its wording, its number, how it is counted, and whom it leaves out. */
export const Ceiling = z.object({
  id: CeilingId,
  /** Readable and unique in the country, as `A-2024/total`; what it becomes by an amendment from a day on is `A-2024/total@2026-09-01`. */
  code: z.string(),
  label: z.string(),
  kind: CeilingKind,
  /** Most people; counted by `reading`. */
  people: z.int().nonnegative(),
  /** What the number counts. One post is one person at a time; a number of assets is shown and never counted in people. */
  unit: z.enum(["persons", "posts", "assets"]),
  reading: CeilingReading,
  /** By so many it may be passed, on so many days in a row at most, while one rotation relieves another; null: never. */
  overlap: Overlap.nullable(),
  /** Roles that do not count under it. */
  excludes: z.array(DeploymentRole),
  /** Others that do not count under it, in the decision's words: visitors, liaison with partners. Nobody of them is a tour here. */
  excludesOther: z.array(z.string()),
  source: z.string(),
  confidence: Confidence,
  note: z.string(),
});
export type Ceiling = z.infer<typeof Ceiling>;

/** A choice between readings of the law, with who chose it and why. It is shown with every answer that rests on it. */
export const Interpretation = z.object({
  id: z.uuid(),
  /** `ceiling-reading`, `relation`, `withdrawal`, `validity`, `overlap`. */
  about: z.enum(["ceiling-reading", "relation", "withdrawal", "validity", "overlap"]),
  ceilingId: CeilingId.nullable(),
  question: z.string(),
  chosen: z.string(),
  reason: z.string(),
  chosenBy: z.string(),
  chosenOn: Day,
  /** Where the reading is argued; empty where none was kept. */
  source: z.string(),
  /** Who confirmed a choice that changed an earlier one; null for the first. */
  confirmedBy: z.string().nullable(),
});
export type Interpretation = z.infer<typeof Interpretation>;

/** A scope as it is drafted; its ceilings by code. What is absent was not stated. */
export const DraftScope = Scope.omit({
  id: true,
  ceilings: true,
  region: true,
  organisation: true,
  tasks: true,
  withdrawalUntil: true,
  graceSittingDays: true,
}).extend({
  ceilings: z.array(z.string()),
  region: z.string().optional(),
  organisation: z.string().optional(),
  tasks: z.string().optional(),
  withdrawalUntil: Day.nullable().optional(),
  graceSittingDays: z.int().positive().nullable().optional(),
});
export type DraftScope = z.infer<typeof DraftScope>;

/** A ceiling as it is drafted. What is absent was not stated: it counts persons. */
export const DraftCeiling = Ceiling.omit({
  id: true,
  unit: true,
  excludesOther: true,
}).extend({
  unit: Ceiling.shape.unit.optional(),
  excludesOther: z.array(z.string()).optional(),
});
export type DraftCeiling = z.infer<typeof DraftCeiling>;

/** What an amending decision, or an extension, changes in a decision. `scope` and `ceiling` name parts by label and code. */
export const Change = z.discriminatedUnion("what", [
  /** Moves the last day of a scope, or of all scopes when `scope` is null; `to` null: no end. */
  z.object({ what: z.literal("validity"), scope: z.string().nullable(), to: Day.nullable() }),
  /** From `from` on the ceiling is another; `overlap` absent: its allowance stays. */
  z.object({
    what: z.literal("ceiling"),
    ceiling: z.string(),
    people: z.int().nonnegative(),
    overlap: Overlap.nullable().optional(),
    from: Day,
  }),
  /** Adds a scope; its ceilings are those of the decision, by code. */
  z.object({ what: z.literal("scope"), scope: DraftScope }),
  /** Ends a scope on `to`; people who are there may stay until `withdrawalUntil`. */
  z.object({ what: z.literal("end"), scope: z.string(), to: Day, withdrawalUntil: Day.nullable() }),
]);
export type Change = z.infer<typeof Change>;

/** How a decision stands to an earlier one. Unknown: never added up with it silently. */
export const Relation = z.object({
  to: AuthorisationId,
  toReference: z.string(),
  kind: z.enum(["replaces", "adds", "amends", "unknown"]),
  /** What it changes in the other once it is granted; only where it amends. */
  changes: z.array(Change),
  source: z.string(),
});
export type Relation = z.infer<typeof Relation>;

/** Something a decision asks to hold; it is checked by a person, who says what was found. */
export const Condition = z.object({
  id: z.uuid(),
  kind: z.enum(["precondition", "continuing", "caveat"]),
  text: z.string(),
  /** How somebody finds out whether it is kept; empty: not stated. */
  check: z.string(),
  consequence: z.enum(["suspend", "withdraw", "report", "none"]),
  source: z.string(),
});
export type Condition = z.infer<typeof Condition>;

/** How often a duty falls due. */
export const Frequency = z.enum(["once", "monthly", "quarterly", "half_yearly", "yearly"]);
export type Frequency = z.infer<typeof Frequency>;

/** One due date of a duty and what became of it, on the day asked about. `dueOn` is null where no day was set. */
export const DutyDate = z.object({
  dueOn: Day.nullable(),
  doneOn: Day.nullable(),
  state: z.enum(["done", "due", "overdue"]),
  paperId: z.uuid().nullable(),
  note: z.string(),
});
export type DutyDate = z.infer<typeof DutyDate>;

/** What is owed because of a decision, to whom, and each date on which it falls due. */
export const Duty = z.object({
  id: z.uuid(),
  /** What is owed, in a few words. */
  text: z.string(),
  to: z.string(),
  /** Who owes it; empty: not stated. */
  by: z.string(),
  content: z.string(),
  frequency: Frequency,
  /** The first or only day on which it is due; null: no day was set. */
  dueOn: Day.nullable(),
  /** Nothing falls due after this day; null: as long as the decision holds. */
  lastDue: Day.nullable(),
  /** When it was last done, up to the day asked about. */
  doneOn: Day.nullable(),
  public: z.boolean(),
  source: z.string(),
  /** Every due date up to a year after the day asked about, earliest first. */
  occurrences: z.array(DutyDate),
});
export type Duty = z.infer<typeof Duty>;

/** What a decision costs and where the money comes from; minor units of the currency (cents, tyin), null where no sum was named. */
export const Cost = z.object({
  minor: z.int().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  period: z.enum(["", "once", "month", "year", "whole"]),
  sourceLine: z.string(),
});
export type Cost = z.infer<typeof Cost>;

/** A law that the decision rests on, and the days on which that law holds. */
export const LegalBasis = z.object({
  instrument: z.string().min(1),
  article: z.string(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
});
export type LegalBasis = z.infer<typeof LegalBasis>;

/** A paper about the decision: where it was published, and the hash of the content kept here (null when none is kept). */
export const PaperReference = z.object({
  id: z.uuid(),
  title: z.string(),
  language: z.string(),
  published: z.string(),
  publicity: z.enum(["public", "internal"]),
  sha256: z.string().nullable(),
  /** The file kept here; null: only the reference is. */
  fileName: z.string().nullable(),
  sizeBytes: z.int().positive().nullable(),
});
export type PaperReference = z.infer<typeof PaperReference>;

/** What became of one tour when a decision changed: planned days that went, people who must leave, days already in breach. */
export const Effect = z.object({
  kind: z.enum(["cut", "cancelled", "must_leave", "breach"]),
  tourId: z.uuid(),
  mission: MissionId,
  /** Days that are no longer covered. */
  from: Day,
  to: Day,
  /** Last day on which the person may be there; only for `must_leave`. */
  leaveBy: Day.nullable(),
});
export type Effect = z.infer<typeof Effect>;
