/** Accounts: who may sign in, and with which roles. */
import { z } from "zod";
import { record } from "./audit.ts";
import { type Context, ROLES } from "./context.ts";
import { type Db, sql, type Tx } from "./db.ts";
import { constraintOf } from "./db-faults.ts";
import { newId } from "./ids.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { hashPassword } from "./passwords.ts";
import { Account } from "./session-api.ts";

const columns = sql`id, login, name, roles, demonstration`;

/** What a new account is made of. Without a password it can be entered only as an invented user of the demonstration. */
export const NewAccount = Account.omit({ id: true }).extend({
  password: z.string().min(12, "at least 12 characters").max(1000).nullable(),
});
export type NewAccount = z.infer<typeof NewAccount>;

/** The account that may sign in under `login`, with its password hash; null when there is none or it is disabled. */
export async function findByLogin(db: Db, login: string): Promise<(Account & { passwordHash: string | null }) | null> {
  return db.maybe(
    Account.extend({ passwordHash: z.string().nullable() }),
    sql`
      select ${columns}, password_hash as "passwordHash"
      from users
      where contributor = ${db.contributor} and login = ${login.toLowerCase()} and disabled_at is null
    `,
  );
}

/** The account with that id; null when there is none or it is disabled. */
export async function findAccount(db: Db, id: string): Promise<Account | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return db.maybe(
    Account,
    sql`select ${columns} from users where contributor = ${db.contributor} and id = ${id} and disabled_at is null`,
  );
}

/** The invented users of the demonstration, by role and login; empty outside a demonstration. */
export async function listDemonstrationAccounts(db: Db): Promise<Account[]> {
  const accounts = await db.many(
    Account,
    sql`
      select ${columns}
      from users
      where contributor = ${db.contributor} and demonstration and disabled_at is null
      order by login
    `,
  );
  const rank = (account: Account) => Math.min(...account.roles.map((role) => ROLES.indexOf(role)));
  return accounts.toSorted((a, b) => rank(a) - rank(b));
}

/** Adds an account; refused when the login is taken. Needs the right `accounts.change`. */
export async function addAccount(ctx: Context, account: NewAccount): Promise<Outcome<Account>> {
  ctx.actor.must("accounts.change");
  const added = { id: newId(), ...NewAccount.parse(account) };
  const hash = added.password === null ? null : await hashPassword(added.password);
  try {
    await ctx.db.transaction(async (tx) => {
      await insert(tx, added, hash);
      await record(tx, ctx.actor, "account.added", {
        id: added.id,
        roles: added.roles,
        demonstration: added.demonstration,
      });
    });
  } catch (error) {
    if (constraintOf(error) === "users_contributor_login_key") return refused([taken(added.login)]);
    throw error;
  }
  return done(Account.parse(added));
}

async function insert(tx: Tx, account: Account, hash: string | null): Promise<void> {
  const { id, login, name, roles, demonstration } = account;
  await tx.run(sql`
    insert into users (contributor, id, login, name, roles, password_hash, demonstration)
    values (${tx.contributor}, ${id}, ${login}, ${name}, ${roles}, ${hash}, ${demonstration})
  `);
}

const taken = (login: string) => ({
  code: "account.login-taken",
  message: `There is already an account with the login ${login}; choose another.`,
  facts: { login },
  source: "docs/rules.md#accounts",
});
