/**
 * An endpoint is declared once: the server implements it, the page calls it, and the API description is printed from it.
 * This file is pure; it is shared with the browser.
 */
import type { z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Shapes of one endpoint. An absent shape means there is none of that kind; an absent `reply` means 204. */
export interface EndpointShapes {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply?: z.ZodType;
}

/** What an endpoint says of itself: the right it needs, a summary, and the shapes of what goes in and out. */
export interface EndpointOptions<S extends EndpointShapes> {
  readonly shapes: S;
  /** The right that the caller must hold, as `authorisations.extend`; `public` for the few that need no session. */
  readonly right: string;
  /** One sentence for the API description. */
  readonly summary: string;
  /** Media types of the file it answers with, instead of a reply. */
  readonly produces?: readonly string[];
}

/** An endpoint as it is declared once: the server implements it, the page calls it, the description of the API is printed from it. */
export interface Endpoint<S extends EndpointShapes = EndpointShapes> extends EndpointOptions<S> {
  readonly method: Method;
  /** Path with places for parameters, as `/api/authorisations/:id/extend`. */
  readonly path: string;
}

/** Declares an endpoint; see `EndpointOptions`. */
export function endpoint<S extends EndpointShapes>(
  method: Method,
  path: string,
  options: EndpointOptions<S>,
): Endpoint<S> {
  return { method, path, ...options };
}
