/** The rules of who may import whom, each as a list of what breaks it, in sentences; an empty list is a kept rule. */
import { basename } from "node:path";
import { impureWords } from "./purity.ts";
import { type Import, type Source, sourceAt, sources } from "./sources.ts";

/** A feature imports only from features before it. */
export const FEATURES = [
  "missions",
  "contributions",
  "authorisations",
  "units",
  "people",
  "negotiations",
  "deployments",
  "experience",
  "eligibility",
  "selection",
  "options",
  "figures",
];

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const broken = (source: Source, { specifier }: Import, why: string) => `${source.path} imports ${specifier}: ${why}`;

function each(where: RegExp, why: (source: Source, imported: Import) => string | null): string[] {
  return sources
    .filter((source) => where.test(source.path))
    .flatMap((source) =>
      source.imports.flatMap((imported) => {
        const reason = why(source, imported);
        return reason === null ? [] : [broken(source, imported, reason)];
      }),
    );
}

function featureOf(path: string | null): string | null {
  const name = /^(?:server|web)\/src\/([a-z-]+)\//.exec(path ?? "")?.[1];
  return name !== undefined && FEATURES.includes(name) ? name : null;
}

/** Imports of the server from a later feature. A page may show what comes after it, as the people under an authorisation. */
export function againstTheOrder(): string[] {
  return each(/^server\/src\//, (source, { file }) => {
    const [from, to] = [featureOf(source.path), featureOf(file)];
    if (from === null || to === null || FEATURES.indexOf(to) <= FEATURES.indexOf(from)) return null;
    return `${from} comes before ${to}`;
  });
}

/** Imports by the platform from outside of it. */
export function outOfThePlatform(): string[] {
  return each(/^server\/src\/platform\//, (source, { file }) =>
    file === null || file.startsWith("server/src/platform/") || isTest(source.path)
      ? null
      : "the platform knows nothing above it",
  );
}

/** In a feature these do the input and output; `reference` reads the data that ships with the program, `fixtures` serve tests. */
const DOES_IO = /^([a-z-]+-)?(store|actions?|routes|commands|demo|jobs|reference|fixtures)(-[a-z-]+)?\.ts$/;
const PURE_PACKAGES = new Set(["zod", "@noble/hashes", "temporal-polyfill"]);

/** Files of the server's features that must be pure. */
export function pureFiles(): readonly Source[] {
  return sources.filter(
    ({ path }) =>
      path.startsWith("server/src/") && featureOf(path) !== null && !isTest(path) && !DOES_IO.test(basename(path)),
  );
}

/** Pure files that reach input or output, each with the import or the word by which it does. */
export function impurities(): string[] {
  const pure = new Set(pureFiles().map(({ path }) => path));
  // A pure file that imports another speaks for that one's faults only through it.
  return [...pure].flatMap((path) => reasonsAgainst(path, (file) => (pure.has(file) ? [] : whyImpure(file))));
}

const known = new Map<string, readonly string[]>();

/** Why the file at `path` is not pure, by itself and by what it imports; types do not count. */
export function whyImpure(path: string): readonly string[] {
  const before = known.get(path);
  if (before !== undefined) return before;
  // While it is being looked at, a circle leads back here; that is another rule's fault.
  known.set(path, []);
  const reasons = reasonsAgainst(path, whyImpure);
  known.set(path, reasons);
  return reasons;
}

function reasonsAgainst(path: string, whyNot: (file: string) => readonly string[]): string[] {
  const source = sourceAt(path);
  if (source === undefined) return [];
  const words = impureWords(source.program).map((word) => `${path} uses ${word}`);
  const values = source.imports.filter((imported) => !imported.typeOnly);
  const imports = values.flatMap((imported) => {
    const { specifier, file } = imported;
    if (file === null) return purePackage(specifier) ? [] : [broken(source, imported, "that package is not pure")];
    if (featureOf(file) !== null && DOES_IO.test(basename(file)))
      return [broken(source, imported, "it does input and output")];
    const [reason] = whyNot(file);
    return reason === undefined ? [] : [broken(source, imported, reason)];
  });
  return [...words, ...imports];
}

function purePackage(specifier: string): boolean {
  const name = specifier.startsWith("@") ? specifier.split("/").slice(0, 2).join("/") : (specifier.split("/")[0] ?? "");
  return PURE_PACKAGES.has(name) || specifier.startsWith("@contingent/planner");
}

/** What the pages import of the server beyond shapes, rules, words and the pure parts of the platform; and anything of Node. */
export function beyondThePages(): string[] {
  return each(/^web\/src\//, (source, { specifier, file, typeOnly }) => {
    if (isTest(source.path)) return null;
    if (specifier.startsWith("node:")) return "there is no Node in a browser";
    if (file === null) return specifier.startsWith("@contingent/") ? "that is not exported" : null;
    if (file.startsWith("web/")) return null;
    if (specifier.startsWith(".")) return "another workspace is imported by its name";
    if (!/\/(schema|rules|text)\.ts$|^server\/src\/platform\/|^planner\//.test(file))
      return "pages take shapes, rules and words only";
    return typeOnly ? null : (whyImpure(file)[0] ?? null);
  });
}

const PLANNER_PACKAGES = /^(zod|@noble\/hashes(\/.*)?)$/;

/** What the planner imports from outside of itself. */
export function outOfThePlanner(): string[] {
  return each(/^planner\/src\//, (source, { specifier, file }) => {
    if (isTest(source.path)) return null;
    if (file === null) return PLANNER_PACKAGES.test(specifier) ? null : "the planner needs no such package";
    return file.startsWith("planner/src/") ? null : "the planner touches nothing else";
  });
}

/** What the checker, or anything it imports, shares with the solver. */
export function sharedWithTheSolver(): string[] {
  const seen = new Set<string>();
  const queue = sources
    .filter(({ path }) => path.startsWith("planner/src/check/") && !isTest(path))
    .map(({ path }) => path);
  const faults: string[] = [];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (/^planner\/(src\/(solve|large)|engine)\//.test(path)) faults.push(`the checker reaches ${path}`);
    else for (const { file } of sourceAt(path)?.imports ?? []) if (file !== null) queue.push(file);
  }
  return faults;
}

/** Circles of imports, each once; types do not count. */
export function circles(): string[] {
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      return;
    }
    state.set(path, "open");
    for (const { file, typeOnly } of sourceAt(path)?.imports ?? [])
      if (file !== null && !typeOnly) visit(file, [...trail, path]);
    state.set(path, "done");
  };
  for (const { path } of sources) visit(path, []);
  return found;
}

/** Imports within the repository that lead to no file. */
export function leadingNowhere(): string[] {
  return each(/\.tsx?$/, (_, { file }) =>
    file === null || !/\.tsx?$/.test(file) || sourceAt(file) !== undefined ? null : "there is no such file",
  );
}
