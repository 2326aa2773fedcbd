/** The web application's files: names with a hash in them are kept for good, everything else is asked for again. */
import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import serveStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { unknownAddress } from "./guard.ts";

const compress = promisify(gzip);
const COMPRESSIBLE = new Set([".js", ".css", ".html", ".json", ".svg", ".webmanifest"]);
const WORTH_BYTES = 1024;

/** Serves `folder` at the root; an address that no file and no endpoint has is the application's own, and gets its page. */
export async function webFiles(fastify: FastifyInstance, folder: string): Promise<void> {
  // Without a build there is nothing to serve; the API works all the same.
  const built = existsSync(join(folder, "index.html"));
  if (built)
    await fastify.register(serveStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => reply.header("cache-control", cacheFor(path)),
    });
  fastify.setNotFoundHandler(async (request, reply) => {
    if (request.url.startsWith("/api/") || request.method !== "GET" || isFile(request.url)) unknownAddress(request);
    if (built) return reply.sendFile("index.html");
    return reply
      .code(503)
      .type("text/plain")
      .send("The pages are not built yet: run `npm start`, which builds them.\n");
  });
}

function isFile(url: string): boolean {
  return extname(url.split("?")[0] ?? "") !== "";
}

/** Vite names what it builds under `assets/` after its content. */
function cacheFor(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? "public, max-age=31536000, immutable" : "no-cache";
}

/** Writes a compressed copy beside each file that is worth it and has none, or an older one. Does nothing for a missing folder. */
export async function compressFiles(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && COMPRESSIBLE.has(extname(path))) await compressFile(path);
  }
}

async function compressFile(path: string): Promise<void> {
  const { size, mtimeMs } = await stat(path);
  const copy = await stat(`${path}.gz`).catch(() => null);
  if (size < WORTH_BYTES || (copy !== null && copy.mtimeMs >= mtimeMs)) return;
  await writeFile(`${path}.gz`, await compress(await readFile(path), { level: 9 }));
}
