/** SQL of imports themselves: their files, what was found in them, and how far they are. */
import { z } from "zod";
import type { Moment } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { NotFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { KeptMapping } from "./mapping.ts";
import {
  HistoryFinding,
  HistoryImport,
  HistoryImportLine,
  HistoryLine,
  type HistoryOptions,
  type HistoryReport,
  SheetMapping,
} from "./schema.ts";

/** A file as it arrived. */
export interface NewImport {
  readonly id: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly content: Uint8Array;
  readonly options: HistoryOptions;
  readonly by: string;
  readonly at: Moment;
}

/** Keeps a file that was brought. */
export async function addImport(tx: Tx, given: NewImport): Promise<void> {
  await tx.run(sql`
    insert into history_imports (contributor, id, file_name, file_hash, content, options, brought_by, brought_at)
    values (${tx.contributor}, ${given.id}, ${given.fileName}, ${given.fileHash}, ${Buffer.from(given.content)},
      ${JSON.stringify(given.options)}::jsonb, ${given.by}, ${given.at})
  `);
}

function columns(db: Db) {
  return sql`
    i.id, i.file_name as "fileName", i.file_hash as "fileHash", length(i.content) as "fileBytes", i.state, i.job_id as "jobId",
    i.corrections, i.brought_by as "broughtBy", coalesce(b.name, i.brought_by) as "broughtByName", i.brought_at as "broughtAt",
    i.committed_by as "committedBy", coalesce(c.name, i.committed_by) as "committedByName", i.committed_at as "committedAt",
    i.undone_by as "undoneBy", coalesce(u.name, i.undone_by) as "undoneByName", i.undone_at as "undoneAt",
    i.undo_reason as "undoReason", i.version
    from history_imports i
    left join users b on b.contributor = i.contributor and b.id::text = i.brought_by
    left join users c on c.contributor = i.contributor and c.id::text = i.committed_by
    left join users u on u.contributor = i.contributor and u.id::text = i.undone_by
    left join lateral (
      select report from history_reports
      where contributor = ${db.contributor} and import_id = i.id
      order by recorded_at desc, id desc limit 1
    ) r on true
  `;
}

/** One import with its last report; throws `NotFound`. `lock`: nobody else changes it until the transaction ends. */
export async function getImport(db: Db, id: string, lock = false): Promise<HistoryImport> {
  if (lock)
    await db.run(sql`select id from history_imports where contributor = ${db.contributor} and id = ${id} for update`);
  const found = await db.maybe(
    HistoryImport,
    sql`select i.options, r.report, ${columns(db)} where i.contributor = ${db.contributor} and i.id = ${id}`,
  );
  if (found === null) throw new NotFound(`There is no import ${id}.`, { import: id });
  return found;
}

/** All imports, latest first. */
export async function listImports(db: Db): Promise<readonly HistoryImportLine[]> {
  return db.many(
    HistoryImportLine,
    sql`
      select (r.report -> 'counts' ->> 'errors')::int as errors,
        (select sum((value ->> 'added')::int)::int from jsonb_each(r.report -> 'changes')) as added,
        (select sum((value ->> 'changed')::int)::int from jsonb_each(r.report -> 'changes')) as changed,
        ${columns(db)}
      where i.contributor = ${db.contributor}
      order by i.brought_at desc, i.id desc
    `,
  );
}

const Content = z.object({ content: z.instanceof(Buffer) });

/** The bytes of an import's file. */
export async function getContent(db: Db, id: string): Promise<Uint8Array> {
  const { content } = await db.one(
    Content,
    sql`select content from history_imports where contributor = ${db.contributor} and id = ${id}`,
  );
  return content;
}

/** What may change of an import. */
export interface ImportChange {
  readonly options?: HistoryOptions;
  readonly jobId?: string;
  readonly state?: "open" | "discarded";
  readonly corrections?: number;
}

/** Changes an import that is open. Answers whether it was. */
export async function changeImport(tx: Tx, id: string, change: ImportChange): Promise<boolean> {
  const rows = await tx.run(sql`
    update history_imports set
      options = coalesce(${change.options === undefined ? null : JSON.stringify(change.options)}::jsonb, options),
      job_id = coalesce(${change.jobId ?? null}::uuid, job_id), state = coalesce(${change.state ?? null}, state),
      corrections = coalesce(${change.corrections ?? null}::int, corrections), version = version + 1
    where contributor = ${tx.contributor} and id = ${id} and state = 'open'
  `);
  return rows === 1;
}

/** Marks an import as recorded. Answers whether it was open. */
export async function markCommitted(
  tx: Tx,
  id: string,
  by: { readonly by: string; readonly at: Moment; readonly corrections: number; readonly written: object },
): Promise<boolean> {
  const rows = await tx.run(sql`
    update history_imports set state = 'committed', corrections = ${by.corrections}, written = ${JSON.stringify(by.written)}::jsonb,
      committed_by = ${by.by}, committed_at = ${by.at}, version = version + 1
    where contributor = ${tx.contributor} and id = ${id} and state = 'open'
  `);
  return rows === 1;
}

/** Marks an import as taken back. Answers whether it was recorded. */
export async function markUndone(
  tx: Tx,
  id: string,
  by: { readonly by: string; readonly at: Moment; readonly reason: string },
): Promise<boolean> {
  const rows = await tx.run(sql`
    update history_imports set state = 'undone', undone_by = ${by.by}, undone_at = ${by.at}, undo_reason = ${by.reason},
      version = version + 1
    where contributor = ${tx.contributor} and id = ${id} and state = 'committed'
  `);
  return rows === 1;
}

/** What a dry run, or the commit itself, found. */
export interface KeptReport {
  readonly report: HistoryReport;
  readonly findings: readonly HistoryFinding[];
  readonly lines: readonly HistoryLine[];
}

/** Keeps a report; the latest is the one that is shown. */
export async function addReport(
  tx: Tx,
  importId: string,
  kept: KeptReport,
  recording: { readonly by: string; readonly at: Moment; readonly final: boolean },
): Promise<void> {
  await tx.run(sql`
    insert into history_reports (contributor, id, import_id, final, report, findings, lines, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${importId}, ${recording.final}, ${JSON.stringify(kept.report)}::jsonb,
      ${JSON.stringify(kept.findings)}::jsonb, ${JSON.stringify(kept.lines)}::jsonb, ${recording.at}, ${recording.by})
  `);
}

function latest(db: Db, importId: string, part: "findings" | "lines") {
  return sql`
    select value, ordinality from history_reports r, jsonb_array_elements(r.${sql.ref(part)}) with ordinality
    where r.contributor = ${db.contributor} and r.id = (
      select id from history_reports where contributor = ${db.contributor} and import_id = ${importId}
      order by recorded_at desc, id desc limit 1)
  `;
}

const Value = <T>(shape: z.ZodType<T>) => z.object({ value: shape });
const Count = z.object({ count: z.int() });

/** Which findings of an import are meant. */
export interface FindingFilter {
  readonly severity?: string | undefined;
  readonly sheet?: string | undefined;
  readonly code?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A page of what the last dry run found, how many there are, and how often each kind of it. */
export async function pageOfFindings(db: Db, importId: string, filter: FindingFilter) {
  const asked = sql`
    (${filter.severity ?? null}::text is null or value ->> 'severity' = ${filter.severity ?? null})
    and (${filter.sheet ?? null}::text is null or value ->> 'sheet' = ${filter.sheet ?? null})
    and (${filter.code ?? null}::text is null or value ->> 'code' = ${filter.code ?? null})
  `;
  const all = latest(db, importId, "findings");
  const items = await db.many(
    Value(HistoryFinding),
    sql`select value from (${all}) f where ${asked} order by ordinality offset ${filter.offset} limit ${filter.limit}`,
  );
  const { count } = await db.one(Count, sql`select count(*) as count from (${all}) f where ${asked}`);
  const codes = await db.many(
    z.object({ code: z.string(), severity: HistoryFinding.shape.severity, count: z.int() }),
    sql`
      select value ->> 'code' as code, value ->> 'severity' as severity, count(*) as count
      from (${all}) f group by 1, 2 order by 3 desc, 1
    `,
  );
  return { items: items.map(({ value }) => value), count, codes: [...codes] };
}

/** A page of what would be added or changed. */
export async function pageOfLines(
  db: Db,
  importId: string,
  filter: {
    readonly does?: string | undefined;
    readonly kind?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
) {
  const asked = sql`
    (${filter.does ?? null}::text is null or value ->> 'does' = ${filter.does ?? null})
    and (${filter.kind ?? null}::text is null or value ->> 'kind' = ${filter.kind ?? null})
  `;
  const all = latest(db, importId, "lines");
  const items = await db.many(
    Value(HistoryLine),
    sql`select value from (${all}) f where ${asked} order by ordinality offset ${filter.offset} limit ${filter.limit}`,
  );
  const { count } = await db.one(Count, sql`select count(*) as count from (${all}) f where ${asked}`);
  return { items: items.map(({ value }) => value), count };
}

/** How files with the same headings were read last, latest first. */
export async function listMappings(db: Db): Promise<readonly KeptMapping[]> {
  return db.many(
    z.object({ signature: z.string(), mapping: SheetMapping }),
    sql`
      select signature, mapping from history_mappings
      where contributor = ${db.contributor} and superseded_at is null order by recorded_at desc
    `,
  );
}

/** Keeps how a sheet's headings were read, for the next file that has the same. */
export async function keepMapping(tx: Tx, kept: KeptMapping, by: string, at: Moment): Promise<void> {
  await tx.run(sql`
    update history_mappings set superseded_at = ${at}
    where contributor = ${tx.contributor} and md5(signature) = md5(${kept.signature}) and superseded_at is null
  `);
  await tx.run(sql`
    insert into history_mappings (contributor, id, signature, mapping, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${kept.signature}, ${JSON.stringify(kept.mapping)}::jsonb, ${at}, ${by})
  `);
}
