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
import { groupText, meant, namedGroup, period } from "./days-covered.ts";
import { signedWeights } from "./measures.ts";

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

/** What the proofs of one plan have in common: the problem, who may go where, the values reached, the groups of each share. */
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

/** Prices of nothing: a draft with every sum at 0, to which a leaf adds its own. */
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

/** Raises the amount under two keys. */
export function raise<K, V>(map: Map<K, Map<V, bigint>>, outer: K, inner: V, by: bigint): void {
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
