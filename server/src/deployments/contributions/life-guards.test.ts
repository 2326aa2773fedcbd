import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { draftAuthorisation, recordStep } from "../../authorisations/actions.ts";
import { aMission } from "../../missions/fixtures.ts";
import { addMission } from "../../missions/store.ts";
import type { Context } from "../../platform/context.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { planningLaw } from "../actions-planning.ts";
import { anyone, ok, smallCountry, smallLaw } from "../fixtures.ts";
import { standingPresencesOf } from "../ledger/store-presence.ts";
import type { ContributionWhole, NewContribution, PaperKind, TakenStep } from "../schema.ts";
import { overrideTour, readTour, recordSteps } from "../tours/step-actions.ts";
import { recordApprovedTours, recordArrivals, recordDeparture, recordDepartures } from "../tours/tour-actions.ts";
import { undoEvent } from "../tours/tour-change-actions.ts";
import { approved, correctNow, declareEverybody, readyToTravel } from "../tours/tour-fixtures.ts";
import { changeTerms, enterContribution, takeStep } from "./contribution-actions.ts";
import { readContribution } from "./contribution-reading-actions.ts";
import { assignRoll, certifyRoll, changeRotation, planRotation } from "./rotation-actions.ts";
import { saveLeadTime } from "./store-lead-times.ts";
import { readLeadTimes, setLeadTime } from "./warning-actions.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 40);
await declareEverybody(ctx);
let seconds = 0;
let free = 0;
const later = (actor = "clerk"): Context => {
  seconds += 1;
  return { ...ctx, actor: anyone(actor), now: new Date(Date.UTC(2024, 5, 30, 12) + seconds * 1000).toISOString() };
};
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code));
const source = "test";

function company(given: Partial<NewContribution> = {}): Promise<ContributionWhole> {
  const nothing = { hostContingent: "", nationalCommand: "", tacticalControl: "", agreement: "", note: "" };
  const terms: NewContribution = {
    ...nothing,
    code: `UNDOF/${newId().slice(-6)}`,
    mission: "UNDOF",
    kind: "own_unit",
    role: "contingent_member",
    title: "A company",
    people: 4,
    unitType: "INF_COY",
    mode: "self",
    partner: null,
    from: "2024-01-01",
    to: null,
    transport: null,
    transportPayer: null,
    agreementKind: "mou",
    agreementSignedOn: null,
    source,
    confidence: "verified",
    state: "deployed",
    stateSince: "2024-01-01",
    ...given,
  };
  return enterContribution(later(), terms).then(ok);
}

function take(id: string, step: TakenStep["step"], papers: readonly PaperKind[], given: Partial<TakenStep> = {}) {
  const kept = papers.map((kind) => ({ kind, reference: "NV 1", day: "2024-06-01", note: "", sha256: null }));
  return takeStep(later(), id, { step, day: "2024-06-30", papers: kept, note: "", source, ...given });
}

async function ordered(kind: keyof typeof posts, count: number, from: string, to: string): Promise<string[]> {
  const tours = Array.from({ length: count }, (_, n) => {
    return { personId: people[free++] ?? "", postId: posts[kind][n] ?? "", from, to };
  });
  const order = { planId: newId(), proposedBy: "a", approvedBy: "b", tours };
  return [...ok(await recordApprovedTours(later(), order)).tourIds];
}

const travel = (ids: readonly string[], day: string) =>
  recordSteps(later(), ids, { step: "travelling", day, order: { reference: "O 1", day }, papers: null, source });
const arrive = (ids: readonly string[], day: string, breachReason: string | null = null) =>
  recordArrivals(later(), ids, { day, source, breachReason });
const leave = (ids: readonly string[], day: string) =>
  recordDepartures(later(), ids, { kind: "left", day, cause: null, payer: null, source, breachReason: null });
const lot = (arriveOn: string, leaveOn: string, heads: number) => {
  return { part: "main" as const, arriveOn, leaveOn, heads, note: "" };
};
const plan = (number: number, ...lots: ReturnType<typeof lot>[]) => {
  return { number, lots, transferOn: null, note: "", source, confidence: "verified" as const };
};

describe("guards of a contribution", () => {
  test("it is home when its last person is recorded as home, not when the papers say so", async () => {
    const { id } = await company();
    const rotation = ok(await planRotation(later(), id, plan(1, lot("2024-01-10", "2024-02-10", 2))));
    const tours = await ordered("unit", 2, "2024-01-10", "2024-02-10");
    ok(await assignRoll(later(), rotation.id, { lot: 1, tourIds: tours as never, source }));
    ok(await certifyRoll(later(), rotation.id, { day: "2024-01-10", reference: "C 1", source }));
    ok(await travel(tours, "2024-01-10"));
    ok(await arrive(tours, "2024-01-10"));
    ok(await take(id, "repatriation_ordered", ["note_verbale", "repatriation_plan"]));
    ok(await leave(tours, "2024-02-10"));
    const refused = await take(id, "repatriated", ["final_inspection"]);
    expect(codes(refused)).toEqual(["not-all-home"]);
    expect(refused.ok ? null : refused.refusals[0]?.facts).toMatchObject({ people: 2 });
    ok(await recordSteps(later(), tours.slice(1), { step: "home", day: "2024-02-11", source }));
    expect(codes(await take(id, "repatriated", ["final_inspection"]))).toEqual(["not-all-home"]);
    ok(await recordSteps(later(), tours.slice(0, 1), { step: "home", day: "2024-02-11", source }));
    expect(ok(await take(id, "repatriated", ["final_inspection"])).state).toBe("repatriated");
  });

  test("a rotation begins and ends by its own name, and the overlap of those who were there keeps to the allowance", async () => {
    const { id } = await company();
    const first = ok(await planRotation(later(), id, plan(1, lot("2024-05-01", "2024-06-20", 4))));
    const next = ok(await planRotation(later(), id, plan(2, lot("2024-06-21", "2024-12-31", 3))));
    const other = await company();
    const foreign = ok(await planRotation(later(), other.id, plan(1, lot("2024-07-01", "2024-12-31", 1))));
    expect(codes(await take(id, "rotation_begun", []))).toEqual(["no-rotation", "roll-certified"]);
    expect(codes(await take(id, "rotation_begun", [], { rotationId: foreign.id }))).toContain("no-rotation");
    const old = await ordered("unit", 4, "2024-05-01", "2024-06-20");
    const relief = await ordered("unit", 3, "2024-06-21", "2024-12-31");
    ok(await assignRoll(later(), first.id, { lot: 1, tourIds: old as never, source }));
    ok(await assignRoll(later(), next.id, { lot: 1, tourIds: relief as never, source }));
    for (const each of [first, next]) {
      ok(await certifyRoll(later(), each.id, { day: "2024-05-01", reference: "C 1", source }));
    }
    ok(await travel(old, "2024-05-01"));
    ok(await arrive(old, "2024-05-01"));
    ok(await travel(relief, "2024-06-10"));
    expect(codes(await arrive(relief, "2024-06-10"))).not.toEqual([]);
    ok(await arrive(relief, "2024-06-10", "The ship came early."));
    ok(await leave(old, "2024-06-20"));
    ok(await take(id, "rotation_begun", [], { rotationId: next.id }));
    const done = await take(id, "rotation_done", ["transfer_certificate"], { rotationId: next.id });
    expect(codes(done)).toEqual(["overlap-too-much"]);
    expect(done.ok ? null : done.refusals[0]?.facts).toMatchObject({ days: 11, atMost: 5 });
  });

  test("an extension rests on a resolution or an amendment, and on the law of the added days", async () => {
    const { id } = await company({ to: "2024-08-31", people: 1 });
    const extension = { extendedTo: "2024-09-30" };
    expect(codes(await take(id, "extended", ["note_verbale"], extension))).toEqual(["renewal-paper"]);
    expect(ok(await take(id, "extended", ["resolution"], extension))).toMatchObject({ to: "2024-09-30", version: 2 });
    expect(codes(await take(id, "extended", ["resolution"]))).toEqual(["new-end-missing", "not-authorised"]);
  });
});

describe("two people at one rotation", () => {
  test("a tour that does not exist is named, one given twice is put on the roll once", async () => {
    const { id } = await company();
    const rotation = ok(await planRotation(later(), id, plan(1, lot("2025-05-01", "2025-06-20", 1))));
    const [tour = ""] = await ordered("unit", 1, "2025-05-01", "2025-06-20");
    const nobody = newId();
    const roll = (tourIds: readonly string[]) =>
      assignRoll(later(), rotation.id, { lot: 1, tourIds: tourIds as never, source });
    await expect(roll([tour, nobody])).rejects.toThrow(`There is no tour ${nobody}`);
    expect(ok(await roll([tour, tour])).roll.map((line) => line.tourId)).toEqual([tour]);
    expect(codes(await assignRoll(later(), rotation.id, { lot: 2, tourIds: [tour] as never, source }))).toEqual([
      "lot-unknown",
    ]);
  });

  test("of two who write a plan at once without saying what they saw, one is told", async () => {
    const { id } = await company();
    const rotation = ok(await planRotation(later(), id, plan(1, lot("2026-05-01", "2026-06-20", 1))));
    const write = () => changeRotation(later(), rotation.id, plan(1, lot("2026-05-02", "2026-06-20", 1)));
    const race = await Promise.allSettled([write(), write()]);
    const failed = race.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
    expect(failed.every((each) => /changed this rotation|changed the same thing/.test(each))).toBe(true);
    expect(race.some((each) => each.status === "fulfilled" && each.value.ok)).toBe(true);
  });
});

test("of two who enter the same contribution one is told its code is taken, and an unknown mission is named", async () => {
  const { id: _, events: __, ...whole } = await company();
  const terms = { ...whole, state: "deployed" as const, stateSince: "2024-01-01", code: "UNDOF/twice" };
  const race = await Promise.all([enterContribution(later(), terms), enterContribution(later(), terms)]);
  expect(race.map((each) => each.ok).sort()).toEqual([false, true]);
  expect(race.flatMap(codes)).toEqual(["code-taken"]);
  const nowhere = { ...terms, code: "NOWHERE/1", mission: "NOWHERE" };
  expect(codes(await enterContribution(later(), nowhere))).toEqual(["mission-unknown"]);
});

test("a lead time is set for a contribution that there is", async () => {
  const { id } = await company();
  const days = { select: 1, train: 2, clear: 3, visa: 4, fly: 5 };
  const given = { role: null, days, validFrom: "2024-01-01", source, confidence: "verified" as const };
  expect(ok(await setLeadTime(later(), { ...given, contributionId: id }))).toMatchObject({ contributionId: id, days });
  const most = { ...days, train: 3650 };
  expect(ok(await setLeadTime(later(), { ...given, contributionId: id, days: most }))).toMatchObject({ days: most });
  const long = await setLeadTime(later(), {
    ...given,
    contributionId: id,
    days: { ...days, train: 3651, fly: 10_000 },
  });
  expect(codes(long)).toEqual(["lead-time-too-long", "lead-time-too-long"]);
  expect(long.ok ? "" : long.refusals[0]?.message).toBe(
    "The step “train” would take 3651 days; at most 3650 (ten years) can be set. Give a shorter time.",
  );
  // What an earlier release kept is read all the same.
  const kept = { ...given, contributionId: id, days: { ...days, train: 9999 }, validFrom: "2024-02-01" };
  await ctx.db.transaction((tx) => saveLeadTime(tx, newId(), kept, { by: "clerk", at: later().now }));
  expect((await readLeadTimes(later(), {})).at(-1)).toMatchObject({ days: { train: 9999 } });
  const nobody = { ...given, contributionId: newId() as typeof id };
  await expect(setLeadTime(later(), nobody)).rejects.toThrow(/There is no contribution/);
});

test("a death is the last fact of a tour: its place is free from the day after, and only a second person corrects it", async () => {
  const [tour = ""] = await ordered("staff", 1, "2024-06-01", "2024-12-31");
  const died = (day: string) =>
    recordDeparture(later(), tour, { kind: "died", day, cause: "Mine", payer: null, source, breachReason: null });
  expect(codes(await died("2024-06-10"))).toEqual(["not-arrived"]);
  await readyToTravel(later(), [tour]);
  ok(await arrive([tour], "2024-06-01"));
  expect(codes(await died("2024-07-01"))).toContain("in-the-future");
  expect(codes(await died("2024-05-31"))).not.toEqual([]);
  expect(ok(await died("2024-06-10"))).toMatchObject({ state: "died", to: "2024-06-10" });
  const standing = await standingPresencesOf(ctx.db, [tour]);
  expect(standing.map(({ from, to, standing: how }) => [from, to, how])).toEqual([
    ["2024-06-01", "2024-06-10", "actual"],
  ]);
  expect(codes(await recordSteps(later(), [tour], { step: "home", day: "2024-06-20", source }))).toEqual([
    "wrong-state",
  ]);
  expect(codes(await leave([tour], "2024-06-20"))).not.toEqual([]);
  const corrected = { from: "2024-06-01", to: "2024-06-09", cause: "The report", source, breachReason: null };
  ok(await correctNow(later(), tour, corrected));
  const whole = await readTour(later(), tour, {});
  expect(whole).toMatchObject({ state: "died", to: "2024-06-09", next: [] });
  const events = whole.events.filter((event) => event.kind === "died");
  expect(events).toMatchObject([{ cause: "Mine", fromState: "in_mission", toState: "died" }]);
  const last = whole.events.at(-1)?.id ?? "";
  ok(await approved(later(), await undoEvent(later(), tour, { eventId: last, reason: "Wrong report", source })));
  expect(await readTour(later(), tour, {})).toMatchObject({ state: "died", to: "2024-06-10" });
});

test("who lifted a guard is named, and the rule goes by the account", async () => {
  const id = newId();
  await ctx.db.run(sql`
    insert into users (contributor, id, login, name, roles) values ('KAZ', ${id}, ${id}, 'Aigul S.', '{}')`);
  const [tour = ""] = await ordered("staff", 1, "2025-06-01", "2025-12-31");
  const asked = { step: "screened", guard: "vetting" as const, authority: "un_force_generation" as const };
  const lifted = ok(await overrideTour(later(id), tour, { ...asked, reason: "r", day: "2024-06-30", source }));
  expect(lifted.overridden).toMatchObject([{ recordedBy: "Aigul S.", liftedBy: id }]);
  const step = { step: "screened" as const, day: "2024-06-30", vetting: null, source };
  expect(codes(await recordSteps(later(id), [tour], step))).toEqual(["own-override"]);
  ok(await recordSteps(later(), [tour], step));
});

describe("two decisions in turn", async () => {
  await ctx.db.transaction((tx) =>
    addMission(tx, aMission({ id: "MINURSO" }), { by: "test", at: "2023-12-31T00:00:00Z" }),
  );
  await grant("M-1", "2024-01-01", "2024-08-31", 3);
  await grant("M-2", "2024-09-01", "2025-12-31", 2);
  const days = {
    mission: "MINURSO",
    role: "unmo" as const,
    mode: "self" as const,
    from: "2024-07-01",
    to: "2024-12-31",
  };

  test("cover a tour for the planner, which counts under the ceilings of both", async () => {
    const law = await planningLaw(ctx.db, "2024-06-30", "2024-07-01", "2025-06-30", later().now);
    const cover = law.coverOf(days);
    const alone = law.coverOf({ ...days, to: "2024-08-31" });
    if (!cover.ok || !alone.ok) throw new Error("not covered");
    expect(cover.authorisation).toBe("M-1 + M-2");
    const covers = new Map(law.ceilings.map((each) => [each.id, each.where.cover]));
    expect(covers.get("M-1/total")).toEqual([alone.label, cover.label]);
    expect(covers.get("M-2/total")).toContain(cover.label);
    expect(covers.get("M-2/total")).not.toContain(alone.label);
    expect(covers.get("T-1/total")).not.toContain(cover.label);
    expect(law.coverOf({ ...days, to: "2026-01-01" })).toMatchObject({ ok: false });
  });

  test("and the order that follows stands in two parts, with the contribution that its days and post fit", async () => {
    const observers = await company({ mission: "MINURSO", role: "unmo", kind: "individual_posts", unitType: null });
    const postId = newId();
    await ctx.db.run(sql`
      insert into posts (contributor, id, code, mission, role, mode, block, title, function, grade_min, grade_max, key_post, value,
        requirements, valid_from, recorded_at, recorded_by)
      values ('KAZ', ${postId}, 'MINURSO/unmo-1', 'MINURSO', 'unmo', 'self', '', 'A post', 'post', 'OF-1', 'OF-5', false, 1000, '[]',
        '2014-01-01', now(), 'test')`);
    const order = async (from: string, to: string) => {
      const tours = [{ personId: people[free++] ?? "", postId, from, to }];
      const { tourIds } = ok(
        await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours }),
      );
      return tourIds[0] ?? "";
    };
    const tour = await order(days.from, days.to);
    expect((await standingPresencesOf(ctx.db, [tour])).map(({ from, to }) => [from, to])).toEqual([
      ["2024-07-01", "2024-08-31"],
      ["2024-09-01", "2024-12-31"],
    ]);
    expect((await readTour(later(), tour, {})).contributionId).toBe(observers.id);
    expect(await readContribution(later(), observers.id, {})).toMatchObject({ planned: 1, present: 0 });
    ok(await changeTerms(later(), observers.id, { ...observers, to: "2025-01-31" }));
    const beyond = await order("2025-01-01", "2025-06-30");
    expect((await readTour(later(), beyond, {})).contributionId).toBeNull();
    await company({ mission: "MINURSO", role: "unmo", kind: "individual_posts", unitType: null });
    await company({ mission: "MINURSO", role: "unmo", kind: "individual_posts", unitType: null });
    const either = await order("2025-07-01", "2025-12-31");
    expect((await readTour(later(), either, {})).contributionId).toBeNull();
  });
});

async function grant(reference: string, validFrom: string, validTo: string, heads: number): Promise<void> {
  const [total] = smallLaw.ceilings;
  const [scope] = smallLaw.scopes;
  if (total === undefined || scope === undefined) throw new Error("the small law has no ceiling");
  const code = `${reference}/total`;
  const where = { ...scope, label: "Sahara", missions: ["MINURSO"], roles: ["unmo" as const] };
  const draft = {
    ...smallLaw,
    reference,
    ceilings: [{ ...total, code, label: code, people: heads, overlap: null }],
    scopes: [{ ...where, validFrom, validTo, ceilings: [code] }],
  };
  const early = { ...ctx, today: "2024-01-01", now: "2024-01-01T00:00:00.000Z" };
  const { id } = ok(await draftAuthorisation({ ...early, actor: anyone("drafter") }, draft));
  const step = { day: "2024-01-01", note: "", source, votes: [] };
  for (const kind of ["proposed", "granted"] as const)
    ok(await recordStep({ ...early, actor: anyone("second") }, id, { ...step, kind }));
}
