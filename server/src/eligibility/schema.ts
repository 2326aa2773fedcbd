/** Rules of who may hold a post, as dated records, and the verdicts that follow from them. */
import { z } from "zod";
import { PersonId } from "../people/schema.ts";
import { Day } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { LanguageProof, PostId, Role } from "../units/schema.ts";

export const RuleId = z.uuid().brand<"RuleId">();
export type RuleId = z.infer<typeof RuleId>;

/** Who set a rule: the UN for all, the UN for a mission or post, or the country. */
export const RuleOwner = z.enum(["un", "un-mission", "national"]);
export type RuleOwner = z.infer<typeof RuleOwner>;

/** hard: fails the person; waivable: fails unless a named authority waived it; desirable: is shown, never fails. */
export const Severity = z.enum(["hard", "waivable", "desirable"]);
export type Severity = z.infer<typeof Severity>;

/** On which days a rule must hold: the day of decision, the first day of the tour, or every day to its end. */
export const Holds = z.enum(["decision", "start", "throughout"]);
export type Holds = z.infer<typeof Holds>;

/** What a rule asks. The attribute says which records speak; operators and values belong to it. */
export const RuleTest = z.discriminatedUnion("attribute", [
  /** Whole years of age. */
  z.object({ attribute: z.literal("age"), operator: z.literal("between"), min: z.int(), max: z.int() }),
  /** Whole years of service; `asOfficer` counts from the commission. */
  z.object({
    attribute: z.literal("service"),
    operator: z.literal("at-least"),
    years: z.int(),
    asOfficer: z.boolean(),
  }),
  /** Grade within the band of the rule (a band of the post itself is tested besides). */
  z.object({ attribute: z.literal("grade"), operator: z.literal("between"), min: z.string(), max: z.string() }),
  z.object({ attribute: z.literal("post-grade"), operator: z.literal("in-band") }),
  z.object({
    attribute: z.literal("language"),
    operator: z.literal("any-of"),
    language: z.string(),
    anyOf: z.array(LanguageProof),
  }),
  z.object({ attribute: z.literal("course"), operator: z.literal("any-of"), anyOf: z.array(z.string()) }),
  z.object({ attribute: z.literal("skill"), operator: z.literal("any-of"), anyOf: z.array(z.string()) }),
  z.object({ attribute: z.literal("driving"), operator: z.literal("has"), category: z.string(), manual: z.boolean() }),
  /** Fit by an examination not older than `maxAgeMonths` on the day that `holds` names. */
  z.object({ attribute: z.literal("medical"), operator: z.literal("fit"), maxAgeMonths: z.int() }),
  /** Attested clear, not older than `maxAgeMonths`. */
  z.object({ attribute: z.literal("conduct"), operator: z.literal("clear"), maxAgeMonths: z.int() }),
  z.object({ attribute: z.literal("clearance"), operator: z.literal("any-of"), anyOf: z.array(z.string()) }),
  /** Valid to `marginDays` after the day that `holds` names last. */
  z.object({ attribute: z.literal("passport"), operator: z.literal("valid"), marginDays: z.int() }),
  /** A declaration given for the post's track and not withdrawn. */
  z.object({ attribute: z.literal("declaration"), operator: z.literal("given") }),
  z.object({ attribute: z.literal("available"), operator: z.literal("declared") }),
  /** In service, by the postings on file. */
  z.object({ attribute: z.literal("serving"), operator: z.literal("in-service") }),
  /** Days at home between two tours. */
  z.object({ attribute: z.literal("rest"), operator: z.literal("at-least"), days: z.int() }),
]);
export type RuleTest = z.infer<typeof RuleTest>;

/** Where a rule applies; an absent key applies to all. All given keys must match. */
export const RuleScope = z.object({
  missions: z.array(z.string()).optional(),
  roles: z.array(Role).optional(),
  functions: z.array(z.string()).optional(),
  officersOnly: z.boolean().optional(),
});
export type RuleScope = z.infer<typeof RuleScope>;

/** A rule in force from `effectiveFrom` to `effectiveTo`, both included. */
export const Rule = z.object({
  id: RuleId,
  /** Stable name, as `kaz-age`, also the name of its paragraph in docs/rules.md and of its sentence in four languages. */
  code: z.string(),
  title: z.string(),
  scope: RuleScope,
  test: RuleTest,
  holds: Holds,
  severity: Severity,
  owner: RuleOwner,
  source: z.string(),
  /** True where the value is assumed and no text was read. */
  assumed: z.boolean(),
  waiverAuthority: z.string().nullable(),
  effectiveFrom: Day,
  effectiveTo: Day.nullable(),
});
export type Rule = z.infer<typeof Rule>;

/** How one rule speaks about a person. `unknown` never counts as yes. */
export const HitResult = z.enum(["met", "waived", "not_yet", "failed", "unknown"]);
export type HitResult = z.infer<typeof HitResult>;

/** One rule's word in a verdict. */
export const RuleHit = z.object({
  rule: z.string(),
  title: z.string(),
  result: HitResult,
  severity: Severity,
  owner: RuleOwner,
  source: z.string(),
  /** Names the sentence, as `language.below` or `medical.stale`; `facts` fill it. */
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  message: z.string(),
  /** Evidence that was read, by id. */
  evidence: z.array(z.string()),
  /** Last day on which the evidence speaks; null: no end or none. */
  expires: Day.nullable(),
  /** First day from which it would hold, where that is known. */
  from: Day.nullable(),
  /** Who could waive it. */
  waiverAuthority: z.string().nullable(),
});
export type RuleHit = z.infer<typeof RuleHit>;

/** Whether somebody may hold a post. `not_yet`: from a later day on; `unknown`: the file does not say. */
export const VerdictKind = z.enum(["eligible", "eligible_with_waiver", "not_yet", "not_eligible", "unknown"]);
export type VerdictKind = z.infer<typeof VerdictKind>;

/** The verdict on a person for a post and days, with every rule that speaks, those that stand in the way first. */
export const Verdict = z.object({
  verdict: VerdictKind,
  /** With `not_yet`: the first day from which a tour of the same length would be allowed. */
  from: Day.nullable(),
  hits: z.array(RuleHit),
});
export type Verdict = z.infer<typeof Verdict>;

/** Permission to go despite a waivable rule. */
export const Waiver = z.object({
  id: z.uuid(),
  personId: PersonId,
  rule: z.string(),
  authority: z.string().min(1),
  reason: z.string().min(1),
  validFrom: Day,
  validTo: Day.nullable(),
});
export type Waiver = z.infer<typeof Waiver>;

/** The doors of eligibility: verdicts with their evidence, the rules, and waivers. */
export const eligibilityApi = {
  listRules: endpoint("GET", "/api/eligibility/rules", {
    right: "eligibility.read",
    summary: "Rules of eligibility in force on `on` (today when absent), with owner and source.",
    shapes: { query: z.object({ on: Day.optional() }), reply: z.object({ items: z.array(Rule) }) },
  }),
  verdict: endpoint("GET", "/api/eligibility/verdict", {
    right: "eligibility.read",
    summary: "Whether a person may hold a post on given days, and every rule that speaks.",
    shapes: { query: z.object({ person: PersonId, post: PostId, from: Day, to: Day }), reply: Verdict },
  }),
  /** How many people have each verdict for a post and days. */
  summary: endpoint("GET", "/api/eligibility/summary", {
    right: "eligibility.read",
    summary:
      "Counts of verdicts over all volunteers for a post and days, and which rule alone stands in the way of how many.",
    shapes: {
      query: z.object({ post: PostId, from: Day, to: Day }),
      reply: z.object({
        counts: z.record(VerdictKind, z.int()),
        alone: z.array(z.object({ rule: z.string(), title: z.string(), people: z.int() })),
      }),
    },
  }),
  grantWaiver: endpoint("POST", "/api/eligibility/waivers", {
    right: "eligibility.waive",
    summary: "Waives a waivable rule for a person, naming the authority and the reason.",
    shapes: { body: Waiver.omit({ id: true }), reply: Waiver },
  }),
};
