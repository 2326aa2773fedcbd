/** The files of the repository and what the TypeScript ones import, read with a parser and not by their looks. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Paths of all files that are, or could be, in the repository: tracked and new ones, without what git ignores. */
export const files: readonly string[] = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard"],
  {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64_000_000,
  },
)
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(ROOT, path)));

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path in the repository it leads to; null for a package or `node:`. */
  readonly file: string | null;
  /** Whether it vanishes when types are taken away. */
  readonly typeOnly: boolean;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** The parsed program, in the ESTree form. */
  readonly program: unknown;
}

/** Text of a file. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

const EXPORTS = JSON.parse(readText("server/package.json")).exports as Record<string, string>;
const PLANNER_EXPORTS = JSON.parse(readText("planner/package.json")).exports as Record<string, string>;

/** All TypeScript files, parsed; throws for one that does not parse. */
export const sources: readonly Source[] = files.filter((path) => /\.tsx?$/.test(path)).map(parse);

const byPath = new Map(sources.map((source) => [source.path, source]));

/** The parsed file at `path`, undefined for one that is no TypeScript. */
export function sourceAt(path: string): Source | undefined {
  return byPath.get(path);
}

function parse(path: string): Source {
  const text = readText(path);
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const statics = module.staticImports.map((entry) =>
    toImport(path, entry.moduleRequest.value, entry.entries.length > 0 && entry.entries.every((name) => name.isType)),
  );
  const reexports = module.staticExports.flatMap((statement) => {
    const from = statement.entries.filter((entry) => entry.moduleRequest !== null);
    const first = from[0]?.moduleRequest;
    return first
      ? [
          toImport(
            path,
            first.value,
            from.every((entry) => entry.isType),
          ),
        ]
      : [];
  });
  const dynamic = module.dynamicImports.flatMap((entry) => {
    const written = text.slice(entry.moduleRequest.start, entry.moduleRequest.end);
    return /^["'].*["']$/.test(written) ? [toImport(path, written.slice(1, -1), false)] : [];
  });
  return { path, text, program, imports: [...statics, ...reexports, ...dynamic] };
}

function toImport(from: string, specifier: string, typeOnly: boolean): Import {
  return { specifier, file: resolve(from, specifier), typeOnly };
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(dirname(from), specifier));
  return (
    throughExports("server", EXPORTS, "@contingent/server", specifier) ??
    throughExports("planner", PLANNER_EXPORTS, "@contingent/planner", specifier)
  );
}

/** Where the `exports` of a workspace lead; null for another package or a path that is not exported. */
function throughExports(
  folder: string,
  exports: Record<string, string>,
  name: string,
  specifier: string,
): string | null {
  if (specifier !== name && !specifier.startsWith(`${name}/`)) return null;
  const wanted = `.${specifier.slice(name.length)}`;
  for (const [pattern, target] of Object.entries(exports)) {
    const [before = "", after] = pattern.split("*");
    if (after === undefined && pattern === wanted) return posix.join(folder, target);
    if (after === undefined || !wanted.startsWith(before) || !wanted.endsWith(after)) continue;
    const middle = wanted.slice(before.length, wanted.length - after.length);
    if (!middle.includes("/")) return posix.join(folder, target.replace("*", middle));
  }
  return null;
}
