/** The most people can add to a priced sum: for each the best set of candidates whose dates, with rest, do not collide. */
import type { Person } from "../problem.ts";
import { type Amounts, asBigInts, asDoubles } from "./amounts.ts";
import type { Kind } from "./candidates.ts";
import { holdsOn } from "./days-covered.ts";
import type { Draft, World } from "./draft.ts";

/** At most so many ceilings of people are weighed for one person; the price of others is let go, which only weakens the bound. */
const MOST_CEILINGS = 6;

/** The sum over all people of the most each can add. Doubles while they are exact, BigInt for people with whom they are not. */
export function bestOfPeople(world: World, draft: Draft): bigint {
  const doubles = asDoubles(world, draft);
  let bigInts: Amounts | undefined;
  let sum = 0n;
  for (const [p, person] of world.problem.people.entries()) {
    const first = world.candidates.starts[p] ?? 0;
    const end = world.candidates.starts[p + 1] ?? 0;
    if (first === end) continue;
    const quick = bestOfPerson(world, doubles, person, first, end);
    if (quick.size < Number.MAX_SAFE_INTEGER) sum += BigInt(quick.best);
    else {
      bigInts ??= asBigInts(world, draft);
      sum += bestOfPerson(world, bigInts, person, first, end).best as unknown as bigint;
    }
  }
  return sum;
}

/** One person's best, and the sizes of all terms that went into it together. */
function bestOfPerson(world: World, amounts: Amounts, person: Person, first: number, end: number) {
  let size = amounts.used < amounts.zero ? -amounts.used : amounts.used;
  const add = (sum: number, term: number): number => {
    size += term < amounts.zero ? -term : term;
    return sum + term;
  };
  const used = add(amounts.used, amounts.usedBy.get(person.id) ?? amounts.zero);
  const kinds: Kind[] = [];
  const weights: number[] = [];
  const under: number[] = [];
  const visits = amounts.visitors.filter(({ under }) => {
    for (let at = first; at < end; at++) if (under[world.candidates.kindOf[at] ?? 0] === 1) return true;
    return false;
  });
  visits.length = Math.min(visits.length, MOST_CEILINGS);
  for (const { by } of visits) add(amounts.zero, by);
  for (let at = first; at < end; at++) {
    const k = world.candidates.kindOf[at] ?? 0;
    const kind = world.candidates.kinds[k];
    if (kind === undefined) continue;
    kinds.push(kind);
    weights.push(weightOf(world, amounts, person, k, kind, world.candidates.scores[at] ?? 0, add));
    under.push(visits.reduce((bits, visit, bit) => bits | ((visit.under[k] ?? 0) << bit), 0));
  }
  const before = lastBefore(kinds, world.problem.rest.days);
  let best = amounts.zero;
  for (let paid = 0; paid < 1 << visits.length; paid++) {
    let sum = bestSet(amounts.zero, weights, before, (i) => ((under[i] ?? 0) & ~paid) === 0);
    if (sum === null) continue;
    visits.forEach(({ by }, bit) => {
      if (sum !== null && paid & (1 << bit)) sum += by;
    });
    sum += used;
    if (sum > best) best = sum;
  }
  return { best, size };
}

/** What one candidate adds. */
function weightOf(
  world: World,
  amounts: Amounts,
  person: Person,
  k: number,
  { tour, from, to, classIndex, ids }: Kind,
  score: number,
  add: (sum: number, term: number) => number,
): number {
  let sum = add(amounts.zero, amounts.kind[k] ?? amounts.zero);
  sum = add(sum, amounts.score * amounts.of(score));
  for (const [tag, by] of amounts.tagged[k] ?? []) if (holdsOn(person, tag, tour.from)) sum = add(sum, by);
  for (const row of amounts.homes.get(person.home ?? "") ?? [])
    if (person.home !== undefined && row.meant[k] === 1 && from <= row.dayNumber && row.dayNumber <= to)
      if (row.cap.tag === undefined || holdsOn(person, row.cap.tag, row.day)) sum = add(sum, row.by);
  for (const { people, classes, tag, by } of amounts.named)
    if (people.has(person.id) && (classes === null || classes.has(classIndex)))
      if (tag === undefined || holdsOn(person, tag, tour.from)) sum = add(sum, by);
  return add(sum, bestOfTours(world, amounts, person.id, ids));
}

/** The most that the choice among the tours of one kind adds: kept assignments of the previous plan and pins; never a banned one. */
function bestOfTours(world: World, amounts: Amounts, person: string, ids: readonly string[]): number {
  const previous = world.previous.get(person);
  const pairs = amounts.pairs.get(person);
  if (previous === undefined && pairs === undefined) return amounts.zero;
  const banned = world.candidates.bans.get(person);
  let best: number | null = null;
  for (const id of ids) {
    if (banned?.has(id)) continue;
    const by = (previous?.has(id) ? amounts.kept : amounts.zero) + (pairs?.get(id) ?? amounts.zero);
    if (best === null || by > best) best = by;
  }
  return best ?? amounts.zero;
}

/** For each candidate, in order of last day, how many candidates end early enough to come before it. */
function lastBefore(kinds: readonly Kind[], rest: number): number[] {
  return kinds.map(({ from }) => {
    let [low, high] = [0, kinds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kinds[middle]?.to ?? 0) + rest < from) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/** The greatest weight of a set of at least one allowed candidate without collisions; `null` when none is allowed. */
function bestSet(
  zero: number,
  weights: readonly number[],
  before: readonly number[],
  allowed: (index: number) => boolean,
): number | null {
  const best = [zero]; // best[i]: among the first i, none at all included
  let single: number | null = null;
  for (let i = 0; i < weights.length; i++) {
    let top = best[i] ?? zero;
    if (allowed(i)) {
      const weight = weights[i] ?? zero;
      if (single === null || weight > single) single = weight;
      const sum = weight + (best[before[i] ?? 0] ?? zero);
      if (sum > top) top = sum;
    }
    best.push(top);
  }
  const all = best[weights.length] ?? zero;
  return single === null || all > zero ? (single === null ? null : all) : single;
}
