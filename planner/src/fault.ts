/** What is wrong with a file, and where. */
import type { z } from "zod";
import { faultWords, kindOf } from "./fault-words.ts";

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
      const kinds = kindsOf(issue.errors);
      if (kinds !== undefined) return [{ path: pathText(path), message: kinds }];
      const said = faultsOf(branches[0] ?? [], path);
      return said.length > 0 ? said : [{ path: pathText(path), message: issue.message }];
    }
    return [{ path: pathText(path), message: issue.message }];
  });
}

/** All kinds of values that may stand there, when what does is of none of them. */
function kindsOf(branches: readonly (readonly z.core.$ZodIssue[])[]): string | undefined {
  const kinds: string[] = [];
  let tail = "";
  for (const [issue, ...more] of branches) {
    if (issue?.code !== "invalid_type" || issue.path.length > 0 || more.length > 0) return undefined;
    kinds.push(kindOf(issue.expected));
    tail = issue.message.slice(issue.message.indexOf(", but is"));
  }
  return `must be ${kinds.join(" or ")}${tail}`;
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (most, { path, code }) => Math.max(most, path.length * 2 + (code === "invalid_type" ? 0 : 1)),
    0,
  );
}

/** What a shape makes of a value. A value with more faults than the stack can carry has that one fault. */
export function shaped<T>(shape: z.ZodType<T>, value: unknown, at: readonly PropertyKey[]): Parsed<T> {
  try {
    const read = shape.safeParse(value, { error: faultWords });
    return read.success ? { ok: true, value: read.data } : { ok: false, faults: faultsOf(read.error.issues, at) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, faults: [{ path: pathText(at), message: "has more faults than can be told one by one" }] };
  }
}

/**
 * Reads a list under a key of a file item by item, so that faults of many items stay many faults, and puts each item in
 * order as it comes. An absent list is empty.
 */
export function readItems<T, R>(
  file: object,
  name: string,
  shape: z.ZodType<T>,
  order: (item: T) => R,
  faults: Fault[],
): R[] {
  const raw: unknown = Object.hasOwn(file, name) ? Reflect.get(file, name) : [];
  if (!Array.isArray(raw)) {
    faults.push({ path: name, message: "must be a list" });
    return [];
  }
  const items: R[] = [];
  for (let index = 0; index < raw.length; index++) {
    const item = shaped(shape, raw[index], [name, index]);
    if (item.ok) items.push(order(item.value));
    else for (const fault of item.faults) faults.push(fault);
  }
  return items;
}

/** Reads JSON text; a text that is none is one fault. */
export function parseJson(text: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, faults: [{ path: "", message: `is not JSON: ${String((error as Error).message)}` }] };
  }
}
