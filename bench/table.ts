import type { Result } from "./result.ts";

/** What the methods are called in the table. */
export const methodNames: Readonly<Record<string, string>> = {
  contingent: "Contingent",
  highs: "HiGHS, whole model",
  cbc: "CBC, whole model",
  "greedy-date": "greedy by date (the spreadsheet habit)",
  "greedy-critical": "greedy, most critical first",
};

/** The results of one instance as a Markdown table; `entries` name the values. */
export function resultTable(entries: readonly string[], results: readonly Result[]): string {
  const head = [
    "",
    "status",
    "time s",
    "processor s",
    "peak MB",
    "filled",
    ...entries.map((one) => `${one} (bound, gap)`),
    "plan",
  ];
  const ours = results.find((one) => one.method === "contingent");
  const lines = results.map((result) => [
    methodNames[result.method] ?? result.method,
    result.status,
    fixed(result.seconds),
    fixed(result.cpuSeconds),
    String(result.peakMegabytes),
    result.filled === 0 ? "" : beside(result.filled, ours?.filled),
    ...entries.map((_, i) => (result.filled === 0 ? "" : valueCell(result, i))),
    verdict(result),
  ]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function fixed(seconds: number): string {
  return seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1);
}

/** The number, and by how much it differs from ours. */
function beside(value: number, ours: number | undefined): string {
  const difference = ours === undefined ? 0 : value - ours;
  return difference === 0
    ? number(value)
    : `${number(value)} (${difference > 0 ? "+" : "−"}${number(Math.abs(difference))})`;
}

function valueCell(result: Result, entry: number): string {
  const value = result.values[entry] ?? 0;
  const bound = result.bounds[entry];
  if (bound === undefined || bound === null) return number(value);
  if (bound === value) return `${number(value)} (proved)`;
  return `${number(value)} (${number(bound)}, ${gapPercent(value, bound)})`;
}

/** Distance of value and bound as a part of the larger of the two. */
export function gapPercent(value: number, bound: number): string {
  const gap = (100 * Math.abs(bound - value)) / Math.max(Math.abs(bound), Math.abs(value), 1);
  return `${gap >= 0.01 ? gap.toFixed(2) : gap.toPrecision(1)} %`;
}

function verdict(result: Result): string {
  if (result.filled === 0) return "none";
  if (!result.lawful) return "NOT LAWFUL";
  if (result.checked === true) return "lawful, bounds checked";
  if (result.checked === false) return "CHECK FAILED";
  return result.sum === undefined
    ? "lawful"
    : `lawful; weighted sum within ${gapPercent(result.sum.value, result.sum.bound)} by its own word`;
}

function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, " ");
}
