/** Everything that can go wrong, as problem details (RFC 9457): one mapping for every endpoint. Pure; shared with the browser. */
import { z } from "zod";
import { Conflict, Forbidden, NotFound, Unavailable } from "./errors.ts";
import { Refusal } from "./outcome.ts";

/** One fault of what was sent: where (`body.validTo`, `rows.3`), and what is wrong. */
export const Fault = z.object({ path: z.string(), message: z.string() });
export type Fault = z.infer<typeof Fault>;

/** The body of every answer that is not a success. `type` names the kind and stays the same in every release. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** With 400: every fault, not the first. */
  faults: Fault.array().optional(),
  /** With 422: every reason against. */
  refusals: Refusal.array().optional(),
  /** With 403, 404, 409 and 412: the values behind the sentence. */
  facts: z.record(z.string(), z.unknown()).optional(),
  /** With 500, and with 503 for a full disk and the like: the id under which the cause is in the log. */
  id: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** What was sent cannot be read; carries every fault. HTTP 400, exit 2. */
export class Malformed extends Error {
  override readonly name = "Malformed";
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.path}: ${fault.message}`).join("; "));
    this.faults = faults;
  }
}

/** A rule says no; carries every reason. Only the edges make one from a refused outcome. HTTP 422, exit 1. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.message).join(" "));
    this.refusals = refusals;
  }
}

/** No session, or one that ended. HTTP 401. */
export class Unauthenticated extends Error {
  override readonly name = "Unauthenticated";
  constructor(message = "Sign in first.") {
    super(message);
  }
}

/** The service is starting or stopping. HTTP 503. */
export class NotReady extends Error {
  override readonly name = "NotReady";
}

const kind = (status: number, name: string, title: string) => ({ type: `/problems/${name}`, title, status });

/**
 * The answer for whatever was thrown. `ifMatch`: whether the caller named the version it had seen, which turns a conflict from
 * 409 into 412. An unexpected error tells its id only; the caller logs the cause under it.
 */
export function problemOf(error: unknown, ifMatch: boolean): Problem {
  if (error instanceof Malformed) {
    return {
      ...kind(400, "malformed", "What was sent cannot be read"),
      detail: error.message,
      faults: [...error.faults],
    };
  }
  if (error instanceof Refused) {
    return { ...kind(422, "refused", "A rule says no"), detail: error.message, refusals: [...error.refusals] };
  }
  if (error instanceof Unauthenticated) return { ...kind(401, "sign-in", "Not signed in"), detail: error.message };
  if (error instanceof NotReady) return { ...kind(503, "not-ready", "Not ready"), detail: error.message };
  if (error instanceof Unavailable) {
    return {
      ...kind(503, "unavailable", "Not possible at the moment"),
      detail: error.message,
      id: crypto.randomUUID(),
    };
  }
  if (error instanceof Forbidden) {
    return { ...kind(403, "forbidden", "Not allowed"), detail: error.message, facts: { ...error.facts } };
  }
  if (error instanceof NotFound) {
    return { ...kind(404, "not-found", "Not found"), detail: error.message, facts: { ...error.facts } };
  }
  if (error instanceof Conflict) return conflict(error, ifMatch);
  return ofTheServer(error);
}

function conflict(error: Conflict, ifMatch: boolean): Problem {
  const [status, title] = ifMatch ? [412, "Changed since it was read"] : [409, "In conflict with another change"];
  return { ...kind(status, "conflict", title), detail: error.message, facts: { ...error.facts } };
}

/** What Fastify refuses by itself (size, media type, rate) keeps its status; anything else is 500 with an id. */
function ofTheServer(error: unknown): Problem {
  const status = statusOf(error);
  if (status === 429) return { ...kind(429, "too-many", "Too many requests"), detail: messageOf(error) };
  if (status === 400)
    return {
      ...kind(400, "malformed", "What was sent cannot be read"),
      detail: messageOf(error),
      faults: [{ path: "body", message: messageOf(error) }],
    };
  if (status > 400 && status < 500)
    return { ...kind(status, "request", "The request cannot be served"), detail: messageOf(error) };
  return { ...kind(500, "unexpected", "Something went wrong here"), id: crypto.randomUUID() };
}

function statusOf(error: unknown): number {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
