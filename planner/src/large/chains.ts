/**
 * Chains of moves that fill an open place: somebody takes it and leaves another, which somebody else takes, and so on, until nobody has
 * to leave anything or what is left open is worth less. The cheapest chain is found over classes by what each move loses at the prices.
 */
import type { Draft } from "./draft.ts";
import type { Losses } from "./losses.ts";
import { type ByClass, nearOf } from "./neighbourhood.ts";
import type { SoftPrices } from "./soft-prices.ts";

/** One move of a chain: the person takes the pair `into` and leaves the pair `out` (−1: none). */
interface Move {
  readonly person: number;
  readonly into: number;
  readonly out: number;
}

interface Holder {
  readonly pair: number;
  readonly person: number;
}

/** How far chains are looked for. */
export interface ChainReach {
  /** Largest loss of a pair that is looked at. */
  readonly loss: number;
  /** Most classes that one search looks at. */
  readonly classes: number;
}

/** Finds chains of moves, each person taking the place of the next, that gain more than they lose at the current prices. */
export class Chains {
  private readonly draft: Draft;
  private readonly losses: Losses;
  private readonly byClass: ByClass;
  /** The pairs of no more than a loss, and that loss. */
  private near: { readonly loss: number; readonly pairs: ByClass } | undefined;
  private readonly prices: SoftPrices;
  /** Pairs looked at so far, a measure of the work. */
  looked = 0;
  private readonly held: Int32Array[];
  /** Who holds a place of each class, and by which pair, ascending. */
  private readonly holders: Holder[][];
  private readonly cost: Float64Array;
  private readonly via: (Move | undefined)[];
  private readonly from: Int32Array;
  private readonly settled: Uint8Array;
  private readonly journal: Move[] = [];
  private readonly pinned: ReadonlySet<number>;

  constructor(draft: Draft, prices: SoftPrices, losses: Losses, byClass: ByClass) {
    this.draft = draft;
    this.prices = prices;
    this.losses = losses;
    this.byClass = byClass;
    const { classes, people } = draft.compiled;
    this.held = Array.from({ length: people }, (_, p) => chosenOf(draft, p));
    this.holders = Array.from({ length: classes.count }, () => []);
    for (const [person, own] of this.held.entries()) for (const pair of own) this.hold(pair, person);
    this.cost = new Float64Array(classes.count);
    this.via = new Array(classes.count).fill(undefined);
    this.from = new Int32Array(classes.count);
    this.settled = new Uint8Array(classes.count);
    this.pinned = new Set(draft.compiled.pins.map((pin) => pin.person));
  }

  /** Fills places of the class as long as chains are worth it; gives how much the plan loses less at the prices. */
  fill(c: number, reach: ChainReach): number {
    let gain = 0;
    while ((this.draft.classLeft[c] ?? 0) >= 1) {
      const one = this.fillOne(c, reach);
      if (one <= 1e-6) break;
      gain += one;
    }
    return gain;
  }

  private fillOne(c: number, reach: ChainReach): number {
    const touched: number[] = [c];
    this.cost.fill(Number.POSITIVE_INFINITY);
    this.settled.fill(0);
    this.cost[c] = 0;
    let best = { total: this.prices.classes[c] ?? 0, last: -1, final: undefined as Move | undefined };
    for (let looked = 0; looked < reach.classes; looked++) {
      const at = this.cheapest(touched);
      if (at < 0 || (this.cost[at] ?? 0) >= best.total) break;
      this.settled[at] = 1;
      if (at !== c) {
        const total = (this.cost[at] ?? 0) + (this.prices.classes[at] ?? 0);
        if (total < best.total - 1e-9) best = { total, last: at, final: undefined };
      }
      this.expand(at, reach, touched, (move, loss) => {
        const total = (this.cost[at] ?? 0) + loss;
        if (total < best.total - 1e-9) best = { total, last: at, final: move };
      });
    }
    if (best.last < 0) return 0;
    return this.apply(c, best.last, best.final) ? (this.prices.classes[c] ?? 0) - best.total : 0;
  }

  private cheapest(touched: readonly number[]): number {
    let found = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const c of touched) {
      if (this.settled[c] === 0 && (this.cost[c] ?? 0) < least) {
        least = this.cost[c] ?? 0;
        found = c;
      }
    }
    return found;
  }

  private expand(c: number, reach: ChainReach, touched: number[], ends: (move: Move, loss: number) => void): void {
    const near = this.nearPairs(reach.loss);
    this.looked += (near.start[c + 1] ?? 0) - (near.start[c] ?? 0);
    for (let i = near.start[c] ?? 0; i < (near.start[c + 1] ?? 0); i++) {
      const into = near.pair[i] ?? 0;
      if (this.draft.chosen[into] === 1) continue;
      const person = near.person[i] ?? 0;
      const out = this.leaves(person, into);
      if (out === -2) continue;
      const gain = this.losses.netOf(into);
      if (out === -1) {
        const use = this.draft.busy[person] === 0 ? this.prices.worth.use : 0;
        ends({ person, into, out }, Math.max(0, use - gain));
        continue;
      }
      const next = this.draft.compiled.pairs.cls[out] ?? 0;
      const cost = (this.cost[c] ?? 0) + Math.max(0, this.losses.netOf(out) - gain);
      if (this.settled[next] === 1 || cost >= (this.cost[next] ?? 0)) continue;
      if (this.cost[next] === Number.POSITIVE_INFINITY) touched.push(next);
      this.cost[next] = cost;
      this.via[next] = { person, into, out };
      this.from[next] = c;
    }
  }

  private nearPairs(loss: number): ByClass {
    if (this.near?.loss !== loss) this.near = { loss, pairs: nearOf(this.byClass, this.losses, loss) };
    return this.near.pairs;
  }

  /** The one pair the person would have to leave for the other; −1 for none, −2 when there are several. */
  private leaves(person: number, into: number): number {
    let out = -1;
    for (const j of this.held[person] ?? []) {
      if (!this.excludes(j, into)) continue;
      if (out !== -1) return -2;
      out = j;
    }
    return out;
  }

  /**
   * Lets a person who has less than the best have more: where a class is full, somebody leaves it for another, and so on, until somebody
   * finds an open place or leaves for nothing. Gives how much the plan loses less at the prices.
   */
  lift(person: number, reach: ChainReach): number {
    const { pairs } = this.draft.compiled;
    const wanted: { into: number; loss: number }[] = [];
    for (let j = pairs.start[person] ?? 0; j < (pairs.start[person + 1] ?? 0); j++) {
      if (this.draft.chosen[j] === 0) wanted.push({ into: j, loss: this.losses.ofPair[j] ?? 0 });
    }
    wanted.sort((a, b) => a.loss - b.loss || a.into - b.into);
    for (const { into } of wanted.slice(0, 6)) {
      const gain = this.liftInto(person, into, reach);
      if (gain > 0) return gain;
    }
    return 0;
  }

  private liftInto(person: number, into: number, reach: ChainReach): number {
    const out = this.leaves(person, into);
    if (out === -2) return 0;
    const { cls } = this.draft.compiled.pairs;
    const c = cls[into] ?? 0;
    const use = this.draft.busy[person] === 0 ? this.prices.worth.use : 0;
    const own = this.losses.netOf(into) - (out >= 0 ? this.losses.netOf(out) : 0) - use;
    if (own <= 1e-6) return 0;
    const left = out >= 0 ? (cls[out] ?? 0) : -1;
    const mark = this.journal.length;
    let gain = own;
    if ((this.draft.classLeft[c] ?? 0) >= 1) gain += this.prices.classes[c] ?? 0;
    else {
      const cost = this.push(c, own, reach);
      if (cost === undefined) return 0;
      gain -= cost;
    }
    if (!this.make({ person, into, out })) return this.backTo(mark);
    if (left >= 0) gain += this.fill(left, reach) - (this.prices.classes[left] ?? 0);
    return gain > 1e-6 && this.draft.isLawful() ? gain : this.backTo(mark);
  }

  /** Makes room in a full class at a cost below the limit: the cost, or `undefined` when nothing was done. */
  private push(c: number, limit: number, reach: ChainReach): number | undefined {
    const touched: number[] = [c];
    this.cost.fill(Number.POSITIVE_INFINITY);
    this.settled.fill(0);
    this.cost[c] = 0;
    let best = { total: limit - 1e-6, last: -1, final: undefined as Move | undefined };
    for (let looked = 0; looked < reach.classes; looked++) {
      const at = this.cheapest(touched);
      if (at < 0 || (this.cost[at] ?? 0) >= best.total) break;
      this.settled[at] = 1;
      this.release(at, reach, touched, (move, cost) => {
        const total = (this.cost[at] ?? 0) + cost;
        if (total < best.total) best = { total, last: at, final: move };
      });
    }
    if (best.last < 0 || best.final === undefined) return undefined;
    const moves: Move[] = [best.final];
    for (let at = best.last; at !== c; at = this.from[at] ?? c) {
      const move = this.via[at];
      if (move === undefined) return undefined;
      moves.push(move);
    }
    const mark = this.journal.length;
    for (const move of moves) {
      if (!this.make(move)) {
        this.backTo(mark);
        return undefined;
      }
    }
    return best.total;
  }

  /** What the holders of a class could do instead. */
  private release(c: number, reach: ChainReach, touched: number[], ends: (move: Move, cost: number) => void): void {
    const { pairs } = this.draft.compiled;
    for (const { pair: out, person } of this.holders[c] ?? []) {
      this.looked += (pairs.start[person + 1] ?? 0) - (pairs.start[person] ?? 0);
      const has = this.losses.netOf(out);
      const freed = this.draft.busy[person] === 1 ? this.prices.worth.use : 0;
      ends({ person, into: -1, out }, Math.max(0, has - freed));
      for (let into = pairs.start[person] ?? 0; into < (pairs.start[person + 1] ?? 0); into++) {
        const next = pairs.cls[into] ?? 0;
        if (next === c || this.draft.chosen[into] === 1 || (this.losses.ofPair[into] ?? 0) > reach.loss) continue;
        const cost = Math.max(0, has - this.losses.netOf(into));
        const open = (this.draft.classLeft[next] ?? 0) >= 1;
        const total = (this.cost[c] ?? 0) + cost;
        if (!open && (this.settled[next] === 1 || total >= (this.cost[next] ?? 0))) continue;
        if (!this.isFreeFor(person, into, out)) continue;
        if (open) {
          ends({ person, into, out }, cost - (this.prices.classes[next] ?? 0));
          continue;
        }
        if (this.cost[next] === Number.POSITIVE_INFINITY) touched.push(next);
        this.cost[next] = total;
        this.via[next] = { person, into, out };
        this.from[next] = c;
      }
    }
  }

  /** Whether the person could take the pair once `out` is left. */
  private isFreeFor(person: number, into: number, out: number): boolean {
    return (this.held[person] ?? []).every((j) => j === out || !this.excludes(j, into));
  }

  private excludes(one: number, other: number): boolean {
    const { classes, pairs, restDays } = this.draft.compiled;
    const [x, y] = [pairs.cls[one] ?? 0, pairs.cls[other] ?? 0];
    const [a, b] = [Math.min(x, y), Math.max(x, y)];
    return (classes.from[b] ?? 0) <= (classes.to[a] ?? 0) + restDays;
  }

  /** Makes the moves of a chain that fills `c`, the last first; takes them back when one of them breaks a rule after all. */
  private apply(c: number, last: number, final: Move | undefined): boolean {
    const moves: Move[] = final === undefined ? [] : [final];
    for (let at = last; at !== c; at = this.from[at] ?? c) {
      const move = this.via[at];
      if (move === undefined) return false;
      moves.push(move);
    }
    const mark = this.journal.length;
    for (const move of moves.reverse()) {
      if (!this.make(move)) {
        this.backTo(mark);
        return false;
      }
    }
    if (this.draft.isLawful()) return true;
    this.backTo(mark);
    return false;
  }

  /** Makes a move when things still stand as it was thought of and every rule allows it. */
  private make(move: Move): boolean {
    const { draft } = this;
    if (move.out >= 0 && draft.chosen[move.out] === 0) return false;
    if (move.into >= 0 && (draft.chosen[move.into] === 1 || !this.isFreeFor(move.person, move.into, move.out)))
      return false;
    if (this.pinned.has(move.person)) return false;
    if (move.out >= 0) draft.change(move.out, move.person, -1);
    if (move.into >= 0 && !draft.fits(move.into)) {
      if (move.out >= 0) draft.change(move.out, move.person, 1);
      return false;
    }
    if (move.into >= 0) draft.change(move.into, move.person, 1);
    this.rehold(move.person);
    this.journal.push(move);
    return true;
  }

  /** Takes back all moves after the mark. */
  private backTo(mark: number): 0 {
    while (this.journal.length > mark) {
      const move = this.journal.pop();
      if (move === undefined) break;
      if (move.into >= 0) this.draft.change(move.into, move.person, -1);
      if (move.out >= 0) this.draft.change(move.out, move.person, 1);
      this.rehold(move.person);
    }
    return 0;
  }

  /** Takes note of what the person holds now. */
  private rehold(person: number): void {
    const before = this.held[person] ?? new Int32Array();
    const after = chosenOf(this.draft, person);
    this.held[person] = after;
    for (const pair of before) if (this.draft.chosen[pair] === 0) this.letGo(pair);
    for (const pair of after) if (!before.includes(pair)) this.hold(pair, person);
  }

  private hold(pair: number, person: number): void {
    const list = this.holders[this.draft.compiled.pairs.cls[pair] ?? 0] ?? [];
    let at = list.length;
    while (at > 0 && (list[at - 1]?.pair ?? 0) > pair) at--;
    list.splice(at, 0, { pair, person });
  }

  private letGo(pair: number): void {
    const list = this.holders[this.draft.compiled.pairs.cls[pair] ?? 0] ?? [];
    list.splice(
      list.findIndex((holder) => holder.pair === pair),
      1,
    );
  }
}

function chosenOf(draft: Draft, person: number): Int32Array {
  const { start } = draft.compiled.pairs;
  const list: number[] = [];
  for (let j = start[person] ?? 0; j < (start[person + 1] ?? 0); j++) if (draft.chosen[j] === 1) list.push(j);
  return Int32Array.from(list);
}
