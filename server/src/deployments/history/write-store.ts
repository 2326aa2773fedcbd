/** SQL that writes what an import brings, set by set, and takes it back. */
import { z } from "zod";
import type { Recording } from "../../missions/store.ts";
import { addDays } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { addAllBreached, type NewPresence } from "../ledger/store-presence.ts";
import type { ChangedPerson, PlannedBreach } from "./plan.ts";

/** A record with the row it came from. `before`: what an undo needs of what a correction took the place of. */
export interface FromRow {
  readonly kind: "rank" | "person" | "name" | "rank_held" | "posting" | "contribution" | "rotation" | "tour";
  readonly recordId: string;
  readonly sheet: string;
  readonly row: number;
  readonly did: "added" | "corrected";
  readonly before: object | null;
}

/** Keeps which record came from which row. Corrections are only accepted of an import that two people made. */
export async function addHistoryRecords(tx: Tx, importId: string, rows: readonly FromRow[]): Promise<void> {
  const values = rows.map((row) => ({ ...row, two: row.did === "corrected" ? true : null }));
  await tx.run(sql`
    insert into history_records (contributor, import_id, kind, record_id, sheet, row_number, did, before, two_people)
    select ${tx.contributor}, ${importId}, kind, "recordId", sheet, row, did, before, two
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as given(kind text, "recordId" uuid, sheet text, row int, did text,
      before jsonb, two boolean)
  `);
}

const RecordRow = z.object({
  kind: z.string(),
  recordId: z.string(),
  did: z.enum(["added", "corrected"]),
  before: z.unknown(),
});
export type HistoryRecord = z.infer<typeof RecordRow>;

/** The records that an import wrote. */
export async function listHistoryRecords(db: Db, importId: string): Promise<readonly HistoryRecord[]> {
  return db.many(
    RecordRow,
    sql`
      select kind, record_id as "recordId", did, before
      from history_records where contributor = ${db.contributor} and import_id = ${importId}
      order by sheet, row_number, kind
    `,
  );
}

/** Presence in a breach: who stands in it, and why. */
export interface BreachedStays {
  readonly mission: string;
  readonly breach: PlannedBreach;
  readonly stays: readonly NewPresence[];
}

/** Adds breaches, each named by the first rule that was broken, with those who stand in them. */
export async function addBreaches(tx: Tx, groups: readonly BreachedStays[], recording: Recording): Promise<void> {
  if (groups.length === 0) return;
  const named = groups.map(({ mission, breach, stays }) => {
    const days = stays.flatMap(({ from, to }) => [from, to]).sort();
    const [first] = breach.refusals;
    const facts = { ...first?.facts, rules: [...new Set(breach.refusals.map(({ code }) => code))].join(", ") };
    const [from, to] = [days[0] ?? "", days.at(-1) ?? ""];
    const confidence = stays[0]?.confidence ?? "unverified";
    return {
      id: newId(),
      code: first?.code ?? "not-covered",
      mission,
      from,
      to,
      reason: breach.reason,
      facts,
      confidence,
      stays,
    };
  });
  await tx.run(sql`
    insert into breaches (contributor, id, code, mission, from_day, to_day, reason, facts, confidence, recorded_at, recorded_by)
    select ${tx.contributor}, id, code, mission, "from", "to", reason, facts, confidence, ${recording.at}, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(named.map(({ stays: _, ...row }) => row))}::jsonb) as given(id uuid, code text, mission text,
      "from" date, "to" date, reason text, facts jsonb, confidence text)
  `);
  await addAllBreached(tx, named, recording);
}

/** What a change of a person's file put in the place of what. */
export interface Replaced {
  readonly kind: "name" | "rank_held" | "posting";
  readonly recordId: string;
  readonly corrected: boolean;
  readonly before: object | null;
}

/** Writes new spellings, ranks and home units of people who are recorded. */
export async function changePerson(tx: Tx, change: ChangedPerson, recording: Recording): Promise<readonly Replaced[]> {
  const { person, names, rank, posting } = change;
  const replaced: Replaced[] = [];
  for (const name of names) {
    const before = person.names.find(({ script }) => script === name.script) ?? null;
    await tx.run(sql`
      update person_names set superseded_at = ${recording.at}
      where contributor = ${tx.contributor} and person_id = ${person.id} and script = ${name.script} and superseded_at is null
    `);
    await tx.run(sql`
      insert into person_names (contributor, person_id, script, family, given, patronymic, recorded_at, recorded_by)
      values (${tx.contributor}, ${person.id}, ${name.script}, ${name.family}, ${name.given}, ${name.patronymic}, ${recording.at},
        ${recording.by})
    `);
    const kept = { person: person.id, script: name.script, name: before };
    replaced.push({ kind: "name", recordId: newId(), corrected: before !== null, before: kept });
  }
  if (rank !== null) replaced.push(await changeSpan(tx, "rank_held", person, { ...rank, value: rank.code }, recording));
  if (posting !== null)
    replaced.push(await changeSpan(tx, "posting", person, { ...posting, value: posting.homeUnit }, recording));
  return replaced;
}

interface NewSpan {
  readonly value: string;
  readonly since: string;
  readonly grade?: string;
  readonly branch?: string;
}

/** Ends the rank or home unit that holds, the day before the new one begins; one that would end before it began is put right instead. */
async function changeSpan(
  tx: Tx,
  kind: "rank_held" | "posting",
  person: ChangedPerson["person"],
  span: NewSpan,
  recording: Recording,
): Promise<Replaced> {
  const rank = kind === "rank_held";
  const last = rank ? person.ranks.at(-1) : person.postings.at(-1);
  const table = rank ? sql.table("person_ranks") : sql.table("person_postings");
  const columns = rank ? sql`rank, grade` : sql`home_unit, branch`;
  const insert = (value: string, beside: string, from: string, to: string | null) =>
    tx.run(sql`
    insert into ${table} (contributor, id, person_id, ${columns}, valid_from, valid_to, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${person.id}, ${value}, ${beside}, ${from}, ${to}, ${recording.at}, ${recording.by})
  `);
  await tx.run(sql`
    update ${table} set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and person_id = ${person.id} and superseded_at is null and coalesce(valid_to, 'infinity') >= ${span.since}::date
  `);
  const earlier = rank ? person.ranks : person.postings;
  for (const held of earlier) {
    if ((held.validTo ?? "9999-12-31") < span.since || held.validFrom >= span.since) continue;
    const [value, beside] = "rank" in held ? [held.rank, held.grade] : [held.homeUnit, held.branch];
    await insert(value, beside, held.validFrom, addDays(span.since, -1));
  }
  await insert(span.value, span.grade ?? span.branch ?? "", span.since, null);
  const corrected = last !== undefined && span.since <= last.validFrom;
  return { kind, recordId: newId(), corrected, before: { person: person.id, spans: earlier } };
}

const Before = z.object({
  person: z.uuid(),
  script: z.string().optional(),
  name: z.object({ family: z.string(), given: z.string(), patronymic: z.string() }).nullable().optional(),
  spans: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** Puts a spelling, a rank or a home unit back as it stood before the import. */
export async function restorePersonPart(tx: Tx, { kind, before }: HistoryRecord, recording: Recording): Promise<void> {
  const { person, script, name, spans } = Before.parse(before);
  if (kind === "name") {
    await tx.run(sql`
      update person_names set superseded_at = ${recording.at}
      where contributor = ${tx.contributor} and person_id = ${person} and script = ${script ?? ""} and superseded_at is null
    `);
    if (name == null) return;
    await tx.run(sql`
      insert into person_names (contributor, person_id, script, family, given, patronymic, recorded_at, recorded_by)
      values (${tx.contributor}, ${person}, ${script ?? ""}, ${name.family}, ${name.given}, ${name.patronymic}, ${recording.at},
        ${recording.by})
    `);
    return;
  }
  const table = kind === "rank_held" ? sql.table("person_ranks") : sql.table("person_postings");
  const columns = kind === "rank_held" ? sql`rank, grade` : sql`home_unit, branch`;
  const [value, beside] = kind === "rank_held" ? ["rank", "grade"] : ["homeUnit", "branch"];
  await tx.run(sql`
    update ${table} set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and person_id = ${person} and superseded_at is null
  `);
  for (const span of spans ?? []) {
    await tx.run(sql`
      insert into ${table} (contributor, id, person_id, ${columns}, valid_from, valid_to, recorded_at, recorded_by)
      values (${tx.contributor}, ${newId()}, ${person}, ${String(span[value ?? ""])}, ${String(span[beside ?? ""])},
        ${String(span.validFrom)}, ${span.validTo === null ? null : String(span.validTo)}, ${recording.at}, ${recording.by})
    `);
  }
}

/** Supersedes contributions and rotations that an import brought. */
export async function supersedeUnits(
  tx: Tx,
  table: "contributions" | "rotations",
  ids: readonly string[],
  at: string,
): Promise<void> {
  await tx.run(sql`
    update ${sql.table(table)} set superseded_at = ${at}
    where contributor = ${tx.contributor} and id = any(${[...ids]}::uuid[]) and superseded_at is null
  `);
}

const RestRow = z.object({ what: z.string(), about: z.string(), count: z.int() });

/**
 * What was recorded after an import and rests on what it brought: each kind with one example and how many there are. Each step finds
 * the next by key, for lists of ten thousand would else be held against each other.
 */
export async function listResting(db: Db, importId: string, at: string): Promise<readonly z.infer<typeof RestRow>[]> {
  const own = (kind: string) => sql`select record_id from own where kind = ${kind}`;
  const isOwn = sql`exists (
    select from history_records r
    where r.contributor = ${db.contributor} and r.import_id = ${importId} and r.kind = 'tour' and r.record_id = t.id)`;
  const number = sql`(select number from people h where h.contributor = ${db.contributor} and h.id = p.record_id)`;
  return db.many(
    RestRow,
    sql`
      with own as materialized (
        select kind, record_id, before from history_records
        where contributor = ${db.contributor} and import_id = ${importId}
      ), tours_of as materialized (
        select record_id from own where kind = 'tour'
        union
        select (before ->> 'tourId')::uuid from own where kind = 'tour' and before is not null
      ), rests as (
        select 'tour-changed' as what, (
            select h.number from tours t join people h on h.contributor = t.contributor and h.id = t.person_id
            where t.contributor = ${db.contributor} and t.id = o.record_id) as about
        from tours_of o
        cross join lateral (
          select 1 from tour_events
          where contributor = ${db.contributor} and tour_id = o.record_id and recorded_at >= ${at}
            and facts ->> 'import' is distinct from ${importId}::text
            -- What another import did and was taken back with it rests on nothing any more.
            and (facts ->> 'import' is null or facts ->> 'import' not in (select i.id::text from history_imports i
              where i.contributor = ${db.contributor} and i.state = 'undone'))
          offset 0) e
        union all
        select 'tour-added', ${number}
        from (${own("person")}) p
        cross join lateral (
          select id from tours where contributor = ${db.contributor} and person_id = p.record_id offset 0) t
        where not ${isOwn} and exists (
          select from presences s where s.contributor = ${db.contributor} and s.tour_id = t.id and s.superseded_at is null)
        union all
        select 'tour-of-contribution', c.code
        from contributions c
        join tours t on t.contributor = c.contributor and t.contribution_id = c.id
        where c.contributor = ${db.contributor} and c.id in (${own("contribution")}) and not ${isOwn} and exists (
          select from presences s where s.contributor = ${db.contributor} and s.tour_id = t.id and s.superseded_at is null)
        union all
        select 'evidence', ${number}
        from (${own("person")}) p
        cross join lateral (
          select 1 from evidence
          where contributor = ${db.contributor} and person_id = p.record_id and superseded_at is null offset 0) e
        union all
        select 'declaration', ${number}
        from (${own("person")}) p
        cross join lateral (
          select 1 from declarations
          where contributor = ${db.contributor} and person_id = p.record_id and superseded_at is null offset 0) e
        union all
        select 'import', i.file_name
        from tours_of o
        cross join lateral (
          select import_id from history_records
          where contributor = ${db.contributor} and kind = 'tour' and record_id = o.record_id and import_id <> ${importId}::uuid
          offset 0) r
        join history_imports i on i.contributor = ${db.contributor} and i.id = r.import_id and i.state = 'committed'
        where i.committed_at >= ${at}
      )
      select what, min(about) as about, count(*) as count from rests group by what order by what
    `,
  );
}
