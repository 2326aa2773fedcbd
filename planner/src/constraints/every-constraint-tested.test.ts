import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CONSTRAINTS } from "./index.ts";

const FOLDER = import.meta.dirname;

/** Every `export const … : Constraint` of the folder, with its file. */
function declared(): { file: string; name: string }[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) =>
      [...readFileSync(join(FOLDER, file), "utf8").matchAll(/export const (\w+): Constraint =/g)].map((found) => ({
        file,
        name: found[1] ?? "",
      })),
    );
}

test("every constraint that is written is one file and takes part", () => {
  const files = declared().map(({ file }) => file);
  expect(new Set(files).size).toBe(files.length);
  expect(files.length).toBe(CONSTRAINTS.length);
  expect(new Set(CONSTRAINTS.map(({ id }) => id)).size).toBe(CONSTRAINTS.length);
});

test.each(declared())("$name has its own test, which looks at what it matches", ({ file, name }) => {
  const own = readFileSync(join(FOLDER, file.replace(/\.ts$/, ".test.ts")), "utf8");
  expect(own).toMatch(new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from "./${file.replace(".", "\\.")}"`));
  expect(own).toMatch(new RegExp(`${name}\\.matches\\(|total\\(${name},`));
});

test.each(CONSTRAINTS.map(({ id, source }) => ({ id, source })))(
  "where $id is written down is there to be read",
  ({ source }) => {
    const [file, anchor] = source.split("#");
    const text = readFileSync(join(FOLDER, "../../..", file ?? ""), "utf8");
    expect(text).toContain(`<a id="${anchor}"></a>`);
  },
);
