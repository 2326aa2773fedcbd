/** What is wrong with a file, and where. */
import type { z } from "zod";

/** One fault: where it stands, as `tours[3].from`, and what is wrong there. The empty path is the whole file. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** What was read, or every fault. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A path as people write it: `people[0].scores[2].when.role`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += `${text === "" ? "" : "."}${String(step)}`;
  }
  return text;
}

/** Zod's issues as faults; each unknown key is a fault of its own. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[] = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: pathText([...path, key]), message: "is not a known key" }));
    if (issue.code === "invalid_union") {
      // The branch that got furthest says most; with equals, the last, which is the object form.
      const branches = [...issue.errors].sort((a, b) => depth(b) - depth(a));
      const said = faultsOf(branches[0] ?? [], path);
      return said.length > 0 ? said : [{ path: pathText(path), message: issue.message }];
    }
    return [{ path: pathText(path), message: issue.message }];
  });
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length * 2 + (issue.code === "invalid_type" ? 0 : 1)));
}

/** Reads JSON text; a text that is none is one fault. */
export function parseJson(text: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, faults: [{ path: "", message: `is not JSON: ${String((error as Error).message)}` }] };
  }
}
