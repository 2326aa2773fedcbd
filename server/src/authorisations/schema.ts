/**
 * National permissions to deploy: proposal, vote, decision; what they permit (scopes), how many (ceilings), until when, on which
 * conditions, with which duties. Days on which something holds include both ends.
 */
import { z } from "zod";
import { Confidence, DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Refusal } from "../platform/outcome.ts";
import { DecisionForm, FormLine, SavedForm } from "./form-shapes.ts";
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
  ScopeId,
} from "./part-shapes.ts";
import { DecidingBody, PackLine, Procedure, SittingDay } from "./procedure-shapes.ts";

export * from "./form-shapes.ts";
export * from "./part-shapes.ts";
export * from "./procedure-shapes.ts";

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

/** May so many people be in the mission on all of these days? */
export const MayDeployQuestion = z.object({
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  /** Lead nation when embedded. */
  partner: z.string().optional(),
  unitType: z.string().optional(),
  people: z.int().positive(),
  from: Day,
  to: Day,
  /** The way home of people who are there, after a mission's operations have ended; absent: service. */
  purpose: z.enum(["service", "withdrawal"]).optional(),
  /** Reference or id of the only decision to look at; absent: all. */
  under: z.string().optional(),
});
export type MayDeployQuestion = z.infer<typeof MayDeployQuestion>;

/** Equal days in a row under one ceiling. `used` counts people by the ceiling's reading without those asked for; `free` is what then remains. */
export const HeadroomRun = z.object({
  from: Day,
  to: Day,
  used: z.int().nonnegative(),
  /** People who may still go before the ceiling, overlap allowance left aside; negative when it is passed. */
  free: z.int(),
  /** Whether the people asked for fit on these days, with the overlap allowance where that helps. */
  fits: z.boolean(),
});
export type HeadroomRun = z.infer<typeof HeadroomRun>;

export const CeilingAnswer = Ceiling.pick({
  id: true,
  code: true,
  label: true,
  kind: true,
  people: true,
  reading: true,
}).extend({
  runs: z.array(HeadroomRun),
  /** Least `free` over all days asked for. */
  least: z.int(),
});
export type CeilingAnswer = z.infer<typeof CeilingAnswer>;

/** A sentence with its code and facts, so that it can be said in every language. */
export const Remark = Refusal;
export type Remark = z.infer<typeof Remark>;

/** One decision that was looked at for the question. */
export const CoverOption = z.object({
  authorisationId: AuthorisationId,
  reference: z.string(),
  title: z.string(),
  scopeId: ScopeId.nullable(),
  scope: z.string().nullable(),
  ceilings: z.array(CeilingAnswer),
  /** Empty when it covers all days and all people. */
  refusals: z.array(Refusal),
  /** First day that it does not cover; null when it covers all. */
  firstFailingDay: Day.nullable(),
});
export type CoverOption = z.infer<typeof CoverOption>;

/** Days in a row that one decision covers for all of the people. */
export const CoverPart = CoverOption.pick({
  authorisationId: true,
  reference: true,
  title: true,
  ceilings: true,
}).extend({
  from: Day,
  to: Day,
  scopeId: ScopeId,
  scope: z.string(),
});
export type CoverPart = z.infer<typeof CoverPart>;

/** A way out of a denial, asked again by the same rules before it is named. */
export const Remedy = Remark.extend({
  /** The question as it would be put instead; null where the law itself would have to change. */
  question: MayDeployQuestion.nullable(),
});
export type Remedy = z.infer<typeof Remedy>;

export const MayDeployAnswer = z.object({
  verdict: z.enum(["allow", "allow_with_condition", "deny"]),
  question: MayDeployQuestion,
  asOf: Day,
  knownAt: Moment,
  /** The decision used; null when no single one covers all days. */
  cover: CoverOption.nullable(),
  /** The days with the decision that covers each, in order; empty when denied. */
  parts: z.array(CoverPart),
  /** The other decisions looked at, with what speaks against each. */
  others: z.array(CoverOption),
  firstFailingDay: Day.nullable(),
  /** Every reason against; empty unless denied. */
  refusals: z.array(Refusal),
  conditions: z.array(Condition),
  /** Readings of the law that the answer rests on. */
  interpretations: z.array(Interpretation),
  /** What would make it lawful; empty unless denied. */
  remedies: z.array(Remedy),
  /** What to know beside the verdict, as that another decision is not added up. */
  remarks: z.array(Remark),
});
export type MayDeployAnswer = z.infer<typeof MayDeployAnswer>;

/** Equal days in a row of a head-room curve. `ceiling` and `free` are null on days on which the ceiling does not hold. */
export const HeadroomStep = z.object({
  from: Day,
  to: Day,
  present: z.int(),
  planned: z.int(),
  /** Present under this decision but in a named breach, besides `present`. */
  breached: z.int(),
  /** In plans that await approval. */
  proposed: z.int(),
  /** In contributions that are being agreed, beyond those who are planned or there already. */
  negotiated: z.int(),
  ceiling: z.int().nullable(),
  free: z.int().nullable(),
});
export type HeadroomStep = z.infer<typeof HeadroomStep>;

export const HeadroomCurve = z.object({
  ceiling: Ceiling,
  authorisationId: AuthorisationId,
  reference: z.string(),
  status: AuthorisationStatus,
  missions: z.array(MissionId),
  /** Compressed: only where something changes; together they cover the days asked for without a gap. */
  steps: z.array(HeadroomStep),
  /** Least free on and after the day asked about, and when; null when the ceiling does not hold then. */
  tightest: z.object({ day: Day, free: z.int() }).nullable(),
});
export type HeadroomCurve = z.infer<typeof HeadroomCurve>;

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

const ById = z.object({ id: AuthorisationId });

export const authorisationsApi = {
  listAuthorisations: endpoint("GET", "/api/authorisations", {
    right: "authorisations.read",
    summary: "Decisions by day, with status on a day as known at a moment.",
    shapes: {
      query: z.object({ asOf: Day.optional(), knownAt: Moment.optional() }),
      reply: z.object({ items: z.array(AuthorisationLine), next: z.string().nullable(), count: z.int() }),
    },
  }),
  getAuthorisation: endpoint("GET", "/api/authorisations/:id", {
    right: "authorisations.read",
    summary: "A decision, whole; `id` may also be its reference.",
    shapes: {
      params: z.object({ id: z.string().min(1).max(60) }),
      query: z.object({ asOf: Day.optional(), knownAt: Moment.optional() }),
      reply: Authorisation,
    },
  }),
  draftAuthorisation: endpoint("POST", "/api/authorisations", {
    right: "authorisations.change",
    summary: "Drafts a decision: what it would permit, under which ceilings, on which conditions.",
    shapes: { body: Draft, reply: Authorisation },
  }),
  changeDraft: endpoint("PUT", "/api/authorisations/:id", {
    right: "authorisations.change",
    summary:
      "Changes a draft as a whole; only while it is a draft, and only by whoever drafted it. What it said before stays known.",
    shapes: { params: ById, body: Draft, reply: Authorisation },
  }),
  recordStep: endpoint("POST", "/api/authorisations/:id/steps", {
    right: "authorisations.step",
    summary:
      "Records a step in the life of a decision: proposal and debate by whoever may draft, what was decided by whoever may decide and did not draft it.",
    shapes: { params: ById, body: Step, reply: Authorisation },
  }),
  previewStep: endpoint("POST", "/api/authorisations/:id/steps/preview", {
    right: "authorisations.step",
    summary: "What a step would lead to, people included; nothing is kept.",
    shapes: { params: ById, body: Step, reply: StepOutcome },
  }),
  nextSteps: endpoint("GET", "/api/authorisations/:id/steps", {
    right: "authorisations.read",
    summary: "The steps that may follow now, the right each needs, and what is missing for it.",
    shapes: { params: ById, reply: z.object({ items: z.array(NextStep) }) },
  }),
  listEffects: endpoint("GET", "/api/authorisations/:id/effects", {
    right: "deployments.read",
    summary: "What became of tours under the decision when it changed.",
    shapes: {
      params: ById,
      query: z.object({ knownAt: Moment.optional() }),
      reply: z.object({ items: z.array(Effect.extend({ event: z.uuid() })) }),
    },
  }),
  addPaper: endpoint("POST", "/api/authorisations/:id/papers", {
    right: "authorisations.change",
    summary: "Keeps a paper about the decision, with the SHA-256 of its content; at most 10 MiB.",
    shapes: { params: ById, body: NewPaper, reply: PaperReference },
  }),
  getPaper: endpoint("GET", "/api/authorisations/:id/papers/:paper/file", {
    right: "authorisations.read",
    summary: "The content of a paper, after its hash was verified; internal papers only for the directorate.",
    shapes: { params: ById.extend({ paper: z.uuid() }) },
  }),
  fulfilDuty: endpoint("POST", "/api/authorisations/:id/duties/:duty/reports", {
    right: "authorisations.change",
    summary: "Records that a duty was done for one of its due dates, with the paper that shows it.",
    shapes: { params: ById.extend({ duty: z.uuid() }), body: DutyDone, reply: Authorisation },
  }),
  listForms: endpoint("GET", "/api/authorisation-forms", {
    right: "authorisations.change",
    summary: "Forms of decisions that the caller is filling in.",
    shapes: { reply: z.object({ items: z.array(FormLine) }) },
  }),
  getForm: endpoint("GET", "/api/authorisation-forms/:id", {
    right: "authorisations.change",
    summary: "A form as it was last saved.",
    shapes: { params: z.object({ id: z.uuid() }), reply: SavedForm },
  }),
  openForm: endpoint("POST", "/api/authorisation-forms", {
    right: "authorisations.change",
    summary: "Begins a form: empty, or with what a draft says.",
    shapes: {
      body: z.object({ authorisation: AuthorisationId.nullable(), form: DecisionForm.nullable() }),
      reply: SavedForm,
    },
  }),
  saveForm: endpoint("PUT", "/api/authorisation-forms/:id", {
    right: "authorisations.change",
    summary: "Saves a form as it stands; nothing is asked of what it says.",
    shapes: { params: z.object({ id: z.uuid() }), body: DecisionForm, reply: SavedForm },
  }),
  keepForm: endpoint("POST", "/api/authorisation-forms/:id/draft", {
    right: "authorisations.change",
    summary:
      "Makes a draft decision of a form, or changes the draft it belongs to; every fault of every field is named.",
    shapes: { params: z.object({ id: z.uuid() }), reply: Authorisation },
  }),
  listProcedures: endpoint("GET", "/api/procedures", {
    right: "authorisations.read",
    summary: "The ways in which the country decides, with the days on which its law knows them.",
    shapes: { reply: z.object({ items: z.array(Procedure) }) },
  }),
  listBodies: endpoint("GET", "/api/deciding-bodies", {
    right: "authorisations.read",
    summary: "The bodies that decide, the days on which they exist, and their known sitting days.",
    shapes: { reply: z.object({ bodies: z.array(DecidingBody), sittings: z.array(SittingDay) }) },
  }),
  addSittings: endpoint("POST", "/api/deciding-bodies/sittings", {
    right: "authorisations.change",
    summary: "Adds sitting days of a body, from its published calendar.",
    shapes: { body: z.object({ sittings: z.array(SittingDay).min(1).max(400) }), reply: z.object({ added: z.int() }) },
  }),
  listPacks: endpoint("GET", "/api/country-packs", {
    right: "authorisations.read",
    summary: "Countries whose way of deciding ships with the product.",
    shapes: { reply: z.object({ items: z.array(PackLine) }) },
  }),
  loadPack: endpoint("POST", "/api/country-packs/:country/load", {
    right: "law.load",
    summary:
      "Puts a shipped pack's procedures, bodies and sittings into the country's law; what is there already stays.",
    shapes: {
      params: z.object({ country: z.string().regex(/^[A-Z]{3}$/) }),
      reply: z.object({ procedures: z.int(), bodies: z.int(), sittings: z.int() }),
    },
  }),
};
