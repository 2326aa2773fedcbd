/** People under each decision, counted from the stays believed at a moment. Pure. */
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import type { StayKind } from "./stays.ts";
import { lastingFrom, presentOn, type StaysView } from "./stays-view.ts";

/** People under one decision who share mission, role, mode and standing. */
export interface DecisionPeople {
  readonly reference: string;
  readonly mission: string;
  readonly role: string;
  readonly mode: string;
  readonly standing: StayKind["standing"];
  /** First day on which one of them is there. */
  readonly first: Day;
  /** How many are there on a day. */
  on(day: Day): number;
  /** How many are there on a day or later. */
  from(day: Day): number;
}

/** Everybody under a decision, those in other kinds of the same words by themselves. */
export function peopleByDecision(view: StaysView): readonly DecisionPeople[] {
  return [...view.stays.kinds.entries()].flatMap(([place, kind]): DecisionPeople[] => {
    const { mission, role, mode, standing, permit } = kind;
    const start = view.starts[place] ?? 0;
    if (permit === null || start === view.starts[place + 1]) return [];
    return [
      {
        reference: permit.reference,
        mission,
        role,
        mode,
        standing,
        first: dayFromNumber(view.from[start] ?? 0),
        on: (day) => presentOn(view, place, dayNumber(day)),
        from: (day) => lastingFrom(view, place, dayNumber(day)),
      },
    ];
  });
}
