/** Commands on the law: what the chamber decides, how a decision is read, and when a mission ends. */
import { draftAuthorisation, recordStep } from "../../src/authorisations/actions.ts";
import { Draft, type Step } from "../../src/authorisations/schema.ts";
import { getAuthorisation } from "../../src/authorisations/store.ts";
import { confirmReading, proposeReading, refuseReading } from "../../src/deployments/law/reading-actions.ts";
import { standingInLedger } from "../../src/deployments/law/restand-actions.ts";
import { moveLimits } from "../../src/deployments/missions/store.ts";
import { changeMission } from "../../src/missions/change-actions.ts";
import type { Chance } from "./chance.ts";
import type { Done } from "./command.ts";
import type { ModelCeiling, ModelDecision } from "./ledger.ts";
import { contextOf, dayOf, MISSIONS, ROLES, type World } from "./world.ts";

/** A decision is drafted. */
export async function draft(world: World, chance: Chance): Promise<Done> {
  const decision = someDecision(world, chance);
  const outcome = await draftAuthorisation(contextOf(world, "clerk"), draftOf(decision));
  if (outcome.ok) world.decisions.push({ ...decision, id: outcome.value.id });
  return { outcome };
}

/** A draft is put before the chamber. */
export async function propose(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(inState(world, "drafted"));
  return decision === undefined
    ? null
    : step(world, decision, stepOf(world, "proposed"), { state: "proposed" }, "clerk");
}

function someDecision(world: World, chance: Chance): ModelDecision {
  const n = world.decisions.length;
  const reference = `D-${n}-${world.clock}`;
  const from = world.today + chance.between(-15, 15);
  const ceilings = Array.from({ length: chance.between(1, 2) }, (_, at) => someCeiling(`${reference}/${at}`, chance));
  const roles = chance.between(0, 2) === 0 ? [chance.of(ROLES) ?? "staff_officer"] : ROLES;
  const mission = chance.of(MISSIONS) ?? "UNDOF";
  const to = from + chance.between(20, 90);
  return { id: "", reference, mission, roles, from, to, state: "drafted", endedOn: null, ceilings };
}

function someCeiling(code: string, chance: Chance): ModelCeiling {
  const people = chance.between(1, 6);
  const reading = chance.of(["present", "present", "present", "persons", "tours"] as const) ?? "present";
  const overlap = chance.between(0, 1) === 0 && reading === "present";
  return {
    code,
    people,
    reading,
    overlap: overlap ? { people: chance.between(1, 3), days: chance.between(1, 6) } : null,
  };
}

/** A decision of the reference ledger as the form that the office fills in. */
export function draftOf(decision: ModelDecision): Draft {
  const known = { source: "model", confidence: "verified", note: "" };
  return Draft.parse({
    reference: decision.reference,
    title: decision.reference,
    procedure: "chamber",
    proposer: "Government",
    proposedOn: null,
    proposal: {},
    outcome: "",
    relations: [],
    ceilings: decision.ceilings.map(({ code, people, reading, overlap }) => ({
      code,
      label: code,
      kind: reading === "present" ? "at_any_time" : "cumulative_persons",
      people,
      reading,
      overlap: overlap === null ? null : { ...overlap, inferred: false, source: "model" },
      excludes: [],
      ...known,
    })),
    scopes: [
      {
        label: "scope",
        missions: [decision.mission],
        roles: decision.roles,
        unitTypes: [],
        modes: ["self"],
        partner: null,
        validFrom: dayOf(decision.from),
        validTo: dayOf(decision.to),
        endsWithMandate: true,
        coversWithdrawal: false,
        ceilings: decision.ceilings.map(({ code }) => code),
        caveats: "",
        ...known,
      },
    ],
    conditions: [],
    duties: [],
    papers: [],
    interpretations: [],
    source: "model",
    confidence: "verified",
  });
}

/** A step of the chamber taken today. */
export function stepOf(world: World, kind: Step["kind"], more: Partial<Step> = {}): Step {
  return { kind, day: dayOf(world.today), note: "model", source: "model", votes: [], ...more };
}

/** Records a step by that person; the reference ledger is told when it was done. */
async function step(
  world: World,
  decision: ModelDecision,
  taken: Step,
  told: Partial<ModelDecision>,
  who = "chief",
): Promise<Done> {
  const outcome = await recordStep(contextOf(world, who), decision.id, taken, undefined, standingInLedger);
  if (outcome.ok) Object.assign(decision, told);
  return { outcome };
}

function inState(world: World, state: ModelDecision["state"]): readonly ModelDecision[] {
  return world.decisions.filter((decision) => decision.state === state);
}

/** Decisions that are in force, those that have not run out rather than the others. */
function inForce(world: World, chance: Chance): readonly ModelDecision[] {
  const granted = inState(world, "granted");
  const live = granted.filter(({ to }) => to >= world.today);
  return live.length > 0 && chance.between(0, 9) > 0 ? live : granted;
}

/** The chamber grants a decision. */
export async function grant(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(inState(world, "proposed"));
  return decision === undefined ? null : step(world, decision, stepOf(world, "granted"), { state: "granted" });
}

/** Whoever drafted a decision says that it was granted. */
export async function grantAlone(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(inState(world, "proposed"));
  if (decision === undefined) return null;
  const done = await step(world, decision, stepOf(world, "granted"), { state: "granted" }, "clerk");
  return { ...done, forbidden: true };
}

/** The chamber rejects a decision. */
export async function reject(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(inState(world, "proposed"));
  return decision === undefined ? null : step(world, decision, stepOf(world, "rejected"), { state: "rejected" });
}

/** A decision holds longer. */
export async function prolong(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(inForce(world, chance));
  if (decision === undefined) return null;
  const to = decision.to + chance.between(5, 40);
  return step(world, decision, stepOf(world, "extended", { validTo: dayOf(to) }), { to });
}

/** Nobody new may go under a decision for now. */
export async function suspend(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(inForce(world, chance));
  return decision === undefined ? null : step(world, decision, stepOf(world, "suspended"), { state: "suspended" });
}

/** A suspended decision is in force again. */
export async function resume(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(inState(world, "suspended"));
  return decision === undefined ? null : step(world, decision, stepOf(world, "resumed"), { state: "granted" });
}

/** A decision ends today; who was there without cover is kept as a named breach. */
export async function recall(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of([...inForce(world, chance), ...inState(world, "suspended")]);
  if (decision === undefined) return null;
  const taken = stepOf(world, "recalled", { withdrawalUntil: null, breachReason: "model" });
  return step(world, decision, taken, { state: "recalled", endedOn: world.today + 1 });
}

/** Another reading of a ceiling is put forward. */
export async function reread(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(inForce(world, chance));
  const ceiling = chance.of(decision?.ceilings ?? []);
  if (decision === undefined || ceiling === undefined) return null;
  const { ceilings } = await getAuthorisation(world.db, decision.id, dayOf(world.today), contextOf(world, "clerk").now);
  const id = ceilings.find(({ code }) => code === ceiling.code)?.id ?? "";
  const reading = chance.of(["present", "persons", "tours"] as const) ?? "present";
  const allowed = reading === "present" && chance.between(0, 1) === 0;
  const overlap = allowed ? { people: 2, days: 4, inferred: false, source: "model" } : null;
  const words = { question: "?", reason: "model", source: "model" };
  const outcome = await proposeReading(contextOf(world, "clerk"), id, { reading, overlap, ...words });
  if (outcome.ok) world.readings.push({ id: outcome.value.id, code: ceiling.code, reading, overlap });
  return { outcome };
}

/** A reading that was put forward is confirmed by somebody else; or tried to be by whoever put it forward. */
export async function confirm(world: World, chance: Chance): Promise<Done | null> {
  const waiting = chance.of(world.readings);
  if (waiting === undefined) return null;
  const alone = chance.between(0, 9) === 0;
  const outcome = await confirmReading(contextOf(world, alone ? "clerk" : "chief"), waiting.id);
  if (!outcome.ok && alone) return { outcome, forbidden: true };
  world.readings.splice(world.readings.indexOf(waiting), 1);
  if (!outcome.ok) {
    await refuseReading(contextOf(world, "chief"), waiting.id, "model");
    return { outcome };
  }
  const ceiling = world.decisions.flatMap(({ ceilings }) => ceilings).find(({ code }) => code === waiting.code);
  if (ceiling !== undefined) Object.assign(ceiling, { reading: waiting.reading, overlap: waiting.overlap });
  return alone ? { outcome, forbidden: true } : { outcome };
}

/** A mission's operations end earlier or later than was believed. */
export async function close(world: World, chance: Chance): Promise<Done | null> {
  const mission = chance.of(MISSIONS) ?? "UNIFIL";
  const day = world.today + chance.between(0, 80);
  const change = terminationOn(world, day);
  const outcome = await changeMission(contextOf(world, "clerk"), mission, change, undefined, moveLimits);
  if (outcome.ok) world.ends.set(mission, day);
  return { outcome };
}

/** The Security Council ends a mission's operations on that day. */
export function terminationOn(world: World, day: number) {
  return {
    what: "termination",
    resolution: "S/RES/1",
    adoptedOn: dayOf(world.today),
    operations: dayOf(day),
    withdrawal: null,
    liquidation: null,
    note: "",
    source: "model",
    confidence: "verified",
    reason: "model",
  } as const;
}
