/** What waits for somebody: a verb, a day, and what follows if nothing is done. Pure. */
import { addDays, type Day } from "../platform/days.ts";
import type { NeedsYou, RunLine } from "./schema.ts";

/** What is looked at. */
export interface Waiting {
  readonly runs: readonly RunLine[];
  readonly standing: readonly { readonly mission: string; readonly to: Day }[];
  /** Last day on which anybody may be planned, for the missions that end. */
  readonly ends: ReadonlyMap<string, Day>;
  readonly today: Day;
  /** Missions that end later than this are not told of yet. */
  readonly horizon: Day;
}

/** Days before the first tour of a plan by which it should be decided: nomination, visa and travel need them. */
const LEAD_DAYS = 42;

/** The things that wait, those with the nearest day first, those without a day last. */
export function needsOf(waiting: Waiting): NeedsYou[] {
  const items = [...waiting.runs.flatMap((run) => needOfRun(run, waiting.today)), ...withdrawals(waiting)];
  return items.toSorted((a, b) => ((a.by ?? "9999-12-31") < (b.by ?? "9999-12-31") ? -1 : 1));
}

function needOfRun(run: RunLine, today: Day): NeedsYou[] {
  const about = { run: run.title, filled: run.sentence?.filled ?? 0, wanted: run.sentence?.wanted ?? 0 };
  const by = addDays(run.from, -LEAD_DAYS) < today ? null : addDays(run.from, -LEAD_DAYS);
  if (run.state === "proposed") {
    const message = `Approve or reject “${run.title}”: ${about.filled} of ${about.wanted} tours are proposed. Until then nobody is nominated.`;
    return [
      {
        code: "approve-plan",
        facts: { ...about, proposedBy: run.proposedBy },
        message,
        by,
        right: "selection.approve",
        runId: run.id,
      },
    ];
  }
  if (run.state === "planned" && run.sentence?.status !== "infeasible") {
    const message = `Propose “${run.title}” or plan again: the plan is there and nobody has put it forward.`;
    return [{ code: "propose-plan", facts: about, message, by, right: "selection.propose", runId: run.id }];
  }
  if (run.state === "failed") {
    const message = `“${run.title}” could not be planned. Look at why and start it again.`;
    return [
      { code: "run-failed", facts: { run: run.title }, message, by: null, right: "selection.plan", runId: run.id },
    ];
  }
  const open = (run.sentence?.keyWanted ?? 0) - (run.sentence?.keyFilled ?? 0);
  if (run.state !== "approved" || open === 0) return [];
  const message = `${open} key ${open === 1 ? "post stays" : "posts stay"} open in “${run.title}”. Find people or ask for a change of terms.`;
  return [{ code: "open-key-posts", facts: { ...about, open }, message, by, right: "selection.plan", runId: run.id }];
}

function withdrawals({ standing, ends, today, horizon }: Waiting): NeedsYou[] {
  return [...ends].flatMap(([mission, lastDay]): NeedsYou[] => {
    const people = standing.filter((tour) => tour.mission === mission).length;
    if (people === 0 || lastDay < today || lastDay > horizon) return [];
    const message = `${people} people must leave ${mission} by ${lastDay}, when its operations end. Nothing is planned past that day.`;
    return [
      {
        code: "withdraw-before-end",
        facts: { mission, lastDay, people },
        message,
        by: lastDay,
        right: "selection.read",
        runId: null,
      },
    ];
  });
}
