/** What one reading of the records holds: everything, or what came since a moment with what it points to. Pure. */

import type { Person } from "./names.ts";

/** The last day of a mission's operations, withdrawal or liquidation as it was once believed; moments in microseconds since 1970. */
export interface Ends {
  readonly mission: string;
  readonly kind: string;
  readonly day: string;
  readonly recorded: number;
  /** Null while it is believed. */
  readonly superseded: number | null;
}

/** One entry for each tour; numbers are places in the lists of the same reading, -1 where it has none. */
export interface ReadTours {
  /** Sixteen bytes each, as in all columns of ids. */
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

/** One entry for each presence; `tour` is a place in the tours of the same reading. */
export interface ReadPresences {
  readonly ids: Buffer;
  readonly tour: Int32Array;
  /** Days since 1970, both included. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly planned: Int32Array;
  readonly authorisation: Int32Array;
  readonly breach: Int32Array;
  /** Microseconds since 1970; infinity in `superseded` while it is believed. */
  readonly recorded: Float64Array;
  readonly superseded: Float64Array;
}

export interface ReadRolls {
  readonly ids: Buffer;
  readonly tour: Int32Array;
  readonly rotation: Int32Array;
  readonly recorded: Float64Array;
  readonly superseded: Float64Array;
}

/** How many records there were, and how many of them were no longer believed, at the moment of the reading. */
export interface ReadCounts {
  readonly tours: number;
  readonly presences: number;
  readonly presencesClosed: number;
  readonly rolls: number;
  readonly rollsClosed: number;
  readonly names: number;
  readonly namesClosed: number;
  readonly posts: number;
  readonly postsClosed: number;
}

export interface Read {
  readonly counts: ReadCounts;
  readonly missions: readonly string[];
  readonly people: readonly Person[];
  readonly posts: readonly { readonly code: string; readonly title: string }[];
  /** Keys of units as tours have them. */
  readonly units: readonly string[];
  /** Titles of all units and contributions. */
  readonly titles: readonly { readonly key: string; readonly title: string; readonly contributionId: string | null }[];
  readonly rotations: readonly { readonly id: string; readonly number: number }[];
  readonly authorisations: readonly { readonly id: string; readonly reference: string }[];
  readonly breaches: readonly string[];
  readonly ends: readonly Ends[];
  readonly tours: ReadTours;
  readonly presences: ReadPresences;
  readonly rolls: ReadRolls;
}
