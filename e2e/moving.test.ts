import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser, outward, signIn, visit } from "./browser.ts";
import { approver, planner } from "./journey.ts";

let browser: Browser;
const origin = inject("origin");

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

interface Planned {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Puts the planned observers who set out first on the roll of a rotation of their own; answers the rotation and its first day. */
async function onRoll(page: Page): Promise<{ id: string; from: string }> {
  const get = async <T>(path: string) => (await (await page.request.get(path)).json()) as T;
  const { items } = await get<{ items: Planned[] }>("/api/tours?mission=MINURSO&standing=planned");
  const from = items.map((tour) => tour.from).sort()[0] ?? "";
  const tours = items.filter((tour) => tour.from === from);
  const found = await get<{ items: { id: string; code: string }[] }>("/api/deployments/contributions");
  const contribution = found.items.find(({ code }) => code === "MINURSO/observers")?.id;
  const source = "Invented for this journey";
  const lot = { part: "main", arriveOn: from, leaveOn: tours[0]?.to, heads: tours.length, note: "" };
  const rotation = await page.request.post(`/api/deployments/contributions/${contribution}/rotations`, {
    data: { number: 1, lots: [lot], transferOn: null, note: "", source, confidence: "inferred" },
  });
  const { id } = (await rotation.json()) as { id: string };
  const roll = await page.request.post(`/api/deployments/rotations/${id}/roll`, {
    data: { lot: 1, tourIds: tours.map((tour) => tour.id), source },
  });
  expect([roll.status(), await roll.text()]).toEqual([200, expect.any(String)]);
  return { id, from };
}

/** A number of days by which the rotation may be moved: which these are depends on everybody's papers. */
async function lawfulDays(page: Page, rotation: string): Promise<number> {
  for (const days of [1, -1, 2, -2, 3, -3, 5, -5, 8, -8]) {
    const answer = await page.request.post(`/api/deployments/rotations/${rotation}/shift?dryRun=true`, {
      data: { days, reason: "r", source: "s" },
    });
    if (answer.ok()) return days;
  }
  throw new Error("The rotation can be moved by no number of days.");
}

const WINDOW = 60;

/** The rotation's row by unit, with its first day near the middle. */
function boardAround(from: string): string {
  const day = (by: number) => new Date(Date.parse(from) + by * 86_400_000).toISOString().slice(0, 10);
  return `/deployments?by=unit&mission=MINURSO&state=planned&from=${day(-WINDOW / 2)}&to=${day(WINDOW / 2 - 1)}`;
}

/** The bar of the rotation; its days stand in its name. */
function barOf(page: Page): Locator {
  return page.getByRole("button", { name: /^rotation 1: \d+ people, MINURSO/ });
}

/** Where the bar is once rows that are still being read move it no more. */
async function restingBox(bar: Locator) {
  let last = await bar.boundingBox();
  for (;;) {
    await bar.page().waitForTimeout(200);
    const now = await bar.boundingBox();
    if (now !== null && now.x === last?.x && now.y === last.y) return now;
    last = now;
  }
}

/** Takes the bar near its beginning and lets it go so many days aside. */
async function drag(page: Page, bar: Locator, days: number): Promise<Locator> {
  const box = await restingBox(bar);
  const perDay = (await bar.evaluate((element) => element.parentElement?.clientWidth ?? 0)) / WINDOW;
  const [x, y] = [box.x + 40, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (days * perDay) / 2, y, { steps: 3 });
  await page.mouse.move(x + days * perDay, y, { steps: 3 });
  await page.mouse.up();
  return page.getByRole("region", { name: "Moving" });
}

/** Gives the reason and the source of a move and records it. */
async function recordMove(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("The flight is another day");
  await dialog.getByLabel("Source").fill("Invented for this journey");
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByText(/^✓ Proposed for .*\. A second person decides\.$/).waitFor();
}

/** How many changes wait for a second person, as the server tells. */
async function waiting(page: Page): Promise<number> {
  const answer = await page.request.get("/api/deployments/changes?state=pending");
  return ((await answer.json()) as { count: number }).count;
}

/** The change that the journey proposed, opened in the list of those that wait. */
async function openChange(page: Page): Promise<void> {
  await page.goto("/deployments/changes");
  await page.getByRole("row").filter({ hasText: "The flight is another day" }).click();
}

test("a rotation is dragged where it may not be, then where it may, by pointer and by keys; and only another person approves it", async () => {
  const { page, asked, faults, close } = await visit(browser, origin);
  await signIn(page, planner);
  const { id, from } = await onRoll(page);
  const days = await lawfulDays(page, id);
  const before = await waiting(page);
  await page.goto(boardAround(from));
  const bar = barOf(page);
  await bar.waitFor();
  const name = await bar.getAttribute("aria-label");
  // Too far: refused with every reason and the way out, and nothing is different when it is let go.
  const refused = await drag(page, bar, -1000);
  await refused.getByText(/^The rotation would begin on .*, which has passed\./).waitFor();
  await refused.getByText("What would do:").waitFor();
  await refused.getByText(/^Moved to .* nothing stands against it; one day more does not do\.$/).waitFor();
  await page.keyboard.press("Escape");
  await refused.waitFor({ state: "detached" });
  expect([await bar.getAttribute("aria-label"), await waiting(page)]).toEqual([name, before]);
  // A little: lawful, proposed, and taken back at once.
  const free = await drag(page, bar, days);
  await free.getByText("Lawful; a second person would have to approve it.").waitFor();
  await free.getByRole("button", { name: /^Go on/ }).click();
  await recordMove(page);
  expect(await waiting(page)).toBe(before + 1);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await page.getByText(/^✓ Proposed for /).waitFor({ state: "detached" });
  expect(await waiting(page)).toBe(before);
  // The same by keys.
  await bar.focus();
  await page.keyboard.press("m");
  for (let n = 0; n < Math.abs(days); n += 1) await page.keyboard.press(days > 0 ? "ArrowRight" : "ArrowLeft");
  await page.getByText("Lawful; a second person would have to approve it.").waitFor();
  await page.keyboard.press("Enter");
  await recordMove(page);
  // Whoever proposed it does not approve it, by the page and by the server; another person does.
  await openChange(page);
  await page.getByText("You proposed it; another person decides.").waitFor();
  expect(await page.getByRole("button", { name: "Approve" }).count()).toBe(0);
  const change = new URL(page.url()).searchParams.get("change")?.replaceAll('"', "") ?? "";
  const own = await page.request.post(`/api/deployments/changes/${change}/approve`, { data: { reason: "" } });
  expect(own.status()).toBe(403);
  await signIn(page, approver);
  await openChange(page);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await page.getByText(/^✓ Approved: /).waitFor();
  await page.goto(boardAround(from));
  await bar.waitFor();
  expect(await bar.getAttribute("aria-label")).not.toBe(name);
  expect(await waiting(page)).toBe(before);
  expect(outward(asked, origin)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
