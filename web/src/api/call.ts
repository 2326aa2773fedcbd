/** Calls an endpoint of the server as it is declared there; what comes back is parsed by the same shape. */
import type { Endpoint, EndpointShapes } from "@contingent/server/platform/endpoint";
import type { z } from "zod";
import { Problem, problemFrom, unreachable } from "./problem.ts";

type Given<S, Key extends keyof EndpointShapes> = S extends { readonly [K in Key]: infer Shape extends z.ZodType }
  ? Key extends "query"
    ? { readonly [K in Key]?: z.input<Shape> }
    : { readonly [K in Key]: z.input<Shape> }
  : unknown;

/** What a call of an endpoint with shapes `S` needs. */
export type Input<S extends EndpointShapes> = Given<S, "params"> & Given<S, "query"> & Given<S, "body">;
/** What it brings. */
export type Reply<S extends EndpointShapes> = S extends { readonly reply: infer Shape extends z.ZodType }
  ? z.output<Shape>
  : undefined;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The version the page has seen; the server refuses to overwrite a newer one. */
  readonly ifMatch?: string | number;
}

interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The address of an endpoint with its places filled; parameters without a value are left out of the query. */
export function addressOf(path: string, input: AnyInput): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") query.append(name, String(one));
    }
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** Calls `endpoint`; throws a `Problem` for every answer that is not a success. */
export async function call<S extends EndpointShapes>(
  endpoint: Endpoint<S>,
  input: Input<S>,
  options: CallOptions = {},
): Promise<Reply<S>> {
  const response = await send(endpoint, input as AnyInput, options);
  if (!response.ok) throw await problemFrom(response);
  if (endpoint.shapes.reply === undefined) return undefined as Reply<S>;
  const parsed = endpoint.shapes.reply.safeParse(await response.json());
  if (parsed.success) return parsed.data as Reply<S>;
  throw new Problem(
    { title: "unexpected answer", status: response.status, detail: `${endpoint.path}: ${parsed.error.message}` },
    { cause: parsed.error },
  );
}

async function send(endpoint: Endpoint, input: AnyInput, options: CallOptions): Promise<Response> {
  const headers = new Headers({ accept: "application/json" });
  if (input.body !== undefined) headers.set("content-type", "application/json");
  if (options.ifMatch !== undefined) headers.set("if-match", `"${options.ifMatch}"`);
  const init: RequestInit = { method: endpoint.method, headers, credentials: "same-origin" };
  if (input.body !== undefined) init.body = JSON.stringify(input.body);
  if (options.signal) init.signal = options.signal;
  try {
    return await fetch(addressOf(endpoint.path, input), init);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw unreachable(cause);
  }
}
