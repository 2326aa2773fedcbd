/**
 * A server that npm started ends when npm, or the script between, is killed: nobody would know of it any more, and it would keep
 * the port and the data folder. As a preload (`node --import`) it watches the channel to the script that started this process.
 */

const EVERY_MS = 250;

/**
 * Calls `end` once the process that started this one is gone; by default asks this process to stop in order.
 * @param {() => unknown} end
 */
export function followParent(end = () => process.kill(process.pid, "SIGTERM")) {
  // Only under npm: whoever starts the script by hand may leave on purpose, as with nohup.
  if (process.platform === "win32" || process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, EVERY_MS);
  timer.unref();
}

if (process.env.CONTINGENT_FOLLOWS_PARENT === "1" && process.channel !== undefined) {
  // What we start ourselves shall not believe that it follows us.
  delete process.env.CONTINGENT_FOLLOWS_PARENT;
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
