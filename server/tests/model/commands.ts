/** The commands of the model test: each does one thing to the product as an office would, and tells the reference ledger of the law. */
import { draftAuthorisation, recordStep } from "../../src/authorisations/actions.ts";
import { Draft, type Step } from "../../src/authorisations/schema.ts";
import { getAuthorisation } from "../../src/authorisations/store.ts";
import { confirmReading, proposeReading } from "../../src/deployments/law/reading-actions.ts";
import { standingInLedger } from "../../src/deployments/law/restand-actions.ts";
import { moveLimits } from "../../src/deployments/missions/store.ts";
import { recordSteps } from "../../src/deployments/tours/step-actions.ts";
import {
  cancelTour,
  recordApprovedTours,
  recordArrival,
  recordDeparture,
} from "../../src/deployments/tours/tour-actions.ts";
import { correctNow, extendNow, stepsBefore } from "../../src/deployments/tours/tour-fixtures.ts";
import { changeMission } from "../../src/missions/change-actions.ts";
import { newId } from "../../src/platform/ids.ts";
import type { Outcome } from "../../src/platform/outcome.ts";
import type { Chance } from "./chance.ts";
import type { ModelCeiling, ModelDecision, ModelStay } from "./ledger.ts";
import { contextOf, dayOf, MISSIONS, ROLES, type World } from "./world.ts";

/** What came of a command: null when there was nothing to do it to. `order`: the stay that was asked for. */
export interface Done {
  readonly outcome: Outcome<unknown>;
  readonly order?: Omit<ModelStay, "decision">;
}

type Command = (world: World, chance: Chance, stays: readonly ModelStay[]) => Promise<Done | null>;

/** Every command with how often it comes among 100 or so. */
export const commands: Readonly<Record<string, { readonly weight: number; readonly run: Command }>> = {
  propose: { weight: 8, run: propose },
  grant: { weight: 8, run: (world, chance) => decide(world, chance, "granted") },
  reject: { weight: 1, run: (world, chance) => decide(world, chance, "rejected") },
  prolong: { weight: 2, run: prolong },
  recall: { weight: 1, run: recall },
  reread: { weight: 2, run: reread },
  order: { weight: 34, run: order },
  arrive: { weight: 14, run: arrive },
  leave: { weight: 9, run: leave },
  extend: { weight: 6, run: extend },
  correct: { weight: 9, run: correct },
  cancel: { weight: 4, run: cancel },
  close: { weight: 1, run: close },
};

async function propose(world: World, chance: Chance): Promise<Done> {
  const decision = someDecision(world, chance);
  const drafted = await draftAuthorisation(contextOf(world, "clerk"), draftOf(decision));
  if (!drafted.ok) return { outcome: drafted };
  const { id } = drafted.value;
  const outcome = await recordStep(contextOf(world, "clerk"), id, stepOf(world, "proposed"));
  if (outcome.ok) world.decisions.push({ ...decision, id });
  return { outcome };
}

function someDecision(world: World, chance: Chance): ModelDecision {
  const n = world.decisions.length;
  const reference = `D-${n}-${world.clock}`;
  const from = world.today + chance.between(-15, 15);
  const ceilings = Array.from({ length: chance.between(1, 2) }, (_, at) => someCeiling(`${reference}/${at}`, chance));
  const roles = chance.between(0, 2) === 0 ? [chance.of(ROLES) ?? "staff_officer"] : ROLES;
  const mission = chance.of(MISSIONS) ?? "UNDOF";
  const to = from + chance.between(20, 90);
  return { id: "", reference, mission, roles, from, to, state: "proposed", endedOn: null, ceilings };
}

function someCeiling(code: string, chance: Chance): ModelCeiling {
  const people = chance.between(1, 5);
  const reading = chance.of(["present", "present", "present", "persons", "tours"] as const) ?? "present";
  const overlap = chance.between(0, 1) === 0 && reading === "present";
  return {
    code,
    people,
    reading,
    overlap: overlap ? { people: chance.between(1, 3), days: chance.between(1, 6) } : null,
  };
}

function draftOf(decision: ModelDecision): Draft {
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

function stepOf(world: World, kind: Step["kind"], more: Partial<Step> = {}): Step {
  return { kind, day: dayOf(world.today), note: "model", source: "model", votes: [], ...more };
}

async function decide(world: World, chance: Chance, kind: "granted" | "rejected"): Promise<Done | null> {
  const decision = chance.of(world.decisions.filter(({ state }) => state === "proposed"));
  if (decision === undefined) return null;
  const outcome = await recordStep(
    contextOf(world, "chief"),
    decision.id,
    stepOf(world, kind),
    undefined,
    standingInLedger,
  );
  if (outcome.ok) decision.state = kind;
  return { outcome };
}

async function prolong(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(world.decisions.filter(({ state }) => state === "granted"));
  if (decision === undefined) return null;
  const to = decision.to + chance.between(5, 40);
  const step = stepOf(world, "extended", { validTo: dayOf(to) });
  const outcome = await recordStep(contextOf(world, "chief"), decision.id, step, undefined, standingInLedger);
  if (outcome.ok) decision.to = to;
  return { outcome };
}

async function recall(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(world.decisions.filter(({ state }) => state === "granted"));
  if (decision === undefined) return null;
  const step = stepOf(world, "recalled", { withdrawalUntil: null, breachReason: "model" });
  const outcome = await recordStep(contextOf(world, "chief"), decision.id, step, undefined, standingInLedger);
  if (outcome.ok) Object.assign(decision, { state: "recalled", endedOn: world.today + 1 });
  return { outcome };
}

/** Another reading of a ceiling: one puts it forward, another confirms. */
async function reread(world: World, chance: Chance): Promise<Done | null> {
  const decision = chance.of(world.decisions.filter(({ state }) => state === "granted"));
  const ceiling = chance.of(decision?.ceilings ?? []);
  if (decision === undefined || ceiling === undefined) return null;
  const { ceilings } = await getAuthorisation(world.db, decision.id, dayOf(world.today), contextOf(world, "clerk").now);
  const id = ceilings.find(({ code }) => code === ceiling.code)?.id ?? "";
  const reading = chance.of(["present", "persons", "tours"] as const) ?? "present";
  const overlap =
    reading === "present" && chance.between(0, 1) === 0
      ? { people: 2, days: 4, inferred: false, source: "model" }
      : null;
  const proposed = await proposeReading(contextOf(world, "clerk"), id, {
    reading,
    overlap,
    question: "?",
    reason: "model",
    source: "model",
  });
  if (!proposed.ok) return { outcome: proposed };
  const outcome = await confirmReading(contextOf(world, "chief"), proposed.value.id);
  if (outcome.ok) Object.assign(ceiling, { reading, overlap });
  return { outcome };
}

async function order(world: World, chance: Chance): Promise<Done> {
  const mission = chance.of(MISSIONS) ?? "UNDOF";
  const role = chance.of(ROLES) ?? "staff_officer";
  const person = chance.of(world.people) ?? "";
  const from = world.today + chance.between(-3, 40);
  const to = from + chance.between(0, 45);
  const outcome = await recordApprovedTours(contextOf(world, "chief"), {
    planId: newId(),
    proposedBy: "clerk",
    approvedBy: "chief",
    tours: [
      { personId: person, postId: world.posts.get(`${mission}/${role}`) ?? "", from: dayOf(from), to: dayOf(to) },
    ],
  });
  return { outcome, order: { tour: "asked", person, mission, role, from, to, standing: "planned", pastEnd: false } };
}

async function arrive(world: World, chance: Chance, stays: readonly ModelStay[]): Promise<Done | null> {
  const stay = chance.of(stays.filter(({ standing, from }) => standing === "planned" && from <= world.today));
  if (stay === undefined) return null;
  const steps = stepsBefore(contextOf(world, "clerk"), dayOf(stay.from), dayOf(stay.to));
  for (const step of stay.role === "contingent_member" ? steps.slice(3) : steps) {
    const taken = await recordSteps(contextOf(world, "clerk"), [stay.tour], step);
    if (!taken.ok) break;
  }
  const day = chance.between(0, 3) === 0 ? stay.from + 1 : stay.from;
  const breachReason = chance.between(0, 3) === 0 ? "model" : null;
  return {
    outcome: await recordArrival(contextOf(world, "clerk"), stay.tour, {
      day: dayOf(day),
      source: "model",
      breachReason,
    }),
  };
}

async function leave(world: World, chance: Chance, stays: readonly ModelStay[]): Promise<Done | null> {
  const stay = chance.of(stays.filter(({ standing }) => standing === "actual"));
  if (stay === undefined) return null;
  const kind = chance.of(["left", "left", "repatriated", "died"] as const) ?? "left";
  const day = dayOf(stay.from + chance.between(0, 20));
  const early = kind === "repatriated" ? { cause: "model", payer: "national" as const } : { cause: null, payer: null };
  const outcome = await recordDeparture(contextOf(world, "clerk"), stay.tour, {
    kind,
    day,
    ...early,
    source: "model",
    breachReason: chance.between(0, 4) === 0 ? "model" : null,
  });
  return { outcome };
}

async function extend(world: World, chance: Chance, stays: readonly ModelStay[]): Promise<Done | null> {
  const stay = chance.of(stays.filter(({ standing }) => standing === "actual"));
  if (stay === undefined) return null;
  const extension = { to: dayOf(stay.to + chance.between(1, 20)), purpose: undefined, source: "model" };
  return { outcome: await extendNow(contextOf(world, "clerk"), stay.tour, extension) };
}

async function correct(world: World, chance: Chance, stays: readonly ModelStay[]): Promise<Done | null> {
  const stay = chance.of(stays);
  if (stay === undefined) return null;
  const from = stay.from + chance.between(-6, 6);
  const days = { from: dayOf(from), to: dayOf(from + chance.between(0, 40)) };
  const breachReason = chance.between(0, 3) === 0 ? "model" : null;
  return {
    outcome: await correctNow(contextOf(world, "clerk"), stay.tour, {
      ...days,
      cause: "model",
      source: "model",
      breachReason,
    }),
  };
}

async function cancel(world: World, chance: Chance, stays: readonly ModelStay[]): Promise<Done | null> {
  const stay = chance.of(stays);
  if (stay === undefined) return null;
  return { outcome: await cancelTour(contextOf(world, "clerk"), stay.tour, { cause: "model", source: "model" }) };
}

/** A mission's operations end earlier or later than was believed. */
async function close(world: World, chance: Chance): Promise<Done | null> {
  const mission = chance.of(MISSIONS) ?? "UNIFIL";
  const day = world.today + chance.between(0, 80);
  const outcome = await changeMission(
    contextOf(world, "clerk"),
    mission,
    {
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
    },
    undefined,
    moveLimits,
  );
  if (outcome.ok) world.ends.set(mission, day);
  return { outcome };
}
