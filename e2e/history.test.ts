import type { Browser, Locator, Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { openBrowser, outward, signIn, visit } from "./browser.ts";
import { readAll } from "./downloads.ts";
import { approver, planner } from "./journey.ts";

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

/** Records the import that the page shows. */
async function recordAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Record all of it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Record all of it" }).click();
}

/** Takes the import that the page shows back. */
async function takeBack(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Take back" }).click();
  await dialog.getByLabel("Reason").fill("Brought for practice");
  await dialog.getByRole("button", { name: "Take back" }).click();
}

/** How many tours the table of deployments has of the person who was brought. */
async function toursThere(page: Page): Promise<number> {
  await page.goto("/deployments?by=person&view=table&from=2015-01-01&to=2015-12-31&find=J-0001");
  await page.getByText(/^\d+ rows?$/).waitFor();
  return page.getByRole("row").filter({ hasText: "UNOCI" }).count();
}

test("a history is imported: an error is shown with its cell, the mended file is recorded, corrected by two people, and taken back whole", async () => {
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
  await recordAll(page);
  await right.getByText(/^Recorded by Aidana Serikova on /).waitFor();
  const recorded = page.url();
  expect(await toursThere(page)).toBe(1);
  // The same again brings nothing, and there is nothing to record.
  const same = await bring(page, "again.xlsx", await filled(form, { Persons: person, Tours: tour }));
  await same.getByText("Nothing new: 2 rows stand already. There is nothing to record.").waitFor();
  expect(await page.getByRole("button", { name: "Record all of it" }).count()).toBe(0);
  // Other days are a correction: whoever brought it does not record it, another person does, and takes it back.
  const other = await filled(form, { Tours: { ...tour, To: "2015-10-31" } });
  const changed = await bring(page, "changed.xlsx", other);
  await changed
    .getByText("1 recorded fact would be replaced: another person than Aidana Serikova must record it.")
    .waitFor();
  expect(await page.getByRole("button", { name: "Record all of it" }).count()).toBe(0);
  const correction = page.url();
  await signIn(page, approver);
  await page.goto(correction);
  await changed.getByRole("row").filter({ hasText: "Tours!2" }).getByText("1 Jun 2015 – 31 Oct 2015").waitFor();
  await recordAll(page);
  await changed.getByText(/^Recorded by Marat Ospanov on /).waitFor();
  await takeBack(page);
  await changed.getByText(/^Taken back by Marat Ospanov on /).waitFor();
  await signIn(page, planner);
  await page.goto(recorded);
  await takeBack(page);
  await right.getByText(/^Taken back by Aidana Serikova on .*: Brought for practice\./).waitFor();
  expect(await toursThere(page)).toBe(0);
  expect(outward(asked, origin)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
