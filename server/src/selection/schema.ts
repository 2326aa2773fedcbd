/** Runs of the planner on the country's records, what people changed by hand, and the decision on a plan. */
import { z } from "zod";
import { Verdict } from "../eligibility/schema.ts";
import { PersonId } from "../people/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Refusal } from "../platform/outcome.ts";
import { Grade } from "../units/grades.ts";
import { Mode, Role } from "../units/schema.ts";

export * from "./mission-schema.ts";

export const RunId = z.uuid().brand<"RunId">();
export type RunId = z.infer<typeof RunId>;
export const EditId = z.uuid().brand<"EditId">();
export type EditId = z.infer<typeof EditId>;

/**
 * Where a run stands. queued and running: the planner works · planned: a checked plan is there · failed, cancelled: none is ·
 * proposed: awaits another person's decision · approved: its tours are recorded · rejected · superseded: a later run took its place.
 */
export const RunState = z.enum([
  "queued",
  "running",
  "planned",
  "failed",
  "cancelled",
  "proposed",
  "approved",
  "rejected",
  "superseded",
]);
export type RunState = z.infer<typeof RunState>;

/** Points that make up an assignment's score; whole numbers, shown part by part. */
export const Weights = z.object({
  /** For each grade that a person's grade lies below the top of the post's band: taken off. */
  gradeDistance: z.int().min(0).max(1000),
  /** For each test result above the least: added (English of observers and staff). */
  language: z.int().min(0).max(1000),
  /** Someone who has never been on a mission. */
  firstTour: z.int().min(0).max(1000),
  /** Someone who has served in the same mission. */
  sameMission: z.int().min(0).max(1000),
  /** For each full year at home, to five. */
  yearAtHome: z.int().min(0).max(1000),
  /** A desirable rule that is met. */
  desirable: z.int().min(0).max(1000),
});
export type Weights = z.infer<typeof Weights>;

/** What a run is asked. Tours that start from `from` to `to` are planned; both days belong to it. */
export const RunRequest = z.object({
  title: z.string().min(1).max(200),
  from: Day,
  to: Day,
  /** Only these missions; absent: all. */
  missions: z.array(z.string()).optional(),
  weights: Weights.optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  /** An earlier run: its edits in force are taken over, and its assignments are kept where they can be. */
  previous: RunId.optional(),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** The numbers of the plan's own sentence. */
export const Sentence = z.object({
  keyFilled: z.int(),
  keyWanted: z.int(),
  filled: z.int(),
  wanted: z.int(),
  /** `optimal` is proved. */
  status: z.enum(["optimal", "bounded", "infeasible"]),
  /** Largest distance to a bound over the entries of the objective, in the entry's own unit; 0 when proved. */
  distance: z.int(),
  /** How many tours stay open for each leading cause, most first. */
  openBy: z.array(
    z.object({
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      tours: z.int(),
    }),
  ),
});
export type Sentence = z.infer<typeof Sentence>;

/** A run as the list shows it. */
export const RunLine = z.object({
  id: RunId,
  title: z.string(),
  from: Day,
  to: Day,
  state: RunState,
  /** Day of decision: evidence was read as of it. */
  asOf: Day,
  jobId: z.uuid().nullable(),
  sentence: Sentence.nullable(),
  startedBy: z.string(),
  startedAt: Moment,
  finishedAt: Moment.nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: Moment.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  /** Reason of a rejection, or the remark of an approval. */
  decisionReason: z.string().nullable(),
  previous: RunId.nullable(),
  /** Why a failed run failed. */
  failure: z.string().nullable(),
  version: z.int().positive(),
});
export type RunLine = z.infer<typeof RunLine>;

/** One part of a score, as `firstTour` 20. */
export const ScorePart = z.object({ part: z.string(), points: z.int() });
export type ScorePart = z.infer<typeof ScorePart>;

/** Who stands in the plan, without more than the board needs. */
export const Candidate = z.object({
  personId: PersonId,
  number: z.string(),
  name: z.string(),
  nameLatin: z.string(),
  rank: z.string().nullable(),
  grade: Grade.nullable(),
  homeUnit: z.string().nullable(),
  sex: z.enum(["woman", "man"]),
});
export type Candidate = z.infer<typeof Candidate>;

/** Why a tour is open, or a pair impossible, as code, facts and an English sentence. */
export const Reason = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  message: z.string(),
});
export type Reason = z.infer<typeof Reason>;

/** A tour that the run planned, filled or open. */
export const PlannedTour = z.object({
  /** Code of the wanted tour, its id in the problem. */
  tour: z.string(),
  post: z.string(),
  title: z.string(),
  block: z.string(),
  mission: z.string(),
  unit: z.string().nullable(),
  role: Role,
  mode: Mode,
  key: z.boolean(),
  from: Day,
  to: Day,
  /** Reference of the authorisation it would stand under; null: none covers it. */
  authorisation: z.string().nullable(),
  person: Candidate.nullable(),
  score: z.int().nullable(),
  parts: z.array(ScorePart),
  /** Set by hand: the edit that says so. */
  pinned: EditId.nullable(),
  /** Causes of an open tour, the leading one first. */
  causes: z.array(Reason),
  /** How many people may hold it by all rules on its days. */
  eligible: z.int(),
});
export type PlannedTour = z.infer<typeof PlannedTour>;

/** What one more place would bring where a rule binds. */
export const PriceLine = z.object({
  rule: z.string(),
  from: Day.nullable(),
  to: Day.nullable(),
  worth: z.record(z.string(), z.number()),
});

/** What the plan says, as it was when it was made; people by number. `asked` tells what each need of the problem asks. */
export const Digest = z.object({
  tours: z.array(PlannedTour.omit({ person: true, pinned: true }).extend({ number: z.string().nullable() })),
  asked: z.record(z.string(), z.object({ rule: z.string(), title: z.string(), asks: z.string(), terms: z.string() })),
  objective: z.array(z.object({ entry: z.string(), value: z.number(), bound: z.number() })),
  conflict: z.array(Reason),
  prices: z.array(PriceLine),
});
export type Digest = z.infer<typeof Digest>;

/** A tour already recorded in the run's time: present now, or approved earlier; it binds the plan and is not planned again. */
export const StandingTour = z.object({
  tourId: z.string(),
  post: z.string().nullable(),
  mission: z.string(),
  role: z.string(),
  from: Day,
  to: Day,
  state: z.string(),
  person: Candidate.nullable(),
  /** True where the mission ends before the tour would have: its people must leave by `to`. */
  withdrawal: z.boolean(),
});
export type StandingTour = z.infer<typeof StandingTour>;

/** What a person changed by hand. `leave_open` has no person. A withdrawn edit stays in the record. */
export const Edit = z.object({
  id: EditId,
  kind: z.enum(["pin", "ban", "leave_open"]),
  tour: z.string(),
  person: Candidate.nullable(),
  reason: z.string(),
  author: z.string(),
  recordedAt: Moment,
  withdrawnAt: Moment.nullable(),
});
export type Edit = z.infer<typeof Edit>;

/** A whole run. `tours` are ordered by mission, unit, post and first day. */
export const Run = RunLine.extend({
  weights: Weights,
  seed: z.int(),
  plannerVersion: z.string().nullable(),
  problemHash: z.string().nullable(),
  planHash: z.string().nullable(),
  objective: z.array(z.object({ entry: z.string(), value: z.number(), bound: z.number() })),
  tours: z.array(PlannedTour),
  standing: z.array(StandingTour),
  edits: z.array(Edit),
  /** Pins and rules that cannot hold together, when infeasible. */
  conflict: z.array(Reason),
  /** What one more place would bring where a rule binds. */
  prices: z.array(PriceLine),
  /** Missions that end within the run's time, with the last day anybody may be there. */
  missionEnds: z.array(z.object({ mission: z.string(), lastDay: Day, standing: z.int() })),
  /** What the caller may do now, each with the reasons against. */
  may: z.object({
    propose: z.array(Refusal),
    approve: z.array(Refusal),
    reject: z.array(Refusal),
    edit: z.array(Refusal),
  }),
});
export type Run = z.infer<typeof Run>;

/** One person's place in the table of candidates for a tour. */
export const CandidateLine = z.object({
  person: Candidate,
  verdict: Verdict,
  score: z.int(),
  parts: z.array(ScorePart),
  /** chosen: holds this tour in the plan · free: could take it · elsewhere: is on `otherTour` · resting, blocked, banned: see `reasons`. */
  standing: z.enum(["chosen", "free", "elsewhere", "resting", "blocked", "banned", "not_eligible"]),
  otherTour: z.string().nullable(),
  reasons: z.array(Reason),
});
export type CandidateLine = z.infer<typeof CandidateLine>;

/** Why the tour is as it is. */
export const TourExplanation = z.object({
  tour: z.string(),
  chosen: Candidate.nullable(),
  /** People who may hold it by all rules. */
  eligible: z.int(),
  /** How many of them would score higher than the chosen one. */
  higher: z.int(),
  /** Sentences in order: why this person, or why it is open. */
  because: z.array(Reason),
  /** Who would score higher and why not them, best first, at most ten. */
  instead: z.array(z.object({ person: Candidate, score: z.int(), reasons: z.array(Reason) })),
  /** The smallest change found that would fill an open tour, or bring in the person asked about; null: none found. */
  nearest: Reason.nullable(),
});
export type TourExplanation = z.infer<typeof TourExplanation>;

/** An explanation whose claims were each solved and checked again. People are named by number. */
export const ProvedExplanation = z.object({
  tour: z.string(),
  kind: z.enum(["open", "chosen", "not-chosen"]),
  person: z.string().nullable(),
  because: z.array(Reason),
  /** The smallest set of changes that would bring the person in; empty when none was found or none is needed. */
  changes: z.array(Reason),
  /** How the best plan would differ if it were otherwise. */
  moves: z.array(z.object({ tour: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** Whether all that was compared was proved best. */
  proved: z.boolean(),
});
export type ProvedExplanation = z.infer<typeof ProvedExplanation>;

/** A pair in two plans. */
export const Comparison = z.object({
  left: RunLine,
  right: RunLine,
  same: z.int(),
  /** Tours that differ; a person is null where the tour is open, and `inPlan` false where that run did not plan the tour. */
  changes: z.array(
    z.object({
      tour: z.string(),
      post: z.string(),
      mission: z.string(),
      from: Day,
      to: Day,
      left: z.object({ inPlan: z.boolean(), person: Candidate.nullable(), score: z.int().nullable() }),
      right: z.object({ inPlan: z.boolean(), person: Candidate.nullable(), score: z.int().nullable() }),
    }),
  ),
  objective: z.array(z.object({ entry: z.string(), left: z.number().nullable(), right: z.number().nullable() })),
});
export type Comparison = z.infer<typeof Comparison>;

/** Something that waits for a person: a verb, a day and what follows if nothing is done. */
export const NeedsYou = z.object({
  code: z.enum(["approve-plan", "propose-plan", "open-key-posts", "withdraw-before-end", "run-failed"]),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  message: z.string(),
  /** Day by which it must be done; null: as soon as possible. */
  by: Day.nullable(),
  /** Right needed to do it. */
  right: z.string(),
  runId: RunId.nullable(),
});
export type NeedsYou = z.infer<typeof NeedsYou>;

/** What a hand edit would do to the plan that is there. */
export const EditCheck = z.object({
  /** Every reason why the pair is not lawful with the rest of the plan as it stands. Empty: it is. */
  against: z.array(Refusal),
  /** Tours that would become open because the person is taken from them. */
  frees: z.array(z.string()),
  /** Change of each entry of the objective. */
  effect: z.array(z.object({ entry: z.string(), before: z.number(), after: z.number() })),
});
export type EditCheck = z.infer<typeof EditCheck>;

const OneRun = z.object({ id: RunId });
const EditBody = z.object({
  kind: z.enum(["pin", "ban", "leave_open"]),
  tour: z.string(),
  personId: PersonId.nullable(),
  reason: z.string().min(3).max(500),
});

export const selectionApi = {
  listRuns: endpoint("GET", "/api/selection/runs", {
    right: "selection.read",
    summary: "Runs of the planner, latest first.",
    shapes: {
      query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).optional() }),
      reply: z.object({ items: z.array(RunLine), next: z.string().nullable(), count: z.int() }),
    },
  }),
  startRun: endpoint("POST", "/api/selection/runs", {
    right: "selection.plan",
    summary: "Starts the planner on the country's records; progress is on /api/jobs/{jobId}/events.",
    shapes: { body: RunRequest, reply: z.object({ id: RunId, jobId: z.uuid() }) },
  }),
  getRun: endpoint("GET", "/api/selection/runs/:id", {
    right: "selection.read",
    summary: "A run with its tours, open posts and their causes, edits, and what the caller may do.",
    shapes: { params: OneRun, reply: Run },
  }),
  explain: endpoint("GET", "/api/selection/runs/:id/explain", {
    right: "selection.read",
    summary: "Why this person, why not that one, why a tour is open, and the nearest change.",
    shapes: {
      params: OneRun,
      query: z.object({ tour: z.string(), person: PersonId.optional() }),
      reply: TourExplanation,
    },
  }),
  prove: endpoint("POST", "/api/selection/runs/:id/prove", {
    right: "selection.read",
    summary: "Explains a tour with every claim solved again; the job's result is a ProvedExplanation.",
    shapes: {
      params: OneRun,
      body: z.object({ tour: z.string(), person: PersonId.optional() }),
      reply: z.object({ jobId: z.uuid() }),
    },
  }),
  candidates: endpoint("GET", "/api/selection/runs/:id/candidates", {
    right: "selection.read",
    summary:
      "People for one tour in the order of suggestion, with score parts and what stands against each; the first with whole verdicts, the others with the rules not met.",
    shapes: {
      params: OneRun,
      query: z.object({ tour: z.string(), limit: z.coerce.number().int().min(1).max(700).optional() }),
      reply: z.object({ items: z.array(CandidateLine), count: z.int(), eligible: z.int() }),
    },
  }),
  checkEdit: endpoint("POST", "/api/selection/runs/:id/edits/check", {
    right: "selection.change",
    summary: "What a hand edit would do, without recording it.",
    shapes: { params: OneRun, body: EditBody.omit({ reason: true }), reply: EditCheck },
  }),
  edit: endpoint("POST", "/api/selection/runs/:id/edits", {
    right: "selection.change",
    summary: "Records a pin, a ban or a post left open, with its reason; the next run from this one obeys it.",
    shapes: { params: OneRun, body: EditBody, reply: z.object({ edit: Edit, check: EditCheck }) },
  }),
  withdrawEdit: endpoint("POST", "/api/selection/runs/:id/edits/:editId/withdraw", {
    right: "selection.change",
    summary: "Withdraws a hand edit; it stays in the record.",
    shapes: { params: OneRun.extend({ editId: EditId }), reply: Edit },
  }),
  propose: endpoint("POST", "/api/selection/runs/:id/propose", {
    right: "selection.propose",
    summary: "Puts a plan before the one who approves. Send If-Match.",
    shapes: { params: OneRun, reply: RunLine },
  }),
  approve: endpoint("POST", "/api/selection/runs/:id/approve", {
    right: "selection.approve",
    summary: "Approves a proposed plan and records its tours; refused to whoever proposed it. Send If-Match.",
    shapes: { params: OneRun, body: z.object({ reason: z.string().max(500).optional() }), reply: RunLine },
  }),
  reject: endpoint("POST", "/api/selection/runs/:id/reject", {
    right: "selection.approve",
    summary: "Rejects a proposed plan with a reason. Send If-Match.",
    shapes: { params: OneRun, body: z.object({ reason: z.string().min(3).max(500) }), reply: RunLine },
  }),
  compare: endpoint("GET", "/api/selection/runs/:id/compare/:other", {
    right: "selection.read",
    summary: "Tours in which two plans differ, and what each reached.",
    shapes: { params: OneRun.extend({ other: RunId }), reply: Comparison },
  }),
  replay: endpoint("POST", "/api/selection/runs/:id/replay", {
    right: "selection.read",
    summary:
      "Plans the stored problem again and says whether the plan has the same bytes; the answer is the job's result.",
    shapes: { params: OneRun, reply: z.object({ jobId: z.uuid() }) },
  }),
  files: endpoint("GET", "/api/selection/runs/:id/files", {
    right: "selection.read",
    summary: "The problem and the plan as the planner read and wrote them.",
    shapes: { params: OneRun, reply: z.object({ problem: z.string().nullable(), plan: z.string().nullable() }) },
  }),
  needsYou: endpoint("GET", "/api/selection/needs", {
    right: "selection.read",
    summary: "What waits for a person in selection, most pressing first.",
    shapes: { reply: z.object({ items: z.array(NeedsYou) }) },
  }),
};
