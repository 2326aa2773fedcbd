/**
 * National permissions to deploy: proposal, vote, decision; what they permit (scopes), how many (ceilings), until when, on which
 * conditions, with which duties. Days on which something holds include both ends.
 */
import { z } from "zod";
import { Confidence, DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Refusal } from "../platform/outcome.ts";

export const AuthorisationId = z.uuid().brand<"AuthorisationId">();
export type AuthorisationId = z.infer<typeof AuthorisationId>;
export const ScopeId = z.uuid().brand<"ScopeId">();
export type ScopeId = z.infer<typeof ScopeId>;
export const CeilingId = z.uuid().brand<"CeilingId">();
export type CeilingId = z.infer<typeof CeilingId>;

/** How a country decides. Silence and urgency carry their own terms in the procedure's `terms`. */
export const ProcedureKind = z.enum([
  "joint_session",
  "chambers",
  "one_chamber",
  "head_of_state",
  "cabinet",
  "committee_consultation",
  "information_only",
  "simplified_silence",
  "urgent_ex_post",
]);
export type ProcedureKind = z.infer<typeof ProcedureKind>;

/** A way of deciding that the country's law knows on certain days: reference data of the country, with its article. */
export const Procedure = z.object({
  id: z.uuid(),
  code: z.string(),
  kind: ProcedureKind,
  title: z.string(),
  /** Who decides, as named in the country's law. */
  bodies: z.array(z.string()),
  instrument: z.string(),
  article: z.string(),
  requiresConsent: z.boolean(),
  /** Whether it is the way to send people abroad, rather than to approve a paper about it. */
  sends: z.boolean(),
  validFrom: Day,
  validTo: Day.nullable(),
  note: z.string(),
  source: z.string(),
  confidence: Confidence,
});
export type Procedure = z.infer<typeof Procedure>;

export const AuthorisationStatus = z.enum([
  "draft",
  "proposed",
  "in_debate",
  "deemed_granted",
  "granted",
  "rejected",
  "expired",
  "recalled",
  "superseded",
  "lapsed",
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

/** What a decision permits: any of these missions, in any of these roles and modes, on its days, counted under its ceilings. */
export const Scope = z.object({
  id: ScopeId,
  label: z.string(),
  missions: z.array(MissionId).min(1),
  roles: z.array(DeploymentRole).min(1),
  /** Empty: any unit type. */
  unitTypes: z.array(z.string()),
  modes: z.array(DeploymentMode).min(1),
  /** Lead nation (ISO 3166 alpha-3) for the embedded mode; null: any partner. */
  partner: z.string().nullable(),
  validFrom: Day,
  /** Null: no end is stated. */
  validTo: Day.nullable(),
  /** Ends with the mission's operations; the way home may last until the mission's withdrawal end when `coversWithdrawal`. */
  endsWithMandate: z.boolean(),
  coversWithdrawal: z.boolean(),
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

export const Ceiling = z.object({
  id: CeilingId,
  /** Readable and unique in the country, as `A-2024/total`. */
  code: z.string(),
  label: z.string(),
  kind: CeilingKind,
  /** Most people; counted by `reading`. */
  people: z.int().nonnegative(),
  reading: CeilingReading,
  /** By so many it may be passed, on so many days in a row at most, while one rotation relieves another; null: never. */
  overlap: z
    .object({ people: z.int().positive(), days: z.int().positive(), inferred: z.boolean(), source: z.string() })
    .nullable(),
  /** Roles that do not count under it. */
  excludes: z.array(DeploymentRole),
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
});
export type Interpretation = z.infer<typeof Interpretation>;

/** How a decision stands to an earlier one. Unknown: never added up with it silently. */
export const Relation = z.object({
  to: AuthorisationId,
  toReference: z.string(),
  kind: z.enum(["replaces", "adds", "amends", "unknown"]),
  source: z.string(),
});
export type Relation = z.infer<typeof Relation>;

export const Condition = z.object({
  id: z.uuid(),
  kind: z.enum(["precondition", "continuing", "caveat"]),
  text: z.string(),
  consequence: z.enum(["suspend", "withdraw", "report", "none"]),
  source: z.string(),
});
export type Condition = z.infer<typeof Condition>;

export const Duty = z.object({
  id: z.uuid(),
  text: z.string(),
  to: z.string(),
  dueOn: Day.nullable(),
  doneOn: Day.nullable(),
  public: z.boolean(),
  source: z.string(),
});
export type Duty = z.infer<typeof Duty>;

/** A paper about the decision: where it was published, and the hash of the text kept here (null when none is kept). */
export const PaperReference = z.object({
  id: z.uuid(),
  title: z.string(),
  language: z.string(),
  published: z.string(),
  sha256: z.string().nullable(),
});
export type PaperReference = z.infer<typeof PaperReference>;

/** One step in the life of a decision, on the day it happened. */
export const AuthorisationEvent = z.object({
  id: z.uuid(),
  kind: z.enum([
    "drafted",
    "proposed",
    "debated",
    "granted",
    "deemed_granted",
    "rejected",
    "extended",
    "recalled",
    "expired",
    "superseded",
    "lapsed",
    "information",
  ]),
  day: Day,
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

export const MayDeployAnswer = z.object({
  verdict: z.enum(["allow", "allow_with_condition", "deny"]),
  question: MayDeployQuestion,
  asOf: Day,
  knownAt: Moment,
  /** The decision used; null when denied because none covers. */
  cover: CoverOption.nullable(),
  /** The other decisions looked at, with what speaks against each. */
  others: z.array(CoverOption),
  firstFailingDay: Day.nullable(),
  /** Every reason against; empty unless denied. */
  refusals: z.array(Refusal),
  conditions: z.array(Condition),
  /** Readings of the law that the answer rests on. */
  interpretations: z.array(Interpretation),
  /** What would make it lawful; empty unless denied. */
  remedies: z.array(Remark),
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

/** A decision as it is drafted: with its scopes naming their ceilings by code. Ids are given when it is kept. */
export const Draft = z.object({
  reference: z.string().min(1).max(40),
  title: z.string().min(1),
  /** Code of the procedure; the version of it that holds on the day of the proposal is used. */
  procedure: z.string(),
  proposer: z.string().min(1),
  proposedOn: Day.nullable(),
  proposal: ProposalFacts,
  outcome: z.string(),
  relations: z.array(z.object({ to: z.string(), kind: Relation.shape.kind, source: z.string() })),
  ceilings: z.array(Ceiling.omit({ id: true })),
  scopes: z.array(Scope.omit({ id: true, ceilings: true }).extend({ ceilings: z.array(z.string()) })).min(1),
  conditions: z.array(Condition.omit({ id: true })),
  duties: z.array(Duty.omit({ id: true })),
  papers: z.array(PaperReference.omit({ id: true })),
  interpretations: z.array(
    Interpretation.omit({ id: true, ceilingId: true }).extend({ ceiling: z.string().nullable() }),
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
});
export type Step = z.infer<typeof Step>;

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
  recordStep: endpoint("POST", "/api/authorisations/:id/steps", {
    right: "authorisations.decide",
    summary:
      "Records what the deciding body did: proposal, debate, grant, rejection, extension, recall. Not by whoever drafted it.",
    shapes: { params: z.object({ id: AuthorisationId }), body: Step, reply: Authorisation },
  }),
  listProcedures: endpoint("GET", "/api/procedures", {
    right: "authorisations.read",
    summary: "The ways in which the country decides, with the days on which its law knows them.",
    shapes: { reply: z.object({ items: z.array(Procedure) }) },
  }),
};
