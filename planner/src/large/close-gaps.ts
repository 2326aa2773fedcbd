/** Closes what a draft loses against the bound: by chains of moves, then by neighbourhoods until these bring next to nothing. */
import type { Budget } from "../solve/budget.ts";
import { personOf } from "../solve/compiled.ts";
import type { Engine } from "../solve/engine.ts";
import { Chains } from "./chains.ts";
import type { Draft } from "./draft.ts";
import { improve } from "./improve.ts";
import { type Gap, gapsOf, type Losses, lossesAt } from "./losses.ts";
import { type ByClass, growFrom } from "./neighbourhood.ts";
import type { SoftPrices } from "./soft-prices.ts";

/** What the work on the gaps needs beside the draft. */
export interface Closing {
  readonly engine: Engine;
  readonly budget: Budget;
  readonly prices: SoftPrices;
  readonly byClass: ByClass;
  readonly seed: number;
  /** A unit of the last goal in the sum of all. */
  readonly unit: number;
  /** Steps done at which the work ends. */
  readonly ends: number;
  /** Called after each stage. */
  readonly tell: () => void;
}

const sweepLosses = [3, 3, 10, 3, 40, 3, 10, 3, 100];
const mostSweeps = 12;
const gapsAtOnce = 8;
const neighbourhoodPairs = 5_000;
/** Loss that chains look at, and how many classes a lift looks at (0: no lifts). */
const chainRounds: readonly (readonly [number, number])[] = [
  [3, 0],
  [3, 50],
  [10, 50],
];
/** Steps that one search for a chain counts for at least, and pairs looked at (here and there, not in a row) in one step. */
const chainSteps = 20;
const pairsPerChainStep = 2_000;

/** Improves the draft as far as steps and gaps go; it stays lawful if it was. */
export function closeGaps(draft: Draft, closing: Closing): void {
  const { prices, unit } = closing;
  const losses = lossesAt(prices);
  chain(draft, closing, losses);
  let idle = 0;
  for (let turn = 0; turn < mostSweeps && idle < 2 && !isDone(closing); turn++) {
    const gaps = gapsOf(prices, losses, draft, unit * 0.9);
    if (gaps.length === 0) return;
    const gain = sweep(draft, closing, losses, gaps, turn);
    idle = gain < gaps.reduce((sum, gap) => sum + gap.loss, 0) / 20 ? idle + 1 : 0;
    closing.tell();
  }
}

function isDone({ budget, ends }: Closing): boolean {
  return budget.done >= ends || budget.spent();
}

/** Fills open places and lifts people by chains, first short-sighted, then once more with a wider view. */
function chain(draft: Draft, closing: Closing, losses: Losses): void {
  const { prices, byClass, budget, unit } = closing;
  for (const [loss, lifts] of chainRounds) {
    const chains = new Chains(draft, prices, losses, byClass);
    let looked = 0;
    for (const gap of gapsOf(prices, losses, draft, unit * 0.9)) {
      if (isDone(closing)) return;
      budget.take(Math.max(chainSteps, (chains.looked - looked) / pairsPerChainStep));
      looked = chains.looked;
      if (gap.kind === "class") chains.fill(gap.index, { loss: loss * unit, classes: 600 });
      else if (lifts > 0) chains.lift(gap.index, { loss: loss * unit, classes: lifts });
    }
    closing.tell();
  }
}

/** One sweep of neighbourhoods over the gaps; gives by how much the plan got better. */
function sweep(draft: Draft, closing: Closing, losses: Losses, gaps: readonly Gap[], turn: number): number {
  const { engine, prices, byClass, budget, seed, unit, ends } = closing;
  const { compiled } = draft;
  const loss = unit * (sweepLosses[turn % sweepLosses.length] ?? 3);
  const ownerOf = (pair: number): number => personOf(compiled.pairs, pair);
  let gain = 0;
  for (let i = 0; i < gaps.length && !isDone(closing); i += gapsAtOnce) {
    const some = gaps.slice(i, i + gapsAtOnce);
    const seeds = {
      classes: some.filter((gap) => gap.kind === "class").map((gap) => gap.index),
      people: some.filter((gap) => gap.kind === "person").map((gap) => gap.index),
    };
    const reach = { pairs: neighbourhoodPairs, perClass: 40, loss, turn };
    const part = growFrom(compiled, byClass, losses, draft, seeds, reach);
    const result = improve(engine, draft, prices.worth, part, ownerOf, seed, Math.max(1, ends - budget.done));
    budget.take(result.steps + part.pairs.length / 5);
    gain += result.gain;
  }
  return gain;
}
