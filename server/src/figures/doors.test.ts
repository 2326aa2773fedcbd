/** Page, API, command line and exports give the same numbers; what they write is opened with a reader that shares nothing with the writer. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { afterAll, describe, expect, test } from "vitest";
import { superuserOf, testDatabase } from "../../tests/database.ts";
import { rawFacts, rowsByHand } from "../../tests/figures/by-hand.ts";
import { addTours, newWorld, randomOf, withoutRules } from "../../tests/figures/random-history.ts";
import { testService } from "../../tests/service.ts";
import { AuthorisationStatus } from "../authorisations/schema.ts";
import { ContributionKind, TourState } from "../deployments/schema.ts";
import { MissionState } from "../missions/schema.ts";
import { consoleActor } from "../platform/access.ts";
import { createProgram } from "../platform/cli-program.ts";
import { sql } from "../platform/db.ts";
import { rights } from "../roles.ts";
import { figuresCommands } from "./commands.ts";
import { definitions } from "./definitions.ts";
import { speaker } from "./export-words.ts";
import type { Figure } from "./schema.ts";

const TODAY = "2026-06-30";
const database = await testDatabase();
await withoutRules(superuserOf(database.url));
const planner = database.context("planner", TODAY);
const random = randomOf(31);
const world = await newWorld(planner.db, random, 12);
await addTours(planner.db, world, random, 60);
const facts = await rawFacts(planner.db);
const service = await testService(database, { today: TODAY });
const folder = await mkdtemp(join(tmpdir(), "contingent-export-"));
afterAll(() => rm(folder, { recursive: true }));

const program = createProgram({
  name: "contingent",
  summary: "",
  version: "0",
  openContext: async () => ({ ctx: { ...planner, actor: consoleActor(rights) }, close: async () => undefined }),
});
figuresCommands(program);

/** The cells of each sheet of a workbook, as an independent reader finds them. */
async function sheetsOf(workbook: Buffer | string) {
  return (await readXlsxFile(workbook)).map(({ data }) => data);
}

/** Runs one command line with --json; its answer and its exit. */
async function cli(...words: string[]) {
  const said: string[] = [];
  const noted: string[] = [];
  const streams = {
    answer: { write: (text: string) => said.push(text) },
    remarks: { write: (text: string) => noted.push(text) },
  };
  const exit = await program.run([...words, "--json"], streams, new AbortController().signal);
  return { exit, json: JSON.parse(said.join("") || "null"), noted: noted.join("") };
}

const asOf = "2024-02-20";
const knownAt = "2024-06-30T13:10:00.000Z";
const at = `asOf=${asOf}&knownAt=${encodeURIComponent(knownAt)}`;
const api = async (url: string) => (await service.ask("planner", "GET", url)).json();

describe("page, API, command line and exports agree", () => {
  test("in every figure, its parts and its rows, with a count by hand", async () => {
    const listed: { items: Figure[] } = await api(`/api/figures?${at}`);
    const told = await cli("figures", "--as-of", asOf, "--known-at", knownAt, "--rows");
    expect(told.exit).toBe(0);
    const file = join(folder, "figures.xlsx");
    await cli("export", "figures", "--as-of", asOf, "--known-at", knownAt, "-o", file);
    const [sheet = []] = await sheetsOf(file);
    const csv = (await service.ask("planner", "GET", `/api/export/figures?${at}&format=csv`)).body.split("\r\n");
    let people = 0;
    for (const [index, definition] of definitions().entries()) {
      const hand = rowsByHand(facts, definition.counting, asOf, knownAt).reduce((sum, row) => sum + row.weight, 0);
      const page: Figure = await api(`/api/figures/${definition.id}?${at}`);
      const { rows, ...line } = told.json.figures[index];
      expect(listed.items[index]).toMatchObject({ value: hand, definition: { id: definition.id } });
      expect(page).toMatchObject({ value: hand, parts: listed.items[index]?.parts });
      expect(line).toEqual(listed.items[index]);
      expect(rows.reduce((sum: number, row: { weight: number }) => sum + row.weight, 0)).toBe(hand);
      expect(sheet[index + 1]?.[1]).toBe(hand);
      expect(csv[index + 1]?.split(";")[1]).toBe(String(hand));
      people += hand;
    }
    expect(people).toBeGreaterThan(50);
  });

  test("in bridges", async () => {
    const asked = "definition=in-service&from=2024-01-10&to=2024-04-20";
    const { rows, ...bridge } = await api(`/api/bridge?${asked}`);
    const told = await cli("bridge", "--definition", "in-service", "--from", "2024-01-10", "--to", "2024-04-20");
    expect(told).toMatchObject({ exit: 0, json: bridge });
    expect(told.json.rows).toEqual(rows);
    expect(rows.length).toBeGreaterThan(3);
    expect(await api(`/api/bridge?${asked}&rows=none`)).toEqual({
      ...bridge,
      rows: null,
      to: expect.anything(),
      from: expect.anything(),
    });
    const steps = await Promise.all(["joined", "left"].map((step) => api(`/api/bridge?${asked}&step=${step}`)));
    expect(steps.map((one) => one.rows)).toEqual(
      ["joined", "left"].map((step) => rows.filter((row: { step: string }) => row.step === step)),
    );
    expect(steps[0]).toMatchObject({ joined: bridge.joined, left: bridge.left });
    expect(steps[0].rows).toHaveLength(bridge.joined);
  });

  test("in what they refuse: code, message and every reason", async () => {
    const told = await cli(
      "bridge",
      "--definition",
      "women-share",
      "--to-definition",
      "persons-served",
      "--from",
      asOf,
      "--to",
      asOf,
    );
    const answer = await service.ask(
      "planner",
      "GET",
      `/api/bridge?definition=women-share&toDefinition=persons-served&from=${asOf}&to=${asOf}`,
    );
    expect([told.exit, answer.statusCode]).toEqual([1, 422]);
    expect(told.json.refusals).toEqual(answer.json().refusals);
    expect(told.json.refusals.map(({ code }: { code: string }) => code)).toEqual([
      "bridge-units-differ",
      "bridge-not-a-count",
    ]);
    const unknown = await cli("figures", "--definition", "no-such-figure");
    expect(unknown.exit).toBe(2);
    expect(unknown.noted).toContain("There is no figure no-such-figure. There are: officers-sent-since-2014");
    expect((await cli("figures", "--definition", "tours-completed", "--version", "9")).noted).toContain(
      "There are: 1, 2.",
    );
  });
});

test("the API description names figures, bridges, issued figures, and exports as files", async () => {
  const { paths } = await api("/api/openapi.json");
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(["/api/bridge", "/api/issued-figures/{id}/verification", "/api/export/{list}"]),
  );
  expect(Object.keys(paths["/api/export/{list}"].get.responses["200"].content)).toContain("text/csv");
});

describe("an exported workbook", () => {
  const get = async (url: string) => (await service.ask("planner", "GET", url)).rawPayload;

  test("holds days as dates, and says title, day, knowledge, definition, author and pages on every page", async () => {
    const bytes = await get(`/api/export/figure-rows?definition=in-service&${at}&language=kk`);
    const [rows = [], told = []] = await sheetsOf(bytes);
    const figure = await api(`/api/figures/in-service?${at}`);
    expect(rows).toHaveLength(figure.value + 1);
    expect(rows[0]?.slice(0, 2)).toEqual(["Адам", "Миссия"]);
    expect(rows[1]?.[5]).toBeInstanceOf(Date);
    const about = new Map(told.map(([name, value]) => [name, value]));
    expect(about.get("Қай күнге")).toBe("20.02.2024");
    expect(about.get("Белгілі болған сәт")).toBe("30.06.2024, 13:10:00 UTC");
    expect(about.get("Анықтамалар")).toBe("in-service/1");
    expect(about.get("Құрастырған")).toBe("Name of planner");
    const files = unzipSync(new Uint8Array(bytes));
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toContain("&amp;RБет: &amp;P / &amp;N</oddFooter>");
    expect(sheet).toMatch(/<oddHeader>&amp;L&amp;BҚызметте&amp;B&amp;R/);
    expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    expect(strFromU8(files["xl/workbook.xml"] ?? new Uint8Array())).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Көрсеткіш жолдары'!$1:$1</definedName>`,
    );
  });

  test.each(["kk", "ru", "en", "fr"])("every list can be taken out in %s, in both formats", async (language) => {
    for (const list of [
      "figures",
      "issued-figures",
      "published-figures",
      "missions",
      "authorisations",
      "tours",
      "breaches",
      "contributions",
      "people",
    ]) {
      // People are told as they are known now; an earlier moment is refused rather than said and not kept to.
      const when = list === "people" ? `asOf=${asOf}` : at;
      if (list === "people")
        expect((await service.ask("planner", "GET", `/api/export/${list}?${at}`)).statusCode).toBe(400);
      const answer = await service.ask("planner", "GET", `/api/export/${list}?${when}&language=${language}`);
      expect([list, answer.statusCode]).toEqual([list, 200]);
      expect((await sheetsOf(answer.rawPayload)).length).toBeGreaterThan(1);
      const csv = await service.ask("planner", "GET", `/api/export/${list}?${when}&language=${language}&format=csv`);
      expect(csv.body.startsWith("\ufeff")).toBe(true);
      expect(csv.headers["content-disposition"]).toContain("attachment");
    }
  });

  test("needs the right of the list: the committee takes out figures and no persons", async () => {
    const status = async (list: string) =>
      (await service.ask("committee", "GET", `/api/export/${list}?definition=in-service`)).statusCode;
    expect(await status("figures")).toBe(200);
    for (const list of ["figure-rows", "tours", "people", "contributions", "breaches"])
      expect([list, await status(list)]).toEqual([list, 403]);
  });

  test("runs no formula: text that looks like one stays text in a workbook and is kept from it in a text table", async () => {
    const nasty = ['=HYPERLINK("http://x","y")', "+1+1", "-2", "@sum", "\tx", 'quo"te;semi'];
    for (const [number, note] of nasty.entries())
      await planner.db.run(
        sql`
          insert into published_figures (contributor, id, definition, part, day, value, published_by, note, recorded_at, recorded_by)
          values ('KAZ', ${crypto.randomUUID()}, 'in-service', '', '2020-01-01', ${number}, 'test', ${note}, '2020-01-01T00:00:00Z', 'test')
        `,
      );
    const [rows = []] = await sheetsOf(await get("/api/export/published-figures?language=en"));
    expect(rows.slice(1).map((row) => row[5])).toEqual(expect.arrayContaining(nasty.filter((note) => note !== "\tx")));
    const sheet = strFromU8(
      unzipSync(new Uint8Array(await get("/api/export/published-figures")))["xl/worksheets/sheet1.xml"] ??
        new Uint8Array(),
    );
    expect(sheet).not.toContain("<f>");
    const csv = (await service.ask("planner", "GET", "/api/export/published-figures?format=csv")).body;
    expect(csv).toContain(`;"'=HYPERLINK(""http://x"",""y"")"`);
    expect(csv).toContain(";'+1+1");
    expect(csv).toContain(";'@sum");
  });

  test("says states and kinds in its language, every one of them", () => {
    const codes = [TourState, ContributionKind, AuthorisationStatus, MissionState].flatMap((each) => each.options);
    for (const language of ["kk", "ru"] as const)
      expect(codes.filter((code) => speaker(language).value(code) === code)).toEqual([]);
  });

  test("that has no place is refused in words, and leaves nothing beside what was meant", async () => {
    const told = await cli("export", "figures", "-o", join(folder, "nowhere", "figures.xlsx"));
    expect(told).toMatchObject({ exit: 2, json: { type: "/problems/malformed" } });
    expect(told.noted).toContain("its folder does not exist");
    expect((await cli("figures", "--known-at", "2024-06-30")).noted).toContain("as 2026-06-30T12:00:00Z");
  });

  test("is written where the command line says, under the list's own name otherwise", async () => {
    const file = join(folder, "tours.csv");
    const told = await cli("export", "tours", "--format", "csv", "--as-of", asOf, "--find", "UNDOF", "-o", file);
    expect(told).toMatchObject({ exit: 0, json: { file } });
    const lines = (await readFile(file, "utf8")).split("\r\n");
    expect(lines[0]).toContain("Person;Mission;Role");
    const end = lines.indexOf("");
    expect(lines.slice(1, end).every((line) => line.includes("UNDOF"))).toBe(true);
    expect(lines.slice(end)).toContain("Filter;find: UNDOF");
  });
});
