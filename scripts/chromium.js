/** Finds the browser for the browser tests, or installs it where that is possible. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { say } from "./install.js";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Path of a Chromium, or null. `CHROMIUM` in the environment comes first; root on Debian gets it installed. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null || !mayInstall()) return found;
  say("Installing Chromium for the browser tests.");
  if (!apt(["install"])) {
    apt(["update"]);
    apt(["install"]);
  }
  return findChromium();
}

function findChromium() {
  return [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path)) ?? null;
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

function apt([verb]) {
  const args = verb === "install" ? ["install", "--yes", "--no-install-recommends", "chromium"] : [verb];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", args, { stdio: "ignore", env, timeout: 300_000 }).status === 0;
}
