/** Runs a TypeScript program under the right Node, here when this one is right, else in a process that ends with us. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, environment, newEnough, ROOT } from "./install.js";
import { followParent } from "./parent.js";

/** Starts `program` (a path in the repository) with `args`; its end is ours, with its exit code. */
export async function run(program, args, node = ensureInstalled()) {
  const path = join(ROOT, program);
  if (newEnough(process.versions.node)) {
    process.argv.splice(1, process.argv.length, path, ...args);
    followParent();
    await import(pathToFileURL(path).href);
    return;
  }
  const watch = pathToFileURL(join(ROOT, "scripts", "parent.js")).href;
  // The channel tells the program when we are killed; nothing is sent over it.
  /** @type {import("node:child_process").ChildProcess} */
  const child = spawn(node, ["--import", watch, path, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...environment(node), CONTINGENT_FOLLOWS_PARENT: "1" },
  });
  passSignals(child);
  followParent(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 3);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** A terminal sends Ctrl-C to the whole group, so the child has it already; other signals come to us alone. */
function passSignals(child) {
  process.on("SIGINT", () => {
    if (!process.stdin.isTTY) child.kill("SIGINT");
  });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
}
