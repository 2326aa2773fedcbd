import { describe, expect, test } from "vitest";
import { aCeiling, anAuthorisation, anId, aScope, nth } from "../../authorisations/fixtures.ts";
import type { Authorisation } from "../../authorisations/schema.ts";
import { aMission, anEnd } from "../../missions/fixtures.ts";
import type { WithdrawalLead } from "../alarms/schema.ts";
import type { DecisionPeople } from "../ledger/stays-decisions.ts";
import { type AlarmFacts, alarmsOn } from "./alarm.ts";

interface AlarmStay extends Pick<DecisionPeople, "reference" | "mission" | "role" | "mode" | "standing"> {
  readonly from: string;
  readonly to: string;
  readonly people: number;
}

function peopleOf({ from, to, people, ...words }: AlarmStay): DecisionPeople {
  const on = (day: string) => (from <= day && day <= to ? people : 0);
  return { ...words, first: from, on, from: (day) => (day <= to ? people : 0) };
}

const stay: AlarmStay = {
  reference: "A-1",
  mission: "UNDOF",
  role: "unmo",
  mode: "self",
  from: nth(0),
  to: nth(200),
  standing: "actual",
  people: 9,
};
const lead = (days: number, mission: string | null = null): WithdrawalLead => ({
  id: anId(),
  mission,
  days,
  validFrom: nth(-100),
  source: "test",
  confidence: "inferred",
  recordedAt: `${nth(-100)}T00:00:00.000Z`,
  recordedBy: "test",
});

function decision(given: Partial<Authorisation> = {}, validTo: string | null = nth(200)): Authorisation {
  const ceiling = aCeiling();
  const scope = aScope({
    missions: ["UNDOF"],
    validFrom: nth(-10),
    validTo,
    ceilings: [ceiling.id],
    coversWithdrawal: false,
  });
  return anAuthorisation({ ceilings: [ceiling], scopes: [scope], ...given });
}

function on(
  day: number,
  { stays = [stay], ...given }: Partial<AlarmFacts> & { readonly stays?: readonly AlarmStay[] } = {},
) {
  const law = given.law ?? [decision()];
  const facts: AlarmFacts = {
    asOf: nth(day),
    law,
    missions: new Map([["UNDOF", aMission()]]),
    people: stays.map(peopleOf),
    leadTimes: [lead(90)],
    checks: [],
    papers: [],
    ...given,
  };
  return alarmsOn(facts);
}
const codes = (alarms: ReturnType<typeof on>) => alarms.map((alarm) => [alarm.code, alarm.by, alarm.late]);

describe("alarms", () => {
  test("a withdrawal must begin its lead time before the decision ends, and is late after that", () => {
    expect(codes(on(49))).toEqual([]);
    expect(codes(on(50))).toEqual([["withdrawal-must-begin", nth(110), false]]);
    expect(codes(on(111))).toEqual([["withdrawal-must-begin", nth(110), true]]);
    expect(on(110)[0]?.facts).toMatchObject({ people: 9, day: nth(200), days: 90 });
  });

  test("a mission's own lead time goes before the common one, and a missing one is an alarm itself", () => {
    expect(codes(on(60, { leadTimes: [lead(90), lead(30, "UNDOF")] }))).toEqual([]);
    expect(codes(on(120, { leadTimes: [lead(90), lead(30, "UNDOF")] }))).toEqual([
      ["withdrawal-must-begin", nth(170), false],
    ]);
    expect(codes(on(0, { leadTimes: [] }))).toEqual([["no-lead-time", null, false]]);
  });

  test("nobody must withdraw where another decision goes on, or everybody goes home before", () => {
    const next = decision({ reference: "A-2", decidedOn: nth(100) }, null);
    expect(codes(on(120, { law: [decision(), next] }))).toEqual([]);
    expect(codes(on(100, { stays: [{ ...stay, to: nth(110) }] }))).toEqual([]);
  });

  test("a stay beyond the last covered day is named with that day, also where the mission ends first", () => {
    expect(codes(on(10, { stays: [{ ...stay, to: nth(201) }] }))).toEqual([["lapse-before-end", nth(200), false]]);
    const ends = { operations: anEnd(nth(150)), withdrawal: null, liquidation: null };
    const missions = new Map([["UNDOF", aMission({ ends })]]);
    expect(codes(on(10, { missions }))).toEqual([
      ["withdrawal-must-begin", nth(60), false],
      ["lapse-before-end", nth(150), false],
    ]);
  });

  const duty = (occurrences: Authorisation["duties"][number]["occurrences"]) => ({
    id: anId(),
    text: "Report on the year",
    to: "Parliament",
    by: "",
    content: "",
    frequency: "once" as const,
    dueOn: occurrences[0]?.dueOn ?? null,
    lastDue: null,
    doneOn: null,
    public: true,
    source: "test",
    occurrences,
  });
  const due = (dueOn: string | null, state: "done" | "due" | "overdue" = "due") => ({
    dueOn,
    doneOn: null,
    state,
    paperId: null,
    note: "",
  });

  test("a duty is shown before its day, named overdue after it, and silent once done", () => {
    const law = [decision({ duties: [duty([due(nth(20))])] }, null)];
    expect(codes(on(-41, { law, stays: [] }))).toEqual([]);
    expect(codes(on(10, { law }))).toEqual([["duty-due", nth(20), false]]);
    expect(codes(on(21, { law }))).toEqual([["duty-overdue", nth(20), true]]);
    expect(codes(on(21, { law: [decision({ duties: [duty([due(nth(20), "done")])] }, null)] }))).toEqual([]);
  });

  test("what no day was set for is owed from the first arrival on", () => {
    const law = [decision({ duties: [duty([due(null)])] }, null)];
    expect(codes(on(-1, { law }))).toEqual([]);
    const [alarm] = on(10, { law });
    expect(alarm).toMatchObject({ code: "owed-after-deployment", by: null, facts: { people: 9, day: nth(0) } });
  });

  test("a paper of a contribution without a day is owed while people are in its mission", () => {
    const paper = {
      id: anId(),
      text: "Ratify",
      to: "Parliament",
      contribution: "GOLAN",
      mission: "UNDOF",
      dueOn: null,
    };
    const law = [decision({}, null)];
    expect(codes(on(-1, { law, papers: [paper] }))).toEqual([]);
    expect(codes(on(10, { law, papers: [paper] }))).toEqual([["owed-after-deployment", null, false]]);
    expect(codes(on(10, { law, papers: [{ ...paper, dueOn: nth(9) }] }))).toEqual([["duty-overdue", nth(9), true]]);
  });

  test("a precondition is to be looked at while people are there, until it was, and again when it was said", () => {
    const condition = {
      id: anId(),
      kind: "precondition",
      text: "Settled",
      check: "",
      consequence: "suspend",
      source: "test",
    } as const;
    const law = [decision({ conditions: [condition] }, null)];
    const checked = (holds: boolean, nextOn: string | null) => [
      { conditionId: condition.id, checkedOn: nth(5), holds, note: "Seen", nextOn, source: "test" },
    ];
    expect(codes(on(10, { law }))).toEqual([["condition-to-check", null, false]]);
    expect(codes(on(10, { law, checks: checked(true, null) }))).toEqual([]);
    expect(codes(on(10, { law, checks: checked(true, nth(41)) }))).toEqual([]);
    expect(codes(on(12, { law, checks: checked(true, nth(41)) }))).toEqual([["condition-to-check", nth(41), false]]);
    expect(codes(on(10, { law, checks: checked(false, null) }))).toEqual([["condition-not-kept", null, false]]);
  });

  test("what was begun in urgency must be ratified by its day", () => {
    const law = [decision({ status: "acting", ratifyBy: nth(100) }, null)];
    expect(codes(on(9, { law }))).toEqual([]);
    expect(codes(on(10, { law }))).toEqual([["ratify-by", nth(100), false]]);
  });
});
