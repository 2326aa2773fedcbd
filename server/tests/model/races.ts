/** Sixteen writers at once for the last place under a ceiling, again and again. */
import { anyone, ok, recount, smallCountry } from "../../src/deployments/fixtures.ts";
import { recordApprovedTours } from "../../src/deployments/tours/tour-actions.ts";
import type { Context } from "../../src/platform/context.ts";
import { addDays } from "../../src/platform/days.ts";
import type { Database } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { jobsOf } from "../../src/platform/job-queue.ts";

const WRITERS = 16;
/** The small law allows four members of the unit on a day. */
const PLACES = 4;
/** Days between two rounds: the tours of one are over before the next. */
const APART = 21;

/** How many of the writers got the place, by round: 1 each time when all is well. `broken`: rows that a recount finds wrong at the end. */
export async function race(
  database: Database,
  contributor: string,
  rounds: number,
): Promise<{ winners: readonly number[]; broken: number }> {
  const actor = anyone("clerk");
  const ctx: Context = {
    actor,
    db: database.as(contributor),
    now: "2024-01-02T08:00:00.000Z",
    today: "2024-01-02",
    jobs: jobsOf(actor),
  };
  const { people, posts } = await smallCountry(ctx, rounds * (WRITERS + PLACES));
  let free = 0;
  const order = (from: string) =>
    recordApprovedTours(ctx, {
      planId: newId(),
      proposedBy: "a",
      approvedBy: "b",
      tours: [{ personId: people[free++] ?? "", postId: posts.unit[0] ?? "", from, to: addDays(from, APART - 1) }],
    });
  const winners: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = addDays("2024-02-01", round * APART);
    for (let n = 1; n < PLACES; n += 1) ok(await order(from));
    const outcomes = await Promise.all(Array.from({ length: WRITERS }, () => order(from)));
    winners.push(outcomes.filter((outcome) => outcome.ok).length);
  }
  return { winners, broken: await recount(ctx.db) };
}
