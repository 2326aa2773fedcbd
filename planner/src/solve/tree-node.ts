/** Nodes of the search, which become the tree of the proof. */
import type { Prices } from "./bound.ts";
import type { Branch } from "./branch.ts";
import type { Basis } from "./engine.ts";

export interface SearchNode {
  readonly parent: SearchNode | undefined;
  readonly branch: Branch | undefined;
  readonly depth: number;
  /** The bound that `prices` prove here, times the scale; infinite before any is known. */
  bound: number;
  /** Prices of this node or, while those of its parent prove no less, of its parent. */
  prices: Prices | undefined;
  /** Basis of the parent's program, to start from. */
  basis: Basis | undefined;
  children: readonly [SearchNode, SearchNode] | undefined;
  /** Neither proved nor to be branched any further. */
  stuck: boolean;
}

/** The node before any branching. */
export function rootNode(): SearchNode {
  return {
    parent: undefined,
    branch: undefined,
    depth: 0,
    bound: Number.POSITIVE_INFINITY,
    prices: undefined,
    basis: undefined,
    children: undefined,
    stuck: false,
  };
}

/** A node below another; it inherits what its parent proves. */
export function childNode(parent: SearchNode, branch: Branch, basis: Basis | undefined): SearchNode {
  return {
    parent,
    branch,
    depth: parent.depth + 1,
    bound: parent.bound,
    prices: parent.prices,
    basis,
    children: undefined,
    stuck: false,
  };
}

/** The branchings that lead to a node, the first first. */
export function branchesOf(node: SearchNode): Branch[] {
  const branches: Branch[] = [];
  for (let at: SearchNode | undefined = node; at?.branch !== undefined; at = at.parent) branches.push(at.branch);
  return branches.reverse();
}

/** The largest bound of the leaves below a node, times the scale. */
export function boundBelow(node: SearchNode): number {
  if (node.children === undefined) return node.bound;
  return Math.min(node.bound, Math.max(boundBelow(node.children[0]), boundBelow(node.children[1])));
}

/** Drops branchings that prove no more than the node itself does for the bound that is wanted. */
export function pruneTree(node: SearchNode, wanted: number): void {
  if (node.children === undefined) return;
  if (node.bound <= wanted) {
    node.children = undefined;
    return;
  }
  for (const child of node.children) pruneTree(child, wanted);
}

/** Open nodes, the largest bound first; of equals the one that was added last. */
export class NodeQueue {
  private readonly heap: { node: SearchNode; order: number }[] = [];
  private added = 0;

  get size(): number {
    return this.heap.length;
  }

  push(node: SearchNode): void {
    const heap = this.heap;
    heap.push({ node, order: this.added++ });
    let i = heap.length - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (!this.before(i, up)) break;
      this.swap(i, up);
      i = up;
    }
  }

  pop(): SearchNode | undefined {
    const heap = this.heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return undefined;
    if (heap.length > 0) {
      heap[0] = last;
      this.sink();
    }
    return top.node;
  }

  private sink(): void {
    let i = 0;
    for (;;) {
      let first = i;
      for (const below of [2 * i + 1, 2 * i + 2])
        if (below < this.heap.length && this.before(below, first)) first = below;
      if (first === i) return;
      this.swap(i, first);
      i = first;
    }
  }

  private before(a: number, b: number): boolean {
    const [x, y] = [this.heap[a], this.heap[b]];
    if (x === undefined || y === undefined) return false;
    return x.node.bound > y.node.bound || (x.node.bound === y.node.bound && x.order > y.order);
  }

  private swap(a: number, b: number): void {
    const [x, y] = [this.heap[a], this.heap[b]];
    if (x === undefined || y === undefined) return;
    this.heap[a] = y;
    this.heap[b] = x;
  }
}
