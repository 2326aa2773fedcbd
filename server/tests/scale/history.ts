/**
 * Twenty years of service by SQL: 50,000 people take turns on the posts of every mission, a year each. A post's number is its place
 * under the ceilings, so what is written keeps every constraint. Every tour was planned first; the plan gave way when the person came.
 */
import { z } from "zod";
import { type Db, sql } from "../../src/platform/db.ts";
import { SLOTS } from "./decisions.ts";

export const PEOPLE = 50_000;

/** Writes people, posts, tours, presence, places and events; `say` is told each step. */
export async function writeHistory(
  db: Db,
  missions: readonly string[],
  from: string,
  to: string,
  today: string,
  say: (step: string) => void,
): Promise<void> {
  const steps: readonly (readonly [string, ReturnType<typeof sql>])[] = [
    ["people", people(db)],
    ["contributions", contributions(db, missions)],
    ["posts", posts(db, missions)],
    ["turns", turns(db, from, to, today)],
    ["tours", tours(db)],
    ["presence", presences(db)],
    ["places", places(db)],
    ["events", events(db)],
  ];
  await db.transaction(async (tx) => {
    await tx.run(sql`set local work_mem = '256MB'`);
    for (const [step, statement] of steps) {
      say(step);
      await tx.run(statement);
    }
  });
}

function people(db: Db) {
  return sql`
    insert into people (contributor, id, number, sex, recorded_at, recorded_by)
    select ${db.contributor}, gen_random_uuid(), 'P-' || lpad(n::text, 5, '0'), case when n % 12 = 0 then 'woman' else 'man' end,
      '2006-01-01', 'scale'
    from generate_series(0, ${PEOPLE - 1}::int) n
  `;
}

const roles = Object.entries(SLOTS).map(([role, slots]) => ({ role, slots }));
const roleRows = sql`jsonb_to_recordset(${JSON.stringify(roles)}::jsonb) as r(role text, slots int)`;

function contributions(db: Db, missions: readonly string[]) {
  return sql`
    insert into contributions (contributor, id, code, mission, kind, role, mode, partner, unit_type, title, agreement, valid_from,
      valid_to, note, source, confidence, recorded_at, recorded_by)
    select ${db.contributor}, gen_random_uuid(), m || '/' || r.role, m, case when r.role = 'contingent_member' then 'own_unit'
      else 'individual_posts' end, r.role, 'self', null, null, m || ' ' || r.role, '', '2006-01-01', null, '', 'scale', 'verified',
      '2006-01-01', 'scale'
    from unnest(${[...missions]}::text[]) m cross join ${roleRows}
  `;
}

function posts(db: Db, missions: readonly string[]) {
  return sql`
    insert into posts (contributor, id, code, mission, role, mode, partner, unit_id, block, title, function, grade_min, grade_max,
      key_post, value, requirements, valid_from, valid_to, recorded_at, recorded_by)
    select ${db.contributor}, gen_random_uuid(), m || '/' || r.role || '/' || lpad(n::text, 4, '0'), m, r.role, 'self', null, null, '',
      'A post', 'post', 'OR-1', 'OF-5', false, 1000, '[]', '2006-01-01', null, '2006-01-01', 'scale'
    from unnest(${[...missions]}::text[]) m cross join ${roleRows} cross join lateral generate_series(1, r.slots) n
  `;
}

/** Who is on which post when: posts change hands every 365 days, on different days; people in the order of their numbers. */
function turns(db: Db, from: string, to: string, today: string) {
  return sql`
    create temporary table turns on commit drop as
    with slots as (
      select p.id as post_id, p.mission, p.role, c.id as contribution_id,
        row_number() over (partition by p.mission, p.role order by p.code) as slot,
        greatest(${from}::date, m.started_on) as first_day,
        least(${to}::date, l.last_day) as last_day
      from posts p
      join missions m on m.contributor = p.contributor and m.id = p.mission
      join mission_limits l on l.contributor = p.contributor and l.mission = p.mission and l.purpose = 'service'
      join contributions c on c.contributor = p.contributor and c.mission = p.mission and c.role = p.role
      where p.contributor = ${db.contributor}
    ), terms as (
      select s.*, first_day + (slot * 37 % 365)::int + 365 * n as from_day
      from slots s cross join generate_series(0, 21) n
    ), numbered as (
      select gen_random_uuid() as tour_id, t.*, least(from_day + 364, last_day) as to_day,
        row_number() over (order by from_day, mission, role, slot) as turn
      from terms t where from_day <= least(last_day, ${today}::date)
    )
    select n.*, h.id as person_id from numbered n
    join people h on h.contributor = ${db.contributor} and h.number = 'P-' || lpad((turn % ${PEOPLE})::text, 5, '0')
  `;
}

function tours(db: Db) {
  return sql`
    insert into tours (contributor, id, person_id, post_id, contribution_id, mission, role, mode, source, confidence, recorded_at,
      recorded_by)
    select ${db.contributor}, tour_id, person_id, post_id, contribution_id, mission, role, 'self', 'scale', 'verified', from_day, 'scale'
    from turns
  `;
}

/** A tour that lasts beyond a decision goes on under the next. What was planned was superseded on the day of arrival. */
function presences(db: Db) {
  return sql`
    insert into presences (contributor, id, tour_id, person_id, mission, role, mode, partner, from_day, to_day, standing, permit_id,
      permit_partner, permit_from, permit_to, ceilings, last_ord, last_to, source, confidence, recorded_at, recorded_by, superseded_at,
      mission_to)
    select ${db.contributor}, gen_random_uuid(), t.tour_id, t.person_id, t.mission, t.role, 'self', '', greatest(t.from_day, m.valid_from),
      least(t.to_day, m.valid_to), b.standing, m.id, m.partner, m.valid_from, m.valid_to, m.ceilings,
      case when b.standing = 'actual' then m.ceilings end, case when b.standing = 'actual' then least(t.to_day, m.valid_to) end,
      'scale', 'verified', t.from_day - case b.standing when 'actual' then 0 else 30 end, 'scale',
      case when b.standing = 'planned' then t.from_day::timestamptz end, l.last_day
    from turns t
    join authorisation_permits m on m.contributor = ${db.contributor} and m.mission = t.mission and m.role = t.role
      and m.valid_from <= t.to_day and m.valid_to >= t.from_day
    join mission_limits l on l.contributor = ${db.contributor} and l.mission = t.mission and l.purpose = 'service'
    cross join (values ('planned'), ('actual')) as b(standing)
  `;
}

function places(db: Db) {
  return sql`
    insert into places (contributor, presence_id, ord, from_day, to_day, tour_id, person_id, permit_id, presence_from, presence_to,
      ceiling_id, reading, people, overlap_people, overlap_days, place, previous_ord, previous_to)
    select p.contributor, p.id, c.ord, p.from_day, p.to_day, p.tour_id, p.person_id, p.permit_id, p.from_day, p.to_day, l.id, l.reading,
      l.people, l.overlap_people, l.overlap_days,
      t.slot + case when t.role = 'contingent_member' then 0 when t.role = 'staff_officer' then o.before else o.before + ${SLOTS.staff_officer}::int end,
      case when c.ord > 1 then c.ord - 1 end, case when c.ord > 1 then p.to_day end
    from presences p
    join turns t on t.tour_id = p.tour_id
    join authorisation_permit_ceilings c on c.contributor = p.contributor and c.permit_id = p.permit_id
    join authorisation_ceilings l on l.contributor = c.contributor and l.id = c.ceiling_id
    cross join lateral (select case when l.code like '%/total' then ${SLOTS.contingent_member}::int else 0 end as before) o
    where p.contributor = ${db.contributor} and p.superseded_at is null
  `;
}

function events(db: Db) {
  return sql`
    insert into tour_events (contributor, id, tour_id, kind, day, source, recorded_at, recorded_by, seq, previous_seq, from_state, to_state)
    select ${db.contributor}, gen_random_uuid(), t.tour_id, e.kind, e.day, 'scale', e.day, 'scale', e.seq, nullif(e.seq - 1, 0),
      e.from_state, e.to_state
    from turns t cross join lateral (values
      (1, 'approved', t.from_day - 30, null, 'nominated'), (2, 'travelling', t.from_day - 1, 'nominated', 'travelling'),
      (3, 'arrived', t.from_day, 'travelling', 'in_mission'), (4, 'left', t.to_day, 'in_mission', 'repatriating'),
      (5, 'home', t.to_day + 1, 'repatriating', 'returned')) as e(seq, kind, day, from_state, to_state)
    where e.seq < 4 or t.to_day + 1 < current_date
  `;
}

const Counts = z.object({ people: z.int(), tours: z.int(), facts: z.int(), inService: z.int() });

/** What was written: people, tours, facts (presence ever recorded and events of tours), and people present on a day. */
export async function count(db: Db, day: string): Promise<z.infer<typeof Counts>> {
  return db.one(
    Counts,
    sql`
      select (select count(*)::int from people where contributor = ${db.contributor}) as people,
        (select count(*)::int from tours where contributor = ${db.contributor}) as tours,
        (select count(*)::int from presences where contributor = ${db.contributor})
          + (select count(*)::int from tour_events where contributor = ${db.contributor}) as facts,
        (select count(*)::int from presences where contributor = ${db.contributor} and superseded_at is null
          and from_day <= ${day}::date and to_day >= ${day}::date) as "inService"
    `,
  );
}
