/** The service as people run it: real processes, a real folder, real signals. The steps follow each other on one folder. */

import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { installation, type Running } from "./process.ts";

// The first start loads and plans a whole country; a machine with other work takes its time over that.
vi.setConfig({ testTimeout: 300_000 });

const country = installation();
const empty = installation();
afterAll(() => Promise.all([country.remove(), empty.remove()]));

const json = async (address: string, path: string, init: RequestInit = {}) => {
  const answer = await fetch(address + path, init);
  return { status: answer.status, body: answer.status === 204 ? null : z.looseObject({}).parse(await answer.json()) };
};

async function stop(server: Running, signal: NodeJS.Signals): Promise<number | null> {
  server.child.kill(signal);
  return (await server.ended).exit;
}

test("the first start loads the demonstration country, tells the address and can be used; Ctrl-C stops everything", async () => {
  const server = country.start(["serve"]);
  const { address, answer } = await server.served();
  expect(answer).toContain("KAZ");
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  expect(await json(address, "/api/health")).toMatchObject({ status: 200, body: { status: "ok" } });
  expect(await json(address, "/api/session")).toMatchObject({ body: { contributor: "KAZ", demonstration: true } });

  const verified = await country.run(["audit", "verify", "--json"]);
  expect([verified.exit, JSON.parse(verified.answer).faults]).toEqual([0, []]);

  const second = await country.run(["serve"]);
  expect([second.exit, second.answer]).toEqual([3, ""]);
  expect(second.remarks).toContain(`already runs on ${country.folder} (process ${server.child.pid})`);

  expect(await stop(server, "SIGINT")).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
  expect(existsSync(join(country.folder, "postgres", "postmaster.pid"))).toBe(false);
});

test("a port that is taken is said with the way out", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { exit, remarks } = await country.run(["serve"], { PORT: String(port) });
  other.close();
  expect(exit).toBe(3);
  expect(remarks).toContain(
    `Port ${port} on 127.0.0.1 is taken by another program. Set PORT to another, as PORT=${port + 1}.`,
  );
  expect(remarks).not.toContain("    at ");
});

test("commands work without a server too, and leave nothing running", async () => {
  const { exit, answer } = await country.run(["audit", "verify"]);
  expect([exit, answer]).toEqual([0, expect.stringContaining("The audit trail of KAZ holds")]);
  expect(existsSync(join(country.folder, "postgres", "postmaster.pid"))).toBe(false);
});

test("after kill -9 the next start serves again, with everything that was confirmed", async () => {
  const killed = country.start(["serve"]);
  const { address } = await killed.served();
  const entered = await json(address, "/api/demo/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login: "planner" }),
  });
  expect(entered.status).toBe(200);
  killed.child.kill("SIGKILL");
  await killed.ended;
  const before = JSON.parse((await country.run(["audit", "verify", "--json"])).answer);

  const server = country.start(["serve"]);
  await server.served();
  const after = JSON.parse((await country.run(["audit", "verify", "--json"])).answer);
  expect(after).toEqual(before);
  expect(after.faults).toEqual([]);
  expect(await stop(server, "SIGTERM")).toBe(0);
});

test("the demonstration goes only into an empty folder", async () => {
  const { exit, answer } = await country.run(["demo"]);
  expect([exit, answer]).toEqual([1, ""]);
});

test("a country of one's own begins with an administrator, whose password opens it", async () => {
  const words = ["user", "add", "--login", "chief", "--name", "Chief Example", "--role", "administrator"];
  const nowhere = await empty.run(words, {}, "a long enough password\n");
  expect([nowhere.exit, nowhere.remarks]).toEqual([2, expect.stringContaining("--country")]);
  const short = await empty.run([...words, "--country", "NPL"], {}, "short\n");
  expect([short.exit, short.remarks]).toEqual([2, expect.stringContaining("at least 12 characters")]);
  const added = await empty.run(
    [...words, "--country", "NPL", "--country-name", "Nepal"],
    {},
    "a long enough password\n",
  );
  expect([added.exit, added.answer]).toEqual([0, "chief may sign in for NPL as administrator.\n"]);
  expect((await empty.run(words, {}, "a long enough password\n")).exit).toBe(1);

  const server = empty.start(["serve"]);
  const { address: own } = await server.served();
  const body = JSON.stringify({ login: "chief", password: "a long enough password" });
  const entered = await fetch(`${own}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  expect(await entered.json()).toMatchObject({
    contributor: "NPL",
    demonstration: false,
    account: { login: "chief", roles: ["administrator"] },
  });
  expect((await fetch(`${own}/api/demo/users`)).status).toBe(404);
  expect(await stop(server, "SIGTERM")).toBe(0);
});

test("the doctor finds a sound installation sound and tells what each finding means", async () => {
  const { exit, answer } = await empty.run(["doctor", "--json"]);
  const { findings } = z
    .object({ findings: z.array(z.object({ about: z.string(), state: z.string(), says: z.string() })) })
    .parse(JSON.parse(answer));
  expect([exit, findings.filter(({ state }) => state === "bad")]).toEqual([0, []]);
  expect(findings.map(({ about }) => about)).toEqual([
    "Node",
    "data folder",
    "disk",
    "port",
    "pages",
    "database",
    "durability",
    "migrations",
    "separation",
    "country NPL",
    "audit of NPL",
  ]);
  expect(findings.find(({ about }) => about === "durability")?.says).toContain("fsync is on");
});

test("settings that cannot be read are all named", async () => {
  const { exit, remarks } = await empty.run(["serve"], {
    PORT: "no",
    CONTINGENT_TIME_ZONE: "Mars/Base",
    CONTINGENT_CONTRIBUTOR: "kaz",
  });
  expect(exit).toBe(2);
  for (const name of ["PORT", "CONTINGENT_TIME_ZONE", "CONTINGENT_CONTRIBUTOR"]) expect(remarks).toContain(`${name}: `);
});
