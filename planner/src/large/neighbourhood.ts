/** A part of the plan around some gaps: the people who could close them, and what they hold now. */
import type { Compiled } from "../solve/compiled.ts";
import type { Draft } from "./draft.ts";
import type { Losses } from "./losses.ts";

/** The pairs of each class. */
export interface ByClass {
  readonly start: Int32Array;
  readonly pair: Int32Array;
  readonly person: Int32Array;
}

/** The same pairs, class by class; people ascending within a class. */
export function pairsByClass(compiled: Compiled): ByClass {
  const { pairs, classes } = compiled;
  const start = new Int32Array(classes.count + 1);
  for (let j = 0; j < pairs.count; j++) {
    const c = pairs.cls[j] ?? 0;
    start[c + 1] = (start[c + 1] ?? 0) + 1;
  }
  for (let c = 0; c < classes.count; c++) start[c + 1] = (start[c + 1] ?? 0) + (start[c] ?? 0);
  const at = start.slice();
  const pair = new Int32Array(pairs.count);
  const person = new Int32Array(pairs.count);
  for (let p = 0; p < compiled.people; p++) {
    for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++) {
      const c = pairs.cls[j] ?? 0;
      const place = at[c] ?? 0;
      at[c] = place + 1;
      pair[place] = j;
      person[place] = p;
    }
  }
  return { start, pair, person };
}

/** Those of the pairs whose loss is at most `most`, in the same order. */
export function nearOf(all: ByClass, losses: Losses, most: number): ByClass {
  const isNear = (i: number): boolean => (losses.ofPair[all.pair[i] ?? 0] ?? 0) <= most;
  let count = 0;
  for (let i = 0; i < all.pair.length; i++) if (isNear(i)) count++;
  const start = new Int32Array(all.start.length);
  const pair = new Int32Array(count);
  const person = new Int32Array(count);
  let at = 0;
  for (let c = 0; c + 1 < all.start.length; c++) {
    for (let i = all.start[c] ?? 0; i < (all.start[c + 1] ?? 0); i++) {
      if (!isNear(i)) continue;
      pair[at] = all.pair[i] ?? 0;
      person[at++] = all.person[i] ?? 0;
    }
    start[c + 1] = at;
  }
  return { start, pair, person };
}

/** How far a neighbourhood reaches. */
export interface Reach {
  /** Most pairs in the neighbourhood. */
  readonly pairs: number;
  /** People taken from one class. */
  readonly perClass: number;
  /** Largest loss of a pair that is looked at. */
  readonly loss: number;
  /** Varies which of equal people are taken. */
  readonly turn: number;
}

export interface Neighbourhood {
  readonly people: readonly number[];
  readonly pairs: readonly number[];
}

/** Grows from the classes: their likeliest people, the classes these hold, the likeliest people of those, until it is full. */
export function growFrom(
  compiled: Compiled,
  byClass: ByClass,
  losses: Losses,
  draft: Draft,
  seeds: { readonly classes: readonly number[]; readonly people: readonly number[] },
  reach: Reach,
): Neighbourhood {
  const growth = new Growth(compiled, losses, draft, reach);
  for (const person of seeds.people) growth.addSeed(person);
  for (const c of seeds.classes) growth.addClass(c);
  while (!growth.isFull()) {
    const c = growth.nextClass();
    if (c === undefined) break;
    for (const person of likeliest(byClass, losses, draft, c, reach)) growth.addPerson(person);
  }
  return growth.finish();
}

class Growth {
  private readonly compiled: Compiled;
  private readonly losses: Losses;
  private readonly draft: Draft;
  private readonly reach: Reach;
  private readonly people = new Set<number>();
  private readonly classes = new Set<number>();
  private readonly queue: number[] = [];
  private done = 0;
  private size = 0;

  constructor(compiled: Compiled, losses: Losses, draft: Draft, reach: Reach) {
    this.compiled = compiled;
    this.losses = losses;
    this.draft = draft;
    this.reach = reach;
  }

  isFull(): boolean {
    return this.size >= this.reach.pairs;
  }

  nextClass(): number | undefined {
    return this.queue[this.done++];
  }

  addClass(c: number): void {
    if (this.classes.has(c)) return;
    this.classes.add(c);
    this.queue.push(c);
  }

  /** A person who lost against the best: with the classes of the best sets. */
  addSeed(person: number): void {
    this.addPerson(person);
    let wanted = 0;
    this.eachPair(person, (j, c) => {
      if ((this.losses.ofPair[j] ?? 0) < 0.5 && wanted++ < 6) this.addClass(c);
    });
  }

  addPerson(person: number): void {
    if (this.people.has(person)) return;
    this.people.add(person);
    this.eachPair(person, (j, c) => {
      if (this.draft.chosen[j] === 1) this.addClass(c);
      if ((this.losses.ofPair[j] ?? 0) <= this.reach.loss) this.size++;
    });
  }

  /** Pairs of the people that could matter: chosen ones, and near ones of classes that are within or have places left. */
  finish(): Neighbourhood {
    const people = [...this.people].sort((a, b) => a - b);
    const pairs: number[] = [];
    for (const person of people) {
      this.eachPair(person, (j, c) => {
        const near = (this.losses.ofPair[j] ?? 0) <= this.reach.loss;
        const open = this.classes.has(c) || (this.draft.classLeft[c] ?? 0) > 0;
        if (this.draft.chosen[j] === 1 || (near && open)) pairs.push(j);
      });
    }
    return { people, pairs };
  }

  private eachPair(person: number, visit: (pair: number, cls: number) => void): void {
    const { pairs } = this.compiled;
    for (let j = pairs.start[person] ?? 0; j < (pairs.start[person + 1] ?? 0); j++) visit(j, pairs.cls[j] ?? 0);
  }
}

/** The people of a class with the least loss; those without a tour first among equals. */
function likeliest(byClass: ByClass, losses: Losses, draft: Draft, c: number, reach: Reach): number[] {
  const found: { person: number; loss: number; tie: number }[] = [];
  for (let i = byClass.start[c] ?? 0; i < (byClass.start[c + 1] ?? 0); i++) {
    const pair = byClass.pair[i] ?? 0;
    const loss = losses.ofPair[pair] ?? 0;
    if (loss > reach.loss || draft.chosen[pair] === 1) continue;
    const person = byClass.person[i] ?? 0;
    const tie = (Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(reach.turn + 1, 0x85ebca6b)) >>> 8;
    found.push({ person, loss: loss + (draft.busy[person] === 0 ? 0 : 0.25), tie });
  }
  found.sort((a, b) => a.loss - b.loss || a.tie - b.tie);
  return found.slice(0, reach.perClass).map((one) => one.person);
}
