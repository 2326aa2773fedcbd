/** Builds the pages into web/dist when they, or what they import, have changed since the last build. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, fail, ROOT, say } from "./install.js";

const STAMP = join(ROOT, "web", "dist", ".built-from");
/** The pages import shapes and rules of the server; which ones, the boundaries test says, so all count. */
const SOURCES = ["web", "server/src", "planner/src", "package-lock.json", "tsconfig.base.json"];
const NOT_SOURCES = new Set(["dist", "node_modules", ".vite"]);

/** Ends the program with code 3 and the builder's words when the pages cannot be built. */
export function ensureWeb(node) {
  const hash = hashSources();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return;
  say("Building the pages.");
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const build = spawnSync(node, [vite, "build", "--logLevel", "warn"], {
    cwd: join(ROOT, "web"),
    env: environment(node),
    encoding: "utf8",
  });
  if (build.status !== 0) fail(`The pages could not be built.\n${build.stdout ?? ""}${build.stderr ?? build.error}`);
  writeFileSync(STAMP, hash);
}

function hashSources() {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap((source) => filesIn(source))) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(ROOT, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Paths of the sources at or under `path`, sorted; tests are none. */
function filesIn(path) {
  if (statSync(join(ROOT, path)).isFile()) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => !NOT_SOURCES.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}
