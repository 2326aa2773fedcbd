/** What each row of a proof adds to the priced sum, after a look at whether it is a row of this problem at all. */
import { dayNumber } from "../days.ts";
import type { Row } from "../plan.ts";
import type { Share } from "../problem.ts";
import { meant, namedGroup, period } from "./days-covered.ts";
import { addEntry, type Draft, raise, type World } from "./draft.ts";
import { signedWeights, statedValue } from "./measures.ts";

/** Adds `price` times what a row leaves over. Returns what is wrong with the row, or `null`. */
export function addRow(world: World, draft: Draft, row: Row, entry: number, price: bigint): string | null {
  switch (row.kind) {
    case "ceiling":
      return addCeiling(world, draft, row.id, row.day, price);
    case "share":
    case "shareCut":
      return addShare(world, draft, row, price);
    case "homeCap":
      return addHomeCap(world, draft, row, price);
    case "entry": {
      const earlier = world.problem.objective[row.entry];
      if (earlier === undefined || row.entry >= entry)
        return `holds entry ${row.entry}, which is not earlier than ${entry}`;
      addEntry(world, draft, row.entry, price);
      const value = statedValue(earlier, world.reached);
      const least = typeof earlier === "string" && signedWeights(earlier).some(([, weight]) => weight < 0);
      draft.constant -= price * BigInt(least ? -value : value);
      return null;
    }
    case "pin": {
      const { tour, person } = row;
      if (!world.problem.pins.some((pin) => pin.tour === tour && pin.person === person))
        return `prices no pin: ${tour}`;
      raise(draft.pairs, person, tour, price);
      draft.constant -= price;
      return null;
    }
  }
}

/** Fewer than `atMost`, the others and, with `present`, an overlap in use on that day. */
function addCeiling(world: World, draft: Draft, id: string, day: string | undefined, price: bigint): string | null {
  const ceiling = world.problem.ceilings.find((one) => one.id === id);
  if (ceiling === undefined || (day === undefined) === (ceiling.measure === "present"))
    return `names no ceiling: ${id}`;
  const { first, last } = day === undefined ? period(ceiling) : { first: dayNumber(day), last: dayNumber(day) };
  if (day !== undefined && (first < period(ceiling).first || last > period(ceiling).last))
    return `${id} is not in force on ${day}`;
  const counts = (from: number, to: number) =>
    ceiling.measure === "tours" ? first <= from && from <= last : from <= last && to >= first;
  draft.constant += price * BigInt(ceiling.atMost);
  for (const others of ceiling.others)
    if (counts(dayNumber(others.from), dayNumber(others.to))) draft.constant -= price * BigInt(others.count);
  if (ceiling.measure === "people") {
    draft.visitors.set(ceiling, (draft.visitors.get(ceiling) ?? 0n) + price);
    return null;
  }
  for (const [k, { tour, from, to }] of world.candidates.kinds.entries())
    if (counts(from, to) && meant(ceiling.where, tour.labels)) draft.kind[k] = (draft.kind[k] ?? 0n) - price;
  if (ceiling.overlap) raise(draft.overlap, ceiling, first, price * BigInt(ceiling.overlap.people));
  return null;
}

/** `a · (with the tag + shortfall) − b · filled + c`, which is never negative where the share holds. */
function addShare(
  world: World,
  draft: Draft,
  row: Extract<Row, { kind: "share" | "shareCut" }>,
  price: bigint,
): string | null {
  const share = world.problem.shares.find(({ id }) => id === row.id);
  const name = share && namedGroup(share.per, row.group);
  const group = share && name ? world.groups.get(share.id)?.get(name) : undefined;
  if (!share || !name || !group) return `names no group of a share: ${row.id}`;
  const [part, whole] = share.atLeast;
  const cut = row.kind === "share" ? { a: whole, b: part, c: 0 } : row;
  if (row.kind === "shareCut") {
    const fault = world.cuts.get(row) ?? faultOfCut(share, row, group.tours);
    world.cuts.set(row, fault);
    if (fault !== "") return fault;
  }
  const tagged = price * BigInt(cut.a);
  for (const k of group.kinds) {
    raise(draft.tagged, k, share.tag, tagged);
    draft.kind[k] = (draft.kind[k] ?? 0n) - price * BigInt(cut.b);
  }
  if (!share.hard) raise(draft.shortfall, share, name, tagged);
  draft.constant += price * BigInt(cut.c);
  return null;
}

/** What is wrong with a cut; empty when it holds with any number of the group's tours filled. */
function faultOfCut(share: Share, cut: Extract<Row, { kind: "shareCut" }>, tours: number): string {
  if (cut.a < 0) return `prices a cut of ${cut.id} with a negative a`;
  const [part, whole] = share.atLeast.map(BigInt);
  if (part === undefined || whole === undefined) return "prices a share of nothing";
  for (let filled = 0n; filled <= BigInt(tours); filled++) {
    const least = (part * filled + whole - 1n) / whole;
    if (BigInt(cut.a) * least < BigInt(cut.b) * filled - BigInt(cut.c))
      return `prices a cut of ${cut.id} that is false with ${filled} filled`;
  }
  return "";
}

function addHomeCap(world: World, draft: Draft, row: Extract<Row, { kind: "homeCap" }>, price: bigint): string | null {
  const cap = world.problem.homeCaps.find(({ id }) => id === row.id);
  if (cap === undefined || cap.homes?.includes(row.home) === false)
    return `names no home cap: ${row.id} for ${row.home}`;
  const own = draft.homes.get(row.home) ?? [];
  draft.homes.set(row.home, own);
  own.push({ cap, day: row.day, amount: -price });
  draft.constant += price * BigInt(cap.atMost);
  return null;
}
