/**
 * `npm test`: format, lint, types, unused code, and every test, from a fresh clone. Goes on after a failure and ends with a line
 * `N passed, N failed` over all checks and tests, and with code 1 when something failed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.js";
import { ensureInstalled, environment, ROOT, say } from "./install.js";
import { ensureWeb } from "./web.js";

const node = ensureInstalled();
const scratch = mkdtempSync(join(tmpdir(), "contingent-tests-"));
const results = [];

check("format and lint", ["biome", "ci", "."]);
for (const project of typeProjects()) check(`types of ${project}`, ["tsc", "-p", project]);
check("unused code", ["knip"]);
tests("unit, property and database tests", ["--project", "!e2e"]);
browserTests();
rmSync(scratch, { recursive: true, force: true });
report();

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
function check(name, [program, ...args]) {
  const started = Date.now();
  const { status, stdout, stderr } = npmProgram(program, args, "pipe");
  const passed = status === 0;
  if (!passed) say(`\n--- ${name} failed ---\n${stdout}${stderr}`);
  finish({ name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }, started);
}

/** One vitest run; each of its tests counts. A run that ends without counting them is one failure. */
function tests(name, args, env = {}) {
  const started = Date.now();
  const file = join(scratch, `${results.length}.json`);
  const { status } = npmProgram(
    "vitest",
    ["run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    "inherit",
    env,
  );
  const counted = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  const unexplained = status !== 0 && counted.numFailedTests === 0 ? 1 : 0;
  finish(
    {
      name,
      passed: counted.numPassedTests,
      failed: counted.numFailedTests + unexplained,
      skipped: counted.numPendingTests,
    },
    started,
  );
}

function browserTests() {
  const name = "browser tests";
  const chromium = ensureChromium();
  if (chromium === null) {
    return results.push({
      name,
      passed: 0,
      failed: 0,
      skipped: 0,
      note: "skipped: there is no Chromium here. Install it, or set CHROMIUM to its path.",
    });
  }
  ensureWeb(node);
  tests(name, ["--project", "e2e"], { CHROMIUM: chromium });
}

function npmProgram(program, args, stdio, env = {}) {
  const path = join(ROOT, "node_modules", ".bin", program);
  // A fixed width and no colour: the same text on every machine.
  const all = { ...environment(node), NO_COLOR: "1", ...env };
  return spawnSync(path, args, {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", stdio, stdio],
    env: all,
    shell: process.platform === "win32",
  });
}

function finish(result, started) {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  results.push({ ...result, note: `${seconds} s` });
  say(`${result.failed > 0 ? "failed" : "passed"}  ${result.name} (${seconds} s)`);
}

function report() {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const lines = results.map(({ name, passed, failed, skipped, note }) => {
    const rest = skipped > 0 ? `, ${skipped} skipped` : "";
    return `  ${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed${rest} (${note})`;
  });
  console.log(`\n${lines.join("\n")}\n\n${total("passed")} passed, ${total("failed")} failed`);
  process.exitCode = total("failed") > 0 ? 1 : 0;
}
