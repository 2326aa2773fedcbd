/** The kinds of jobs of all features, in their order. A process that runs jobs and one that leaves them both need them. */
import { historyJobs } from "./deployments/history/jobs.ts";
import { selectionJobs } from "./selection/jobs.ts";

let registered = false;

/** Registers every feature's jobs; a second call changes nothing. */
export function registerJobKinds(): void {
  if (registered) return;
  registered = true;
  historyJobs();
  selectionJobs();
}
