/** What the law wants done by a day: withdrawals to begin, reports and ratifications owed, conditions to look at. */
import { z } from "zod";
import { AsOf, Confidence, MissionId } from "../../missions/schema.ts";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { Refusal } from "../../platform/outcome.ts";

export const AlarmCode = z.enum([
  "withdrawal-must-begin",
  "no-lead-time",
  "lapse-before-end",
  "duty-overdue",
  "duty-due",
  "owed-after-deployment",
  "condition-to-check",
  "condition-not-kept",
  "ratify-by",
]);
export type AlarmCode = z.infer<typeof AlarmCode>;

/** A sentence with its facts; `code` also names what follows if nothing is done, as `<code>-else`. */
export const Alarm = Refusal.extend({
  code: AlarmCode,
  /** The same thing keeps its key from day to day. */
  key: z.string(),
  /** By when; null: at once. A day that has passed is late. */
  by: Day.nullable(),
  late: z.boolean(),
  /** What follows, in English; other languages say `<code>-else`. */
  consequence: z.string(),
  reference: z.string().nullable(),
  mission: MissionId.nullable(),
  /** The condition or duty it is about. */
  about: z.uuid().nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

export const WithdrawalLead = z.object({
  id: z.uuid(),
  /** Null: of every mission without one of its own. */
  mission: MissionId.nullable(),
  days: z.int().positive(),
  validFrom: Day,
  source: z.string(),
  confidence: Confidence,
  recordedAt: Moment,
  recordedBy: z.string(),
});
export type WithdrawalLead = z.infer<typeof WithdrawalLead>;

/** How long a withdrawal takes from a day on; it replaces what was known for the same mission and day. */
export const NewWithdrawalLead = z.object({
  mission: MissionId.nullable(),
  days: z.int().min(1).max(1000),
  validFrom: Day,
  source: z.string().trim().min(1).max(500),
  confidence: Confidence,
});
export type NewWithdrawalLead = z.infer<typeof NewWithdrawalLead>;

/** That a condition was looked at. `nextOn` null: it need not be again. */
export const ConditionCheck = z.object({
  conditionId: z.uuid(),
  checkedOn: Day,
  holds: z.boolean(),
  note: z.string().trim().min(1).max(1000),
  nextOn: Day.nullable(),
  source: z.string().trim().min(1).max(500),
});
export type ConditionCheck = z.infer<typeof ConditionCheck>;

export const alarmsApi = {
  alarms: endpoint("GET", "/api/alarms", {
    right: "authorisations.read",
    summary: "What the law wants done, on a day as known at a moment; what is late or has no day first.",
    shapes: {
      query: AsOf.extend({ authorisation: z.string().optional() }),
      reply: z.object({ asOf: Day, knownAt: Moment, items: z.array(Alarm), count: z.int() }),
    },
  }),
  withdrawalLeadTimes: endpoint("GET", "/api/withdrawal-lead-times", {
    right: "authorisations.read",
    summary: "How many days a withdrawal takes, by mission, with its source.",
    shapes: { query: AsOf, reply: z.object({ items: z.array(WithdrawalLead) }) },
  }),
  setWithdrawalLeadTime: endpoint("POST", "/api/withdrawal-lead-times", {
    right: "authorisations.change",
    summary: "Records how many days a withdrawal takes from a day on.",
    shapes: { body: NewWithdrawalLead, reply: WithdrawalLead },
  }),
  checkCondition: endpoint("POST", "/api/conditions/:id/checks", {
    right: "authorisations.change",
    summary: "Records that a condition of a decision was looked at, what was found, and when to look again.",
    shapes: {
      params: z.object({ id: z.uuid() }),
      body: ConditionCheck.omit({ conditionId: true }),
      reply: ConditionCheck,
    },
  }),
};
