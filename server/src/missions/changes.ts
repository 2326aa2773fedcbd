/** What a person may record on a mission, and how the record tells of it: shapes only. Read through schema.ts. */
import { z } from "zod";
import { Day, Moment } from "../platform/days.ts";
import {
  Confidence,
  DatedFact,
  Mandate,
  MissionEndKind,
  MissionId,
  OrderEvent,
  Profile,
  ReductionOrder,
  Strength,
} from "./facts.ts";

/** What a change of a mission's end asks for. */
export const NewEnd = DatedFact.extend({ kind: MissionEndKind });
export type NewEnd = z.infer<typeof NewEnd>;

/** A mandate as it is entered, with the resolution that gave it. */
export const NewMandate = Mandate.omit({ id: true });
export type NewMandate = z.infer<typeof NewMandate>;

/** An authorised or planned number closes the open one of its category on the day before; a report stands for itself. */
export const NewStrength = Strength.omit({ id: true });
export type NewStrength = z.infer<typeof NewStrength>;

/** A reduction begins when it is announced, or at once when it is ordered. */
export const NewOrder = ReductionOrder.omit({ id: true, events: true });
export type NewOrder = z.infer<typeof NewOrder>;

/** A step in the life of a reduction, as it is entered. */
export const NewOrderEvent = OrderEvent.omit({ id: true });
export type NewOrderEvent = z.infer<typeof NewOrderEvent>;

/** A mission that the product does not know yet. */
export const NewMission = Profile.extend({ id: MissionId });
export type NewMission = z.infer<typeof NewMission>;

/** Why it is recorded, for the history; may be empty. */
const reason = z.string().max(500).default("");
const one = z.uuid();

/** One change, recorded whole or not at all. */
export const ChangeBody = z.discriminatedUnion("what", [
  /** A resolution: establishment, renewal with or without new terms, technical rollover, change, last mandate. */
  z.object({
    what: z.literal("resolution"),
    mandate: NewMandate,
    strengths: z.array(NewStrength).max(20).default([]),
    ends: z.array(NewEnd).max(3).default([]),
    reason,
  }),
  /** Operations end on a day, possibly the day of the decision; the windows for withdrawal and liquidation where they were set. */
  z.object({
    what: z.literal("termination"),
    resolution: z.string(),
    adoptedOn: Day,
    operations: Day,
    withdrawal: Day.nullable(),
    liquidation: Day.nullable(),
    note: z.string(),
    source: z.string().min(1),
    confidence: Confidence,
    reason,
  }),
  z.object({ what: z.literal("end"), end: NewEnd, reason }),
  /** An end that was recorded and does not hold: nothing takes its place. */
  z.object({ what: z.literal("end_withdrawn"), kind: MissionEndKind, source: z.string().min(1), reason }),
  z.object({ what: z.literal("mandate_corrected"), id: one, mandate: NewMandate, reason }),
  z.object({ what: z.literal("mandate_withdrawn"), id: one, source: z.string().min(1), reason }),
  z.object({ what: z.literal("strength"), strength: NewStrength, reason }),
  z.object({ what: z.literal("strength_corrected"), id: one, strength: NewStrength, reason }),
  z.object({ what: z.literal("strength_withdrawn"), id: one, source: z.string().min(1), reason }),
  z.object({ what: z.literal("profile"), profile: Profile, reason }),
  z.object({ what: z.literal("reduction"), order: NewOrder, event: NewOrderEvent, reason }),
  z.object({ what: z.literal("reduction_event"), id: one, event: NewOrderEvent, reason }),
]);
export type ChangeBody = z.infer<typeof ChangeBody>;
/** A change as a page or a client gives it, before defaults are filled in. */
export type ChangeInput = z.input<typeof ChangeBody>;

/** What a change was; `shipped`: came with the product; `carried_over`: an end that an earlier release had moved. */
export const ChangeKind = z.enum([
  "shipped",
  "added",
  "resolution",
  "termination",
  "end",
  "end_withdrawn",
  "mandate_corrected",
  "mandate_withdrawn",
  "strength",
  "strength_corrected",
  "strength_withdrawn",
  "profile",
  "reduction",
  "reduction_event",
  "undone",
  "carried_over",
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** A fact as the history tells it: what it is about, and what it says. */
export const ToldFact = z.discriminatedUnion("fact", [
  z.object({ fact: z.literal("end"), end: NewEnd }),
  z.object({ fact: z.literal("mandate"), mandate: NewMandate }),
  z.object({ fact: z.literal("strength"), strength: NewStrength }),
  z.object({ fact: z.literal("profile"), profile: Profile }),
  z.object({ fact: z.literal("order_event"), order: NewOrder, event: NewOrderEvent }),
]);
export type ToldFact = z.infer<typeof ToldFact>;

/** One change as the history tells it: who, when, why, what was believed before and after. */
export const ToldChange = z.object({
  id: z.string(),
  /** The mission's version after it; null for what came with the product. */
  version: z.int().positive().nullable(),
  kind: ChangeKind,
  at: Moment,
  by: z.string(),
  reason: z.string(),
  source: z.string(),
  /** Version of the change that it takes back; and of the one that took it back. */
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
  recorded: z.array(ToldFact),
  ended: z.array(ToldFact),
});
export type ToldChange = z.infer<typeof ToldChange>;

/** Everything that was ever recorded of a mission, latest change first. */
export const MissionHistory = z.object({
  items: z.array(ToldChange),
  count: z.int(),
  /** Whether the last change may be taken back. */
  mayUndo: z.boolean(),
});
export type MissionHistory = z.infer<typeof MissionHistory>;
