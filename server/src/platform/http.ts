/**
 * Endpoints on Fastify: each declaration becomes one route that checks origin, session and right, parses what enters with
 * every fault listed, answers through the shape that was promised, and turns refusals and exceptions into problem details.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { grants, PUBLIC, type Rights } from "./access.ts";
import type { Context } from "./context.ts";
import type { Endpoint, EndpointShapes } from "./endpoint.ts";
import { Forbidden } from "./errors.ts";
import { type Outcome, Refusal } from "./outcome.ts";
import { type Fault, Malformed, Refused, Unauthenticated } from "./problem.ts";
import { unstorableIn } from "./storable.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Set on routes that come from an endpoint's declaration; no other route under /api can be registered. */
    declared?: boolean;
  }
}

/** What routes are registered on: the server, the table of rights, and the endpoints so far (the API description is printed from them). */
export interface Http {
  readonly fastify: FastifyInstance;
  readonly rights: Rights;
  readonly endpoints: Endpoint[];
  /** The context of a request; its actor is `nobody` for a visitor without a session. Throws `NotReady` while starting. */
  contextOf(request: FastifyRequest): Promise<Context>;
}

type Parsed<S, K extends "params" | "query" | "body"> = S extends { readonly [P in K]: infer Shape extends z.ZodType }
  ? z.output<Shape>
  : undefined;
type Reply<S> = S extends { readonly reply: infer Shape extends z.ZodType } ? z.input<Shape> : undefined;

/** What a handler is given: the three parsed parts, and the version the caller last saw when it sent If-Match. */
export interface Input<S extends EndpointShapes> {
  readonly params: Parsed<S, "params">;
  readonly query: Parsed<S, "query">;
  readonly body: Parsed<S, "body">;
  /** Without quotes; absent when the caller sent none or `*`. */
  readonly ifMatch?: string;
}

/** The bare exchange, for the few handlers that set cookies or stream. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What answers an endpoint: it is given what was parsed and answers what the reply shape says. */
export type Handler<S extends EndpointShapes> = (
  ctx: Context,
  input: Input<S>,
  exchange: Exchange,
) => Promise<Reply<S> | Outcome<Reply<S>>>;

/**
 * Answers `endpoint` with `handler`. A refused outcome becomes 422 with its refusals, no reply becomes 204, and a reply with a
 * `version` carries it as ETag. Throws at start when the endpoint names a right that no role holds.
 */
export function serve<S extends EndpointShapes>(app: Http, endpoint: Endpoint<S>, handler: Handler<S>): void {
  route(app, endpoint, async (ctx, input, exchange) => {
    const answer = unwrap(await handler(ctx, input, exchange));
    const shape = endpoint.shapes.reply;
    if (shape === undefined || answer === undefined) return exchange.reply.code(204).send();
    const body = shape.parse(answer);
    const version = versionOf(body);
    if (version !== null) exchange.reply.header("etag", `"${version}"`);
    return exchange.reply.send(body);
  });
}

/** Registers a route whose handler sends its own answer, such as a stream of events; the checks are those of `serve`. */
export function route<S extends EndpointShapes>(
  app: Http,
  endpoint: Endpoint<S>,
  handler: (ctx: Context, input: Input<S>, exchange: Exchange) => Promise<unknown>,
): void {
  if (endpoint.right !== PUBLIC && !Object.hasOwn(app.rights, endpoint.right)) {
    throw new Error(`${endpoint.method} ${endpoint.path} needs the right ${endpoint.right}, which no role holds.`);
  }
  app.endpoints.push(endpoint);
  app.fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { declared: true },
    handler: async (request, reply) => {
      const ctx = await app.contextOf(request);
      admit(app.rights, endpoint, ctx);
      return handler(ctx, parse(endpoint.shapes, request), { request, reply });
    },
  });
}

/** Registers a public route that needs no context, so that it can answer while the service is starting. */
export function bare(
  app: Http,
  endpoint: Endpoint,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  if (endpoint.right !== PUBLIC) throw new Error(`${endpoint.method} ${endpoint.path} needs a right and a context.`);
  app.endpoints.push(endpoint);
  app.fastify.route({ method: endpoint.method, url: endpoint.path, config: { declared: true }, handler });
}

/** Throws `Unauthenticated` or `Forbidden` unless the actor may call the endpoint. Runs before anything that was sent is read. */
function admit(rights: Rights, endpoint: Endpoint, ctx: Context): void {
  if (endpoint.right === PUBLIC || grants(rights, ctx.actor.roles, endpoint.right)) return;
  if (ctx.actor.roles.length === 0) throw new Unauthenticated();
  throw new Forbidden(`This needs the right ${endpoint.right}.`, { right: endpoint.right, actor: ctx.actor.id });
}

/** All three parts parsed; throws `Malformed` with the faults of all of them together. */
function parse<S extends EndpointShapes>(shapes: S, request: FastifyRequest): Input<S> {
  const faults: Fault[] = [];
  const part = (name: "params" | "query" | "body", shape: z.ZodType | undefined, given: unknown): unknown => {
    if (shape === undefined) return undefined;
    const unstorable = unstorableIn(given, name);
    faults.push(...unstorable.map((path) => ({ path, message: UNSTORABLE })));
    if (unstorable.length > 0) return undefined;
    const read = shape.safeParse(given ?? {});
    if (read.success) return read.data;
    faults.push(
      ...read.error.issues.map((issue) => ({ path: [name, ...issue.path].join("."), message: issue.message })),
    );
    return undefined;
  };
  const input = {
    params: part("params", shapes.params, request.params),
    query: part("query", shapes.query, request.query),
    body: part("body", shapes.body, request.body),
    ...ifMatch(request),
  };
  if (faults.length > 0) throw new Malformed(faults);
  return input as Input<S>;
}

const UNSTORABLE =
  "Text may hold neither the character 0 nor half a character, and nothing nests deeper than 64 levels.";

function ifMatch(request: FastifyRequest): { ifMatch?: string } {
  const header = request.headers["if-match"];
  if (header === undefined || header === "*") return {};
  return { ifMatch: header.replace(/^W\//, "").replace(/^"(.*)"$/, "$1") };
}

/** The value of an outcome, or the answer itself; throws `Refused` with the reasons. */
function unwrap<T>(answer: T | Outcome<T>): T {
  if (!isOutcome(answer)) return answer;
  if (answer.ok) return answer.value;
  throw new Refused(answer.refusals);
}

function isOutcome<T>(answer: T | Outcome<T>): answer is Outcome<T> {
  if (typeof answer !== "object" || answer === null || !("ok" in answer)) return false;
  if (answer.ok === true) return "value" in answer;
  return answer.ok === false && "refusals" in answer && Refusal.array().safeParse(answer.refusals).success;
}

function versionOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("version" in body)) return null;
  return typeof body.version === "number" || typeof body.version === "string" ? String(body.version) : null;
}
