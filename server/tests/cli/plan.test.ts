/** The planner on files, as a process: what goes in, what comes out, and what happens when somebody has waited enough. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, expect, test, vi } from "vitest";
import { installation } from "./process.ts";

// Planning stops at its next step, which on a machine with other work may take a while to come.
vi.setConfig({ testTimeout: 180_000 });

const place = installation();
afterAll(() => place.remove());
const at = (name: string) => join(place.folder, name);

const small = {
  format: "contingent-problem/1",
  tours: [
    { id: "a/1", post: "a", from: "2027-01-01", to: "2027-06-30", key: true, needs: [["x"]] },
    { id: "a/2", post: "a", from: "2027-07-01", to: "2027-12-31" },
    { id: "b/1", post: "b", from: "2027-03-01", to: "2027-12-31", needs: [["z"]] },
  ],
  people: [{ id: "p1", tags: ["x"], scores: [{ when: {}, score: 5 }] }, { id: "p2" }],
  rest: { days: 90 },
};
writeFileSync(at("small.json"), JSON.stringify(small));
writeFileSync(at("small.json.gz"), gzipSync(JSON.stringify(small)));

/** Large enough that nobody proves it in the seconds of this test: shares and ceilings tie everybody to everybody. */
function large(): object {
  let state = 7;
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const tags = Array.from({ length: 12 }, (_, index) => `skill-${index}`);
  const tours = Array.from({ length: 240 }, (_, index) => {
    const half = index % 4;
    const [from, to] =
      [
        ["2027-01-01", "2027-06-30"],
        ["2027-07-01", "2027-12-31"],
        ["2028-01-01", "2028-06-30"],
        ["2028-07-01", "2028-12-31"],
      ][half] ?? [];
    const needs = [
      [tags[draw(12)], tags[draw(12)]],
      [tags[draw(12)], tags[draw(12)]],
    ];
    return {
      id: `t-${index}`,
      post: `post-${Math.floor(index / 4)}`,
      from,
      to,
      value: 500 + draw(1000),
      needs,
      labels: { unit: `unit-${index % 7}` },
    };
  });
  const people = Array.from({ length: 200 }, (_, index) => ({
    id: `p-${index}`,
    tags: [...new Set([tags[draw(12)], tags[draw(12)], tags[draw(12)], ...(draw(9) === 0 ? ["woman"] : [])])],
    home: `home-${draw(30)}`,
    scores: [{ when: { unit: `unit-${draw(7)}` }, score: draw(100) }],
  }));
  return {
    format: "contingent-problem/1",
    tours,
    people,
    rest: { days: 120 },
    shares: [{ id: "women", where: {}, tag: "woman", atLeast: [3, 20], per: ["unit"], hard: true }],
    homeCaps: [{ id: "home", where: {}, atMost: 3 }],
    ceilings: [{ id: "ceiling", where: {}, atMost: 48, measure: "present", overlap: { people: 5, days: 30 } }],
    work: 100_000_000,
  };
}

test("a plan is found, written and proved, from plain and compressed files alike", async () => {
  const planned = await place.run(["plan", at("small.json"), "-o", at("plan.json")]);
  expect([planned.exit, planned.answer.split("\n")[0]]).toEqual([0, "2 of 3 tours filled, proved optimal."]);
  expect(JSON.parse(readFileSync(at("plan.json"), "utf8"))).toMatchObject({
    status: "optimal",
    assignments: [
      { tour: "a/1", person: "p1" },
      { tour: "a/2", person: "p2" },
    ],
  });

  const packed = await place.run(["plan", at("small.json.gz"), "--output", at("plan.json.gz"), "--json"]);
  expect([packed.exit, JSON.parse(packed.answer).status]).toEqual([0, "optimal"]);
  expect(gunzipSync(readFileSync(at("plan.json.gz"))).toString()).toBe(readFileSync(at("plan.json"), "utf8"));

  const checked = await place.run(["check", at("small.json"), at("plan.json.gz"), "--json"]);
  expect([checked.exit, JSON.parse(checked.answer)]).toEqual([0, expect.objectContaining({ ok: true, breaches: [] })]);
});

test("where no plan is lawful the exit is 1, the reason is told and the proof is written", async () => {
  const pins = [
    { tour: "a/1", person: "p2", why: "asked for" },
    { tour: "a/2", person: "p1" },
  ];
  writeFileSync(at("impossible.json"), JSON.stringify({ ...small, pins }));
  const { exit, answer } = await place.run(["plan", at("impossible.json"), "-o", at("none.json")]);
  expect([exit, answer]).toEqual([1, expect.stringContaining("p2 must fill a/1 (asked for)\n- a/1 needs x")]);
  expect(await place.run(["check", at("impossible.json"), at("none.json")])).toMatchObject({ exit: 0 });
  const bare = await place.run(["plan", at("impossible.json")]);
  expect([bare.exit, bare.answer]).toEqual([1, readFileSync(at("none.json"), "utf8")]);
  expect(bare.remarks).toContain("No plan is lawful.");
});

test("without a place to write to, the plan file is the answer", async () => {
  const { exit, answer, remarks } = await place.run(["plan", at("small.json")]);
  expect([exit, answer, remarks]).toEqual([0, readFileSync(at("plan.json"), "utf8"), ""]);
});

test("a plan that is not as good as it says is told apart, with every breach", async () => {
  const plan = JSON.parse(readFileSync(at("plan.json"), "utf8"));
  plan.assignments[1].person = "p1";
  writeFileSync(at("bad.json"), JSON.stringify(plan));
  const { exit, answer } = await place.run(["check", at("small.json"), at("bad.json")]);
  expect(exit).toBe(1);
  expect(answer).toContain("p1 has 0 of 90 days between a/1 and a/2.");
});

test("the faults of both files are told together, and ends with 2", async () => {
  writeFileSync(
    at("wrong.json"),
    JSON.stringify({ ...small, rest: { days: -1 }, colour: "red", people: [{ id: "p1" }, { id: "p1" }] }),
  );
  writeFileSync(at("no.json"), "{");
  const { exit, answer, remarks } = await place.run(["check", at("wrong.json"), at("no.json")]);
  expect([exit, answer]).toEqual([2, ""]);
  for (const words of ["colour", "rest.days", "people[1].id", "no.json"]) expect(remarks).toContain(words);
});

test.each([
  ["plan", ["nowhere.json"], "does not exist"],
  ["plan", ["."], "is a folder"],
  ["plan", ["small.json", "-o", "nowhere/plan.json"], "its folder does not exist"],
  ["plan", ["small.json", "-o", "."], "it is a folder"],
  ["check", ["small.json", "nowhere.json"], "does not exist"],
])("%s %j is bad input: %s", async (command, words, sentence) => {
  const { exit, remarks } = await place.run([
    command,
    ...words.map((word) => (word.startsWith("-") ? word : at(word))),
  ]);
  expect([exit, remarks]).toEqual([2, expect.stringContaining(sentence)]);
});

test("bytes that are no text, or no archive, are bad input", async () => {
  writeFileSync(at("bytes.json"), Buffer.from([0xff, 0xfe, 0x00]));
  writeFileSync(at("broken.json.gz"), gzipSync(JSON.stringify(small)).subarray(0, 60));
  expect((await place.run(["plan", at("bytes.json")])).remarks).toContain("is not text in UTF-8");
  expect(await place.run(["plan", at("broken.json.gz")])).toMatchObject({ exit: 2 });
});

test("whoever has waited enough keeps the best plan so far, with its bound proved", async () => {
  writeFileSync(at("large.json"), JSON.stringify(large()));
  const planning = place.start(["plan", at("large.json"), "-o", at("stopped.json")]);
  await planning.says(/Planning\./);
  setTimeout(() => planning.child.kill("SIGINT"), 3000);
  const { exit, remarks } = await planning.ended;
  expect([exit, remarks]).toEqual([0, expect.stringContaining("Stopped: this is the best plan found until then")]);
  expect(JSON.parse(readFileSync(at("stopped.json"), "utf8"))).toMatchObject({
    status: "bounded",
    workDone: expect.any(Number),
  });
  expect(await place.run(["check", at("large.json"), at("stopped.json")])).toMatchObject({
    exit: 0,
    answer: expect.stringContaining("Lawful"),
  });
  expect(readdirSync(place.folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a problem too large for the memory it is given says so", async () => {
  const people = Array.from({ length: 300_000 }, (_, index) => ({ id: `person-${index}` }));
  writeFileSync(at("crowd.json"), JSON.stringify({ ...small, people }));
  const { exit, remarks } = await place.run(["plan", at("crowd.json"), "--memory", "64"]);
  expect([exit, remarks]).toEqual([3, expect.stringContaining("needs more than 64 MB")]);
});
