/** Builders for tests of eligibility. */
import { z } from "zod";
import rulesFile from "../../../data/eligibility-rules.json" with { type: "json" };
import { newId } from "../platform/ids.ts";
import type { Place } from "./asked.ts";
import { Rule } from "./schema.ts";

/** The rules that ship with the product. */
export const shippedRules: readonly Rule[] = z
  .array(Rule.omit({ id: true }))
  .parse(rulesFile)
  .map((rule) => Rule.parse({ ...rule, id: newId() }));

/** A post of a military observer for captains and majors; `part` says what differs. */
export function aPlace(part: Partial<Place> = {}): Place {
  return {
    code: "MINURSO/mo-2",
    mission: "MINURSO",
    role: "unmo",
    function: "observer",
    gradeMin: "OF-2",
    gradeMax: "OF-3",
    requirements: [],
    ...part,
  };
}

/** A rule that speaks for all posts; `part` says what differs. */
export function aRule(part: Partial<Rule> & Pick<Rule, "code" | "test">): Rule {
  return Rule.parse({
    id: newId(),
    title: part.code,
    scope: {},
    holds: "start",
    severity: "hard",
    owner: "un",
    source: "test",
    assumed: false,
    waiverAuthority: null,
    effectiveFrom: "2014-01-01",
    effectiveTo: null,
    ...part,
  });
}
