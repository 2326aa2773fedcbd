/** Tours of which nobody can do two: as many people are needed as there are such tours. */
import type { Compiled } from "../solve/compiled.ts";
import { followers } from "../solve/followers.ts";
import { drawer } from "../solve/random.ts";

/** A search for the largest set of classes of which nobody can do two, counted by their tours. */
export class Apart {
  /** 1 for the classes of the best set. */
  readonly best: Uint8Array;
  /** Tours of the best set. */
  size = 0;
  private readonly count: number;
  private readonly capacity: Int32Array;
  private readonly rivals: readonly Int32Array[];
  private readonly able: Uint8Array;
  private readonly inside: Uint8Array;
  /** Tours of the set that stand in the way of each class. */
  private readonly against: Float64Array;
  private readonly waits: Float64Array;
  private readonly draw: (below: number) => number;
  private now = 0;
  private turn = 0;

  constructor(compiled: Compiled, seed: number) {
    this.count = compiled.classes.count;
    this.capacity = compiled.classes.capacity;
    this.rivals = rivalsOf(compiled);
    this.able = new Uint8Array(this.count);
    for (const c of compiled.pairs.cls) this.able[c] = 1;
    this.inside = new Uint8Array(this.count);
    this.best = new Uint8Array(this.count);
    this.against = new Float64Array(this.count);
    this.waits = new Float64Array(this.count);
    this.draw = drawer(seed);
  }

  /** Begins anew with the classes of the greatest weight, of equals those with the fewest rivals. */
  beginWith(weights: Float64Array): void {
    for (let c = 0; c < this.count; c++) if (this.inside[c] === 1) this.remove(c);
    const order = Array.from(weights.keys()).sort(
      (a, b) =>
        (weights[b] ?? 0) - (weights[a] ?? 0) || (this.rivals[a]?.length ?? 0) - (this.rivals[b]?.length ?? 0) || a - b,
    );
    for (const c of order) if (this.able[c] === 1 && this.against[c] === 0) this.add(c);
    this.keep();
  }

  /** Exchanges classes for so many turns, or until the set has `enough` tours: whatever costs least, nothing again at once. */
  exchange(turns: number, enough: number): void {
    for (const end = this.turn + turns; this.turn < end && this.size < enough; this.turn++) {
      let chosen = -1;
      let least = Number.POSITIVE_INFINITY;
      let ties = 0;
      for (let c = 0; c < this.count; c++) {
        if (this.inside[c] === 1 || this.able[c] === 0) continue;
        const against = this.against[c] ?? 0;
        const cost = against - (this.capacity[c] ?? 0);
        if (cost > least || (against > 0 && (this.waits[c] ?? 0) > this.turn)) continue;
        if (cost < least) [chosen, least, ties] = [c, cost, 1];
        else if (this.draw(++ties) === 0) chosen = c;
      }
      if (chosen < 0) continue;
      if ((this.against[chosen] ?? 0) > 0) this.sendAway(chosen);
      this.add(chosen);
      this.keep();
    }
  }

  private sendAway(chosen: number): void {
    for (const rival of this.rivals[chosen] ?? []) {
      if (this.inside[rival] === 0) continue;
      this.remove(rival);
      this.waits[rival] = this.turn + 7 + this.draw(10);
    }
  }

  private add(c: number): void {
    this.inside[c] = 1;
    this.shift(c, this.capacity[c] ?? 0);
  }

  private remove(c: number): void {
    this.inside[c] = 0;
    this.shift(c, -(this.capacity[c] ?? 0));
  }

  private shift(c: number, by: number): void {
    this.now += by;
    for (const rival of this.rivals[c] ?? []) this.against[rival] = (this.against[rival] ?? 0) + by;
  }

  private keep(): void {
    if (this.now <= this.size) return;
    this.size = this.now;
    this.best.set(this.inside);
  }
}

/** For each class those that somebody could do besides it. */
function rivalsOf(compiled: Compiled): Int32Array[] {
  const { pairs, classes, people } = compiled;
  const next = followers(compiled);
  const count = classes.count;
  const both = new Uint8Array(count * count);
  for (let p = 0; p < people; p++) {
    const end = pairs.start[p + 1] ?? 0;
    for (let j = pairs.start[p] ?? 0; j < end; j++) {
      const row = (pairs.cls[j] ?? 0) * count;
      for (let k = next[j] ?? end; k < end; k++) both[row + (pairs.cls[k] ?? 0)] = 1;
    }
  }
  return Array.from({ length: count }, (_, a) => {
    const list: number[] = [];
    for (let b = 0; b < count; b++) if (both[a * count + b] === 1 || both[b * count + a] === 1) list.push(b);
    return Int32Array.from(list);
  });
}

/** The classes that are under way on the day when most tours are, 1 each: nobody can do two of them. */
export function busiestDay(compiled: Compiled): Float64Array {
  const { from, to, capacity, count } = compiled.classes;
  const present = (c: number, day: number) => (from[c] ?? 0) <= day && day <= (to[c] ?? 0) + compiled.restDays;
  let busiest = 0;
  let most = -1;
  for (const day of new Set(from)) {
    let sum = 0;
    for (let c = 0; c < count && (from[c] ?? 0) <= day; c++) if (present(c, day)) sum += capacity[c] ?? 0;
    if (sum > most) [busiest, most] = [day, sum];
  }
  return Float64Array.from({ length: count }, (_, c) => (present(c, busiest) ? 1 : 0));
}
