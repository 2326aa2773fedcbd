/** SQL of forms that are being filled in. */
import { z } from "zod";
import type { Recording } from "../missions/store.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { type AuthorisationId, DecisionForm, FormLine, SavedForm } from "./schema.ts";

const Row = SavedForm.omit({ form: true }).extend({ form: z.unknown() });

const savedAt = sql`to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "savedAt"`;

/** The forms that somebody has begun and not kept as a draft yet, last saved first. */
export async function listForms(db: Db, savedBy: string): Promise<readonly FormLine[]> {
  return db.many(
    FormLine,
    sql`
      select id, title, authorisation_id as "authorisationId", ${savedAt}, saved_by as "savedBy", version
      from authorisation_forms
      where contributor = ${db.contributor} and saved_by = ${savedBy} and closed_at is null
      order by saved_at desc, id
    `,
  );
}

/** A form that is still open; throws `NotFound`. What an older release did not know is empty. */
export async function getForm(db: Db, id: string): Promise<SavedForm> {
  const row = await db.maybe(
    Row,
    sql`
      select id, title, authorisation_id as "authorisationId", ${savedAt}, saved_by as "savedBy", version, form
      from authorisation_forms
      where contributor = ${db.contributor} and id = ${id} and closed_at is null
    `,
  );
  if (row === null) throw new NotFound(`There is no open form ${id}.`, { form: id });
  return { ...row, form: DecisionForm.parse(row.form) };
}

/** Begins a form; returns its id. */
export async function addForm(
  tx: Tx,
  form: DecisionForm,
  authorisation: AuthorisationId | null,
  recording: Recording,
): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into authorisation_forms (contributor, id, title, form, authorisation_id, saved_by, saved_at)
    values (${tx.contributor}, ${id}, ${titleOf(form)}, ${JSON.stringify(form)}, ${authorisation}, ${recording.by}, ${recording.at})
  `);
  return id;
}

/** Saves a form; 0 rows when it was saved elsewhere since `version`. */
export async function saveFormAs(
  tx: Tx,
  id: string,
  form: DecisionForm,
  version: number,
  recording: Recording,
): Promise<number> {
  return tx.run(sql`
    update authorisation_forms
    set form = ${JSON.stringify(form)}, title = ${titleOf(form)}, version = version + 1, saved_at = ${recording.at}
    where contributor = ${tx.contributor} and id = ${id} and version = ${version} and closed_at is null
  `);
}

/** Ends a form that became a draft. */
export async function closeForm(tx: Tx, id: string, authorisation: string, recording: Recording): Promise<void> {
  await tx.run(sql`
    update authorisation_forms set closed_at = ${recording.at}, authorisation_id = ${authorisation}
    where contributor = ${tx.contributor} and id = ${id}
  `);
}

function titleOf(form: DecisionForm): string {
  return [form.reference, form.title]
    .filter((words) => words.trim() !== "")
    .join(" · ")
    .slice(0, 200);
}
