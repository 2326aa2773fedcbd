/** Ids in the order in which they came, sixteen bytes each, and where each of them stands. Pure. */

/** Grows in place: who holds it sees what was added. */
export interface Ids {
  bytes: Buffer;
  count: number;
  /** Places and 1, or 0 where free, by the last four bytes of an id, which are random in every kind of id; a power of two long. */
  slots: Int32Array;
}

const SIZE = 16;

/** No ids yet. */
export function noIds(): Ids {
  return { bytes: Buffer.alloc(0), count: 0, slots: new Int32Array(16) };
}

/** Where the `at`-th id of packed ids stands; -1 where it is not known. */
export function placeOfId(ids: Ids, packed: Buffer, at: number): number {
  return (ids.slots[slotOf(ids, packed, at)] ?? 0) - 1;
}

/** Adds the `at`-th id of packed ids, which is not there yet, and returns its place. */
export function addId(ids: Ids, packed: Buffer, at: number): number {
  const place = ids.count;
  if ((place + 1) * SIZE > ids.bytes.length) {
    const larger = Buffer.alloc(Math.max(1024, ids.bytes.length * 2));
    ids.bytes.copy(larger);
    ids.bytes = larger;
  }
  if ((place + 1) * 2 > ids.slots.length) spread(ids);
  packed.copy(ids.bytes, place * SIZE, at * SIZE, at * SIZE + SIZE);
  ids.slots[slotOf(ids, packed, at)] = place + 1;
  ids.count = place + 1;
  return place;
}

/** The slot that holds the id, or the free one where it belongs. */
function slotOf({ bytes, slots }: Ids, packed: Buffer, at: number): number {
  const mask = slots.length - 1;
  const start = at * SIZE;
  for (let slot = packed.readUInt32BE(start + 12) & mask; ; slot = (slot + 1) & mask) {
    const place = (slots[slot] ?? 0) - 1;
    if (place < 0 || bytes.compare(packed, start, start + SIZE, place * SIZE, place * SIZE + SIZE) === 0) return slot;
  }
}

/** Twice as many slots, or four times: half of them at least stay free. */
function spread(ids: Ids): void {
  ids.slots = new Int32Array(ids.slots.length * 4);
  for (let place = 0; place < ids.count; place += 1) ids.slots[slotOf(ids, ids.bytes, place)] = place + 1;
}

/** The id in a packed column of ids as text. */
export function idAt(packed: Buffer, at: number): string {
  const hex = packed.toString("hex", at * SIZE, at * SIZE + SIZE);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Which of two ids of one column comes first, as for sorting. */
export function compareIds({ bytes }: Ids, a: number, b: number): number {
  return bytes.compare(bytes, b * SIZE, b * SIZE + SIZE, a * SIZE, a * SIZE + SIZE);
}
