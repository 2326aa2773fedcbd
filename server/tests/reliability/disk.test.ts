/** A data folder on a full disk and on one that cannot be written. A small disk in memory needs root; without it, this is skipped. */
import { spawnSync } from "node:child_process";
import { statfsSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/db-open.ts";
import { faultsAfter } from "./account.ts";
import { startWriter } from "./victim.ts";

const disk = await mkdtemp(join(tmpdir(), "contingent-disk-"));
const mounted = mount(["-t", "tmpfs", "-o", "size=160m", "contingent-disk", disk]);
const reason = mounted ? "" : " (skipped: making a small disk needs root and the right to mount)";
afterAll(async () => {
  if (mounted) spawnSync("umount", ["--lazy", disk]);
  await rm(disk, { recursive: true, force: true });
});

function mount(args: readonly string[]): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && spawnSync("mount", args).status === 0;
}

/** Writes zeros until nothing fits any more. */
async function fill(path: string): Promise<void> {
  const file = await open(path, "a");
  try {
    for (let size = 1_048_576; size >= 512; size /= 2)
      await writeWhileItFits(() => file.appendFile(Buffer.alloc(size)));
  } finally {
    await file.close();
  }
}

async function writeWhileItFits(write: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await write();
    } catch {
      return;
    }
  }
}

const full = (folder: string) => new RegExp(`The disk of the data folder ${folder} is full: \\d+ MB are free`);

test.skipIf(!mounted)(
  `a disk that fills up under writes ends the program in words; with room again, nothing is lost${reason}`,
  { timeout: 180_000 },
  async () => {
    const folder = join(disk, "data");
    const first = startWriter(folder);
    expect(await first.next(60_000)).toBe(true);
    await fill(join(disk, "ballast"));
    expect(await first.ended).toBe(3);
    expect(first.said()).toMatch(full(folder));

    const second = startWriter(folder);
    const ended = await Promise.race([second.ended, second.next(20_000).then(() => "writes" as const)]);
    expect(ended).toBe(3);
    expect(second.said()).toMatch(full(folder));

    await rm(join(disk, "ballast"));
    const third = startWriter(folder);
    expect(await third.next(60_000)).toBe(true);
    third.child.kill("SIGTERM");
    expect(await third.ended).toBe(0);
    const database = await openDatabase({ folder, use: "command" });
    try {
      const confirmed = [first, second, third].flatMap((victim) => victim.confirmed);
      expect(await faultsAfter(database.as("KAZ"), confirmed)).toEqual([]);
    } finally {
      await database.close();
    }
  },
);

test.skipIf(!mounted)(`a first start on a full disk says so${reason}`, async () => {
  const folder = join(disk, "new");
  await fill(join(disk, "ballast"));
  const writer = startWriter(folder);
  expect(await writer.ended).toBe(3);
  expect(writer.said()).toMatch(full(folder));
  expect(statfsSync(disk).bavail).toBeLessThan(1000);
  await rm(join(disk, "ballast"));
});

test.skipIf(!mounted)(`a data folder that cannot be written says so${reason}`, async () => {
  const folder = join(disk, "data");
  expect(mount(["-o", "remount,ro", disk])).toBe(true);
  const writer = startWriter(folder);
  expect(await writer.ended).toBe(3);
  expect(writer.said()).toContain(`The data folder ${folder} cannot be written`);
});
