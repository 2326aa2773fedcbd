/** The doors of selection: runs of the planner, hand edits, explanations, the decision on a plan; and what waits for a person. */
import { z } from "zod";
import { PersonId } from "../people/schema.ts";
import { Day } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Edit, EditCheck, EditId } from "./edit-shapes.ts";
import { CandidateLine, Comparison, TourExplanation } from "./explain-shapes.ts";
import { Run } from "./plan-shapes.ts";
import { RunId, RunLine, RunRequest } from "./run-shapes.ts";

export * from "./candidate-shapes.ts";
export * from "./edit-shapes.ts";
export * from "./explain-shapes.ts";
export * from "./mission-schema.ts";
export * from "./plan-shapes.ts";
export * from "./run-shapes.ts";

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

const OneRun = z.object({ id: RunId });
const EditBody = z.object({
  kind: z.enum(["pin", "ban", "leave_open"]),
  tour: z.string(),
  personId: PersonId.nullable(),
  reason: z.string().min(3).max(500),
});

/** The doors of selection. */
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
