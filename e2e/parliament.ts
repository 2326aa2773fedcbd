/** The way of a decision through parliament, as the directorate records it on its pages. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** A question to the law, as the form asks for it. */
export interface Asked {
  readonly mission: string;
  readonly people: number;
  readonly from: string;
  readonly to: string;
}

/** Asks by the form whether so many members of a contingent may go; returns the answer as it stands on the page. */
export async function ask(page: Page, { mission, people, from, to }: Asked): Promise<Locator> {
  await page.goto("/authorisations/may-we-send");
  const form = page.getByRole("form", { name: "Question" });
  await form.getByRole("textbox", { name: "Mission" }).fill(mission);
  await form.getByRole("textbox", { name: "People" }).fill(String(people));
  await form.getByLabel("First day").fill(from);
  await form.getByLabel("Last day").fill(to);
  await form.getByRole("button", { name: "Ask" }).click();
  const answer = page.getByRole("article");
  await answer.getByRole("heading", { level: 2 }).first().waitFor();
  return answer;
}

/** A decision as it is drafted: one ceiling, and one scope under it. */
export interface Drafted {
  readonly reference: string;
  readonly mission: string;
  readonly people: number;
  readonly from: string;
  readonly to: string;
}

/** Fills the form of a new decision and keeps it as a draft; what is missing is told first, field by field. */
export async function draft(page: Page, decision: Drafted): Promise<void> {
  await page.goto("/authorisations");
  await page.getByRole("button", { name: "New decision" }).click();
  await page.getByRole("heading", { level: 1, name: "New decision" }).waitFor();
  await page.getByRole("button", { name: "Keep as a draft" }).click();
  await page.getByRole("alert").filter({ hasText: "need attention" }).waitFor();
  await fillHead(page, decision);
  await fillRows(page, decision);
  await page.getByRole("button", { name: "Keep as a draft" }).click();
  await page.getByRole("heading", { level: 1, name: decision.reference }).waitFor();
}

async function fillHead(page: Page, { reference, mission, from }: Drafted): Promise<void> {
  await page.getByLabel("Day of the proposal").fill(from);
  await page.getByLabel("Short name").fill(reference);
  await page.getByLabel("Title").fill(`A company in ${mission}`);
  await page.getByLabel("Way of deciding").selectOption({ label: "Decision of the Kurultai" });
  await page.getByLabel("Proposed by").fill("President");
  await page.getByLabel("Source").fill("Official gazette (invented)");
  await page.getByLabel("How sure").selectOption({ label: "inferred" });
}

async function fillRows(page: Page, { reference, mission, people, from, to }: Drafted): Promise<void> {
  await page.getByRole("button", { name: "Add: Ceilings" }).click();
  const ceiling = page.getByRole("group", { name: "Ceilings 1" });
  await ceiling.getByLabel("Code").fill(`${reference}/company`);
  await ceiling.getByLabel("Name").fill("The company");
  await ceiling.getByLabel("At most").fill(String(people));
  await page.getByRole("button", { name: "Add: What it permits" }).click();
  const scope = page.getByRole("group", { name: "What it permits 1" });
  await scope.getByLabel("Name").fill(`Company in ${mission}`);
  await scope.getByLabel("Missions (comma between)").fill(mission);
  await scope.getByRole("checkbox", { name: "contingent member" }).check();
  await scope.getByLabel("First day").fill(from);
  await scope.getByLabel("Last day").fill(to);
  await scope.getByRole("checkbox", { name: `${reference}/company` }).check();
}

/** Opens the dialog of a step; its day and source are filled in. */
export async function beginStep(page: Page, button: string, day: string): Promise<Locator> {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Day").fill(day);
  await dialog.getByLabel("Source").fill("Minutes of the sitting (invented)");
  return dialog;
}

/** Records what the dialog of a step holds; it closes when it was taken. */
export async function record(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Whoever drafted sees the button of the grant, and cannot press it. */
export async function cannotGrant(page: Page, why: string): Promise<void> {
  const grant = page.getByRole("button", { name: "Record the grant" });
  await grant.waitFor();
  assert.equal(await grant.isDisabled(), true);
  assert.equal(await grant.getAttribute("title"), why);
}
