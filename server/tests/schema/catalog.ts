/** Reads what the migrations added up to from PostgreSQL's own catalog, in an order that does not depend on how it came about. */
import type pg from "pg";
import { z } from "zod";

const Column = z.object({
  table: z.string(),
  name: z.string(),
  /** As SQL writes it, `text[]`. */
  type: z.string(),
  notNull: z.boolean(),
  default: z.string().nullable(),
  generated: z.boolean(),
});

/** A column as the database's catalogue tells it. */
export type Column = z.infer<typeof Column>;

const Named = z.object({ table: z.string(), name: z.string(), definition: z.string() });

/** Something of the schema that has a name and a definition. */
export type Named = z.infer<typeof Named>;

const Table = z.object({
  name: z.string(),
  /** Whether row-level security is on. */
  secured: z.boolean(),
  /** Whether it binds the owner too. */
  forced: z.boolean(),
});

const Whole = z.object({ definition: z.string() });

/** What the migrated database consists of. */
export interface Catalog {
  readonly extensions: readonly string[];
  readonly tables: readonly z.infer<typeof Table>[];
  readonly columns: readonly Column[];
  readonly constraints: readonly Named[];
  readonly indexes: readonly Named[];
  readonly policies: readonly Named[];
  /** Rights of `contingent_app`; the owner's go without saying. */
  readonly grants: readonly Named[];
  readonly triggers: readonly Named[];
  /** Views, functions, types, sequences, each as the statement that makes it. */
  readonly others: readonly string[];
}

const OURS = "n.nspname = 'public' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')";

/** The catalog of the database that `client` is connected to; of schema `public`, without what extensions own. */
export async function readCatalog(client: pg.Client): Promise<Catalog> {
  const rows = async <T>(shape: z.ZodType<T>, text: string): Promise<T[]> =>
    (await client.query(text)).rows.map((row) => shape.parse(row));
  const wholes = async (text: string) => (await rows(Whole, text)).map((row) => row.definition);
  return {
    extensions: await wholes("select extname as definition from pg_extension where extname <> 'plpgsql' order by 1"),
    tables: await rows(Table, TABLES),
    columns: await rows(Column, COLUMNS),
    constraints: await rows(Named, CONSTRAINTS),
    indexes: await rows(Named, INDEXES),
    policies: await rows(Named, POLICIES),
    grants: await rows(Named, GRANTS),
    triggers: await rows(Named, TRIGGERS),
    others: [
      ...(await wholes(TYPES)),
      ...(await wholes(SEQUENCES)),
      ...(await wholes(FUNCTIONS)),
      ...(await wholes(VIEWS)),
    ],
  };
}

const TABLES = `
  select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${OURS}
  order by c.relname collate "C"`;

const COLUMNS = `
  select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as "notNull", pg_get_expr(x.adbin, x.adrelid) as "default", a.attgenerated <> '' as generated
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef x on x.adrelid = c.oid and x.adnum = a.attnum
  where c.relkind in ('r', 'p') and ${OURS}
  order by c.relname collate "C", a.attnum`;

// Not-null constraints have rows here from PostgreSQL 18 on; the columns tell of them.
const CONSTRAINTS = `
  select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  where k.contype in ('p', 'u', 'f', 'c', 'x') and ${OURS}
  order by c.relname collate "C", position(k.contype::text in 'puxfc'), k.conname collate "C"`;

const INDEXES = `
  select c.relname as "table", i.relname as name, pg_get_indexdef(i.oid) as definition
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_class c on c.oid = x.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  where not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x')) and ${OURS}
  order by c.relname collate "C", i.relname collate "C"`;

const POLICIES = `
  select c.relname as "table", p.polname as name,
    concat_ws(' ', case when p.polpermissive then null else 'as restrictive' end,
      case p.polcmd when 'r' then 'for select' when 'a' then 'for insert' when 'w' then 'for update' when 'd' then 'for delete' end,
      'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
      'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') as definition
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace
  where ${OURS}
  order by c.relname collate "C", p.polname collate "C"`;

const GRANTS = `
  select c.relname as "table", '' as name,
    string_agg(lower(g.privilege_type), ', ' order by g.privilege_type collate "C") as definition
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral aclexplode(c.relacl) g
  where g.grantee = 'contingent_app'::regrole and ${OURS}
  group by c.relname
  union all
  select c.relname, a.attname, string_agg(lower(g.privilege_type), ', ' order by g.privilege_type collate "C")
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attacl is not null
  cross join lateral aclexplode(a.attacl) g
  where g.grantee = 'contingent_app'::regrole and ${OURS}
  group by c.relname, a.attname
  order by 1, 2`;

const TRIGGERS = `
  select c.relname as "table", t.tgname as name, pg_get_triggerdef(t.oid) as definition
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and ${OURS}
  order by 1, 2`;

const TYPES = `
  select format('create type %I as enum (%s)', c.typname,
    (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = c.oid)) as definition
  from pg_type c join pg_namespace n on n.oid = c.typnamespace
  where c.typtype = 'e' and ${OURS}
  union all
  select format('create domain %I as %s', c.typname, format_type(c.typbasetype, c.typtypmod))
  from pg_type c join pg_namespace n on n.oid = c.typnamespace
  where c.typtype = 'd' and ${OURS}
  order by 1`;

const SEQUENCES = `
  select format('create sequence %I', c.relname) as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and ${OURS}
  order by 1`;

const FUNCTIONS = `
  select pg_get_functiondef(c.oid) as definition
  from pg_proc c join pg_namespace n on n.oid = c.pronamespace
  where c.prokind in ('f', 'p') and ${OURS}
  order by c.proname collate "C", pg_get_function_identity_arguments(c.oid)`;

const VIEWS = `
  select format(E'create%s view %I%s as\\n%s', case c.relkind when 'm' then ' materialized' else '' end, c.relname,
    coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), rtrim(pg_get_viewdef(c.oid, true), ';')) as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and ${OURS}
  order by c.relname collate "C"`;
