/** Columns as the database packs them, and moments as numbers. Pure. */

const NEVER = Number.POSITIVE_INFINITY;

/** Whole numbers of a column as the database packs them: four bytes each, highest first. */
export function unpackNumbers(packed: Buffer | null): Int32Array {
  const numbers = new Int32Array((packed?.length ?? 0) / 4);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = packed?.readInt32BE(at * 4) ?? 0;
  return numbers;
}

/** Moments of a column in microseconds since 1970, eight bytes each; the lowest number stands for never and reads as infinity. */
export function unpackMoments(packed: Buffer | null): Float64Array {
  const moments = new Float64Array((packed?.length ?? 0) / 8);
  for (let at = 0; at < moments.length; at += 1) {
    const micros = packed?.readBigInt64BE(at * 8) ?? 0n;
    moments[at] = micros < 0n ? NEVER : Number(micros);
  }
  return moments;
}

/** Microseconds since 1970 of a moment, to compare with recorded ones; `null` is now: everything that was recorded. */
export function microsOf(moment: string | null): number {
  if (moment === null) return NEVER;
  const digits = /\.(\d+)Z$/.exec(moment)?.[1] ?? "";
  const seconds = Date.parse(moment.replace(/\.\d+Z$/, "Z")) / 1000;
  return seconds * 1_000_000 + Number(digits.padEnd(6, "0").slice(0, 6));
}

/** Whether a fact recorded and superseded at these moments was believed at `moment`. */
export function believedAt(recorded: number, superseded: number, moment: number): boolean {
  return moment === NEVER ? superseded === NEVER : recorded <= moment && superseded > moment;
}
