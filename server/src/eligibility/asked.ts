/** Which rules speak for a post: those in force whose scope it lies in, and what the post itself asks. Pure. */
import type { Day } from "../platform/days.ts";
import { isOfficer } from "../units/grades.ts";
import type { Post, PostRequirement } from "../units/schema.ts";
import type { Holds, Rule, RuleOwner, RuleTest, Severity } from "./schema.ts";

/** What a post gives the rules to speak about. */
export type Place = Pick<Post, "code" | "mission" | "role" | "function" | "gradeMin" | "gradeMax" | "requirements">;

/** Which declarations serve for a post: those for single posts or those for units. */
export type Track = "individual" | "contingent";

/** A test with everything that came from the post put in: it can be put to a person without knowing the post. */
export type Question =
  | Exclude<RuleTest, { attribute: "post-grade" } | { attribute: "declaration" }>
  | { readonly attribute: "declaration"; readonly operator: "given"; readonly track: Track };

/** A rule as it speaks for one post. */
export interface Asked {
  readonly rule: string;
  readonly title: string;
  /** The same for two posts exactly when the rule asks the same of both; it is the tag in the planner's problem. */
  readonly key: string;
  readonly question: Question;
  readonly holds: Holds;
  readonly severity: Severity;
  readonly owner: RuleOwner;
  readonly source: string;
  readonly waiverAuthority: string | null;
}

/** Everything asked for a post on a tour whose first day is `firstDay`, in the order of the rules. */
export function askedFor(place: Place, rules: readonly Rule[], firstDay: Day): Asked[] {
  const inForce = rules.filter((rule) => speaksFor(rule, place, firstDay)).map((rule) => ofRule(rule, place));
  return [...inForce, ...place.requirements.map(ofPost)];
}

/** Whether a rule is in force on the first day and its scope covers the post. */
export function speaksFor(rule: Rule, place: Place, firstDay: Day): boolean {
  const { missions, roles, functions, officersOnly } = rule.scope;
  if (firstDay < rule.effectiveFrom || (rule.effectiveTo !== null && rule.effectiveTo < firstDay)) return false;
  if (missions !== undefined && !missions.includes(place.mission)) return false;
  if (roles !== undefined && !roles.includes(place.role)) return false;
  if (functions !== undefined && !functions.includes(place.function)) return false;
  return officersOnly !== true || isOfficer(place.gradeMin);
}

function ofRule(rule: Rule, place: Place): Asked {
  const { code, title, holds, severity, owner, source, waiverAuthority } = rule;
  const about = { rule: code, title, holds, severity, owner, source, waiverAuthority };
  if (rule.test.attribute === "post-grade") {
    const { gradeMin: min, gradeMax: max } = place;
    return { ...about, key: `${code}:${min}..${max}`, question: { attribute: "grade", operator: "between", min, max } };
  }
  if (rule.test.attribute === "declaration") {
    const track = trackOf(place);
    return { ...about, key: `${code}:${track}`, question: { attribute: "declaration", operator: "given", track } };
  }
  return { ...about, key: code, question: rule.test };
}

/** Whether a post is one for individuals or one in a unit. */
export function trackOf(place: Pick<Place, "role">): Track {
  return place.role === "contingent_member" ? "contingent" : "individual";
}

/** What a post asks by itself is asked hard, of the first day, and cannot be waived here: the agreement would have to change. */
function ofPost(requirement: PostRequirement): Asked {
  const question = questionOf(requirement);
  const words = wordsOf(requirement);
  return {
    rule: `post-${requirement.attribute}`,
    title: `The post asks: ${words}`,
    key: `post-${requirement.attribute}:${words}`,
    question,
    holds: "start",
    severity: "hard",
    owner: "un-mission",
    source: "Agreed requirement of the post",
    waiverAuthority: null,
  };
}

function questionOf(requirement: PostRequirement): Question {
  switch (requirement.attribute) {
    case "language":
      return { ...requirement, operator: "any-of" };
    case "course":
    case "skill":
    case "clearance":
      return { ...requirement, operator: "any-of" };
    case "driving":
      return { ...requirement, operator: "has" };
    default: {
      const never: never = requirement;
      throw new Error(`Unknown requirement ${JSON.stringify(never)}.`);
    }
  }
}

function wordsOf(requirement: PostRequirement): string {
  switch (requirement.attribute) {
    case "language":
      return `${requirement.language} ${requirement.anyOf.map(({ test, atLeast }) => `${test} ${atLeast}`).join(" or ")}`;
    case "driving":
      return `${requirement.category}${requirement.manual ? " manual" : ""}`;
    default:
      return requirement.anyOf.join(" or ");
  }
}
