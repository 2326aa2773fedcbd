/** One method on one instance, as measured. */
export interface Result {
  readonly method: string;
  readonly status: string;
  /** Wall time from the problem in memory to the answer in memory. */
  readonly seconds: number;
  /** Processor time of the method's own process, for our planner with the check of its plan. */
  readonly cpuSeconds: number;
  /** Largest resident memory of the process, with the problem read. */
  readonly peakMegabytes: number;
  readonly filled: number;
  /** Values of the objective's entries by the planner's constraints. */
  readonly values: readonly number[];
  readonly bounds: readonly (number | null)[];
  readonly lawful: boolean;
  readonly sum?: { readonly value: number; readonly bound: number };
  readonly checked?: boolean;
}
