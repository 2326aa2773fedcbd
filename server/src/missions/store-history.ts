/** SQL of a mission's history: what each change recorded and ended, and what came with the product, by moment of record. */
import { z } from "zod";
import { Moment } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";
import { ChangeKind, type MissionId, type ToldChange, ToldFact } from "./schema.ts";

const ChangeRow = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: ChangeKind,
  reason: z.string(),
  source: z.string(),
  at: Moment,
  by: z.string(),
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
});

const FactRow = z.object({
  told: z.unknown(),
  recordedAt: Moment,
  supersededAt: Moment.nullable(),
  changeId: z.uuid().nullable(),
  endedBy: z.uuid().nullable(),
});
type FactRow = z.infer<typeof FactRow>;

/** What was recorded of a mission up to a moment, latest first. Facts that came with the product stand together by their moment. */
export async function listHistory(db: Db, mission: MissionId, knownAt: Moment): Promise<readonly ToldChange[]> {
  const changes = await db.many(
    ChangeRow,
    sql`
      select c.id, c.version, c.kind, c.reason, c.source, c.recorded_at as at, coalesce(u.name, c.recorded_by) as by,
        o.version as undoes, n.version as "undoneBy"
      from mission_changes c
      left join mission_changes o on o.contributor = c.contributor and o.id = c.undoes
      left join mission_changes n on n.contributor = c.contributor and n.undoes = c.id and n.recorded_at <= ${knownAt}
      left join users u on u.contributor = c.contributor and u.id::text = c.recorded_by
      where c.contributor = ${db.contributor} and c.mission = ${mission} and c.recorded_at <= ${knownAt}
      order by c.version desc
    `,
  );
  const facts = await factsOf(db, mission, knownAt);
  const told = changes.map((change) => ({
    ...change,
    recorded: factsIn(facts, (fact) => fact.changeId === change.id),
    ended: factsIn(facts, (fact) => fact.endedBy === change.id),
  }));
  return [...told, ...shippedIn(facts, knownAt)];
}

function factsIn(facts: readonly FactRow[], belongs: (fact: FactRow) => boolean): ToldFact[] {
  return facts.filter(belongs).map((fact) => ToldFact.parse(fact.told));
}

/** Facts without a change, by moment of record, latest first; a fact that another of them replaced stands among the ended. */
function shippedIn(facts: readonly FactRow[], knownAt: Moment): readonly ToldChange[] {
  const shipped = facts.filter((fact) => fact.changeId === null);
  const moments = [...new Set(shipped.map((fact) => fact.recordedAt))].sort().reverse();
  return moments.map((at) => ({
    id: `shipped ${at}`,
    version: null,
    kind: "shipped" as const,
    at,
    by: "",
    reason: "",
    source: "",
    undoes: null,
    undoneBy: null,
    recorded: factsIn(shipped, (fact) => fact.recordedAt === at),
    ended: factsIn(
      shipped,
      (fact) => fact.supersededAt === at && fact.endedBy === null && fact.recordedAt !== at && at <= knownAt,
    ),
  }));
}

async function factsOf(db: Db, mission: MissionId, knownAt: Moment): Promise<readonly FactRow[]> {
  return db.many(
    FactRow,
    sql`
      select told, recorded_at as "recordedAt", case when superseded_at <= ${knownAt} then superseded_at end as "supersededAt",
        change_id as "changeId", case when superseded_at <= ${knownAt} then ended_by end as "endedBy"
      from (
        select jsonb_build_object('fact', 'profile', 'profile', jsonb_build_object('kind', kind, 'name', name, 'area', area,
            'headquarters', case when hq_place is null then null
              else jsonb_build_object('place', hq_place, 'lat', hq_lat, 'lon', hq_lon) end,
            'started', jsonb_build_object('day', started_on, 'precision', started_precision, 'source', started_source,
              'confidence', started_confidence), 'note', note, 'source', source, 'confidence', confidence)) as told,
          recorded_at, superseded_at, change_id, ended_by
        from mission_profiles where contributor = ${db.contributor} and mission = ${mission}
        union all
        select jsonb_build_object('fact', 'profile', 'profile', jsonb_build_object('kind', m.kind, 'name', m.name, 'area', m.area,
            'headquarters', case when m.hq_place is null then null
              else jsonb_build_object('place', m.hq_place, 'lat', m.hq_lat, 'lon', m.hq_lon) end,
            'started', jsonb_build_object('day', m.started_on, 'precision', m.started_precision, 'source', m.started_source,
              'confidence', m.started_confidence), 'note', m.note, 'source', m.source, 'confidence', m.confidence)),
          m.recorded_at, null, c.id, null
        from missions m
        left join mission_changes c on c.contributor = m.contributor and c.mission = m.id and c.kind = 'added'
        where m.contributor = ${db.contributor} and m.id = ${mission}
        union all
        select jsonb_build_object('fact', 'end', 'end', jsonb_build_object('kind', kind, 'day', day, 'precision', precision,
            'source', source, 'confidence', confidence)), recorded_at, superseded_at, change_id, ended_by
        from mission_ends where contributor = ${db.contributor} and mission = ${mission}
        union all
        select jsonb_build_object('fact', 'mandate', 'mandate', jsonb_build_object('kind', kind, 'resolution', resolution,
            'adoptedOn', adopted_on, 'from', valid_from, 'to', valid_to, 'note', note, 'source', source, 'confidence', confidence)),
          recorded_at, superseded_at, change_id, ended_by
        from mission_mandates where contributor = ${db.contributor} and mission = ${mission}
        union all
        select jsonb_build_object('fact', 'strength', 'strength', jsonb_build_object('series', series, 'category', category,
            'people', people, 'resolution', resolution, 'from', valid_from, 'to', valid_to, 'note', note, 'source', source,
            'confidence', confidence)), recorded_at, superseded_at, change_id, ended_by
        from mission_strengths where contributor = ${db.contributor} and mission = ${mission}
        union all
        select jsonb_build_object('fact', 'order_event', 'event', jsonb_build_object('state', e.state, 'day', e.day, 'people', e.people,
            'note', e.note, 'source', e.source, 'confidence', e.confidence), 'order', jsonb_build_object('addressee', o.addressee,
            'category', o.category, 'people', o.people, 'percent', o.percent, 'leaveBy', o.leave_by, 'document', o.document,
            'note', o.note, 'source', o.source, 'confidence', o.confidence)), e.recorded_at, e.superseded_at, e.change_id, e.ended_by
        from reduction_order_events e
        join reduction_orders o on o.contributor = e.contributor and o.id = e.order_id
        where e.contributor = ${db.contributor} and e.mission = ${mission}
      ) facts
      where recorded_at <= ${knownAt}
      order by recorded_at, told::text
    `,
  );
}
