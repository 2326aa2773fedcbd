/** Contributions: what a country gives a mission, on which terms, in which state, with the papers that carry each step. */
import { z } from "zod";
import { AsOf, Confidence, DeploymentMode, DeploymentRole, MissionId } from "../../missions/schema.ts";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { GuardState, NewOverride, Override } from "../guard-shapes.ts";
import { ContributionId, Payer, Rehearsal, RotationId } from "../ids.ts";
import { Rotation } from "./rotation-shapes.ts";

/** States of the talks, kept as data; the talks have no machine of their own here. */
export const NEGOTIATING = [
  "identified",
  "requested",
  "offered",
  "selected",
  "reconnoitred",
  "mou_agreed",
  "mou_signed",
  "cleared",
] as const;

/** How far a contribution has come: a state of the talks, or of its life after them. */
export const ContributionState = z.enum([
  ...NEGOTIATING,
  "certified",
  "deploying",
  "deployed",
  "rotating",
  "must_withdraw",
  "repatriating",
  "repatriated",
  "closed",
  "cancelled",
  "not_selected",
]);
export type ContributionState = z.infer<typeof ContributionState>;

/** What is recorded of a contribution as a whole. `entered`: it begins in the record, in whatever state it was then. */
export const ContributionStep = z.enum([
  "entered",
  "negotiated",
  "certified",
  "movement_ordered",
  "taken_over",
  "rotation_begun",
  "rotation_done",
  "extended",
  "must_withdraw",
  "repatriation_ordered",
  "repatriated",
  "closed",
  "cancelled",
  "not_selected",
]);
export type ContributionStep = z.infer<typeof ContributionStep>;

/** Whether it is a unit of the country's own, one inside another country's contingent, or posts held one by one. */
export const ContributionKind = z.enum(["own_unit", "embedded_unit", "individual_posts"]);
export type ContributionKind = z.infer<typeof ContributionKind>;

/** How people and equipment travel. */
export const Transport = z.enum(["un_arranged", "letter_of_assist", "national", "partner"]);
export type Transport = z.infer<typeof Transport>;

/** The terms in force; every change is a new version, and old ones stay. Days include both ends. */
export const Terms = z.object({
  title: z.string().min(1),
  people: z.int().positive().max(100_000).nullable(),
  unitType: z.string().nullable(),
  mode: DeploymentMode,
  /** Lead nation when embedded. */
  partner: z.string().length(3).nullable(),
  /** Contingent or ship it is part of, as `INDBATT`. */
  hostContingent: z.string(),
  /** The sender keeps national command; the lead nation's unit has tactical control. Both are said. */
  nationalCommand: z.string(),
  tacticalControl: z.string(),
  from: Day,
  to: Day.nullable(),
  transport: Transport.nullable(),
  transportPayer: Payer.nullable(),
  /** What governs it towards the UN, or between the two countries when embedded. */
  agreementKind: z.enum(["mou", "bilateral", "exchange_of_notes"]).nullable(),
  /** Reference of the agreement. */
  agreement: z.string(),
  agreementSignedOn: Day.nullable(),
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
});
export type Terms = z.infer<typeof Terms>;

/** A paper that carries a step: what it is, its reference and its day; the paper itself is kept elsewhere. */
export const PaperKind = z.enum([
  "readiness_certificate",
  "gap_record",
  "agreement",
  "agreement_waiver",
  "load_list_accepted",
  "movement_order",
  "transfer_certificate",
  "strength_return",
  "nominal_roll",
  "resolution",
  "agreement_amendment",
  "withdrawal_plan",
  "note_verbale",
  "repatriation_plan",
  "final_inspection",
  "final_verification",
  "claims_settled",
  "deployment_review",
]);
export type PaperKind = z.infer<typeof PaperKind>;

/** A paper as it was recorded, by whom and when. */
export const Paper = z.object({
  id: z.uuid(),
  kind: PaperKind,
  reference: z.string().min(1),
  day: Day,
  note: z.string(),
  /** SHA-256 of the paper in hex, where it was kept. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  recordedAt: Moment,
  recordedBy: z.string(),
});
export type Paper = z.infer<typeof Paper>;

/** A paper as a person enters it. */
export const NewPaper = Paper.pick({ kind: true, reference: true, day: true }).extend({
  note: z.string().default(""),
  sha256: Paper.shape.sha256.default(null),
});
export type NewPaper = z.infer<typeof NewPaper>;

/** Something owed beside the decision, such as the ratification of an agreement, which may follow deployment. */
export const ContributionDuty = z.object({
  id: z.uuid(),
  contributionId: ContributionId,
  kind: z.enum(["ratification", "report", "other"]),
  text: z.string().min(1),
  owedTo: z.string(),
  dueOn: Day.nullable(),
  doneOn: Day.nullable(),
  source: z.string().min(1),
  recordedAt: Moment,
  recordedBy: z.string(),
});
export type ContributionDuty = z.infer<typeof ContributionDuty>;

/** A step that was taken, from state to state, with what it rested on. */
export const ContributionEvent = z.object({
  id: z.uuid(),
  seq: z.int().positive(),
  step: ContributionStep,
  from: ContributionState.nullable(),
  to: ContributionState,
  day: Day,
  rotationId: RotationId.nullable(),
  note: z.string(),
  source: z.string(),
  recordedAt: Moment,
  recordedBy: z.string(),
});
export type ContributionEvent = z.infer<typeof ContributionEvent>;

/** A contribution as it stood on a day, as known at a moment. The version is that of its terms. */
export const Contribution = Terms.extend({
  id: ContributionId,
  /** Readable and unique, as `UNIFIL/embedded-company`. */
  code: z.string(),
  mission: MissionId,
  kind: ContributionKind,
  role: DeploymentRole,
  state: ContributionState,
  /** Day of the step that led to the state; null where none is recorded. */
  stateSince: Day.nullable(),
  version: z.int().nonnegative(),
});
export type Contribution = z.infer<typeof Contribution>;

/** A line of the list: with people present and planned on the day, the last lawful day, and what is owed. */
export const ContributionLine = Contribution.extend({
  rotations: z.array(Rotation),
  present: z.int().nonnegative(),
  planned: z.int().nonnegative(),
  /** Last day that the mission's life and the decisions let people of these terms be there; null: no end known. */
  lastLawfulDay: Day.nullable(),
  /** Overrides on which its state rests. */
  overrides: z.array(Override),
  dutiesOpen: z.int().nonnegative(),
});
export type ContributionLine = z.infer<typeof ContributionLine>;

/** A step that may come next, with every guard as it stands. */
export const NextStep = z.object({ step: ContributionStep, to: ContributionState, guards: z.array(GuardState) });
export type NextStep = z.infer<typeof NextStep>;

/** A contribution with everything about it: versions of its terms, steps, rotations, papers, duties, lifted guards, what may come next. */
export const ContributionWhole = ContributionLine.extend({
  events: z.array(ContributionEvent),
  papers: z.array(Paper),
  duties: z.array(ContributionDuty),
  terms: z.array(
    Terms.extend({ version: z.int(), recordedAt: Moment, recordedBy: z.string(), supersededAt: Moment.nullable() }),
  ),
  next: z.array(NextStep),
});
export type ContributionWhole = z.infer<typeof ContributionWhole>;

/** What a person enters to begin one: identity, terms, and the state of the talks, or `deployed` for one that is adopted. */
export const NewContribution = Terms.extend({
  code: z
    .string()
    .regex(/^[A-Za-z0-9 -]+\/[A-Za-z0-9-]+$/)
    .max(60),
  mission: MissionId,
  kind: ContributionKind,
  role: DeploymentRole,
  state: z.enum([...NEGOTIATING, "deployed", "closed"]),
  /** Day on which it was in that state. */
  stateSince: Day,
});
export type NewContribution = z.infer<typeof NewContribution>;

/** What a person enters for a step. `papers` are recorded with it; `to` is the state of the talks, or the new last day of an extension. */
export const TakenStep = z.object({
  step: ContributionStep.exclude(["entered"]),
  day: Day,
  papers: z.array(NewPaper).default([]),
  /** Which state of the talks, for `negotiated`. */
  negotiated: z.enum(NEGOTIATING).optional(),
  /** New last day, for `extended`. */
  extendedTo: Day.optional(),
  /** Which rotation comes, for `rotation_begun` and `rotation_done`. */
  rotationId: RotationId.optional(),
  note: z.string().default(""),
  source: z.string().min(1),
});
export type TakenStep = z.infer<typeof TakenStep>;

const params = z.object({ id: ContributionId });

/** The doors of contributions: to read them, to enter one, to change its terms and to take its steps. */
export const contributionsApi = {
  listContributions: endpoint("GET", "/api/deployments/contributions", {
    right: "deployments.read",
    summary: "What the country gave, gives and talks about, in its state, with rotations; of one mission or state.",
    shapes: {
      query: AsOf.extend({ mission: MissionId.optional(), state: ContributionState.optional() }),
      reply: z.object({ items: z.array(ContributionLine), next: z.string().nullable(), count: z.int() }),
    },
  }),
  getContribution: endpoint("GET", "/api/deployments/contributions/:id", {
    right: "deployments.read",
    summary:
      "One contribution: terms and their versions, steps, papers, duties, overrides, and what may come next with each guard.",
    shapes: { params, query: AsOf, reply: ContributionWhole },
  }),
  addContribution: endpoint("POST", "/api/deployments/contributions", {
    right: "deployments.change",
    summary: "Enters a contribution: in talks, or adopted as it stands.",
    shapes: { query: Rehearsal, body: NewContribution, reply: ContributionWhole },
  }),
  changeTerms: endpoint("PUT", "/api/deployments/contributions/:id/terms", {
    right: "deployments.change",
    summary: "Writes a new version of the terms; If-Match guards against a version that somebody else has replaced.",
    shapes: { params, query: Rehearsal, body: Terms, reply: ContributionWhole },
  }),
  takeStep: endpoint("POST", "/api/deployments/contributions/:id/steps", {
    right: "deployments.change",
    summary: "Takes a step of the contribution's life; refused with every guard that is not met.",
    shapes: { params, query: Rehearsal, body: TakenStep, reply: ContributionWhole },
  }),
  addPaper: endpoint("POST", "/api/deployments/contributions/:id/papers", {
    right: "deployments.change",
    summary: "Records a paper with its reference and day.",
    shapes: { params, body: NewPaper, reply: ContributionWhole },
  }),
  addDuty: endpoint("POST", "/api/deployments/contributions/:id/duties", {
    right: "deployments.change",
    summary:
      "Records a duty beside the decision, such as a ratification that is still owed; with `doneOn` when it is done.",
    shapes: {
      params,
      body: ContributionDuty.pick({ kind: true, text: true, owedTo: true, dueOn: true, doneOn: true, source: true }),
      reply: ContributionWhole,
    },
  }),
  finishDuty: endpoint("POST", "/api/deployments/contributions/:id/duties/:dutyId/done", {
    right: "deployments.change",
    summary: "Records that a duty was done on a day.",
    shapes: {
      params: params.extend({ dutyId: z.uuid() }),
      body: z.object({ doneOn: Day, source: z.string().min(1) }),
      reply: ContributionWhole,
    },
  }),
  overrideContribution: endpoint("POST", "/api/deployments/contributions/:id/overrides", {
    right: "deployments.override",
    summary:
      "Lifts one guard for one step, by a named authority and with a reason; who lifts it does not take the step.",
    shapes: { params, body: NewOverride, reply: ContributionWhole },
  }),
};
