/** People under each decision, counted from the copy of all stays. Pure. */
import { type Day, earlierDay, laterDay } from "../../platform/days.ts";
import type { StayKind, Stays } from "./stays.ts";
import { groupsOf, type StayGroup, spansBefore } from "./stays-count.ts";

/** People under one decision who share mission, role, mode, days and standing. */
export interface DecisionStay {
  readonly reference: string;
  readonly mission: string;
  readonly role: string;
  readonly mode: string;
  readonly from: Day;
  readonly to: Day;
  readonly standing: StayKind["standing"];
  readonly people: number;
}

const LAST: Day = "9999-12-31";

/** People under each decision as believed at a moment, by mission, role and days; those whose days are over on `from` as one, with the first and last of them. */
export function staysByDecision(stays: Stays, from: Day, moment: number): readonly DecisionStay[] {
  const standing = groupsOf(stays, { from, to: LAST, moment }, (kind) => kind.permit !== null);
  const over = spansBefore(stays, from, moment).filter(({ kind }) => kind.permit !== null);
  return [...joined(standing, ({ from, to }) => `${from} ${to}`), ...joined(over, () => "")];
}

/** What differs only in how sure it is, or in the scope of the decision, is told as one. */
function joined(groups: readonly StayGroup[], days: (group: StayGroup) => string): readonly DecisionStay[] {
  const found = new Map<string, DecisionStay>();
  for (const group of groups) {
    const { mission, role, mode, standing, permit } = group.kind;
    const { from, to, people } = group;
    const stay = { reference: permit?.reference ?? "", mission, role, mode, from, to, standing, people };
    const key = [stay.reference, mission, role, mode, standing, days(group)].join("|");
    const before = found.get(key);
    found.set(key, before === undefined ? stay : together(before, stay));
  }
  return [...found.values()];
}

function together(a: DecisionStay, b: DecisionStay): DecisionStay {
  return { ...a, from: earlierDay(a.from, b.from), to: laterDay(a.to, b.to), people: a.people + b.people };
}
