/**
 * All tours and presences of one country in columns of numbers, so that a window of days is read without asking the database for
 * every row: days since 1970 in whole numbers, everything else as a place in a list of names. Pure.
 */

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

/** The id in a packed column of ids, sixteen bytes each. */
export function idAt(packed: Buffer, at: number): string {
  const hex = packed.toString("hex", at * 16, at * 16 + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What tours and presences point to, by place. */
export interface LedgerNames {
  readonly missions: readonly string[];
  readonly people: readonly { readonly number: string; readonly name: string }[];
  readonly posts: readonly { readonly code: string; readonly title: string }[];
  readonly units: readonly { readonly key: string; readonly title: string; readonly contributionId: string | null }[];
  readonly rotations: readonly { readonly id: string; readonly number: number }[];
  readonly authorisations: readonly string[];
  readonly breaches: readonly string[];
  readonly ends: readonly {
    readonly mission: string;
    readonly kind: string;
    readonly day: string;
    /** Microseconds since 1970; null: never. */
    readonly recorded: number;
    readonly superseded: number | null;
  }[];
}

/** One entry for each tour; -1 where there is none. */
export interface LedgerTours {
  readonly ids: Buffer;
  readonly mission: Int32Array;
  readonly person: Int32Array;
  readonly role: Int32Array;
  readonly mode: Int32Array;
  readonly post: Int32Array;
  readonly unit: Int32Array;
  readonly rotation: Int32Array;
  readonly confidence: Int32Array;
}

/** One entry for each presence that was ever recorded. */
export interface LedgerPresences {
  readonly tour: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where it is planned. */
  readonly planned: Int32Array;
  readonly authorisation: Int32Array;
  readonly breach: Int32Array;
  readonly recorded: Float64Array;
  readonly superseded: Float64Array;
}

/** Entries on the rolls of rotations: where one is believed, the tour is of that rotation. */
export interface LedgerRolls {
  readonly tour: Int32Array;
  readonly rotation: Int32Array;
  readonly recorded: Float64Array;
  readonly superseded: Float64Array;
}

export interface Ledger {
  readonly names: LedgerNames;
  readonly tours: LedgerTours;
  readonly presences: LedgerPresences;
  readonly rolls: LedgerRolls;
  /** Entries on rolls by tour. */
  readonly rolled: ReadonlyMap<number, readonly number[]>;
  /** Presences of tour `n` are `order[starts[n]]` to `order[starts[n + 1] - 1]`, in order of their first day. */
  readonly starts: Int32Array;
  readonly order: Int32Array;
}

/** The ledger with its presences in the order of tours. */
export function ledgerOf(
  names: LedgerNames,
  tours: LedgerTours,
  presences: LedgerPresences,
  rolls: LedgerRolls,
): Ledger {
  const count = tours.mission.length;
  const starts = new Int32Array(count + 1);
  for (const tour of presences.tour) starts[tour + 1] = (starts[tour + 1] ?? 0) + 1;
  for (let tour = 0; tour < count; tour += 1) starts[tour + 1] = (starts[tour + 1] ?? 0) + (starts[tour] ?? 0);
  const next = starts.slice(0, count);
  const order = new Int32Array(presences.tour.length);
  for (let at = 0; at < presences.tour.length; at += 1) {
    const tour = presences.tour[at] ?? 0;
    const place = next[tour] ?? 0;
    order[place] = at;
    next[tour] = place + 1;
  }
  for (let tour = 0; tour < count; tour += 1) {
    const own = order.subarray(starts[tour], starts[tour + 1]);
    if (own.length > 1) own.sort((a, b) => (presences.from[a] ?? 0) - (presences.from[b] ?? 0));
  }
  const rolled = new Map<number, number[]>();
  for (const [at, tour] of rolls.tour.entries()) rolled.set(tour, [...(rolled.get(tour) ?? []), at]);
  return { names, tours, presences, rolls, rolled, starts, order };
}

/** Microseconds since 1970 of a moment, to compare with the ledger's; `null` is now: everything that was recorded. */
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
