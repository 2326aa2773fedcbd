/** Writes what was found about the fewest people as prices that prove it. */
import { Bounder, type Prices } from "../solve/bound.ts";
import type { Compiled } from "../solve/compiled.ts";
import { type Goal, goalValue, type Values } from "../solve/goals.ts";
import type { GoalRawProof } from "../solve/outcome.ts";
import type { PricedRow } from "../solve/rules.ts";
import { rootNode } from "../solve/tree-node.ts";

const SCALE = 2 ** 16;

/**
 * A proof for each goal, the last of which counts people: for those before it, that no tour brings more than being filled; for people
 * the best of what the given weights of classes prove. Whatever the weights, the bounds hold.
 */
export function proofsOfFewest(
  compiled: Compiled,
  goals: readonly Goal[],
  values: Values,
  weights: readonly Float64Array[],
): GoalRawProof[] {
  const bounder = new Bounder(compiled, goals, []);
  const last = goals.length - 1;
  return goals.map((_, entry) => {
    const rules = goals.slice(0, entry).map((__, goal): PricedRow => ({ kind: "entry", goal }));
    const reached = goals.slice(0, entry).map((goal) => goalValue(goal, values));
    const none = new Float64Array(compiled.classes.count);
    const offers =
      entry < last
        ? [capacityPrices(bounder, entry)]
        : [none, ...weights].map((one) => peoplePrices(compiled, goals, one));
    const root = rootNode();
    for (const prices of offers) {
      const bound = bounder.bound(entry, prices, rules, [], reached);
      if (bound === undefined || bound >= root.bound) continue;
      root.bound = bound;
      root.prices = prices;
    }
    return { entry, rules, scale: SCALE, root };
  });
}

function capacityPrices(bounder: Bounder, entry: number): Prices {
  const classes = bounder.mostOfClasses(entry, SCALE);
  return { scale: SCALE, classes, rows: new Float64Array(entry), branches: new Float64Array() };
}

/**
 * Each tour is worth its weight in people: the goal of filling is held at a price at which every tour would be filled for its own sake,
 * and each class that somebody can take pays back what is beyond its weight.
 */
function peoplePrices(compiled: Compiled, goals: readonly Goal[], weights: Float64Array): Prices {
  const { classes, pairs } = compiled;
  const held = goals.slice(0, -1).findLastIndex((goal) => goal.filled > 0);
  const { filled = 0, keyFilled = 0 } = goals[held] ?? {};
  const worth = (c: number) => filled * (classes.value[c] ?? 0) + keyFilled * (classes.key[c] ?? 0);
  const whole = weights.map((weight) => Math.floor(weight * SCALE));
  const able = new Uint8Array(classes.count);
  for (const c of pairs.cls) able[c] = 1;
  const price = whole.reduce((most, weight, c) => Math.max(most, Math.ceil(weight / worth(c))), 0);
  const rows = new Float64Array(goals.length - 1);
  if (held >= 0) rows[held] = price;
  const list = whole.map((weight, c) => (able[c] === 1 ? price * worth(c) - weight : 0));
  return { scale: SCALE, classes: list, rows, branches: new Float64Array() };
}
