import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import type { Context } from "../../platform/context.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { anyone, ok, smallCountry } from "../fixtures.ts";
import type { ContributionId, NewContribution, PaperKind, TakenStep } from "../schema.ts";
import { everybodyEligible } from "../tours/eligible.ts";
import { recordSteps } from "../tours/step-actions.ts";
import { recordApprovedTours, recordArrivals, recordDepartures } from "../tours/tour-actions.ts";
import { proposeShift } from "../tours/tour-change-actions.ts";
import { declareEverybody } from "../tours/tour-fixtures.ts";
import {
  addDuty,
  addPaper,
  changeTerms,
  enterContribution,
  finishDuty,
  overrideContribution,
  takeStep,
} from "./contribution-actions.ts";
import { readContribution, readContributions } from "./contribution-reading-actions.ts";
import { assignRoll, certifyRoll, changeRotation, planRotation } from "./rotation-actions.ts";
import { readRotation } from "./rotation-reading-actions.ts";
import { listExpected } from "./store-expected.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 60);
await declareEverybody(ctx);
let seconds = 0;
let free = 0;
const later = (today = "2024-06-30"): Context => {
  seconds += 1;
  return { ...ctx, today, now: new Date(Date.UTC(2024, 5, 30, 12) + seconds * 1000).toISOString() };
};
const second = (): Context => ({ ...later(), actor: anyone("second") });
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code));

/** Codes of the ways out of a refusal, with their facts. */
const waysOut = (outcome: Outcome<unknown>) =>
  outcome.ok
    ? []
    : (outcome.refusals[0]?.remedies ?? []).map(({ code, facts }) => [code, ...Object.values(facts)].join(" "));

const terms = (given: Partial<NewContribution> = {}): NewContribution => ({
  code: `UNDOF/company-${newId().slice(-6)}`,
  mission: "UNDOF",
  kind: "own_unit",
  role: "contingent_member",
  title: "A company",
  people: 4,
  unitType: "INF_COY",
  mode: "self",
  partner: null,
  hostContingent: "",
  nationalCommand: "",
  tacticalControl: "",
  from: "2024-07-01",
  to: "2024-12-31",
  transport: null,
  transportPayer: null,
  agreementKind: "mou",
  agreement: "",
  agreementSignedOn: null,
  note: "",
  source: "test",
  confidence: "verified",
  state: "cleared",
  stateSince: "2024-05-01",
  ...given,
});
const paper = (kind: PaperKind, day = "2024-06-01") => ({ kind, reference: "NV 1", day, note: "", sha256: null });
const step = (
  name: TakenStep["step"],
  kinds: readonly PaperKind[] = [],
  given: Partial<TakenStep> = {},
): TakenStep => ({
  step: name,
  day: "2024-06-15",
  papers: kinds.map((kind) => paper(kind)),
  note: "",
  source: "test",
  ...given,
});
const entered = async (given: Partial<NewContribution> = {}) => ok(await enterContribution(later(), terms(given)));
const take = (id: string, ...args: Parameters<typeof step>) => takeStep(later(), id, step(...args));

/** Four ordered tours on the roll of a rotation. */
async function fourOrdered(from: string, to: string): Promise<readonly string[]> {
  const tours = Array.from({ length: 4 }, (_, n) => ({
    personId: people[free++] ?? "",
    postId: posts.unit[n] ?? "",
    from,
    to,
  }));
  return ok(await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours })).tourIds;
}

describe("the life of a contribution", () => {
  test("goes from clearance to closing, each step refused until its papers and facts are there", async () => {
    const { id } = await entered();
    expect(codes(await take(id, "movement_ordered"))).toContain("wrong-state");
    expect(codes(await take(id, "certified"))).toEqual(["readiness-certificate", "posts-filled"]);
    expect(codes(await take(id, "certified", ["readiness_certificate"]))).toEqual(["posts-filled"]);
    ok(await take(id, "certified", ["readiness_certificate", "gap_record"]));
    expect(codes(await take(id, "movement_ordered"))).toEqual(["agreement-signed", "load-list", "transport-set"]);
    const whole = await readContribution(later(), id, {});
    ok(
      await changeTerms(
        later(),
        id,
        { ...whole, transport: "national", transportPayer: "un", agreementSignedOn: "2024-02-14" },
        "1",
      ),
    );
    expect(codes(await take(id, "movement_ordered"))).toEqual(["load-list"]);
    ok(await take(id, "movement_ordered", ["load_list_accepted"]));
    expect(codes(await take(id, "taken_over"))).toEqual(["transfer-certificate", "strength-recorded"]);
    ok(await take(id, "taken_over", ["transfer_certificate", "strength_return"]));
    expect(codes(await take(id, "must_withdraw"))).toEqual(["no-end-known", "withdrawal-plan"]);
    expect(codes(await take(id, "repatriation_ordered"))).toEqual(["order-paper", "withdrawal-plan"]);
    ok(await take(id, "repatriation_ordered", ["note_verbale", "repatriation_plan"]));
    expect(codes(await take(id, "repatriated"))).toEqual(["final-inspection"]);
    ok(await take(id, "repatriated", ["final_inspection"]));
    expect(codes(await take(id, "closed"))).toEqual(["final-verification", "claims-settled", "deployment-review"]);
    const closed = ok(await take(id, "closed", ["final_verification", "claims_settled", "deployment_review"]));
    expect(closed.state).toBe("closed");
    expect(closed.events.map((event) => event.to)).toEqual([
      "cleared",
      "certified",
      "deploying",
      "deployed",
      "repatriating",
      "repatriated",
      "closed",
    ]);
    expect(closed.next).toEqual([]);
  });

  test("an order to move is refused beyond the law, and nobody may lift that", async () => {
    const { id } = await entered({
      people: 5,
      transport: "national",
      transportPayer: "un",
      agreementSignedOn: "2024-02-14",
      state: "cleared",
    });
    ok(await take(id, "certified", ["readiness_certificate", "gap_record"]));
    const refused = await take(id, "movement_ordered", ["load_list_accepted"]);
    expect(codes(refused)).toEqual(["not-authorised"]);
    expect(refused.ok ? null : refused.refusals[0]?.facts).toMatchObject({ ceiling: "T-1/unit", free: 4 });
    const law = "not-authorised" as "load-list";
    const asked = {
      step: "movement_ordered",
      guard: law,
      authority: "minister_of_defence" as const,
      reason: "r",
      day: "2024-06-15",
      source: "t",
    };
    await expect(
      ctx.db.run(sql`
        insert into guard_overrides (contributor, id, contribution_id, step, guard, authority, reason, day, kind, source, recorded_at, recorded_by)
        values ('KAZ', ${newId()}, ${id}, ${asked.step}, ${asked.guard}, ${asked.authority}, 'r', '2024-06-15', 'lifted', 't', now(), 'x')`),
    ).rejects.toThrow(/guard_overrides_liftable/);
  });

  test("a guard is lifted by its authority and a second person, once, and stays to be seen", async () => {
    const { id } = await entered();
    const asked = {
      step: "certified",
      guard: "readiness-certificate" as const,
      authority: "chief_of_general_staff" as const,
      reason: "The inspection is late.",
      day: "2024-06-15",
      source: "test",
    };
    expect(codes(await overrideContribution(later(), id, { ...asked, authority: "un_medical_service" }))).toEqual([
      "wrong-authority",
    ]);
    expect(codes(await overrideContribution(later(), id, { ...asked, guard: "load-list" }))).toContain(
      "guard-not-of-step",
    );
    ok(await overrideContribution(later(), id, asked));
    expect(codes(await take(id, "certified", ["gap_record"]))).toEqual(["own-override"]);
    ok(await overrideContribution(second(), id, asked));
    const other = await entered();
    ok(await overrideContribution(second(), other.id, asked));
    const certified = ok(await take(other.id, "certified", ["gap_record"]));
    expect(certified.state).toBe("certified");
    expect(certified.overrides).toMatchObject([
      { guard: "readiness-certificate", reason: "The inspection is late.", recordedBy: "second" },
    ]);
    expect(certified.overrides[0]?.usedBy).toBe(certified.events.at(-1)?.id);
  });

  test("two people who take the same step at once: one does, the other is told", async () => {
    const { id } = await entered();
    const papers: readonly PaperKind[] = ["readiness_certificate", "gap_record"];
    const race = await Promise.allSettled([take(id, "certified", papers), take(id, "certified", papers)]);
    const done = race.filter((each) => each.status === "fulfilled" && each.value.ok);
    expect(done).toHaveLength(1);
    const events = (await readContribution(later(), id, {})).events;
    expect(events.map((event) => event.step)).toEqual(["entered", "certified"]);
  });

  test("terms keep their versions, and an old one is not written over", async () => {
    const first = await entered();
    ok(await changeTerms(later(), first.id, { ...first, people: 3 }, "1"));
    await expect(changeTerms(later(), first.id, { ...first, people: 2 }, "1")).rejects.toThrow(/changed these terms/);
    const whole = await readContribution(later(), first.id, {});
    expect(
      whole.terms.map(({ version, people: heads, supersededAt }) => [version, heads, supersededAt === null]),
    ).toEqual([
      [1, 4, false],
      [2, 3, true],
    ]);
    expect(codes(await changeTerms(later(), first.id, { ...first, mode: "embedded" }))).toEqual(["lead-nation"]);
    expect(codes(await enterContribution(later(), terms({ code: first.code })))).toEqual(["code-taken"]);
  });

  test("a ratification that is owed stays a duty until it is done, whatever the state", async () => {
    const { id } = await entered({ state: "deployed" });
    const duty = {
      kind: "ratification" as const,
      text: "Ratify the memorandum",
      owedTo: "Parliament",
      dueOn: "2025-02-14",
      doneOn: null,
      source: "test",
    };
    const [owed] = ok(await addDuty(later(), id, duty)).duties;
    expect((await readContributions(later(), {})).find((each) => each.id === id)?.dutiesOpen).toBe(1);
    expect(codes(await finishDuty(later(), id, owed?.id ?? "", { doneOn: "2024-07-01", source: "test" }))).toEqual([
      "in-the-future",
    ]);
    const after = ok(await finishDuty(later(), id, owed?.id ?? "", { doneOn: "2024-06-27", source: "test" }));
    expect(after).toMatchObject({ dutiesOpen: 0, duties: [{ doneOn: "2024-06-27" }] });
  });

  test("talks are data, and what they would bring is expected until it is staffed", async () => {
    const { id, code } = await entered({ state: "requested", people: 3 });
    ok(await take(id, "negotiated", [], { negotiated: "offered" }));
    const expected = (await listExpected(ctx.db, later().now, "2024-06-30")).find((each) => each.code === code);
    expect(expected).toMatchObject({ people: 3, from: "2024-07-01", to: "2024-12-31", state: "offered" });
    expect(codes(await take(id, "not_selected"))).toEqual(["order-paper"]);
    ok(await take(id, "not_selected", ["note_verbale"]));
    expect((await listExpected(ctx.db, later().now)).map((each) => each.code)).not.toContain(code);
  });

  test("the database keeps the machine: no step from a state that does not allow it, and no second one after the same", async () => {
    const { id } = await entered({ state: "deployed" });
    const insert = (seq: number, from: string, name: string, to: string) =>
      ctx.db.run(sql`
        insert into contribution_events (contributor, id, contribution_id, seq, previous_seq, from_state, step, to_state, day, source, recorded_at, recorded_by)
        values ('KAZ', ${newId()}, ${id}, ${seq}, ${seq - 1}, ${from}, ${name}, ${to}, '2024-06-15', 'sql', now(), 'sql')`);
    await expect(insert(2, "deployed", "closed", "closed")).rejects.toThrow(/contribution_events_machine/);
    await expect(insert(2, "repatriating", "repatriated", "repatriated")).rejects.toThrow(/contribution_events_follow/);
    await expect(insert(3, "deployed", "rotation_begun", "rotating")).rejects.toThrow(/contribution_events_follow/);
    await insert(2, "deployed", "rotation_begun", "rotating");
    await expect(insert(2, "deployed", "repatriation_ordered", "repatriating")).rejects.toThrow(
      /contribution_events_contributor/,
    );
  });
});

describe("a rotation", () => {
  const lot = (arriveOn: string, leaveOn: string, heads: number, part: "advance" | "main" = "main") => ({
    part,
    arriveOn,
    leaveOn,
    heads,
    note: "",
  });
  const plan = (number: number, lots: ReturnType<typeof lot>[], transferOn: string | null = null) => ({
    number,
    lots,
    transferOn,
    note: "",
    source: "test",
    confidence: "verified" as const,
  });
  const company = () => entered({ state: "deployed", stateSince: "2024-01-01", from: "2024-01-01", to: null });

  test("is its lots: advance party, main body, days and strength; and is refused where they do not agree", async () => {
    const { id } = await company();
    expect(
      codes(
        await planRotation(
          later(),
          id,
          plan(1, [lot("2024-08-10", "2024-12-31", 1, "advance"), lot("2024-08-01", "2024-12-31", 3)]),
        ),
      ),
    ).toEqual(["advance-after-main"]);
    expect(codes(await planRotation(later(), id, plan(1, [lot("2024-08-10", "2024-08-01", 1)])))).toContain(
      "lot-reversed",
    );
    expect(codes(await planRotation(later(), id, plan(1, [lot("2024-08-01", "2024-12-31", 4)], "2025-02-01")))).toEqual(
      ["transfer-outside-rotation"],
    );
    const lots = [lot("2024-08-20", "2024-12-31", 3), lot("2024-08-01", "2024-12-28", 1, "advance")];
    const whole = ok(await planRotation(later(), id, plan(1, lots, "2024-08-22")));
    expect(whole).toMatchObject({ from: "2024-08-01", to: "2024-12-31", strength: 4, version: 1 });
    expect(whole.lots.map(({ number, part, heads }) => [number, part, heads])).toEqual([
      [1, "advance", 1],
      [2, "main", 3],
    ]);
    const taken = await planRotation(later(), id, plan(1, lots));
    expect(codes(taken)).toEqual(["number-taken"]);
    expect(waysOut(taken)).toEqual(["number-free 2"]);
  });

  test("relieves the one before within the allowance of the ceiling, in days and in heads", async () => {
    const { id } = await company();
    ok(await planRotation(later(), id, plan(1, [lot("2024-08-01", "2024-12-31", 4)])));
    expect(codes(await planRotation(later(), id, plan(2, [lot("2024-12-20", "2025-06-30", 3)])))).toEqual([
      "overlap-days",
    ]);
    expect(codes(await planRotation(later(), id, plan(2, [lot("2024-12-28", "2025-06-30", 4)])))).toEqual([
      "overlap-heads",
    ]);
    const long = await planRotation(later(), id, plan(2, [lot("2024-12-20", "2025-06-30", 3)]));
    expect(waysOut(long)).toEqual([
      "lot-days 1 2024-12-27 2025-06-30",
      "rotation-moved 2024-12-27 2025-07-07 7",
      "overlap-decision T-1/unit 3 12",
    ]);
    const many = await planRotation(later(), id, plan(2, [lot("2024-12-28", "2025-06-30", 4)]));
    expect(waysOut(many)).toEqual([
      "lot-fewer 1 2024-12-28 3 4",
      "lot-days 1 2025-01-01 2025-06-30",
      "rotation-moved 2025-01-01 2025-07-04 4",
      "overlap-decision T-1/unit 4 4",
    ]);
    const next = ok(await planRotation(later(), id, plan(2, [lot("2024-12-28", "2025-06-30", 3)])));
    expect(next.overlapPlanned).toEqual({ from: "2024-12-28", to: "2024-12-31", days: 4, heads: 7 });
    expect(next.allowance).toEqual({ ceiling: "T-1/unit", people: 3, days: 5 });
    // Moved to where it would be refused when planned anew, it is refused too, though it has no tours yet.
    const moving = (days: number) =>
      proposeShift(later(), next.id, { days, reason: "r", source: "s" }, everybodyEligible);
    const back = await moving(-8);
    expect([codes(back), waysOut(back)]).toEqual([["overlap-days"], ["shift-so-far -1 2024-12-27 2025-06-29"]]);
    const changed = plan(2, [lot("2025-01-01", "2025-06-30", 4)]);
    ok(await changeRotation(later(), next.id, changed, "1"));
    await expect(changeRotation(later(), next.id, changed, "1")).rejects.toThrow(/changed this rotation/);
    expect((await readRotation(later(), next.id, {})).versions.map((each) => each.version)).toEqual([1, 2]);
  });

  test("comes with a certified roll, takes over by certificate, and both are counted in the overlap", async () => {
    const { id } = await company();
    const first = ok(await planRotation(later(), id, plan(1, [lot("2024-05-01", "2024-06-20", 4)])));
    const next = ok(await planRotation(later(), id, plan(2, [lot("2024-06-18", "2024-12-31", 3)])));
    const tours = await fourOrdered("2024-05-01", "2024-06-20");
    ok(await assignRoll(later(), first.id, { lot: 1, tourIds: tours as never, source: "test" }));
    const certificate = { day: "2024-05-01", reference: "C 1", source: "test" };
    ok(await certifyRoll(later(), first.id, certificate));
    expect(codes(await certifyRoll(later(), next.id, certificate))).toEqual(["roll-not-full"]);
    expect(codes(await take(id, "rotation_begun", [], { rotationId: next.id }))).toEqual(["roll-certified"]);
    const order = { reference: "O 1", day: "2024-05-01" };
    ok(
      await recordSteps(later(), tours, { step: "travelling", day: "2024-05-01", order, papers: null, source: "test" }),
    );
    ok(await recordArrivals(later(), tours, { day: "2024-05-01", source: "test", breachReason: null }));
    const relief = (await fourOrdered("2024-06-21", "2024-12-31")).slice(0, 3);
    ok(await assignRoll(later(), next.id, { lot: 1, tourIds: relief as never, source: "test" }));
    ok(await certifyRoll(later(), next.id, { ...certificate, day: "2024-06-15" }));
    ok(await take(id, "rotation_begun", [], { rotationId: next.id }));
    ok(
      await recordSteps(later(), relief, {
        step: "travelling",
        day: "2024-06-18",
        order,
        papers: null,
        source: "test",
      }),
    );
    ok(await recordArrivals(later(), relief, { day: "2024-06-18", source: "test", breachReason: null }));
    ok(
      await recordDepartures(later(), tours, {
        kind: "left",
        day: "2024-06-20",
        cause: null,
        payer: null,
        source: "test",
        breachReason: null,
      }),
    );
    expect(codes(await take(id, "rotation_done", [], { rotationId: next.id, day: "2024-06-20" }))).toEqual([
      "transfer-certificate",
    ]);
    ok(await take(id, "rotation_done", ["transfer_certificate"], { rotationId: next.id, day: "2024-06-20" }));
    const whole = await readRotation(later(), next.id, {});
    expect(whole).toMatchObject({
      transferredOn: "2024-06-20",
      overlapActual: { from: "2024-06-18", to: "2024-06-20", days: 3, heads: 7 },
      actual: { from: "2024-06-18", people: 3 },
    });
    expect(whole.lots[0]).toMatchObject({ arrived: 3, arrivedOn: "2024-06-18", leftOn: null });
    expect((await readRotation(later(), first.id, {})).lots[0]).toMatchObject({ arrived: 4, leftOn: "2024-06-20" });
    const [contribution] = (await readContributions(later(), {})).filter((each) => each.id === id);
    expect(contribution).toMatchObject({ state: "deployed", present: 3 });
  });
});

test("a contribution of an earlier release has a state without steps, and its first step begins the chain", async () => {
  const id = newId() as ContributionId;
  await ctx.db.run(sql`
    insert into contributions (contributor, id, code, mission, kind, role, mode, title, valid_from, source, confidence, recorded_at, recorded_by)
    values ('KAZ', ${id}, 'UNDOF/old', 'UNDOF', 'own_unit', 'contingent_member', 'self', 'Old', '2024-01-01', 'test', 'verified', '2024-01-01T00:00:00Z', 'old')`);
  expect(await readContribution(later(), id, {})).toMatchObject({ state: "deployed", version: 0, events: [] });
  ok(await addPaper(later(), id, paper("note_verbale")));
  const whole = ok(await take(id, "repatriation_ordered", ["repatriation_plan"]));
  expect(whole.events.map((event) => [event.seq, event.to])).toEqual([
    [1, "deployed"],
    [2, "repatriating"],
  ]);
});
