/**
 * Where a request comes from. Browsers tell the page that makes a request; a write from another site's page is refused, whatever
 * cookies it brings. A name that an attacker points at this machine is not this machine: the Host must be one we know.
 */
import type { FastifyRequest } from "fastify";
import { Forbidden } from "./errors.ts";

const LOOPBACK_ADDRESSES = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether the caller sits at this machine and asked for it by its own name; false behind a proxy that says so. */
export function cameFromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress;
  const forwarded = request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined;
  return (
    address !== undefined &&
    LOOPBACK_ADDRESSES.has(address) &&
    !forwarded &&
    LOOPBACK_NAMES.has(nameOf(request.headers.host))
  );
}

/** Throws `Forbidden` for a write that a browser sends on behalf of another site. Programs other than browsers name no origin. */
export function refuseOtherSites(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  const strangeSite = typeof site === "string" && site !== "same-origin" && site !== "none";
  const strangeOrigin = origin !== undefined && !sameHost(origin, host);
  if (strangeSite || strangeOrigin) {
    throw new Forbidden("A page of another site may not change anything here.", {
      origin: origin ?? null,
      host: host ?? null,
    });
  }
}

/**
 * Throws `Forbidden` when a server that only this machine can reach is asked for by a foreign name, which is how a page of
 * another site would pass for one of ours.
 */
export function refuseOtherNames(request: FastifyRequest): void {
  if (LOOPBACK_NAMES.has(nameOf(request.headers.host))) return;
  throw new Forbidden("This server answers to 127.0.0.1 and localhost only; set HOST to serve others.", {
    host: request.headers.host ?? null,
  });
}

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_ADDRESSES.has(host) || LOOPBACK_NAMES.has(host);
}

function nameOf(host: string | undefined): string {
  return (host ?? "").replace(/:\d+$/, "").toLowerCase();
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === (host ?? "").toLowerCase();
}
