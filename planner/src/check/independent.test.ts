import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FOLDER = import.meta.dirname;

/** What the checker may share with the planner: reading and naming the two files, and counting days. */
const SHARED = new Set(["../canonical.ts", "../days.ts", "../plan.ts", "../problem.ts"]);

const files = readdirSync(FOLDER).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));

test.each(files)("%s shares no solving, constraining or explaining code", (file) => {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const imported = [...text.matchAll(/from "([^"]+)"/g)].map((found) => found[1] ?? "");
  expect(imported.filter((path) => !path.startsWith("./") && !SHARED.has(path))).toEqual([]);
});

test("of the problem's shapes the checker takes the types only", () => {
  for (const file of files) {
    const text = readFileSync(join(FOLDER, file), "utf8");
    for (const [statement] of text.matchAll(/import [^;]*"\.\.\/(problem|plan)\.ts";/g))
      expect(statement, file).toMatch(/^import type /);
  }
});
