import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser, outward, signIn, visit } from "./browser.ts";
import { dayIn } from "./days.ts";
import { approver, planner } from "./journey.ts";
import { ask, beginStep, cannotGrant, draft, record } from "./parliament.ts";

let browser: Browser;
const origin = inject("origin");

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const decision = { reference: "J-UNFICYP", mission: "UNFICYP", people: 60, from: dayIn(0), to: dayIn(365) };
const company = { mission: "UNFICYP", people: 60, from: dayIn(10), to: dayIn(40) };

test("a parliament grants: drafted by one, voted and granted by another, and only then people may go", async () => {
  const { page, asked, faults, close } = await visit(browser, origin);
  await signIn(page, planner);
  const before = await ask(page, company);
  await before.getByRole("heading", { name: "No.", exact: true }).waitFor();
  await before.getByText("Otherwise a new decision is needed (Decision of the Kurultai) that names UNFICYP").waitFor();
  await draft(page, decision);
  await record(await beginStep(page, "Propose", decision.from));
  await cannotGrant(page, "Needs a person who may decide (approver).");
  // What is proposed permits nothing yet.
  const proposed = await ask(page, company);
  await proposed.getByText(/^J-UNFICYP is proposed on .* and permits nothing\.$/).waitFor();
  await signIn(page, approver);
  await page.goto(`/authorisations/${decision.reference}`);
  const grant = await beginStep(page, "Record the grant", decision.from);
  await grant.getByRole("button", { name: "Record", exact: true }).click();
  await grant.getByText("The vote of Kurultai is missing.").waitFor();
  await grant.getByLabel("Vote: Kurultai").selectOption({ label: "approved" });
  await grant.getByLabel("Kurultai: For").fill("97");
  await grant.getByLabel("Kurultai: Against").fill("11");
  await record(grant);
  await page.getByText("0 of 60 places under “The company” are taken: 60 more may go.").waitFor();
  const vote = page.getByRole("row").filter({ hasText: "97" });
  expect(await vote.textContent()).toMatch(/Kurultai.*97.*11.*approved/s);
  const after = await ask(page, company);
  await after.getByRole("heading", { name: "Yes, they may go." }).waitFor();
  await after.getByText("They stand under J-UNFICYP, Company in UNFICYP.").waitFor();
  // One more than was granted may not go, and the number that may is named.
  const more = await ask(page, { ...company, people: 61 });
  await more
    .getByText(/^J-UNFICYP\/company allows 60 .*: 0 are counted, 61 more were asked for, 60 may go\.$/)
    .waitFor();
  expect(outward(asked, origin)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test("what would pass a ceiling is refused with the numbers and the way out, and leaves no trace", async () => {
  const { page, faults, close } = await visit(browser, origin);
  await signIn(page, planner);
  const no = await ask(page, { mission: "UNDOF", people: 400, from: dayIn(10), to: dayIn(40) });
  const reason = await no.getByText(/^A-2024\/total allows 430 on /).textContent();
  const [, there, asked, free] =
    /: (\d+) are counted, (\d+) more were asked for, (\d+) may go\.$/.exec(reason ?? "") ?? [];
  expect(Number(asked)).toBe(400);
  expect(Number(there) + Number(free)).toBe(430);
  await no.getByText(`At most ${free} may go on all of these days under A-2024.`).waitFor();
  await no.getByRole("link", { name: "ask so" }).first().click();
  await page.getByRole("heading", { level: 2, name: "Yes, they may go." }).waitFor();
  await page.getByText(`${free} × contingent member, self-deployed, to UNDOF`).waitFor();
  await page.goto("/deployments/contributions");
  await page.getByRole("link", { name: "Force-reserve company on the Golan" }).click();
  const rotations = page.getByRole("region", { name: "Rotations" }).getByRole("row");
  await rotations.nth(1).waitFor();
  const before = await rotations.allTextContents();
  await page.getByRole("button", { name: "Plan a rotation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Main body, people").fill("400");
  await dialog.getByLabel("Main body arrives").fill(dayIn(30));
  await dialog.getByLabel("Leaves").fill(dayIn(120));
  await dialog.getByLabel("Source").fill("Order of the staff (invented)");
  await dialog.getByText("This would be refused, for 2 reasons:").waitFor();
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await dialog.getByText("Refused, for 2 reasons:", { exact: true }).waitFor();
  await dialog
    .getByText(/\d+ would be there while one relieves the other; A-2024\/total allows 430 and 0 more\./)
    .waitFor();
  expect(await dialog.getByLabel("Main body, people").inputValue()).toBe("400");
  await page.reload();
  await rotations.nth(1).waitFor();
  expect(await rotations.allTextContents()).toEqual(before);
  expect(faults).toEqual([]);
  await close();
});
