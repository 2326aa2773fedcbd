/**
 * Measures the timeline in a real browser and prints it; asserts nothing, for a wall clock says as much about the machine as about the
 * page. `node e2e/timeline-speed.ts ORIGIN LOGIN PASSWORD [ADDRESS …]` against a running service, as one on the large country of
 * `npm run bench -- records FOLDER`. For each address: how long until the first bar, how much of the page's thread until all
 * is still, then 200 frames of scrolling with the time and the processor time of each.
 */
import type { CDPSession, Page } from "playwright-core";
import { openBrowser, visit } from "./browser.ts";

const [origin = "http://127.0.0.1:4700", login = "reader", password = "a long password", ...given] =
  process.argv.slice(2);
const addresses =
  given.length > 0
    ? given
    : [
        "/deployments?by=unit",
        "/deployments?by=person",
        "/deployments?by=person&find=P-12&from=2006-01-01&to=2027-12-31",
      ];
/** A board without a row, from which each address is opened: only the timeline is drawn anew. */
const NOTHING = "/deployments?find=nothing-is-called-so";
const FRAMES = 200;
const PIXELS = 60;

/** Milliseconds of the page's thread by what they went to. */
async function processor(cdp: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return new Map(metrics.map(({ name, value }) => [name, value * 1000]));
}

function spent(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, share = 1): string {
  return ["TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration"]
    .map((name) => `${name} ${(((after.get(name) ?? 0) - (before.get(name) ?? 0)) / share).toFixed(1)}`)
    .join(", ");
}

/** Times between frames while the board scrolls down and up again, sorted. */
async function scrolled(page: Page): Promise<readonly number[]> {
  const times = await page.evaluate(
    async ([frames, pixels]) => {
      const board = document.querySelector("section[aria-describedby=timeline-keys]");
      const found: number[] = [];
      let last = performance.now();
      let step: number = pixels;
      for (let n = 0; board && n < frames; n += 1) {
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        found.push(now - last);
        last = now;
        if (board.scrollTop + board.clientHeight >= board.scrollHeight - 2) step = -pixels;
        if (board.scrollTop <= 0) step = pixels;
        board.scrollTop += step;
      }
      return found;
    },
    [FRAMES, PIXELS] as const,
  );
  return times.slice(1).sort((a, b) => a - b);
}

async function measure(page: Page, cdp: CDPSession, address: string): Promise<void> {
  let bars = 0;
  const count = async (text: Promise<string>) => {
    const answer = JSON.parse(await text) as { rows: { bars: { from: number[] } | null }[] };
    bars += answer.rows.reduce((sum, row) => sum + (row.bars?.from.length ?? 0), 0);
  };
  const counting: Promise<void>[] = [];
  const onResponse = (response: { url(): string; text(): Promise<string> }) => {
    if (response.url().includes("/api/deployments/timeline?")) counting.push(count(response.text()));
  };
  await page.goto(NOTHING);
  await page.waitForTimeout(3000);
  page.on("response", onResponse);
  const before = await processor(cdp);
  const start = Date.now();
  await page.evaluate((to) => {
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }, address);
  await page.waitForSelector("[data-place]");
  const first = Date.now() - start;
  await page.waitForTimeout(4000);
  const drawn = await processor(cdp);
  const times = await scrolled(page);
  const after = await processor(cdp);
  await Promise.all(counting);
  page.off("response", onResponse);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  process.stdout.write(
    [
      `${address}: ${bars} bars read`,
      `  first bar after ${first} ms; the page's thread, milliseconds until all is still: ${spent(before, drawn)}`,
      `  ${FRAMES} frames of ${PIXELS} px: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; the page's thread a frame: ${spent(drawn, after, FRAMES)}`,
      "",
    ].join("\n"),
  );
}

const browser = await openBrowser();
try {
  const { context, page, close } = await visit(browser, origin);
  const answer = await context.request.post("/api/session", { data: { login, password }, headers: { origin } });
  if (!answer.ok()) throw new Error(`${origin} does not let ${login} in: ${answer.status()}.`);
  const cdp = await context.newCDPSession(page);
  // Processor time of the thread, not the time that passed: other programs do not count.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  for (const address of addresses) await measure(page, cdp, address);
  await close();
} finally {
  await browser.close();
}
