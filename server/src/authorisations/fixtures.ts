/** Decisions for tests, whole and lawful unless told otherwise; and generators of ceilings and use. */
import fc from "fast-check";
import { addDays, type Day } from "../platform/days.ts";
import type { CeilingUse } from "./ceiling.ts";
import type { Authorisation, Ceiling, MayDeployQuestion, Scope } from "./schema.ts";

let made = 0;
/** Another id; only its being different from all others matters. */
export function anId(): string {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, "0")}`;
}

/** A ceiling of 430 people present at any time, without overlap allowance. */
export function aCeiling(given: Partial<Ceiling> = {}): Ceiling {
  return {
    id: anId() as Ceiling["id"],
    code: "A-1/total",
    label: "All missions",
    kind: "total_granted",
    people: 430,
    reading: "present",
    overlap: null,
    excludes: [],
    unit: "persons",
    excludesOther: [],
    source: "test",
    confidence: "verified",
    note: "",
    ...given,
  };
}

/** A scope over UNDOF and UNTSO for all roles, self-deployed, from 2024-01-19 without an end. */
export function aScope(given: Partial<Scope> = {}): Scope {
  return {
    id: anId() as Scope["id"],
    label: "A scope",
    missions: ["UNDOF", "UNTSO"],
    region: "",
    organisation: "",
    tasks: "",
    withdrawalUntil: null,
    graceSittingDays: null,
    roles: ["unmo", "mlo", "staff_officer", "contingent_member"],
    unitTypes: [],
    modes: ["self"],
    partner: null,
    validFrom: "2024-01-19",
    validTo: null,
    endsWithMandate: true,
    coversWithdrawal: true,
    ceilings: [],
    caveats: "",
    source: "test",
    confidence: "verified",
    note: "",
    ...given,
  };
}

/** A decision granted on 2024-01-19 with one scope under one ceiling. */
export function anAuthorisation(given: Partial<Authorisation> = {}): Authorisation {
  const ceilings = given.ceilings ?? [aCeiling()];
  const reference = given.reference ?? "A-1";
  return {
    id: anId() as Authorisation["id"],
    reference,
    title: "A decision",
    procedure: {
      id: anId(),
      code: "joint-session",
      kind: "joint_session",
      title: "Joint session",
      bodies: ["First chamber", "Second chamber"],
      sitsAs: "",
      rules: [],
      terms: {},
      instrument: "Constitution",
      article: "Article 1",
      requiresConsent: true,
      sends: true,
      validFrom: "1995-01-01",
      validTo: null,
      note: "",
      source: "test",
      confidence: "verified",
    },
    status: "granted",
    proposer: "Head of State",
    proposedOn: "2024-01-01",
    proposal: {},
    legalBasis: [],
    cost: null,
    coversRotations: null,
    rotationMonths: null,
    ratifyBy: null,
    draftedBy: "drafter",
    decidedOn: "2024-01-19",
    outcome: "",
    votes: [],
    relations: [],
    scopes: [aScope({ ceilings: ceilings.map((ceiling) => ceiling.id) })],
    ceilings,
    interpretations: [],
    conditions: [],
    duties: [],
    papers: [],
    events: [],
    source: "test",
    confidence: "verified",
    version: 1,
    ...given,
  };
}

/** 139 people of a unit to UNDOF for a year. */
export function aQuestion(given: Partial<MayDeployQuestion> = {}): MayDeployQuestion {
  return {
    mission: "UNDOF",
    role: "contingent_member",
    mode: "self",
    people: 139,
    from: "2024-03-14",
    to: "2025-03-13",
    ...given,
  };
}

/** Day number `n` of a short world that begins on 2024-03-01. */
export function nth(n: number): Day {
  return addDays("2024-03-01", n);
}

/** Intervals of people within a world of 40 days. */
export const anyUse: fc.Arbitrary<CeilingUse> = fc
  .array(fc.tuple(fc.nat(39), fc.nat(15), fc.integer({ min: 1, max: 4 })), { maxLength: 8 })
  .map((list) => ({
    present: list.map(([from, length, people]) => ({ from: nth(from), to: nth(from + length), people })),
    ever: 0,
  }));

/** A small ceiling, with or without an overlap allowance. */
export const anySmallCeiling: fc.Arbitrary<Ceiling> = fc
  .tuple(
    fc.nat(12),
    fc.option(fc.record({ people: fc.integer({ min: 1, max: 5 }), days: fc.integer({ min: 1, max: 6 }) })),
  )
  .map(([people, overlap]) =>
    aCeiling({ people, overlap: overlap === null ? null : { ...overlap, inferred: false, source: "test" } }),
  );
