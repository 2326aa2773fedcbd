/** SQL of figures that were frozen and said. Rows are added and never changed. */
import { z } from "zod";
import type { Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { Issue, type IssueId, type IssueState } from "./shapes-issued.ts";

export interface IssueFilter {
  readonly definition?: string | undefined;
  readonly state?: IssueState | undefined;
  readonly id?: string | undefined;
}

/** Frozen figures, latest first. */
export async function listIssues(db: Db, filter: IssueFilter = {}): Promise<readonly Issue[]> {
  const { definition = null, state = null, id = null } = filter;
  return db.many(
    Issue,
    sql`
      with told as (
        select f.id, case when i.number is null then null else 'F-' || i.year || '/' || i.number end as number,
          case when r.figure_id is not null then 'replaced' when w.figure_id is not null then 'withdrawn'
            when i.figure_id is not null then 'issued' else 'prepared' end as state,
          f.definition, f.version, f.unit, f.measure, f.as_of as "asOf", f.known_at as "knownAt", f.value, f.of_value as "of",
          f.breakdown as "by", f.parts, f.language, f.text, f.occasion, encode(f.digest, 'hex') as digest, f.row_count as "rows",
          f.recorded_by as "preparedBy", f.recorded_at as "preparedAt", i.recorded_by as "issuedBy", i.recorded_at as "issuedAt",
          encode(i.hash, 'hex') as hash, w.recorded_by as "withdrawnBy", w.recorded_at as "withdrawnAt",
          w.reason as "withdrawnReason", r.figure_id as "replacedBy",
          jsonb_build_object('prepared', ${nameOf(sql`f.recorded_by`)}, 'issued', ${nameOf(sql`i.recorded_by`)},
            'withdrawn', ${nameOf(sql`w.recorded_by`)}) as names
        from prepared_figures f
        left join figure_issues i on i.contributor = f.contributor and i.figure_id = f.id
        left join figure_withdrawals w on w.contributor = f.contributor and w.figure_id = f.id
        left join figure_issues r on r.contributor = f.contributor and r.replaces = f.id
        where f.contributor = ${db.contributor} and (${id}::uuid is null or f.id = ${id}::uuid)
          and (${definition}::text is null or f.definition = ${definition})
      )
      select id, number, state, definition, version, unit, measure, "asOf", "knownAt", value, "of", "by", parts, language, text, occasion,
        digest, "rows", "preparedBy", "preparedAt", "issuedBy", "issuedAt", hash, "withdrawnBy", "withdrawnAt", "withdrawnReason",
        "replacedBy", names
      from told
      where ${state}::text is null or state = ${state}
      order by coalesce("issuedAt", "preparedAt") desc, id desc
    `,
  );
}

/** The name of an account, or the account itself where it is no user's, as the command line. */
function nameOf(account: ReturnType<typeof sql>) {
  return sql`coalesce((select u.name from users u where u.contributor = f.contributor and u.id::text = ${account}), ${account})`;
}

/** One frozen figure; throws `NotFound`. */
export async function getIssue(db: Db, id: string): Promise<Issue> {
  const [issue] = await listIssues(db, { id });
  if (issue === undefined) throw new NotFound(`There is no issued or prepared figure ${id}.`, { issue: id });
  return issue;
}

const KeysRow = z.object({ keys: z.array(z.string()) });

/** The tours or persons that were frozen, in the order of the rows. */
export async function getRowKeys(db: Db, id: IssueId): Promise<readonly string[]> {
  const { keys } = await db.one(
    KeysRow,
    sql`select row_keys::text[] as keys from prepared_figures where contributor = ${db.contributor} and id = ${id}`,
  );
  return keys;
}

/** A figure as it is frozen. */
export type Frozen = Pick<
  Issue,
  | "id"
  | "definition"
  | "version"
  | "unit"
  | "measure"
  | "asOf"
  | "knownAt"
  | "value"
  | "of"
  | "by"
  | "parts"
  | "language"
  | "text"
  | "occasion"
  | "digest"
> & { readonly keys: readonly string[] };

/** Keeps a frozen figure. */
export async function addPrepared(tx: Tx, frozen: Frozen, by: string, at: Moment): Promise<void> {
  const { id, definition, version, unit, measure, asOf, knownAt, value, of, language, text, occasion, keys } = frozen;
  await tx.run(sql`
    insert into prepared_figures (contributor, id, definition, version, unit, measure, as_of, known_at, value, of_value, breakdown,
      parts, language, text, occasion, digest, row_count, row_keys, recorded_at, recorded_by)
    values (${tx.contributor}, ${id}, ${definition}, ${version}, ${unit}, ${measure}, ${asOf}, ${knownAt}, ${value}, ${of}, ${frozen.by},
      ${JSON.stringify(frozen.parts)}::jsonb, ${language}, ${text}, ${occasion}, decode(${frozen.digest}, 'hex'), ${keys.length},
      ${[...keys]}::uuid[], ${at}, ${by})
  `);
}

const NumberRow = z.object({ number: z.number() });

/** The next number of a year. Two that are issued at once ask for the same one, and the second is told that somebody was first. */
export async function nextIssueNumber(tx: Tx, year: number): Promise<number> {
  const { number } = await tx.one(
    NumberRow,
    sql`
      select coalesce(max(number), 0) + 1 as number
      from figure_issues
      where contributor = ${tx.contributor} and year = ${year}
    `,
  );
  return number;
}

/** Keeps that a figure was issued. */
export async function addIssue(
  tx: Tx,
  issue: {
    readonly id: IssueId;
    readonly year: number;
    readonly number: number;
    readonly preparedBy: string;
    readonly hash: string;
    readonly replaces: IssueId | null;
  },
  by: string,
  at: Moment,
): Promise<void> {
  await tx.run(sql`
    insert into figure_issues (contributor, figure_id, year, number, prepared_by, hash, replaces, recorded_at, recorded_by)
    values (${tx.contributor}, ${issue.id}, ${issue.year}, ${issue.number}, ${issue.preparedBy}, decode(${issue.hash}, 'hex'),
      ${issue.replaces}, ${at}, ${by})
  `);
}

/** Keeps that a figure was withdrawn, or replaced. */
export async function addWithdrawal(tx: Tx, id: IssueId, reason: string, by: string, at: Moment): Promise<void> {
  await tx.run(sql`
    insert into figure_withdrawals (contributor, figure_id, reason, recorded_at, recorded_by)
    values (${tx.contributor}, ${id}, ${reason}, ${at}, ${by})
  `);
}
