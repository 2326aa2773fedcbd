/** What stands before every endpoint: headers, limits, origin, and one place where errors become answers. */
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { NotFound } from "./errors.ts";
import { refuseOtherNames, refuseOtherSites } from "./origin.ts";
import { problemOf } from "./problem.ts";

/** Per address and minute: everything, and the attempts to sign in, which are guesses when there are many. */
const REQUESTS_A_MINUTE = 30_000;
const SIGN_INS_A_MINUTE = 10;

/** Nothing from elsewhere, and no script in a page. Styles in a page are what Mantine needs. */
const POLICY = {
  "default-src": ["'self'"],
  "script-src": ["'self'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** Puts the guards on `fastify`; `thisMachineOnly` when it listens where only this machine can reach it. */
export async function guard(fastify: FastifyInstance, thisMachineOnly: boolean): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    // Whether there is TLS is decided by the proxy in front, which then sends this itself.
    strictTransportSecurity: false,
    referrerPolicy: { policy: "same-origin" },
  });
  await fastify.register(cookie);
  await fastify.register(rateLimit, { max: REQUESTS_A_MINUTE, timeWindow: "1 minute" });
  fastify.addHook("onRequest", async (request, reply) => {
    if (thisMachineOnly) refuseOtherNames(request);
    refuseOtherSites(request);
    // What is answered under /api belongs to the one who asked.
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
  });
  fastify.addHook("onRoute", ({ url, config, method }) => {
    if (url.startsWith("/api/") && config?.declared !== true)
      throw new Error(`${method} ${url} is not declared as an endpoint.`);
  });
  limitSignIns(fastify);
  answerErrors(fastify);
}

function limitSignIns(fastify: FastifyInstance): void {
  const limit = fastify.createRateLimit({ max: SIGN_INS_A_MINUTE, timeWindow: "1 minute" });
  fastify.addHook("onRequest", async (request) => {
    if (request.method !== "POST" || request.routeOptions.url !== "/api/session") return;
    const used = await limit(request);
    if (used.isAllowed || !used.isExceeded) return;
    const message = `Too many attempts to sign in; try again in ${used.ttlInSeconds} seconds.`;
    throw Object.assign(new Error(message), { statusCode: 429 });
  });
}

function answerErrors(fastify: FastifyInstance): void {
  fastify.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.headers["if-match"] !== undefined);
    if (problem.id !== undefined)
      request.log.error({ err: error, id: problem.id, ...routeOf(request) }, "a request failed");
    if (problem.status === 503) reply.header("retry-after", "2");
    return reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  });
  fastify.addHook("onResponse", async (request, reply) => {
    request.log.info({ ...routeOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "request");
  });
}

/** The route's pattern, not the address: an address may hold what somebody searched for. */
function routeOf(request: FastifyRequest): { method: string; route: string | null } {
  return { method: request.method, route: request.routeOptions.url ?? null };
}

/** What answers an address under /api that no endpoint has. */
export function unknownAddress(request: FastifyRequest): never {
  throw new NotFound(`There is no ${request.method} ${request.url.split("?")[0]}.`, {});
}
