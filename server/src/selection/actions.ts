/** Reading runs: the list, one run whole, the comparison of two, and what waits for somebody. */

import { lastPlannableDay } from "../missions/rules.ts";
import { listMissions } from "../missions/store.ts";
import type { Context } from "../platform/context.ts";
import { addDays } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { shownEdits } from "./actions-edit.ts";
import { candidatesByNumber } from "./actions-look.ts";
import { comparePlans } from "./compare.ts";
import { needsOf } from "./needs.ts";
import { reasonsAgainstDecision, reasonsAgainstEditing, reasonsAgainstProposal } from "./rules.ts";
import type { Candidate, Comparison, Digest, NeedsYou, Run, RunId, StandingTour } from "./schema.ts";
import { getDigest, getRun, getRunLine, listRuns, type RunRow } from "./store.ts";
import { listEdits } from "./store-edits.ts";
import { listStanding, type StandingRow } from "./store-standing.ts";

export { approveRun, proposeRun, rejectRun } from "./actions-decide.ts";
export { checkEdit, editRun, withdrawEdit } from "./actions-edit.ts";
export { candidatesFor, explainTour, proveTour } from "./actions-look.ts";
export { startReplay } from "./actions-replay.ts";
export { runNow, startRun } from "./actions-run.ts";

/** A run with everything that the page shows of it. */
export async function showRun(ctx: Context, id: RunId): Promise<Run> {
  ctx.actor.must("selection.read");
  const run = await getRun(ctx.db, id);
  const line = await getRunLine(ctx.db, id);
  const digest = await getDigest(ctx.db, id);
  const edits = await listEdits(ctx.db, id);
  const standing = await listStanding(ctx.db, run.from, run.to, run.missions);
  const ends = await missionEnds(ctx);
  const people = await peopleOf(ctx, digest, standing);
  const pins = new Map(
    edits.filter(({ kind, withdrawnAt }) => kind === "pin" && withdrawnAt === null).map((edit) => [edit.tour, edit]),
  );
  return {
    ...line,
    weights: run.weights,
    seed: run.seed,
    plannerVersion: run.plannerVersion,
    problemHash: run.problemHash,
    planHash: run.planHash,
    objective: digest?.objective ?? [],
    tours: (digest?.tours ?? []).map(({ number, ...tour }) => ({
      ...tour,
      person: number === null ? null : (people.get(number) ?? null),
      pinned: pins.get(tour.tour)?.number === number && number !== null ? (pins.get(tour.tour)?.id ?? null) : null,
    })),
    standing: standing.map((row) => standingTour(row, people, ends)),
    edits: await shownEdits(ctx, edits),
    conflict: digest?.conflict ?? [],
    prices: digest?.prices ?? [],
    missionEnds: [...ends].flatMap(([mission, lastDay]) => {
      const there = standing.filter((row) => row.mission === mission).length;
      const concerns =
        lastDay >= run.asOf &&
        lastDay <= run.to &&
        (there > 0 || (digest?.tours ?? []).some((tour) => tour.mission === mission));
      return concerns ? [{ mission, lastDay, standing: there }] : [];
    }),
    may: mayOf(ctx, run),
  };
}

async function missionEnds(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const missions = await listMissions(ctx.db, ctx.now);
  return new Map(
    missions.flatMap((mission) => {
      const last = lastPlannableDay(mission);
      return last === null ? [] : [[mission.id, last] as const];
    }),
  );
}

async function peopleOf(
  ctx: Context,
  digest: Digest | null,
  standing: readonly StandingRow[],
): Promise<ReadonlyMap<string, Candidate>> {
  const numbers = (digest?.tours ?? []).flatMap(({ number }) => (number === null ? [] : [number]));
  const ids = standing.map(({ personId }) => personId);
  return candidatesByNumber(ctx, ids, numbers);
}

function standingTour(
  row: StandingRow,
  people: ReadonlyMap<string, Candidate>,
  ends: ReadonlyMap<string, string>,
): StandingTour {
  const { personId, ...tour } = row;
  const last = ends.get(row.mission);
  const person = [...people.values()].find((each) => each.personId === personId) ?? null;
  return { ...tour, person, withdrawal: last !== undefined && row.to >= addDays(last, -31) };
}

/** What the caller may do with a run now: for each, every reason against. */
function mayOf(ctx: Context, run: RunRow): Run["may"] {
  const right = (name: string): Refusal[] =>
    ctx.actor.can(name)
      ? []
      : [
          {
            code: "no-right",
            message: `This needs the right ${name}.`,
            facts: { right: name },
            source: "docs/rules.md#rights",
          },
        ];
  const decide = [...right("selection.approve"), ...reasonsAgainstDecision(run, ctx.actor.id)];
  return {
    propose: [...right("selection.propose"), ...reasonsAgainstProposal(run)],
    approve: decide,
    reject: decide,
    edit: [...right("selection.change"), ...reasonsAgainstEditing(run)],
  };
}

/** Two plans side by side. */
export async function compareRuns(ctx: Context, left: RunId, right: RunId): Promise<Comparison> {
  ctx.actor.must("selection.read");
  const side = async (id: RunId) => ({ line: await getRunLine(ctx.db, id), digest: await getDigest(ctx.db, id) });
  const [a, b] = [await side(left), await side(right)];
  const numbers = [a, b].flatMap(({ digest }) =>
    (digest?.tours ?? []).flatMap(({ number }) => (number === null ? [] : [number])),
  );
  return comparePlans(a, b, await candidatesByNumber(ctx, [], numbers));
}

/** How many of the latest runs are looked through for what waits. */
const LATEST = 50;

/** What waits for somebody in selection, most pressing first. */
export async function needsYou(ctx: Context): Promise<NeedsYou[]> {
  ctx.actor.must("selection.read");
  const runs = await listRuns(ctx.db, null, LATEST);
  const ends = await missionEnds(ctx);
  const horizon = addDays(ctx.today, 180);
  const standing = await listStanding(ctx.db, ctx.today, horizon, null);
  return needsOf({ runs, standing, ends, today: ctx.today, horizon });
}
