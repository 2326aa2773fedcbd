/** SQL of permits, for planning. */
import { z } from "zod";
import { type Db, sql } from "../../platform/db.ts";

const PermitLine = z.object({
  id: z.uuid(),
  scopeId: z.uuid(),
  mission: z.string(),
  role: z.string(),
  mode: z.string(),
  ceilings: z.array(z.string()),
});
export type PermitLine = z.infer<typeof PermitLine>;

/** All permits with the ceilings they count under. */
export async function listPermits(db: Db): Promise<readonly PermitLine[]> {
  return db.many(
    PermitLine,
    sql`
      select p.id, p.scope_id as "scopeId", p.mission, p.role, p.mode,
        array(select c.ceiling_id::text from authorisation_permit_ceilings c
          where c.contributor = p.contributor and c.permit_id = p.id order by c.ord) as ceilings
      from authorisation_permits p
      where p.contributor = ${db.contributor} and p.live
      order by p.mission, p.role, p.mode, p.id
    `,
  );
}
