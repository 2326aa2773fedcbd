/** A supposed law and what it would do, beside the official position. Nothing of it is kept. */
import { z } from "zod";
import { HeadroomCurve } from "../../authorisations/schema.ts";
import { Supposition } from "../../authorisations/what-if.ts";
import { AsOf, DeploymentMode, DeploymentRole, MissionId } from "../../missions/schema.ts";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { Refusal } from "../../platform/outcome.ts";

/** People who could not stay as recorded, or come as planned or expected. */
export const BrokenGroup = z.object({
  kind: z.enum(["present", "planned", "proposed", "negotiated"]),
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  /** Decision they stand under; null for what stands under none yet. */
  reference: z.string().nullable(),
  people: z.int().positive(),
  from: Day,
  to: Day,
  /** Last day that is still covered; null where none is. */
  lastDay: Day.nullable(),
  /** Last day on which they are still covered on their way home, where later. */
  homeBy: Day.nullable(),
  contribution: z.string().nullable(),
  /** Tours with the person's number (empty for those who may not see persons), plans and contributions behind it. */
  of: z.array(z.object({ kind: z.enum(["tour", "plan", "contribution"]), id: z.string(), label: z.string() })),
  refusals: z.array(Refusal),
});
export type BrokenGroup = z.infer<typeof BrokenGroup>;

export const WhatIf = z.object({
  /** Always false: what is supposed is nobody's position. */
  official: z.literal(false),
  asOf: Day,
  knownAt: Moment,
  from: Day,
  to: Day,
  changes: z.array(Supposition),
  /** Curves of the ceilings that the changes touch, as they stand; all when nothing is changed. */
  officialCurves: z.array(HeadroomCurve),
  /** The same ceilings as supposed, in the same order. */
  supposedCurves: z.array(HeadroomCurve),
  /** First day from `asOf` on that somebody would not be covered, by the changes alone; null: none. */
  firstBreach: Day.nullable(),
  /** Of those who are there. */
  mustLeave: z.int().nonnegative(),
  /** What breaks by the changes alone, the soonest first. */
  broken: z.array(BrokenGroup),
  /** Contributions of which somebody is among the broken. */
  contributions: z.array(z.string()),
});
export type WhatIf = z.infer<typeof WhatIf>;

const several = (of: string) => z.string().max(400).optional().describe(of);

/** The form of the address: `?lapse=A-2024:2026-12-31&cut=A-2024/total:300`. Several of one kind are separated by commas. */
export const WhatIfQuery = AsOf.extend({
  slip: several("decisions taken only on a day, as A-2026:2026-09-01"),
  lapse: several("decisions that lapse or are recalled on a day, as A-2024:2026-12-31"),
  cut: several("ceilings with another number, as A-2024/total:300"),
  close: several("missions that end their operations on a day, as UNDOF:2026-12-31"),
  from: Day.optional(),
  to: Day.optional(),
});
export type WhatIfQuery = z.infer<typeof WhatIfQuery>;

export const whatIfApi = {
  whatIf: endpoint("GET", "/api/what-if", {
    right: "authorisations.read",
    summary:
      "What if a vote slipped, a decision lapsed, a ceiling were cut, a mission closed: the curves beside the official ones, who must leave by when, what breaks. Nothing is kept.",
    shapes: { query: WhatIfQuery, reply: WhatIf },
  }),
};
