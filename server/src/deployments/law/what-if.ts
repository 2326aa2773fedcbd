/**
 * Who could stay, and until when, under a supposed law: everybody is put under it again by the rules that the official answer follows.
 * Pure; nothing of it is kept.
 */
import { type Interval, isLawful, judge, type Knowledge } from "../../authorisations/rules.ts";
import type { Authorisation, MayDeployQuestion, Procedure } from "../../authorisations/schema.ts";
import type { Supposition } from "../../authorisations/what-if.ts";
import type { Mission } from "../../missions/schema.ts";
import { addDays, type Day, dayFromNumber, dayNumber, earlierDay, laterDay, type Moment } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";

/** Equal stays of several people, recorded or expected. */
export interface StayGroup {
  readonly kind: "present" | "planned" | "proposed" | "negotiated";
  readonly mission: string;
  readonly role: MayDeployQuestion["role"];
  readonly mode: MayDeployQuestion["mode"];
  readonly partner: string | null;
  readonly unitType: string | null;
  readonly purpose: "service" | "withdrawal";
  /** Decision they stand under; null for what stands under none yet. */
  readonly reference: string | null;
  /** Code of the contribution they belong to, where known. */
  readonly contribution: string | null;
  readonly from: Day;
  readonly to: Day;
  readonly people: number;
  /** Tours, plan or contribution behind it, to be linked; as many as there are people where they are tours. */
  readonly of: readonly {
    readonly kind: "tour" | "plan" | "contribution";
    readonly id: string;
    readonly label: string;
  }[];
}

/** What a replay starts from. */
export interface Situation {
  readonly asOf: Day;
  readonly knownAt: Moment;
  readonly law: readonly Authorisation[];
  readonly missions: ReadonlyMap<string, Mission>;
  readonly procedures: readonly Procedure[];
  /** Everybody with days from somewhat before `asOf` on, so that a changeover that began before is known. */
  readonly groups: readonly StayGroup[];
  /** How many were counted under a ceiling over time before and besides these groups. */
  readonly everBefore: (ceiling: string) => number;
}

/** A group, or a part of its people, that cannot stay as recorded or come as expected. */
export interface Broken {
  readonly group: StayGroup;
  readonly people: number;
  /** Last day that is still covered for them; null where none of their days is. */
  readonly lastDay: Day | null;
  /** Until when the way home is covered, where that is longer than `lastDay`; null otherwise. */
  readonly homeBy: Day | null;
  readonly refusals: readonly Refusal[];
}

const ORDER = { present: 0, planned: 1, proposed: 2, negotiated: 3 } as const;

/** Puts everybody under the law again: those who are there first, then by the day they come. Those whose days end before `asOf` only count. */
export function replay(situation: Situation): readonly Broken[] {
  const use = new Map<string, Interval[]>();
  const ever = new Map<string, number>();
  const broken: Broken[] = [];
  const groups = [...situation.groups].sort(
    (a, b) => ORDER[a.kind] - ORDER[b.kind] || order(a.from, b.from) || order(keyOf(a), keyOf(b)),
  );
  const known = (group: StayGroup): Knowledge => ({
    asOf: situation.asOf,
    knownAt: situation.knownAt,
    law: situation.law,
    procedures: situation.procedures,
    mission: situation.missions.get(group.mission) ?? null,
    useOf: (ceiling) => ({
      present: use.get(ceiling) ?? [],
      ever: situation.everBefore(ceiling) + (ever.get(ceiling) ?? 0),
    }),
  });
  const seat = (group: StayGroup, question: MayDeployQuestion) => {
    for (const part of judge(question, known(group)).parts) {
      for (const { id } of part.ceilings) {
        use.set(id, [...(use.get(id) ?? []), { from: part.from, to: part.to, people: question.people }]);
        ever.set(id, (ever.get(id) ?? 0) + question.people);
      }
    }
  };
  for (const group of groups) {
    broken.push(...replayGroup(group, questionOf(group), known(group), situation.asOf, (asked) => seat(group, asked)));
  }
  return broken;
}

function replayGroup(
  group: StayGroup,
  question: MayDeployQuestion,
  known: Knowledge,
  asOf: Day,
  seat: (question: MayDeployQuestion) => void,
): readonly Broken[] {
  const asked = standing(question, group, known);
  if (asked !== null) {
    seat(asked);
    return [];
  }
  // What is over cannot be changed; it counts as far as it was lawful.
  if (group.to < asOf) return [];
  const staying = mostOf(question, known);
  if (staying > 0) seat({ ...question, people: staying });
  const rest = { ...question, people: question.people - staying };
  const lastDay = lastLawful(rest, known);
  const { general, options } = judge(rest, known);
  // What other decisions lack matters only where none names the mission.
  const near = options.filter((option) => option.scopeId !== null && isNamed(option.reference, group, options));
  const refusals = [...general, ...(near.length > 0 ? near : options).flatMap((option) => option.refusals)];
  if (lastDay !== null) seat({ ...rest, to: lastDay });
  const home = lastLawful({ ...rest, purpose: "withdrawal" }, known);
  const homeBy = home !== null && group.kind === "present" && (lastDay === null || home > lastDay) ? home : null;
  return [{ group, people: rest.people, lastDay, homeBy, refusals }];
}

/** Whether the decision is theirs, or, where they stand under none that is looked at, one of those that name their mission. */
function isNamed(reference: string, group: StayGroup, options: readonly { readonly reference: string }[]): boolean {
  return reference === group.reference || !options.some((option) => option.reference === group.reference);
}

/** The question under the decision they stand under, else under any; null when none covers all. */
function standing(question: MayDeployQuestion, group: StayGroup, known: Knowledge): MayDeployQuestion | null {
  const own = group.reference === null ? null : { ...question, under: group.reference };
  if (own !== null && isLawful(own, known)) return own;
  return isLawful(question, known) ? question : null;
}

function questionOf(group: StayGroup): MayDeployQuestion {
  const { mission, role, mode, people, from, to, purpose } = group;
  return {
    mission,
    role,
    mode,
    people,
    from,
    to,
    purpose,
    ...(group.partner === null ? {} : { partner: group.partner }),
    ...(group.unitType === null ? {} : { unitType: group.unitType }),
  };
}

function mostOf(question: MayDeployQuestion, known: Knowledge): number {
  let [yes, no] = [0, question.people];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (isLawful({ ...question, people: middle }, known)) yes = middle;
    else no = middle;
  }
  return yes;
}

function lastLawful(question: MayDeployQuestion, known: Knowledge): Day | null {
  if (!isLawful({ ...question, to: question.from }, known)) return null;
  let [yes, no] = [dayNumber(question.from), dayNumber(question.to) + 1];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (isLawful({ ...question, to: dayFromNumber(middle) }, known)) yes = middle;
    else no = middle;
  }
  return dayFromNumber(yes);
}

/** First day from `asOf` on that somebody would not be covered; null when everybody is. */
export function firstDayBroken(broken: readonly Broken[], asOf: Day): Day | null {
  const days = broken.map(({ group, lastDay }) =>
    laterDay(lastDay === null ? group.from : addDays(lastDay, 1), laterDay(group.from, asOf)),
  );
  return days.length === 0 ? null : days.reduce(earlierDay);
}

/** What breaks by the changes alone: what is broken in the official position as well is left out, head by head. */
export function brokenByChange(supposed: readonly Broken[], official: readonly Broken[]): readonly Broken[] {
  const before = new Map(official.map((each) => [keyOf(each.group), each]));
  return supposed.flatMap((each) => {
    const same = before.get(keyOf(each.group));
    if (same === undefined) return [each];
    const sooner = (each.lastDay ?? "") < (same.lastDay ?? "");
    if (sooner) return [each];
    return each.people > same.people ? [{ ...each, people: each.people - same.people }] : [];
  });
}

function keyOf(group: StayGroup): string {
  const { kind, mission, role, mode, partner, unitType, purpose, reference, from, to, of } = group;
  return [kind, mission, role, mode, partner, unitType, purpose, reference, from, to, of[0]?.id].join("|");
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Missions with the supposed ends: nobody serves past the day, and an end of withdrawal that was known stays where it lies later. */
export function supposedMissions(
  missions: ReadonlyMap<string, Mission>,
  changes: readonly Supposition[],
): ReadonlyMap<string, Mission> {
  const result = new Map(missions);
  for (const change of changes) {
    const mission = change.what === "close" ? result.get(change.mission) : undefined;
    if (change.what !== "close" || mission === undefined) continue;
    const end = { day: change.day, precision: "day" as const, source: "", confidence: "inferred" as const };
    const { withdrawal } = mission.ends;
    const ends = {
      ...mission.ends,
      operations: end,
      withdrawal: withdrawal !== null && withdrawal.day >= change.day ? withdrawal : null,
    };
    result.set(mission.id, { ...mission, ends });
  }
  return result;
}
