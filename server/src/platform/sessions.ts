/** Sessions: a random token in the browser, its hash here, an end that is fixed when it begins. */
import { createHash, randomBytes } from "node:crypto";
import { actorWith, type Rights } from "./access.ts";
import { record } from "./audit.ts";
import type { Actor } from "./context.ts";
import type { Moment } from "./days.ts";
import { type Db, sql } from "./db.ts";
import { Account } from "./session-api.ts";
import { ContributorCode } from "./tenant.ts";

/** A working day with room at both ends; then one signs in again. */
export const SESSION_HOURS = 12;

/** What a browser keeps: the contributor whose rows hold the session, and the secret. */
export interface Token {
  readonly contributor: string;
  readonly secret: string;
}

/** The token as a cookie's value. */
export function tokenText(token: Token): string {
  return `${token.contributor}.${token.secret}`;
}

/** The token in a cookie's value; null when it is not one of ours. */
export function readToken(text: string): Token | null {
  const [contributor, secret, ...rest] = text.split(".");
  if (rest.length > 0 || secret === undefined || !/^[\w-]{43}$/.test(secret)) return null;
  return ContributorCode.safeParse(contributor).success && contributor !== undefined ? { contributor, secret } : null;
}

/** Opens a session of `account` that ends `SESSION_HOURS` after `now`. */
export async function openSession(db: Db, account: Account, rights: Rights, now: Moment): Promise<Token> {
  const token = { contributor: db.contributor, secret: randomBytes(32).toString("base64url") };
  const expiresAt = new Date(Date.parse(now) + SESSION_HOURS * 3_600_000).toISOString();
  await db.transaction(async (tx) => {
    await tx.run(sql`
      insert into sessions (contributor, token_hash, user_id, created_at, expires_at)
      values (${tx.contributor}, ${hashOf(token)}, ${account.id}, ${now}, ${expiresAt})
    `);
    await record(tx, actorWith(rights, account), "session.opened", { account: account.id, expiresAt });
  });
  return token;
}

/** Whose session it is; null when it ended, expired by `now`, never was, or its account is disabled. */
export async function accountOf(db: Db, token: Token, now: Moment): Promise<Account | null> {
  return db.maybe(
    Account,
    sql`
      select users.id, login, name, roles, demonstration
      from sessions
      join users on users.contributor = sessions.contributor and users.id = sessions.user_id
      where sessions.contributor = ${db.contributor}
        and token_hash = ${hashOf(token)}
        and ended_at is null
        and expires_at > ${now}
        and disabled_at is null
    `,
  );
}

/** Ends the session at `now`; nothing happens when it had ended before. */
export async function closeSession(db: Db, actor: Actor, token: Token, now: Moment): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx.run(sql`
      update sessions
      set ended_at = ${now}
      where contributor = ${tx.contributor} and token_hash = ${hashOf(token)} and ended_at is null
    `);
    if (ended === 1) await record(tx, actor, "session.closed", { account: actor.id });
  });
}

/** The secret has 256 random bits, so a plain hash is enough: there is nothing to guess. */
function hashOf(token: Token): Buffer {
  return createHash("sha256").update(token.secret).digest();
}
