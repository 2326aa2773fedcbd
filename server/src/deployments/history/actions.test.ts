import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import type { Context } from "../../platform/context.ts";
import { sql } from "../../platform/db.ts";
import { workbookOf } from "../../platform/sheet-file.ts";
import { anyone, ok, recount, smallCountry } from "../fixtures.ts";
import { listBreaches, listTours } from "../store.ts";
import { askCommit, bringChecked, discardImport, importOnce, performCommit, rehearseFile } from "./actions.ts";
import type { HistoryFile } from "./check-actions.ts";
import { exportFindings, historyTemplate } from "./export-actions.ts";
import { isNothingNew } from "./nothing.ts";
import { HistoryOptions } from "./schema.ts";
import { undoImport } from "./undo-actions.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2026-06-30"), actor: anyone("clerk") };
await smallCountry(ctx, 3);
let clock = 0;
const HEAD = "Number;Name;Sex;Date of birth;Mission;Role;From;To;How it ended;Cause;Payer;Reason for breach";

function later(by = "clerk"): Context {
  clock += 1;
  return { ...ctx, actor: anyone(by), now: new Date(Date.UTC(2026, 5, 30, 12) + clock * 1000).toISOString() };
}

const file = (lines: readonly string[], options: object = {}) => ({
  fileName: "tours.csv",
  content: new TextEncoder().encode([HEAD, ...lines].join("\n")),
  options: HistoryOptions.parse(options),
});
const nothing = () => undefined;

/** What was recorded of a file that was brought; null when nothing was. */
async function recorded(given: HistoryFile) {
  const { became } = ok(await importOnce(later(), given, nothing));
  return became?.state === "committed" ? became : null;
}

async function look(lines: readonly string[], options: object = {}) {
  const checked = await rehearseFile(later(), file(lines, options), nothing);
  if (!checked.ok) throw new Error("the file can be read");
  return checked.value;
}

const said = (findings: readonly { severity: string; cell: string; code: string }[]) =>
  findings
    .filter(({ severity }) => severity !== "note")
    .map(({ severity, cell, code }) => `${severity} ${cell} ${code}`);

const Rows = z.object({ print: z.string() });

/** Everything but the audit trail, as one text: what a failed import must leave as it was. */
async function everything(): Promise<string> {
  const { print } = await ctx.db.one(
    Rows,
    sql`
      select concat_ws('|', (select count(*) from people), (select count(*) from tours), (select count(*) from presences),
        (select count(*) from places), (select count(*) from tour_events), (select count(*) from history_imports),
        (select count(*) from breaches), (select count(*) from audit_events)) as print
    `,
  );
  return print;
}

test("a file of which nothing is read is refused, and leaves nothing behind", async () => {
  const strange = { ...file([]), content: new TextEncoder().encode("a,b,c\n1,2,3\n") };
  const before = await everything();
  const checked = await rehearseFile(later(), strange, nothing);
  expect(checked.ok ? said(checked.value.kept.findings) : null).toEqual(["error tours!1 nothing-read"]);
  expect(await recorded(strange)).toBeNull();
  expect(await everything()).toBe(before);
});

test("every error of every row is told with its cell, also of rows about people who stay open", async () => {
  const { kept } = await look([
    "N-1;Ahmetov Marat;man;1990-02-30;UNDOF;contingent;2024-02-01;2024-01-01;;;;",
    "N-2;;;;NOWHERE;cook;03/04/2024;2024-05-01;;;;",
    "N-1;;;;UNDOF;contingent;2024-03-01;2024-04-01;repatriated;;;",
    "N-1;;;;UNDOF;contingent;2024-03-15;2024-04-20;;;;",
  ]);
  expect(said(kept.findings)).toEqual([
    "error tours!D2 day-unreadable",
    "error tours!A3 person-unknown",
    "error tours!E3 mission-unknown",
    "error tours!F3 word-unknown",
    "error tours!G3 day-ambiguous",
    "error tours!J4 repatriation-needs-cause",
    "error tours!K4 repatriation-needs-payer",
    "error tours!G5 already-deployed",
  ]);
});

test("beyond a ceiling comes in only as a named breach with a reason; the books stay right, and an undo leaves them so", async () => {
  const lines = [1, 2, 3, 4, 5].map((n) => `B-${n};Breach No${n};man;;UNDOF;contingent;2024-02-01;2024-08-01;;;;`);
  const { kept } = await look(lines);
  expect(said(kept.findings)).toEqual(["error tours!G6 over-ceiling"]);
  expect(kept.report.breaches).toMatchObject([
    { code: "over-ceiling", about: "T-1/unit", people: 1, tours: 1, reasons: false },
  ]);
  const before = await everything();
  expect(await recorded(file(lines))).toBeNull();
  expect(await everything()).toBe(before);
  const done = await recorded(file(lines, { breachReason: "The order came late" }));
  if (done === null) throw new Error("nothing was recorded");
  expect(await listBreaches(ctx.db, later().now)).toMatchObject([
    { code: "over-ceiling", people: 1, reason: "The order came late" },
  ]);
  expect((await listTours(ctx.db)).length).toBe(5);
  expect(await recount(ctx.db)).toBe(0);
  const between = later().now;
  expect((await undoImport(later(), done.importId, "Wrong file")).ok).toBe(true);
  expect((await listTours(ctx.db)).length).toBe(0);
  expect((await listTours(ctx.db, { knownAt: between })).length).toBe(5);
  expect((await undoImport(later(), done.importId, "Again")).ok).toBe(false);
  expect(await recount(ctx.db)).toBe(0);
});

test("a changed row is a correction: the one who brought it cannot record it, by rule and in the database; another can, and it can be taken back", async () => {
  const first = await recorded(file(["C-1;Sagyn Ali;man;1990-01-01;UNDOF;contingent;2024-02-01;2024-08-01;;;;"]));
  const changed = file(["C-1;;;;UNDOF;contingent;2024-02-01;2024-05-01;repatriated;Illness;UN;"]);
  const { became, checked } = ok(await importOnce(later(), changed, nothing));
  expect([became?.state, checked.corrections]).toEqual(["waiting", 1]);
  const [id, { report }] = [became?.importId ?? "", checked.kept];
  const commit = (by: string) => performCommit(later(by), id, report.digest, nothing, async () => undefined);
  const own = await commit("clerk");
  expect(own.ok ? [] : own.refusals.map(({ code }) => code)).toEqual(["same-person"]);
  await expect(
    ctx.db.run(sql`
      update history_imports set state = 'committed', committed_by = brought_by, committed_at = now(), written = '{}' where id = ${id}
    `),
  ).rejects.toThrow();
  const between = later().now;
  expect((await commit("second")).ok).toBe(true);
  expect((await listTours(ctx.db)).map(({ to, person }) => [person, to])).toEqual([["C-1", "2024-05-01"]]);
  expect((await listTours(ctx.db, { knownAt: between })).map(({ to }) => to)).toEqual(["2024-08-01"]);
  const rests = await undoImport(later(), first?.importId ?? "", "Too early");
  expect(rests.ok ? [] : rests.refusals.map(({ code }) => code)).toContain("history-rests-tour-changed");
  expect((await undoImport(later("second"), id, "Not so")).ok).toBe(true);
  expect((await listTours(ctx.db)).map(({ to }) => to)).toEqual(["2024-08-01"]);
  // With the correction taken back nothing rests on the first import any more.
  ok(await undoImport(later(), first?.importId ?? "", "Only tried"));
  expect(await listTours(ctx.db)).toEqual([]);
  expect(await recount(ctx.db)).toBe(0);
});

test("a correction by a file gives nobody days that are still to come, whether they are there or have left", async () => {
  const lines = (there: string, left: string) => [
    `E-1;Erlan Dauren;man;1990-01-01;UNDOF;contingent;2026-02-01;${there};;;;`,
    `E-2;Erlan Serik;man;1991-01-01;UNDOF;contingent;2026-02-01;${left}`,
  ];
  const first = await recorded(file(lines("2026-08-01", "2026-05-01;left;;;")));
  const longer = await look(lines("2026-09-01", "2026-09-01;;;;"));
  expect(said(longer.kept.findings)).toEqual(["error tours!H2 extension-instead", "error tours!H3 left-before"]);
  expect((await look(lines("2026-07-15", "2026-05-02;left;;;"))).kept.report.counts.errors).toBe(0);
  ok(await undoImport(later(), first?.importId ?? "", "Only tried"));
});

test("the same file again brings nothing: it says so, and neither a dry run nor a commit by any door records anything", async () => {
  const lines = ["R-1;Rahim Ali;man;1990-01-01;UNDOF;contingent;2024-02-01;2024-08-01;;;;"];
  const first = await recorded(file(lines));
  const before = await everything();
  const againstNothing = [{ code: "history-nothing-new", facts: { count: 1 } }];
  expect(isNothingNew((await look(lines)).kept.report)).toBe(true);
  expect(await recorded(file(lines))).toBeNull();
  expect(await everything()).toBe(before);
  const brought = ok(await bringChecked(later(), file(lines), nothing));
  const digest = brought.report?.digest ?? "";
  expect(await askCommit(later("second"), brought.id, digest)).toMatchObject({ ok: false, refusals: againstNothing });
  const committed = await performCommit(later("second"), brought.id, digest, nothing, async () => undefined);
  expect(committed).toMatchObject({ ok: false, refusals: againstNothing });
  expect((await discardImport(later(), brought.id)).state).toBe("discarded");
  ok(await undoImport(later(), first?.importId ?? "", "Only tried"));
});

test("one person in several spellings is found once when something besides the sound agrees, and is asked about when nothing does", async () => {
  const lines = [
    "S-1;Қасымов Әлішер Серікұлы;ер;1991-05-05;UNDOF;contingent;2024-02-01;2024-02-20;;;;",
    ";KASSYMOV ALISHER;;1991-05-05;UNDOF;contingent;2025-02-01;2025-02-20;;;;",
    ";Касымов Алишер;;;UNDOF;contingent;2025-05-01;2025-05-20;;;;",
  ];
  const { kept } = await look(lines);
  expect(said(kept.findings)).toEqual(["question tours!B4 person-perhaps"]);
  expect(kept.findings.filter(({ code }) => code === "person-matched-birth").length).toBe(1);
  const answered = await look(lines, { answers: [{ cell: "tours!B4", person: "S-1" }] });
  expect([
    said(answered.kept.findings),
    answered.kept.report.changes.persons.added,
    answered.kept.report.changes.tours.added,
  ]).toEqual([[], 1, 3]);
});

test("whatever stands in a workbook, looking answers and a refused import leaves nothing behind", async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      "UNDOF",
      "unmo",
      "contingent",
      "2024-02-01",
      "03/04/2020",
      "man",
      "",
      "=1+1",
      "C-1",
      "open",
      "died",
      "IND",
    ),
    fc.integer(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 12, maxLength: 12 }), { maxLength: 8 }), async (rows) => {
      const columns = HEAD.split(";").map((title) => ({ title }));
      const book = {
        title: "x",
        sheets: [{ name: "Tours", columns, rows }],
        about: [],
        aboutTitle: "About",
        head: "",
        foot: "",
        pages: "",
      };
      const content = await workbookOf(book);
      const before = await everything();
      const came = await recorded({ fileName: "x.xlsx", content, options: HistoryOptions.parse({}) });
      if (came === null) expect(await everything()).toBe(before);
      expect(await recount(ctx.db)).toBe(0);
    }),
    { numRuns: 12 },
  );
});

test("the template is recognised in every language, and findings come back beside the rows", async () => {
  for (const language of ["kk", "ru", "en", "fr"] as const) {
    const { bytes } = await historyTemplate(ctx, language);
    const checked = await rehearseFile(
      later(),
      { fileName: "t.xlsx", content: bytes, options: HistoryOptions.parse({}) },
      nothing,
    );
    if (!checked.ok) throw new Error("readable");
    const kinds = checked.value.kept.report.sheets.map(({ mapping, missing }) => [mapping.kind, missing.length]);
    expect(kinds.slice(0, 5)).toEqual(
      ["persons", "tours", "contributions", "rotations", "ranks"].map((kind) => [kind, 0]),
    );
  }
  const brought = await bringChecked(later(), file(["Z-1;;;;UNDOF;cook;2024-02-01;;;;;"]), nothing);
  if (!brought.ok) throw new Error("kept");
  expect((await exportFindings(ctx, brought.value.id, "kk")).bytes.length).toBeGreaterThan(1000);
});
