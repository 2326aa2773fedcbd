/**
 * The priced sum of a proof, put together term by term in exact integers:
 *   scale · objective + Σ price · (what a row leaves over, never negative for a lawful plan).
 * Whatever a lawful plan is worth, times scale, is at most the greatest value of this sum; and once the rows are priced,
 * that greatest value falls apart into one small question for each person, each shortfall and each overlap.
 */
import { dayNumber } from "../days.ts";
import type { Expression, Row } from "../plan.ts";
import type { Ceiling, HomeCap, Measure, Problem, Share } from "../problem.ts";
import type { Candidates } from "./candidates.ts";
import { groupText, levels, meant, namedGroup, period, within } from "./days-covered.ts";
import { signedWeights, statedValue } from "./measures.ts";

/** One group of a share: its kinds, and how many tours it has. */
interface Group {
  readonly kinds: number[];
  tours: number;
}

/** What every proof of one problem needs to look up. */
export interface World {
  readonly problem: Problem;
  readonly candidates: Candidates;
  /** Measures that the plan reached, for rows that hold earlier entries at their value. */
  readonly reached: Record<Measure, number>;
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, Group>>;
  /** Tours of the previous plan by person. */
  readonly previous: ReadonlyMap<string, ReadonlySet<string>>;
  /** Cuts that were tried, with what is wrong with them; empty when nothing is. */
  readonly cuts: Map<Row, string>;
}

export function worldOf(problem: Problem, candidates: Candidates, reached: Record<Measure, number>): World {
  const groups = new Map(problem.shares.map((share) => [share.id, groupsOf(share, candidates)]));
  const previous = new Map<string, Set<string>>();
  for (const { tour, person } of problem.previous)
    previous.set(person, (previous.get(person) ?? new Set<string>()).add(tour));
  return { problem, candidates, reached, groups, previous, cuts: new Map() };
}

function groupsOf(share: Share, { kinds }: Candidates): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [k, { tour, ids }] of kinds.entries()) {
    if (!meant(share.where, tour.labels)) continue;
    const name = groupText(share.per, tour.labels);
    const group = groups.get(name) ?? { kinds: [], tours: 0 };
    groups.set(name, group);
    group.kinds.push(k);
    group.tours += ids.length;
  }
  return groups;
}

/** The priced sum. Each amount multiplies what its comment says. */
export interface Draft {
  constant: bigint;
  /** assignments of the kind */
  readonly kind: bigint[];
  /** assignments of the kind to someone who holds the tag on its first day */
  readonly tagged: Map<number, Map<string, bigint>>;
  /** the sum of scores, assignments of `previous` kept, people used */
  score: bigint;
  kept: bigint;
  used: bigint;
  /** people used among these */
  readonly usedAmong: { readonly people: ReadonlySet<string>; readonly amount: bigint }[];
  /** the shortfall of a group, by share and group */
  readonly shortfall: Map<Share, Map<string, bigint>>;
  /** days of a ceiling's overlap in use, by ceiling and day number */
  readonly overlap: Map<Ceiling, Map<number, bigint>>;
  /** people of the home counted under the cap on the day, by home */
  readonly homes: Map<string, { readonly cap: HomeCap; readonly day: string; readonly amount: bigint }[]>;
  /** the assignment of the tour to the person, by person and tour */
  readonly pairs: Map<string, Map<string, bigint>>;
  /** people with a tour under the ceiling in its period */
  readonly visitors: Map<Ceiling, bigint>;
  /** assignments of the classes to these people (who hold the tag on the first day) */
  readonly named: { readonly on: Counted; readonly people: ReadonlySet<string>; readonly amount: bigint }[];
}

type Counted = { readonly classes?: readonly number[]; readonly people?: readonly string[]; readonly tag?: string };

export function emptyDraft({ candidates }: World): Draft {
  return {
    constant: 0n,
    kind: candidates.kinds.map(() => 0n),
    tagged: new Map(),
    score: 0n,
    kept: 0n,
    used: 0n,
    usedAmong: [],
    shortfall: new Map(),
    overlap: new Map(),
    homes: new Map(),
    pairs: new Map(),
    visitors: new Map(),
    named: [],
  };
}

function raise<K, V>(map: Map<K, Map<V, bigint>>, outer: K, inner: V, by: bigint): void {
  const own = map.get(outer) ?? new Map<V, bigint>();
  map.set(outer, own);
  own.set(inner, (own.get(inner) ?? 0n) + by);
}

/** Adds `price` times an objective entry, in the sense in which more is better. */
export function addEntry(world: World, draft: Draft, index: number, price: bigint): void {
  addMeasures(world, draft, signedWeights(world.problem.objective[index] ?? {}), price);
}

/** Adds `price` times a weighted sum of measures. */
function addMeasures(
  world: World,
  draft: Draft,
  weights: readonly (readonly [Measure, number])[],
  price: bigint,
): void {
  const { problem, candidates, groups } = world;
  const add = (k: number, by: bigint) => {
    draft.kind[k] = (draft.kind[k] ?? 0n) + by;
  };
  for (const [measure, weight] of weights) {
    const by = price * BigInt(weight);
    if (measure === "score") draft.score += by;
    else if (measure === "people") draft.used += by;
    else if (measure === "changes") {
      draft.constant += by * BigInt(problem.previous.length);
      draft.kept -= by;
    } else if (measure === "shortfall") {
      for (const share of problem.shares)
        if (!share.hard) for (const name of groups.get(share.id)?.keys() ?? []) raise(draft.shortfall, share, name, by);
    } else
      for (const [k, { tour }] of candidates.kinds.entries())
        add(k, measure === "keyFilled" ? (tour.key ? by : 0n) : by * BigInt(tour.value));
  }
}

/** Adds `price` times a branching expression. Returns what is wrong with it, or `null`. */
export function addExpression(world: World, draft: Draft, on: Expression, price: bigint): string | null {
  if ("peopleUsed" in on) {
    if (on.people === undefined) draft.used += price;
    else draft.usedAmong.push({ people: new Set(on.people), amount: price });
  } else if ("measure" in on) addMeasures(world, draft, [[on.measure, 1]], price);
  else if ("passed" in on) {
    const ceiling = world.problem.ceilings.find(({ id, overlap }) => id === on.passed && overlap !== undefined);
    const day = dayNumber(on.day);
    if (ceiling === undefined || day < period(ceiling).first || day > period(ceiling).last)
      return `branches on an overlap that is not: ${on.passed} on ${on.day}`;
    raise(draft.overlap, ceiling, day, price);
  } else if ("shortfall" in on) {
    const share = world.problem.shares.find(({ id, hard }) => id === on.shortfall && !hard);
    const name = share && namedGroup(share.per, on.group);
    if (!share || !name || !world.groups.get(share.id)?.has(name))
      return `branches on an unknown shortfall ${on.shortfall}`;
    raise(draft.shortfall, share, name, price);
  } else if (on.people !== undefined) draft.named.push({ on, people: new Set(on.people), amount: price });
  else {
    const classes = on.classes && new Set(on.classes);
    for (const [k, { classIndex }] of world.candidates.kinds.entries()) {
      if (classes && !classes.has(classIndex)) continue;
      if (on.tag !== undefined) raise(draft.tagged, k, on.tag, price);
      else draft.kind[k] = (draft.kind[k] ?? 0n) + price;
    }
  }
  return null;
}

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

/** The most that the shortfalls and overlaps of the priced sum can bring. */
export function bestOfRest({ problem, groups }: World, draft: Draft): bigint {
  let sum = 0n;
  for (const [share, amounts] of draft.shortfall)
    for (const [name, amount] of amounts) {
      const [part, whole] = share.atLeast;
      const tours = BigInt(groups.get(share.id)?.get(name)?.tours ?? 0);
      const most = (BigInt(part) * tours + BigInt(whole) - 1n) / BigInt(whole);
      if (amount > 0n) sum += amount * most;
    }
  for (const [ceiling, amounts] of draft.overlap) {
    const stays = problem.tours
      .filter(({ labels }) => meant(ceiling.where, labels))
      .map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to), count: 1 }));
    for (const { from, to, count } of ceiling.others) stays.push({ from: dayNumber(from), to: dayNumber(to), count });
    const inside = stays.map((stay) => within(stay, period(ceiling))).filter((stay) => stay !== null);
    const changes = levels(inside).map(({ day }) => day);
    sum += bestOverlap(changes, amounts, ceiling.overlap?.days ?? 0);
  }
  return sum;
}

/**
 * The most that days of overlap can bring when no more than `limit` days in a row may be used. Presence, and with it the
 * use of overlap, is the same from one change to the next, so whole spans are used or not.
 */
function bestOverlap(changes: readonly number[], amounts: ReadonlyMap<number, bigint>, limit: number): bigint {
  const worth = changes.map(() => 0n);
  for (const [day, amount] of amounts) {
    const span = changes.findLastIndex((change) => change <= day);
    if (span >= 0) worth[span] = (worth[span] ?? 0n) + amount;
  }
  const best = [0n]; // best[i]: with the first i spans decided
  for (let i = 0; i < changes.length; i++) {
    let top = best[i] ?? 0n; // span i not used
    let gain = 0n;
    for (let j = i; j >= 0; j--) {
      // spans j to i used, span j − 1 not
      const length = (changes[i + 1] ?? Number.POSITIVE_INFINITY) - (changes[j] ?? 0);
      if (length > limit) break;
      gain += worth[j] ?? 0n;
      const total = gain + (best[Math.max(0, j - 1)] ?? 0n);
      if (total > top) top = total;
    }
    best.push(top);
  }
  return best[changes.length] ?? 0n;
}
