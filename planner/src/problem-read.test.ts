import fc from "fast-check";
import { expect, test } from "vitest";
import { aPerson, aTour } from "../tests/a-problem.ts";
import { drawFile, randomProblem, seededDraw } from "../tests/random-problem.ts";
import { canonicalJson, problemHash } from "./canonical.ts";
import type { Fault } from "./fault.ts";
import { parseProblem, readProblem } from "./problem-read.ts";

function faults(parts: object): string[] {
  const read = readProblem({ format: "contingent-problem/1", ...parts });
  return read.ok ? [] : read.faults.map(({ path }) => path);
}

test("what is left out has its default", () => {
  const read = readProblem({ format: "contingent-problem/1", tours: [aTour("t", 1, 2)], people: [aPerson("p")] });
  if (!read.ok) throw new Error("faulty");
  expect(read.value).toMatchObject({
    rest: { days: 0 },
    ceilings: [],
    objective: ["keyFilled", "filled", "shortfall", "changes", "people", "score"],
    seed: 1,
  });
  expect(read.value.tours[0]).toMatchObject({ key: false, value: 1000, needs: [], labels: {} });
  expect(read.value.people[0]).toEqual({ id: "p", tags: [], scores: [] });
  expect(read.value).not.toHaveProperty("work");
});

const TOUR = aTour("t", 1, 5);
const PERSON = aPerson("p");
const BOTH = { tours: [TOUR], people: [PERSON] };
const CEILING = { id: "c", measure: "present", atMost: 1 };
const SHARE = { id: "s", tag: "w", atLeast: [1, 4] };

test.each<[string, object, string[]]>([
  ["an unknown key", { tour: [] }, ["tour"]],
  ["an unknown key of an item", { tours: [{ ...TOUR, form: 1 }] }, ["tours[0].form"]],
  ["another format", { format: "contingent-problem/2" }, ["format"]],
  ["a list that is none", { tours: {} }, ["tours"]],
  ["an id used twice", { tours: [TOUR, TOUR] }, ["tours[1].id"]],
  ["a day that does not exist", { tours: [{ ...TOUR, from: "2026-02-30", to: "2026-03-01" }] }, ["tours[0].from"]],
  ["a day with a time", { tours: [{ ...TOUR, to: "2026-02-03T00:00:00Z" }] }, ["tours[0].to"]],
  ["from after to", { tours: [aTour("t", 5, 4)] }, ["tours[0]"]],
  ["a value of nothing", { tours: [{ ...TOUR, value: 0 }] }, ["tours[0].value"]],
  ["a value that is not whole", { tours: [{ ...TOUR, value: 1.5 }] }, ["tours[0].value"]],
  ["a value beyond exact numbers", { tours: [{ ...TOUR, value: 2 ** 53 }] }, ["tours[0].value"]],
  ["a need without a tag", { tours: [{ ...TOUR, needs: [["@start"]] }] }, ["tours[0].needs[0][0]"]],
  ["a label that is no text", { tours: [{ ...TOUR, labels: { role: 3 } }] }, ["tours[0].labels.role"]],
  ["a held tag that ends in @start", { people: [{ ...PERSON, tags: ["fit@start"] }] }, ["people[0].tags[0]"]],
  [
    "a held tag with an unknown key",
    { people: [{ ...PERSON, tags: [{ tag: "a", till: "x" }] }] },
    ["people[0].tags[0].till"],
  ],
  [
    "a score that is not whole",
    { people: [{ ...PERSON, scores: [{ when: {}, score: 0.5 }] }] },
    ["people[0].scores[0].score"],
  ],
  ["negative rest", { rest: { days: -1 } }, ["rest.days"]],
  ["a negative ceiling", { ceilings: [{ ...CEILING, atMost: -1 }] }, ["ceilings[0].atMost"]],
  [
    "an overlap of tours",
    { ceilings: [{ ...CEILING, measure: "tours", overlap: { people: 1, days: 1 } }] },
    ["ceilings[0].overlap"],
  ],
  [
    "a selector that is no list",
    { ceilings: [{ ...CEILING, where: { mission: "M" } }] },
    ["ceilings[0].where.mission"],
  ],
  ["more than the whole", { shares: [{ ...SHARE, atLeast: [5, 4] }] }, ["shares[0].atLeast"]],
  ["a part of nothing", { shares: [{ ...SHARE, atLeast: [0, 0] }] }, ["shares[0].atLeast[1]"]],
  ["a negative part", { shares: [{ ...SHARE, atLeast: [-1, 4] }] }, ["shares[0].atLeast[0]"]],
  ["an unknown tour", { ...BOTH, pins: [{ tour: "x", person: "p" }] }, ["pins[0].tour"]],
  ["an unknown person", { ...BOTH, bans: [{ tour: "t", person: "x" }] }, ["bans[0].person"]],
  [
    "an unknown earlier pair",
    { ...BOTH, previous: [{ tour: "x", person: "y" }] },
    ["previous[0].tour", "previous[0].person"],
  ],
  [
    "a pair said twice",
    {
      ...BOTH,
      pins: [
        { tour: "t", person: "p" },
        { tour: "t", person: "p" },
      ],
    },
    ["pins[1]"],
  ],
  ["an unknown measure", { objective: ["filled", "cost"] }, ["objective[1]"]],
  ["an unknown measure in a sum", { objective: [{ filled: 1, cost: 1 }] }, ["objective[0].cost"]],
  ["a weight of nothing", { objective: [{ filled: 0 }] }, ["objective[0].filled"]],
  ["an empty sum", { objective: [{}] }, ["objective[0]"]],
  ["an empty objective", { objective: [] }, ["objective"]],
  ["no steps", { work: 0 }, ["work"]],
  [
    "values that add up beyond exact numbers",
    { tours: [1, 2].map((n) => ({ ...TOUR, id: `${n}`, value: 2 ** 52 })), objective: ["filled"] },
    ["objective[0]"],
  ],
  ["weights that multiply beyond exact numbers", { ...BOTH, objective: [{ filled: 2 ** 52 }] }, ["objective[0]"]],
])("%s is a fault with its path", (_what, parts, paths) => {
  expect(faults(parts)).toEqual(paths);
});

test("all faults are named at once, also beside broken items", () => {
  const file = {
    extra: 1,
    tours: [{ ...TOUR, value: -3, colour: "red" }, aTour("t", 9, 8)],
    people: [{ id: 5 }],
    pins: [{ tour: "t", person: "nobody" }],
    seed: -1,
  };
  expect(faults(file).sort()).toEqual(
    [
      "extra",
      "people[0].id",
      "pins[0].person",
      "seed",
      "tours[0].colour",
      "tours[0].value",
      "tours[1]",
      "tours[1].id",
    ].sort(),
  );
});

test("a key named __proto__ is refused, not lost", () => {
  const read = parseProblem(
    '{"format":"contingent-problem/1","tours":[{"id":"t","post":"p","from":"2026-01-01","to":"2026-01-02","labels":{"__proto__":"x"}}],"__proto__":3}',
  );
  expect(read.ok ? [] : read.faults.map(({ path }: Fault) => path)).toEqual(["__proto__", "tours[0].labels.__proto__"]);
});

/** The same file with every list whose order has no meaning turned around, and every object's keys too. */
function turnedAround(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => turnedAround(item));
    return key === "objective" || key === "atLeast" ? items : items.reverse();
  }
  if (typeof value !== "object" || value === null) return value;
  const pairs = Object.entries(value).map(([name, inner]) => [name, turnedAround(inner, name)] as const);
  return Object.fromEntries(pairs.reverse());
}

test("files that say the same read the same and hash the same, whatever their order", () => {
  for (let seed = 0; seed < 300; seed++) {
    const file = drawFile(seededDraw(seed), { tours: 6, people: 5, days: 40 });
    const [one, other] = [readProblem(file), readProblem(turnedAround(file))];
    if (!one.ok || !other.ok) throw new Error("faulty");
    expect(other.value).toEqual(one.value);
    expect(problemHash(other.value)).toBe(problemHash(one.value));
  }
});

test("what was read can be written and read again, unchanged", () => {
  for (let seed = 0; seed < 300; seed++) {
    const problem = randomProblem(seed);
    const again = parseProblem(JSON.stringify(problem));
    if (!again.ok) throw new Error(JSON.stringify(again.faults));
    expect(again.value).toEqual(problem);
    expect(parseProblem(canonicalJson(problem))).toEqual(again);
  }
});

test("problems that differ in one value have different hashes", () => {
  const hashes = new Set<string>();
  const base = { tours: [TOUR], people: [PERSON], ceilings: [CEILING], shares: [SHARE] };
  const variants = [
    {},
    { title: "x" },
    { seed: 2 },
    { work: 10 },
    { rest: { days: 1 } },
    { tours: [{ ...TOUR, key: true }] },
    { ceilings: [{ ...CEILING, atMost: 2 }] },
    { ceilings: [{ ...CEILING, others: [{ from: "2026-01-01", to: "2026-01-01", count: 1 }] }] },
    { shares: [{ ...SHARE, hard: true }] },
    { objective: ["filled"] },
    { objective: ["filled", "keyFilled"] },
    { objective: ["keyFilled", "filled"] },
  ];
  for (const variant of variants) {
    const read = readProblem({ format: "contingent-problem/1", ...base, ...variant });
    if (read.ok) hashes.add(problemHash(read.value));
  }
  expect(hashes.size).toBe(variants.length);
});

test("an arbitrary JSON value is read or refused, never thrown at", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = readProblem(value);
      expect(read.ok || read.faults.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
