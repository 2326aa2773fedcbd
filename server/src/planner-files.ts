/** The planner's files on disk, plain or compressed. */
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { wordsOf, writeAnswer } from "./platform/answer-file.ts";
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
function unreadable(path: string, error: unknown): Malformed {
  return new Malformed([{ path, message: wordsOf(error, READING) }]);
}

/** Writes the text whole or not at all; compressed when the name ends in `.gz`. Throws `Malformed` where nothing can be written. */
export async function writeText(path: string, text: string): Promise<void> {
  await writeAnswer(path, path.endsWith(".gz") ? await pack(text) : text);
}
