/**
 * What ships about law, parsed; every entry names its source: country packs (`data/packs`), and the demonstration country's decisions
 * (`data/kazakhstan/authorisations.json`).
 */
import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import { Day } from "../platform/days.ts";
import { CountryPack, Draft, Step } from "./schema.ts";

const PACKS = new URL("../../../data/packs/", import.meta.url);

/** Every shipped pack by the country's code. Throws with every fault of a file that does not parse. */
export async function shippedPacks(): Promise<readonly CountryPack[]> {
  const names = (await readdir(PACKS)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => CountryPack.parse(JSON.parse(await readFile(new URL(name, PACKS), "utf8")))),
  );
}

const File = z.object({
  about: z.string(),
  authorisations: z.array(z.object({ draft: Draft, draftedOn: Day, steps: z.array(Step) })),
});

/** Procedures and decisions of the demonstration country, as its data files tell them. */
export type ShippedLaw = z.infer<typeof File>;

/** Decisions in order of their day. Throws with every fault when the file does not parse. */
export async function shippedLaw(): Promise<ShippedLaw> {
  const text = await readFile(new URL("../../../data/kazakhstan/authorisations.json", import.meta.url), "utf8");
  return File.parse(JSON.parse(text));
}
