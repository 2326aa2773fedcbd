/** Loads what others published about the demonstration country, each as of the day it was about. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { Day } from "../platform/days.ts";
import { addPublished } from "./store.ts";

const File = z.object({
  about: z.string(),
  published: z.array(
    z.object({
      definition: z.string(),
      part: z.string(),
      day: Day,
      value: z.int().nonnegative(),
      by: z.string().min(1),
      note: z.string(),
    }),
  ),
});

/** Writes the published figures up to today. */
export async function loadFiguresDemo(ctx: Context): Promise<void> {
  const text = await readFile(new URL("../../../data/kazakhstan/published.json", import.meta.url), "utf8");
  const published = File.parse(JSON.parse(text)).published.filter((each) => each.day <= ctx.today);
  await ctx.db.transaction(async (tx) => {
    await addPublished(
      tx,
      published.map((each) => ({ ...each, at: `${each.day}T20:00:00.000Z` })),
      ctx.actor.id,
    );
    await record(tx, ctx.actor, "published-figures.loaded", { figures: published.length });
  });
}
