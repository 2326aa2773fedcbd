/** The demonstration country's service (`data/kazakhstan/service.json`), parsed: contributions, groups that went, and rhythms that go on. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Confidence } from "../missions/schema.ts";
import { addDays, addMonths, Day } from "../platform/days.ts";
import {
  Contribution,
  ContributionDuty,
  NewContribution,
  TakenStep,
  Terms,
} from "./contributions/contribution-shapes.ts";

/** People who went and came back together, in the order in which it happened. */
export const ShippedGroup = z.object({
  contribution: z.string(),
  from: Day,
  to: Day,
  people: z.int().positive(),
  women: z.int().nonnegative(),
  /** Codes of posts, one for each of the first people; none where posts were not told of. */
  posts: z.array(z.string()),
  rotation: z.int().positive().nullable(),
  unitType: z.string().nullable(),
  /** The advance party prepares for the main body. */
  part: z.enum(["advance", "main"]).default("main"),
  /** Later last days, each decided on a day. */
  extended: z.array(z.object({ on: Day, to: Day })),
  /** Last day of the way home after the mission's operations ended. */
  withdrawalTo: Day.nullable(),
  source: z.string(),
  confidence: Confidence,
  note: z.string(),
});
export type ShippedGroup = z.infer<typeof ShippedGroup>;

/** A rhythm: from its first day on, the posts change hands every so many months. */
const Cycle = z.object({
  contribution: z.string(),
  from: Day,
  months: z.int().positive(),
  handoverDays: z.int().nonnegative(),
  posts: z.array(z.string()).min(1),
  women: z.int().nonnegative(),
  rotation: z.int().positive().nullable(),
  unitType: z.string().nullable(),
  /** The first so many turns were published. */
  verified: z.object({ count: z.int(), source: z.string() }).nullable(),
  note: z.string(),
});
type Cycle = z.infer<typeof Cycle>;

/** A contribution as it is shipped: what identifies it and its first terms. */
const ShippedContribution = Contribution.pick({
  code: true,
  mission: true,
  kind: true,
  role: true,
  mode: true,
  partner: true,
  unitType: true,
  title: true,
  agreement: true,
  from: true,
  to: true,
  note: true,
  source: true,
  confidence: true,
});

/** A contribution of the demonstration country, as its data file tells it. */
export type ShippedContribution = z.infer<typeof ShippedContribution>;

/** Terms beyond those that identify a contribution. */
const ShippedTerms = Terms.pick({
  people: true,
  unitType: true,
  hostContingent: true,
  nationalCommand: true,
  tacticalControl: true,
  transport: true,
  transportPayer: true,
  agreementKind: true,
  agreementSignedOn: true,
}).partial();

/** The life of a contribution: how it began in the record, what changed in its terms, its duties and its steps. */
export const ShippedLife = z.object({
  contribution: z.string(),
  entered: z.object({ day: Day, state: NewContribution.shape.state }),
  terms: ShippedTerms,
  changes: z.array(z.object({ day: Day, terms: ShippedTerms, source: z.string(), confidence: Confidence })),
  duties: z.array(
    ContributionDuty.pick({ kind: true, text: true, owedTo: true, dueOn: true, doneOn: true, source: true }).extend({
      day: Day,
    }),
  ),
  steps: z.array(
    TakenStep.omit({ rotationId: true, extendedTo: true }).extend({ rotation: z.int().positive().optional() }),
  ),
});
export type ShippedLife = z.infer<typeof ShippedLife>;

const File = z.object({
  about: z.string(),
  contributions: z.array(ShippedContribution),
  groups: z.array(ShippedGroup),
  cycles: z.array(Cycle),
  life: z.array(ShippedLife),
});

/** The service history of the demonstration country, as its data files tell it. */
export type ShippedService = z.infer<typeof File>;

/** The shipped service. Throws with every fault when the file does not parse. */
export async function shippedService(): Promise<ShippedService> {
  const text = await readFile(new URL("../../../data/kazakhstan/service.json", import.meta.url), "utf8");
  return File.parse(JSON.parse(text));
}

/** A turn that would begin in the last so many days before a mission ends is not begun; those who are there stay to the end. */
const LAST_TURN_DAYS = 90;

/**
 * The turns of a rhythm that have begun by `today`. Where the mission's operations end, the last ones end with them.
 *
 * @param missionEnd last day of operations, null when none is known
 */
export function turnsOf(cycle: Cycle, today: Day, missionEnd: Day | null): readonly ShippedGroup[] {
  const turns: ShippedGroup[] = [];
  for (let turn = 0; ; turn += 1) {
    const from = addMonths(cycle.from, turn * cycle.months);
    const tooLate = missionEnd !== null && from > addDays(missionEnd, -LAST_TURN_DAYS);
    if (from > today || tooLate) return tooLate ? prolonged(turns, from, missionEnd, today) : turns;
    const to = addDays(addMonths(cycle.from, (turn + 1) * cycle.months), cycle.handoverDays - 1);
    const published = cycle.verified !== null && turn < cycle.verified.count;
    turns.push({
      contribution: cycle.contribution,
      from,
      to: missionEnd !== null && to > missionEnd ? missionEnd : to,
      people: cycle.posts.length,
      women: cycle.women,
      posts: cycle.posts,
      rotation: cycle.rotation === null ? null : cycle.rotation + turn,
      unitType: cycle.unitType,
      part: "main",
      extended: [],
      withdrawalTo: null,
      source: published
        ? (cycle.verified?.source ?? "")
        : "Constructed for the demonstration from the rhythm of earlier rotations",
      confidence: published ? "verified" : "inferred",
      note: cycle.note,
    });
  }
}

/** The turn before one that is not begun stays to the end of operations; that is decided two weeks before it would have gone home. */
function prolonged(turns: readonly ShippedGroup[], next: Day, missionEnd: Day, today: Day): readonly ShippedGroup[] {
  const last = turns.at(-1);
  const on = addDays(next, -14);
  if (last === undefined || last.to >= missionEnd || on > today) return turns;
  return [...turns.slice(0, -1), { ...last, extended: [{ on, to: missionEnd }] }];
}
