/**
 * `npm run lock`: adds to package-lock.json the packages for other machines that this registry did not have. npm leaves out an
 * optional package it cannot see, and `npm ci` then refuses the lock everywhere. What is added has a version and says which
 * machines it is for; it has no checksum, which npm takes from the registry where it installs.
 */
import { readFileSync, writeFileSync } from "node:fs";

/** Adds the missing entries to `lock` and returns their places. */
function completeLock({ packages }) {
  const added = [];
  for (const [path, { optionalDependencies = {}, dev, link }] of Object.entries(packages)) {
    if (link === true) continue;
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (satisfied(packages, path, name, version)) continue;
      const place = placeFor(packages, path, name);
      packages[place] = { version: exact(name, version), ...(dev ? { dev } : {}), ...machinesOf(name), optional: true };
      added.push(`${place}@${version}`);
    }
  }
  return added;
}

/** Folders in which Node looks for what the package at `path` requires, nearest first. */
function lookup(path) {
  const parts =
    path === "" ? [] : path.split("/node_modules/").map((part, index) => (index === 0 ? part : `node_modules/${part}`));
  const folders = parts.map((_, index) => `${parts.slice(0, parts.length - index).join("/")}/node_modules`);
  return [...folders, "node_modules"];
}

function satisfied(packages, path, name, version) {
  const nearest = lookup(path)
    .map((folder) => packages[`${folder}/${name}`])
    .find((entry) => entry !== undefined);
  if (nearest === undefined) return false;
  return nearest.version === version || !/^\d/.test(version);
}

/** The top, unless another version is there already; then beside the package that asks for it. */
function placeFor(packages, path, name) {
  const top = `node_modules/${name}`;
  return packages[top] === undefined ? top : `${path}/node_modules/${name}`;
}

function exact(name, version) {
  if (/^\d+\.\d+\.\d+/.test(version)) return version;
  throw new Error(`${name}@${version} is missing from the lock and its exact version is not known.`);
}

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

/** Which machines a package is for, by its name: `…-linux-x64-musl`. */
function machinesOf(name) {
  const words = name.replace("windows", "win32").split(/[-/]/);
  if (words.includes("wasm32")) return { cpu: ["wasm32"] };
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined)
    throw new Error(`${name} is missing from the lock and does not name its machine.`);
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu"))
      ? "glibc"
      : null;
  return { cpu: [cpu], ...(libc === null ? {} : { libc: [libc] }), os: [os] };
}

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const added = completeLock(lock);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? "The lock file is complete." : `Added ${added.length}:\n  ${added.join("\n  ")}`);
