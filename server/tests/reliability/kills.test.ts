/** The short form of `npm run torture`, and starts that must not be. */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memoryFolder } from "../memory-folder.ts";
import { killRandomly } from "./kills.ts";
import { startWriter } from "./victim.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(memoryFolder(), "contingent-kills-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("eight kills -9 at random moments under writes lose nothing that was confirmed", {
  timeout: 240_000,
}, async () => {
  const toll = await killRandomly(folder, 8, 20_261_123);
  expect(toll.faults).toEqual([]);
  expect(toll.confirmed).toBeGreaterThan(0);
});

test("a second start on the folder says so and exits 3; after kill -9 of the first, the next one starts", {
  timeout: 120_000,
}, async () => {
  const first = startWriter(folder);
  expect(await first.next(60_000)).toBe(true);
  const second = startWriter(folder);
  expect(await second.ended).toBe(3);
  expect(second.said()).toContain(`already runs on ${folder} (process ${first.child.pid})`);
  first.child.kill("SIGKILL");
  const third = startWriter(folder);
  expect(await third.next(60_000)).toBe(true);
  third.child.kill("SIGTERM");
  expect(await third.ended).toBe(0);
});
