/**
 * A server that npm started ends when npm, or the shell between, is killed: nobody would know of it any more, and it would keep
 * the port and the data folder. As a preload (`node --import`) this watches the channel to the script that started the process.
 */
import { readFileSync } from "node:fs";

const EVERY_MS = 250;

/**
 * Calls `end` once the process that started this one is gone; by default asks this process to stop in order.
 * @param {() => unknown} end
 */
export function followParent(end = () => process.kill(process.pid, "SIGTERM")) {
  // Only under npm: whoever starts the script by hand may leave on purpose, as with nohup.
  if (process.platform === "win32" || process.env.npm_lifecycle_event === undefined) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    end();
  }, EVERY_MS);
  timer.unref();
}

/** Our parent and, where the system tells, its parent: npm starts a shell, which starts us. */
function ancestors() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    // The name, in parentheses, may hold anything; state and parent follow it.
    return `${parent} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return String(parent);
  }
}

if (process.env.CONTINGENT_FOLLOWS_PARENT === "1" && process.channel !== undefined) {
  // What we start ourselves shall not believe that it follows us.
  delete process.env.CONTINGENT_FOLLOWS_PARENT;
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
