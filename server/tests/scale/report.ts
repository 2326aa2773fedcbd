/** What the benchmark of records says: a line while it runs, a table at its end. */
import { cpus, loadavg, totalmem } from "node:os";
import { type Asked, quantile } from "./ask.ts";

/** One question's answers, with milliseconds of processor time for each of them; null where the system does not tell. */
export interface Result extends Asked {
  readonly service: number | null;
  readonly database: number | null;
}

/** One line of a question that was asked. */
export function line({ name, times, failed, service, database }: Result): string {
  const used = `processor ${shown(service)} ms + database ${shown(database)} ms`;
  const times95 = `p50 ${ms(times, 0.5)} ms, p95 ${ms(times, 0.95)} ms`;
  return `${name}: ${times95}, ${used}${failed > 0 ? `, ${failed} failed` : ""}`;
}

/** Markdown: what was asked on which machine (`about` says of what and how often), then a table. */
export function table(results: readonly Result[], about: string): string {
  const machine = `${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const load = loadavg()[1]?.toFixed(1) ?? "?";
  return [
    `Machine: ${machine}, load average of the last five minutes ${load}. ${about}`,
    "Processor time is the mean of all answers of a question.",
    "",
    "| question | p50 ms | p95 ms | longest ms | processor ms, service | processor ms, database | largest answer kB | failed |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...results.map(
      ({ name, times, bytes, failed, service, database }) =>
        `| ${name} | ${ms(times, 0.5)} | ${ms(times, 0.95)} | ${ms(times, 1)} | ${shown(service)} | ${shown(database)} | ${(bytes / 1000).toFixed(0)} | ${failed} |`,
    ),
    "",
  ].join("\n");
}

function ms(times: readonly number[], share: number): string {
  return quantile(times, share).toFixed(0);
}

function shown(used: number | null): string {
  return used === null ? "?" : used.toFixed(1);
}
