/** The way of a plan through the office, as people walk it; each step looks at what it came for. */
import assert from "node:assert/strict";

import type { Page } from "playwright-core";
import { signIn } from "./browser.ts";

export const planner = /Aidana Serikova/;
export const approver = /Marat Ospanov/;
export const committee = /Gulnara Bekova/;

/** Reads where people are, and opens the rows behind a mission. */
export async function readToday(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  const sentence = await page.locator("header p").last().textContent();
  assert.match(sentence ?? "", /\d+ people are in \d+ missions\./);
  const circle = page.getByRole("button", { name: /^UNDOF: \d+/ });
  const people = Number(/UNDOF: (\d+)/.exec((await circle.getAttribute("aria-label")) ?? "")?.[1]);
  await circle.click();
  await page
    .getByRole("status")
    .filter({ hasText: `${people} rows` })
    .waitFor();
}

/** Opens the decision of 2024 and reads the head-room of a day with the arrow keys. */
export async function readHeadroom(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Authorisations" }).click();
  await page.getByRole("heading", { level: 1, name: "Authorisations" }).waitFor();
  await page.getByRole("link", { name: "A-2024", exact: true }).click();
  const curve = page.getByRole("slider");
  await curve.waitFor();
  const today = await curve.getAttribute("aria-valuetext");
  assert.match(today ?? "", /present, \d+ planned, ceiling 430, \d+ may still go/);
  await curve.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(
    (before) => document.querySelector("[role=slider]")?.getAttribute("aria-valuetext") !== before,
    today,
  );
  assert.match(page.url(), /day=/);
}

/** What was published for 30 June 2022, and the rows that prove it. */
export const published2022 = [
  ["Officers sent since 2014", 45],
  ["Served in the UNIFIL unit since 2018", 520],
] as const;

/** Reads the figures as of 30 June 2022: 45, 520, 6 and 9, each with as many rows. */
export async function readFigures(page: Page): Promise<void> {
  await page.goto("/figures?asOf=2022-06-30");
  await page.getByRole("heading", { level: 1, name: "Figures" }).waitFor();
  for (const [title, value] of published2022) {
    await page
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: title, exact: true }) })
      .getByRole("link", { name: String(value), exact: true })
      .click();
    await page
      .getByRole("status")
      .filter({ hasText: `${value} rows` })
      .waitFor();
    await page.goBack();
  }
  await page.getByRole("link", { name: "In service", exact: true }).click();
  for (const [mission, people] of [
    ["MINURSO", 6],
    ["UNIFIL", 9],
  ] as const) {
    const part = page.getByRole("row").filter({ has: page.getByRole("link", { name: mission, exact: true }) });
    await part.first().waitFor();
    assert.match((await part.first().textContent()) ?? "", new RegExp(`${people}$`));
  }
}

/** Plans two missions, waits for the proof, and asks why and why not. Returns the address of the plan. */
export async function makePlan(page: Page, title: string): Promise<string> {
  await page.goto("/plans");
  await page.getByRole("button", { name: "Make a plan" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Only these missions").fill("MONUSCO");
  await page.getByRole("button", { name: "Start planning" }).click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  await page.getByText("posts are filled; proved best").waitFor({ timeout: 120_000 });
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
  return page.url();
}

/** Chooses a filled post, reads why its person was chosen, and why another was not. */
export async function askWhy(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^mo-1/ }).first().click();
  const pane = page.getByRole("complementary");
  await pane.getByRole("heading", { name: "Why", exact: true }).waitFor();
  await pane.getByText(/meets? all rules/).waitFor();
  const candidates = pane.getByRole("table").getByRole("row");
  await candidates.nth(1).waitFor();
  const others = candidates.filter({ hasNotText: "chosen" });
  await others.nth(1).click();
  await pane.getByRole("heading", { name: /^Why not / }).waitFor();
  await pane.getByRole("heading", { name: "Nearest change" }).waitFor();
}

/** Puts the plan before the approver. */
export async function propose(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Propose" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Propose" }).click();
  await page.getByText("awaits approval").first().waitFor();
}

/** The one who proposed sees every reason why they may not approve, and cannot. */
export async function failToApprove(page: Page): Promise<void> {
  await page.getByText("You cannot approve it:").waitFor();
  await page.getByText("Whoever proposed a plan does not decide on it").waitFor();
  assert.equal(await page.getByRole("button", { name: "Approve" }).isDisabled(), true);
}

/** The second person approves; the tours are recorded. */
export async function approve(page: Page, plan: string): Promise<void> {
  await signIn(page, approver);
  await page.goto(plan);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await page.getByText(/Approved by Marat Ospanov.*its tours are recorded/).waitFor();
}

/** How many tours are planned for a mission from a day on, as the server tells. */
export async function plannedTours(page: Page, mission: string): Promise<number> {
  const answer = await page.request.get(`/api/tours?mission=${mission}&standing=planned`);
  const { count } = (await answer.json()) as { count: number };
  return count;
}
