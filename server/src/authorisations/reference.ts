/** The demonstration country's decisions (`data/kazakhstan/authorisations.json`), parsed; every entry names its source. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Day } from "../platform/days.ts";
import { Draft, Procedure, Step } from "./schema.ts";

const File = z.object({
  about: z.string(),
  procedures: z.array(Procedure.omit({ id: true })),
  authorisations: z.array(z.object({ draft: Draft, draftedOn: Day, steps: z.array(Step) })),
});
export type ShippedLaw = z.infer<typeof File>;

/** Procedures and decisions in order of their day. Throws with every fault when the file does not parse. */
export async function shippedLaw(): Promise<ShippedLaw> {
  const text = await readFile(new URL("../../../data/kazakhstan/authorisations.json", import.meta.url), "utf8");
  return File.parse(JSON.parse(text));
}
