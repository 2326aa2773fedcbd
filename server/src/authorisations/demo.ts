/**
 * Loads the demonstration country's decisions through the same actions as the office uses, each at the moment it was taken: two
 * accounts, one that drafts and one that records what parliament did.
 */
import type { Actor, Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import type { Outcome } from "../platform/outcome.ts";
import { draftAuthorisation, recordStep } from "./actions.ts";
import { loadPack } from "./actions-packs.ts";
import { shippedLaw } from "./reference.ts";

/** Writes procedures and decisions up to today. Throws when one is refused: the shipped data must be lawful. */
export async function loadAuthorisationsDemo(ctx: Context): Promise<void> {
  const { authorisations } = await shippedLaw();
  // The law was known long before the first decision.
  await loadPack({ ...ctx, now: "2011-01-01T04:00:00.000Z" }, ctx.db.contributor);
  for (const { draft, draftedOn, steps } of authorisations) {
    if (draftedOn > ctx.today) continue;
    const drafted = must(await draftAuthorisation(at(ctx, draftedOn, "05:00", "drafts"), draft));
    for (const [index, step] of steps.entries()) {
      if (step.day <= ctx.today)
        must(await recordStep(at(ctx, step.day, `0${6 + index}:00`, "records"), drafted.id, step));
    }
  }
}

/** The context as it was on an earlier day, acting as one of the demonstration's accounts for the record. */
function at(ctx: Context, day: Day, time: string, account: string): Context {
  const actor: Actor = {
    id: `demo-${account}`,
    name: `Demonstration: ${account}`,
    roles: ["administrator"],
    must: () => undefined,
    can: () => true,
  };
  return { ...ctx, actor, today: day, now: `${day}T${time}:00.000Z` };
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(
    `The demonstration's law was refused: ${outcome.refusals.map((refusal) => refusal.message).join(" ")}`,
  );
}
