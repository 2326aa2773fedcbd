import { describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { loadMissionsDemo } from "../missions/demo.ts";
import { sql } from "../platform/db.ts";
import { draftAuthorisation, readAuthorisation, readAuthorisations, readProcedures, recordStep } from "./actions.ts";
import { loadAuthorisationsDemo } from "./demo.ts";
import { shippedLaw } from "./reference.ts";
import { procedureOn } from "./remedy-law.ts";
import type { Step, Vote } from "./schema.ts";

const db = await testDatabase();
const loader = db.context("administrator", "2026-11-23");
await loadMissionsDemo(loader);
await loadAuthorisationsDemo(loader);
const planner = db.context("planner", "2026-11-23");
const approver = db.context("approver", "2026-11-23");

describe("the demonstration's decisions", () => {
  test("are five: one rejected for its procedure, four granted", async () => {
    const lines = await readAuthorisations(planner, {});
    expect(lines.map((line) => [line.reference, line.status, line.decidedOn])).toEqual([
      ["A-2011", "rejected", "2011-06-09"],
      ["A-2013", "granted", "2013-12-20"],
      ["A-2018", "granted", "2018-06-15"],
      ["A-2022", "granted", "2022-06-30"],
      ["A-2024", "granted", "2024-01-19"],
    ]);
    expect(lines.flatMap((line) => line.ceilings.map((c) => [c.code, c.people]))).toEqual([
      ["A-2011/total", 4],
      ["A-2013/MINURSO", 5],
      ["A-2013/MINUSTAH", 5],
      ["A-2013/UNMIL", 5],
      ["A-2013/UNOCI", 5],
      ["A-2013/total", 20],
      ["A-2018/officers", 40],
      ["A-2018/unit", 120],
      ["A-2022/total", 430],
      ["A-2024/total", 430],
    ]);
  });

  test("come back whole, votes, conditions, readings and relation included", async () => {
    const a2024 = await readAuthorisation(planner, "A-2024", {});
    expect(a2024.votes.map((vote) => [vote.body, vote.inFavour])).toEqual([
      ["Mazhilis", 90],
      ["Senate", 47],
    ]);
    expect(a2024.relations).toMatchObject([{ toReference: "A-2022", kind: "unknown" }]);
    expect(a2024.interpretations.map((i) => i.about).sort()).toEqual([
      "ceiling-reading",
      "relation",
      "validity",
      "withdrawal",
    ]);
    expect(a2024.scopes[0]?.ceilings).toEqual(a2024.ceilings.map((ceiling) => ceiling.id));
    expect(
      (await readAuthorisation(planner, "A-2018", {})).ceilings.find((c) => c.code === "A-2018/unit")?.overlap,
    ).toMatchObject({ days: 31, inferred: true });
  });

  test("name the laws they rest on, how each condition is looked at, and nothing that came after they were drafted", async () => {
    const { authorisations } = await shippedLaw();
    for (const { draft, draftedOn } of authorisations) {
      expect(draft.legalBasis?.length ?? 0, draft.reference).toBeGreaterThan(0);
      expect(
        draft.conditions.filter((one) => !one.check),
        draft.reference,
      ).toEqual([]);
      expect(draft.duties.filter((duty) => duty.doneOn !== null && duty.doneOn > draftedOn)).toEqual([]);
    }
    const a2024 = await readAuthorisation(planner, "A-2024", {});
    expect(a2024.cost).toMatchObject({ minor: 800_000_000, currency: "USD", period: "once" });
  });

  test("are known from the moment they were recorded, and take effect on their day", async () => {
    const known = await readAuthorisations(planner, { knownAt: "2023-12-31T23:59:59.999Z" });
    expect(known.map((line) => line.reference)).not.toContain("A-2024");
    const asOf = await readAuthorisations(planner, { asOf: "2023-12-31" });
    expect(asOf.map((line) => line.reference)).toEqual(["A-2011", "A-2013", "A-2018", "A-2022"]);
  });

  test("stand in a law whose deciding body changes on 1 July 2026", async () => {
    const procedures = await readProcedures(planner);
    expect(procedureOn(procedures, "2026-06-30")?.bodies).toEqual(["Mazhilis", "Senate"]);
    expect(procedureOn(procedures, "2026-07-01")).toMatchObject({ bodies: ["Kurultai"], confidence: "unverified" });
  });
});

describe("a new decision", () => {
  const aDraft = async (reference: string) => {
    const shipped = (await shippedLaw()).authorisations.at(-1);
    if (shipped === undefined) throw new Error("no shipped law");
    const rename = (code: string) => code.replace("A-2024", reference);
    const { draft } = shipped;
    return {
      ...draft,
      reference,
      procedure: "kurultai",
      proposedOn: "2026-11-20",
      ceilings: draft.ceilings.map((c) => ({ ...c, code: rename(c.code) })),
      scopes: draft.scopes.map((s) => ({ ...s, ceilings: s.ceilings.map(rename) })),
      interpretations: draft.interpretations.map((i) => ({
        ...i,
        ceiling: i.ceiling === null ? null : rename(i.ceiling),
      })),
    };
  };
  const vote = (day: string): Vote => ({
    body: "Kurultai",
    heldOn: day,
    inFavour: 100,
    against: 20,
    abstained: 0,
    present: 130,
    result: "approved",
    source: "test",
  });
  const step = (kind: "proposed" | "granted" | "recalled", day: string): Step => ({
    kind,
    day,
    note: kind === "recalled" ? "The Kurultai took it back." : "",
    source: "test",
    votes: kind === "granted" ? [vote(day)] : [],
  });

  test("goes from draft to proposal to grant by two people, and gets its permits with the grant", async () => {
    const drafted = await draftAuthorisation(planner, await aDraft("A-2026"));
    if (!drafted.ok) throw new Error(drafted.refusals.map((r) => r.message).join());
    expect(drafted.value.status).toBe("draft");
    const { id } = drafted.value;
    expect(await recordStep(approver, id, step("granted", "2026-11-21"))).toMatchObject({
      ok: false,
      refusals: [{ code: "step-out-of-order" }],
    });
    expect((await recordStep(approver, id, step("proposed", "2026-11-20"))).ok).toBe(true);
    const itself = { ...approver, actor: { ...approver.actor, id: planner.actor.id } };
    expect(await recordStep(itself, id, step("granted", "2026-11-21"))).toMatchObject({
      ok: false,
      refusals: [{ code: "same-person" }],
    });
    expect(await recordStep(approver, id, step("granted", "2026-11-21"))).toMatchObject({
      ok: true,
      value: { status: "granted", version: 3 },
    });
    await expect(recordStep(approver, id, step("recalled", "2026-11-22"), 2)).rejects.toThrow(/somebody else/);
    expect(await recordStep(approver, id, step("recalled", "2026-11-22"), 3)).toMatchObject({
      ok: true,
      value: { status: "recalled" },
    });
    expect(await recordStep(approver, id, step("granted", "2026-11-23"))).toMatchObject({
      ok: false,
      refusals: [{ code: "step-out-of-order" }],
    });
  });

  test("is not granted by its drafter even past the rules: the database holds the four eyes too", async () => {
    const drafted = await draftAuthorisation(planner, await aDraft("A-2026/2"));
    if (!drafted.ok) throw new Error("refused");
    if (!(await recordStep(planner, drafted.value.id, step("proposed", "2026-11-20"))).ok) throw new Error("refused");
    const insert = planner.db.run(sql`
      insert into authorisation_events (contributor, id, authorisation_id, drafted_by, kind, day, state, previous_id, previous_state,
        previous_day, source, recorded_at, recorded_by)
      select contributor, gen_random_uuid(), authorisation_id, drafted_by, 'granted', '2026-11-21', 'granted', id, state, day, 'test',
        now(), drafted_by
      from authorisation_events where contributor = 'KAZ' and authorisation_id = ${drafted.value.id} and state = 'proposed'
    `);
    await expect(insert).rejects.toThrow(/authorisation_events_four_eyes/);
  });

  test("is refused when it says that a duty was done on a day that has not come", async () => {
    const draft = await aDraft("A-2027");
    const duty = { text: "Report", to: "Kurultai", dueOn: null, doneOn: "2027-03-01", public: true, source: "test" };
    const outcome = await draftAuthorisation(planner, { ...draft, duties: [duty] });
    expect(outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)).toEqual(["draft-not-come"]);
  });

  test("is refused with every fault of its draft at once", async () => {
    const draft = await aDraft("A-2024");
    const outcome = await draftAuthorisation(planner, {
      ...draft,
      procedure: "joint-session",
      relations: [{ to: "A-1999", kind: "adds", source: "" }],
      scopes: draft.scopes.map((s) => ({ ...s, missions: ["XYZ"], ceilings: ["nope"] })),
    });
    expect(outcome.ok ? [] : outcome.refusals.map((r) => r.code)).toEqual([
      "reference-taken",
      "procedure-unknown",
      "relation-unknown",
      "ceiling-unknown",
      "mission-unknown",
    ]);
  });
});
