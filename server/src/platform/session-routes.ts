/** Signing in and out, and the invented users of the demonstration. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { findAccount, findByLogin, listDemonstrationAccounts } from "./accounts.ts";
import type { Context } from "./context.ts";
import { NotFound } from "./errors.ts";
import { type Exchange, type Http, serve } from "./http.ts";
import { cameFromThisMachine } from "./origin.ts";
import { verifyPassword } from "./passwords.ts";
import { Unauthenticated } from "./problem.ts";
import { type Account, type Session, sessionApi } from "./session-api.ts";
import { closeSession, openSession, readToken, SESSION_HOURS, type Token, tokenText } from "./sessions.ts";

/** Name of the cookie that holds the token. */
export const SESSION_COOKIE = "contingent_session";

/** The token a request brought; null for none or one that is not ours. */
export function tokenOf(request: FastifyRequest): Token | null {
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie === undefined ? null : readToken(cookie);
}

/** Registers the endpoints of `sessionApi`; `version` is the program's. */
export function sessionRoutes(app: Http, version: string): void {
  const session = async (ctx: Context, account: Account | null, exchange: Exchange): Promise<Session> => ({
    account,
    rights: account === null ? [] : rightsOf(app, account),
    contributor: ctx.db.contributor,
    today: ctx.today,
    version,
    demonstration: (await offered(ctx, exchange)).length > 0,
  });
  serve(app, sessionApi.read, async (ctx, _input, exchange) =>
    session(ctx, await findAccount(ctx.db, ctx.actor.id), exchange),
  );
  serve(app, sessionApi.open, async (ctx, { body }, exchange) => {
    const account = await findByLogin(ctx.db, body.login);
    const right = await verifyPassword(body.password, account?.passwordHash ?? null);
    if (account === null || !right) throw new Unauthenticated("The login or the password is wrong.");
    await enter(app, ctx, account, exchange);
    return session(ctx, account, exchange);
  });
  serve(app, sessionApi.close, async (ctx, _input, { request, reply }) => {
    const token = tokenOf(request);
    if (token !== null) await closeSession(ctx.db, ctx.actor, token, ctx.now);
    reply.clearCookie(SESSION_COOKIE, { path: "/" });
    return undefined;
  });
  demonstrationRoutes(app, session);
}

type Answer = (ctx: Context, account: Account | null, exchange: Exchange) => Promise<Session>;

function demonstrationRoutes(app: Http, session: Answer): void {
  serve(app, sessionApi.demoUsers, async (ctx, _input, exchange) => {
    const items = await offered(ctx, exchange);
    if (items.length === 0) throw new NotFound("There is no demonstration here.");
    return { items };
  });
  serve(app, sessionApi.demoSignIn, async (ctx, { body }, exchange) => {
    const account = (await offered(ctx, exchange)).find(({ login }) => login === body.login);
    if (account === undefined)
      throw new NotFound(`The demonstration has no user ${body.login}.`, { login: body.login });
    await enter(app, ctx, account, exchange);
    return session(ctx, account, exchange);
  });
}

/** The invented users that may be chosen: none from another machine, and none where there is no demonstration data. */
async function offered(ctx: Context, { request }: Exchange): Promise<Account[]> {
  return cameFromThisMachine(request) ? listDemonstrationAccounts(ctx.db) : [];
}

async function enter(app: Http, ctx: Context, account: Account, { request, reply }: Exchange): Promise<void> {
  const token = await openSession(ctx.db, account, app.rights, ctx.now);
  setSession(request, reply, token);
}

/** Same-site strict, unreadable for scripts, and only over TLS where the request came over TLS. */
function setSession(request: FastifyRequest, reply: FastifyReply, token: Token): void {
  reply.setCookie(SESSION_COOKIE, tokenText(token), {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: request.protocol === "https",
    maxAge: SESSION_HOURS * 3600,
  });
}

function rightsOf(app: Http, account: Account): string[] {
  return Object.entries(app.rights)
    .filter(([, roles]) => roles.some((role) => account.roles.includes(role)))
    .map(([right]) => right)
    .toSorted();
}
