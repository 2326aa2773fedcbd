/** An example for each endpoint of imports that changes something. */
import { bringChecked, importOnce } from "../../src/deployments/history/actions.ts";
import { HistoryOptions } from "../../src/deployments/history/schema.ts";
import { actorWith } from "../../src/platform/access.ts";
import type { Context } from "../../src/platform/context.ts";
import { jobsOf } from "../../src/platform/job-queue.ts";
import { rights } from "../../src/roles.ts";
import { type Example, NOW, type Surroundings } from "./surroundings.ts";

const options = HistoryOptions.parse({});

/** One tour of somebody whom nobody has seen, in a mission and days that the demonstration's law covers. */
const content = (number: string) =>
  new TextEncoder().encode(
    `Number;Name;Sex;Mission;Role;From;To\n${number};Testov Test;man;MINURSO;military observer;2025-01-10;2025-02-09\n`,
  );

function contextOf({ service, db }: Surroundings): Context {
  const actor = actorWith(rights, service.accounts.planner);
  return { actor, db, now: NOW, today: "2026-06-30", jobs: jobsOf(actor) };
}

async function looked(surroundings: Surroundings, number: string) {
  return surroundings.once(`history-${number}`, async () => {
    const file = { fileName: "tours.csv", content: content(number), options };
    const brought = await bringChecked(contextOf(surroundings), file, () => undefined);
    if (!brought.ok) throw new Error(brought.refusals.map(({ message }) => message).join(" "));
    return brought.value;
  });
}

async function recorded(surroundings: Surroundings): Promise<string> {
  return surroundings.once("history-recorded", async () => {
    const file = { fileName: "tours.csv", content: content("T-3"), options };
    const imported = await importOnce(contextOf(surroundings), file, () => undefined);
    if (!imported.ok) throw new Error(imported.refusals.map(({ message }) => message).join(" "));
    return imported.value.became?.importId ?? "";
  });
}

/** By method and path. */
export const HISTORY_EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/history-imports": async () => ({
    as: "planner",
    body: { fileName: "tours.csv", content: Buffer.from(content("T-0")).toString("base64") },
  }),
  "POST /api/history-imports/:id/check": async (surroundings) => ({
    as: "planner",
    places: { id: (await looked(surroundings, "T-1")).id },
    body: { source: "An order" },
  }),
  "POST /api/history-imports/:id/discard": async (surroundings) => ({
    as: "planner",
    places: { id: (await looked(surroundings, "T-1")).id },
  }),
  "POST /api/history-imports/:id/commit": async (surroundings) => {
    const { id, report } = await looked(surroundings, "T-2");
    return { as: "planner", places: { id }, body: { digest: report?.digest ?? "" } };
  },
  "POST /api/history-imports/:id/undo": async (surroundings) => ({
    as: "planner",
    places: { id: await recorded(surroundings) },
    body: { reason: "A test" },
  }),
};
