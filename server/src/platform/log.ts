/**
 * The log: one JSON object a line on standard error, ids and never names. What a caller sent (addresses with their queries, bodies,
 * values in the database's error details) may hold names, so none of it is written.
 */
import { writeSync } from "node:fs";

/** What Fastify's logger is made from. `level` as pino knows it. */
export function logOptions(level: string, stream: { write(line: string): void } = standardError) {
  return { level, stream, base: null, serializers: { err: describeError, req: () => ({}), res: () => ({}) } };
}

/** Written at once, so that the last line before an end is there. */
const standardError = {
  write(line: string): void {
    try {
      writeSync(2, line);
    } catch {
      // Whoever read the log has gone away; that is no reason to stop.
    }
  },
};

interface DescribedError {
  [fact: string]: unknown;
  type: string;
  message: string;
  stack: string;
}

/** Kind, sentence, place and cause of an error; the database's `detail` and `where`, which repeat values, are left out. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: "" };
  const code = "code" in error ? error.code : undefined;
  const constraint = "constraint" in error ? error.constraint : undefined;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { type: error.name, message: error.message, code, constraint, stack: error.stack ?? "", cause };
}
