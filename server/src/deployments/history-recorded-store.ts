/** SQL that gathers what is recorded, as an import is judged against it. */
import { z } from "zod";
import type { Authorisation } from "../authorisations/schema.ts";
import { listAuthorisations, listProcedures } from "../authorisations/store.ts";
import { Confidence, DeploymentMode, DeploymentRole } from "../missions/schema.ts";
import { listMissions } from "../missions/store.ts";
import { PersonName, Posting, RankHeld, Sex } from "../people/schema.ts";
import { listRanks } from "../people/store.ts";
import { addDays, Day, type Moment } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";
import { listPosts } from "../units/store.ts";
import type { Epoch, Recorded, RecordedContribution, RecordedPerson, RecordedTour } from "./history-recorded.ts";

/** Everything an import is judged against, as it stands now. */
export async function loadRecorded(db: Db, today: Day, now: Moment): Promise<Recorded> {
  const posts = await listPosts(db);
  return {
    today,
    now,
    persons: await listRecordedPersons(db),
    tours: await listRecordedTours(db),
    contributions: await listRecordedContributions(db),
    ranks: await listRanks(db),
    posts: new Map(posts.map((post) => [post.code, { id: String(post.id), mission: String(post.mission) }])),
    missions: await listMissions(db, now),
    epochs: await epochsOf(db, today, now),
    procedures: await listProcedures(db),
  };
}

/** Decisions as they stood between one event of the law and the next. */
async function epochsOf(db: Db, today: Day, now: Moment): Promise<readonly Epoch[]> {
  const all = await listAuthorisations(db, today, now);
  const days = [...new Set(all.flatMap(turns))].filter((day) => day <= today).sort();
  const epochs: Epoch[] = [];
  for (const from of ["0001-01-01", ...days]) {
    epochs.push({ from, authorisations: await listAuthorisations(db, from, now) });
  }
  return epochs;
}

/** Days on which the state of a decision may turn. */
function turns(authorisation: Authorisation): Day[] {
  const ends = authorisation.scopes.flatMap(({ validTo, withdrawalUntil }) => [validTo, withdrawalUntil]);
  return [
    ...authorisation.events.map(({ day }) => day),
    ...ends.filter((day) => day !== null).map((day) => addDays(day, 1)),
    ...authorisation.scopes.map(({ validFrom }) => validFrom),
  ];
}

const PersonRow = z.object({
  id: z.string(),
  number: z.string(),
  sex: Sex,
  birthDate: Day.nullable(),
  names: z.array(PersonName),
  ranks: z.array(RankHeld),
  postings: z.array(Posting),
});

async function listRecordedPersons(db: Db): Promise<readonly RecordedPerson[]> {
  return db.many(
    PersonRow,
    sql`
      with names as (
        select person_id, jsonb_agg(jsonb_build_object('script', script, 'family', family, 'given', given, 'patronymic', patronymic)
          order by script) as parts
        from person_names where contributor = ${db.contributor} and superseded_at is null group by person_id
      ), ranks as (
        select person_id, jsonb_agg(jsonb_build_object('rank', rank, 'grade', grade, 'validFrom', valid_from, 'validTo', valid_to)
          order by valid_from) as parts
        from person_ranks where contributor = ${db.contributor} and superseded_at is null group by person_id
      ), postings as (
        select person_id, jsonb_agg(jsonb_build_object('homeUnit', home_unit, 'branch', branch, 'validFrom', valid_from,
          'validTo', valid_to) order by valid_from) as parts
        from person_postings where contributor = ${db.contributor} and superseded_at is null group by person_id
      )
      select p.id, p.number, p.sex, p.birth_date as "birthDate", coalesce(n.parts, '[]') as names, coalesce(r.parts, '[]') as ranks,
        coalesce(o.parts, '[]') as postings
      from people p
      left join names n on n.person_id = p.id
      left join ranks r on r.person_id = p.id
      left join postings o on o.person_id = p.id
      where p.contributor = ${db.contributor} and p.superseded_at is null
      order by p.number
    `,
  );
}

const Ended = z.enum(["left", "repatriated", "died"]);
const Payer = z.enum(["un", "national", "partner"]);

const TourRow = z.object({
  id: z.string(),
  personId: z.string(),
  mission: z.string(),
  role: DeploymentRole,
  mode: DeploymentMode,
  partner: z.string(),
  unitType: z.string().nullable(),
  post: z.string().nullable(),
  contribution: z.string().nullable(),
  rotation: z.int().nullable(),
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
  breached: z.boolean(),
  ended: Ended.nullable(),
  cause: z.string().nullable(),
  payer: Payer.nullable(),
  confidence: Confidence,
  stays: z.array(z.object({ id: z.string(), from: Day, to: Day, ceilings: z.array(z.string()) })),
});

async function listRecordedTours(db: Db): Promise<readonly RecordedTour[]> {
  return db.many(
    TourRow,
    sql`
      with ceilings as materialized (
        select permit_id, jsonb_agg(ceiling_id order by ord) as ids
        from authorisation_permit_ceilings where contributor = ${db.contributor} group by permit_id
      ), spells as materialized (
        select p.tour_id, min(p.from_day) as "from", max(p.to_day) as "to",
          case when bool_or(p.standing = 'actual') then 'actual' else 'planned' end as standing,
          bool_or(p.breach_id is not null) as breached,
          jsonb_agg(jsonb_build_object('id', p.id, 'from', p.from_day, 'to', p.to_day, 'ceilings', coalesce(c.ids, '[]'))
            order by p.from_day) as stays
        from presences p
        left join ceilings c on c.permit_id = p.permit_id
        where p.contributor = ${db.contributor} and p.superseded_at is null
        group by p.tour_id
      ), told as materialized (
        select distinct on (tour_id) tour_id, coalesce(facts ->> 'ended', kind) as kind, cause, payer
        from tour_events
        where contributor = ${db.contributor} and (kind in ('left', 'repatriated', 'died') or facts ? 'ended')
        order by tour_id, recorded_at desc, seq desc nulls last
      )
      select t.id, t.person_id as "personId", t.mission, t.role, t.mode, t.partner, t.unit_type as "unitType", o.code as post,
        u.code as contribution, r.number as rotation, s."from", s."to", s.standing, s.breached, nullif(e.kind, '') as ended,
        case when e.kind in ('left', 'repatriated', 'died') then e.cause end as cause,
        case when e.kind in ('left', 'repatriated', 'died') then e.payer end as payer, t.confidence, s.stays
      from spells s
      join tours t on t.contributor = ${db.contributor} and t.id = s.tour_id
      left join told e on e.tour_id = t.id
      left join posts o on o.contributor = ${db.contributor} and o.id = t.post_id
      left join rotation_rolls roll on roll.contributor = ${db.contributor} and roll.tour_id = t.id and roll.superseded_at is null
      left join rotations r on r.contributor = ${db.contributor} and r.id = coalesce(roll.rotation_id, t.rotation_id)
      left join contributions u on u.contributor = ${db.contributor} and u.id = coalesce(r.contribution_id, t.contribution_id)
      order by s."from", t.id
    `,
  );
}

const ContributionRow = z.object({
  id: z.string(),
  code: z.string(),
  mission: z.string(),
  kind: z.string(),
  role: DeploymentRole,
  mode: DeploymentMode,
  partner: z.string().nullable(),
  unitType: z.string().nullable(),
  title: z.string(),
  from: Day,
  to: Day.nullable(),
  rotations: z.array(z.object({ id: z.string(), number: z.int(), from: Day, to: Day, strength: z.int() })),
});

async function listRecordedContributions(db: Db): Promise<readonly RecordedContribution[]> {
  return db.many(
    ContributionRow,
    sql`
      select c.id, c.code, c.mission, c.kind, c.role, c.mode, c.partner, c.unit_type as "unitType", c.title, c.valid_from as "from",
        c.valid_to as "to", coalesce((
          select jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'from', r.from_day, 'to', r.to_day, 'strength', r.strength)
            order by r.number)
          from rotations r
          where r.contributor = c.contributor and r.contribution_id = c.id and r.superseded_at is null), '[]') as rotations
      from contributions c
      where c.contributor = ${db.contributor} and c.superseded_at is null
      order by c.code
    `,
  );
}
