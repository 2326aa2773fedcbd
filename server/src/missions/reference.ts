/** The missions that ship with the product (`data/missions.json`), parsed; every fact in it names its source. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Day } from "../platform/days.ts";
import { DatedFact, Mandate, Mission, OrderEvent, ReductionOrder, Strength } from "./schema.ts";

const ShippedEnd = DatedFact.extend({
  /** Day on which the end was decided or seen: from then on it could be known. */
  knownOn: Day,
});

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

/** All shipped missions, in the order of their beginning. Throws with every fault when the file does not parse. */
export async function shippedMissions(): Promise<readonly ShippedMission[]> {
  const text = await readFile(new URL("../../../data/missions.json", import.meta.url), "utf8");
  return File.parse(JSON.parse(text)).missions;
}
