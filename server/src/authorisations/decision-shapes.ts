/** A decision whole, as it is drafted, and the steps of its life. Days include both ends. */
import { z } from "zod";
import { Confidence, MissionId } from "../missions/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { Refusal } from "../platform/outcome.ts";
import {
  AuthorisationId,
  Ceiling,
  Change,
  Condition,
  Cost,
  DraftCeiling,
  DraftScope,
  Duty,
  Effect,
  Interpretation,
  LegalBasis,
  PaperReference,
  Relation,
  Scope,
} from "./part-shapes.ts";
import { Procedure } from "./procedure-shapes.ts";

/**
 * How a decision stands. `acting`: ordered in urgency and not ratified yet; `suspended`: nobody new is sent, who is there stays
 * covered; `must_withdraw`: urgency that was not ratified, everybody must leave.
 */
export const AuthorisationStatus = z.enum([
  "draft",
  "proposed",
  "in_debate",
  "acting",
  "deemed_granted",
  "granted",
  "suspended",
  "rejected",
  "expired",
  "recalled",
  "superseded",
  "lapsed",
  "must_withdraw",
]);
export type AuthorisationStatus = z.infer<typeof AuthorisationStatus>;

/** Votes of one body; a number that was not published is null, which is not zero. */
export const Vote = z.object({
  body: z.string(),
  heldOn: Day,
  inFavour: z.int().nonnegative().nullable(),
  against: z.int().nonnegative().nullable(),
  abstained: z.int().nonnegative().nullable(),
  present: z.int().nonnegative().nullable(),
  result: z.enum(["approved", "rejected"]),
  source: z.string(),
});
export type Vote = z.infer<typeof Vote>;

/** One step in the life of a decision, on the day it happened. */
export const AuthorisationEvent = z.object({
  id: z.uuid(),
  kind: z.enum([
    "drafted",
    "proposed",
    "debated",
    "acted",
    "granted",
    "deemed_granted",
    "rejected",
    "extended",
    "amended",
    "renewal_grace",
    "suspended",
    "resumed",
    "recalled",
    "expired",
    "superseded",
    "lapsed",
    "information",
  ]),
  day: Day,
  /** The state it led to; null for information, which leads nowhere. */
  state: AuthorisationStatus.nullable(),
  /** What else was said in it: objectors, the day of ratification, what changed. */
  facts: Refusal.shape.facts,
  note: z.string(),
  source: z.string(),
  recordedAt: Moment,
  recordedBy: z.string(),
});
export type AuthorisationEvent = z.infer<typeof AuthorisationEvent>;

/** What the proposal to the deciding body stated; an absent key was not stated or not published. */
export const ProposalFacts = z.object({
  area: z.string().optional(),
  tasks: z.string().optional(),
  number: z.string().optional(),
  weapons: z.string().optional(),
  property: z.string().optional(),
  subordination: z.string().optional(),
  duration: z.string().optional(),
  replacement: z.string().optional(),
  withdrawal: z.string().optional(),
  transport: z.string().optional(),
  cost: z.string().optional(),
  financing: z.string().optional(),
});
export type ProposalFacts = z.infer<typeof ProposalFacts>;

/** A decision, whole. `status` is on the day and by the knowledge asked for. */
export const Authorisation = z.object({
  id: AuthorisationId,
  /** Short name, as `A-2024`. */
  reference: z.string().min(1),
  title: z.string(),
  procedure: Procedure,
  status: AuthorisationStatus,
  proposer: z.string(),
  proposedOn: Day.nullable(),
  proposal: ProposalFacts,
  legalBasis: z.array(LegalBasis),
  cost: Cost.nullable(),
  /** Whether people may relieve each other under it; null: not stated. */
  coversRotations: z.boolean().nullable(),
  rotationMonths: z.int().positive().nullable(),
  /** Ratification is owed by this day; null: none is. */
  ratifyBy: Day.nullable(),
  decidedOn: Day.nullable(),
  /** Why it ended as it did, where the vote alone does not say: a rejection for the wrong procedure. */
  outcome: z.string(),
  votes: z.array(Vote),
  relations: z.array(Relation),
  scopes: z.array(Scope),
  ceilings: z.array(Ceiling),
  interpretations: z.array(Interpretation),
  conditions: z.array(Condition),
  duties: z.array(Duty),
  papers: z.array(PaperReference),
  events: z.array(AuthorisationEvent),
  /** Account that drafted it; it does not record what was decided. */
  draftedBy: z.string(),
  source: z.string(),
  confidence: Confidence,
  version: z.int().positive(),
});
export type Authorisation = z.infer<typeof Authorisation>;

/** A decision as it is answered: accounts by their names, never by their ids. */
export const AuthorisationAnswer = Authorisation.extend({
  /** Name of the account that drafted it; empty where a program did, as for the demonstration. So are `recordedBy` of its steps. */
  draftedBy: z.string(),
  /** Whether the caller's account drafted it. */
  own: z.boolean(),
});
export type AuthorisationAnswer = z.infer<typeof AuthorisationAnswer>;

/** A decision as a list shows it. */
export const AuthorisationLine = Authorisation.pick({
  id: true,
  reference: true,
  title: true,
  status: true,
  decidedOn: true,
  outcome: true,
  source: true,
  confidence: true,
}).extend({
  procedure: z.string(),
  missions: z.array(MissionId),
  ceilings: z.array(Ceiling.pick({ id: true, code: true, label: true, people: true, reading: true })),
});
export type AuthorisationLine = z.infer<typeof AuthorisationLine>;

/** A decision as it is drafted: with its scopes naming their ceilings by code. Ids are given when it is kept. Absent parts were not stated. */
export const Draft = z.object({
  reference: z.string().min(1).max(40),
  title: z.string().min(1),
  /** Code of the procedure; the version of it that holds on the day of the proposal is used. */
  procedure: z.string(),
  proposer: z.string().min(1),
  proposedOn: Day.nullable(),
  proposal: ProposalFacts,
  legalBasis: z.array(LegalBasis).optional(),
  cost: Cost.nullable().optional(),
  coversRotations: z.boolean().nullable().optional(),
  rotationMonths: z.int().positive().nullable().optional(),
  outcome: z.string(),
  relations: z.array(
    z.object({
      to: z.string(),
      kind: Relation.shape.kind,
      source: z.string(),
      changes: z.array(Change).optional(),
    }),
  ),
  ceilings: z.array(DraftCeiling),
  /** None only where it amends another decision and permits nothing by itself. */
  scopes: z.array(DraftScope),
  conditions: z.array(Condition.omit({ id: true, check: true }).extend({ check: z.string().optional() })),
  duties: z.array(
    Duty.pick({ text: true, to: true, dueOn: true, doneOn: true, public: true, source: true }).extend({
      by: z.string().optional(),
      content: z.string().optional(),
      frequency: Duty.shape.frequency.optional(),
      lastDue: Day.nullable().optional(),
    }),
  ),
  papers: z.array(
    PaperReference.pick({ title: true, language: true, published: true, sha256: true }).extend({
      publicity: PaperReference.shape.publicity.optional(),
    }),
  ),
  interpretations: z.array(
    Interpretation.pick({
      about: true,
      question: true,
      chosen: true,
      reason: true,
      chosenBy: true,
      chosenOn: true,
    }).extend({
      ceiling: z.string().nullable(),
    }),
  ),
  source: z.string().min(1),
  confidence: Confidence,
});
export type Draft = z.infer<typeof Draft>;

/** A step to record in the life of a decision, with the votes that were taken in it. */
export const Step = z.object({
  kind: AuthorisationEvent.shape.kind,
  day: Day,
  note: z.string(),
  source: z.string().min(1),
  votes: z.array(Vote),
  /** `deemed_granted`: how many objected before the silence ended. */
  objectors: z.int().nonnegative().optional(),
  /** `acted`: the day by which the body must have ratified; absent: by the procedure's terms. */
  ratifyBy: Day.optional(),
  /** `extended`: the last day of all scopes, or null for no end. */
  validTo: Day.nullable().optional(),
  /** `recalled`, `rejected` after acting, `lapsed`: people who are there stay covered until this day; absent or null: not at all. */
  withdrawalUntil: Day.nullable().optional(),
  /** Why what has already happened without cover is recorded as a breach; asked for only where there is such a thing. */
  breachReason: z.string().min(1).nullable().optional(),
});
export type Step = z.infer<typeof Step>;

/** A step that could come next: whether the reader may record it, and what is missing. */
export const NextStep = z.object({
  kind: AuthorisationEvent.shape.kind,
  /** The right it needs. */
  right: z.string(),
  /** What speaks against it today, before anything is typed; empty: it can be recorded. */
  missing: z.array(Refusal),
});
export type NextStep = z.infer<typeof NextStep>;

/** What a step did, or would do, to people who stand under the decision. */
export const StepOutcome = z.object({ authorisation: Authorisation, effects: z.array(Effect) });
export type StepOutcome = z.infer<typeof StepOutcome>;

/** A paper with its content, base64; at most 10 MiB decoded. */
export const NewPaper = z.object({
  title: z.string().min(1),
  language: z.string().min(1),
  published: z.string(),
  publicity: PaperReference.shape.publicity,
  /** Absent: only the reference is kept. */
  file: z
    .object({ name: z.string().min(1).max(200), mediaType: z.string().min(1).max(100), content: z.base64() })
    .nullable(),
});
export type NewPaper = z.infer<typeof NewPaper>;

/** A duty done: for which due date, on which day, with which paper. */
export const DutyDone = z.object({
  dueOn: Day.nullable(),
  doneOn: Day,
  paperId: z.uuid().nullable(),
  note: z.string(),
  source: z.string().min(1),
});
export type DutyDone = z.infer<typeof DutyDone>;
