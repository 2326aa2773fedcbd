/** SQL that gathers what is recorded, as an import is judged against it. */
import { z } from "zod";
import type { Authorisation } from "../../authorisations/schema.ts";
import { listAuthorisations, listProcedures } from "../../authorisations/store.ts";
import { Confidence, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import { listMissions } from "../../missions/store.ts";
import { Sex } from "../../people/schema.ts";
import { listRanks } from "../../people/store.ts";
import { namesBy, postingsBy, ranksBy } from "../../people/store-parts.ts";
import { addDays, Day, earlierDay, laterDay, type Moment } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";
import { listPosts } from "../../units/store.ts";
import { Ended, Payer } from "../ids.ts";
import type { Epoch, Recorded, RecordedContribution, RecordedPerson, RecordedTour } from "./recorded.ts";

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

const PersonRow = z.object({ id: z.string(), number: z.string(), sex: Sex, birthDate: Day.nullable() });

async function listRecordedPersons(db: Db): Promise<readonly RecordedPerson[]> {
  const standing = sql`contributor = ${db.contributor} and superseded_at is null`;
  const names = await namesBy(db, standing);
  const ranks = await ranksBy(db, standing);
  const postings = await postingsBy(db, standing);
  const people = await db.many(
    PersonRow,
    sql`select id, number, sex, birth_date as "birthDate" from people where ${standing} order by number`,
  );
  return people.map((person) => ({
    ...person,
    names: names.get(person.id) ?? [],
    ranks: ranks.get(person.id) ?? [],
    postings: postings.get(person.id) ?? [],
  }));
}

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
  confidence: Confidence,
});

const StayRow = z.object({
  id: z.string(),
  tourId: z.string(),
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
  permitId: z.string().nullable(),
});

const EndRow = z.object({
  tourId: z.string(),
  ended: Ended.nullable(),
  cause: z.string().nullable(),
  payer: Payer.nullable(),
});

async function listRecordedTours(db: Db): Promise<readonly RecordedTour[]> {
  const stays = await staysByTour(db);
  const ends = new Map((await listEnds(db)).map((end) => [end.tourId, end]));
  const tours = await db.many(
    TourRow,
    sql`
      select t.id, t.person_id as "personId", t.mission, t.role, t.mode, t.partner, t.unit_type as "unitType", o.code as post,
        u.code as contribution, r.number as rotation, t.confidence
      from tours t
      left join posts o on o.contributor = t.contributor and o.id = t.post_id
      left join rotation_rolls roll on roll.contributor = t.contributor and roll.tour_id = t.id and roll.superseded_at is null
      left join rotations r on r.contributor = t.contributor and r.id = coalesce(roll.rotation_id, t.rotation_id)
      left join contributions u on u.contributor = t.contributor and u.id = coalesce(r.contribution_id, t.contribution_id)
      where t.contributor = ${db.contributor}
      order by t.id
    `,
  );
  return tours.flatMap((tour): RecordedTour[] => {
    const own = stays.get(tour.id);
    const [first] = own ?? [];
    if (own === undefined || first === undefined) return [];
    const { ended = null, cause = null, payer = null } = ends.get(tour.id) ?? {};
    return [
      {
        ...tour,
        from: own.map(({ from }) => from).reduce(earlierDay),
        to: own.map(({ to }) => to).reduce(laterDay),
        standing: own.some(({ standing }) => standing === "actual") ? "actual" : "planned",
        breached: own.some(({ permitId }) => permitId === null),
        ended,
        cause: ended === null ? null : cause,
        payer: ended === null ? null : payer,
        stays: own,
      },
    ];
  });
}

type Stay = z.infer<typeof StayRow> & { readonly ceilings: readonly string[] };

async function staysByTour(db: Db): Promise<ReadonlyMap<string, readonly Stay[]>> {
  const permits = await db.many(
    z.object({ permitId: z.string(), ceilings: z.array(z.string()) }),
    sql`
      select permit_id as "permitId", jsonb_agg(ceiling_id order by ord) as ceilings
      from authorisation_permit_ceilings where contributor = ${db.contributor} group by permit_id
    `,
  );
  const ceilings = new Map(permits.map((permit) => [permit.permitId, permit.ceilings]));
  const rows = await db.many(
    StayRow,
    sql`
      select id, tour_id as "tourId", from_day as "from", to_day as "to", standing, permit_id as "permitId"
      from presences where contributor = ${db.contributor} and superseded_at is null order by tour_id, from_day
    `,
  );
  const byTour = new Map<string, Stay[]>();
  for (const row of rows) {
    const stay = { ...row, ceilings: row.permitId === null ? [] : (ceilings.get(row.permitId) ?? []) };
    const before = byTour.get(row.tourId);
    if (before === undefined) byTour.set(row.tourId, [stay]);
    else before.push(stay);
  }
  return byTour;
}

/** How tours ended, by the last event that says so. */
async function listEnds(db: Db): Promise<readonly z.infer<typeof EndRow>[]> {
  return db.many(
    EndRow,
    sql`
      select distinct on (tour_id) tour_id as "tourId", nullif(coalesce(facts ->> 'ended', kind), '') as ended, cause, payer
      from tour_events
      where contributor = ${db.contributor} and (kind in ('left', 'repatriated', 'died') or facts ? 'ended')
      order by tour_id, recorded_at desc, seq desc nulls last
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
