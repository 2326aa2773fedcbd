/** The planner's files on disk, plain or compressed. */
import { randomBytes } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { Malformed } from "./platform/problem.ts";

const unpack = promisify(gunzip);
const pack = promisify(gzip);

/** Text in V8 ends at about this many characters; a file that unpacks to more is none of ours. */
const LARGEST = 500_000_000;

/** The text of a `.json` or `.json.gz` file, told apart by content. Throws `Malformed` when there is none to read. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = zipped ? await unpacked(path, bytes) : bytes;
  if (plain.length > LARGEST)
    throw new Malformed([{ path, message: `has ${plain.length} bytes, more than ${LARGEST}` }]);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(plain);
  } catch {
    throw new Malformed([{ path, message: "is not text in UTF-8" }]);
  }
}

function unpacked(path: string, bytes: Buffer): Promise<Buffer> {
  return unpack(bytes, { maxOutputLength: LARGEST }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
}

const READING: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a folder",
  EACCES: "may not be read by this user",
  ERR_BUFFER_TOO_LARGE: `unpacks to more than ${LARGEST} bytes`,
};
const WRITING: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder is a file",
  EISDIR: "it is a folder",
  EACCES: "this user may not write there",
  EROFS: "its disk is read-only",
  ENOSPC: "its disk is full",
};

function unreadable(path: string, error: unknown): Malformed {
  return new Malformed([{ path, message: wordsOf(error, READING) }]);
}

/** Throws `Malformed` when `path` cannot be written, so that nobody waits for an answer that then has no place. */
export async function mustBeWritable(path: string): Promise<void> {
  await inDraft(path, async () => undefined);
}

/** Writes the text whole or not at all; compressed when the name ends in `.gz`. Throws `Malformed` where nothing can be written. */
export async function writeText(path: string, text: string): Promise<void> {
  await inDraft(path, async (draft) => {
    await writeFile(draft, path.endsWith(".gz") ? await pack(text) : text, { flush: true });
    await rename(draft, path);
  });
}

/** Gives `work` an empty file beside `path`, and removes what is left of it. */
async function inDraft(path: string, work: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString("hex")}.part`;
  try {
    if ((await stat(path).catch(() => null))?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    await writeFile(draft, "", { flag: "wx" });
    await work(draft);
  } catch (error) {
    throw new Malformed([{ path, message: `cannot be written: ${wordsOf(error, WRITING)}` }]);
  } finally {
    await rm(draft, { force: true });
  }
}

function wordsOf(error: unknown, words: Readonly<Record<string, string>>): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
