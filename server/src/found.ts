/** What the data holds, said when a service begins: the few numbers by which somebody sees that it is theirs. */
import { readAuthorisations } from "./authorisations/actions.ts";
import { countTours } from "./deployments/store.ts";
import { readMissions } from "./missions/actions.ts";
import { listVolunteers } from "./people/store.ts";
import { consoleActor } from "./platform/access.ts";
import type { Clock } from "./platform/clock.ts";
import type { Context } from "./platform/context.ts";
import type { Database } from "./platform/db.ts";
import { contextOf } from "./platform/service.ts";
import { rights } from "./roles.ts";
import type { RunLine, Sentence } from "./selection/schema.ts";
import { listRuns } from "./selection/store.ts";

export interface Found {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** Runs that are told of; the others are on the page. */
const LATEST = 3;

/** The state of `country` on its current day: the law, the people abroad, the volunteers, and the latest plans. */
export async function foundIn(database: Database, country: string, clock: Clock): Promise<Found> {
  const ctx = contextOf(database.as(country), consoleActor(rights), clock);
  const { today } = ctx;
  const missions = (await readMissions(ctx, {})).filter(({ state }) => state === "active").map(({ id }) => id);
  const authorisations = (await readAuthorisations(ctx, {})).filter(({ status }) => status === "granted");
  const references = authorisations.map(({ reference }) => reference);
  const abroad = await countTours(ctx.db, { from: today, to: today, standing: "actual" });
  const volunteers = (await listVolunteers(ctx.db, today)).length;
  const plans = await plansOf(ctx);
  return {
    facts: { today, missions, authorisations: references, abroad, volunteers, plans },
    lines: [
      `${country} on ${today}`,
      `  authorisations in force  ${references.length === 0 ? "none" : references.join(", ")}`,
      `  active missions          ${missions.length}`,
      `  people abroad            ${abroad}`,
      `  volunteers               ${volunteers}`,
      ...plans.map(
        ({ title, state, sentence }) => `  plan                     ${title}: ${inWords(sentence)}, ${state}`,
      ),
    ],
  };
}

async function plansOf(ctx: Context): Promise<readonly Pick<RunLine, "id" | "title" | "state" | "sentence">[]> {
  const runs = await listRuns(ctx.db, null, LATEST);
  return runs.map(({ id, title, state, sentence }) => ({ id, title, state, sentence }));
}

/** `41 of 45 tours filled, proved best`. */
function inWords(sentence: Sentence | null): string {
  if (sentence === null) return "no plan yet";
  const proof = sentence.status === "optimal" ? "proved best" : sentence.status;
  return `${sentence.filled} of ${sentence.wanted} tours filled, ${proof}`;
}
