/** Examples for the endpoints of sessions and jobs. */
import { sql } from "../../src/platform/db.ts";
import { jobsOf } from "../../src/platform/job-queue.ts";
import { hashPassword } from "../../src/platform/passwords.ts";
import { openSession, tokenText } from "../../src/platform/sessions.ts";
import { rights } from "../../src/roles.ts";
import { registerTestKinds } from "../jobs/kinds.ts";
import { type Example, NOW } from "./surroundings.ts";

const PASSWORD = "correct horse battery";

/** By method and path, in the order in which they are made. */
export const SESSION_EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/demo/sign-in": async () => ({ as: null, body: { login: "planner" } }),
  "POST /api/session": async ({ db, once }) => {
    await once("password", async () => {
      const hash = await hashPassword(PASSWORD);
      await db.run(
        sql`update users set password_hash = ${hash} where contributor = ${db.contributor} and login = 'committee'`,
      );
    });
    return { as: null, body: { login: "committee", password: PASSWORD } };
  },
  "DELETE /api/session": async ({ service, db, once }) => {
    const token = await once("session", () => openSession(db, service.accounts.committee, rights, NOW));
    return { as: null, cookie: `contingent_session=${tokenText(token)}` };
  },
  "POST /api/jobs/:id/cancel": async ({ service, db, once }) => {
    registerTestKinds();
    const actor = { ...service.accounts.planner, must: () => undefined, can: () => true };
    const id = await once("job", () => db.transaction((tx) => jobsOf(actor).enqueue(tx, "test.wait", {})));
    return { as: "planner", places: { id } };
  },
};
