import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBrowser, signIn, visit } from "./browser.ts";
import { planner } from "./journey.ts";

let browser: Browser;
let addresses: readonly string[];
const origin = inject("origin");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

beforeAll(async () => {
  browser = await openBrowser();
  addresses = await pagesToSee();
});

afterAll(async () => {
  await browser?.close();
});

/** Every page in the states that matter; the plan with a chosen tour, and the same with a person asked about. */
async function pagesToSee(): Promise<readonly string[]> {
  const { page, close } = await visit(browser, origin);
  await signIn(page, planner);
  const read = async (address: string) => (await (await page.request.get(address)).json()) as unknown;
  const runs = (await read("/api/selection/runs")) as { items: { id: string; state: string }[] };
  const id = runs.items.find((run) => run.state === "proposed")?.id ?? "";
  const run = (await read(`/api/selection/runs/${id}`)) as { tours: { tour: string; person: object | null }[] };
  const open = run.tours.find((tour) => tour.person === null)?.tour ?? "";
  const filled = run.tours.find((tour) => tour.person !== null)?.tour ?? "";
  const people = (await read(`/api/selection/runs/${id}/candidates?tour=${encodeURIComponent(filled)}`)) as {
    items: { person: { personId: string } }[];
  };
  const there = (await read("/api/deployments/timeline?by=person&state=in_mission&mission=UNDOF")) as {
    rows: { bars: { tourId: string; contributionId: string | null; rotationId: string | null }[] }[];
  };
  const bars = there.rows.flatMap((row) => row.bars);
  const tour = bars[0]?.tourId;
  const sent = bars.find((bar) => bar.contributionId !== null && bar.rotationId !== null);
  await close();
  return [
    "/",
    "/?where=table&view=table&mission=UNDOF",
    "/authorisations",
    "/authorisations/A-2024",
    "/authorisations/A-2011",
    "/authorisations/A-2018?view=table&asOf=2021-02-15",
    "/authorisations/may-we-send?mission=UNDOF&role=contingent_member&mode=self&people=400&from=2026-09-01&to=2027-03-01",
    "/authorisations/what-if?lapse=A-2024:2026-12-01",
    "/authorisations/alarms",
    "/missions",
    "/missions?view=map&show=all",
    "/missions?view=horizon",
    "/missions/UNIFIL",
    "/missions/UNDOF?view=table&strengths=table&ours=table&span=three",
    "/missions/UNDOF?do=termination",
    "/plans",
    "/plans?new=yes",
    `/plans/${id}?tour=${encodeURIComponent(open)}`,
    `/plans/${id}?view=table&tour=${encodeURIComponent(filled)}&person=${people.items.at(3)?.person.personId}`,
    `/deployments?by=person&mission=UNDOF&bar=${tour}`,
    "/deployments?by=authorisation&from=2014-06-01&to=2028-12-31",
    "/deployments?view=table&mission=MINURSO",
    "/deployments?find=nobody-is-called-so",
    `/deployments/tours/${tour}`,
    "/deployments/contributions",
    `/deployments/contributions/${sent?.contributionId}`,
    `/deployments/rotations/${sent?.rotationId}`,
    "/deployments/warnings",
    "/deployments/changes?show=all",
    "/figures?asOf=2022-06-30",
    "/figures/unifil-unit-since-2018?asOf=2022-06-30",
    "/figures/in-service?asOf=2021-03-31&part=UNIFIL",
    "/figures/women-share?by=rank",
    "/figures/tours-completed?version=1",
    "/figures/bridge?definition=officers-sent-since-2014&from=2022-06-30&to=2024-01-19",
    "/figures/issued",
    "/figures/no-such-figure",
  ];
}

/** The page is drawn: nothing loads any more and no skeleton stands. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** Serious and critical findings of axe, in a line each. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    return (await axe.run()).violations;
  });
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary.slice(0, 200)}`),
    );
}

/** By how many pixels the page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Contrast depends on the colours and not on the language, width on the language and not on the colours: all of both, and every page in each. */
const readers = [
  ...(["en", "ru", "kk", "fr"] as const).flatMap((language) => [
    { language, scheme: "light", width: 1280 } as const,
    { language, scheme: "dark", width: 390 } as const,
  ]),
  { language: "en", scheme: "light", width: 390 } as const,
  { language: "en", scheme: "dark", width: 1280 } as const,
];

test.each(readers)("pages in $language, $scheme, fit $width pixels and have no serious finding", async (reader) => {
  const { page, faults, close } = await visit(browser, origin, reader);
  const wrong: string[] = [];
  const look = async (address: string) => {
    await settled(page);
    const wide = await overflow(page);
    if (wide > 0) wrong.push(`${address} is ${wide} pixels too wide`);
    wrong.push(...(await findings(page)).map((finding) => `${address}: ${finding}`));
  };
  await page.goto("/sign-in");
  await look("/sign-in");
  await signIn(page, planner);
  for (const address of addresses) {
    await page.goto(address);
    await look(address);
  }
  expect(wrong).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test("the palette and the keyboard map have no serious finding", async () => {
  const { page, close } = await visit(browser, origin);
  await signIn(page, planner);
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  await settled(page);
  for (const key of ["/", "?", "d"]) {
    await page.keyboard.press(key);
    await page.getByRole("dialog").waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await close();
});

test("the first page needs at most 250 kB of program; chart, map and sentences of reasons come after it", async () => {
  const { page, close } = await visit(browser, origin);
  await signIn(page, planner);
  const scripts = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    const late = /draw-steps|WorldMap|known-reasons/.test(pathname);
    if (pathname.endsWith(".js") && !late) scripts.add(pathname);
  });
  await page.goto("/", { waitUntil: "networkidle" });
  await settled(page);
  const sizes = await Promise.all(
    [...scripts].map(async (pathname) => gzipSync(await (await page.request.get(pathname)).body()).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(scripts.size).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(250_000);
  await close();
});
