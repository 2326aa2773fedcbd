/** Exported functions say what they return: a docstring stands before each. Components, words and shapes may speak for themselves. */
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";
import { type Source, sources } from "./sources.ts";

interface Statement {
  readonly type: string;
  readonly start: number;
  readonly declaration?: {
    readonly type: string;
    readonly id?: { readonly name?: string };
  } | null;
}

/** Names of exported functions and classes in `source` without a docstring. */
function undocumented({ path, text }: Pick<Source, "path" | "text">): string[] {
  const { program, comments } = parseSync(path, text);
  const statements = program.body as unknown as readonly Statement[];
  return statements.flatMap((statement) => {
    const name = nameOf(statement);
    if (name === null) return [];
    const before = comments.filter((comment) => comment.end <= statement.start).at(-1);
    const has = before?.value.startsWith("*") && text.slice(before.end, statement.start).trim() === "";
    return has ? [] : [`${path}: ${name}`];
  });
}

function nameOf({ type, declaration }: Statement): string | null {
  const callable = declaration?.type === "FunctionDeclaration" || declaration?.type === "ClassDeclaration";
  return type === "ExportNamedDeclaration" && callable ? (declaration.id?.name ?? null) : null;
}

test("every exported function has a docstring", () => {
  const places = /^(server\/src|planner\/src|planner\/engine|web\/src|bench)\/.*\.ts$/;
  const looked = sources.filter(({ path }) => places.test(path) && !/\.test\.ts$|\/generated\//.test(path));
  expect(looked.length).toBeGreaterThan(100);
  expect(looked.flatMap(undocumented)).toEqual([]);
});

test.each([
  ["/** A. */\nexport function a() {}", []],
  ["export function a() {}", ["x.ts: a"]],
  ["// A.\nexport async function a() {}", ["x.ts: a"]],
  ["/** A. */\nconst b = 1;\nexport class A {}", ["x.ts: A"]],
  ["export const a = 1;", []],
])("docstrings: %j", (text, bare) => {
  expect(undocumented({ path: "x.ts", text })).toEqual(bare);
});
