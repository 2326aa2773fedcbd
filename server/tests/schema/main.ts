/** `npm run schema`: migrates an empty database and writes `schema.sql` and the table types from it. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { migrate } from "../../src/platform/migrate.ts";
import { startPostgres } from "../../src/platform/postgres.ts";
import { generatedFiles } from "./files.ts";

const folder = await mkdtemp(join(tmpdir(), "contingent-schema-"));
const postgres = await startPostgres({ folder, settings: { fsync: "off" } });
try {
  await migrate(postgres.url);
  for (const { path, text } of await generatedFiles(postgres.url)) {
    const same = (await readFile(path, "utf8").catch(() => null)) === text;
    if (!same) await writeFile(path, text);
    console.log(`${same ? "unchanged" : "written  "} ${relative(process.cwd(), path)}`);
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
