/** Decisions on eligibility. Pure. */
import type { Refusal } from "../platform/outcome.ts";
import type { Rule, Verdict, Waiver } from "./schema.ts";

export { type Asked, askedFor, type Place, type Question, speaksFor, type Track, trackOf } from "./asked.ts";
export { reaches, stepsAbove } from "./proofs.ts";
export { ATTRIBUTES, asks, hitCode, termsOf } from "./sentences.ts";
export { complement, firstGap, holdsOn, intersection, LAST_DAY, type Span, union } from "./spans.ts";
export { type History, type Standing, standingOf } from "./standing.ts";
export { type Case, verdictOf, waivedDays, wantedDays } from "./verdict.ts";

/** Whether the verdict lets a person go. `unknown` and `not_yet` do not. */
export function mayHold(verdict: Pick<Verdict, "verdict">): boolean {
  return verdict.verdict === "eligible" || verdict.verdict === "eligible_with_waiver";
}

/** The rules that stand in the way, in the order of the verdict: a desirable one does not, nor one that was waived. */
export function hitsAgainst({ hits }: Pick<Verdict, "hits">): readonly Verdict["hits"][number][] {
  return hits.filter(({ result, severity }) => severity !== "desirable" && result !== "met" && result !== "waived");
}

/** The one rule that stands in the way; null when none or several do. */
export function standsAlone(verdict: Verdict): string | null {
  const against = hitsAgainst(verdict);
  return against.length === 1 ? (against[0]?.rule ?? null) : null;
}

/** Every reason why a rule cannot be waived so; empty when it can. `rules` are those in force on the first day. */
export function reasonsAgainstWaiver(waiver: Omit<Waiver, "id">, rules: readonly Rule[]): Refusal[] {
  const source = "docs/rules.md#waivers";
  const rule = rules.find(({ code }) => code === waiver.rule);
  const reasons: Refusal[] = [];
  if (rule === undefined) {
    const message = `No rule ${waiver.rule} is in force on ${waiver.validFrom}.`;
    return [{ code: "waiver.no-rule", message, facts: { rule: waiver.rule, day: waiver.validFrom }, source }];
  }
  if (rule.severity !== "waivable") {
    const message = `The rule “${rule.title}” cannot be waived by anybody.`;
    reasons.push({ code: "waiver.hard", message, facts: { rule: rule.code, title: rule.title }, source: rule.source });
  } else if (rule.waiverAuthority !== waiver.authority) {
    const message = `The rule “${rule.title}” is waived by ${rule.waiverAuthority}, not by ${waiver.authority}.`;
    const facts = { rule: rule.code, title: rule.title, authority: rule.waiverAuthority, given: waiver.authority };
    reasons.push({ code: "waiver.authority", message, facts, source: rule.source });
  }
  if (waiver.validTo !== null && waiver.validTo < waiver.validFrom) {
    const message = `A waiver from ${waiver.validFrom} cannot end on ${waiver.validTo}.`;
    reasons.push({ code: "waiver.days", message, facts: { from: waiver.validFrom, to: waiver.validTo }, source });
  }
  return reasons;
}
