/** Examples for the endpoints of people and eligibility. */
import { z } from "zod";
import { type Db, sql } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { type Example, Id } from "./surroundings.ts";

const aVolunteer = async (db: Db) =>
  (await db.one(Id, sql`select id from people where contributor = ${db.contributor} order by number limit 1`)).id;

/** By method and path, in the order in which they are made. */
export const PEOPLE_EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/people/:id/declarations": async ({ db }) => ({
    as: "planner",
    places: { id: await aVolunteer(db) },
    body: { track: "both", given: "2026-06-30", expires: null },
  }),
  "POST /api/people/:id/declarations/:declarationId/withdraw": async ({ db, service, once }) => {
    const id = await aVolunteer(db);
    const declarationId = await once("declaration", async () => {
      const { declarations } = z
        .object({ declarations: Id.extend({ withdrawn: z.string().nullable() }).array() })
        .parse((await service.ask("planner", "GET", `/api/people/${id}`)).json());
      return declarations.findLast(({ withdrawn }) => withdrawn === null)?.id ?? newId();
    });
    return { as: "planner", places: { id, declarationId }, body: { withdrawn: "2026-06-30" } };
  },
  "POST /api/people/:id/evidence": async ({ db }) => ({
    as: "planner",
    places: { id: await aVolunteer(db) },
    body: {
      kind: "course",
      subject: "UNMOC",
      issuer: "Training centre",
      result: "passed",
      issued: "2026-06-01",
      expires: null,
    },
  }),
  "POST /api/eligibility/waivers": async ({ db }) => ({
    as: "approver",
    body: {
      personId: await aVolunteer(db),
      rule: "un-observer-course",
      authority: "UN Force Generation Service",
      reason: "Course is booked.",
      validFrom: "2026-06-30",
      validTo: null,
    },
  }),
};
