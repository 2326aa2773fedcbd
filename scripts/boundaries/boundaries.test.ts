/** What may import what, what a file may be called, and what must not stand in the repository. */
import { basename } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";
import { impureWords } from "./purity.ts";
import {
  againstTheOrder,
  beyondThePages,
  circles,
  impurities,
  leadingNowhere,
  outOfThePlanner,
  outOfThePlatform,
  pureFiles,
  sharedWithTheSolver,
} from "./rules.ts";
import { files, readText, sources } from "./sources.ts";

test("there is something to look at: sources, imports and pure files", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap((source) => source.imports).filter(({ file }) => file !== null).length).toBeGreaterThan(200);
  expect(pureFiles().map(({ path }) => basename(path))).toEqual(expect.arrayContaining(["schema.ts", "rules.ts"]));
});

test("every import leads to a file", () => {
  expect(leadingNowhere()).toEqual([]);
});

test("a feature imports only from features before it", () => {
  expect(againstTheOrder()).toEqual([]);
});

test("the platform imports nothing from above it", () => {
  expect(outOfThePlatform()).toEqual([]);
});

test("in a feature, only stores, actions, routes, commands, jobs and what loads data do input and output", () => {
  expect(impurities()).toEqual([]);
});

test("the pages take shapes, rules and words from the server, and nothing that needs Node", () => {
  expect(beyondThePages()).toEqual([]);
});

test("the planner imports nothing from outside of itself but zod and hashes", () => {
  expect(outOfThePlanner()).toEqual([]);
});

test("the checker shares no code with the solver", () => {
  expect(sharedWithTheSolver()).toEqual([]);
});

test("no imports run in a circle", () => {
  expect(circles()).toEqual([]);
});

test("no file or folder is called utils, helpers, common or types", () => {
  const named = files.filter((path) =>
    path.split("/").some((part) => /^(utils?|helpers?|common|types)(\.[a-z.]+)?$/.test(part)),
  );
  expect(named).toEqual([]);
});

test("files are kebab-case, components PascalCase", () => {
  const named = sources
    .map(({ path }) => path)
    .filter((path) => {
      const name = basename(path).replace(/\.(test|config|d)?\.?tsx?$/, "");
      return !(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || (path.endsWith(".tsx") && /^[A-Z][A-Za-z0-9]*$/.test(name)));
    });
  expect(named).toEqual([]);
});

test("no source but the words of four languages is longer than 500 lines; most have fewer than 150", () => {
  const long = sources.filter(
    ({ path, text }) => !/\/generated\/|\/text\.ts$/.test(path) && text.split("\n").length > 500,
  );
  expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length}`)).toEqual([]);
});

test("no package's address and no path of one machine stands in a file", () => {
  const forbidden = [
    /https?:\/\/registry\./,
    /"resolved": "https?:/,
    /\/(home|Users)\/[a-z]+\//,
    /(^|[\s"'`(])\/work\//,
  ];
  const texts = files.filter(
    (path) => /\.(ts|tsx|js|json|md|sql|css|html|yml|sh)$|\/run$/.test(path) && !path.startsWith("scripts/boundaries/"),
  );
  const found = texts.flatMap((path) =>
    forbidden.filter((pattern) => pattern.test(readText(path))).map((pattern) => `${path}: ${pattern}`),
  );
  expect(found).toEqual([]);
});

test("only tests and benchmarks look beside the repository for data", () => {
  const found = files.filter(
    (path) =>
      /\.(ts|tsx|js|json|sql)$/.test(path) &&
      !/\.test\.ts$|\/tests\/|^bench\/|^e2e\/|^scripts\/boundaries\//.test(path) &&
      readText(path).includes("../shared"),
  );
  expect(found).toEqual([]);
});

test.each([
  ["const a = Date.now();", ["Date.now"]],
  ["const a = new Date();", ["new Date()"]],
  ["const a = new Date(0);", []],
  ["const a = Math.random() + Math.max(1);", ["Math.random"]],
  ["const a = process.env.X;", ["process"]],
  ["const a = { process: 1, b: c.fetch };", []],
  ["const a = { fetch };", ["fetch"]],
  ["function f(fetch: number) {}", []],
  ["f(console);", ["console"]],
])("purity: %s", (text, words) => {
  expect(impureWords(parseSync("a.ts", text).program)).toEqual(words);
});
