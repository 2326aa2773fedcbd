/** The missions that ship with the product (`data/missions.json`), parsed; every fact in it names its source. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Day } from "../platform/days.ts";
import { DatedFact, Mandate, Mission, OrderEvent, ReductionOrder, Strength } from "./schema.ts";

const ShippedEnd = DatedFact.extend({
  /** Day on which the end was decided or seen: from then on it could be known. */
  knownOn: Day,
});

/** A mission of the UN's list as the data files tell it, with where each fact comes from. */
export const ShippedMission = Mission.omit({
  ends: true,
  mandates: true,
  strengths: true,
  orders: true,
  version: true,
}).extend({
  ends: z.object({
    operations: ShippedEnd.optional(),
    withdrawal: ShippedEnd.optional(),
    liquidation: ShippedEnd.optional(),
  }),
  mandates: z.array(Mandate.omit({ id: true })),
  /** `knownOn`: where the number became known on another day than its first. */
  strengths: z.array(Strength.omit({ id: true }).extend({ knownOn: Day.optional() })),
  orders: z
    .array(ReductionOrder.omit({ id: true }).extend({ events: z.array(OrderEvent.omit({ id: true })) }))
    .default([]),
});
export type ShippedMission = z.infer<typeof ShippedMission>;

const File = z.object({ about: z.string(), missions: z.array(ShippedMission) });

/** A strength as `data/missions-strengths.json` has it: mission, series, category, people, first day, last day, key of its source. */
const StrengthLine = z.tuple([
  z.string(),
  Strength.shape.series,
  Strength.shape.category,
  z.int().nonnegative(),
  Day,
  Day.nullable(),
  z.string(),
]);
const StrengthSource = Strength.pick({ source: true, confidence: true, note: true }).extend({
  knownOn: Day.optional(),
});
const StrengthFile = z.object({
  about: z.string(),
  sources: z.record(z.string(), StrengthSource),
  lines: z.array(StrengthLine),
});

async function shippedStrengths(): Promise<ReadonlyMap<string, ShippedMission["strengths"]>> {
  const text = await readFile(new URL("../../../data/missions-strengths.json", import.meta.url), "utf8");
  const { sources, lines } = StrengthFile.parse(JSON.parse(text));
  const byMission = new Map<string, ShippedMission["strengths"]>();
  for (const [mission, series, category, people, from, to, key] of lines) {
    const source = sources[key];
    if (source === undefined) throw new Error(`A strength of ${mission} names the source ${key}, which is not listed.`);
    const own = byMission.get(mission) ?? [];
    own.push({ series, category, people, resolution: "", from, to, ...source });
    byMission.set(mission, own);
  }
  return byMission;
}

/** All shipped missions, in the order of their beginning. Throws with every fault when the file does not parse. */
export async function shippedMissions(): Promise<readonly ShippedMission[]> {
  const text = await readFile(new URL("../../../data/missions.json", import.meta.url), "utf8");
  const strengths = await shippedStrengths();
  return File.parse(JSON.parse(text)).missions.map((mission) => ({
    ...mission,
    strengths: [...mission.strengths, ...(strengths.get(mission.id) ?? [])],
  }));
}
