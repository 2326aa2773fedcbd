/** A small country for tests of deployments: two missions, a law with ceilings of every reading, posts, and people. */
import { z } from "zod";
import { draftAuthorisation, recordStep } from "../authorisations/actions.ts";
import type { Draft } from "../authorisations/schema.ts";
import { addProcedure } from "../authorisations/store.ts";
import { aMission } from "../missions/fixtures.ts";
import { addEnd, addMission } from "../missions/store.ts";
import type { Actor, Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { Outcome } from "../platform/outcome.ts";

/** First day of the small world's law. */
export const LAW_FROM: Day = "2024-01-01";

/** An actor who may do everything; `id` keeps drafter and approver apart. */
export function anyone(id: string): Actor {
  return { id, name: id, roles: ["administrator"], must: () => undefined, can: () => true };
}

/** The value of an outcome that must be done. */
export function ok<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map((refusal) => refusal.message).join(" "));
}

const ceiling = (
  code: string,
  people: number,
  given: Partial<Draft["ceilings"][number]> = {},
): Draft["ceilings"][number] => ({
  code,
  label: code,
  kind: "at_any_time",
  people,
  reading: "present",
  overlap: null,
  excludes: [],
  source: "test",
  confidence: "verified",
  note: "",
  ...given,
});

const scope = (label: string, given: Partial<Draft["scopes"][number]>): Draft["scopes"][number] => ({
  label,
  missions: ["UNDOF"],
  roles: ["contingent_member"],
  unitTypes: [],
  modes: ["self"],
  partner: null,
  validFrom: LAW_FROM,
  validTo: null,
  endsWithMandate: true,
  coversWithdrawal: true,
  ceilings: [],
  caveats: "",
  source: "test",
  confidence: "verified",
  note: "",
  ...given,
});

/**
 * UNDOF: contingent members at most 4 at a time, 3 more for 5 days while they relieve each other, under a total of 6; staff officers
 * under the total alone. UNIFIL (ends 2024-12-31): at most 5 different persons ever, and 7 tours ever.
 */
export const smallLaw: Draft = {
  reference: "T-1",
  title: "A small law",
  procedure: "chamber",
  proposer: "Government",
  proposedOn: LAW_FROM,
  proposal: {},
  outcome: "",
  relations: [],
  ceilings: [
    ceiling("T-1/total", 6, { overlap: { people: 4, days: 6, inferred: false, source: "test" } }),
    ceiling("T-1/unit", 4, {
      overlap: { people: 3, days: 5, inferred: false, source: "test" },
      excludes: ["staff_officer"],
    }),
    ceiling("T-1/persons", 5, { kind: "cumulative_persons", reading: "persons" }),
    ceiling("T-1/tours", 7, { kind: "total_granted", reading: "tours" }),
  ],
  scopes: [
    scope("Golan", { roles: ["contingent_member", "staff_officer"], ceilings: ["T-1/total", "T-1/unit"] }),
    scope("Lebanon", { missions: ["UNIFIL"], roles: ["unmo"], ceilings: ["T-1/persons", "T-1/tours"] }),
  ],
  conditions: [],
  duties: [],
  papers: [],
  interpretations: [],
  source: "test",
  confidence: "verified",
};

const IdRow = z.object({ id: z.uuid() });

/** Writes missions, the small law, six posts of each kind, and people. Returns the ids of people and of posts by kind. */
export async function smallCountry(
  ctx: Context,
  people: number,
): Promise<{ people: string[]; posts: Record<"unit" | "staff" | "observer", string[]> }> {
  const early = { ...ctx, now: "2023-12-31T00:00:00.000Z", today: "2023-12-31" };
  const recording = { by: "test", at: early.now };
  await ctx.db.transaction(async (tx) => {
    await addMission(tx, aMission({ id: "UNDOF" }), recording);
    await addMission(
      tx,
      aMission({
        id: "UNIFIL",
        started: { day: "1978-03-19", precision: "day", source: "test", confidence: "verified" },
      }),
      recording,
    );
    const end = { precision: "day", source: "S/RES/1 (2023)", confidence: "verified" } as const;
    await addEnd(tx, "UNIFIL", { ...end, kind: "operations", day: "2024-12-31" }, recording);
    await addEnd(tx, "UNIFIL", { ...end, kind: "withdrawal", day: "2025-06-30" }, recording);
    await addProcedure(
      tx,
      {
        id: newId(),
        code: "chamber",
        kind: "one_chamber",
        title: "Chamber",
        bodies: ["Chamber"],
        instrument: "Law",
        article: "1",
        requiresConsent: true,
        sends: true,
        validFrom: "2000-01-01",
        validTo: null,
        note: "",
        source: "test",
        confidence: "verified",
      },
      recording,
    );
  });
  const drafted = ok(await draftAuthorisation({ ...early, actor: anyone("drafter") }, smallLaw));
  const step = { day: LAW_FROM, note: "", source: "test", votes: [] };
  const decided = { ...early, today: LAW_FROM, now: `${LAW_FROM}T00:00:00.000Z`, actor: anyone("second") };
  ok(await recordStep(decided, drafted.id, { ...step, kind: "proposed" }));
  ok(await recordStep(decided, drafted.id, { ...step, kind: "granted" }));
  return { people: await somePeople(ctx.db, people), posts: await somePosts(ctx.db) };
}

async function somePeople(db: Db, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    number: `P-${String(n).padStart(5, "0")}`,
    sex: n % 3 === 0 ? "woman" : "man",
  }));
  const stored = await db.many(
    IdRow,
    sql`
      insert into people (contributor, id, number, sex, recorded_at, recorded_by)
      select ${db.contributor}, id, number, sex, now(), 'test'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, number text, sex text)
      returning id
    `,
  );
  return stored.map((row) => row.id);
}

async function somePosts(db: Db): Promise<Record<"unit" | "staff" | "observer", string[]>> {
  const kinds = {
    unit: ["UNDOF", "contingent_member"],
    staff: ["UNDOF", "staff_officer"],
    observer: ["UNIFIL", "unmo"],
  } as const;
  const posts: Record<"unit" | "staff" | "observer", string[]> = { unit: [], staff: [], observer: [] };
  for (const kind of ["unit", "staff", "observer"] as const) {
    const [mission, role] = kinds[kind];
    for (let n = 1; n <= 6; n += 1) {
      const { id } = await db.one(
        IdRow,
        sql`
          insert into posts (contributor, id, code, mission, role, mode, partner, unit_id, block, title, function, grade_min, grade_max,
            key_post, value, requirements, valid_from, valid_to, recorded_at, recorded_by)
          values (${db.contributor}, ${newId()}, ${`${mission}/${kind}-${n}`}, ${mission}, ${role}, 'self', null, null, '', 'A post', 'post',
            'OF-1', 'OF-5', false, 1000, '[]', '2014-01-01', null, now(), 'test')
          returning id
        `,
      );
      posts[kind].push(id);
    }
  }
  return posts;
}

const CountRow = z.object({ broken: z.number() });

/**
 * Recounts everything from presence alone and compares it with the places: how many rows disagree or break a ceiling. 0 when the
 * books are right. Counts: presence without whole cover of places, places of superseded presence, numbers beyond what is allowed.
 */
export async function recount(db: Db): Promise<number> {
  const { broken } = await db.one(
    CountRow,
    sql`
      with standing as (
        select p.id, p.person_id, p.tour_id, p.from_day, p.to_day, c.ceiling_id, c.ord, l.reading, l.people, l.overlap_people, l.overlap_days
        from presences p
        join authorisation_permit_ceilings c on c.contributor = p.contributor and c.permit_id = p.permit_id
        join authorisation_ceilings l on l.contributor = c.contributor and l.id = c.ceiling_id
        where p.contributor = ${db.contributor} and p.superseded_at is null
      ), days as (
        select s.ceiling_id, d::date as day, count(*) as present, max(s.people) as people, max(s.overlap_people) as overlap_people,
          max(s.overlap_days) as overlap_days
        from standing s, generate_series(s.from_day, s.to_day, interval '1 day') d
        where s.reading = 'present'
        group by s.ceiling_id, d
      ), islands as (
        select ceiling_id, day, overlap_days, day - (row_number() over (partition by ceiling_id order by day))::int as island
        from days where present > people
      ), faults as (
        select 1 from days where present > people + overlap_people
        union all
        select 1 from (select ceiling_id, island, max(overlap_days) as allowed, count(*) as days from islands group by 1, 2) runs where days > allowed
        union all
        select 1 from (select ceiling_id, max(people) as people, count(distinct person_id) as persons from standing where reading = 'persons' group by 1) x
          where persons > people
        union all
        select 1 from (select ceiling_id, max(people) as people, count(distinct tour_id) as tours from standing where reading = 'tours' group by 1) x
          where tours > people
        union all
        select 1 from standing s where (s.to_day - s.from_day + 1) <> coalesce((
          select sum(least(q.to_day, s.to_day) - greatest(q.from_day, s.from_day) + 1) from places q
          where q.contributor = ${db.contributor} and q.presence_id = s.id and q.ord = s.ord), 0)
        union all
        select 1 from places q join presences p on p.contributor = q.contributor and p.id = q.presence_id
          where q.contributor = ${db.contributor} and p.superseded_at is not null
        union all
        select 1 from presences p where p.contributor = ${db.contributor} and p.permit_id is null and p.breach_id is null
      )
      select count(*) as broken from faults
    `,
  );
  return broken;
}
