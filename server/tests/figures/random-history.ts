/**
 * Random histories of a small country, written as bare facts: tours of every kind, beliefs about their days that were recorded, closed and
 * recorded anew, early endings, rotations that relieve each other, and rolls. They are stranger than any office could make them, so that
 * figures are asked what no one would think of; the database's own rules are taken away for it.
 */
import pg from "pg";
import { addDays, type Day, type Moment } from "../../src/platform/days.ts";
import { type Db, sql } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";

/** The first day of every history. */
export const FIRST_DAY: Day = "2023-11-15";
/** Days that a history spans; the last ones lie in its future. */
export const SPAN_DAYS = 220;
const START = Date.UTC(2024, 5, 30, 12);

/** The moment of a history's `minute`. */
export function momentAt(minute: number): Moment {
  return new Date(START + minute * 60_000).toISOString();
}

/** A random number source that a seed repeats: whole numbers below `limit`. */
export type Random = (limit: number) => number;

/** Mulberry32: the same seed, the same numbers. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}

/** Takes away what the database refuses on the tables of facts. `url` is the superuser's. */
export async function withoutRules(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`
    do $$
    declare it record;
    begin
      for it in
        select conrelid::regclass as tab, conname as name from pg_constraint
        where conrelid in ('presences'::regclass, 'tours'::regclass, 'tour_events'::regclass, 'rotations'::regclass,
          'rotation_rolls'::regclass, 'places'::regclass, 'breaches'::regclass) and contype in ('f', 'c', 'x', 'u')
        order by contype <> 'f'
      loop
        execute format('alter table %s drop constraint if exists %I cascade', it.tab, it.name);
      end loop;
    end
    $$`);
  await admin.end();
}

const MISSIONS = [
  ["UNDOF", "peacekeeping"],
  ["UNIFIL", "peacekeeping"],
  ["MINURSO", "peacekeeping"],
  ["UNAMA", "political"],
] as const;
const ROLES = ["unmo", "mlo", "staff_officer", "contingent_member", "contingent_member"] as const;
const CONFIDENCE = ["verified", "unverified", "inferred"] as const;
const ENDINGS = ["left", "repatriated", "died", "repatriated"] as const;

interface World {
  readonly people: readonly string[];
  readonly rotations: readonly { readonly id: string; readonly contribution: string; readonly mission: string }[];
  /** Minutes of record that have passed. */
  minutes: number;
}

/** Missions, people, contributions and rotations of a new history; one after another may be added to the same database. */
export async function newWorld(db: Db, random: Random, peopleCount: number): Promise<World> {
  await db.run(sql`
    insert into missions (contributor, id, kind, name, area, started_on, started_precision, started_source, started_confidence, note,
      source, confidence, recorded_at, recorded_by)
    select ${db.contributor}, id, kind, jsonb_build_object('en', id), jsonb_build_object('en', id), '2000-01-01', 'day', 'test',
      'verified', '', 'test', 'verified', '2000-01-01T00:00:00Z', 'test'
    from jsonb_to_recordset(${JSON.stringify(MISSIONS.map(([id, kind]) => ({ id, kind })))}::jsonb) as given(id text, kind text)
    on conflict do nothing
  `);
  const mark = random(1_000_000);
  const people = Array.from({ length: peopleCount }, (_, at) => ({
    id: newId(),
    number: `T-${mark}-${at}`,
    sex: random(4) === 0 ? "woman" : "man",
  }));
  await db.run(sql`
    insert into people (contributor, id, number, sex, recorded_at, recorded_by)
    select ${db.contributor}, id, number, sex, '2000-01-01T00:00:00Z', 'test'
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given(id uuid, number text, sex text)
  `);
  const rotations = await newRotations(db, random, mark);
  return { people: people.map(({ id }) => id), rotations, minutes: 0 };
}

async function newRotations(db: Db, random: Random, mark: number): Promise<World["rotations"]> {
  const contributions = MISSIONS.slice(0, 2).map(([mission], at) => ({
    id: newId(),
    code: `${mission}/${mark}/${at}`,
    mission,
  }));
  await db.run(sql`
    insert into contributions (contributor, id, code, mission, kind, role, mode, title, valid_from, source, confidence, recorded_at,
      recorded_by)
    select ${db.contributor}, id, code, mission, 'own_unit', 'contingent_member', 'self', code, '2000-01-01', 'test', 'verified',
      '2000-01-01T00:00:00Z', 'test'
    from jsonb_to_recordset(${JSON.stringify(contributions)}::jsonb) as given(id uuid, code text, mission text)
  `);
  const rotations = contributions.flatMap(({ id: contribution, mission }) =>
    [1, 2, 3].map((number) => ({ id: newId(), contribution, mission, number, strength: 1 + random(4) })),
  );
  await db.run(sql`
    insert into rotations (contributor, id, contribution_id, number, from_day, to_day, strength, source, confidence, recorded_at,
      recorded_by)
    select ${db.contributor}, id, contribution, number, ${FIRST_DAY}, ${addDays(FIRST_DAY, 400)}, strength, 'test', 'verified',
      '2000-01-01T00:00:00Z', 'test'
    from jsonb_to_recordset(${JSON.stringify(rotations)}::jsonb) as given(id uuid, contribution uuid, number int, strength int)
  `);
  return rotations;
}

/** Adds `count` tours with all that was ever believed of them; every moment of record lies after those before. */
export async function addTours(db: Db, world: World, random: Random, count: number): Promise<void> {
  const facts = { tours: [] as object[], presences: [] as object[], events: [] as object[], rolls: [] as object[] };
  for (let at = 0; at < count; at += 1) addTour(facts, world, random);
  await insertFacts(db, facts);
}

function addTour(
  facts: { tours: object[]; presences: object[]; events: object[]; rolls: object[] },
  world: World,
  random: Random,
): void {
  const rotation = random(2) === 0 ? (world.rotations[random(world.rotations.length)] ?? null) : null;
  const mission = rotation?.mission ?? MISSIONS[random(MISSIONS.length)]?.[0] ?? "UNDOF";
  const embedded = random(3) === 0;
  const tour = {
    id: newId(),
    person: world.people[random(world.people.length)],
    mission,
    role: rotation === null ? ROLES[random(ROLES.length)] : "contingent_member",
    mode: embedded ? "embedded" : "self",
    partner: embedded ? "IND" : "",
    unitType: random(2) === 0 ? "INF_COY" : null,
    contribution: rotation?.contribution ?? null,
    rotation: rotation?.id ?? null,
  };
  facts.tours.push(tour);
  let begin = addDays(FIRST_DAY, random(SPAN_DAYS));
  const versions = 1 + random(3);
  for (let version = 0; version < versions; version += 1) {
    world.minutes += 1;
    const parts = 1 + random(3);
    const recorded = momentAt(world.minutes);
    const closed = version < versions - 1 || random(6) === 0;
    for (let part = 0; part < parts; part += 1) {
      const end = addDays(begin, random(40));
      facts.presences.push({
        id: newId(),
        tour: tour.id,
        person: tour.person,
        mission,
        role: tour.role,
        mode: tour.mode,
        partner: tour.partner,
        from: begin,
        to: end,
        standing: random(7) === 0 ? "planned" : "actual",
        confidence: CONFIDENCE[random(3)],
        recorded,
        superseded: closed ? momentAt(world.minutes + 1) : null,
      });
      begin = addDays(end, 1 + random(4));
    }
    begin = addDays(FIRST_DAY, random(SPAN_DAYS));
  }
  world.minutes += 1;
  if (random(5) === 0) {
    for (let times = 1 + random(2); times > 0; times -= 1) {
      world.minutes += 1;
      const kind = ENDINGS[random(ENDINGS.length)];
      const event = { id: newId(), tour: tour.id, kind, day: begin, recorded: momentAt(world.minutes), facts: {} };
      facts.events.push(event);
      if (random(3) !== 0) continue;
      world.minutes += 1;
      const recorded = momentAt(world.minutes);
      facts.events.push({ ...event, id: newId(), kind: "undone", undoes: event.id, recorded });
    }
  }
  if (random(9) === 0) {
    world.minutes += 1;
    const ended = ["", "left", "repatriated", "died"][random(4)];
    const recorded = momentAt(world.minutes);
    facts.events.push({
      id: newId(),
      tour: tour.id,
      kind: "import_corrected",
      day: begin,
      recorded,
      facts: { ended },
    });
  }
  if (rotation !== null && random(6) === 0) {
    const others = world.rotations.filter((one) => one.contribution === rotation.contribution);
    world.minutes += 1;
    facts.rolls.push({
      id: newId(),
      tour: tour.id,
      rotation: others[random(others.length)]?.id,
      recorded: momentAt(world.minutes),
      superseded: random(2) === 0 ? momentAt(world.minutes + 3) : null,
    });
    world.minutes += 3;
  }
}

async function insertFacts(
  db: Db,
  { tours, presences, events, rolls }: { tours: object[]; presences: object[]; events: object[]; rolls: object[] },
): Promise<void> {
  await db.run(sql`
    insert into tours (contributor, id, person_id, contribution_id, rotation_id, mission, role, mode, partner, unit_type, source,
      confidence, recorded_at, recorded_by)
    select ${db.contributor}, id, person, contribution, rotation, mission, role, mode, partner, "unitType", 'test', 'verified',
      '2000-01-01T00:00:00Z', 'test'
    from jsonb_to_recordset(${JSON.stringify(tours)}::jsonb) as given(id uuid, person uuid, contribution uuid, rotation uuid,
      mission text, role text, mode text, partner text, "unitType" text)
  `);
  await db.run(sql`
    insert into presences (contributor, id, tour_id, person_id, mission, role, mode, partner, from_day, to_day, standing, source,
      confidence, recorded_at, recorded_by, superseded_at)
    select ${db.contributor}, id, tour, person, mission, role, mode, partner, "from", "to", standing, 'test', confidence, recorded,
      'test', superseded
    from jsonb_to_recordset(${JSON.stringify(presences)}::jsonb) as given(id uuid, tour uuid, person uuid, mission text, role text,
      mode text, partner text, "from" date, "to" date, standing text, confidence text, recorded timestamptz, superseded timestamptz)
  `);
  await db.run(sql`
    insert into tour_events (contributor, id, tour_id, kind, day, cause, payer, source, undoes_id, facts, recorded_at, recorded_by)
    select ${db.contributor}, id, tour, kind, day, 'test', 'un', 'test', undoes, facts, recorded, 'test'
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as given(id uuid, tour uuid, kind text, day date, undoes uuid,
      facts jsonb, recorded timestamptz)
  `);
  await db.run(sql`
    insert into rotation_rolls (contributor, id, tour_id, rotation_id, source, recorded_at, recorded_by, superseded_at)
    select ${db.contributor}, id, tour, rotation, 'test', recorded, 'test', superseded
    from jsonb_to_recordset(${JSON.stringify(rolls)}::jsonb) as given(id uuid, tour uuid, rotation uuid, recorded timestamptz,
      superseded timestamptz)
  `);
}
