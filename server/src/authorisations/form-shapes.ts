/**
 * A decision as it is being typed: every field a text or a list, nothing asked of it, so that an unfinished form can be kept.
 * `draftOfForm` makes a draft of it and names every fault by its field.
 */
import { z } from "zod";
import { Moment } from "../platform/days.ts";
import { AuthorisationId } from "./part-shapes.ts";

const text = z.string().max(4000).default("");
const list = z.array(z.string().max(200)).max(200).default([]);
const flag = z.boolean().default(false);

/** A scope as it is being typed: every field is text or empty until the form becomes a draft. */
export const FormScope = z.object({
  label: text,
  missions: list,
  region: text,
  organisation: text,
  roles: list,
  unitTypes: list,
  modes: list,
  partner: text,
  tasks: text,
  validFrom: text,
  validTo: text,
  endsWithMandate: flag,
  coversWithdrawal: flag,
  withdrawalUntil: text,
  graceSittingDays: text,
  ceilings: list,
  caveats: text,
  note: text,
  source: text,
  confidence: text,
});
export type FormScope = z.infer<typeof FormScope>;

/** A ceiling as it is being typed; the number is text until the form becomes a draft. */
export const FormCeiling = z.object({
  code: text,
  label: text,
  kind: text,
  people: text,
  unit: text,
  reading: text,
  overlapPeople: text,
  overlapPercent: text,
  overlapDays: text,
  overlapInferred: flag,
  overlapSource: text,
  excludes: list,
  excludesOther: list,
  note: text,
  source: text,
  confidence: text,
});
export type FormCeiling = z.infer<typeof FormCeiling>;

/** What the decision changes in the one it amends. `what`: validity, ceiling, scope (one of this form's scopes, by label), end. */
export const FormChange = z.object({
  what: text,
  scope: text,
  ceiling: text,
  people: text,
  /** What becomes of the overlap allowance: it stays (empty), `none`, or `other`, as the next fields say. */
  overlap: text,
  overlapPeople: text,
  overlapPercent: text,
  overlapDays: text,
  overlapInferred: flag,
  overlapSource: text,
  from: text,
  to: text,
  withdrawalUntil: text,
});
export type FormChange = z.infer<typeof FormChange>;

/** How the decision stands to an earlier one, as it is being typed. */
export const FormRelation = z.object({
  to: text,
  kind: text,
  source: text,
  changes: z.array(FormChange).max(50).default([]),
});
export type FormRelation = z.infer<typeof FormRelation>;

/** A condition as it is being typed, with how it is checked and what follows when it fails. */
export const FormCondition = z.object({ kind: text, text, check: text, consequence: text, source: text });
export type FormCondition = z.infer<typeof FormCondition>;

/** A duty as it is being typed: what is owed, to whom, by when or how often. */
export const FormDuty = z.object({
  text,
  to: text,
  by: text,
  content: text,
  frequency: text,
  dueOn: text,
  lastDue: text,
  doneOn: text,
  public: flag,
  source: text,
});
export type FormDuty = z.infer<typeof FormDuty>;

/** A paper about the decision as it is being typed; `publicity` says who may read it. */
export const FormPaper = z.object({ title: text, language: text, published: text, publicity: text });
export type FormPaper = z.infer<typeof FormPaper>;

/** A choice between readings of the law as it is being typed. */
export const FormReading = z.object({
  about: text,
  ceiling: text,
  question: text,
  chosen: text,
  reason: text,
  chosenBy: text,
  chosenOn: text,
});
export type FormReading = z.infer<typeof FormReading>;

/** A law that the decision rests on, as it is being typed. */
export const FormBasis = z.object({ instrument: text, article: text, validFrom: text, validTo: text });
export type FormBasis = z.infer<typeof FormBasis>;

/** The facts a proposal states, in the order in which they are asked for. */
export const PROPOSAL_FACTS = [
  "area",
  "tasks",
  "number",
  "weapons",
  "property",
  "subordination",
  "duration",
  "replacement",
  "withdrawal",
  "transport",
  "cost",
  "financing",
] as const;

/** The whole form of a decision, filled as far as somebody came; empty text is what is not known yet. */
export const DecisionForm = z.object({
  reference: text,
  title: text,
  procedure: text,
  proposer: text,
  proposedOn: text,
  source: text,
  confidence: text,
  outcome: text,
  proposal: z.record(z.enum(PROPOSAL_FACTS), z.string().max(4000)).default(() => emptyFacts()),
  legalBasis: z.array(FormBasis).max(20).default([]),
  costAmount: text,
  costCurrency: text,
  costPeriod: text,
  costSourceLine: text,
  /** `yes`, `no`, or empty where nothing is stated. */
  coversRotations: text,
  rotationMonths: text,
  relations: z.array(FormRelation).max(20).default([]),
  ceilings: z.array(FormCeiling).max(50).default([]),
  scopes: z.array(FormScope).max(50).default([]),
  conditions: z.array(FormCondition).max(50).default([]),
  duties: z.array(FormDuty).max(50).default([]),
  papers: z.array(FormPaper).max(50).default([]),
  interpretations: z.array(FormReading).max(50).default([]),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

function emptyFacts(): Record<(typeof PROPOSAL_FACTS)[number], string> {
  return Object.fromEntries(PROPOSAL_FACTS.map((fact) => [fact, ""])) as Record<
    (typeof PROPOSAL_FACTS)[number],
    string
  >;
}

/** A form as it was last saved. */
export const SavedForm = z.object({
  id: z.uuid(),
  title: z.string(),
  /** The draft it changes; null for a new one. */
  authorisationId: AuthorisationId.nullable(),
  form: DecisionForm,
  savedAt: Moment,
  savedBy: z.string(),
  version: z.int().positive(),
});
export type SavedForm = z.infer<typeof SavedForm>;

/** A saved form as a list shows it, without what was typed. */
export const FormLine = SavedForm.omit({ form: true });
export type FormLine = z.infer<typeof FormLine>;
