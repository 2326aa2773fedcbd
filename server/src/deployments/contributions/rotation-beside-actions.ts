/** Gathers what a rotation stands beside: the law, the mission's life, and the rotations before and after it. */
import type { Context } from "../../platform/context.ts";
import { loadLaw } from "../law/actions-law.ts";
import { lastLawfulDay } from "../law/lawful-days.ts";
import type { Contribution, Rotation } from "../schema.ts";
import { previousOf } from "./rotation-reading-actions.ts";
import { tightestOf } from "./rotation-rules.ts";
import type { Beside } from "./rotation-ways-out.ts";

/** What the rotation of that number stands beside. `contribution`: with the other rotations, without this one. */
export async function besideOf(
  ctx: Context,
  contribution: Contribution & { readonly rotations: readonly Rotation[] },
  number: number,
): Promise<Beside> {
  const law = await loadLaw(ctx.db, ctx.today, ctx.now, [contribution.mission]);
  return {
    today: ctx.today,
    last: lastLawfulDay(contribution, law),
    before: previousOf(contribution, { number }),
    after: contribution.rotations.find((each) => each.number > number) ?? null,
    ceilingOn: (day) => tightestOf(contribution, law.authorisations, day),
  };
}
