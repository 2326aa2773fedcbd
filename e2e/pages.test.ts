import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { addressesOf, type Rooms } from "./addresses.ts";
import { openBrowser, type Reader, signIn, visit } from "./browser.ts";
import { planner } from "./journey.ts";

let browser: Browser;
let dealt: ReadonlyMap<string, readonly string[]>;
const origin = inject("origin");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

beforeAll(async () => {
  browser = await openBrowser();
  const { page, close } = await visit(browser, origin);
  dealt = deal(await addressesOf(page, origin));
  await close();
});

afterAll(async () => {
  await browser?.close();
});

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

const languages = ["en", "ru", "kk", "fr"] as const;
const windows = [
  { scheme: "dark", width: 390 },
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 1280 },
] as const;

/**
 * Every page in every language, colour and width would be sixteen looks at each and take longer than all other tests. Contrast hangs on
 * the colours and not on the language, width on the language and not on the colours, names of fields on neither: so each page is looked
 * at three times, narrow and dark, wide and light, wide and dark, each time in another language, and from page to page of a room the
 * languages move on, so that each room is seen in all four in each window that it has pages for.
 */
const readers = languages.flatMap((language) => windows.map((window) => ({ language, ...window })));

const nameOf = ({ language, scheme, width }: Reader) => `${language} ${scheme} ${width}`;

/** The addresses that each reader looks at, by the reader's name. */
function deal(rooms: Rooms): ReadonlyMap<string, readonly string[]> {
  const pages = Object.values(rooms).flatMap((room) => room.map((address, at) => ({ address, at })));
  return new Map(
    readers.map((reader) => {
      const window = windows.findIndex(({ scheme, width }) => scheme === reader.scheme && width === reader.width);
      const own = pages.filter(({ at }) => languages[(at + window) % languages.length] === reader.language);
      return [nameOf(reader), own.map(({ address }) => address)];
    }),
  );
}

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
  for (const address of dealt.get(nameOf(reader)) ?? []) {
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
    // The map brings its projection and its borders with it.
    const late = /draw-steps|WorldMap|d3-geo|countries-110m|known-reasons/.test(pathname);
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
