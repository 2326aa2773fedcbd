import { canonicalJson, check, explain, parseProblem, planText, solve } from "@contingent/planner";
import { loadHighs } from "@contingent/planner/engine";
import { describe, expect, test } from "vitest";
import { planOf } from "./actions-run.ts";
import { candidatesOf } from "./candidates.ts";
import { digestOf, readOwn, sentenceOf } from "./digest.ts";
import { permissiveLaw, someRecords, someVolunteers } from "./fixtures.ts";
import { compileProblem } from "./problem.ts";
import { provedOf } from "./proved.ts";
import { against, chosenReasons, nearestFor, nearestForPerson } from "./reasons.ts";
import { worldOf } from "./world.ts";

const tools = { progress: () => undefined, shouldStop: () => false };
const records = someRecords({ volunteers: someVolunteers("reserve", 300, "2026-11-23") });
const compiled = compileProblem(records);
const problem = readOwn(compiled);
const plan = await planOf(problem, tools);
const digest = digestOf(records, compiled, problem, plan);
const world = worldOf(problem, plan.assignments);
const asks = digest.asked;
const tourOf = (code: string) => {
  const tour = problem.tours.find(({ post }) => post === code);
  if (tour === undefined) throw new Error(`no tour on ${code}`);
  return tour;
};

describe("a plan of the demonstration's single posts", () => {
  test("is proved best and passes the independent check", () => {
    expect(plan.status).toBe("optimal");
    expect(check(problem, plan)).toMatchObject({ ok: true });
  });

  test("is repeated byte for byte from the stored text", async () => {
    const stored = parseProblem(canonicalJson(compiled.problem));
    if (!stored.ok) throw new Error("unreadable");
    expect(planText(await planOf(stored.value, tools))).toBe(planText(plan));
  });

  test("leaves the post that asks for French B2 open, and says that nobody holds it", () => {
    const open = digest.tours.find(({ post }) => post === "MINUSCA/so-3");
    expect(open).toMatchObject({ number: null, eligible: 0 });
    expect(open?.causes[0]).toMatchObject({ code: "nobody-holds", facts: { rule: "post-language" } });
    expect(open?.causes.map(({ code }) => code)).toContain("nobody-qualified");
  });

  test("has a sentence whose numbers are those of its tours", () => {
    const sentence = sentenceOf(plan, digest);
    expect(sentence.filled).toBe(plan.assignments.length);
    expect(sentence.wanted).toBe(records.wanted.length);
    expect(sentence.openBy.reduce((sum, { tours }) => sum + tours, 0)).toBe(sentence.wanted - sentence.filled);
    expect(sentence.keyWanted).toBe(records.wanted.filter(({ post }) => post.key).length);
  });
});

describe("why this person and not that one", () => {
  const filled = plan.assignments.map(({ tour }) => tourOf(problem.tours.find(({ id }) => id === tour)?.post ?? ""));

  test("every claim about somebody who scored higher is true of the plan", () => {
    let told = 0;
    for (const tour of filled) {
      const holder = world.holderOf(tour);
      if (holder === null) throw new Error("open");
      for (const person of problem.people) {
        if (world.unmet(person, tour).length > 0 || world.scoreOf(person, tour) <= world.scoreOf(holder, tour))
          continue;
        const [reason] = against(world, tour, person, asks);
        told += 1;
        if (reason?.code === "elsewhere")
          expect(world.toursOf(person).map(({ id }) => id)).toContain(reason.facts.other);
        else expect(["costs", "equal", "home-cap", "ceiling"]).toContain(reason?.code);
        if (reason?.code === "costs") expect(reason.facts.entry).not.toBe("score");
      }
    }
    expect(told).toBeGreaterThan(0);
  });

  test("nobody who could take a filled tour at no loss would make the plan better", () => {
    for (const tour of filled.slice(0, 5))
      for (const person of problem.people.slice(0, 60)) {
        const reasons = against(world, tour, person, asks);
        if (world.holderOf(tour)?.id === person.id) continue;
        expect(reasons.length).toBeGreaterThan(0);
      }
  });

  test("the chosen one is told with how many could and how many scored higher", () => {
    const [tour] = filled;
    const holder = tour === undefined ? null : world.holderOf(tour);
    if (tour === undefined || holder === null) throw new Error("open");
    expect(chosenReasons(world, tour, holder, 12, 2)[0]).toMatchObject({
      code: "chosen",
      facts: { eligible: 12, higher: 2 },
    });
    expect(chosenReasons(world, tour, holder, 1, 0)[0]).toMatchObject({ code: "only-one" });
  });

  test("the nearest change that would fill an open tour does fill it", async () => {
    const tour = tourOf("MINUSCA/so-3");
    const nearest = nearestFor(world, tour, asks);
    expect(nearest).toMatchObject({ code: "would-fill", facts: { rule: "post-language" } });
    const key =
      problem.tours
        .find(({ id }) => id === tour.id)
        ?.needs.flat()
        .find((need) => need.startsWith("post-language"))
        ?.replace(/@start$/, "") ?? "";
    const lifted = {
      ...problem,
      people: problem.people.map((person) =>
        person.id === nearest?.facts.person ? { ...person, tags: [...person.tags, { tag: key }] } : person,
      ),
    };
    const again = await planOf(readOwn({ problem: JSON.parse(JSON.stringify(lifted)) }), tools);
    expect(again.assignments.some((each) => each.tour === tour.id)).toBe(true);
  });

  test("points that would bring somebody in do bring the plan level with them", () => {
    let shown = 0;
    for (const tour of filled)
      for (const person of problem.people) {
        const nearest = nearestForPerson(world, tour, person, asks);
        const holder = world.holderOf(tour);
        if (nearest === null || nearest.code !== "points-bring-in" || holder === null) continue;
        shown += 1;
        expect(world.scoreOf(person, tour) + Number(nearest.facts.points)).toBe(world.scoreOf(holder, tour) + 1);
      }
    expect(shown).toBeGreaterThan(0);
  });
});

test("candidates are ordered: the chosen, the free, those elsewhere, then by how much they miss", () => {
  const tour = tourOf("MINURSO/mo-2");
  const ranked = candidatesOf(world, tour, asks, 1000);
  expect(ranked).toHaveLength(problem.people.length);
  expect(ranked[0]).toMatchObject({ standing: "chosen", number: world.holderOf(tour)?.id });
  const missing = ranked.map(({ reasons }) => reasons.filter(({ code }) => code === "lacks").length);
  expect(missing).toEqual(missing.toSorted((a, b) => a - b));
});

test("a ceiling that leaves no room is the cause of every open tour that somebody could hold", async () => {
  const tight = someRecords({ law: permissiveLaw(2) });
  const small = compileProblem(tight);
  const read = readOwn(small);
  const few = await planOf(read, tools);
  const causes = digestOf(tight, small, read, few).tours.filter(
    ({ number, eligible }) => number === null && eligible > 0,
  );
  expect(causes.length).toBeGreaterThan(5);
  for (const {
    causes: [first],
  } of causes)
    expect(["ceiling", "better-elsewhere"]).toContain(first?.code);
  expect(
    causes.some(({ causes: all }) =>
      all.some(({ code, facts }) => code === "ceiling" && facts.rule === "A-TEST/total"),
    ),
  ).toBe(true);
});

test("a pin is kept and told, a ban is kept", async () => {
  const tour = tourOf("MINURSO/mo-2");
  const other = problem.people.find(
    (person) => world.unmet(person, tour).length === 0 && world.toursOf(person).length === 0,
  );
  const holder = world.holderOf(tour);
  if (other === undefined || holder === null) throw new Error("nobody is free");
  const edits = [{ kind: "pin" as const, tour: tour.id, person: other.id, reason: "knows the area" }];
  const pinned = compileProblem({ ...records, edits });
  const read = readOwn(pinned);
  const again = await planOf(read, tools);
  expect(again.assignments.find((each) => each.tour === tour.id)?.person).toBe(other.id);
  const reasons = chosenReasons(worldOf(read, again.assignments), tour, other, 5, 1);
  expect(reasons[0]).toMatchObject({ code: "pinned", facts: { reason: "knows the area" } });
  const banned = readOwn(
    compileProblem({
      ...records,
      edits: [{ kind: "ban", tour: tour.id, person: holder.id, reason: "leads the board" }],
    }),
  );
  const without = await planOf(banned, tools);
  expect(without.assignments.some((each) => each.tour === tour.id && each.person === holder.id)).toBe(false);
});

describe("explanations of the planner, solved again, in the office's words", () => {
  const engine = loadHighs();
  const told = async (tour: string, person?: string) => {
    const ready = await engine;
    const answer = await explain(
      problem,
      plan,
      person === undefined ? { tour } : { tour, person },
      (changed) => solve(changed, ready),
      12,
    );
    return provedOf(world, answer, asks);
  };

  test("an open post says the same as the plan does", async () => {
    const tour = tourOf("MINUSCA/so-3").id;
    const open = digest.tours.find((each) => each.tour === tour);
    expect(await told(tour)).toMatchObject({ kind: "open", proved: true, because: open?.causes });
  });

  test("a chosen one says what the best plan loses without them", async () => {
    const [first] = plan.assignments;
    const answer = await told(first?.tour ?? "");
    expect(answer).toMatchObject({ kind: "chosen", person: first?.person, proved: true });
    expect(answer.because[0]?.code).toMatch(/^without-them-(loses|equal)$/);
  });

  test("somebody who lacks one thing is told which, and that it would be enough or not", async () => {
    const tour = tourOf("UNTSO/mo-1");
    const lacking = problem.people.find(
      (person) => world.unmet(person, tour).length === 1 && world.toursOf(person).length === 0,
    );
    const answer = await told(tour.id, lacking?.id ?? "");
    expect(answer).toMatchObject({ kind: "not-chosen", person: lacking?.id });
    expect(answer.because[0]).toMatchObject({ code: "lacks" });
  });
});
