/** How much work may be done, counted in steps so that the clock never changes an answer. */

export class Budget {
  private readonly limit: number;
  private readonly shouldStop: () => boolean;
  private steps = 0;
  private stopped = false;

  /** `limit` in steps; `shouldStop` is asked whenever the budget is looked at, and once true ends the work for good. */
  constructor(limit: number, shouldStop: () => boolean = () => false) {
    this.limit = limit;
    this.shouldStop = shouldStop;
  }

  /** Counts work as done; never beyond the limit. */
  take(steps: number): void {
    this.steps = Math.min(this.limit, this.steps + Math.max(0, Math.ceil(steps)));
  }

  /** Steps done. */
  get done(): number {
    return this.steps;
  }

  /** Steps left, 0 after a stop. */
  get left(): number {
    return this.spent() ? 0 : this.limit - this.steps;
  }

  /** Whether nothing more may be done. */
  spent(): boolean {
    if (!this.stopped && (this.steps >= this.limit || this.shouldStop())) this.stopped = true;
    return this.stopped;
  }
}
