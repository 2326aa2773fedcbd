/** SQL of the country's history as an import would bring it. */
import { z } from "zod";
import { Day, type Moment } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";

const text = z.string().nullable();
const PersonLine = z.object({
  number: z.string(),
  sex: z.string(),
  birthDate: Day.nullable(),
  nameKk: text,
  nameLatin: text,
  nameRu: text,
  namePassport: text,
  rank: text,
  rankSince: Day.nullable(),
  homeUnit: text,
  homeUnitSince: Day.nullable(),
  branch: text,
  serviceStart: Day.nullable(),
  officerSince: Day.nullable(),
});

const named = (script: string) => sql`(
  select concat_ws(' ', n.family, n.given, nullif(n.patronymic, '')) from person_names n
  where n.contributor = p.contributor and n.person_id = p.id and n.script = ${script} and n.superseded_at is null)`;

/** People who ever served, as they are recorded now, by number. */
export async function exportPersons(db: Db, knownAt: Moment) {
  return db.many(
    PersonLine,
    sql`
      select p.number, p.sex, p.birth_date as "birthDate", p.service_start as "serviceStart", p.officer_since as "officerSince",
        ${named("kk-Cyrl")} as "nameKk", ${named("kk-Latn")} as "nameLatin", ${named("ru")} as "nameRu",
        ${named("passport")} as "namePassport", r.rank, r.valid_from as "rankSince", h.home_unit as "homeUnit",
        h.valid_from as "homeUnitSince", nullif(h.branch, '') as branch
      from people p
      left join lateral (
        select rank, valid_from from person_ranks where contributor = p.contributor and person_id = p.id and superseded_at is null
        order by valid_from desc limit 1) r on true
      left join lateral (
        select home_unit, branch, valid_from from person_postings
        where contributor = p.contributor and person_id = p.id and superseded_at is null order by valid_from desc limit 1) h on true
      where p.contributor = ${db.contributor} and exists (
        select from presences s where s.contributor = p.contributor and s.person_id = p.id and s.standing = 'actual'
          and s.recorded_at <= ${knownAt} and (s.superseded_at is null or s.superseded_at > ${knownAt}))
      order by p.number
    `,
  );
}

const TourLine = z.object({
  id: z.string(),
  number: z.string(),
  mission: z.string(),
  role: z.string(),
  mode: z.string(),
  partner: text,
  contribution: text,
  rotation: z.int().nullable(),
  unitType: text,
  post: text,
  from: Day,
  to: Day,
  ended: text,
  cause: text,
  payer: text,
  breachReason: text,
  source: z.string(),
  confidence: z.string(),
  note: text,
});

/** Tours that happened, as known at a moment, by first day. */
export async function exportTours(db: Db, knownAt: Moment) {
  return db.many(
    TourLine,
    sql`
      with spells as materialized (
        select p.tour_id, min(p.from_day) as "from", max(p.to_day) as "to", min(b.reason) as reason
        from presences p
        left join breaches b on b.contributor = p.contributor and b.id = p.breach_id
        where p.contributor = ${db.contributor} and p.standing = 'actual' and p.recorded_at <= ${knownAt}
          and (p.superseded_at is null or p.superseded_at > ${knownAt})
        group by p.tour_id
      )
      select t.id, h.number, t.mission, t.role, t.mode, nullif(t.partner, '') as partner, c.code as contribution, r.number as rotation,
        t.unit_type as "unitType", o.code as post, s."from", s."to", nullif(e.kind, '') as ended, e.cause, e.payer,
        s.reason as "breachReason", t.source, t.confidence, nullif(t.note, '') as note
      from spells s
      join tours t on t.contributor = ${db.contributor} and t.id = s.tour_id
      join people h on h.contributor = t.contributor and h.id = t.person_id
      left join lateral (
        select coalesce(facts ->> 'ended', kind) as kind, cause, payer
        from tour_events
        where contributor = t.contributor and tour_id = t.id and recorded_at <= ${knownAt}
          and (kind in ('left', 'repatriated', 'died') or facts ? 'ended')
        order by recorded_at desc, seq desc nulls last limit 1) e on true
      left join posts o on o.contributor = t.contributor and o.id = t.post_id
      left join rotation_rolls roll on roll.contributor = t.contributor and roll.tour_id = t.id and roll.superseded_at is null
      left join rotations r on r.contributor = t.contributor and r.id = coalesce(roll.rotation_id, t.rotation_id)
      left join contributions c on c.contributor = t.contributor and c.id = coalesce(r.contribution_id, t.contribution_id)
      order by s."from", h.number, t.id
    `,
  );
}
