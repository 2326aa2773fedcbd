import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser, outward, signIn, visit } from "./browser.ts";
import { dayIn } from "./days.ts";
import { planner } from "./journey.ts";

let browser: Browser;
const origin = inject("origin");

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** What a table of people who must leave says, row by row. */
function leaving(table: Locator): Promise<readonly string[]> {
  return table.getByRole("row").allTextContents();
}

test("a mission closes: who must leave and which plans break is seen before, recorded, and taken back; in Kazakh", async () => {
  const { page, asked, faults, close } = await visit(browser, origin, { language: "kk" });
  await signIn(page, planner);
  await page.goto("/missions/UNDOF");
  const people = page.locator("#people");
  await people.getByText("Миссия соңынан кейін ешкім жазылмаған").waitFor();
  const before = await people.textContent();
  await page.getByRole("button", { name: /^Енгізу/ }).click();
  await page.getByRole("menuitem", { name: "Тоқтату" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Қарар").fill("S/RES/2999 (2026)");
  await dialog.getByLabel("Операциялар соңы").fill(dayIn(45));
  await dialog.getByLabel("Шығару аяқталатын күн").fill(dayIn(105));
  await dialog.getByText(/адамның мерзімі соңғы рұқсат етілген күннен асады/).waitFor();
  await dialog.getByRole("heading", { name: "Мерзімі өзгеретін шешімдер" }).waitFor();
  await dialog.getByRole("link", { name: "A-2024" }).waitFor();
  await dialog.getByRole("heading", { name: "Бұзылатын жоспарлар" }).waitFor();
  await dialog.getByText(/^All missions, 2026\/27: \d+ тағайындаудың \d+ \(ұсынылған\)/).waitFor();
  const foreseen = await leaving(dialog.getByRole("table"));
  expect(foreseen.length).toBeGreaterThan(2);
  // Looking at it has recorded nothing.
  expect(await people.textContent()).toBe(before);
  await dialog.getByLabel("Дереккөз").fill("Кеңес (ойдан шығарылған)");
  await dialog.getByLabel("Не үшін енгізіледі").fill("Кеңес миссияны жапты");
  await dialog.getByRole("button", { name: "Енгізу", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await people.getByRole("table").waitFor();
  expect(await leaving(people.getByRole("table"))).toEqual(foreseen);
  await page.getByText(/адамның мерзімі миссия соңынан асады, олар ертерек шығуы тиіс/).waitFor();
  await page.getByRole("button", { name: "Соңғы өзгерісті кері қайтару" }).click();
  await dialog.getByLabel("Не үшін енгізіледі").fill("Қарар қабылданған жоқ");
  await dialog.getByRole("button", { name: "Соңғы өзгерісті кері қайтару" }).click();
  await dialog.waitFor({ state: "detached" });
  await people.getByText("Миссия соңынан кейін ешкім жазылмаған").waitFor();
  expect(await people.textContent()).toBe(before);
  const history = page.locator("#history");
  await history.getByText(/кері қайтарған өзгеріс: \d+/).waitFor();
  await history.getByText("Қарар қабылданған жоқ").waitFor();
  expect(outward(asked, origin)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
