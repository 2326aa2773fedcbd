import pg from "pg";
import { describe, expect, test } from "vitest";
import { superuserOf, testDatabase } from "../../tests/database.ts";
import { addTours, momentAt, newWorld, randomOf, withoutRules } from "../../tests/figures/random-history.ts";
import { actorWith } from "../platform/access.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { sql } from "../platform/db.ts";
import type { Outcome } from "../platform/outcome.ts";
import { rights } from "../roles.ts";
import { readFigure } from "./actions.ts";
import { issueFigure, prepareIssue, readIssue, readIssues, verifyIssue, withdrawIssue } from "./actions-issued.ts";
import { digestOf, reasonsAgainstPreparing } from "./issue-rules.ts";
import type { Issue, NewIssue } from "./schema.ts";

const db = await testDatabase();
await withoutRules(superuserOf(db.url));
const random = randomOf(21);
const planner = { ...db.context("planner", "2026-11-23"), now: momentAt(2_000_000) };
const approver = { ...db.context("approver", "2026-11-23"), now: momentAt(2_000_010) };
const world = await newWorld(planner.db, random, 10);
await addTours(planner.db, world, random, 50);

const asOf = "2024-03-01";
const value = (await readFigure(planner, "in-service", { asOf })).value;
const words = (number: number | string): NewIssue => ({
  definition: "in-service",
  asOf,
  language: "en",
  text: `On 1 March 2024 our country had ${number} people in UN operations.`,
  occasion: "Answer 14 of the committee",
});
const did = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ message }) => message).join(" "));
};
const prepared = async (ctx: Context = planner) => did(await prepareIssue(ctx, words(value)));

/** Runs one statement behind the program. */
async function asSuperuser(statement: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuserOf(db.url) });
  await superuser.connect();
  try {
    await superuser.query(statement);
  } finally {
    await superuser.end();
  }
}

describe("a figure that is said", () => {
  test("is prepared by one person, issued by another, numbered and hashed", async () => {
    const one = await prepared();
    expect(one).toMatchObject({
      state: "prepared",
      number: null,
      value,
      unit: "headcount",
      preparedBy: "test-planner",
    });
    const issued = did(await issueFigure(approver, one.id, {}));
    expect(issued).toMatchObject({
      state: "issued",
      number: "F-2026/1",
      issuedBy: "test-approver",
      digest: one.digest,
    });
    expect(issued.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await verifyIssue(planner, one.id)).toMatchObject({
      verdict: "unchanged",
      hashHolds: true,
      missing: [],
      added: [],
    });
  });

  test("is not issued by who prepared it, whatever their roles, and the database refuses it too", async () => {
    const both = actorWith(rights, { id: "both", name: "Both", roles: ["planner", "approver"] });
    const one = await prepared({ ...planner, actor: both });
    const outcome = await issueFigure({ ...approver, actor: both }, one.id, {});
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code: "own-figure" }] });
    const bypass = planner.db.run(sql`
      insert into figure_issues (contributor, figure_id, year, number, prepared_by, hash, recorded_at, recorded_by)
      values ('KAZ', ${one.id}, 2026, 99, 'both', decode(${one.digest}, 'hex'), now(), 'both')
    `);
    await expect(bypass).rejects.toMatchObject({ message: expect.stringContaining("figure_issues_four_eyes") });
    const lie = planner.db.run(sql`
      insert into figure_issues (contributor, figure_id, year, number, prepared_by, hash, recorded_at, recorded_by)
      values ('KAZ', ${one.id}, 2026, 99, 'somebody', decode(${one.digest}, 'hex'), now(), 'both')
    `);
    await expect(lie).rejects.toThrow(/foreign key/);
    await expect(issueFigure({ ...planner, actor: planner.actor }, one.id, {})).rejects.toThrow("figures.issue");
  });

  test("cannot be changed or removed by the program", async () => {
    const one = await prepared();
    for (const change of [
      sql`update prepared_figures set value = 1 where id = ${one.id}`,
      sql`delete from prepared_figures where id = ${one.id}`,
      sql`update figure_issues set number = 7`,
      sql`delete from figure_withdrawals`,
    ])
      await expect(planner.db.run(change)).rejects.toThrow("permission denied");
  });

  test("says its number: words without it are refused, and so is a moment that has not come", async () => {
    const outcome = await prepareIssue(planner, { ...words("around a hundred"), knownAt: "2031-01-01T00:00:00.000Z" });
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [{ code: "known-later-than-now" }, { code: "words-without-the-number" }],
    });
  });

  test.each([
    ["We sent 1234 people.", true],
    ["We sent 1 234 people.", true],
    ["Мы направили 1 234 человека", true],
    ["We sent 1,234 people", true],
    ["We sent 11234 people", false],
    ["We sent 12345 people", false],
    ["We sent 1234.5 people", false],
  ])("words %j hold the number 1234: %s", (text, holds) => {
    const refusals = reasonsAgainstPreparing({ ...words(1), text }, ["1234"], planner.now);
    expect(refusals.length === 0).toBe(holds);
  });

  test("is replaced by a newer one with a reason, or withdrawn, and stays readable", async () => {
    const [first, second] = [await prepared(), await prepared()];
    const before = did(await issueFigure(approver, first.id, {}));
    expect(await issueFigure(approver, second.id, { replaces: first.id })).toMatchObject({
      ok: false,
      refusals: [{ code: "replaced-without-reason" }],
    });
    const after = did(await issueFigure(approver, second.id, { replaces: first.id, reason: "The words were unclear" }));
    const replaced = await readIssue(planner, first.id);
    expect(replaced).toMatchObject({
      state: "replaced",
      replacedBy: after.id,
      withdrawnReason: "The words were unclear",
    });
    expect([before.number, after.number]).toEqual(["F-2026/2", "F-2026/3"]);
    const withdrawn = did(await withdrawIssue(approver, second.id, "Said by mistake"));
    expect(withdrawn).toMatchObject({ state: "withdrawn", number: "F-2026/3" });
    expect(await withdrawIssue(approver, second.id, "Again")).toMatchObject({
      ok: false,
      refusals: [{ code: "issue-not-open" }],
    });
    expect((await readIssues(planner, { state: "replaced" })).map(({ id }) => id)).toEqual([first.id]);
  });
});

describe("an issued figure computed again", () => {
  const late = (minutes: number): Context => ({ ...planner, now: momentAt(2_000_000 + minutes) });
  const issueAll = async (): Promise<readonly Issue[]> => {
    const issues: Issue[] = [];
    for (const definition of [
      "in-service",
      "persons-served",
      "sent-since-2014",
      "tours-completed",
      "women-in-service",
    ]) {
      const figure = await readFigure(planner, definition, { asOf });
      const given = { ...words(figure.value), definition };
      issues.push(did(await issueFigure(approver, did(await prepareIssue(planner, given)).id, {})));
    }
    return issues;
  };

  test("is identical at its own moment after later additions and corrections, and the bridge explains all that changed", async () => {
    const issues = await issueAll();
    const later = { ...world, minutes: 2_000_020 };
    await addTours(planner.db, later, random, 60);
    // A correction: what was believed of many tours is closed, as known from now on.
    await planner.db.run(sql`
      update presences set superseded_at = ${momentAt(2_000_300)}
      where contributor = 'KAZ' and superseded_at is null and recorded_at < ${momentAt(2_000_000)} and from_day < '2024-02-01'
    `);
    await planner.db.transaction((tx) => record(tx, planner.actor, "test.corrected", {}));
    let changed = 0;
    for (const issue of issues) {
      const check = await verifyIssue(late(1000), issue.id);
      expect(check.again).toEqual({ value: issue.value, digest: issue.digest, same: true });
      expect([check.missing, check.added]).toEqual([[], []]);
      expect(check.hashHolds).toBe(true);
      const { bridge } = check;
      if (bridge === null) throw new Error("no bridge");
      expect(issue.value + bridge.corrected_in - bridge.corrected_out).toBe(check.now.value);
      expect(bridge.joined + bridge.left + bridge.definition_in + bridge.definition_out).toBe(0);
      expect(check.verdict).toBe(bridge.corrected_in + bridge.corrected_out === 0 ? "unchanged" : "changed");
      changed += bridge.corrected_in + bridge.corrected_out;
    }
    expect(changed).toBeGreaterThan(10);
  });

  test("is altered, and says what is missing, when the record was changed behind the program", async () => {
    const [issue] = await readIssues(planner, { definition: "in-service", state: "issued" });
    if (issue === undefined) throw new Error("none");
    await asSuperuser(
      `delete from presences where contributor = 'KAZ' and from_day <= '${asOf}' and to_day >= '${asOf}'`,
    );
    await planner.db.transaction((tx) => record(tx, planner.actor, "test.altered", {}));
    const check = await verifyIssue(late(2000), issue.id);
    expect(check).toMatchObject({ verdict: "altered", again: { same: false } });
    expect(check.missing.length).toBe(issue.value);
  });

  test("shows a record of the issue that was changed by its hash", async () => {
    const [issue] = await readIssues(planner, { state: "issued" });
    await asSuperuser(`update prepared_figures set text = text || '!' where id = '${issue?.id}'`);
    expect(issue === undefined ? null : (await verifyIssue(planner, issue.id)).hashHolds).toBe(false);
  });
});

test("the digest of rows covers what makes the figure and nothing else", () => {
  const row = {
    tourId: "a",
    personId: "b",
    mission: "UNDOF",
    role: "unmo",
    mode: "self",
    rotation: null,
    from: "2024-01-01",
    to: "2024-02-01",
    authorisation: "A-1",
    breached: false,
    confidence: "verified",
    weight: 1,
    overlap: false,
  } as const;
  expect(digestOf([row])).toBe(digestOf([{ ...row, authorisation: null, confidence: "inferred", overlap: true }]));
  for (const other of [{ to: "2024-02-02" }, { tourId: "c" }, { role: "mlo" }, { weight: 2 }])
    expect(digestOf([row])).not.toBe(digestOf([{ ...row, ...other }]));
});
