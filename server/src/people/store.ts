/** SQL of people. */
import { z } from "zod";
import type { Actor } from "../platform/context.ts";
import type { Day, Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { NewPerson } from "./invent.ts";
import { Availability, Declaration, Evidence, Person, PersonId, PersonLine, Rank } from "./schema.ts";
import { namesBy, partsOf, postingsBy, ranksBy } from "./store-parts.ts";

/** Adds ranks; one that is there already is left as it is. */
export async function saveRanks(tx: Tx, ranks: readonly Rank[]): Promise<void> {
  await tx.run(sql`
    insert into ranks (contributor, code, grade, ordinal, titles)
    select ${tx.contributor}, code, grade, ordinal, titles
    from jsonb_to_recordset(${JSON.stringify(ranks)}::jsonb) as given(code text, grade text, ordinal int, titles jsonb)
    on conflict do nothing
  `);
}

/** The country's ranks in rising order. */
export async function listRanks(db: Db): Promise<readonly Rank[]> {
  return db.many(
    Rank,
    sql`select code, grade, ordinal, titles from ranks where contributor = ${db.contributor} order by ordinal`,
  );
}

const CountRow = z.object({ count: z.number() });

/** The number after the highest of the form `P-00017` that was ever given; 1 when there is none. */
export async function nextNumber(db: Db): Promise<number> {
  const { count } = await db.one(
    CountRow,
    sql`
      select coalesce(max(substr(number, 3)::int), 0) + 1 as count
      from people where contributor = ${db.contributor} and number ~ '^P-[0-9]{1,9}$'
    `,
  );
  return count;
}

/** Adds people with their whole files and answers their ids in the given order. */
export async function savePeople(tx: Tx, actor: Actor, people: readonly NewPerson[]): Promise<readonly PersonId[]> {
  const rows = people.map((person) => ({ ...person, id: PersonId.parse(newId()) }));
  const parts = <T extends object>(of: (person: NewPerson) => readonly T[]) =>
    JSON.stringify(rows.flatMap((row) => of(row).map((part) => ({ ...part, id: newId(), personId: row.id }))));
  const stamp = sql`now(), ${actor.id}`;
  await tx.run(sql`
    insert into people (contributor, id, number, sex, birth_date, service_start, officer_since, recorded_at, recorded_by)
    select ${tx.contributor}, id, number, sex, "birthDate", "serviceStart", "officerSince", ${stamp}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, number text, sex text, "birthDate" date,
      "serviceStart" date, "officerSince" date)
  `);
  await tx.run(sql`
    insert into person_names (contributor, person_id, script, family, given, patronymic, recorded_at, recorded_by)
    select ${tx.contributor}, "personId", script, family, given, patronymic, ${stamp}
    from jsonb_to_recordset(${parts((person) => person.names)}::jsonb) as part("personId" uuid, script text, family text,
      given text, patronymic text)
  `);
  await tx.run(sql`
    insert into person_ranks (contributor, id, person_id, rank, grade, valid_from, valid_to, recorded_at, recorded_by)
    select ${tx.contributor}, id, "personId", rank, grade, "validFrom", "validTo", ${stamp}
    from jsonb_to_recordset(${parts((person) => person.ranks)}::jsonb) as part(id uuid, "personId" uuid, rank text, grade text,
      "validFrom" date, "validTo" date)
  `);
  await tx.run(sql`
    insert into person_postings (contributor, id, person_id, home_unit, branch, valid_from, valid_to, recorded_at, recorded_by)
    select ${tx.contributor}, id, "personId", "homeUnit", branch, "validFrom", "validTo", ${stamp}
    from jsonb_to_recordset(${parts((person) => person.postings)}::jsonb) as part(id uuid, "personId" uuid, "homeUnit" text,
      branch text, "validFrom" date, "validTo" date)
  `);
  await tx.run(sql`
    insert into evidence (contributor, id, person_id, kind, subject, issuer, result, issued, expires, recorded_at, recorded_by)
    select ${tx.contributor}, id, "personId", kind, subject, issuer, result, issued, expires, ${stamp}
    from jsonb_to_recordset(${parts((person) => person.evidence)}::jsonb) as part(id uuid, "personId" uuid, kind text,
      subject text, issuer text, result text, issued date, expires date)
  `);
  await tx.run(sql`
    insert into availability (contributor, id, person_id, free_from, free_to, recorded_at, recorded_by)
    select ${tx.contributor}, id, "personId", "from", "to", ${stamp}
    from jsonb_to_recordset(${parts((person) => person.available)}::jsonb) as part(id uuid, "personId" uuid, "from" date, "to" date)
  `);
  await tx.run(sql`
    insert into declarations (contributor, id, person_id, track, given, expires, withdrawn, withdrawn_recorded_at, recorded_at,
      recorded_by)
    select ${tx.contributor}, id, "personId", track, given, expires, withdrawn,
      case when withdrawn is null then null else now() end, ${stamp}
    from jsonb_to_recordset(${parts((person) => person.declarations)}::jsonb) as part(id uuid, "personId" uuid, track text,
      given date, expires date, withdrawn date)
  `);
  return rows.map(({ id }) => id);
}

const PersonRow = Person.pick({
  id: true,
  number: true,
  sex: true,
  birthDate: true,
  serviceStart: true,
  officerSince: true,
  version: true,
});

/** Whose files are meant: given ones, or all. */
export interface PeopleFilter {
  readonly ids?: readonly string[] | undefined;
}

/** Whole files by number, as last recorded. */
export async function listFiles(db: Db, filter: PeopleFilter = {}): Promise<readonly Person[]> {
  const ids = filter.ids === undefined ? null : [...filter.ids];
  const mine = sql`contributor = ${db.contributor} and (${ids}::uuid[] is null or person_id = any(${ids}::uuid[]))`;
  const current = sql`${mine} and superseded_at is null`;
  const people = await db.many(
    PersonRow,
    sql`
      select id, number, sex, birth_date as "birthDate", service_start as "serviceStart", officer_since as "officerSince", version
      from people
      where contributor = ${db.contributor} and superseded_at is null and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
      order by number
    `,
  );
  const names = await namesBy(db, current);
  const ranks = await ranksBy(db, current);
  const postings = await postingsBy(db, current);
  const evidence = await partsOf(
    db,
    Evidence,
    sql`
    select person_id as "personId", jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'subject', subject, 'issuer', issuer,
      'result', result, 'issued', issued, 'expires', expires) order by kind, issued, id) as parts
    from evidence where ${current} group by person_id
  `,
  );
  const available = await partsOf(
    db,
    Availability,
    sql`
    select person_id as "personId", jsonb_agg(jsonb_build_object('from', free_from, 'to', free_to) order by free_from) as parts
    from availability where ${current} group by person_id
  `,
  );
  const declarations = await partsOf(
    db,
    Declaration,
    sql`
    select person_id as "personId", jsonb_agg(jsonb_build_object('id', id, 'track', track, 'given', given, 'expires', expires,
      'withdrawn', withdrawn) order by given, id) as parts
    from declarations where ${current} group by person_id
  `,
  );
  return people.map((row) => ({
    ...row,
    names: [...(names.get(row.id) ?? [])],
    ranks: [...(ranks.get(row.id) ?? [])],
    postings: [...(postings.get(row.id) ?? [])],
    evidence: [...(evidence.get(row.id) ?? [])],
    available: [...(available.get(row.id) ?? [])],
    declarations: [...(declarations.get(row.id) ?? [])],
  }));
}

/** Ids of the people with the given numbers, in no particular order; numbers nobody has are left out. */
export async function idsOfNumbers(db: Db, numbers: readonly string[]): Promise<readonly PersonId[]> {
  const rows = await db.many(
    z.object({ id: PersonId }),
    sql`select id from people where contributor = ${db.contributor} and superseded_at is null and number = any(${[...numbers]}::text[])`,
  );
  return rows.map(({ id }) => id);
}

/** Ids of people with a declaration in force on `on`: given, not withdrawn, not run out. */
export async function listVolunteers(db: Db, on: Day): Promise<readonly PersonId[]> {
  const rows = await db.many(
    z.object({ id: PersonId }),
    sql`
      select distinct person_id as id
      from declarations
      where contributor = ${db.contributor} and superseded_at is null and given <= ${on}::date
        and (withdrawn is null or withdrawn > ${on}::date) and (expires is null or expires >= ${on}::date)
      order by person_id
    `,
  );
  return rows.map(({ id }) => id);
}

function lines(db: Db, on: Day) {
  return sql`
    select p.id, p.number, p.sex,
      coalesce(nullif(concat_ws(' ', c.family, c.given, nullif(c.patronymic, '')), ''), (
        select concat_ws(' ', o.family, o.given, nullif(o.patronymic, ''))
        from person_names o
        where o.contributor = p.contributor and o.person_id = p.id and o.superseded_at is null
        order by array_position(array['ru', 'kk-Latn', 'passport'], o.script) limit 1
      ), p.number) as name,
      coalesce(nullif(concat_ws(' ', l.family, l.given, nullif(l.patronymic, '')), ''), (
        select concat_ws(' ', o.family, o.given)
        from person_names o
        where o.contributor = p.contributor and o.person_id = p.id and o.superseded_at is null and o.script = 'passport'
      ), p.number) as "nameLatin",
      r.rank, r.grade, h.home_unit as "homeUnit", h.branch,
      coalesce((
        select case
            when d.withdrawn <= ${on}::date then 'withdrawn'
            when d.expires < ${on}::date then 'expired'
            else 'given'
          end
        from declarations d
        where d.contributor = p.contributor and d.person_id = p.id and d.superseded_at is null and d.given <= ${on}::date
        order by d.given desc, d.id desc
        limit 1
      ), 'none') as declaration
    from people p
    left join person_names c on c.contributor = p.contributor and c.person_id = p.id and c.script = 'kk-Cyrl'
      and c.superseded_at is null
    left join person_names l on l.contributor = p.contributor and l.person_id = p.id and l.script = 'kk-Latn'
      and l.superseded_at is null
    left join person_ranks r on r.contributor = p.contributor and r.person_id = p.id and r.superseded_at is null
      and daterange(r.valid_from, r.valid_to, '[]') @> ${on}::date
    left join person_postings h on h.contributor = p.contributor and h.person_id = p.id and h.superseded_at is null
      and daterange(h.valid_from, h.valid_to, '[]') @> ${on}::date
    where p.contributor = ${db.contributor} and p.superseded_at is null
  `;
}

/** Lines of the given people as they are on `on`, by number; ids nobody has are left out. */
export async function listPersonLines(db: Db, ids: readonly string[], on: Day): Promise<readonly PersonLine[]> {
  return db.many(PersonLine, sql`${lines(db, on)} and p.id = any(${[...ids]}::uuid[]) order by p.number`);
}

/** What the list of people is narrowed to. */
export interface LineFilter {
  readonly on: Day;
  /** Part of a name in any script, or of a number. */
  readonly search?: string | undefined;
  readonly declaration?: PersonLine["declaration"] | undefined;
}

function narrowed(db: Db, { on, search, declaration }: LineFilter) {
  const part = search === undefined ? null : `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`
    select line.* from (${lines(db, on)}) as line
    where (${declaration ?? null}::text is null or line.declaration = ${declaration ?? null})
      and (${part}::text is null or line.number ilike ${part} or exists (
        select from person_names n
        where n.contributor = ${db.contributor} and n.person_id = line.id and n.superseded_at is null
          and concat_ws(' ', n.family, n.given, n.patronymic) ilike ${part}
      ))
  `;
}

/** A page of the list of people, by number. */
export async function pageOfPeople(
  db: Db,
  filter: LineFilter,
  after: string,
  limit: number,
): Promise<readonly PersonLine[]> {
  return db.many(
    PersonLine,
    sql`select * from (${narrowed(db, filter)}) as page where page.number > ${after} order by page.number limit ${limit}::bigint`,
  );
}

/** How many people the list has, whatever the page. */
export async function countPeople(db: Db, filter: LineFilter): Promise<number> {
  return (await db.one(CountRow, sql`select count(*) as count from (${narrowed(db, filter)}) as page`)).count;
}

/** Adds evidence to a person's file. */
export async function saveEvidence(
  tx: Tx,
  actor: Actor,
  personId: PersonId,
  evidence: readonly Evidence[],
): Promise<void> {
  await tx.run(sql`
    insert into evidence (contributor, id, person_id, kind, subject, issuer, result, issued, expires, recorded_at, recorded_by)
    select ${tx.contributor}, id, ${personId}, kind, subject, issuer, result, issued, expires, now(), ${actor.id}
    from jsonb_to_recordset(${JSON.stringify(evidence)}::jsonb) as part(id uuid, kind text, subject text, issuer text, result text,
      issued date, expires date)
  `);
}

/** Adds a declaration. */
export async function saveDeclaration(
  tx: Tx,
  actor: Actor,
  personId: PersonId,
  declaration: Declaration,
): Promise<void> {
  await tx.run(sql`
    insert into declarations (contributor, id, person_id, track, given, expires, recorded_at, recorded_by)
    values (${tx.contributor}, ${declaration.id}, ${personId}, ${declaration.track}, ${declaration.given}, ${declaration.expires},
      now(), ${actor.id})
  `);
}

/** Marks a declaration as withdrawn from `withdrawn` on. Answers whether it was in force. */
export async function markWithdrawn(tx: Tx, personId: PersonId, id: string, withdrawn: Day): Promise<boolean> {
  const rows = await tx.run(sql`
    update declarations set withdrawn = ${withdrawn}, withdrawn_recorded_at = now()
    where contributor = ${tx.contributor} and person_id = ${personId} and id = ${id} and withdrawn is null
      and superseded_at is null
  `);
  return rows === 1;
}

/** Marks people as no longer recorded, as when an import that brought them is taken back; their numbers become free. */
export async function supersedePeople(tx: Tx, ids: readonly string[], at: Moment): Promise<void> {
  await tx.run(sql`
    update people set superseded_at = greatest(recorded_at, ${at}::timestamptz)
    where contributor = ${tx.contributor} and id = any(${[...ids]}::uuid[]) and superseded_at is null
  `);
}
