/** The answer of the Today page: what is so on a day, in sentences with their facts. Pure: everything it says was read before. */
import { type Interval, isEffective, lastCoveredDay, runsOf } from "../authorisations/rules.ts";
import type { Authorisation, HeadroomCurve } from "../authorisations/schema.ts";
import { type CurveLaw, daysInForce } from "../deployments/law/headroom.ts";
import { lastPlannableDay, lastWithdrawalDay } from "../missions/rules.ts";
import type { Mission } from "../missions/schema.ts";
import { addDays, type Day, earlierDay, laterDay } from "../platform/days.ts";
import type { CurveStep, Today, TodaySentence } from "./schema.ts";

/** People who share mission, role, days, cover and confidence. */
export interface PresenceGroup {
  readonly mission: string;
  readonly role: Today["missions"][number]["byRole"][number]["role"];
  readonly from: Day;
  readonly to: Day;
  readonly standing: "planned" | "actual";
  readonly people: number;
  readonly inferred: number;
  /** Decision and scope they stand under; null in a named breach. */
  readonly authorisation: string | null;
  readonly scopeId: string | null;
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}

const on = (day: Day) => (group: PresenceGroup) => group.from <= day && day <= group.to;
const actual = (group: PresenceGroup) => group.standing === "actual";
const sum = (groups: readonly PresenceGroup[], of: (group: PresenceGroup) => number = (group) => group.people) =>
  groups.reduce((total, group) => total + of(group), 0);

/** Missions with people on the day, largest first. */
export function missionsOf(
  groups: readonly PresenceGroup[],
  missions: ReadonlyMap<string, Mission>,
  day: Day,
): Today["missions"] {
  const there = groups.filter(actual).filter(on(day));
  const ids = [...new Set(there.map((group) => group.mission))];
  const lines = ids.map((id) => {
    const own = there.filter((group) => group.mission === id);
    const mission = missions.get(id);
    const roles = [...new Set(own.map((group) => group.role))].sort();
    return {
      id,
      name: mission?.name ?? { en: id },
      lat: mission?.headquarters?.lat ?? null,
      lon: mission?.headquarters?.lon ?? null,
      people: sum(own),
      inferred: sum(own, (group) => group.inferred),
      byRole: roles.map((role) => ({ role, people: sum(own.filter((group) => group.role === role)) })),
      authorisations: [...new Set(own.flatMap((group) => group.authorisation ?? []))].sort(),
      operationsEnd: mission === undefined ? null : lastPlannableDay(mission),
    };
  });
  return lines.sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));
}

/**
 * Whether everybody who is there on the day is covered, and for how long. Somebody whose recorded last day lies past what covers them
 * (their decision, or the mission's end and the way home) is uncovered from the day after it.
 */
export function coverageOf(
  groups: readonly PresenceGroup[],
  law: readonly Authorisation[],
  missions: ReadonlyMap<string, Mission>,
  day: Day,
): Today["coverage"] {
  const there = groups.filter(actual).filter(on(day));
  // By scope, then by mission: thousands of groups share a few of them.
  const lastDays = new Map<string | null, Map<string, Day | null>>();
  const lastOf = (group: PresenceGroup) => {
    const known = lastDays.get(group.scopeId) ?? new Map<string, Day | null>();
    lastDays.set(group.scopeId, known);
    const kept = known.get(group.mission);
    if (kept !== undefined) return kept;
    const last = lastDayCovered(group, law, missions);
    known.set(group.mission, last);
    return last;
  };
  let uncoveredLater = 0;
  let firstUncoveredDay: Day | null = null;
  for (const group of groups) {
    if (group.to < day) continue;
    const last = lastOf(group);
    if (last === null || group.to <= last) continue;
    const from = laterDay(addDays(last, 1), laterDay(group.from, day));
    uncoveredLater += group.people;
    firstUncoveredDay = firstUncoveredDay === null ? from : earlierDay(firstUncoveredDay, from);
  }
  return {
    covered: sum(there.filter((group) => group.scopeId !== null)),
    breached: sum(there.filter((group) => group.scopeId === null)),
    uncoveredLater,
    firstUncoveredDay,
  };
}

function lastDayCovered(
  group: PresenceGroup,
  law: readonly Authorisation[],
  missions: ReadonlyMap<string, Mission>,
): Day | null {
  if (group.scopeId === null) return null;
  const authorisation = law.find((a) => a.scopes.some((scope) => scope.id === group.scopeId));
  const scope = authorisation?.scopes.find((each) => each.id === group.scopeId);
  if (authorisation === undefined || scope === undefined) return null;
  if (!isEffective(authorisation.status)) {
    const ended = authorisation.events.findLast((event) =>
      ["recalled", "expired", "superseded", "lapsed"].includes(event.kind),
    );
    return ended === undefined ? null : addDays(ended.day, -1);
  }
  const mission = missions.get(group.mission);
  const home =
    mission === undefined ? null : scope.coversWithdrawal ? lastWithdrawalDay(mission) : lastPlannableDay(mission);
  const decided = lastCoveredDay(authorisation, scope, law);
  return home === null ? decided : decided === null ? home : earlierDay(home, decided);
}

/** Missions that end their operations while people are there, soonest first. */
export function mustLeaveOf(
  groups: readonly PresenceGroup[],
  missions: ReadonlyMap<string, Mission>,
  day: Day,
): Today["mustLeave"] {
  const there = groups.filter(actual).filter(on(day));
  const lines = [...new Set(there.map((group) => group.mission))].flatMap((id) => {
    const mission = missions.get(id);
    const end = mission === undefined ? null : lastPlannableDay(mission);
    if (mission === undefined || end === null) return [];
    const own = there.filter((group) => group.mission === id);
    const home = own.filter((group) => group.to <= (day > end ? (lastWithdrawalDay(mission) ?? end) : end));
    return [
      {
        mission: id,
        operationsEnd: end,
        withdrawalEnd: mission.ends.withdrawal?.day ?? null,
        people: sum(own),
        planned: sum(home),
        latestPlannedLeave: home.length === 0 ? null : home.map((group) => group.to).reduce(laterDay),
      },
    ];
  });
  return lines.sort((a, b) => (a.operationsEnd < b.operationsEnd ? -1 : 1));
}

/**
 * People whose tour ends within the lead time of a replacement, by mission, role and day; not those of a mission that ends first.
 * `leadOf` gives the days that a replacement in a role takes; what a contribution has of its own is early warning's.
 */
export function endingOf(
  groups: readonly PresenceGroup[],
  missions: ReadonlyMap<string, Mission>,
  day: Day,
  leadOf: (role: string) => number,
): Today["ending"] {
  const ends = new Map([...missions].map(([id, mission]) => [id, lastPlannableDay(mission)]));
  const keys = new Map<string, Today["ending"][number]>();
  for (const group of groups) {
    const { mission, role, to, people } = group;
    if (!actual(group) || !on(day)(group) || to > addDays(day, leadOf(role))) continue;
    const end = ends.get(mission) ?? null;
    if (end !== null && to >= end) continue;
    const key = `${to}|${mission}|${role}`;
    keys.set(key, { mission, role, day: to, people: people + (keys.get(key)?.people ?? 0) });
  }
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** Ceilings that hold on the day, the one with least room first. */
export function ceilingsOf(curves: readonly HeadroomCurve[], day: Day): Today["ceilings"] {
  const lines = curves.flatMap(({ ceiling, reference, steps }) => {
    const step = steps.find((each) => each.from <= day && day <= each.to);
    if (step === undefined || step.free === null) return [];
    const { id: ceilingId, code, label, people } = ceiling;
    return [{ ceilingId, code, label, reference, people, used: people - step.free, free: step.free }];
  });
  return lines.sort((a, b) => a.free - b.free || (a.code < b.code ? -1 : 1));
}

/** The ceiling to be named: the tightest of those that anybody counts under, else the tightest at all. */
export function tightestOf(ceilings: Today["ceilings"]): Today["tightest"] {
  return ceilings.find((ceiling) => ceiling.used > 0) ?? ceilings[0] ?? null;
}

/** Strength from `from` to `to`, with the ceilings as steps of law on the days of `span`. */
export function strengthOf(
  present: readonly (Interval & Pick<PresenceGroup, "standing">)[],
  law: CurveLaw,
  { from, to }: Days,
  span: Days,
): Today["strength"] {
  const steps = (of: readonly Interval[]): CurveStep[] =>
    runsOf(of, from, to).map((run) => ({ from: run.from, to: run.to, value: run.people }));
  const there = present.filter(({ standing }) => standing === "actual");
  return {
    from,
    to,
    total: steps(there),
    planned: steps(present.filter(({ standing }) => standing === "planned")),
    ceilings: law.authorisations.flatMap((authorisation) =>
      authorisation.ceilings.flatMap((ceiling) => {
        const held = daysInForce(authorisation, ceiling, law, span.from, span.to);
        const { code, label, people } = ceiling;
        const { reference } = authorisation;
        return held === null ? [] : [{ code, label, reference, steps: [{ ...held, value: people }] }];
      }),
    ),
  };
}

/** The page's first sentence, in parts: code and facts for every language, English whole. */
export function sentencesOf(
  today: Pick<Today, "asOf" | "present" | "coverage" | "tightest" | "mustLeave">,
): TodaySentence[] {
  const source = "docs/rules.md#figures";
  const { present, coverage, tightest, mustLeave } = today;
  const sentences: TodaySentence[] = [];
  const say = (code: string, message: string, facts: TodaySentence["facts"], href: string | null) =>
    sentences.push({ code, message, facts, source, href });
  const in_ = present.missions === 1 ? "one mission" : `${present.missions} missions`;
  say(
    "present",
    `${present.people} people are in ${in_}.`,
    { people: present.people, missions: present.missions },
    "/figures/in-service",
  );
  if (coverage.breached > 0) {
    say(
      "in-breach",
      `${coverage.breached} of them stand in a named breach.`,
      { people: coverage.breached },
      "/authorisations",
    );
  } else if (present.people > 0)
    say("all-covered", "All are covered.", { people: coverage.covered }, "/authorisations");
  if (coverage.uncoveredLater > 0) {
    const facts = { people: coverage.uncoveredLater, day: coverage.firstUncoveredDay };
    say(
      "uncovered-later",
      `${coverage.uncoveredLater} are planned to stay beyond what covers them, first on ${coverage.firstUncoveredDay}.`,
      facts,
      "/deployments",
    );
  }
  if (tightest !== null) {
    const { reference, code, people, free } = tightest;
    say(
      "tightest",
      `The tightest ceiling is ${code} (${people}): ${free} may still go.`,
      { reference, ceiling: code, people, free },
      `/authorisations/${reference}`,
    );
  }
  for (const line of mustLeave) {
    const planned =
      line.planned === line.people
        ? "their way home is planned"
        : `for ${line.planned} of them the way home is planned`;
    const message = `${line.people} must leave ${line.mission} by ${line.operationsEnd}; ${planned}.`;
    say(
      "must-leave",
      message,
      { people: line.people, mission: line.mission, day: line.operationsEnd, planned: line.planned },
      `/missions/${line.mission}`,
    );
  }
  return sentences;
}
