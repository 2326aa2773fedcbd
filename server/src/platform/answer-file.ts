/** Files that commands write: whole or not at all, and never beside what was meant. */
import { randomBytes } from "node:crypto";
import { rename, rm, stat, writeFile } from "node:fs/promises";
import { Malformed } from "./problem.ts";

const WRITING: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder is a file",
  EISDIR: "it is a folder",
  EACCES: "this user may not write there",
  EROFS: "its disk is read-only",
  ENOSPC: "its disk is full",
};

/** Throws `Malformed` when `path` cannot be written, so that nobody waits for an answer that then has no place. */
export async function mustBeWritable(path: string): Promise<void> {
  await inDraft(path, async () => undefined);
}

/** Writes `content` whole or not at all. Throws `Malformed` where nothing can be written. */
export async function writeAnswer(path: string, content: string | Uint8Array): Promise<void> {
  await inDraft(path, async (draft) => {
    await writeFile(draft, content, { flush: true });
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

/** What happened to a file in words, by the code of the system's error; its own message for others. */
export function wordsOf(error: unknown, words: Readonly<Record<string, string>>): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
