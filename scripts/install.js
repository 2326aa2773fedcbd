/**
 * Brings what the program stands on: packages by npm, and Node 24 among them. Runs on any Node from 20 on, so this file and those
 * it imports are plain JavaScript and need no package.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Installs what is missing and returns the path of a Node that can run the program (24.7 or later). Ends the program with code 3, saying
 * what to do, when npm does not manage or there is no such Node.
 */
export function ensureInstalled() {
  const missing = missingPackages();
  if (missing.length > 0) install(missing);
  return findNode();
}

/** Names of packages of the lock file that this machine needs and `node_modules` does not have in that version. */
function missingPackages() {
  const wanted = readJson("package-lock.json")?.packages ?? {};
  const have = readJson("node_modules/.package-lock.json")?.packages ?? {};
  return Object.entries(wanted)
    .filter(
      ([path, entry]) => path.includes("node_modules/") && !entry.optional && have[path]?.version !== entry.version,
    )
    .filter(([path, entry]) => !(entry.link === true && existsSync(join(ROOT, path))))
    .map(([path]) => path);
}

function readJson(name) {
  try {
    return JSON.parse(readFileSync(join(ROOT, name), "utf8"));
  } catch {
    return null;
  }
}

function install(missing) {
  const first = missing.slice(0, 3).map((path) => path.replace(/^.*node_modules\//, ""));
  say(`Installing ${missing.length} packages (${first.join(", ")}, …). The first time takes a minute or two.`);
  // Nothing we use needs its install script; PostgreSQL's library links are made when it first starts.
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  if (npm(["ci", ...quiet]) || npm(["install", "--no-save", ...quiet])) return makeReady();
  fail("npm could not install the packages; what it said is above. With a network or a filled npm cache, try again.");
}

/** Makes the library links of the database now, for a user who may write here; the one who starts it may not. */
function makeReady() {
  const code = 'import("./server/src/platform/postgres-binaries.ts").then((m) => m.findBinaries()).catch(() => {})';
  spawnSync(findNode(), ["--input-type=module", "--eval", code], { cwd: ROOT, stdio: "ignore" });
}

/** Runs npm: the one that runs us when there is one, else the one on the path. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith(".js") && existsSync(cli) ? [process.execPath, [cli]] : ["npm", []];
  const shell = command === "npm" && process.platform === "win32";
  return (
    spawnSync(command, [...first, ...args], { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"], shell }).status === 0
  );
}

/** Node 24 from npm, else the running Node when it is new enough. */
function findNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const exe = process.platform === "win32" ? "node.exe" : "node";
  const brought = join(ROOT, "node_modules", `node-${system}-${process.arch}`, "bin", exe);
  if (runs(brought)) return brought;
  if (newEnough(process.versions.node)) return process.execPath;
  return fail(
    `This program needs Node 24.7 or later, and npm has none for ${process.platform} ${process.arch} that runs here; the running Node is ${process.versions.node}. Install Node 24 from your system's packages or nodejs.org and start again.`,
  );
}

/** There may be a package whose program this system cannot run, as on Alpine Linux. */
function runs(path) {
  return (
    existsSync(path) && (path === process.execPath || spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0)
  );
}

/** Whether that version runs TypeScript without a flag and has argon2id for passwords. */
export function newEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 7);
}

/** The environment for programs started from here: the packages' programs come first on the path, Node 24 before the others. */
export function environment(node) {
  const path = [dirname(node), join(ROOT, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
  return { ...process.env, PATH: path };
}

/** Tells the person at the terminal; standard output is for answers. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Ends the program with code 3.
 * @returns {never}
 */
export function fail(text) {
  say(text);
  process.exit(3);
}
