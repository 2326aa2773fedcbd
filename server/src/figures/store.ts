/** SQL of figures: one selection of rows for every definition. A figure is the count of these rows, its parts their groups. */
import { z } from "zod";
import { Day, type Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { Counting } from "./definitions.ts";
import { type Definition, FigureRow, Published } from "./schema.ts";

/** The day and the knowledge of a figure; `day` null: rows of all days, for a curve. */
export interface FigureClocks {
  readonly day: Day | null;
  readonly knownAt: Moment;
}

/**
 * The rows of a definition. Presence known at the moment and recorded as having happened is first gathered into spells: one for
 * each presence when the present are counted, else one for each tour, from its first to its last day.
 *
 * Everything is found from the spells by key, through left joins and a step that is materialized: without statistics, as after a
 * first load, the database would otherwise walk through all people for each of them.
 */
function rows(db: Db, counting: Counting, { day, knownAt }: FigureClocks) {
  const list = (items: readonly string[] | undefined) => (items === undefined ? null : [...items]);
  const present = counting.when === "present";
  const selected = sql`
    with spells as materialized (
      select ${present ? sql`p.id` : sql`p.tour_id`} as spell, p.tour_id, min(p.from_day) as first, max(p.to_day) as last,
        string_agg(distinct a.reference, ', ') as authorisation, string_agg(distinct b.code, ', ') as breach,
        min(p.source) as source,
        case when bool_or(p.confidence = 'inferred') then 'inferred' when bool_or(p.confidence = 'unverified') then 'unverified'
          else 'verified' end as confidence
      from presences p
      left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      left join breaches b on b.contributor = p.contributor and b.id = p.breach_id
      where p.contributor = ${db.contributor} and p.standing = 'actual'
        and p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})
        and (${!present}::boolean or ${day}::date is null or (p.from_day <= ${day}::date and p.to_day >= ${day}::date))
        and p.mission = any(array(
          select i.id from missions i where i.contributor = ${db.contributor} and i.kind = any(${[...counting.kinds]}::text[])))
        and (${list(counting.missions)}::text[] is null or p.mission = any(${list(counting.missions)}::text[]))
        and (${list(counting.roles)}::text[] is null or p.role = any(${list(counting.roles)}::text[]))
        and (${list(counting.modes)}::text[] is null or p.mode = any(${list(counting.modes)}::text[]))
      group by 1, p.tour_id
      having (${counting.since ?? null}::date is null or min(p.from_day) >= ${counting.since ?? null}::date)
        and (${present}::boolean or ${day}::date is null or min(p.from_day) <= ${day}::date)
    ), told as materialized (
      select s.*, t.person_id, h.number as person, h.sex, t.mission, t.role, t.mode, r.number as rotation, t.note
      from spells s
      left join tours t on t.contributor = ${db.contributor} and t.id = s.tour_id
      left join people h on h.contributor = ${db.contributor} and h.id = t.person_id
      left join rotations r on r.contributor = ${db.contributor} and r.id = t.rotation_id
    )
    select * from told where ${counting.women !== true}::boolean or sex = 'woman'
  `;
  if (counting.when !== "persons") return selected;
  return sql`select distinct on (person_id) * from (${selected}) as begun order by person_id, first, tour_id`;
}

const partColumn = {
  mission: sql`f.mission`,
  role: sql`f.role`,
  mode: sql`f.mode`,
  rotation: sql`coalesce(f.rotation::text, '')`,
} as const;

const PartRow = z.object({ key: z.string(), value: z.number(), inferred: z.number(), breached: z.number() });

/** The parts of a figure, by key; their values add up to it. */
export async function countParts(
  db: Db,
  counting: Counting,
  breakdown: Definition["breakdown"],
  clocks: FigureClocks,
): Promise<readonly z.infer<typeof PartRow>[]> {
  return db.many(
    PartRow,
    sql`
      select ${partColumn[breakdown]} as key, count(*) as value, count(*) filter (where f.confidence = 'inferred') as inferred,
        count(*) filter (where f.breach is not null) as breached
      from (${rows(db, counting, clocks)}) as f
      group by 1
      order by ${breakdown === "rotation" ? sql`min(f.rotation)` : sql`1`}
    `,
  );
}

/** A page of the rows behind a figure, by first day; those of one part when it is given. `limit` absent: all. */
export async function listRows(
  db: Db,
  counting: Counting,
  breakdown: Definition["breakdown"],
  clocks: FigureClocks,
  page: {
    readonly part?: string | undefined;
    readonly after?: { readonly from: Day; readonly id: string } | undefined;
    readonly limit?: number | undefined;
  } = {},
): Promise<readonly FigureRow[]> {
  const { part, after } = page;
  return db.many(
    FigureRow,
    sql`
      select f.tour_id as "tourId", f.person_id as "personId", f.person, f.mission, f.role, f.mode, f.rotation, f.first as "from",
        f.last as "to", f.authorisation, f.breach, f.confidence, f.source, f.note
      from (${rows(db, counting, clocks)}) as f
      where (${part ?? null}::text is null or ${partColumn[breakdown]} = ${part ?? null})
        and (${after === undefined}::boolean or (f.first, f.tour_id) > (${after?.from ?? null}::date, ${after?.id ?? null}::uuid))
      order by f.first, f.tour_id
      limit ${page.limit ?? null}::bigint
    `,
  );
}

const SpellRow = z.object({ from: Day, to: Day, people: z.number() });

/** Rows of all days by first and last day, for the course of a figure. */
export async function listSpells(
  db: Db,
  counting: Counting,
  knownAt: Moment,
): Promise<readonly z.infer<typeof SpellRow>[]> {
  return db.many(
    SpellRow,
    sql`
      select f.first as "from", f.last as "to", count(*) as people
      from (${rows(db, counting, { day: null, knownAt })}) as f
      group by f.first, f.last
      order by f.first, f.last
    `,
  );
}

const PublishedRow = Published.extend({ part: z.string() });
export type PublishedRow = z.infer<typeof PublishedRow>;

/** What others published for a definition, by day; `part` is empty for the whole. */
export async function listPublished(db: Db, definition: string, knownAt: Moment): Promise<readonly PublishedRow[]> {
  return db.many(
    PublishedRow,
    sql`
      select part, day, value, published_by as "by", note
      from published_figures
      where contributor = ${db.contributor} and definition = ${definition} and recorded_at <= ${knownAt}
        and (superseded_at is null or superseded_at > ${knownAt})
      order by day, part, published_by
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
