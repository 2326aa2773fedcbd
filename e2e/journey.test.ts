import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser, outward, signIn, visit } from "./browser.ts";
import { readAll } from "./downloads.ts";
import {
  approve,
  askWhy,
  committee,
  failToApprove,
  makePlan,
  plannedTours,
  planner,
  propose,
  readFigures,
  readHeadroom,
  readToday,
} from "./journey.ts";
import { find, focused, tabTo } from "./keyboard.ts";

let browser: Browser;
const origin = inject("origin");

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

test("a plan goes from the first look to the recorded tours, and nothing is asked of anybody but the server", async () => {
  const { page, asked, faults, close } = await visit(browser, origin);
  await signIn(page, planner);
  await readToday(page);
  await readHeadroom(page);
  await readFigures(page);
  const before = await plannedTours(page, "MONUSCO");
  const plan = await makePlan(page, "Journey through MONUSCO");
  await askWhy(page);
  await propose(page);
  await failToApprove(page);
  await approve(page, plan);
  expect(await plannedTours(page, "MONUSCO")).toBeGreaterThan(before);
  expect(outward(asked, origin)).toEqual([]);
  expect(asked.length).toBeGreaterThan(30);
  expect(faults).toEqual([]);
  await close();
});

test("the server refuses an approval by whoever proposed, whatever the page shows", async () => {
  const { page, close } = await visit(browser, origin);
  await signIn(page, planner);
  const runs = (await (await page.request.get("/api/selection/runs")).json()) as {
    items: { id: string; state: string; version: number }[];
  };
  const proposed = runs.items.find((run) => run.state === "proposed");
  expect(proposed).toBeDefined();
  const answer = await page.request.post(`/api/selection/runs/${proposed?.id}/approve`, {
    headers: { "if-match": `"${proposed?.version}"`, origin },
    data: {},
  });
  expect([403, 422]).toContain(answer.status());
  await close();
});

test("the committee sees numbers and law, and is told that people are withheld", async () => {
  const { page, faults, close } = await visit(browser, origin);
  await signIn(page, committee);
  await page.goto("/figures/in-service?asOf=2022-06-30");
  await page.getByText("Your role sees the number and what it is made of, not the people in it.").waitFor();
  await page.goto("/authorisations/A-2024");
  await page.getByText("Your role sees how many count, not who they are.").waitFor();
  expect(await page.getByText(/P-\d{5}/).count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

test("the day in the address holds on every page, in every link, after a reload and when the language changes", async () => {
  const { page, close } = await visit(browser, origin);
  await signIn(page, planner);
  await page.goto("/figures?asOf=2024-01-19");
  await page.getByText("You are reading 19 Jan 2024, not today.").waitFor();
  await page.getByRole("link", { name: "Authorisations" }).click();
  await page.getByRole("heading", { level: 1, name: "Authorisations" }).waitFor();
  expect(page.url()).toContain("asOf=2024-01-19");
  await page.reload();
  await page.getByRole("button", { name: /^Language/ }).click();
  await page.getByRole("menuitem", { name: "Қазақша" }).click();
  await page.getByRole("heading", { level: 1, name: "Рұқсаттар" }).waitFor();
  expect(page.url()).toContain("/authorisations?asOf=2024-01-19");
  await page.getByRole("button", { name: "Бүгінге оралу" }).click();
  await expect.poll(() => page.url()).not.toContain("asOf");
  await close();
});

test("what a list shows can be taken out as a workbook and as a text table", async () => {
  const { page, close } = await visit(browser, origin);
  await signIn(page, planner);
  await page.goto("/figures/officers-sent-since-2014?asOf=2022-06-30");
  await page.getByRole("status").filter({ hasText: "45 rows" }).waitFor();
  for (const [name, ending] of [
    ["Workbook (XLSX)", ".xlsx"],
    ["Text table (CSV)", ".csv"],
  ] as const) {
    await page.getByRole("button", { name: "Export: Rows behind the number" }).click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`2022-06-30\\${ending}$`));
    const bytes = await readAll(await file.createReadStream());
    if (ending === ".xlsx") expect(bytes.subarray(0, 2).toString()).toBe("PK");
    else {
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      // What the table is stands under it, after an empty line.
      const [table] = bytes.toString("utf8").split("\r\n\r\n");
      expect(table?.split("\r\n")).toHaveLength(46);
    }
  }
  await close();
});

test("everything is reached without a mouse", async () => {
  const { page, faults, close } = await visit(browser, origin);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: planner }).waitFor();
  await tabTo(page, planner);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  // The skip link comes first and leads into the page.
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the page");
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Search or run a command").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await page.getByRole("heading", { level: 1, name: "Authorisations" }).waitFor();
  await find(page, "A-2024");
  await page.getByRole("heading", { level: 1, name: "A-2024" }).waitFor();
  await page.keyboard.press("d");
  await page.getByLabel("Day, as 30 Jun 2022").fill("2024-04-01");
  await page.keyboard.press("Enter");
  await page.getByText("You are reading 1 Apr 2024, not today.").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { level: 1, name: "Plans" }).waitFor();
  await tabTo(page, /^All missions/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /All missions/ }).waitFor();
  await tabTo(page, /^◆?(key post, )?so-3/);
  await page.keyboard.press("ArrowDown");
  const name = await focused(page);
  await page.keyboard.press("Enter");
  await page.getByRole("complementary").getByRole("heading", { level: 2 }).waitFor();
  expect(name).not.toBe("");
  expect(faults).toEqual([]);
  await close();
});
