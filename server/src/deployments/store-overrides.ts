/** SQL of guards that were lifted: by whom, for which step, and the step that used it. */
import type { Recording } from "../missions/store.ts";
import type { Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { Override } from "./guard-shapes.ts";

/** Of what a guard was lifted. */
export type Subject = { readonly contributionId: string } | { readonly tourIds: readonly string[] };

/** Overrides of a contribution or of tours, oldest first, as known at a moment. */
export async function listOverrides(db: Db, subject: Subject, knownAt: Moment): Promise<readonly Override[]> {
  const contribution = "contributionId" in subject ? subject.contributionId : null;
  const tours = "tourIds" in subject ? [...subject.tourIds] : [];
  return db.many(
    Override,
    sql`
      select g.id, g.contribution_id as "contributionId", g.tour_id as "tourId", g.step, g.guard, g.authority, g.reason, g.day, g.kind,
        g.source, g.recorded_at as "recordedAt", g.recorded_by as "liftedBy",
        coalesce((select a.name from users a where a.contributor = g.contributor and a.id::text = g.recorded_by), g.recorded_by) as "recordedBy",
        coalesce(u.contribution_event_id, u.tour_event_id) as "usedBy"
      from guard_overrides g
      left join guard_override_uses u on u.contributor = g.contributor and u.override_id = g.id
      where g.contributor = ${db.contributor} and g.recorded_at <= ${knownAt}
        and (g.contribution_id = ${contribution}::uuid or g.tour_id = any(${tours}::uuid[]))
      order by g.recorded_at, g.id
    `,
  );
}

/** An override to record. */
export type NewOverrideRow = Omit<Override, "usedBy" | "recordedAt" | "recordedBy" | "liftedBy">;

/** Adds overrides. */
export async function addOverrides(tx: Tx, rows: readonly NewOverrideRow[], recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into guard_overrides (contributor, id, contribution_id, tour_id, step, guard, authority, reason, day, kind, source, recorded_at,
      recorded_by)
    select ${tx.contributor}, id, "contributionId", "tourId", step, guard, authority, reason, day, kind, source, ${recording.at},
      ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "contributionId" uuid, "tourId" uuid, step text, guard text,
      authority text, reason text, day date, kind text, source text)
  `);
}

/** Records which step used which overrides; the database refuses it to whoever lifted the guard. */
export async function useOverrides(
  tx: Tx,
  uses: readonly {
    readonly override: Pick<Override, "id" | "kind" | "liftedBy" | "contributionId">;
    readonly eventId: string;
  }[],
  recording: Recording,
): Promise<void> {
  const rows = uses.map(({ override, eventId }) => ({
    overrideId: override.id,
    kind: override.kind,
    liftedBy: override.liftedBy,
    contributionId: override.contributionId,
    contributionEventId: override.contributionId === null ? null : eventId,
    tourEventId: override.contributionId === null ? eventId : null,
  }));
  await tx.run(sql`
    insert into guard_override_uses (contributor, override_id, kind, lifted_by, contribution_id, contribution_event_id, tour_event_id,
      used_by)
    select ${tx.contributor}, "overrideId", kind, "liftedBy", "contributionId", "contributionEventId", "tourEventId", ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("overrideId" uuid, kind text, "liftedBy" text, "contributionId" uuid,
      "contributionEventId" uuid, "tourEventId" uuid)
  `);
}
