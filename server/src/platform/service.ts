/** What a running service is made of, and the endpoints that tell about it. */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { actorWith, nobody, type Rights } from "./access.ts";
import type { Clock } from "./clock.ts";
import type { Actor, Context } from "./context.ts";
import type { Database } from "./db.ts";
import { endpoint } from "./endpoint.ts";
import { bare, type Http } from "./http.ts";
import { jobsOf } from "./job-queue.ts";
import { openApi } from "./openapi.ts";
import { NotReady } from "./problem.ts";
import { tokenOf } from "./session-routes.ts";
import { accountOf } from "./sessions.ts";

export interface Service {
  readonly database: Database;
  /** The country whose data visitors see; a session may belong to another. */
  readonly contributor: string;
  readonly clock: Clock;
}

/** How far the service is. `step` is one sentence for people who wait. */
export type Status =
  | { readonly ready: false; readonly step: string }
  | { readonly ready: true; readonly service: Service };

/** The context of a request; the actor is `nobody` without a session that holds. Throws `NotReady` while starting. */
export async function contextFor(request: FastifyRequest, status: Status, rights: Rights): Promise<Context> {
  if (!status.ready) throw new NotReady(status.step);
  const { database, contributor, clock } = status.service;
  const now = clock.now();
  const token = tokenOf(request);
  const db = database.as(token?.contributor ?? contributor);
  const account = token === null ? null : await accountOf(db, token, now);
  if (account === null) return contextOf(database.as(contributor), nobody, clock);
  return contextOf(db, actorWith(rights, account), clock);
}

/** A context for `actor` at this moment. */
export function contextOf(db: Context["db"], actor: Actor, clock: Clock): Context {
  return { actor, db, now: clock.now(), today: clock.today(), jobs: jobsOf(actor) };
}

const Health = z.object({
  status: z.enum(["ok", "starting", "database-lost"]),
  version: z.string(),
  step: z.string().optional(),
});

/** The doors that tell how the service is, to whoever asks. */
export const serviceApi = {
  health: endpoint("GET", "/api/health", {
    shapes: { reply: Health },
    right: "public",
    summary: "200 once the service can be used, 503 before and while it has no database.",
  }),
  description: endpoint("GET", "/api/openapi.json", {
    shapes: { reply: z.record(z.string(), z.unknown()) },
    right: "public",
    summary: "This description.",
  }),
};

/** Registers the endpoints of `serviceApi`. Both answer before the service is ready. */
export function serviceRoutes(app: Http, version: string, status: () => Status): void {
  bare(app, serviceApi.health, async (_request, reply) => {
    const health = await healthOf(status());
    return reply.code(health.status === "ok" ? 200 : 503).send({ ...health, version });
  });
  let description: unknown;
  bare(app, serviceApi.description, async (_request, reply) => {
    description ??= openApi(app.endpoints, version);
    return reply.send(description);
  });
}

async function healthOf(status: Status): Promise<Omit<z.infer<typeof Health>, "version">> {
  if (!status.ready) return { status: "starting", step: status.step };
  const answer = status.service.database.owner.query("select 1").then(
    () => true,
    () => false,
  );
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, 2000, false).unref());
  return { status: (await Promise.race([answer, late])) ? "ok" : "database-lost" };
}
