/**
 * How many people are needed at least, by weights of tours: if no person can do tours worth more than 1 together, the sum of weights is
 * a bound; where some can, what they have beyond 1 is taken off. The best weights are looked for by steps along what is too little
 * or too much taken (a subgradient); their bound is that of the linear program, without its size.
 */
import type { Compiled } from "../solve/compiled.ts";
import { followers } from "../solve/followers.ts";

const START = 0.25;
const BOLD = 1.5;
const TIMID = 1e-4;
/** Passes without a gain after which steps become smaller. */
const PATIENCE = 40;
/** How much of the direction of the last step is kept. */
const INERTIA = 0.8;

/** Weights of classes on their way to the best bound. */
export class Weights {
  /** The weights with the best bound so far. */
  readonly best: Float64Array;
  /** The bound they give, not rounded. */
  bound = 0;
  private readonly compiled: Compiled;
  private readonly next: Int32Array;
  private readonly most: Float64Array;
  private readonly now: Float64Array;
  private readonly direction: Float64Array;
  private readonly taken: Float64Array;
  private boldness = BOLD;
  private idle = 0;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.next = followers(compiled);
    this.most = new Float64Array(compiled.pairs.count + 1);
    this.now = new Float64Array(compiled.classes.count).fill(START);
    this.best = this.now.slice();
    this.direction = new Float64Array(compiled.classes.count);
    this.taken = new Float64Array(compiled.classes.count);
  }

  /** Whether further steps would bring nothing. */
  get settled(): boolean {
    return this.boldness < TIMID;
  }

  /** Takes one step towards a bound of `target`. */
  step(target: number): void {
    const value = this.pass();
    if (value > this.bound + 1e-4) {
      if (value > this.bound + 0.01) this.idle = 0;
      this.bound = value;
      this.best.set(this.now);
    } else this.idle++;
    if (this.idle > PATIENCE) {
      this.boldness *= 0.7;
      this.idle = 0;
      this.now.set(this.best);
      this.direction.fill(0);
    } else this.move(Math.max(0.05, target - value));
  }

  private move(distance: number): void {
    const { now, direction, taken } = this;
    const { capacity } = this.compiled.classes;
    let length = 0;
    for (let c = 0; c < now.length; c++) {
      const turn = INERTIA * (direction[c] ?? 0) + (1 - INERTIA) * ((capacity[c] ?? 0) - (taken[c] ?? 0));
      direction[c] = turn;
      if (turn > 0 || (now[c] ?? 0) > 0) length += turn * turn;
    }
    const size = (this.boldness * distance) / Math.max(1e-9, length);
    for (let c = 0; c < now.length; c++) now[c] = Math.min(1, Math.max(0, (now[c] ?? 0) + size * (direction[c] ?? 0)));
  }

  /** The bound of the weights as they stand, and how often each class is taken by people who have more than 1. */
  private pass(): number {
    const { pairs, classes, people } = this.compiled;
    const { most, next, now, taken } = this;
    taken.fill(0);
    let sum = 0;
    for (let c = 0; c < now.length; c++) sum += (now[c] ?? 0) * (classes.capacity[c] ?? 0);
    for (let p = 0; p < people; p++) {
      const first = pairs.start[p] ?? 0;
      const end = pairs.start[p + 1] ?? 0;
      most[end] = 0;
      for (let j = end - 1; j >= first; j--) {
        const take = (now[pairs.cls[j] ?? 0] ?? 0) + (most[next[j] ?? end] ?? 0);
        const skip = most[j + 1] ?? 0;
        most[j] = Math.max(take, skip);
      }
      const all = most[first] ?? 0;
      if (all <= 1) continue;
      sum -= all - 1;
      for (let j = first; j < end; ) {
        if ((most[j] ?? 0) > (most[j + 1] ?? 0)) {
          const c = pairs.cls[j] ?? 0;
          taken[c] = (taken[c] ?? 0) + 1;
          j = next[j] ?? end;
        } else j++;
      }
    }
    return sum;
  }
}
