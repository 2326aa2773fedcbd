import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Fastify from "fastify";
import { afterAll, expect, test } from "vitest";
import { guard } from "./guard.ts";
import { compressFiles, webFiles } from "./web-files.ts";

const folder = await mkdtemp(join(tmpdir(), "contingent-web-"));
await mkdir(join(folder, "assets"));
const page = `<!doctype html><script type="module" src="/assets/app-1a2b3c.js"></script>${" ".repeat(2000)}`;
const script = `console.log("${"x".repeat(5000)}")`;
await writeFile(join(folder, "index.html"), page);
await writeFile(join(folder, "assets", "app-1a2b3c.js"), script);
await writeFile(join(folder, "assets", "mark.svg"), "<svg/>");
await compressFiles(folder);

const fastify = Fastify();
await guard(fastify, true);
await webFiles(fastify, folder);
afterAll(async () => {
  await fastify.close();
  await rm(folder, { recursive: true });
});
const get = (url: string, headers: Record<string, string> = {}) =>
  fastify.inject({ url, headers: { host: "localhost", ...headers } });

test("an address of the application gets its page, which is asked for again each time", async () => {
  for (const url of ["/", "/plans", "/plans/01a2?tour=x.y", "/figures/2026-06-30"]) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([
      url,
      200,
      "text/html; charset=utf-8",
      "no-cache",
    ]);
    expect(answer.body).toBe(page);
  }
});

test("what is named after its content is kept for good", async () => {
  const answer = await get("/assets/app-1a2b3c.js");
  expect([answer.statusCode, answer.body, answer.headers["cache-control"]]).toEqual([
    200,
    script,
    "public, max-age=31536000, immutable",
  ]);
});

test("what is missing is 404, not the page", async () => {
  for (const url of ["/assets/gone-9f.js", "/api/nothing", "/favicon.ico", "/../package.json"]) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.headers["content-type"]]).toEqual([
      url,
      404,
      "application/problem+json; charset=utf-8",
    ]);
  }
});

test("whoever takes compressed files gets them, and they unpack to the same", async () => {
  const answer = await get("/assets/app-1a2b3c.js", { "accept-encoding": "gzip" });
  expect([answer.headers["content-encoding"], answer.headers["content-type"]]).toEqual([
    "gzip",
    expect.stringContaining("javascript"),
  ]);
  expect(gunzipSync(answer.rawPayload).toString()).toBe(script);
  await expect(stat(join(folder, "assets", "mark.svg.gz"))).rejects.toThrow();
});

test("a file that was built again is compressed again", async () => {
  const path = join(folder, "assets", "app-1a2b3c.js");
  await writeFile(path, script.toUpperCase());
  await utimes(path, new Date(), new Date(Date.now() + 10_000));
  await compressFiles(folder);
  expect(gunzipSync(await readFile(`${path}.gz`)).toString()).toBe(script.toUpperCase());
});

test("every answer forbids scripts in the page and anything from elsewhere", async () => {
  const policy = String((await get("/")).headers["content-security-policy"]);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
});

test("without a build the pages say what to do, and the rest works", async () => {
  const bare = Fastify();
  await guard(bare, true);
  await webFiles(bare, join(folder, "nowhere"));
  const answer = await bare.inject({ url: "/plans", headers: { host: "localhost" } });
  expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining("npm start")]);
  await bare.close();
});
