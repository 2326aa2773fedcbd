/**
 * From the country's records to the planner's problem. What rules of eligibility say becomes tags with days, the law becomes ceilings,
 * and what no lawful plan may hold is never put to the planner. Pure: the same records give the same problem, byte for byte.
 */
import {
  type Asked,
  askedFor,
  holdsOn,
  LAST_DAY,
  type Span,
  standingOf,
  union,
  waivedDays,
} from "../eligibility/rules.ts";
import type { Rule, Waiver } from "../eligibility/schema.ts";
import { FIRST_DAY } from "../eligibility/spans.ts";
import { postingOn } from "../people/rules.ts";
import type { Person } from "../people/schema.ts";
import type { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { Post, WantedTour } from "../units/schema.ts";
import type { Policy } from "./policies.ts";
import type { Reason, Weights } from "./schema.ts";
import { type ScoreRule, scoreRules } from "./scores.ts";

/** A volunteer with all that rules and points speak about. */
export interface Volunteer {
  readonly person: Person;
  readonly away: readonly { readonly mission: string; readonly from: Day; readonly to: Day }[];
  readonly waivers: readonly Waiver[];
}

/** An agreed tour and its post. */
export interface Wanted {
  readonly tour: WantedTour;
  readonly post: Post;
}

/** What the law permits, in the planner's terms; `deployments` answers it. */
export interface PlanningLaw {
  coverOf(tour: {
    mission: string;
    role: Post["role"];
    mode: Post["mode"];
    partner: string | null;
    from: Day;
    to: Day;
  }):
    | { readonly ok: true; readonly label: string; readonly authorisation: string }
    | { readonly ok: false; readonly refusals: readonly Refusal[] };
  readonly ceilings: readonly LawfulCeiling[];
}

/** A ceiling over the tours that stand under the given covers, with everybody counted who is present or planned already. */
export interface LawfulCeiling {
  readonly id: string;
  readonly where: Readonly<Record<string, readonly string[]>>;
  readonly from?: Day;
  readonly to?: Day;
  readonly atMost: number;
  readonly measure: "present" | "tours" | "people";
  readonly overlap?: { readonly people: number; readonly days: number };
  readonly others: readonly { readonly from: Day; readonly to: Day; readonly count: number }[];
}

/** A hand edit in force. `person` is a number as `P-00017`, null for a post left open. */
export interface StandingEdit {
  readonly kind: "pin" | "ban" | "leave_open";
  readonly tour: string;
  readonly person: string | null;
  readonly reason: string;
}

/** Everything that a plan is made from. */
export interface Records {
  readonly title: string;
  /** The day of decision; evidence asked for then must speak then. */
  readonly decision: Day;
  readonly wanted: readonly Wanted[];
  readonly volunteers: readonly Volunteer[];
  readonly rules: readonly Rule[];
  readonly policies: readonly Policy[];
  readonly law: PlanningLaw;
  /** Last day on which anybody may be planned in a mission; null: no end is known. */
  missionLastDay(mission: string): Day | null;
  readonly edits: readonly StandingEdit[];
  /** Assignments of an earlier plan, by tour code and person's number. */
  readonly previous: readonly { readonly tour: string; readonly person: string }[];
  readonly weights: Weights;
  readonly seed: number;
}

/** A tag of the problem file. */
interface Tag {
  readonly tag: string;
  readonly from?: Day;
  readonly to?: Day;
}

/** The problem as `readProblem` takes it. */
export interface ProblemFile {
  readonly format: "contingent-problem/1";
  readonly [key: string]: unknown;
}

export interface Compiled {
  readonly problem: ProblemFile;
  /** Tours that were not put to the planner, and why. */
  readonly withheld: ReadonlyMap<string, readonly Reason[]>;
  /** What each need's tag asks. */
  readonly asked: ReadonlyMap<string, Asked>;
  /** Authorisation of each tour that was put to the planner. */
  readonly covers: ReadonlyMap<string, { readonly label: string; readonly authorisation: string }>;
}

/** Compiles the records. Volunteers without a declaration in force must be left out by the caller. */
export function compileProblem(records: Records): Compiled {
  const placed = records.wanted.map((wanted) => place(records, wanted));
  const planned = placed.flatMap((each) =>
    each.reasons.length === 0 && each.cover !== null ? [{ ...each, cover: each.cover }] : [],
  );
  const labels = coverLabels(planned);
  const asked = new Map(planned.flatMap((each) => each.asked.map((one) => [one.key, one] as const)));
  const bands = [...new Set(planned.map(({ wanted: { post } }) => bandOf(post)))].toSorted();
  const tours = new Set(planned.map(({ wanted: { tour } }) => tour.code));
  const people = new Set(records.volunteers.map(({ person }) => person.number));
  const known = (pair: { readonly tour: string; readonly person: string | null }) =>
    tours.has(pair.tour) && pair.person !== null && people.has(pair.person);
  const decrees = (kind: StandingEdit["kind"]) =>
    records.edits
      .filter((edit) => edit.kind === kind && known(edit))
      .map(({ tour, person, reason }) => ({ tour, person, why: reason }));
  const roles = new Set(planned.map(({ wanted: { post } }) => post.role));
  const problem: ProblemFile = {
    format: "contingent-problem/1",
    title: records.title,
    tours: planned.map((each) =>
      tourOf({ ...each, cover: { ...each.cover, label: labels.get(each.cover.label) ?? "" } }),
    ),
    people: records.volunteers.map((volunteer) => personOf(volunteer, records, [...asked.values()], bands)),
    rest: { days: restDays(asked) },
    ceilings: records.law.ceilings.flatMap((ceiling) => ceilingOf(ceiling, labels)),
    shares: records.policies.flatMap((policy) => shareOf(policy, roles)),
    homeCaps: records.policies.flatMap((policy) => homeCapOf(policy, roles)),
    pins: decrees("pin"),
    bans: decrees("ban"),
    previous: records.previous.filter(known),
    objective: ["keyFilled", "filled", "shortfall", "changes", "score"],
    seed: records.seed,
  };
  const withheld = new Map(
    placed.flatMap(({ wanted, reasons }) => (reasons.length > 0 ? [[wanted.tour.code, reasons] as const] : [])),
  );
  return { problem, withheld, asked, covers: new Map(planned.map(({ wanted, cover }) => [wanted.tour.code, cover])) };
}

interface Placed {
  readonly wanted: Wanted;
  readonly asked: readonly Asked[];
  readonly cover: { readonly label: string; readonly authorisation: string } | null;
  /** Why the tour is not put to the planner; empty when it is. */
  readonly reasons: readonly Reason[];
}

function place(records: Records, wanted: Wanted): Placed {
  const { tour, post } = wanted;
  const reasons: Reason[] = [];
  const left = records.edits.find((edit) => edit.kind === "leave_open" && edit.tour === tour.code);
  if (left !== undefined)
    reasons.push({
      code: "left-open",
      facts: { tour: tour.code, reason: left.reason },
      message: `Left open by hand: ${left.reason}`,
    });
  const last = records.missionLastDay(post.mission);
  if (last !== null && tour.lastDay > last)
    reasons.push({
      code: "mission-ends",
      facts: { mission: post.mission, lastDay: last, to: tour.lastDay },
      message: `${post.mission} ends operations on ${last}; the tour would last to ${tour.lastDay}.`,
    });
  const { mission, role, mode, partner } = post;
  const cover = records.law.coverOf({ mission, role, mode, partner, from: tour.firstDay, to: tour.lastDay });
  if (!cover.ok)
    reasons.push(
      ...cover.refusals.map(({ code, facts, message }) => ({
        code: "not-authorised",
        facts: { ...facts, law: code },
        message,
      })),
    );
  const asked = askedFor(post, records.rules, tour.firstDay).filter(({ severity }) => severity !== "desirable");
  return {
    wanted,
    asked,
    cover: cover.ok ? { label: cover.label, authorisation: cover.authorisation } : null,
    reasons,
  };
}

/**
 * A readable label for each permit of the law that a tour stands under, as `A-2024 UNDOF unmo self`: the law's own are ids, which would
 * differ between two databases that say the same.
 */
function coverLabels(
  planned: readonly (Placed & { readonly cover: { readonly label: string; readonly authorisation: string } })[],
) {
  const labels = new Map<string, string>();
  for (const {
    wanted: { post },
    cover,
  } of planned.toSorted((a, b) => (a.wanted.tour.code < b.wanted.tour.code ? -1 : 1))) {
    if (labels.has(cover.label)) continue;
    const text = [cover.authorisation, post.mission, post.role, post.mode, post.partner ?? ""].join(" ").trimEnd();
    const taken = [...labels.values()].filter((label) => label === text || label.startsWith(`${text} #`)).length;
    labels.set(cover.label, taken === 0 ? text : `${text} #${taken + 1}`);
  }
  return labels;
}

/** A ceiling over the labels in use; none when no tour of the plan stands under it. */
function ceilingOf({ where, ...ceiling }: LawfulCeiling, labels: ReadonlyMap<string, string>): LawfulCeiling[] {
  const cover = (where.cover ?? []).flatMap((label) => labels.get(label) ?? []).toSorted();
  return cover.length === 0 ? [] : [{ ...ceiling, where: { cover } }];
}

function bandOf(post: Pick<Post, "gradeMin" | "gradeMax">): string {
  return `${post.gradeMin}..${post.gradeMax}`;
}

function tourOf({ wanted: { tour, post }, asked, cover }: Placed & { readonly cover: { readonly label: string } }) {
  return {
    id: tour.code,
    post: post.code,
    from: tour.firstDay,
    to: tour.lastDay,
    key: post.key,
    value: post.value,
    needs: asked.map(({ key, holds }) => [holds === "start" ? `${key}@start` : key]),
    labels: labelsOf(post, cover.label),
  };
}

/** The labels of a post's tours: what ceilings, shares, caps and points select by. */
export function labelsOf(post: Post, cover: string): Record<string, string> {
  return {
    mission: post.mission,
    role: post.role,
    mode: post.mode,
    unit: post.unit ?? "",
    function: post.function,
    band: bandOf(post),
    cover,
  };
}

function personOf(volunteer: Volunteer, records: Records, asked: readonly Asked[], bands: readonly string[]) {
  const { person } = volunteer;
  const home = postingOn(person, records.decision)?.homeUnit;
  return {
    id: person.number,
    tags: [
      ...(person.sex === "woman" ? [{ tag: "woman" }] : []),
      ...asked.flatMap((each) => tagsOf(each, volunteer, records.decision)),
    ],
    ...(home === undefined ? {} : { home }),
    scores: scoresOf(volunteer, records, bands).map(({ when, points }) => ({ when, score: points })),
  };
}

/** A person's points in this run. */
export function scoresOf(
  volunteer: Volunteer,
  records: Pick<Records, "rules" | "weights" | "decision">,
  bands: readonly string[],
): ScoreRule[] {
  return scoreRules(
    { person: volunteer.person, away: volunteer.away },
    bands,
    records.rules,
    records.weights,
    records.decision,
  );
}

/** The tag of a question on the days on which the answer is yes or waived; of what is asked today, on all days or none. */
function tagsOf(asked: Asked, { person, away, waivers }: Volunteer, decision: Day): Tag[] {
  const yes = union([...standingOf(person, away, asked.question).yes, ...waivedDays(asked, waivers)]);
  if (asked.holds === "decision") return holdsOn(yes, decision) ? [{ tag: asked.key }] : [];
  return yes.map(({ from, to }: Span) => ({
    tag: asked.key,
    ...(from === FIRST_DAY ? {} : { from }),
    ...(to === LAST_DAY ? {} : { to }),
  }));
}

/** Days at home between two tours of the plan itself: the longest that any tour asks for. */
function restDays(asked: ReadonlyMap<string, Asked>): number {
  return [...asked.values()].reduce(
    (most, { question }) => (question.attribute === "rest" ? Math.max(most, question.days) : most),
    0,
  );
}

function shareOf({ code, policy }: Policy, roles: ReadonlySet<string>) {
  if (policy.kind !== "share" || !policy.roles.some((role) => roles.has(role))) return [];
  return [{ id: code, where: { role: policy.roles }, tag: policy.who, atLeast: policy.atLeast, hard: policy.hard }];
}

function homeCapOf({ code, policy }: Policy, roles: ReadonlySet<string>) {
  if (policy.kind !== "home-cap" || !policy.roles.some((role) => roles.has(role))) return [];
  return [{ id: code, where: { role: policy.roles }, atMost: policy.atMost }];
}
