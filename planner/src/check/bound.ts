/** Proves the bounds of a plan from its certificate: every leaf of every tree must show that nothing lawful is better. */
import type { Certificate, Expression, Leaf, Node, Proof } from "../plan.ts";
import type { ObjectiveEntry } from "../problem.ts";
import { greatestDivisor } from "./candidates.ts";
import { addEntry, addExpression, emptyDraft, type World } from "./draft.ts";
import { addRow } from "./draft-rows.ts";
import { signedWeights } from "./measures.ts";
import { bestOfPeople } from "./person-best.ts";
import { bestOfRest } from "./rest-best.ts";

/** What a proof shows: no lawful plan passes `most` (in the sense in which more is better); or why it shows nothing. */
export type Proved = { readonly most: bigint } | { readonly fault: string };

/** One decision on the way from the root to a leaf: `on ≤ at`, or `on ≥ at + 1` when `above`. */
interface Branch {
  readonly on: Expression;
  readonly at: number;
  readonly above: boolean;
}

/** The bound that a proof gives for an entry of the objective; for `null`, nothing is maximised and a negative bound means that no plan is lawful. */
export function prove(world: World, certificate: Certificate, proof: Proof, entry: number | null): Proved {
  const step = entry === null ? 1n : granularity(world, world.problem.objective[entry] ?? {});
  let most: bigint | null = null;
  const path: Branch[] = [];
  const todo: { node: Node; depth: number; branch: Branch | null }[] = [{ node: proof.tree, depth: 0, branch: null }];
  for (let task = todo.pop(); task !== undefined; task = todo.pop()) {
    const { node, depth, branch } = task;
    path.length = Math.max(0, depth - 1);
    if (branch) path.push(branch);
    if ("leaf" in node) {
      const sum = leafBound(world, certificate, proof, node.leaf, path, entry);
      if (typeof sum === "string") return { fault: sum };
      const bound = floor(sum, BigInt(proof.scale) * step) * step;
      if (most === null || bound > most) most = bound;
    } else {
      const { on, at } = node;
      todo.push({ node: node.below, depth: depth + 1, branch: { on, at, above: false } });
      todo.push({ node: node.above, depth: depth + 1, branch: { on, at, above: true } });
    }
  }
  return most === null ? { fault: "the proof has no leaf" } : { most };
}

/** The greatest value of one leaf's priced sum, times scale; or what is wrong with the leaf. */
function leafBound(
  world: World,
  certificate: Certificate,
  proof: Proof,
  leaf: Leaf,
  path: readonly Branch[],
  entry: number | null,
): bigint | string {
  const draft = emptyDraft(world);
  if (entry !== null) addEntry(world, draft, entry, BigInt(proof.scale));
  const classPrice = new Map<number, bigint>();
  for (const [index, price] of leaf.classes ?? []) {
    const tours = certificate.classes[index];
    if (tours === undefined) return `prices class ${index}, which does not exist`;
    classPrice.set(index, (classPrice.get(index) ?? 0n) + BigInt(price));
    draft.constant += BigInt(price) * BigInt(tours.length);
  }
  for (const [k, { classIndex }] of world.candidates.kinds.entries())
    draft.kind[k] = (draft.kind[k] ?? 0n) - (classPrice.get(classIndex) ?? 0n);
  for (const [index, price] of leaf.rows ?? []) {
    const row = proof.rows[index];
    const fault = row
      ? addRow(world, draft, row, entry ?? 0, BigInt(price))
      : `prices row ${index}, which does not exist`;
    if (fault !== null) return fault;
  }
  for (const [depth, price] of leaf.branches ?? []) {
    const branch = path[depth];
    if (branch === undefined) return `prices branch ${depth} of ${path.length}`;
    const sign = branch.above ? 1n : -1n;
    draft.constant -= sign * BigInt(price) * BigInt(branch.at + (branch.above ? 1 : 0));
    const fault = addExpression(world, draft, branch.on, sign * BigInt(price));
    if (fault !== null) return fault;
  }
  return draft.constant + bestOfRest(world, draft) + bestOfPeople(world, draft);
}

function floor(a: bigint, b: bigint): bigint {
  const whole = a / b;
  return a % b < 0n ? whole - 1n : whole;
}

/** The number of which every value of the entry is a multiple; 1 when it is always 0. */
function granularity({ problem, candidates }: World, entry: ObjectiveEntry): bigint {
  let step = 0;
  for (const [measure, weight] of signedWeights(entry)) {
    const unit =
      measure === "score"
        ? candidates.scoreStep
        : measure === "filled"
          ? problem.tours.reduce((divisor, { value }) => greatestDivisor(divisor, value), 0)
          : 1;
    step = greatestDivisor(step, weight * unit);
  }
  return BigInt(Math.max(1, step));
}
