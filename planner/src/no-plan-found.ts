/** When the work ends with nothing to show: a stop or the limit came before the first lawful plan. */

/** No lawful plan was found within the work, and none is proved impossible either: nothing can be said about the problem. */
export class NoPlanFound extends Error {
  override readonly name = "NoPlanFound";
  /** Steps done until then. */
  readonly workDone: number;

  constructor(workDone: number) {
    super(`No lawful plan was found in ${workDone} steps, nor is it proved that there is none.`);
    this.workDone = workDone;
  }
}
