import { expect, test } from "vitest";
import { loadHighs } from "../engine/highs.ts";
import { check } from "../src/check/index.ts";
import { explainCommand, planText } from "../src/commands.ts";
import { type Explanation, explain, type Question } from "../src/explain.ts";
import { optionalChanges } from "../src/explain-changes.ts";
import { changedProblem, withPin } from "../src/explain-nearest.ts";
import { openTours } from "../src/explain-open.ts";
import { explanationLines } from "../src/explain-text.ts";
import type { Plan } from "../src/plan.ts";
import type { Problem } from "../src/problem.ts";
import { solve } from "../src/solve/index.ts";
import { aPerson, aProblem, aTour, january } from "./a-problem.ts";
import { bruteForce } from "./brute-force.ts";
import { randomProblem, seededDraw } from "./random-problem.ts";

const engine = await loadHighs();
const solved = (problem: Problem): Plan => solve(problem, engine);
const ask = (problem: Problem, question: Question): Promise<Explanation> =>
  explain(problem, solved(problem), question, solved);

/** The answer about somebody who was not chosen. */
async function whyNot(parts: object, tour: string, person: string) {
  const answer = await ask(aProblem(parts), { tour, person });
  if (answer.kind !== "not-chosen") throw new Error(answer.kind);
  return answer;
}

const BETTER = { scores: [{ when: {}, score: 10 }] };

test("whoever is chosen: by what each need is met, the points, and what is lost without", async () => {
  const tours = [aTour("t", 1, 5, { needs: [["a", "b"]] })];
  const people = [aPerson("p", { tags: ["b"], ...BETTER }), aPerson("q", { tags: ["a"] })];
  const answer = await ask(aProblem({ tours, people }), { tour: "t" });
  expect(answer).toMatchObject({
    kind: "chosen",
    person: "p",
    needs: [{ need: ["a", "b"], met: ["b"] }],
    score: 10,
    otherwise: {
      possible: true,
      worse: { entry: "score", loss: 10 },
      moves: [{ tour: "t", before: "p", after: "q" }],
      proved: true,
    },
  });
});

test("whoever is pinned is there because of the pin", async () => {
  const pins = [{ tour: "t", person: "p", why: "ordered" }];
  const answer = await ask(aProblem({ tours: [aTour("t", 1, 5)], people: [aPerson("p")], pins }), { tour: "t" });
  expect(answer).toMatchObject({ kind: "chosen", pinned: "ordered" });
});

test("not qualified: the nearest change gives exactly what is missing", async () => {
  const tours = [aTour("t", 1, 5, { needs: [["a"], ["fit@start"]] })];
  const people = [aPerson("p", { tags: ["a", "fit"] }), aPerson("q", { available: [], ...BETTER })];
  const answer = await whyNot({ tours, people }, "t", "q");
  expect(answer.obstacles.map(({ code }) => code)).toEqual(["need", "need", "available"]);
  expect(answer.forced).toBeUndefined();
  expect(answer.nearest).toMatchObject({
    proved: true,
    smallest: true,
    changes: [
      { kind: "tag", tag: "a", from: january(1), to: january(5) },
      { kind: "tag", tag: "fit", from: january(1), to: january(1) },
      { kind: "available", from: january(1), to: january(5) },
    ],
  });
});

test("fewer points: as many more as make up for it", async () => {
  const people = [aPerson("p", BETTER), aPerson("q", { scores: [{ when: {}, score: 3 }] })];
  const answer = await whyNot({ tours: [aTour("t", 1, 5)], people, objective: ["filled", { score: 2 }] }, "t", "q");
  expect(answer.forced).toMatchObject({ possible: true, worse: { loss: 14 }, proved: true });
  expect(answer.nearest?.changes).toEqual([{ kind: "score", person: "q", tour: "t", points: 7 }]);
});

test("as good as whoever was chosen: nothing need change", async () => {
  const answer = await whyNot({ tours: [aTour("t", 1, 5)], people: [aPerson("p"), aPerson("q")] }, "t", "q");
  expect(answer.forced).toMatchObject({ possible: true, worse: null, moves: [{ before: "p", after: "q" }] });
  expect(answer.nearest).toMatchObject({ changes: [], proved: true });
});

test("a ceiling in the way: one more place under it", async () => {
  const tours = [aTour("s", 1, 5, { value: 2000 }), aTour("t", 3, 9)];
  const ceilings = [{ id: "c", measure: "present", atMost: 1 }];
  const answer = await whyNot({ tours, people: [aPerson("p"), aPerson("q")], ceilings }, "t", "q");
  expect(answer.obstacles).toMatchObject([{ code: "ceiling", rule: "c" }]);
  expect(answer.nearest?.changes).toEqual([{ kind: "ceiling", id: "c", more: 1 }]);
});

test("a home cap, a hard share, a pin and a ban in the way", async () => {
  const one = {
    tours: [aTour("s", 1, 5, { value: 2000 }), aTour("t", 3, 9)],
    people: [aPerson("p", { home: "h" }), aPerson("q", { home: "h" })],
  };
  const homeCaps = [{ id: "h", atMost: 1 }];
  expect((await whyNot({ ...one, homeCaps }, "t", "q")).nearest?.changes).toEqual([
    { kind: "home-cap", id: "h", more: 1 },
  ]);
  const shares = [{ id: "w", tag: "woman", atLeast: [1, 2], hard: true }];
  const shared = { tours: [aTour("t", 1, 5)], people: [aPerson("p", { tags: ["woman"] }), aPerson("q")], shares };
  expect((await whyNot(shared, "t", "q")).nearest?.changes).toEqual([{ kind: "share-waived", id: "w" }]);
  const pins = [{ tour: "t", person: "p" }];
  const pinned = await whyNot({ tours: [aTour("t", 1, 5)], people: [aPerson("p"), aPerson("q")], pins }, "t", "q");
  expect(pinned.forced).toMatchObject({ possible: false, proved: true, conflict: [{ kind: "pin" }, { kind: "pin" }] });
  expect(pinned.nearest?.changes).toEqual([{ kind: "unpin", tour: "t", person: "p" }]);
  const bans = [{ tour: "t", person: "q", why: "said no" }];
  const banned = await whyNot({ tours: [aTour("t", 1, 5)], people: [aPerson("p"), aPerson("q")], bans }, "t", "q");
  expect(banned.obstacles).toEqual([{ code: "banned", why: "said no" }]);
  expect(banned.nearest?.changes).toEqual([{ kind: "unban", tour: "t", person: "q" }]);
});

test("back too lately: an earlier return", async () => {
  const people = [aPerson("p"), aPerson("q", { lastReturn: january(8) })];
  const answer = await whyNot({ tours: [aTour("t", 10, 15)], people, rest: { days: 3 } }, "t", "q");
  expect(answer.obstacles).toEqual([{ code: "returned", lastReturn: january(8), days: 1, needed: 3 }]);
  expect(answer.nearest?.changes).toEqual([{ kind: "earlier-return", person: "q", lastReturn: january(6) }]);
});

test("better used elsewhere: what forcing them would cost", async () => {
  const tours = [aTour("s", 1, 5, { needs: [["a"]], value: 3000 }), aTour("t", 3, 9)];
  const answer = await whyNot({ tours, people: [aPerson("p", { tags: ["a"] })] }, "t", "p");
  expect(answer.obstacles).toEqual([{ code: "elsewhere", tour: "s" }]);
  expect(answer.forced).toMatchObject({ possible: true, worse: { entry: "filled", loss: 2000 } });
  expect(answer.nearest).toBe(null);
});

test("an unknown tour or person is said", async () => {
  const problem = aProblem({ tours: [aTour("t", 1, 5)], people: [aPerson("p")] });
  const files = [JSON.stringify(problem), planText(solved(problem))] as const;
  for (const question of [{ tour: "x" }, { tour: "t", person: "x" }])
    expect(await explainCommand(...files, question, solved)).toMatchObject({ exit: 2 });
  expect(await explainCommand(...files, { tour: "t" }, solved)).toMatchObject({ exit: 0 });
  expect(
    await explainCommand(files[0], files[1].replace('"score":0', '"score":1'), { tour: "t" }, solved),
  ).toMatchObject({ exit: 1 });
  expect(await explainCommand("{", files[1], { tour: "t" }, solved)).toMatchObject({ exit: 2 });
});

const OPEN = { tours: [aTour("t", 10, 20, { needs: [["a"], ["b"]] })] };

test("open because nobody is qualified: how many each need alone stops", () => {
  const people = [
    aPerson("both missing"),
    aPerson("a1", { tags: ["a"] }),
    aPerson("a2", { tags: ["a"] }),
    aPerson("b1", { tags: ["b"] }),
    aPerson("away", { tags: ["a", "b"], available: [] }),
    aPerson("tired", { tags: ["a", "b"], lastReturn: january(9) }),
    aPerson("banned", { tags: ["a", "b"] }),
    aPerson("late and banned", { tags: ["a", "b"], lastReturn: january(9) }),
  ];
  const bans = ["banned", "late and banned"].map((person) => ({ tour: "t", person }));
  const problem = aProblem({ ...OPEN, people, bans, rest: { days: 5 } });
  expect(openTours(problem, [])).toEqual([
    {
      tour: "t",
      causes: [
        {
          code: "nobody-qualified",
          people: 8,
          needs: [
            { need: ["a"], alone: 1 },
            { need: ["b"], alone: 2 },
          ],
          availableAlone: 1,
          restAlone: 1,
          bannedAlone: 1,
        },
      ],
    },
  ]);
});

test("open though some are qualified: who is where, which rule, whom it alone stops", () => {
  const tours = [aTour("busy", 10, 12), aTour("near", 6, 8), aTour("t", 10, 20)];
  const people = [aPerson("p"), aPerson("q", { home: "h" }), aPerson("r", { home: "h" })];
  const problem = aProblem({
    tours,
    people,
    rest: { days: 3 },
    ceilings: [{ id: "c", measure: "present", atMost: 1 }],
    homeCaps: [{ id: "cap", atMost: 0, homes: ["h"] }],
  });
  const [open] = openTours(problem, [{ tour: "busy", person: "p" }]).filter(({ tour }) => tour === "t");
  expect(open?.causes).toMatchObject([
    { code: "used-elsewhere", people: 1, alone: 0, who: [{ person: "p", tours: ["busy"] }] },
    { code: "ceiling", rule: "c", people: 3, alone: 0 },
    { code: "home-cap", rule: "cap", people: 2, alone: 0 },
  ]);
  const rested = openTours(problem, [{ tour: "near", person: "p" }]).find(({ tour }) => tour === "t");
  expect(rested?.causes).toMatchObject([
    { code: "rest", people: 1, alone: 1, who: [{ person: "p", tours: ["near"] }] },
    { code: "home-cap", people: 2, alone: 2 },
  ]);
});

test("open though somebody is free: because an earlier entry would lose", () => {
  const problem = aProblem({ tours: [aTour("t", 1, 5)], people: [aPerson("p")], objective: ["people", "filled"] });
  expect(solved(problem).open).toMatchObject([
    { causes: [{ code: "no-gain", who: [{ person: "p", entry: "people", change: -1 }] }] },
  ]);
});

/** Whether the best of the problem is still reached with the pair pinned, by trying everything. */
function isAmongBest(problem: Problem, tour: string, person: string): boolean {
  const best = bruteForce(problem);
  return best !== null && JSON.stringify(best) === JSON.stringify(bruteForce(withPin(problem, tour, person)));
}

test("on random problems every claim is true when everything is tried", async () => {
  const seen = { none: 0, tie: 0, changed: 0, worse: 0, impossible: 0, needless: 0 };
  for (let seed = 0; seed < 160; seed++) {
    const problem = randomProblem(seed + 40_000, { tours: 4, people: 3, days: 25 });
    const plan = solved(problem);
    const draw = seededDraw(seed);
    const [tour, person] = [
      problem.tours[draw(Math.max(1, problem.tours.length))],
      problem.people[draw(Math.max(1, problem.people.length))],
    ];
    if (plan.status === "infeasible" || tour === undefined || person === undefined) continue;
    const answer = await explain(problem, plan, { tour: tour.id, person: person.id }, solved, 40);
    expect(explanationLines(answer).join("\n")).not.toContain("undefined");
    if (answer.kind !== "not-chosen") continue;
    const told = `seed ${seed}: ${JSON.stringify(answer)}`;
    const pinned = bruteForce(withPin(problem, tour.id, person.id));
    if (answer.forced) {
      expect(answer.forced.proved, told).toBe(true);
      expect(answer.forced.possible, told).toBe(pinned !== null);
      if (pinned)
        expect(
          answer.forced.objective.slice(0, pinned.length).map(({ value }) => value),
          told,
        ).toEqual(pinned);
      expect(answer.forced.possible && answer.forced.worse === null, told).toBe(
        isAmongBest(problem, tour.id, person.id),
      );
      if (!answer.forced.possible) seen.impossible++;
      else if (answer.forced.worse) seen.worse++;
    } else expect(pinned, told).toBe(null);
    if (answer.nearest === null) {
      seen.none++;
      for (const change of optionalChanges(problem, tour, person))
        if (answer.solved < 30)
          expect(isAmongBest(changedProblem(problem, [change]), tour.id, person.id), told).toBe(false);
      continue;
    }
    const { changes } = answer.nearest;
    expect(answer.nearest, told).toMatchObject({ proved: true, smallest: true });
    expect(isAmongBest(changedProblem(problem, changes), tour.id, person.id), told).toBe(true);
    for (const spared of changes) {
      const fewer = changedProblem(
        problem,
        changes.filter((change) => change !== spared),
      );
      expect(isAmongBest(fewer, tour.id, person.id), `${told}; ${JSON.stringify(spared)} can be spared`).toBe(false);
      seen.needless++;
    }
    const changed = withPin(changedProblem(problem, changes), tour.id, person.id);
    expect(check(changed, answer.nearest.plan).ok, told).toBe(true);
    if (changes.length === 0) seen.tie++;
    else seen.changed++;
  }
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(2);
});
