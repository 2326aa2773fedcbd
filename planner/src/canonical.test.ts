import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { randomProblem } from "../tests/random-problem.ts";
import { canonicalJson, problemHash } from "./canonical.ts";

test("keys are sorted by code units, lists keep their order, absent values are left out", () => {
  expect(canonicalJson({ b: [3, 1], a: { é: 1, z: 2, Z: 3 }, none: undefined })).toBe(
    '{"a":{"Z":3,"z":2,"é":1},"b":[3,1]}',
  );
});

test("numbers have one form", () => {
  expect(canonicalJson(JSON.parse("[1.0, 1e2, -0, 100]"))).toBe("[1,100,0,100]");
});

test("the hash fed piece by piece is the SHA-256 of the canonical text", () => {
  for (let seed = 0; seed < 50; seed++) {
    const problem = randomProblem(seed);
    const expected = createHash("sha256").update(canonicalJson(problem)).digest("hex");
    expect(problemHash(problem)).toBe(`sha256:${expected}`);
  }
});
