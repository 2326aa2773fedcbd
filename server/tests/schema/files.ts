/** Where the generated files are, and what belongs in them for a given database. */
import { fileURLToPath } from "node:url";
import pg from "pg";
import { readCatalog } from "./catalog.ts";
import { printSql, printTypes } from "./print.ts";

/** Paths and right texts of `schema.sql` and of the table types, for the migrated database at `url`. */
export async function generatedFiles(url: string): Promise<readonly { path: string; text: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const catalog = await readCatalog(client);
    return [
      { path: fileURLToPath(new URL("../../schema.sql", import.meta.url)), text: printSql(catalog) },
      {
        path: fileURLToPath(new URL("../../src/platform/generated/tables.ts", import.meta.url)),
        text: printTypes(catalog),
      },
    ];
  } finally {
    await client.end();
  }
}
