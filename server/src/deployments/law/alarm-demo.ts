/** How long the demonstration country's withdrawals take, and when it last looked at conditions, through the actions that the office uses. */
import { listAuthorisations } from "../../authorisations/store.ts";
import type { Context } from "../../platform/context.ts";
import { addDays } from "../../platform/days.ts";
import type { NewWithdrawalLead } from "../alarms/schema.ts";
import { checkCondition, setLeadTime } from "./alarm-actions.ts";

/** No public source states them: they are assumed, and marked so. */
const LEADS: readonly NewWithdrawalLead[] = [
  {
    mission: null,
    days: 60,
    validFrom: "2014-01-01",
    source: "Assumed: officers travel singly, by scheduled flights, as their posts are handed over",
    confidence: "inferred",
  },
  {
    mission: "UNDOF",
    days: 120,
    validFrom: "2024-03-01",
    source: "Assumed from the move of 2024: equipment by rail and ship, people by air, several weeks each way",
    confidence: "inferred",
  },
];

/** Records the lead times. Throws when one is refused. */
export async function loadLeadTimesDemo(ctx: Context): Promise<void> {
  for (const lead of LEADS) {
    const outcome = await setLeadTime(ctx, lead);
    if (!outcome.ok) throw new Error(outcome.refusals.map((refusal) => refusal.message).join(" "));
  }
}

/**
 * Records that the conditions of decisions in force were looked at on the day; what must be settled before anybody goes is left to be
 * looked at, and its alarm stands. Constructed, and marked so. Throws when one is refused.
 */
export async function loadConditionChecksDemo(ctx: Context): Promise<void> {
  const law = await listAuthorisations(ctx.db, ctx.today, ctx.now);
  const conditions = law.filter((a) => a.status === "granted").flatMap((a) => a.conditions);
  for (const { id } of conditions.filter((one) => one.kind !== "precondition" && one.check !== "")) {
    const look = { checkedOn: ctx.today, holds: true, note: "Looked at with the demonstration." };
    const source = "Constructed for the demonstration";
    const outcome = await checkCondition(ctx, id, { ...look, nextOn: addDays(ctx.today, 182), source });
    if (!outcome.ok) throw new Error(outcome.refusals.map((refusal) => refusal.message).join(" "));
  }
}
