/** The life of a reduction: announced, ordered, executing, executed, or withdrawn before that. Pure. */
import type { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { DeploymentRole, Mission, OrderEvent, OrderState, ReductionOrder } from "./facts.ts";
import { allOf, inWords } from "./names.ts";

const source = "docs/rules.md#reduction";

const following = {
  announced: ["ordered", "withdrawn"],
  ordered: ["executing", "withdrawn"],
  // A reduction that is being carried out may be reported on several times.
  executing: ["executing", "executed", "withdrawn"],
  executed: [],
  withdrawn: [],
} as const satisfies Record<OrderState, readonly OrderState[]>;

/** States that may follow `state`; those a reduction may begin with for null. */
export function nextOrderStates(state: OrderState | null): readonly OrderState[] {
  return state === null ? ["announced", "ordered"] : following[state];
}

/** The state on a day; null before the first event. */
export function orderStateOn(order: ReductionOrder, day: Day): OrderState | null {
  return order.events.findLast((event) => event.day <= day)?.state ?? null;
}

/** Whether the reduction still asks for something on the day. */
export function isOpen(order: ReductionOrder, day: Day): boolean {
  const state = orderStateOn(order, day);
  return state === "announced" || state === "ordered" || state === "executing";
}

/** How many had left by the last event that says so; 0 while none does. */
export function leftSoFar(order: ReductionOrder): number {
  return order.events.findLast((event) => event.people !== null)?.people ?? 0;
}

/** The roles that a reduction of the category means; empty for police, whom this product does not send. */
export function rolesOf(category: ReductionOrder["category"]): readonly DeploymentRole[] {
  switch (category) {
    case "military":
      return ["contingent_member"];
    case "observers_staff":
      return ["unmo", "mlo", "staff_officer"];
    case "police":
      return [];
    case "uniformed":
      return ["unmo", "mlo", "staff_officer", "contingent_member"];
    default:
      return category satisfies never;
  }
}

/** Why a reduction cannot be recorded as asked. */
export function reasonsAgainstOrder(
  mission: Mission,
  order: Omit<ReductionOrder, "id" | "events">,
  event: Omit<OrderEvent, "id">,
  today: Day,
): readonly Refusal[] {
  const refusals: Refusal[] = [...reasonsAgainstEvent(null, event, today)];
  if (order.people === null && order.percent === null) {
    const message = "A reduction says how many people or which share; give one of them.";
    refusals.push({ code: "reduction-without-size", message, facts: { mission: mission.id }, source });
  }
  if (order.addressee === "us" && (order.people === null || order.leaveBy === null)) {
    const message = "A reduction that is asked of us names the people and the day by which they must have left.";
    refusals.push({ code: "reduction-needs-people", message, facts: { mission: mission.id }, source });
  }
  if (order.leaveBy !== null && order.leaveBy < event.day) {
    const facts = { leaveBy: order.leaveBy, day: event.day };
    const message = `They cannot leave by ${order.leaveBy}: it is ${inWords(event.state)} only on ${event.day}.`;
    refusals.push({ code: "reduction-before-it-is-known", message, facts, source });
  }
  return refusals;
}

/** Why the next step of a reduction cannot be recorded; `order` null: it is the first. */
export function reasonsAgainstEvent(
  order: ReductionOrder | null,
  event: Omit<OrderEvent, "id">,
  today: Day,
): readonly Refusal[] {
  const last = order?.events.at(-1) ?? null;
  const refusals: Refusal[] = [];
  const allowed = nextOrderStates(last?.state ?? null);
  if (!allowed.includes(event.state)) {
    const facts = { state: last?.state ?? "", asked: event.state, may: allowed.join(", ") };
    const message =
      last === null
        ? `A reduction begins announced or ordered, not ${inWords(event.state)}.`
        : `The reduction is ${inWords(last.state)}; ${allOf(allowed) || "nothing"} may follow, not ${inWords(event.state)}.`;
    const code = last === null ? "reduction-cannot-begin" : "reduction-does-not-follow";
    refusals.push({ code, message, facts, source });
  }
  if (last !== null && event.day < last.day) {
    const facts = { day: event.day, last: last.day, state: last.state };
    const message = `It was ${inWords(last.state)} on ${last.day}; ${event.day} lies before that.`;
    refusals.push({ code: "reduction-event-too-early", message, facts, source });
  }
  if (event.day > today) {
    const facts = { day: event.day, today };
    const message = `${event.day} has not come yet; record what has been said or done.`;
    refusals.push({ code: "not-yet-happened", message, facts, source });
  }
  return refusals;
}
