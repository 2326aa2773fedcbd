/** SQL of papers with their content, and of duties done. */
import { z } from "zod";
import type { Recording } from "../missions/store.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { type DutyDone, type NewPaper, PaperReference } from "./schema.ts";

/** The content of a paper, with its hash as 64 hex digits. */
export interface Content {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Adds a paper about a decision, with its content where there is one. */
export async function addPaper(
  tx: Tx,
  authorisation: string,
  paper: NewPaper,
  content: Content | null,
  recording: Recording,
): Promise<PaperReference> {
  const id = newId();
  const { title, language, published, publicity, file } = paper;
  const sizeBytes = content?.bytes.length ?? null;
  await tx.run(sql`
    insert into authorisation_papers (contributor, id, authorisation_id, title, language, published, publicity, sha256, file_name,
      media_type, size_bytes, recorded_at, recorded_by)
    values (${tx.contributor}, ${id}, ${authorisation}, ${title}, ${language}, ${published}, ${publicity}, ${content?.sha256 ?? null},
      ${file?.name ?? null}, ${file?.mediaType ?? null}, ${sizeBytes}, ${recording.at}, ${recording.by})
  `);
  if (content !== null) {
    await tx.run(sql`
      insert into authorisation_paper_files (contributor, paper_id, sha256, size_bytes, content)
      values (${tx.contributor}, ${id}, ${content.sha256}, ${sizeBytes}, decode(${content.bytes.toString("hex")}, 'hex'))
    `);
  }
  return {
    id,
    title,
    language,
    published,
    publicity,
    sha256: content?.sha256 ?? null,
    fileName: file?.name ?? null,
    sizeBytes,
  };
}

const FileRow = z.object({
  title: z.string(),
  publicity: PaperReference.shape.publicity,
  fileName: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  hex: z.string(),
});

/** A paper's content as it is kept; throws `NotFound` where none is. */
export async function getPaperFile(db: Db, authorisation: string, paper: string): Promise<z.infer<typeof FileRow>> {
  const row = await db.maybe(
    FileRow,
    sql`
      select p.title, p.publicity, p.file_name as "fileName", p.media_type as "mediaType", p.sha256, encode(f.content, 'hex') as hex
      from authorisation_papers p
      join authorisation_paper_files f on f.contributor = p.contributor and f.paper_id = p.id
      where p.contributor = ${db.contributor} and p.authorisation_id = ${authorisation} and p.id = ${paper} and p.superseded_at is null
    `,
  );
  if (row === null) throw new NotFound(`No content of paper ${paper} is kept here.`, { paper });
  return row;
}

/** Records that a duty was done for one of its due dates. */
export async function addDutyReport(
  tx: Tx,
  authorisation: string,
  duty: string,
  done: DutyDone,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    insert into authorisation_duty_reports (contributor, id, authorisation_id, duty_id, due_on, done_on, paper_id, note, source,
      recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${authorisation}, ${duty}, ${done.dueOn}, ${done.doneOn}, ${done.paperId}, ${done.note},
      ${done.source}, ${recording.at}, ${recording.by})
  `);
}
