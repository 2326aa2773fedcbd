/**
 * SQL of permits: what the scopes of a decision in force come to. A permit is never edited. What changes a decision withdraws its
 * permits and adds others; the database lets none go under which somebody stands.
 */
import { z } from "zod";
import type { DeploymentMode, DeploymentRole } from "../missions/schema.ts";
import type { Recording } from "../missions/store.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { Authorisation, Scope } from "./schema.ts";
import { lastDayOfScope } from "./validity.ts";

/** Day that stands in permits for an end that is not stated. */
const NO_END = "9999-12-31";

const IdRow = z.object({ id: z.uuid() });
const PermitRow = z.object({ id: z.uuid(), scopeId: z.uuid() });

/** The decision's permits in force, with their scopes. */
export async function permitsInForce(db: Db, authorisation: string): Promise<readonly z.infer<typeof PermitRow>[]> {
  return db.many(
    PermitRow,
    sql`
      select id, scope_id as "scopeId"
      from authorisation_permits
      where contributor = ${db.contributor} and authorisation_id = ${authorisation} and live
    `,
  );
}

/** Withdraws permits. The database refuses while somebody stands under one. */
export async function withdrawPermits(tx: Tx, ids: readonly string[], recording: Recording): Promise<void> {
  await tx.run(sql`
    update authorisation_permits
    set live = null, withdrawn_at = ${recording.at}, withdrawn_by = ${recording.by}
    where contributor = ${tx.contributor} and id = any(${[...ids]}::uuid[]) and live
  `);
}

/** Ceilings that no scope names any more. */
export async function supersedeCeilings(tx: Tx, ids: readonly string[], recording: Recording): Promise<void> {
  await tx.run(sql`
    update authorisation_ceilings set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and id = any(${[...ids]}::uuid[]) and superseded_at is null
  `);
}

/** Scopes that go. */
export async function supersedeScopes(tx: Tx, ids: readonly string[], recording: Recording): Promise<void> {
  await tx.run(sql`
    update authorisation_scopes set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and id = any(${[...ids]}::uuid[]) and superseded_at is null
  `);
}

/**
 * Spells out what a granted decision permits: one row for each mission, role and mode, with the ceilings that count the role. Scopes
 * that have a permit in force keep it.
 */
export async function addPermits(tx: Tx, authorisation: Authorisation, recording: Recording): Promise<void> {
  const spelt = new Set((await permitsInForce(tx, authorisation.id)).map((permit) => permit.scopeId));
  for (const scope of authorisation.scopes.filter(({ id }) => !spelt.has(id))) {
    for (const mission of scope.missions) {
      for (const role of scope.roles) {
        for (const mode of scope.modes) await addPermit(tx, authorisation, scope, { mission, role, mode }, recording);
      }
    }
  }
}

async function addPermit(
  tx: Tx,
  authorisation: Authorisation,
  scope: Scope,
  what: { readonly mission: string; readonly role: DeploymentRole; readonly mode: DeploymentMode },
  recording: Recording,
): Promise<void> {
  const counting = scope.ceilings.filter(
    (id) => !authorisation.ceilings.find((c) => c.id === id)?.excludes.includes(what.role),
  );
  const partner = what.mode === "embedded" ? (scope.partner ?? "*") : "*";
  const { id } = await tx.one(
    IdRow,
    sql`
      insert into authorisation_permits (contributor, id, scope_id, authorisation_id, mission, role, mode, partner, valid_from, valid_to,
        ceilings, recorded_at)
      values (${tx.contributor}, ${newId()}, ${scope.id}, ${authorisation.id}, ${what.mission}, ${what.role}, ${what.mode}, ${partner},
        ${scope.validFrom}, ${lastDayOfScope(scope, "withdrawal") ?? NO_END}, ${counting.length}, ${recording.at})
      returning id
    `,
  );
  for (const [index, ceiling] of counting.entries()) {
    await tx.run(sql`
      insert into authorisation_permit_ceilings (contributor, permit_id, ord, ceiling_id)
      values (${tx.contributor}, ${id}, ${index + 1}, ${ceiling})
    `);
  }
}
