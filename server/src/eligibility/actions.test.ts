import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { loadMissionsDemo } from "../missions/demo.ts";
import { loadPeopleDemo } from "../people/demo.ts";
import { listFiles } from "../people/store.ts";
import { sql } from "../platform/db.ts";
import { loadUnitsDemo } from "../units/demo.ts";
import { listPosts } from "../units/store.ts";
import { adoptRules, grantWaiver, judge, judgeVolunteers } from "./actions.ts";
import { reasonsAgainstAddedDays } from "./actions-days.ts";
import { loadEligibilityDemo } from "./demo.ts";
import { shippedRules } from "./fixtures.ts";
import { listRules } from "./store.ts";

const db = await testDatabase();
const planner = db.context("planner", "2026-11-23");
await loadMissionsDemo(planner);
await loadUnitsDemo(planner);
await loadPeopleDemo(planner);
await loadEligibilityDemo(planner);
const posts = new Map((await listPosts(planner.db)).map((post) => [post.code, post]));
const postOf = (code: string) => {
  const post = posts.get(code);
  if (post === undefined) throw new Error(`no post ${code}`);
  return post;
};

test("rules come back as they were adopted, and a second text for the same days is refused by the database", async () => {
  const bare = ({ id: _, ...rule }: (typeof shippedRules)[number]) => rule;
  const stored = await listRules(planner.db);
  expect(stored.map(bare)).toEqual(shippedRules.map(bare).toSorted((a, b) => (a.code < b.code ? -1 : 1)));
  await expect(adoptRules(planner, shippedRules.slice(0, 1))).rejects.toThrow();
});

test("the spread over all volunteers adds up, and some are eligible for an observer's post", async () => {
  const { counts } = await judgeVolunteers(planner, {
    post: postOf("MINURSO/mo-2").id,
    from: "2027-03-01",
    to: "2028-03-03",
  });
  expect(counts.eligible).toBeGreaterThan(8);
  expect(counts.unknown).toBeGreaterThan(20);
  const volunteers = Object.values(counts).reduce((sum, count) => sum + count, 0);
  expect(volunteers).toBeGreaterThan(500);
  expect(volunteers).toBeLessThan(600);
});

test("nobody is eligible for the post that asks for French B2, and that is what stands in the way", async () => {
  const { counts, alone } = await judgeVolunteers(planner, {
    post: postOf("MINUSCA/so-3").id,
    from: "2027-07-01",
    to: "2028-07-03",
  });
  expect(counts.eligible + counts.eligible_with_waiver).toBe(0);
  expect(alone[0]).toMatchObject({ rule: "post-language" });
});

test("a waiver changes the verdict, and only the approver's office records it", async () => {
  const post = postOf("MINURSO/mo-2").id;
  const days = { post, from: "2027-03-01", to: "2028-03-03" };
  for (const { id } of await listFiles(planner.db)) {
    const before = await judge(planner, id, days);
    const against = before.hits.filter(({ result }) => result !== "met");
    if (against.length !== 1 || against[0]?.rule !== "un-observer-course") continue;
    const waiver = {
      personId: id,
      rule: "un-observer-course",
      authority: "UN Force Generation Service",
      reason: "course is booked",
      validFrom: "2026-11-23",
      validTo: null,
    };
    await expect(grantWaiver(planner, waiver)).rejects.toThrow("eligibility.waive");
    expect(await grantWaiver(db.context("approver", "2026-11-23"), waiver)).toMatchObject({ ok: true });
    expect((await judge(planner, id, days)).verdict).toBe("eligible_with_waiver");
    return;
  }
  throw new Error("nobody lacks the observer course alone");
});

test("days added to a tour are asked about by the rules of their own first day, with a post or by role alone", async () => {
  const { id: postId } = postOf("MINURSO/mo-2");
  const days = { mission: "MINURSO", role: "unmo" as const, from: "2028-03-04", to: "2028-03-20" };
  const asked = (await listFiles(planner.db)).map(({ id, number }) => {
    return { ...days, personId: String(id), person: number, postId, own: { from: "2027-03-01", to: "2028-03-03" } };
  });
  const refused = new Set((await reasonsAgainstAddedDays(planner, asked)).map(({ facts }) => facts.person));
  const one = asked.find(({ person }) => !refused.has(person));
  if (one === undefined) throw new Error("nobody is eligible");
  const against = async (given: object = {}) =>
    (await reasonsAgainstAddedDays(planner, [{ ...one, ...given }])).map(({ facts }) => facts.rule);
  expect([await against(), await against({ postId: null })]).toEqual([[], []]);
  const old = { from: "2075-01-01", to: "2075-01-31" };
  expect(await against(old)).toContain("kaz-age");
  expect(await against({ ...old, postId: null })).toContain("kaz-age");
  await planner.db.run(sql`
    update declarations set withdrawn = '2026-11-22', withdrawn_recorded_at = now()
    where contributor = ${planner.db.contributor} and person_id = ${one.personId}
  `);
  expect(await against()).toEqual(["un-declaration"]);
  expect(await against({ postId: null })).toEqual(["un-declaration"]);
});
