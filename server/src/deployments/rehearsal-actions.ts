/** Trying a command in full and taking it back, so that what it would answer is known before it is done. */
import type { Context } from "../platform/context.ts";
import { sql } from "../platform/db.ts";
import type { Outcome } from "../platform/outcome.ts";

/** Carries the answer out of a transaction that is undone. */
class Rehearsed<T> extends Error {
  readonly outcome: Outcome<T>;
  constructor(outcome: Outcome<T>) {
    super("rehearsed");
    this.outcome = outcome;
  }
}

/** Runs `command`; when `dryRun` is "true", takes everything back that it did and answers what it answered. */
export async function rehearse<T>(
  ctx: Context,
  dryRun: "true" | "false" | undefined,
  command: (ctx: Context) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (dryRun !== "true") return command(ctx);
  try {
    return await ctx.db.transaction(async (tx) => {
      const outcome = await command({ ...ctx, db: tx });
      // What is only checked at the end of a transaction is checked now, for there will be no end.
      if (outcome.ok) await tx.run(sql`set constraints all immediate`);
      throw new Rehearsed(outcome);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome;
    throw error;
  }
}
