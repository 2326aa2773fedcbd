/** SQL of units: unit types, templates, units, posts and agreed tours. */
import { z } from "zod";
import type { Actor } from "../platform/context.ts";
import { type Day, Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { NewPost } from "./rules.ts";
import { Post, PostId, Unit, UnitId, UnitTemplate, UnitType, WantedTour } from "./schema.ts";

/** Adds unit types; one that is there already is left as it is. */
export async function saveUnitTypes(tx: Tx, types: readonly UnitType[]): Promise<void> {
  await tx.run(sql`
    insert into unit_types (contributor, code, title, manual, source)
    select ${tx.contributor}, code, title, manual, source
    from jsonb_to_recordset(${JSON.stringify(types)}::jsonb) as given(code text, title text, manual text, source text)
    on conflict do nothing
  `);
}

/** Adds a version of a template with its lines and answers it with its id. */
export async function saveTemplate(tx: Tx, actor: Actor, template: Omit<UnitTemplate, "id">): Promise<UnitTemplate> {
  const id = UnitTemplate.shape.id.parse(newId());
  await tx.run(sql`
    insert into unit_templates (contributor, id, unit_type, template_version, title, source, strength, recorded_at, recorded_by)
    values (${tx.contributor}, ${id}, ${template.unitType}, ${template.version}, ${template.title}, ${template.source},
      ${template.strength}, now(), ${actor.id})
  `);
  const lines = template.lines.map((line, index) => ({ ...line, line: index + 1 }));
  await tx.run(sql`
    insert into template_lines (contributor, template_id, line, block, title, function, posts, grade_min, grade_max, key_post,
      value, requirements)
    select ${tx.contributor}, ${id}, line, block, title, function, "count", "gradeMin", "gradeMax", "key", value, requirements
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as given(line int, block text, title text, function text, "count" int,
      "gradeMin" text, "gradeMax" text, "key" boolean, value int, requirements jsonb)
  `);
  return { ...template, id };
}

/** All unit types by code. */
export async function listUnitTypes(db: Db): Promise<readonly UnitType[]> {
  return db.many(
    UnitType,
    sql`select code, title, manual, source from unit_types where contributor = ${db.contributor} order by code`,
  );
}

/** All versions of all templates with their lines, by unit type and version. */
export async function listTemplates(db: Db): Promise<readonly UnitTemplate[]> {
  return db.many(
    UnitTemplate,
    sql`
      select t.id, t.unit_type as "unitType", t.template_version as version, t.title, t.source, t.strength,
        jsonb_agg(jsonb_build_object('block', l.block, 'title', l.title, 'function', l.function, 'count', l.posts,
          'gradeMin', l.grade_min, 'gradeMax', l.grade_max, 'key', l.key_post, 'value', l.value,
          'requirements', l.requirements) order by l.line) as lines
      from unit_templates t
      join template_lines l on l.contributor = t.contributor and l.template_id = t.id
      where t.contributor = ${db.contributor}
      group by t.contributor, t.id
      order by t.unit_type, t.template_version
    `,
  );
}

/** Adds a unit. */
export async function saveUnit(tx: Tx, actor: Actor, unit: Omit<Unit, "posts" | "templateVersion">): Promise<void> {
  await tx.run(sql`
    insert into units (contributor, id, code, title, unit_type, template_id, mission, mode, partner, valid_from, valid_to,
      recorded_at, recorded_by)
    values (${tx.contributor}, ${unit.id}, ${unit.code}, ${unit.title}, ${unit.unitType}, ${unit.templateId}, ${unit.mission},
      ${unit.mode}, ${unit.partner}, ${unit.validFrom}, ${unit.validTo}, now(), ${actor.id})
  `);
}

/** All units by code, as last recorded. */
export async function listUnits(db: Db): Promise<readonly Unit[]> {
  return db.many(
    Unit,
    sql`
      select u.id, u.code, u.title, u.unit_type as "unitType", u.template_id as "templateId",
        t.template_version as "templateVersion", u.mission, u.mode, u.partner, u.valid_from as "validFrom",
        u.valid_to as "validTo",
        (select count(*) from posts p
          where p.contributor = u.contributor and p.unit_id = u.id and p.superseded_at is null) as posts
      from units u
      join unit_templates t on t.contributor = u.contributor and t.id = u.template_id
      where u.contributor = ${db.contributor} and u.superseded_at is null
      order by u.code
    `,
  );
}

/** Adds posts and answers them with their ids, in the given order. */
export async function savePosts(tx: Tx, actor: Actor, posts: readonly NewPost[]): Promise<readonly Post[]> {
  const rows = posts.map((post) => ({ ...post, id: PostId.parse(newId()) }));
  await tx.run(sql`
    insert into posts (contributor, id, code, mission, role, mode, partner, unit_id, block, title, function, grade_min, grade_max,
      key_post, value, requirements, valid_from, valid_to, recorded_at, recorded_by)
    select ${tx.contributor}, id, code, mission, role, mode, partner, "unitId", block, title, function, "gradeMin", "gradeMax",
      "key", value, requirements, "validFrom", "validTo", now(), ${actor.id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, code text, mission text, role text, mode text,
      partner text, "unitId" uuid, block text, title text, function text, "gradeMin" text, "gradeMax" text, "key" boolean,
      value int, requirements jsonb, "validFrom" date, "validTo" date)
  `);
  return rows.map((row) => ({ ...row, unit: null }));
}

const postColumns = sql`
  p.id, p.code, p.mission, p.role, p.mode, p.partner, p.unit_id as "unitId", u.code as unit, p.block, p.title, p.function,
  p.grade_min as "gradeMin", p.grade_max as "gradeMax", p.key_post as "key", p.value, p.requirements,
  p.valid_from as "validFrom", p.valid_to as "validTo"
`;

/** Which posts are meant; an absent part means all. */
export interface PostFilter {
  readonly mission?: string | undefined;
  readonly unit?: string | undefined;
  readonly code?: string | undefined;
  readonly on?: Day | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

function wherePost(db: Db, { mission, unit, code, on }: PostFilter) {
  return sql`
    p.contributor = ${db.contributor} and p.superseded_at is null
    and (${mission ?? null}::text is null or p.mission = ${mission ?? null})
    and (${unit ?? null}::text is null or u.code = ${unit ?? null})
    and (${code ?? null}::text is null or p.code = ${code ?? null})
    and (${on ?? null}::date is null or daterange(p.valid_from, p.valid_to, '[]') @> ${on ?? null}::date)
  `;
}

/** Posts by code. */
export async function listPosts(db: Db, filter: PostFilter = {}): Promise<readonly Post[]> {
  return db.many(
    Post,
    sql`
      select ${postColumns}
      from posts p
      left join units u on u.contributor = p.contributor and u.id = p.unit_id
      where ${wherePost(db, filter)} and p.code > ${filter.after ?? ""}
      order by p.code
      limit ${filter.limit ?? null}::bigint
    `,
  );
}

const CountRow = z.object({ count: z.number() });

/** How many posts the filter means, whatever the page. */
export async function countPosts(db: Db, filter: PostFilter): Promise<number> {
  const { count } = await db.one(
    CountRow,
    sql`
      select count(*) as count
      from posts p
      left join units u on u.contributor = p.contributor and u.id = p.unit_id
      where ${wherePost(db, filter)}
    `,
  );
  return count;
}

/** The post; throws `NotFound`. */
export async function getPost(db: Db, id: PostId): Promise<Post> {
  return db.one(
    Post,
    sql`
      select ${postColumns}
      from posts p
      left join units u on u.contributor = p.contributor and u.id = p.unit_id
      where p.contributor = ${db.contributor} and p.id = ${id}
    `,
  );
}

/** Adds agreed tours. */
export async function saveWantedTours(tx: Tx, actor: Actor, tours: readonly WantedTour[]): Promise<void> {
  await tx.run(sql`
    insert into wanted_tours (contributor, id, code, post_id, first_day, last_day, agreed_in, recorded_at, recorded_by)
    select ${tx.contributor}, id, code, "postId", "firstDay", "lastDay", "agreedIn", now(), ${actor.id}
    from jsonb_to_recordset(${JSON.stringify(tours)}::jsonb) as given(id uuid, code text, "postId" uuid, "firstDay" date,
      "lastDay" date, "agreedIn" text)
  `);
}

/** An agreed tour with the post and mission it is for. */
export const WantedTourRow = WantedTour.extend({ post: z.string(), mission: z.string(), recordedAt: Moment });
export type WantedTourRow = z.infer<typeof WantedTourRow>;

/** Which agreed tours are meant: those that share a day with the interval, or start in it when `starting`. */
export interface WantedFilter {
  readonly from: Day;
  readonly to: Day;
  readonly starting?: boolean | undefined;
  readonly code?: string | undefined;
  readonly mission?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

function whereWanted(db: Db, { from, to, starting, mission, code }: WantedFilter) {
  const shares = sql`daterange(w.first_day, w.last_day, '[]') && daterange(${from}::date, ${to}::date, '[]')`;
  const starts = sql`w.first_day between ${from}::date and ${to}::date`;
  return sql`
    w.contributor = ${db.contributor} and w.superseded_at is null and ${starting === true ? starts : shares}
    and (${mission ?? null}::text is null or p.mission = ${mission ?? null})
    and (${code ?? null}::text is null or w.code = ${code ?? null})
  `;
}

/** Agreed tours by code. */
export async function listWantedTours(db: Db, filter: WantedFilter): Promise<readonly WantedTourRow[]> {
  return db.many(
    WantedTourRow,
    sql`
      select w.id, w.code, w.post_id as "postId", w.first_day as "firstDay", w.last_day as "lastDay", w.agreed_in as "agreedIn",
        p.code as post, p.mission, w.recorded_at as "recordedAt"
      from wanted_tours w
      join posts p on p.contributor = w.contributor and p.id = w.post_id
      where ${whereWanted(db, filter)} and w.code > ${filter.after ?? ""}
      order by w.code
      limit ${filter.limit ?? null}::bigint
    `,
  );
}

/** How many agreed tours the filter means, whatever the page. */
export async function countWantedTours(db: Db, filter: WantedFilter): Promise<number> {
  const { count } = await db.one(
    CountRow,
    sql`
      select count(*) as count
      from wanted_tours w
      join posts p on p.contributor = w.contributor and p.id = w.post_id
      where ${whereWanted(db, filter)}
    `,
  );
  return count;
}

/** A new id for a unit. */
export function newUnitId(): UnitId {
  return UnitId.parse(newId());
}
