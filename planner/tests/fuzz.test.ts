import fc from "fast-check";
import { expect, test } from "vitest";
import { loadHighs } from "../engine/highs.ts";
import { checkCommand, planCommand, planText } from "../src/commands.ts";
import { solve } from "../src/solve/index.ts";
import { anyProblem, drawFile, randomProblem, seededDraw } from "./random-problem.ts";

const engine = await loadHighs();

/** Longest that any answer to a small file may take, also on a busy machine. */
const LONGEST_MS = 20_000;

/** Exit codes of the checker; it must answer, soon, and say why when it is not content. */
function checkAnswers(problem: string, plan: string): 0 | 1 | 2 | 3 {
  const start = performance.now();
  const answer = checkCommand(problem, plan);
  expect(performance.now() - start).toBeLessThan(LONGEST_MS);
  expect([0, 1, 2]).toContain(answer.exit);
  expect(answer.lines.length).toBeGreaterThan(0);
  return answer.exit;
}

const PAIRS = [3, 8, 21, 34].map((seed) => {
  const problem = randomProblem(seed);
  return { problem: JSON.stringify(problem), plan: planText(solve(problem, engine)) };
});
const anyPair = fc.constantFrom(...PAIRS);

test("the pairs that are damaged below are good to begin with", () => {
  for (const { problem, plan } of PAIRS) expect(checkAnswers(problem, plan)).toBe(0);
});

test("random bytes are unreadable", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), anyPair, (bytes, { problem, plan }) => {
      const text = Buffer.from(bytes).toString("utf8");
      expect(checkAnswers(text, plan)).toBe(2);
      expect(checkAnswers(problem, text)).toBe(2);
    }),
    { numRuns: 300 },
  );
});

test("files with characters changed, cut or doubled are answered", () => {
  const anyDamage = fc.tuple(fc.nat(), fc.nat(40), fc.string({ maxLength: 6 }));
  const damaged = (text: string, [at, length, put]: [number, number, string]) => {
    const start = at % text.length;
    return text.slice(0, start) + put + text.slice(start + length);
  };
  fc.assert(
    fc.property(anyPair, anyDamage, fc.boolean(), ({ problem, plan }, damage, first) => {
      if (first) checkAnswers(damaged(problem, damage), plan);
      else checkAnswers(problem, damaged(plan, damage));
    }),
    { numRuns: 1500 },
  );
});

/** Values that files of this kind do not expect. */
const anyOddity = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(0, -1, 1.5, 1e308, -1e308, 2 ** 53, -(2 ** 53), 2 ** 53 - 1, 1e-9),
  fc.constantFrom("", "2026-02-30", "9999-12-31", "0001-01-01", "__proto__", "constructor", "@start", "\ud800"),
);

/** Every place in a JSON value. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** The value with what stands at the place replaced. */
function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
  Reflect.set(copy as object, key, replaced(Reflect.get(value as object, key), rest, by));
  return copy;
}

test("files with any one value replaced are answered", () => {
  fc.assert(
    fc.property(anyPair, fc.nat(), anyOddity, fc.boolean(), ({ problem, plan }, place, oddity, first) => {
      const file: unknown = JSON.parse(first ? problem : plan);
      const places = placesOf(file);
      const changed = JSON.stringify(replaced(file, places[place % places.length] ?? [], oddity));
      if (first) checkAnswers(changed, plan);
      else checkAnswers(problem, changed);
    }),
    { numRuns: 3000 },
  );
});

test("problems with any one value replaced are solved or refused with their faults", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(2000), fc.nat(), anyOddity, async (seed, place, oddity) => {
      const file = drawFile(seededDraw(seed), { tours: 4, people: 3, days: 30 });
      const places = placesOf(file);
      const odd = replaced(file, places[place % places.length] ?? [], oddity);
      const changed = typeof odd === "object" && odd !== null && !Array.isArray(odd) ? { work: 20_000, ...odd } : odd;
      const start = performance.now();
      const answer = await planCommand(JSON.stringify(changed), (problem) =>
        solve({ ...problem, work: 20_000 }, engine),
      );
      expect(performance.now() - start).toBeLessThan(LONGEST_MS);
      expect([0, 1, 2, 3]).toContain(answer.exit);
      // 1 stands for a proof that no plan is lawful, 3 for work that ended before a first lawful plan: neither is a plan to use.
      if (answer.exit === 1) expect(answer.plan?.status).toBe("infeasible");
      if (answer.exit === 2 || answer.exit === 3) expect(answer.plan).toBeUndefined();
      if (answer.plan) expect(checkAnswers(JSON.stringify(changed), planText(answer.plan))).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test("nesting of any depth is refused, not run into", () => {
  const [pair] = PAIRS;
  if (pair === undefined) throw new Error("no pair");
  for (const depth of [1_000, 100_000, 500_000]) {
    const lists = "[".repeat(depth) + "]".repeat(depth);
    expect(checkAnswers(lists, pair.plan)).toBe(2);
    expect(checkAnswers(pair.problem, lists)).toBe(2);
    const objects = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    expect(checkAnswers(pair.problem.replace("{", `{"x":${objects},`), pair.plan)).toBe(2);
    expect(checkAnswers(pair.problem, pair.plan.replace("{", `{"x":${objects},`))).toBe(2);
    // Facts of causes and conflicts may be any JSON: read past, however deep.
    const conflict = `{"conflict":[{"kind":"pin","tour":"t","person":"p","x":${objects}}],`;
    expect(checkAnswers(pair.problem, pair.plan.replace("{", conflict))).toBe(1);
    const infeasible = pair.plan.replace('"status":"optimal"', '"status":"infeasible"').replace("{", conflict);
    expect(checkAnswers(pair.problem, infeasible)).toBe(1);
  }
});

test("files with hundreds of thousands of faults are answered with all of them, or with where they are", () => {
  const [pair] = PAIRS;
  if (pair === undefined) throw new Error("no pair");
  const many = (item: string) => `[${Array.from({ length: 130_000 }, () => item).join(",")}]`;
  const problem = (parts: string) => `{"format":"contingent-problem/1",${parts}}`;
  const tour = '"id":"t","post":"p","from":"2026-01-01","to":"2026-01-02"';
  for (const parts of [
    `"tours":[{${tour},"needs":[${many("1")}]}]`,
    `"people":[{"id":"p","tags":${many("1")}}]`,
    `"bans":${many('{"tour":"x","person":"y"}')}`,
  ])
    expect(checkAnswers(problem(parts), pair.plan)).toBe(2);
  for (const key of ["assignments", "conflict"]) {
    const plan = JSON.stringify({ ...JSON.parse(pair.plan), [key]: 0 }).replace(`"${key}":0`, `"${key}":${many("1")}`);
    expect(checkAnswers(pair.problem, plan)).toBe(2);
  }
  for (const parts of [`"classes":${many("1")},"entries":[]`]) {
    const certificate = `{"format":"contingent-certificate/1",${parts}}`;
    const plan = JSON.stringify({ ...JSON.parse(pair.plan), certificate: 0 });
    expect(checkAnswers(pair.problem, plan.replace('"certificate":0', `"certificate":${certificate}`))).toBe(2);
  }
});

test("a proof as deep as a file can hold is walked, not run into", () => {
  const problem = JSON.stringify({
    format: "contingent-problem/1",
    tours: [{ id: "t", post: "p", from: "2026-01-01", to: "2026-01-02" }],
    people: [{ id: "p" }],
    objective: ["filled"],
  });
  const plan = JSON.parse(planText(solve(JSON.parse(JSON.stringify(randomProblem(0))), engine))) as object;
  const depth = 20_000;
  const leaf = '{"leaf":{"classes":[[0,1000]]}}';
  const tree = `{"on":{},"at":0,"above":${leaf},"below":`.repeat(depth) + leaf + "}".repeat(depth);
  const proof = `{"entry":0,"scale":1,"rows":[],"tree":${tree}}`;
  const certificate = `{"format":"contingent-certificate/1","classes":[["t"]],"entries":[${proof}]}`;
  const text = JSON.stringify({ ...plan, certificate: 0 }).replace('"certificate":0', `"certificate":${certificate}`);
  expect(checkAnswers(problem, text)).toBe(1);
});

test("whatever fast-check draws, the plan passes its check and is the same again", async () => {
  await fc.assert(
    fc.asyncProperty(anyProblem(), async (problem) => {
      const text = JSON.stringify(problem);
      const answer = await planCommand(text, (one) => solve(one, engine));
      expect(answer.exit, answer.lines.join("\n")).toBe(0);
      const again = await planCommand(text, (one) => solve(one, engine));
      expect(answer.plan && again.plan && planText(again.plan)).toBe(answer.plan && planText(answer.plan));
    }),
    { numRuns: 150 },
  );
});
