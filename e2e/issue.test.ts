import type { Browser, Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser, outward, visit } from "./browser.ts";
import { readAll } from "./downloads.ts";
import { approver, planner } from "./journey.ts";
import { choose, find, press, tabTo, withoutPointer } from "./keyboard.ts";

let browser: Browser;
const origin = inject("origin");

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const title = "Officers sent since 2014";

/** Signs in by keyboard alone; whoever was signed in goes first. */
async function enter(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("button", { name }).waitFor();
  await press(page, name);
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
}

/** Opens the figure by the palette, and reads it as of 30 June 2022. */
async function askFigure(page: Page): Promise<void> {
  await find(page, title);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.keyboard.press("d");
  await tabTo(page, /^Day, as 30 Jun 2022/);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("2022-06-30");
  await page.keyboard.press("Enter");
  await page.getByText("You are reading 30 Jun 2022, not today.").waitFor();
}

/** A day as `2014-10-15`, whether the page says it or a workbook holds it. */
function plainDay(day: unknown): string {
  const date = day instanceof Date ? day : new Date(`${String(day).replaceAll(/\s/g, " ")} UTC`);
  return date.toISOString().slice(0, 10);
}

/** The rows that the page shows: person, mission, role, first and last day, decision. */
async function shownRows(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = page.locator("#rows").getByRole("row");
  await rows.nth(45).waitFor();
  const cells = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.children].map((cell) => (cell.textContent ?? "").trim())),
  );
  return cells.map(([person, mission, role, , from, to, decision]) =>
    [person, mission, role, plainDay(from), plainDay(to), decision].map(String),
  );
}

/** Takes the rows out as a workbook and opens it: the rows by the same columns, and what its second sheet says about them. */
async function exportedRows(page: Page) {
  await press(page, /^Export: Rows behind the number$/);
  const [file] = await Promise.all([page.waitForEvent("download"), choose(page, /^Workbook \(XLSX\)$/)]);
  const [rows, about] = await readWorkbook(await readAll(await file.createReadStream()));
  const lines = (rows?.data ?? [])
    .slice(1)
    .map(([person, mission, role, , from, to, , decision]) =>
      [person, mission, role, plainDay(from), plainDay(to), decision].map(String),
    );
  return {
    lines,
    about: Object.fromEntries((about?.data ?? []).map(([name, value]) => [String(name), String(value)])),
  };
}

/** Freezes the figure that is shown, in the words that are offered; another has to issue it. */
async function prepare(page: Page, occasion: string): Promise<void> {
  await press(page, /^Prepare to issue$/);
  const words = page.getByRole("dialog").getByLabel("Words in which it is said");
  await words.waitFor();
  expect((await words.inputValue()).replaceAll(/\s/g, " ")).toBe(`${title}, as of 30 Jun 2022: 45.`);
  await tabTo(page, /^Occasion/);
  await page.keyboard.type(occasion);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/figures\/issued\/[0-9a-f-]{36}/);
  await page.getByText("It waits for a second person to issue it.").waitFor();
}

test("a figure is asked, opened to its rows, exported, prepared by one, issued by another and computed again, by keyboard alone", async () => {
  const { page, asked, faults, close } = await visit(browser, origin);
  await withoutPointer(page);
  await page.goto("/sign-in");
  await enter(page, planner);
  await askFigure(page);
  await press(page, /^45$/);
  await expect.poll(() => page.url()).toContain("#rows");
  const shown = await shownRows(page);
  expect(shown).toHaveLength(45);
  const { lines, about } = await exportedRows(page);
  expect(lines).toEqual(shown);
  expect(about).toMatchObject({
    "As of": "30\u00a0Jun\u00a02022",
    Definition: "officers-sent-since-2014/1",
    Value: "45",
    "Made by": "Aidana Serikova",
  });
  await prepare(page, "Answer 12 to the committee");
  expect(await page.getByRole("button", { name: "Issue", exact: true }).count()).toBe(0);
  await find(page, "Sign out");
  await enter(page, approver);
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await press(page, /^Issued figures$/);
  await press(page, /^prepared$/);
  await press(page, /^Issue$/);
  const dialog = page.getByRole("dialog");
  await dialog.getByText(`${title}, as of 30 Jun 2022: 45.`).waitFor();
  await press(page, /^Issue$/);
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1, name: /^F-\d{4}\/\d+: 45$/ }).waitFor();
  await press(page, /^Compute again$/);
  await page.getByText("Unchanged: computed again, at its moment and with today’s knowledge").waitFor();
  await page.getByText("Digest of 45 rows (SHA-256)").waitFor();
  expect(outward(asked, origin)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
