/** SQL of figures: what people call the rows that were counted, and what others published. Nothing is counted here. */
import { z } from "zod";
import type { Day, Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { PublishedPart } from "./figure.ts";
import { Published } from "./schema.ts";

const NamedRow = z.object({
  tourId: z.string(),
  person: z.string(),
  note: z.string(),
  source: z.string(),
  breach: z.string().nullable(),
});
export type NamedRow = z.infer<typeof NamedRow>;

/** Of each tour the person's number, the note, the source, and codes of the breaches it stands in, as known at a moment. */
export async function listNamed(
  db: Db,
  tourIds: readonly string[],
  knownAt: Moment,
): Promise<ReadonlyMap<string, NamedRow>> {
  if (tourIds.length === 0) return new Map();
  const rows = await db.many(
    NamedRow,
    sql`
      select t.id as "tourId", h.number as person, t.note, coalesce(known.source, t.source) as source, known.breach
      from unnest(${[...tourIds]}::uuid[]) as asked(id)
      join tours t on t.contributor = ${db.contributor} and t.id = asked.id
      join people h on h.contributor = ${db.contributor} and h.id = t.person_id
      left join lateral (
        select min(p.source) as source, string_agg(distinct b.code, ', ') as breach
        from presences p
        left join breaches b on b.contributor = p.contributor and b.id = p.breach_id
        where p.contributor = ${db.contributor} and p.tour_id = t.id and p.standing = 'actual'
          and p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})
      ) as known on true
    `,
  );
  return new Map(rows.map((row) => [row.tourId, row]));
}

/** Of each person the number. */
export async function listNumbers(db: Db, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await db.many(
    z.object({ id: z.string(), number: z.string() }),
    sql`select id, number from people where contributor = ${db.contributor} and id = any(${[...people]}::uuid[])`,
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

const PublishedRow = Published.extend({ part: z.string(), definition: z.string() });

/** What others published, by day; of one definition when it is given. `part` is empty for the whole. */
export async function listPublished(
  db: Db,
  definition: string | null,
  knownAt: Moment,
): Promise<readonly (PublishedPart & { readonly definition: string })[]> {
  return db.many(
    PublishedRow,
    sql`
      select definition, part, day, value, published_by as "by", note
      from published_figures
      where contributor = ${db.contributor} and (${definition}::text is null or definition = ${definition})
        and recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})
      order by definition, day, part, published_by
    `,
  );
}

/** Adds what others published. */
export async function addPublished(
  tx: Tx,
  published: readonly {
    readonly definition: string;
    readonly part: string;
    readonly day: Day;
    readonly value: number;
    readonly by: string;
    readonly note: string;
    readonly at: Moment;
  }[],
  by: string,
): Promise<void> {
  const given = published.map((each) => ({ ...each, id: newId() }));
  await tx.run(sql`
    insert into published_figures (contributor, id, definition, part, day, value, published_by, note, recorded_at, recorded_by)
    select ${tx.contributor}, id, definition, part, day, value, "by", note, "at", ${by}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given(id uuid, definition text, part text, day date, value int,
      "by" text, note text, "at" timestamptz)
  `);
}
