/** How long the demonstration country's withdrawals take, through the action that the office uses. */
import type { Context } from "../platform/context.ts";
import { setLeadTime } from "./alarm-actions.ts";
import type { NewWithdrawalLead } from "./alarm-shapes.ts";

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
