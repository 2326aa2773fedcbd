/** What one more place under a binding rule would bring: solved again where there is work left for it, else bounded by the proof. */
import { dayText } from "../days.ts";
import type { Price } from "../plan.ts";
import { LEAST, MEASURES, type Problem, weightsOf } from "../problem.ts";
import type { GoalProof } from "./aim.ts";
import type { Budget } from "./budget.ts";
import type { Choice } from "./choice.ts";
import type { Compiled } from "./compiled.ts";
import type { Goal, Values } from "./goals.ts";
import type { PricedRow } from "./rules.ts";
import type { SearchNode } from "./tree-node.ts";

/** A rule that some leaf prices. */
interface Binding {
  readonly kind: "ceiling" | "homeCap" | "share";
  /** Index in the problem's list of its kind. */
  readonly index: number;
  /** For each goal the most that one more can bring there by the proof, 0 when it is not priced. */
  readonly most: number[];
  first: number;
  last: number;
}

/** The best plan known and what solving again needs of the solver. */
export interface Known {
  readonly compiled: Compiled;
  readonly goals: readonly Goal[];
  readonly proofs: readonly GoalProof[];
  readonly values: Values;
  readonly choice: Choice;
  /** Whether every goal is proved. */
  readonly optimal: boolean;
}

/** Solves a changed problem from a plan that is lawful in it: the values reached when all is proved, else `undefined`. */
export type SolveAgain = (problem: Problem, start: Choice, budget: Budget) => Values | undefined;

/**
 * The prices of the rules that bind. `worth` has for each measure of the objective that changes by how much it does with one more
 * place; where that was not solved, for each entry under `upTo:` and its name (or `entry` and its number) the most it can gain. A hard share
 * is always given the second way: one more is one more person without the tag.
 */
export function rulePrices(known: Known, budget: Budget, solveAgain: SolveAgain): Price[] {
  const { problem } = known.compiled;
  return bindingRules(known).flatMap((rule): Price[] => {
    const id = (
      rule.kind === "ceiling" ? problem.ceilings : rule.kind === "homeCap" ? problem.homeCaps : problem.shares
    )[rule.index]?.id;
    const wider = known.optimal && !budget.spent() ? widened(problem, rule) : undefined;
    const values = wider === undefined ? undefined : solveAgain(wider, known.choice, budget);
    const worth = values === undefined ? mostWorth(rule, known.goals) : gained(problem, known.values, values);
    if (id === undefined || Object.keys(worth).length === 0) return [];
    const days = rule.first <= rule.last ? { from: dayText(rule.first), to: dayText(rule.last) } : {};
    return [{ rule: id, ...days, worth }];
  });
}

/** The problem with one more place under the rule; `undefined` for a share, which has no places. */
function widened(problem: Problem, rule: Binding): Problem | undefined {
  const more = <T extends { readonly atMost: number }>(list: readonly T[]): T[] =>
    list.map((one, i) => (i === rule.index ? { ...one, atMost: one.atMost + 1 } : one));
  if (rule.kind === "ceiling") return { ...problem, ceilings: more(problem.ceilings) };
  if (rule.kind === "homeCap") return { ...problem, homeCaps: more(problem.homeCaps) };
  return undefined;
}

/** By how much each measure of the objective is better (positive) or worse (negative); measures that stay are left out. */
function gained(problem: Problem, before: Values, after: Values): Record<string, number> {
  const asked = new Set(problem.objective.flatMap((entry) => weightsOf(entry).map(([measure]) => measure)));
  const changed = MEASURES.filter((measure) => asked.has(measure) && before[measure] !== after[measure]);
  const better = (measure: (typeof MEASURES)[number]) =>
    LEAST.has(measure) ? before[measure] - after[measure] : after[measure] - before[measure];
  return Object.fromEntries(changed.map((measure) => [measure, better(measure)]));
}

function mostWorth(rule: Binding, goals: readonly Goal[]): Record<string, number> {
  const worth = rule.most.map((most, goal) => [goal, Math.floor(most / (goals[goal]?.grain ?? 1) + 1e-6)] as const);
  return Object.fromEntries(
    worth
      .filter(([, steps]) => steps > 0)
      .map(([goal, steps]) => [`upTo:${nameOf(goal, goals)}`, steps * (goals[goal]?.grain ?? 1)]),
  );
}

function nameOf(index: number, goals: readonly Goal[]): string {
  const entry = goals[index]?.entry;
  return typeof entry === "string" ? entry : `entry ${index + 1}`;
}

/** Every rule that a leaf of some proof prices, those of earlier goals first, then the dearest. */
function bindingRules(known: Known): Binding[] {
  const rules = new Map<string, Binding>();
  for (const proof of known.proofs) {
    for (const leaf of leavesOf(proof.search.root)) addLeaf(known, proof, leaf, rules);
  }
  const rank = (rule: Binding) => rule.most.findIndex((most) => most > 0);
  return [...rules.values()].sort(
    (a, b) => rank(a) - rank(b) || (b.most[rank(b)] ?? 0) - (a.most[rank(a)] ?? 0) || a.index - b.index,
  );
}

function addLeaf(known: Known, proof: GoalProof, leaf: SearchNode, rules: Map<string, Binding>): void {
  const here = new Map<Binding, number>();
  for (const [i, price] of leaf.prices?.rows.entries() ?? []) {
    const row = proof.book.rules[i];
    const named = price === 0 || row === undefined ? undefined : ruleOf(known.compiled, row);
    if (named === undefined) continue;
    const key = `${named.kind} ${named.index}`;
    const rule = rules.get(key) ?? {
      kind: named.kind,
      index: named.index,
      most: known.goals.map(() => 0),
      first: Number.POSITIVE_INFINITY,
      last: Number.NEGATIVE_INFINITY,
    };
    rules.set(key, rule);
    if (named.days !== undefined) {
      rule.first = Math.min(rule.first, named.days[0]);
      rule.last = Math.max(rule.last, named.days[1]);
    }
    here.set(rule, (here.get(rule) ?? 0) + (price * named.units) / proof.search.scale);
  }
  for (const [rule, sum] of here) rule.most[proof.goal] = Math.max(rule.most[proof.goal] ?? 0, sum);
}

/** The rule that a row belongs to, the days it speaks of, and how many units of the row one more place is. */
function ruleOf(
  compiled: Compiled,
  row: PricedRow,
): { kind: Binding["kind"]; index: number; days?: readonly [number, number]; units: number } | undefined {
  switch (row.kind) {
    case "present": {
      const ceiling = compiled.ceilings[row.ceiling];
      const segment = ceiling?.measure === "present" ? ceiling.segments[row.segment] : undefined;
      const days = segment === undefined ? undefined : ([segment.from, segment.to] as const);
      return { kind: "ceiling", index: row.ceiling, units: 1, ...(days === undefined ? {} : { days }) };
    }
    case "total":
      return { kind: "ceiling", index: row.ceiling, units: 1 };
    case "home":
      return { kind: "homeCap", index: compiled.homeLimits[row.limit]?.index ?? 0, units: 1, days: [row.day, row.day] };
    case "share":
    case "cut": {
      const share = compiled.shares[row.group];
      if (share === undefined || !share.hard) return undefined;
      return { kind: "share", index: share.index, units: row.kind === "share" ? share.den : row.a };
    }
    case "pin":
    case "entry":
      return undefined;
  }
}

function leavesOf(node: SearchNode): SearchNode[] {
  return node.children === undefined ? [node] : node.children.flatMap(leavesOf);
}
