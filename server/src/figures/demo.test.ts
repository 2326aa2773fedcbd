import { describe, expect, test } from "vitest";
import { demonstrationDatabase } from "../../tests/demonstration.ts";
import type { MayDeployQuestion } from "../authorisations/schema.ts";
import { askMayDeploy, readBreaches, readHeadroom, readReckoning } from "../deployments/actions.ts";
import { actorWith } from "../platform/access.ts";
import { rights } from "../roles.ts";
import { readFigure, readFigureRows, readFigures } from "./actions.ts";
import { readBridge } from "./actions-bridge.ts";
import { definitions } from "./definitions.ts";
import { loadFiguresDemo } from "./demo.ts";
import { Breakdown, type Figure } from "./schema.ts";
import { readToday } from "./today-actions.ts";

const TODAY = "2026-11-23";
const db = await demonstrationDatabase(TODAY);
const everything = actorWith(rights, { id: "loader", name: "Loader", roles: ["administrator", "planner", "approver"] });
const loader = { ...db.context("administrator", TODAY), actor: everything };
await loadFiguresDemo(loader);
const planner = db.context("planner", TODAY);

const inService = (figures: readonly Figure[]) =>
  Object.fromEntries(
    figures.find((f) => f.definition.id === "in-service")?.parts.map((part) => [part.key, part.value]) ?? [],
  );
const figureValue = (figures: readonly Figure[], id: string) => figures.find((f) => f.definition.id === id)?.value;

describe("the published figures come out of the demonstration", () => {
  test("on 30 June 2022: 45 officers, 520 in the unit, 6 and 9 in service", async () => {
    const { items } = await readFigures(planner, { asOf: "2022-06-30" });
    expect(figureValue(items, "officers-sent-since-2014")).toBe(45);
    expect(figureValue(items, "unifil-unit-since-2018")).toBe(520);
    expect(inService(items)).toEqual({ MINURSO: 6, UNIFIL: 9 });
    const officers = items.find((f) => f.definition.id === "officers-sent-since-2014");
    expect(officers?.parts.map(({ key, value }) => [key, value])).toEqual([
      ["MINURSO", 29],
      ["UNIFIL", 10],
      ["UNOCI", 6],
    ]);
    expect(officers).toMatchObject({ inferred: 45, published: { value: 45 } });
    expect(
      items.find((f) => f.definition.id === "unifil-unit-since-2018")?.parts.map(({ key, value }) => [key, value]),
    ).toEqual([
      ["1", 120],
      ["2", 120],
      ["3", 120],
      ["4", 120],
      ["5", 28],
      ["6", 6],
      ["7", 6],
    ]);
  });

  test("on 19 January 2024: 67, 538, and 6, 2, 2, 9 in service", async () => {
    const { items } = await readFigures(planner, { asOf: "2024-01-19" });
    expect(figureValue(items, "officers-sent-since-2014")).toBe(67);
    expect(figureValue(items, "unifil-unit-since-2018")).toBe(538);
    expect(inService(items)).toEqual({ MINURSO: 6, MINUSCA: 2, MONUSCO: 2, UNIFIL: 9 });
  });

  test("in June 2018 about 15 officers, in April 2025 about 80 and the second contingent of 139", async () => {
    expect(figureValue((await readFigures(planner, { asOf: "2018-06-30" })).items, "officers-sent-since-2014")).toBe(
      15,
    );
    const { items } = await readFigures(planner, { asOf: "2025-04-14" });
    expect(figureValue(items, "officers-sent-since-2014")).toBe(80);
    expect(inService(items).UNDOF).toBe(143);
    const members = items.find((f) => f.definition.id === "unit-members-in-service");
    expect(members?.parts.find((part) => part.key === "UNDOF")).toMatchObject({
      value: 139,
      published: { value: 139 },
    });
    expect(inService((await readFigures(planner, { asOf: "2024-02-29" })).items).UNDOF).toBe(20);
    expect(inService((await readFigures(planner, { asOf: "2024-03-14" })).items).UNDOF).toBe(139);
  });

  test("where sources disagree, as in June 2018, each of them stands beside ours", async () => {
    const { items } = await readFigures(planner, { asOf: "2018-06-30" });
    const officers = items.find((f) => f.definition.id === "officers-sent-since-2014");
    expect(officers?.publishedAll.map((one) => one.value)).toEqual([11, 15]);
    expect(officers).toMatchObject({ value: 15, published: { value: 15 } });
    expect(inService(items)).toEqual({ MINURSO: 5 });
  });

  test("around 700 members of units in April 2025: both contingents on the Golan make it more, and it is said", async () => {
    const { items } = await readFigures(planner, { asOf: "2025-04-14", definition: "unit-members-sent-since-2018" });
    const [members] = items;
    expect(members?.parts.map(({ key, value }) => [key, value])).toEqual([
      ["UNDOF", 278],
      ["UNIFIL", 550],
    ]);
    expect(members?.published).toMatchObject({ value: 700 });
    const before = await readFigure(planner, "unit-members-sent-since-2018", { asOf: "2025-04-09" });
    expect(before.value).toBe(members === undefined ? 0 : members.value - 139);
  });

  test("cross-checks add up: 45 = 6 + 29 + 10, 520 = 4 · 120 + 28 + 6 + 6, and 15 in service", async () => {
    const { items } = await readFigures(planner, { asOf: "2022-06-30" });
    const partsOf = (id: string) => items.find((f) => f.definition.id === id)?.parts.map((part) => part.value) ?? [];
    expect(partsOf("officers-sent-since-2014").toSorted((a, b) => a - b)).toEqual([6, 10, 29]);
    expect(partsOf("unifil-unit-since-2018")).toEqual([120, 120, 120, 120, 28, 6, 6]);
    expect(figureValue(items, "in-service")).toBe(15);
    expect(figureValue(items, "sent-since-2014")).toBe(45 + 520);
  });

  test("known at the time as now: nothing of the record was entered late", async () => {
    for (const asOf of ["2022-06-30", "2024-01-19"]) {
      const values = async (knownAt?: string) =>
        (await readFigures(planner, { asOf, knownAt })).items.map((f) => f.value);
      expect(await values(`${asOf}T23:59:59.999Z`)).toEqual(await values());
    }
    expect(
      (await readFigures(planner, { asOf: "2024-01-19", knownAt: "2022-06-30T23:59:59.999Z" })).items.map(
        (f) => f.value,
      ),
    ).not.toEqual((await readFigures(planner, { asOf: "2024-01-19" })).items.map((f) => f.value));
  });

  test("each figure lists as many rows as it says, all of them and by part", async () => {
    const days = ["2021-03-20", "2022-06-30", TODAY];
    for (const [at, { id, measure }] of definitions().entries()) {
      // Each definition on one of the days; the changeover and the last day for those who are there.
      for (const asOf of id === "in-service" ? days : [days[at % 3] ?? TODAY]) {
        const figure = await readFigure(planner, id, { asOf });
        const { rows, count } = await readFigureRows(planner, id, { asOf });
        expect([rows.reduce((sum, row) => sum + row.weight, 0), count]).toEqual([figure.value, rows.length]);
        if (measure !== "average") expect(rows).toHaveLength(figure.value);
        expect(figure.parts.reduce((sum, part) => sum + part.value, 0)).toBe(figure.value);
        if (measure !== "average") expect(figure.curve.at(-1)?.value ?? 0).toBe(figure.value);
        const weigh = (some: typeof rows) => some.reduce((sum, row) => sum + row.weight, 0);
        expect(weigh(rows.filter((row) => row.confidence === "inferred"))).toBe(figure.inferred);
        for (const part of figure.parts)
          expect(weigh((await readFigureRows(planner, id, { asOf, part: part.key })).rows)).toBe(part.value);
      }
    }
  });

  test("every breakdown of every figure adds up to it", async () => {
    for (const by of Breakdown.options) {
      const { items } = await readFigures(planner, { asOf: "2025-04-14", by });
      for (const figure of items) {
        expect(
          figure.parts.reduce((sum, part) => sum + part.value, 0),
          `${figure.definition.id} by ${by}`,
        ).toBe(figure.value);
        if (figure.definition.measure === "share")
          expect(figure.parts.reduce((sum, part) => sum + (part.of ?? 0), 0)).toBe(figure.of);
      }
    }
  });

  test("between June 2022 and January 2024: 22 officers joined and nobody left, each of them named", async () => {
    const asked = { definition: "officers-sent-since-2014", from: "2022-06-30", to: "2024-01-19" };
    const outcome = await readBridge(planner, asked);
    expect(outcome).toMatchObject({
      ok: true,
      value: { from: { value: 45 }, to: { value: 67 }, joined: 22, left: 0, corrected_in: 0, corrected_out: 0 },
    });
    expect(outcome.ok ? outcome.value.rows : []).toHaveLength(22);
    const seen = await readBridge(db.context("committee", TODAY), asked);
    expect(seen).toMatchObject({ ok: true, value: { joined: 22, rows: null } });
  });

  test("the committee sees the numbers and not the persons", async () => {
    const committee = db.context("committee", TODAY);
    expect(figureValue((await readFigures(committee, { asOf: "2022-06-30" })).items, "officers-sent-since-2014")).toBe(
      45,
    );
    await expect(readFigureRows(committee, "in-service", {})).rejects.toThrow();
  });
});

describe("the changeover in Lebanon of spring 2021", () => {
  test("shows 28 beyond the 120 on two days, lawful by an allowance that is marked as inferred", async () => {
    const { items } = await readHeadroom(planner, {
      from: "2021-03-01",
      to: "2021-04-01",
      asOf: "2021-03-20",
      authorisation: "A-2018",
    });
    const unit = items.find((curve) => curve.ceiling.code === "A-2018/unit");
    expect(unit?.ceiling.overlap).toMatchObject({ days: 31, inferred: true });
    expect(unit?.steps.map(({ from, to, present, free }) => [from, to, present, free])).toEqual([
      ["2021-03-01", "2021-03-19", 120, 0],
      ["2021-03-20", "2021-03-21", 148, -28],
      ["2021-03-22", "2021-04-01", 28, 92],
    ]);
    if (unit === undefined) throw new Error("no curve");
    const day = await readReckoning(planner, unit.ceiling.id, "2021-03-20");
    expect(day).toMatchObject({ used: 148, free: -28 });
    expect(day.items.filter((row) => row.why === "overlap")).toHaveLength(28);
    expect(await readBreaches(planner, {})).toEqual([]);
  });

  test("stands beside what the UN reported: 245 in February against our count", async () => {
    const figure = await readFigure(planner, "in-service", { asOf: "2021-02-28" });
    expect(figure.parts.find((part) => part.key === "UNIFIL")).toMatchObject({ value: 121, published: { value: 245 } });
    const lebanon = await readFigure(planner, "in-service", { asOf: "2021-03-31", part: "UNIFIL" });
    const around = lebanon.publishedSeries.filter(({ day }) => day >= "2021-01-01" && day <= "2021-03-31");
    expect(around.map(({ day, value }) => [day, value])).toEqual([
      ["2021-01-31", 123],
      ["2021-02-28", 245],
      ["2021-03-31", 43],
    ]);
    expect(lebanon.limits.find((limit) => limit.code === "A-2018/unit")).toMatchObject({
      people: 120,
      allowance: { people: 124, days: 31, inferred: true },
    });
    expect(lebanon.changeovers.filter(({ from }) => from >= "2021-01-01")).toEqual([
      {
        from: "2021-03-20",
        to: "2021-03-21",
        mission: "UNIFIL",
        leaving: 4,
        relieving: 5,
        present: 148,
        strength: 120,
        overlap: 28,
      },
    ]);
  });

  test("is the difference between those in service and reliefs counted once, to the last person", async () => {
    const day = "2021-03-20";
    const bridge = await readBridge(planner, {
      definition: "in-service",
      toDefinition: "in-service-without-overlap",
      from: day,
      to: day,
    });
    expect(bridge).toMatchObject({ ok: true, value: { definition_out: 28, definition_in: 0, joined: 0, left: 0 } });
    const figure = await readFigure(planner, "in-service", { asOf: day });
    expect(figure.overlap).toBe(28);
  });
});

describe("may deploy, on the demonstration's law", () => {
  const company: MayDeployQuestion = {
    mission: "UNDOF",
    role: "contingent_member",
    mode: "self",
    people: 139,
    from: "2024-03-14",
    to: "2025-03-13",
  };

  test("denies the company for the Golan by the law of 31 December 2023, and says why", async () => {
    const answer = await askMayDeploy(planner, company, { asOf: "2023-12-31" });
    expect(answer).toMatchObject({ verdict: "deny", cover: null, firstFailingDay: "2024-03-14" });
    expect(answer.refusals.map((r) => [r.code, r.facts.reference])).toEqual([
      ["mission-not-permitted", "A-2022"],
      ["mission-not-permitted", "A-2018"],
      ["mission-not-permitted", "A-2013"],
    ]);
    expect(answer.remedies.at(-1)?.message).toContain(
      "Mazhilis and Senate (Constitution of 30 August 1995, Article 53(5))",
    );
  });

  test("allows it by the law of 19 January 2024, and names decision, ceiling and head-room", async () => {
    const answer = await askMayDeploy(planner, company, { asOf: "2024-01-19" });
    expect(answer).toMatchObject({ verdict: "allow", cover: { reference: "A-2024" } });
    expect(answer.cover?.ceilings).toMatchObject([
      {
        code: "A-2024/total",
        people: 430,
        least: 430,
        runs: [{ from: "2024-03-14", to: "2025-03-13", used: 0, free: 430, fits: true }],
      },
    ]);
    expect(answer.interpretations.map((i) => i.about)).toContain("ceiling-reading");
  });

  test("counts those who are there since: today 291 − 4 − 2 may still go under the same decision", async () => {
    const answer = await askMayDeploy(planner, { ...company, people: 286, from: "2026-11-23", to: "2027-02-28" }, {});
    expect(answer.refusals).toMatchObject([
      { code: "over-ceiling", facts: { ceiling: "A-2024/total", used: 145, free: 285 } },
      {},
      {},
      {},
    ]);
  });

  test("keeps MINURSO under 2013 and 2018: Western Sahara is not in the list of 2022", async () => {
    const observer: MayDeployQuestion = {
      mission: "MINURSO",
      role: "unmo",
      mode: "self",
      people: 1,
      from: "2022-07-01",
      to: "2023-06-30",
    };
    const answer = await askMayDeploy(planner, observer, { asOf: "2022-06-30" });
    expect(answer).toMatchObject({ verdict: "allow", cover: { reference: "A-2018" } });
    const { rows } = await readFigureRows(planner, "in-service", { asOf: "2022-06-30", part: "MINURSO" });
    expect(new Set(rows.map((row) => row.authorisation))).toEqual(new Set(["A-2018"]));
    const early = await readFigureRows(planner, "in-service", { asOf: "2016-01-31", part: "MINURSO" });
    expect(new Set(early.rows.map((row) => row.authorisation))).toEqual(new Set(["A-2013"]));
  });

  test("ends Mali with the mission: after 30 June 2023 nobody serves there, and the way home is covered", async () => {
    const officer: MayDeployQuestion = {
      mission: "MINUSMA",
      role: "staff_officer",
      mode: "self",
      people: 1,
      from: "2023-06-01",
      to: "2023-07-01",
    };
    expect(await askMayDeploy(planner, officer, { asOf: "2023-06-29" })).toMatchObject({
      verdict: "allow_with_condition",
    });
    expect(await askMayDeploy(planner, officer, { asOf: "2023-06-30" })).toMatchObject({
      verdict: "deny",
      firstFailingDay: "2023-07-01",
      refusals: [{ code: "past-mission-end" }],
    });
    const home = { ...officer, from: "2023-07-01", to: "2023-10-15", purpose: "withdrawal" as const };
    expect(await askMayDeploy(planner, home, { asOf: "2023-06-30" })).toMatchObject({ cover: { reference: "A-2022" } });
  });
});

describe("today", () => {
  test("says where people are, that all are covered, the tightest ceiling, and who must leave Lebanon", async () => {
    const today = await readToday(planner, {});
    expect(today.present).toMatchObject({ people: 164, missions: 6 });
    expect(today.missions.map(({ id, people }) => [id, people])).toEqual([
      ["UNDOF", 143],
      ["UNIFIL", 9],
      ["MINURSO", 6],
      ["MINUSCA", 2],
      ["MONUSCO", 2],
      ["UNTSO", 2],
    ]);
    expect(today.coverage).toEqual({ covered: 164, breached: 0, uncoveredLater: 0, firstUncoveredDay: null });
    expect(today.tightest).toMatchObject({ code: "A-2018/officers", people: 40, used: 6, free: 34 });
    expect(today.ceilings.map((c) => c.code)).toEqual([
      "A-2013/MINURSO",
      "A-2013/total",
      "A-2018/officers",
      "A-2018/unit",
      "A-2024/total",
      "A-2022/total",
    ]);
    expect(today.mustLeave).toEqual([
      {
        mission: "UNIFIL",
        operationsEnd: "2026-12-31",
        withdrawalEnd: "2027-12-31",
        people: 9,
        planned: 9,
        latestPlannedLeave: "2026-12-31",
      },
    ]);
    expect(today.sentences.map((s) => s.code)).toEqual(["present", "all-covered", "tightest", "must-leave"]);
    expect(today.missions[0]).toMatchObject({ lat: 33.15, lon: 35.97 });
    expect(today.strength.total.at(-1)?.to).toBe("2027-11-23");
    expect(today.horizons.find((h) => h.mission === "MINURSO")).toMatchObject({ to: "2026-10-31", alert: 0 });
  });

  test("can be read as it stood on any day", async () => {
    const then = await readToday(planner, { asOf: "2022-06-30" });
    expect(then.missions.map(({ id, people }) => [id, people])).toEqual([
      ["UNIFIL", 9],
      ["MINURSO", 6],
    ]);
    expect(then.ceilings.map((c) => c.code)).not.toContain("A-2024/total");
  });
});
