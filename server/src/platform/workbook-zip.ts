/** Unpacks the parts of a workbook file, counting every byte that comes out, so that a small file cannot fill the memory. Pure. */
import { Unzip, UnzipInflate } from "fflate";

/** How many packed bytes are looked at between two counts; packed data grows at most about a thousandfold. */
const SLICE = 16 * 1024;

/** The parts whose names are wanted, or what stands against them. */
export type Unpacked =
  | { readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly broken: string }
  | { readonly beyond: number };

/** Unpacks the parts that `wanted` names. `beyond`: more than `limit` bytes came out, and unpacking stopped there. */
export function unpack(file: Uint8Array, wanted: (name: string) => boolean, limit: number): Unpacked {
  const chunks = new Map<string, Uint8Array[]>();
  let total = 0;
  let broken: string | null = null;
  const unzip = new Unzip((part) => {
    if (!wanted(part.name) || chunks.has(part.name)) return;
    const own: Uint8Array[] = [];
    chunks.set(part.name, own);
    part.ondata = (error, chunk) => {
      if (error !== null) broken ??= error.message;
      else if (total + chunk.length > limit) total = limit + 1;
      else {
        total += chunk.length;
        own.push(chunk);
      }
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < file.length && total <= limit && broken === null; at += SLICE) {
      unzip.push(file.subarray(at, at + SLICE), at + SLICE >= file.length);
    }
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  if (total > limit) return { beyond: limit };
  if (broken !== null) return { broken };
  return { parts: new Map([...chunks].map(([name, own]) => [name, joined(own)])) };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
