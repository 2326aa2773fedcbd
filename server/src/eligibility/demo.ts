/** The demonstration country's rules of eligibility, and veterans who volunteer again. */
import { z } from "zod";
import rulesFile from "../../../data/eligibility-rules.json" with { type: "json" };
import { giveDeclaration, recordEvidence } from "../people/actions.ts";
import { chance } from "../people/chance.ts";
import type { PersonId } from "../people/schema.ts";
import { listFiles } from "../people/store.ts";
import type { Context } from "../platform/context.ts";
import { addDays } from "../platform/days.ts";
import { adoptRules } from "./actions.ts";
import { Rule } from "./schema.ts";
import { awayOf } from "./store.ts";

/** How many of those who have served volunteer again. */
const VETERANS = 30;

/** Writes the rules, and lets some who have served volunteer again: some of them still rest, some are back long enough. */
export async function loadEligibilityDemo(ctx: Context): Promise<void> {
  await adoptRules(ctx, z.array(Rule.omit({ id: true })).parse(rulesFile));
  const away = await awayOf(ctx.db);
  const home = [...away].filter(([, stays]) =>
    stays.every(({ to }) => to < ctx.today && to > addDays(ctx.today, -1500)),
  );
  const files = await listFiles(ctx.db, { ids: home.map(([id]) => id) });
  // One in every so many, so that veterans of every mission and year are among them.
  const step = Math.max(1, Math.floor(files.length / VETERANS));
  for (const [index, { id, number }] of files.entries()) if (index % step === 0) await volunteerAgain(ctx, id, number);
}

/** A new declaration, and this year's examination and attestation; older proofs stay as they are and may have run out. */
async function volunteerAgain(ctx: Context, id: PersonId, number: string): Promise<void> {
  const random = chance(`again/${number}`);
  const issued = addDays(ctx.today, -random.whole(10, 200));
  const common = { subject: "", issued, expires: null };
  await giveDeclaration(ctx, id, { track: "both", given: addDays(ctx.today, -random.whole(5, 100)), expires: null });
  await recordEvidence(ctx, id, { ...common, kind: "medical", issuer: "military medical board", result: "fit" });
  await recordEvidence(ctx, id, { ...common, kind: "conduct", issuer: "personnel department", result: "clear" });
}
