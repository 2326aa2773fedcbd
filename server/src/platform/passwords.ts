/** Passwords as argon2id, with the parameters beside the hash so that they can be raised later. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

/** The password's hash in PHC form, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, with a new salt. Takes some 20 ms off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive("argon2id", { ...COST, message: password, nonce: salt, tagLength: TAG_BYTES });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(tag)}`;
}

/** Whether `password` is the one that was hashed. A null hash (no such account, or one without a password) costs the same and is false. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? (await decoy()));
  if (parts === null) throw new Error("A stored password hash is not in the form this program writes.");
  const [, memory, passes, parallelism, salt, tag] = parts;
  const expected = Buffer.from(tag ?? "", "base64");
  const given = await derive("argon2id", {
    message: password,
    nonce: Buffer.from(salt ?? "", "base64"),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(given, expected) && hash !== null;
}

let decoyHash: Promise<string> | undefined;

/** A hash nobody knows the password of, so that an unknown name takes as long to refuse as a wrong password. */
function decoy(): Promise<string> {
  decoyHash ??= hashPassword(randomBytes(32).toString("base64"));
  return decoyHash;
}

function plain(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
