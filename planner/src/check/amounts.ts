/** A draft's amounts made ready for the many small questions, once as doubles and, where those are not exact, as BigInt. */
import { dayNumber } from "../days.ts";
import type { HomeCap } from "../problem.ts";
import { meant, period } from "./days-covered.ts";
import type { Draft, World } from "./draft.ts";

/**
 * The amounts of a draft. The BigInt form carries BigInt where the types say `number`: the operators that are used
 * (+ − · < >) are the same for both and never meet mixed.
 */
export interface Amounts {
  readonly zero: number;
  /** A whole number in the form of the amounts. */
  readonly of: (whole: number) => number;
  readonly kind: readonly number[];
  readonly tagged: readonly (readonly (readonly [tag: string, by: number])[] | undefined)[];
  readonly score: number;
  readonly kept: number;
  readonly used: number;
  /** For each person named by a branching on people used, what using that person adds besides `used`. */
  readonly usedBy: ReadonlyMap<string, number>;
  readonly homes: ReadonlyMap<string, readonly HomePrice[]>;
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Ceilings of people: which kinds lie under each, and what it costs to have a tour under it. */
  readonly visitors: readonly { readonly under: Uint8Array; readonly by: number }[];
  readonly named: readonly NamedPrice[];
}

interface HomePrice {
  readonly cap: HomeCap;
  readonly meant: Uint8Array;
  readonly day: string;
  readonly dayNumber: number;
  readonly by: number;
}

interface NamedPrice {
  readonly people: ReadonlySet<string>;
  readonly classes: ReadonlySet<number> | null;
  readonly tag: string | undefined;
  readonly by: number;
}

/** As doubles; exact only while all sizes stay below 2^53, which whoever adds them up must watch. */
export function asDoubles(world: World, draft: Draft): Amounts {
  return amountsOf(world, draft, Number, (whole) => whole);
}

/** As BigInt, always exact. */
export function asBigInts(world: World, draft: Draft): Amounts {
  const same = (amount: bigint) => amount as unknown as number;
  return amountsOf(world, draft, same, (whole) => same(BigInt(whole)));
}

function amountsOf(world: World, draft: Draft, to: (amount: bigint) => number, of: (whole: number) => number): Amounts {
  const { kinds } = world.candidates;
  const meantBy = new Map<HomeCap, Uint8Array>();
  for (const cap of world.problem.homeCaps)
    meantBy.set(
      cap,
      Uint8Array.from(kinds, ({ tour }) => (meant(cap.where, tour.labels) ? 1 : 0)),
    );
  const homes = [...draft.homes].map(([home, rows]) => {
    const prices = rows.map(({ cap, day, amount }): HomePrice => {
      return { cap, meant: meantBy.get(cap) ?? new Uint8Array(), day, dayNumber: dayNumber(day), by: to(amount) };
    });
    return [home, prices] as const;
  });
  const visitors = [...draft.visitors].map(([ceiling, price]) => {
    const { first, last } = period(ceiling);
    const under = Uint8Array.from(kinds, ({ tour, from, to: end }) =>
      from <= last && end >= first && meant(ceiling.where, tour.labels) ? 1 : 0,
    );
    return { under, by: to(-price) };
  });
  return {
    zero: to(0n),
    of,
    kind: draft.kind.map(to),
    tagged: kinds.map((_, k) => {
      const tags = draft.tagged.get(k);
      return tags && [...tags].map(([tag, by]) => [tag, to(by)] as const);
    }),
    score: to(draft.score),
    kept: to(draft.kept),
    used: to(draft.used),
    usedBy: usedBy(draft, to),
    homes: new Map(homes),
    pairs: new Map([...draft.pairs].map(([id, own]) => [id, new Map([...own].map(([tour, by]) => [tour, to(by)]))])),
    visitors,
    named: draft.named.map(({ on, people, amount }) => {
      return { people, classes: on.classes ? new Set(on.classes) : null, tag: on.tag, by: to(amount) };
    }),
  };
}

function usedBy(draft: Draft, to: (amount: bigint) => number): Map<string, number> {
  const sums = new Map<string, bigint>();
  for (const { people, amount } of draft.usedAmong)
    for (const person of people) sums.set(person, (sums.get(person) ?? 0n) + amount);
  return new Map([...sums].map(([person, amount]) => [person, to(amount)]));
}
