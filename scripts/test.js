/**
 * `npm test`: format, lint, types, unused code, and every test, from a fresh clone. Goes on after a failure and ends with a line
 * `N passed, N failed` over all checks and tests, and with code 1 when something failed.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.js";
import { ensureInstalled, environment, ROOT } from "./install.js";
import { ensureWeb } from "./web.js";

const node = ensureInstalled();
const scratch = mkdtempSync(join(tmpdir(), "contingent-tests-"));
const results = [];

await check("format and lint", ["biome", "ci", ".", "--colors=off", "--diagnostic-level=error"]);
for (const project of typeProjects()) await check(`types of ${project}`, ["tsc", "--project", project]);
await check("unused code", ["knip", "--no-config-hints"]);
await tests("unit, property and database tests", ["--project", "!e2e"]);
await browserTests();
rmSync(scratch, { recursive: true, force: true });
await report();

/** Every workspace has a tsconfig.json; the planner has another for its tests, which may use what its sources may not. */
function typeProjects() {
  const folders = ["planner", "server", "web", "e2e", "bench", "scripts"];
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => /^tsconfig.*\.json$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
}

/** One command that passes or fails; what it says is shown when it fails. */
async function check(name, [program, ...args]) {
  const started = Date.now();
  const { code, output } = await npmProgram(program, args, "pipe");
  if (code !== 0) await tell(`\n--- ${name} failed ---\n${output}`);
  await finish({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, started);
}

/** One vitest run; each of its tests counts. A run that ends badly without a failed test is one failure. */
async function tests(name, args, env = {}) {
  const started = Date.now();
  const file = join(scratch, `${results.length}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await npmProgram("vitest", ["run", ...args, ...reporters], "inherit", env);
  const counted = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests: skipped = 0 } = counted;
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
  await finish({ name, passed, failed, skipped }, started);
}

async function browserTests() {
  const name = "browser tests";
  const chromium = ensureChromium();
  if (chromium === null) {
    const note = "skipped: there is no Chromium here; install it, or set CHROMIUM to its path";
    results.push({ name, passed: 0, failed: 0, skipped: 0, note });
    return;
  }
  ensureWeb(node);
  await tests(name, ["--project", "e2e"], { CHROMIUM: chromium });
}

/**
 * Runs a program of a package and waits for its end.
 * @param {"pipe" | "inherit"} stdio
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function npmProgram(program, args, stdio, env = {}) {
  const path = join(ROOT, "node_modules", ".bin", program);
  /** @type {import("node:child_process").ChildProcess} */
  const child = spawn(path, args, {
    cwd: ROOT,
    stdio: ["ignore", stdio, stdio],
    env: { ...environment(node), NO_COLOR: "1", ...env },
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 3, output: `${error}` }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

async function finish(result, started) {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  results.push({ ...result, note: `${seconds} s` });
  await tell(`${result.failed > 0 ? "failed" : "passed"}  ${result.name} (${seconds} s)`);
}

async function report() {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const lines = results.map(({ name, passed, failed, skipped, note }) => {
    const rest = skipped > 0 ? `, ${skipped} skipped` : "";
    return `  ${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed${rest} (${note})`;
  });
  await tell(`\n${lines.join("\n")}\n\n${total("passed")} passed, ${total("failed")} failed`);
  process.exitCode = total("failed") > 0 ? 1 : 0;
}

/** Waits until the text is out, so that it comes before what the next program says. */
function tell(text) {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, resolve));
}
