import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newDataFolder, removeDataFolder } from "./service.ts";

const script = fileURLToPath(new URL("isolated.ts", import.meta.url));

/** Runs a command in a new network namespace whose only interface is loopback. */
function withoutRoute(command: string, timeout: number) {
  const asRoot = process.getuid?.() === 0 ? [] : ["--map-root-user", "--user"];
  return spawnSync("unshare", [...asRoot, "--net", "sh", "-c", `ip link set lo up && ${command}`], {
    encoding: "utf8",
    timeout,
  });
}

/** Whether this machine lets us have such a network, and it truly has no way out. */
function canIsolate(): boolean {
  if (!existsSync("/usr/bin/unshare")) return false;
  const routes = withoutRoute("ip route show default", 10_000);
  return routes.status === 0 && routes.stdout.trim() === "";
}

test.skipIf(!canIsolate())(
  "the program starts, loads its demonstration and serves its pages with no way out of the machine",
  () => {
    const data = newDataFolder();
    try {
      const { status, stdout, stderr } = withoutRoute(`exec "${process.execPath}" "${script}" "${data}"`, 175_000);
      expect({ status, said: stdout.trim(), stderr: status === 0 ? "" : stderr }).toEqual({
        status: 0,
        said: "walked",
        stderr: "",
      });
    } finally {
      removeDataFolder(data);
    }
  },
);
