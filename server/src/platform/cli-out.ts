/** Where commands write: answers to standard output, everything else to standard error, progress to a terminal only. */
import type { Exit, Out } from "./cli.ts";
import { Conflict, Forbidden, NotFound, Unavailable } from "./errors.ts";
import { describeError } from "./log.ts";
import { Malformed, problemOf, Refused } from "./problem.ts";

/** The two streams of a process, and whether the second is a terminal. */
export interface Streams {
  readonly answer: { write(text: string): unknown };
  readonly remarks: { write(text: string): unknown; readonly isTTY?: boolean };
}

/** An `Out` on `streams`; `finish` clears a line of progress that is still shown. */
export function openOut(streams: Streams, json: boolean, interrupted: AbortSignal): Out & { finish(): void } {
  let shown = false;
  const clear = () => {
    if (shown) streams.remarks.write("\r\u001b[K");
    shown = false;
  };
  const answer = (value: unknown, text: () => string | readonly string[]) => {
    clear();
    streams.answer.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${[text()].flat().join("\n")}\n`);
  };
  return {
    json,
    interrupted,
    answer,
    document(text) {
      clear();
      streams.answer.write(text);
    },
    progress(text) {
      if (streams.remarks.isTTY !== true) return;
      streams.remarks.write(`\r\u001b[K${text}`);
      shown = true;
    },
    note(text) {
      clear();
      streams.remarks.write(`${text}\n`);
    },
    refuse(refusals) {
      const ways = refusals.flatMap(({ remedies = [] }) => remedies.map(({ message }) => `  – ${message}`));
      answer({ refusals }, () => [
        ...refusals.map(({ message, source }) => `${message} (${source})`),
        ...(ways.length > 0 ? ["What would do:", ...ways] : []),
      ]);
      return 1;
    },
    finish: clear,
  };
}

/** Says what was thrown, as lines for people and with `--json` as problem details too, and how the command ends. */
export function sayError(error: unknown, out: Out): Exit {
  const lines = linesOf(error);
  if (out.json) out.answer(problemOf(error, false), () => []);
  for (const line of lines) out.note(line);
  return exitOf(error);
}

function exitOf(error: unknown): Exit {
  if (error instanceof Malformed || error instanceof NotFound) return 2;
  if (error instanceof Refused || error instanceof Forbidden) return 1;
  return 3;
}

/** What is expected is said in its own words; what is not, with where it happened. */
function linesOf(error: unknown): readonly string[] {
  if (error instanceof Malformed) return error.faults.map(({ path, message }) => `${path}: ${message}`);
  if (error instanceof Refused) return error.refusals.map(({ message, source }) => `${message} (${source})`);
  const expected = [NotFound, Forbidden, Conflict, Unavailable].some((kind) => error instanceof kind);
  if (expected && error instanceof Error) return [error.message];
  const { message, stack, cause } = describeError(error);
  return [
    "Something went wrong that this program did not foresee.",
    stack === "" ? message : stack,
    ...(cause === undefined ? [] : [`because: ${JSON.stringify(cause, null, 2)}`]),
  ];
}
