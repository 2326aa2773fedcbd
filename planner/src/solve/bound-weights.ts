/** The sums that prices make of a goal: what classes, pairs, people and passed ceilings are worth in it. */
import type { Compiled } from "./compiled.ts";

/** What single pairs are worth besides; room for it is only taken when some are. */
export class Extra {
  values: Float64Array | undefined;
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
  }

  all(): Float64Array {
    this.values ??= new Float64Array(this.count);
    return this.values;
  }

  clear(): void {
    this.values?.fill(0);
  }
}

/** What each choice is worth once rules are priced. */
export class Weights {
  constant = 0;
  /** Times the score of each pair. */
  score = 0;
  /** Cost of using a person at all. */
  use = 0;
  /** Largest number met, to see that all stayed exact: great numbers that cancel each other may have lost their last digits. */
  largest = 0;
  readonly cls: Float64Array;
  readonly useOf = new Map<number, number>();
  readonly short = new Map<number, number>();
  readonly passed = new Map<number, Map<number, number>>();
  readonly people: { ceiling: number; price: number }[] = [];
  private readonly extra: Extra;

  constructor(compiled: Compiled, extra: Extra) {
    this.cls = new Float64Array(compiled.classes.count);
    this.extra = extra;
  }

  add(amount: number): void {
    this.constant = this.met(this.met(amount) + this.constant);
  }

  addClass(cls: number, gain: number): void {
    this.cls[cls] = this.met((this.cls[cls] ?? 0) + this.met(gain));
  }

  addPair(pair: number, gain: number): void {
    const values = this.extra.all();
    values[pair] = this.met((values[pair] ?? 0) + this.met(gain));
  }

  addShort(group: number, gain: number): void {
    this.short.set(group, (this.short.get(group) ?? 0) + gain);
  }

  private met(number: number): number {
    if (number > this.largest) this.largest = number;
    else if (-number > this.largest) this.largest = -number;
    return number;
  }

  addPassed(ceiling: number, segment: number, gain: number): void {
    const gains = this.passed.get(ceiling) ?? new Map<number, number>();
    gains.set(segment, (gains.get(segment) ?? 0) + gain);
    this.passed.set(ceiling, gains);
  }
}
