import { expect, test } from "vitest";
import { readPlan } from "./plan-read.ts";

const CERTIFICATE = {
  format: "contingent-certificate/1",
  classes: [["t"]],
  entries: [{ entry: 0, scale: 1, rows: [{ kind: "entry", entry: 0 }], tree: { leaf: {} } }],
};
const PLAN = {
  format: "contingent-plan/1",
  problem: `sha256:${"a".repeat(64)}`,
  planner: "0.1.0",
  seed: 1,
  workDone: 3,
  status: "bounded",
  assignments: [{ tour: "t", person: "p", score: 2 }],
  open: [{ tour: "u", causes: [{ code: "ceiling", any: { fact: [1] } }] }],
  objective: [{ entry: "filled", value: 1, bound: 2 }],
  prices: [{ rule: "c", from: "2026-01-01", worth: { filled: 1000 } }],
  certificate: CERTIFICATE,
};

function faults(parts: object): string[] {
  const read = readPlan({ ...PLAN, ...parts });
  return read.ok ? [] : read.faults.map(({ path }) => path);
}
const proof = (parts: object) => ({
  certificate: { ...CERTIFICATE, entries: [{ ...CERTIFICATE.entries[0], ...parts }] },
});

test("a whole plan is read as it is", () => {
  expect(readPlan(PLAN)).toEqual({ ok: true, value: PLAN });
});

test("branches of a proof are read at any depth", () => {
  const leaf = { leaf: { classes: [[0, 5]], rows: [[0, 1]], branches: [[0, 2]] } };
  const tree = {
    on: { classes: [0], tag: "w" },
    at: 2,
    below: leaf,
    above: { on: { peopleUsed: true }, at: 1, below: leaf, above: leaf },
  };
  const read = readPlan({ ...PLAN, ...proof({ tree }) });
  expect(read.ok && read.value.certificate?.entries[0]?.tree).toEqual(tree);
});

test.each<[string, object, string[]]>([
  ["an unknown key", { sum: 1 }, ["sum"]],
  ["a hash that is none", { problem: "sha256:abc" }, ["problem"]],
  ["an unknown status", { status: "best" }, ["status"]],
  ["an assignment without its score", { assignments: [{ tour: "t", person: "p" }] }, ["assignments[0].score"]],
  ["a cause without a code", { open: [{ tour: "u", causes: [{ kind: "x" }] }] }, ["open[0].causes[0]"]],
  ["an entry of no measure", { objective: [{ entry: "cost", value: 1, bound: 1 }] }, ["objective[0].entry"]],
  ["a value that is not whole", { objective: [{ entry: "filled", value: 0.5, bound: 1 }] }, ["objective[0].value"]],
  ["a day of a price that does not exist", { prices: [{ rule: "c", to: "2026-13-01", worth: {} }] }, ["prices[0].to"]],
  ["another certificate", { certificate: { ...CERTIFICATE, format: "x" } }, ["certificate.format"]],
  ["a proof of no entry", proof({ entry: undefined }), ["certificate.entries[0].entry"]],
  ["a scale of nothing", proof({ scale: 0 }), ["certificate.entries[0].scale"]],
  ["a row of an unknown kind", proof({ rows: [{ kind: "wish" }] }), ["certificate.entries[0].rows[0].kind"]],
  ["a negative price", proof({ tree: { leaf: { rows: [[0, -1]] } } }), ["certificate.entries[0].tree.leaf.rows[0][1]"]],
  [
    "a tree that is neither leaf nor branch",
    proof({ tree: {} }),
    ["on", "at", "below", "above"].map((key) => `certificate.entries[0].tree.${key}`),
  ],
  ["a leaf with an unknown key", proof({ tree: { leaf: { free: 1 } } }), ["certificate.entries[0].tree.leaf.free"]],
])("%s is a fault with its path", (_what, parts, paths) => {
  expect(faults(parts)).toEqual(paths);
});

test("what is no object is no plan", () => {
  for (const value of [null, 3, "plan", []]) expect(readPlan(value).ok).toBe(false);
});
