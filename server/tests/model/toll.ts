/** What a run of the model test came to: how often each command was done and refused, by which reason, and what was wrong. */

/** Counts of one run, or of several together. */
export interface Toll {
  /** Commands that were given and had something to be done to. */
  commands: number;
  worlds: number;
  /** Presence that stood as a named breach, counted at the end of each world. */
  breaches: number;
  /** Tours that a step of the law left with days in the middle on which nobody stands. */
  holes: number;
  /** By command, how often it was done. */
  readonly done: Record<string, number>;
  /** By command and the code of the first reason, how often it was refused. */
  readonly refused: Record<string, Record<string, number>>;
  /** What was wrong, each with the seed and the number of the command; empty when nothing was. */
  readonly faults: string[];
}

export function emptyToll(): Toll {
  return { commands: 0, worlds: 0, breaches: 0, holes: 0, done: {}, refused: {}, faults: [] };
}

/** Counts one command under its name, `code` being the first reason it was refused for, or null when it was done. */
export function count(toll: Toll, name: string, code: string | null): void {
  toll.commands += 1;
  if (code === null) toll.done[name] = (toll.done[name] ?? 0) + 1;
  else addRefusals(toll, name, code, 1);
}

function addRefusals(toll: Toll, name: string, code: string, times: number): void {
  const codes = toll.refused[name] ?? {};
  codes[code] = (codes[code] ?? 0) + times;
  toll.refused[name] = codes;
}

/** All of them together. */
export function sumTolls(tolls: readonly Toll[]): Toll {
  const sum = emptyToll();
  for (const toll of tolls) {
    sum.commands += toll.commands;
    sum.worlds += toll.worlds;
    sum.breaches += toll.breaches;
    sum.holes += toll.holes;
    sum.faults.push(...toll.faults);
    for (const [name, times] of Object.entries(toll.done)) sum.done[name] = (sum.done[name] ?? 0) + times;
    for (const [name, codes] of Object.entries(toll.refused)) {
      for (const [code, times] of Object.entries(codes)) addRefusals(sum, name, code, times);
    }
  }
  return sum;
}

/** A line for each command: how often it was done, how often refused, and for what, the most frequent first. */
export function tellToll(toll: Toll): string {
  const names = [...new Set([...Object.keys(toll.done), ...Object.keys(toll.refused)])].sort();
  const lines = names.map((name) => {
    const codes = Object.entries(toll.refused[name] ?? {}).sort(([, a], [, b]) => b - a);
    const refused = codes.reduce((sum, [, times]) => sum + times, 0);
    const why = codes.map(([code, times]) => `${code} ${times}`).join(", ");
    return `${name.padEnd(14)} done ${String(toll.done[name] ?? 0).padStart(7)}  refused ${String(refused).padStart(7)}  ${why}`;
  });
  const done = Object.values(toll.done).reduce((sum, times) => sum + times, 0);
  const head = `${toll.commands} commands in ${toll.worlds} worlds: ${done} done, ${toll.commands - done} refused; ${toll.breaches} named breaches stood at the ends; steps of the law left ${toll.holes} tours with a hole.`;
  return [head, ...lines].join("\n");
}
