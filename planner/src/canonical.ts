/** One text for one meaning: canonical JSON and the hash by which a plan names its problem. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Problem } from "./problem.ts";

/**
 * JSON with keys in code-unit order, no spaces, numbers in their shortest form and keys without a value left out.
 * `value` holds nothing but JSON values and `undefined`; lists keep their order.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  const pairs: string[] = [];
  for (const key of keys) {
    const inner: unknown = Reflect.get(value, key);
    if (inner !== undefined) pairs.push(`${JSON.stringify(key)}:${canonicalJson(inner)}`);
  }
  return `{${pairs.join(",")}}`;
}

/** `sha256:` and the hash of the problem's canonical JSON. Fed piece by piece, as the largest texts would not fit in one. */
export function problemHash(problem: Problem): string {
  const hash = sha256.create();
  const keys = Object.keys(problem).sort() as (keyof Problem)[];
  let mark = "{";
  for (const key of keys) {
    const value = problem[key];
    if (value === undefined) continue;
    hash.update(utf8ToBytes(`${mark}${JSON.stringify(key)}:`));
    if (Array.isArray(value)) {
      hash.update(utf8ToBytes("["));
      value.forEach((item, index) => {
        hash.update(utf8ToBytes(`${index > 0 ? "," : ""}${canonicalJson(item)}`));
      });
      hash.update(utf8ToBytes("]"));
    } else hash.update(utf8ToBytes(canonicalJson(value)));
    mark = ",";
  }
  hash.update(utf8ToBytes("}"));
  return `sha256:${bytesToHex(hash.digest())}`;
}
