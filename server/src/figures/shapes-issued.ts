/** Figures as they were said: prepared by one person, issued by another, kept for good, and checked against the record ever after. */
import { z } from "zod";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Bridge } from "./shapes-bridge.ts";
import { Breakdown, FigureId, FigureUnit } from "./shapes-definition.ts";

export const IssueId = z.uuid().brand<"IssueId">();
export type IssueId = z.infer<typeof IssueId>;

/** Language of what was said; chosen apart from the language of the pages. */
export const IssueLanguage = z.enum(["kk", "ru", "en", "fr"]);
export type IssueLanguage = z.infer<typeof IssueLanguage>;

/** What is to be said: a figure with its two clocks, and the words. The words must hold the number. */
export const NewIssue = z.object({
  definition: FigureId,
  version: z.int().positive().optional(),
  asOf: Day,
  /** Now when absent. */
  knownAt: Moment.optional(),
  language: IssueLanguage,
  text: z.string().trim().min(1).max(4000),
  /** To whom or where it is said, as a sitting or an answer's number. */
  occasion: z.string().trim().max(500).default(""),
});
export type NewIssue = z.infer<typeof NewIssue>;

export const IssueState = z.enum(["prepared", "issued", "withdrawn", "replaced"]);
export type IssueState = z.infer<typeof IssueState>;

/** One figure as it was frozen. Nothing of it changes; what happens to it later stands beside it. */
export const Issue = z.object({
  id: IssueId,
  /** `F-2026/3`; null until it is issued. */
  number: z.string().nullable(),
  state: IssueState,
  definition: FigureId,
  version: z.int().positive(),
  unit: FigureUnit,
  measure: z.enum(["count", "share", "average"]),
  asOf: Day,
  knownAt: Moment,
  value: z.int().nonnegative(),
  of: z.int().nonnegative().nullable(),
  by: Breakdown,
  parts: z.array(z.object({ key: z.string(), value: z.int() })),
  language: IssueLanguage,
  text: z.string(),
  occasion: z.string(),
  /** SHA-256 of the canonical rows, in hex. */
  digest: z.string(),
  rows: z.int().nonnegative(),
  preparedBy: z.string(),
  preparedAt: Moment,
  issuedBy: z.string().nullable(),
  issuedAt: Moment.nullable(),
  /** SHA-256 of the whole record of the issue, in hex; it also stands in the audit chain. */
  hash: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: Moment.nullable(),
  withdrawnReason: z.string().nullable(),
  /** The issue that took its place. */
  replacedBy: IssueId.nullable(),
  /** Names of the accounts above, as they are now; no part of what is hashed. */
  names: z.object({ prepared: z.string(), issued: z.string().nullable(), withdrawn: z.string().nullable() }),
});
export type Issue = z.infer<typeof Issue>;

/** What came of checking an issued figure against the record of today. */
export const Verification = z.object({
  issue: Issue,
  /**
   * unchanged: computed anew, then and now, it is the same · changed: what was known then stands, what is known now differs, and the bridge
   * says by whom · altered: the record does not give again what was frozen, which no addition or correction can do.
   */
  verdict: z.enum(["unchanged", "changed", "altered"]),
  /** At its own moment of knowledge. */
  again: z.object({ value: z.int(), digest: z.string(), same: z.boolean() }),
  /** Tours or persons that were frozen and are not found again, and those that are found and were not frozen; empty unless altered. */
  missing: z.array(z.string()),
  added: z.array(z.string()),
  /** With today's knowledge, by the same version. */
  now: z.object({ value: z.int(), of: z.int().nullable(), knownAt: Moment }),
  /** From then to now; null for shares and averages, which have none. */
  bridge: Bridge.nullable(),
  /** The definition's current version; the figure by it, when it is a later one. */
  newer: z.object({ version: z.int(), value: z.int() }).nullable(),
  /** Whether the record of the issue gives the hash it was issued with; null before it is issued. */
  hashHolds: z.boolean().nullable(),
});
export type Verification = z.infer<typeof Verification>;

const One = z.object({ id: IssueId });

export const issuesApi = {
  listIssues: endpoint("GET", "/api/issued-figures", {
    right: "figures.read",
    summary: "Figures as they were said, latest first: prepared, issued, withdrawn and replaced.",
    shapes: {
      query: z.object({ definition: FigureId.optional(), state: IssueState.optional() }),
      reply: z.object({ items: z.array(Issue), next: z.string().nullable(), count: z.int() }),
    },
  }),
  getIssue: endpoint("GET", "/api/issued-figures/:id", {
    right: "figures.read",
    summary: "One figure as it was said.",
    shapes: { params: One, reply: Issue },
  }),
  verifyIssue: endpoint("GET", "/api/issued-figures/:id/verification", {
    right: "figures.read",
    summary:
      "Computes an issued figure again, at its own moment and with today's knowledge: unchanged, or what changed and why.",
    shapes: { params: One, reply: Verification },
  }),
  prepareIssue: endpoint("POST", "/api/issued-figures", {
    right: "figures.prepare",
    summary: "Freezes a figure with the words in which it is to be said; a second person issues it.",
    shapes: { body: NewIssue, reply: Issue },
  }),
  issue: endpoint("POST", "/api/issued-figures/:id/issue", {
    right: "figures.issue",
    summary: "Issues a prepared figure, in place of an earlier one when named; whoever prepared it may not.",
    shapes: {
      params: One,
      body: z.object({ replaces: IssueId.optional(), reason: z.string().trim().min(1).max(2000).optional() }),
      reply: Issue,
    },
  }),
  withdrawIssue: endpoint("POST", "/api/issued-figures/:id/withdraw", {
    right: "figures.issue",
    summary: "Withdraws a prepared or issued figure, with the reason; it stays readable.",
    shapes: { params: One, body: z.object({ reason: z.string().trim().min(1).max(2000) }), reply: Issue },
  }),
};
