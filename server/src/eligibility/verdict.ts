/** The verdict on a person for a post and days: every rule speaks, and the worst word decides. Pure. */
import type { Person } from "../people/schema.ts";
import { addDays, type Day, daysBetween, laterDay } from "../platform/days.ts";
import type { Asked } from "./asked.ts";
import type { HitResult, RuleHit, Verdict, VerdictKind, Waiver } from "./schema.ts";
import { hitCode, sentenceOf, termsOf } from "./sentences.ts";
import { firstGap, holdsOn, type Span, union } from "./spans.ts";
import { type History, type Standing, standingOf } from "./standing.ts";

/** What a verdict is about. */
export interface Case {
  readonly person: Person;
  readonly history: History;
  readonly waivers: readonly Waiver[];
  /** The tour: first and last day of presence. */
  readonly tour: Span;
  /** The day on which it is decided; evidence asked for then must speak then. */
  readonly decision: Day;
}

/** Days on which a rule is waived for the person; empty for a rule that cannot be waived. */
export function waivedDays(asked: Pick<Asked, "rule" | "severity">, waivers: readonly Waiver[]): readonly Span[] {
  if (asked.severity !== "waivable") return [];
  return union(
    waivers
      .filter(({ rule }) => rule === asked.rule)
      .map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo ?? "9999-12-31" })),
  );
}

/** The days on which a rule must hold for a tour. */
export function wantedDays(asked: Pick<Asked, "holds">, tour: Span, decision: Day): Span {
  switch (asked.holds) {
    case "decision":
      return { from: decision, to: decision };
    case "start":
      return { from: tour.from, to: tour.from };
    case "throughout":
      return tour;
    default: {
      const never: never = asked.holds;
      throw new Error(`Unknown days ${String(never)}.`);
    }
  }
}

/** One rule's answer, with the first day from which it would hold where the file tells. */
interface Answer {
  readonly result: HitResult;
  readonly from: Day | null;
  readonly standing: Standing;
}

function answer(asked: Asked, about: Case): Answer {
  const standing = standingOf(about.person, about.history, asked.question);
  const wanted = wantedDays(asked, about.tour, about.decision);
  const gap = firstGap(standing.yes, wanted);
  if (gap === null) return { result: "met", from: null, standing };
  const waived = firstGap(union([...standing.yes, ...waivedDays(asked, about.waivers)]), wanted) === null;
  if (waived) return { result: "waived", from: null, standing };
  if (!holdsOn(standing.spoken, gap)) return { result: "unknown", from: null, standing };
  const from = opening(standing, wanted, gap);
  return { result: from === null ? "failed" : "not_yet", from, standing };
}

/** First day from which days as long as the wanted ones would all be yes; for what only opens, the day on which the no ends. */
function opening(standing: Standing, wanted: Span, gap: Day): Day | null {
  const length = daysBetween(wanted.from, wanted.to);
  const later = standing.yes.find(
    ({ from, to }) => to > gap && daysBetween(laterDay(from, gap), to) >= length && from > wanted.from,
  );
  return later?.from ?? (standing.opens !== null && standing.opens > gap ? standing.opens : null);
}

/** The words from worst to best, as they decide a verdict and as they are listed. */
const ORDER: readonly HitResult[] = ["failed", "unknown", "not_yet", "waived", "met"];

/** The verdict and every rule that speaks, those that stand in the way first. */
export function verdictOf(asked: readonly Asked[], about: Case): Verdict {
  const answers = asked.map((each) => ({ asked: each, ...answer(each, about) }));
  const hits = answers.map((each) => hitOf(each.asked, each));
  const worst = ORDER.find((word) => hits.some((hit) => hit.severity !== "desirable" && hit.result === word)) ?? "met";
  const sorted = hits.toSorted((a, b) => rank(a) - rank(b));
  if (worst !== "not_yet") return { verdict: KINDS[worst], from: null, hits: sorted };
  const from = firstLawfulStart(
    asked,
    about,
    answers.map((each) => each.from),
  );
  // Days that never come together, as when somebody grows too old before they are fit, are a no.
  return { verdict: from === null ? "not_eligible" : "not_yet", from, hits: sorted };
}

const KINDS: Readonly<Record<HitResult, VerdictKind>> = {
  failed: "not_eligible",
  unknown: "unknown",
  not_yet: "not_yet",
  waived: "eligible_with_waiver",
  met: "eligible",
};

function rank(hit: RuleHit): number {
  return ORDER.indexOf(hit.result) + (hit.severity === "desirable" ? ORDER.length : 0);
}

/**
 * Moves the tour to the latest day that any rule names until no rule answers `not_yet`; null when one then fails. What is asked of
 * the day of decision counts as settled from the day it opens: a new examination will have to say so.
 */
function firstLawfulStart(asked: readonly Asked[], about: Case, days: readonly (Day | null)[]): Day | null {
  const length = daysBetween(about.tour.from, about.tour.to);
  let from = latestOf([about.tour.from, ...days]);
  for (let step = 0; step < asked.length + 1; step += 1) {
    const moved = { ...about, tour: { from, to: addDays(from, length) } };
    const answers = asked
      .filter(({ severity, holds }) => severity !== "desirable" && holds !== "decision")
      .map((each) => answer(each, moved));
    if (answers.some(({ result }) => result === "failed" || result === "unknown")) return null;
    const next = latestOf([from, ...answers.map((each) => each.from)]);
    if (next === from) return from;
    from = next;
  }
  return null;
}

function latestOf(days: readonly (Day | null)[]): Day {
  return days.reduce<Day>((latest, day) => (day !== null && day > latest ? day : latest), "0001-01-01");
}

function hitOf(asked: Asked, { result, from, standing }: Answer): RuleHit {
  const code = hitCode(asked.question.attribute, result);
  const expires = standing.yes.at(-1)?.to ?? null;
  const facts = {
    rule: asked.rule,
    title: asked.title,
    found: standing.found,
    terms: termsOf(asked.question),
    from,
    expires: expires === "9999-12-31" ? null : expires,
  };
  return {
    rule: asked.rule,
    title: asked.title,
    result,
    severity: asked.severity,
    owner: asked.owner,
    source: asked.source,
    code,
    facts,
    message: sentenceOf(asked, result, facts),
    evidence: [...standing.evidence],
    expires: facts.expires,
    from,
    waiverAuthority: asked.waiverAuthority,
  };
}
