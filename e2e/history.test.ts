import type { Browser, Locator, Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { openBrowser, outward, signIn, visit } from "./browser.ts";
import { readAll } from "./downloads.ts";
import { planner } from "./journey.ts";

let browser: Browser;
const origin = inject("origin");

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

type Template = readonly { readonly sheet: string; readonly heads: readonly string[] }[];

/** Takes the template from the page and opens it: its sheets and their headings. */
async function template(page: Page): Promise<Template> {
  const link = page.getByRole("link", { name: "Template to fill in" });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const book = await readWorkbook(await readAll(await file.createReadStream()));
  return book.map(({ sheet, data }) => ({ sheet, heads: (data[0] ?? []).map(String) }));
}

/** The template with one row on each sheet named; cells by their headings, which must be there. */
async function filled(
  form: Template,
  rows: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<Buffer> {
  const sheets = Object.entries(rows).map(([name, row]) => {
    const heads = form.find(({ sheet }) => sheet === name)?.heads ?? [];
    expect(heads).toEqual(expect.arrayContaining(Object.keys(row)));
    return { sheet: name, data: [[...heads], heads.map((head) => row[head] ?? null)] };
  });
  return writeWorkbook(sheets).toBuffer();
}

/** Brings a file by the button of the page; its dry run has ended when what was found of it stands there. */
async function bring(page: Page, name: string, buffer: Buffer): Promise<Locator> {
  await page.goto("/deployments/imports");
  const button = page.getByRole("button", { name: "Choose a file" });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const main = page.getByRole("main");
  await main.getByText(/^In order: |^Nothing new: |errors? and \d+ open questions?/).waitFor();
  return main;
}

const person = { Number: "J-0001", "Name (passport)": "Journeyer Daulet", Sex: "man", "Date of birth": "1985-05-01" };
const tour = { Number: "J-0001", Mission: "UNOCI", Role: "unmo", From: "2015-06-01", To: "2015-11-30" };

/** How many tours the table of deployments has of the person who was brought. */
async function toursThere(page: Page): Promise<number> {
  await page.goto("/deployments?by=person&view=table&from=2015-01-01&to=2015-12-31&find=J-0001");
  await page.getByText(/^\d+ rows?$/).waitFor();
  return page.getByRole("row").filter({ hasText: "UNOCI" }).count();
}

test("a history is imported: an error is shown with its cell, the mended file is recorded, and taken back whole", async () => {
  const { page, asked, faults, close } = await visit(browser, origin);
  await signIn(page, planner);
  await page.goto("/deployments/imports");
  const form = await template(page);
  const wrong = await bring(
    page,
    "wrong.xlsx",
    await filled(form, { Persons: person, Tours: { ...tour, To: "2015-05-30" } }),
  );
  const fault = wrong.getByRole("row").filter({ hasText: "Tours!K2" });
  await fault.getByText("The last day, 2015-05-30, lies before the first, 2015-06-01.").waitFor();
  expect(await page.getByRole("button", { name: "Record all of it" }).count()).toBe(0);
  await page.getByRole("button", { name: "Lay aside" }).click();
  await wrong.getByText("Laid aside; nothing of it was recorded.").waitFor();
  const right = await bring(page, "right.xlsx", await filled(form, { Persons: person, Tours: tour }));
  await right.getByText("In order: 2 rows, no errors. Nothing is recorded yet.").waitFor();
  await right.getByRole("row").filter({ hasText: "Tours!2" }).getByText("1 Jun 2015 – 30 Nov 2015").waitFor();
  expect(await toursThere(page)).toBe(0);
  await page.goBack();
  await page.getByRole("button", { name: "Record all of it" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Record all of it" }).click();
  await right.getByText(/^Recorded by Aidana Serikova on /).waitFor();
  expect(await toursThere(page)).toBe(1);
  await page.goBack();
  await page.getByRole("button", { name: "Take back" }).click();
  await dialog.getByLabel("Reason").fill("Brought for practice");
  await dialog.getByRole("button", { name: "Take back" }).click();
  await right.getByText(/^Taken back by Aidana Serikova on .*: Brought for practice\./).waitFor();
  expect(await toursThere(page)).toBe(0);
  expect(outward(asked, origin)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
