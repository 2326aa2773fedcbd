/** The endpoints of decisions, their forms, papers and duties, and of how the country decides. */
import { z } from "zod";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import {
  AuthorisationAnswer,
  AuthorisationLine,
  Draft,
  DutyDone,
  NewPaper,
  NextStep,
  Step,
  StepOutcome,
} from "./decision-shapes.ts";
import { DecisionForm, FormLine, SavedForm } from "./form-shapes.ts";
import { AuthorisationId, Effect, PaperReference } from "./part-shapes.ts";
import { DecidingBody, PackLine, Procedure, SittingDay } from "./procedure-shapes.ts";

const ById = z.object({ id: AuthorisationId });

/** Every endpoint of this feature. */
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
      reply: AuthorisationAnswer,
    },
  }),
  draftAuthorisation: endpoint("POST", "/api/authorisations", {
    right: "authorisations.change",
    summary: "Drafts a decision: what it would permit, under which ceilings, on which conditions.",
    shapes: { body: Draft, reply: AuthorisationAnswer },
  }),
  changeDraft: endpoint("PUT", "/api/authorisations/:id", {
    right: "authorisations.change",
    summary:
      "Changes a draft as a whole; only while it is a draft, and only by whoever drafted it. What it said before stays known.",
    shapes: { params: ById, body: Draft, reply: AuthorisationAnswer },
  }),
  recordStep: endpoint("POST", "/api/authorisations/:id/steps", {
    right: "authorisations.step",
    summary:
      "Records a step in the life of a decision: proposal and debate by whoever may draft, what was decided by whoever may decide and did not draft it.",
    shapes: { params: ById, body: Step, reply: AuthorisationAnswer },
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
    shapes: { params: ById.extend({ duty: z.uuid() }), body: DutyDone, reply: AuthorisationAnswer },
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
    shapes: { params: z.object({ id: z.uuid() }), reply: AuthorisationAnswer },
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
