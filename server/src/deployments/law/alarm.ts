/** Which alarms the law raises on a day. Pure: law, stays, lead times and checks as known; nothing reads the clock. Source: docs/rules.md#alarms. */
import { isEffective, lastCoveredDay } from "../../authorisations/rules.ts";
import type { Authorisation, Condition, Duty } from "../../authorisations/schema.ts";
import { lastDayFor } from "../../missions/rules.ts";
import type { Mission } from "../../missions/schema.ts";
import { addDays, type Day, daysBetween, earlierDay, laterDay } from "../../platform/days.ts";
import type { Alarm, AlarmCode, ConditionCheck, WithdrawalLead } from "../alarms/schema.ts";
import type { DecisionPeople } from "../ledger/stays-decisions.ts";

export interface AlarmFacts {
  readonly asOf: Day;
  readonly law: readonly Authorisation[];
  readonly missions: ReadonlyMap<string, Mission>;
  readonly people: readonly DecisionPeople[];
  readonly leadTimes: readonly WithdrawalLead[];
  readonly checks: readonly ConditionCheck[];
  /** Duties of contributions, as ratifications of their agreements, not done by the day. */
  readonly papers: readonly OwedPaper[];
}

/** Something owed for a contribution beside its decision. `dueOn` null: no day was set. */
export interface OwedPaper {
  readonly id: string;
  readonly text: string;
  readonly to: string;
  readonly contribution: string;
  readonly mission: string;
  readonly dueOn: Day | null;
}

/** Days before a deadline from which it is shown. */
export const AHEAD = { withdrawal: 60, duty: 60, condition: 30, ratification: 90 } as const;

/** Every alarm of the day: at once and late ones first, then by day. */
export function alarmsOn(facts: AlarmFacts): readonly Alarm[] {
  const effective = facts.law.filter((a) => isEffective(a.status));
  const under = Map.groupBy(facts.people, (some) => some.reference);
  const own = (a: Authorisation): AlarmFacts => ({ ...facts, people: under.get(a.reference) ?? [] });
  const alarms = [
    ...facts.law.flatMap((a) => ofCover(a, own(a))),
    ...effective.flatMap((a) => a.duties.flatMap((duty) => ofDuty(a, duty, own(a)))),
    ...effective.flatMap((a) => a.conditions.flatMap((condition) => ofCondition(a, condition, own(a)))),
    ...facts.law.flatMap((a) => ofRatification(a, facts)),
    ...facts.papers.flatMap((paper) => ofPaper(paper, facts)),
  ];
  return alarms.sort((a, b) => order(a.by ?? "", b.by ?? "") || order(a.key, b.key));
}

function alarm(
  code: AlarmCode,
  of: {
    readonly reference: string | null;
    readonly mission: string | null;
    readonly about: string | null;
    readonly by: Day | null;
  },
  asOf: Day,
  message: string,
  consequence: string,
  facts: Alarm["facts"],
): Alarm {
  const key = [code, of.reference, of.mission, of.about, of.by].filter((part) => part !== null).join(" ");
  const late = of.by !== null && of.by < asOf;
  return { ...of, code, key, late, message, consequence, facts, source: "docs/rules.md#alarms" };
}

/** Withdrawals that must begin, and stays that last longer than what covers them, mission by mission; `people` are those under the decision. */
function ofCover(authorisation: Authorisation, facts: AlarmFacts): readonly Alarm[] {
  const missions = new Set(facts.people.filter((some) => some.from(facts.asOf) > 0).map((some) => some.mission));
  return [...missions].sort().flatMap((mission) => ofCoverIn(authorisation, mission, facts));
}

function ofCoverIn(authorisation: Authorisation, mission: string, facts: AlarmFacts): readonly Alarm[] {
  const { asOf } = facts;
  const lasting = facts.people.filter((some) => some.mission === mission && some.from(asOf) > 0);
  const end = endOfCover(authorisation, mission, facts);
  if (end === null || lasting.length === 0 || goesOn(authorisation, mission, lasting, end, facts)) return [];
  const { reference } = authorisation;
  const of = { reference, mission, about: null };
  const people = lastingAfter(lasting, end, asOf);
  const uncovered =
    people === 0
      ? []
      : [
          alarm(
            "lapse-before-end",
            { ...of, by: end },
            asOf,
            `${people} are to stay in ${mission} after ${end}, the last day that ${reference} covers: bring them home by then, or have it extended.`,
            "From the day after they would be there without a decision.",
            { reference, mission, people, day: end },
          ),
        ];
  return [...uncovered, ...withdrawalOf(of, lasting, end, facts)];
}

function withdrawalOf(
  of: { readonly reference: string; readonly mission: string; readonly about: null },
  lasting: readonly DecisionPeople[],
  end: Day,
  facts: AlarmFacts,
): readonly Alarm[] {
  const { asOf } = facts;
  const { reference, mission } = of;
  const lead = leadTimeOf(facts.leadTimes, mission, asOf);
  const there = thereOn(lasting, asOf);
  if (there === 0) return [];
  if (lead === null) {
    const message = `Set how long a withdrawal from ${mission} takes: ${reference} covers ${there} people there until ${end}.`;
    const facts = { reference, mission, people: there, day: end };
    return [
      alarm("no-lead-time", { ...of, by: null }, asOf, message, "Without it nobody is told in time to begin.", facts),
    ];
  }
  const begin = addDays(end, -lead.days);
  // Who goes home in the course of rotations before then needs no withdrawal.
  const people = lastingAfter(lasting, begin, asOf);
  if (people === 0 || daysBetween(asOf, begin) > AHEAD.withdrawal) return [];
  const message = `Begin the withdrawal of ${people} from ${mission} by ${begin}: it takes ${lead.days} days, and ${reference} covers them until ${end}.`;
  const consequence = `Begun later, it ends after ${end}.`;
  const said = { reference, mission, people, day: end, begin, days: lead.days };
  return [alarm("withdrawal-must-begin", { ...of, by: begin }, asOf, message, consequence, said)];
}

/** Last day that the decision covers people in a mission, the way home included; null while no end is known. */
function endOfCover(authorisation: Authorisation, mission: string, { law, missions }: AlarmFacts): Day | null {
  const scopes = authorisation.scopes.filter((scope) => scope.missions.includes(mission));
  const known = missions.get(mission);
  const ends = scopes.map((scope) => {
    const service = lastCoveredDay(authorisation, scope, law);
    const home = scope.withdrawalUntil === null ? service : lastCoveredDay(authorisation, scope, law, "withdrawal");
    const decided = service === null || home === null ? service : laterDay(service, home);
    const closed = known === undefined ? null : lastDayFor(known, scope.coversWithdrawal ? "withdrawal" : "service");
    return earliest([decided, closed]);
  });
  if (ends.length === 0 || ends.some((end) => end === null)) return null;
  return ends.reduce((a, b) => (a === null || b === null ? null : laterDay(a, b)));
}

/** Whether another decision in force covers the same mission, role and mode on the day after. */
function goesOn(
  own: Authorisation,
  mission: string,
  lasting: readonly DecisionPeople[],
  end: Day,
  facts: AlarmFacts,
): boolean {
  const next = addDays(end, 1);
  const known = facts.missions.get(mission);
  const closed = known === undefined ? null : lastDayFor(known, "withdrawal");
  if (closed !== null && closed < next) return false;
  const alike = new Map(lasting.map((some) => [`${some.role} ${some.mode}`, some]));
  return [...alike.values()].every(({ role, mode }) =>
    facts.law.some(
      (other) =>
        other.id !== own.id &&
        isEffective(other.status) &&
        other.scopes.some((scope) => {
          const names =
            scope.missions.includes(mission) &&
            scope.roles.some((r) => r === role) &&
            scope.modes.some((m) => m === mode);
          if (!names || scope.validFrom > next) return false;
          const last = lastCoveredDay(other, scope, facts.law);
          return last === null || next <= last;
        }),
    ),
  );
}

/** The lead time of a mission on a day: its own before the common one, the latest that holds. */
export function leadTimeOf(all: readonly WithdrawalLead[], mission: string, day: Day): WithdrawalLead | null {
  const holding = all.filter((lead) => lead.validFrom <= day && (lead.mission === mission || lead.mission === null));
  const own = holding.filter((lead) => lead.mission === mission);
  const among = own.length > 0 ? own : holding;
  return among.reduce<WithdrawalLead | null>(
    (best, lead) => (best === null || lead.validFrom > best.validFrom ? lead : best),
    null,
  );
}

function ofDuty(authorisation: Authorisation, duty: Duty, facts: AlarmFacts): readonly Alarm[] {
  const { asOf } = facts;
  const { reference } = authorisation;
  const of = { reference, mission: null, about: duty.id };
  return duty.occurrences.flatMap((occurrence): Alarm[] => {
    const { dueOn, state } = occurrence;
    if (state === "done") return [];
    if (dueOn === null) return owed(authorisation, duty, facts);
    if (daysBetween(asOf, dueOn) > AHEAD.duty) return [];
    const said = { reference, duty: duty.text, to: duty.to, day: dueOn };
    if (dueOn < asOf) {
      const message = `${duty.text} (${reference}, to ${duty.to}) was due on ${dueOn} and is not recorded as done.`;
      return [alarm("duty-overdue", { ...of, by: dueOn }, asOf, message, "The decision’s own duty is not kept.", said)];
    }
    const message = `${duty.text} (${reference}, to ${duty.to}) by ${dueOn}.`;
    return [
      alarm(
        "duty-due",
        { ...of, by: dueOn },
        asOf,
        message,
        "After that day the decision’s own duty is not kept.",
        said,
      ),
    ];
  });
}

/** What no day was set for, and is still owed while people are there on the strength of it. */
function owed(authorisation: Authorisation, duty: Duty, { people: own, asOf }: AlarmFacts): Alarm[] {
  const { reference } = authorisation;
  const people = thereOn(own, asOf);
  if (people === 0) return [];
  const since = firstOf(own, asOf);
  const message = `${duty.text} (${reference}): still owed, and ${people} people are there; the first came on ${since}.`;
  const said = { reference, duty: duty.text, to: duty.to, people, day: since };
  const of = { reference, mission: null, about: duty.id, by: null };
  return [
    alarm(
      "owed-after-deployment",
      of,
      asOf,
      message,
      "People are there on a paper that is not yet in force at home.",
      said,
    ),
  ];
}

function ofCondition(authorisation: Authorisation, condition: Condition, facts: AlarmFacts): readonly Alarm[] {
  const { asOf } = facts;
  const { reference } = authorisation;
  const people = thereOn(facts.people, asOf);
  const last = facts.checks
    .filter((check) => check.conditionId === condition.id && check.checkedOn <= asOf)
    .reduce<ConditionCheck | null>(
      (best, check) => (best === null || check.checkedOn >= best.checkedOn ? check : best),
      null,
    );
  const asks = condition.kind === "precondition" || condition.check !== "";
  const of = { reference, mission: null, about: condition.id };
  const said = { reference, condition: condition.text, people };
  if (last !== null && !last.holds) {
    const message = `${condition.text} (${reference}): found not kept on ${last.checkedOn}.`;
    const consequence = `The decision’s consequence: ${condition.consequence}.`;
    return [
      alarm("condition-not-kept", { ...of, by: null }, asOf, message, consequence, {
        ...said,
        day: last.checkedOn,
        what: condition.consequence,
      }),
    ];
  }
  if (
    people === 0 ||
    (last === null ? !asks : last.nextOn === null || daysBetween(asOf, last.nextOn) > AHEAD.condition)
  )
    return [];
  const by = last?.nextOn ?? null;
  const message = `Look whether it is kept, and record it: ${condition.text} (${reference}); ${people} people are there.`;
  const consequence = "Nobody can show that it was kept.";
  return [alarm("condition-to-check", { ...of, by }, asOf, message, consequence, said)];
}

/** What is owed for a contribution: before its day, after it, or without one while people are there. */
function ofPaper(paper: OwedPaper, facts: AlarmFacts): readonly Alarm[] {
  const { mission, contribution, text, to, dueOn } = paper;
  const { asOf } = facts;
  const of = { reference: null, mission, about: paper.id, by: dueOn };
  const said = { reference: contribution, duty: text, to };
  if (dueOn !== null) {
    if (daysBetween(asOf, dueOn) > AHEAD.duty) return [];
    const overdue = dueOn < asOf;
    const message = overdue
      ? `${text} (${contribution}, to ${to}) was due on ${dueOn} and is not recorded as done.`
      : `${text} (${contribution}, to ${to}) by ${dueOn}.`;
    const consequence = overdue ? "What was promised is not kept." : "After that day what was promised is not kept.";
    return [alarm(overdue ? "duty-overdue" : "duty-due", of, asOf, message, consequence, { ...said, day: dueOn })];
  }
  const own = facts.people.filter((some) => some.mission === mission);
  const people = thereOn(own, asOf);
  if (people === 0) return [];
  const since = firstOf(own, asOf);
  const message = `${text} (${contribution}): still owed, and ${people} people are there; the first came on ${since}.`;
  const consequence = "People are there on a paper that is not yet in force at home.";
  return [alarm("owed-after-deployment", of, asOf, message, consequence, { ...said, people, day: since })];
}

/** What was begun in urgency and must be ratified. */
function ofRatification(authorisation: Authorisation, { asOf }: AlarmFacts): readonly Alarm[] {
  const { reference, ratifyBy, status } = authorisation;
  if (ratifyBy === null || !["acting", "must_withdraw"].includes(status)) return [];
  if (daysBetween(asOf, ratifyBy) > AHEAD.ratification) return [];
  const message = `${reference} was begun in urgency and must be ratified by ${ratifyBy}.`;
  const of = { reference, mission: null, about: null, by: ratifyBy };
  return [
    alarm("ratify-by", of, asOf, message, "Otherwise everybody under it must come home.", { reference, day: ratifyBy }),
  ];
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((best, day) => (best === null ? day : day === null ? best : earlierDay(best, day)), null);
}

/** How many are there on the day, as recorded. */
function thereOn(people: readonly DecisionPeople[], day: Day): number {
  return people.reduce((total, some) => total + (some.standing === "actual" ? some.on(day) : 0), 0);
}

/** How many of those who are there on `asOf` or later stay beyond the day. */
function lastingAfter(people: readonly DecisionPeople[], day: Day, asOf: Day): number {
  const next = addDays(day, 1);
  // After the last day of the calendar comes none.
  if (next === day) return 0;
  const from = laterDay(next, asOf);
  return people.reduce((total, some) => total + some.from(from), 0);
}

/** First day on which one of those who came by the day was there; the day itself where nobody came. */
function firstOf(people: readonly DecisionPeople[], day: Day): Day {
  return people
    .filter((some) => some.standing === "actual")
    .map((some) => some.first)
    .reduce(earlierDay, day);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
