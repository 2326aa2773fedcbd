/** Moves prices to where the bound is lowest. */
import { constantPart } from "./constant-part.ts";
import type { Scope, SoftPrices } from "./soft-prices.ts";

/** How the temperature falls and how far prices move. */
export interface Course {
  readonly passes: number;
  readonly hot: number;
  readonly cold: number;
  /** Whether the prices of side rules stay as they are. */
  readonly still?: boolean;
  /** Whether the last prices are left rather than those of the lowest bound. */
  readonly last?: boolean;
  /** Called after each pass; true ends the course. */
  readonly stop: () => boolean;
}

/** Share of the passes in which the temperature falls; it stays at its lowest for the rest. */
const falling = 0.7;
const step = 0.8;
const momentumLimit = 0.95;
/** Temperatures from the best beyond which a pair is not looked at, and passes after which that is asked anew. */
const nearness = 20;
const together = 10;

/**
 * Runs the course from the prices as they stand and leaves the prices of the lowest bound met, or the last ones.
 *
 * @returns that bound, in units of the worth (not rounded, not certified)
 */
export function descend(prices: SoftPrices, scope: Scope, course: Course): number {
  const state = new State(prices);
  let lowest = Number.POSITIVE_INFINITY;
  const look = (temperature: number) => {
    const bound = prices.narrow(scope.people, nearness * temperature) + constantPart(prices, scope);
    if (bound >= lowest) return;
    lowest = bound;
    state.remember();
  };
  for (let pass = 0; pass < course.passes && !course.stop(); pass++) {
    const temperature =
      course.hot * (course.cold / course.hot) ** Math.min(1, pass / Math.max(1, course.passes * falling));
    if (pass % together === 0) look(temperature);
    prices.pass(scope.people, temperature);
    state.move(scope, temperature, pass === 0, course.still === true);
  }
  look(course.cold);
  prices.widen();
  if (course.last !== true) state.recall();
  return lowest;
}

class State {
  private readonly prices: SoftPrices;
  private readonly current: Float64Array;
  private readonly before: Float64Array;
  private readonly lowest: Float64Array;
  private readonly classCount: number;
  private inertia = 1;

  constructor(prices: SoftPrices) {
    this.prices = prices;
    this.classCount = prices.classes.length;
    this.current = new Float64Array(this.classCount + prices.rows.length);
    this.before = this.current.slice();
    this.lowest = this.current.slice();
    this.read(this.current);
    this.read(this.lowest);
  }

  remember(): void {
    this.read(this.lowest);
  }

  recall(): void {
    this.write(this.lowest);
  }

  /** One step of all prices from where the last pass looked, then on with momentum. */
  move(scope: Scope, temperature: number, first: boolean, still: boolean): void {
    const { prices, current, before } = this;
    before.set(current);
    let along = 0;
    for (let c = 0; c < this.classCount; c++) {
      const count = prices.count[c] ?? 0;
      const capacity = scope.capacity[c] ?? 0;
      const moved = (prices.classes[c] ?? 0) + step * temperature * logRatio(count, capacity);
      current[c] = Math.max(moved, 0);
      along += (count - capacity) * ((current[c] ?? 0) - (before[c] ?? 0));
    }
    if (!still) along += this.moveRows(scope, temperature);
    if (along < 0) this.inertia = 1;
    const grown = (1 + Math.sqrt(1 + 4 * this.inertia * this.inertia)) / 2;
    const momentum = first ? 0 : Math.min(momentumLimit, (this.inertia - 1) / grown);
    this.inertia = grown;
    for (let i = 0; i < current.length; i++) {
      const ahead = (current[i] ?? 0) + momentum * ((current[i] ?? 0) - (before[i] ?? 0));
      this.set(i, Math.max(ahead, 0));
    }
  }

  private moveRows(scope: Scope, temperature: number): number {
    const { prices, current, before } = this;
    const { effects, worth } = prices;
    const moving = this.movingRows(scope);
    let along = 0;
    for (let r = 0; r < prices.rows.length; r++) {
      const excess = (prices.usage[r] ?? 0) - (scope.limit[r] ?? 0);
      const price = prices.rows[r] ?? 0;
      const i = this.classCount + r;
      if (price === 0 && excess <= 0) {
        current[i] = 0;
        continue;
      }
      const weight = Math.max(1, prices.weightOf(r));
      // rows of one family push the same people: together they make one step
      const change = (rowStep * temperature * excess) / weight / Math.sqrt(moving[effects.family[r] ?? 0] ?? 1);
      let moved = Math.max(0, price + Math.max(-temperature, Math.min(temperature, change)));
      const unit = effects.softUnits[r] ?? 0;
      if (unit > 0) moved = Math.min(moved, worth.short / unit);
      current[i] = moved;
      along += excess * (moved - (before[i] ?? 0));
    }
    return along;
  }

  /** How many rows of each family have a price or are passed. */
  private movingRows(scope: Scope): Float64Array {
    const { prices } = this;
    const moving = new Float64Array(prices.rows.length);
    for (let r = 0; r < prices.rows.length; r++) {
      const active = (prices.rows[r] ?? 0) > 0 || (prices.usage[r] ?? 0) > (scope.limit[r] ?? 0);
      const family = prices.effects.family[r] ?? 0;
      if (active) moving[family] = (moving[family] ?? 0) + 1;
    }
    return moving;
  }

  private set(i: number, value: number): void {
    if (i < this.classCount) this.prices.classes[i] = value;
    else this.prices.rows[i - this.classCount] = value;
  }

  private read(into: Float64Array): void {
    into.set(this.prices.classes);
    into.set(this.prices.rows, this.classCount);
  }

  private write(from: Float64Array): void {
    this.prices.classes.set(from.subarray(0, this.classCount));
    this.prices.rows.set(from.subarray(this.classCount));
  }
}

const rowStep = 0.3;

function logRatio(count: number, capacity: number): number {
  if (capacity <= 0) return count > 1e-6 ? 1 : 0;
  const ratio = Math.log(Math.max(count, 1e-9) / capacity);
  return ratio > 3 ? 3 : Math.max(ratio, -3);
}
