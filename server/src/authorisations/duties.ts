/** The due dates of a duty, and what became of each. Pure; days include both ends. */
import { addMonths, type Day, earlierDay } from "../platform/days.ts";
import type { Duty, DutyDate, Frequency } from "./schema.ts";

/** A duty done, as recorded. */
export interface DutyReport {
  readonly dueOn: Day | null;
  readonly doneOn: Day;
  readonly paperId: string | null;
  readonly note: string;
}

/** Nobody is told of more due dates than fifty years hold: a decision read at the end of all days would have them without end. */
const HORIZON_MONTHS = 600;

const MONTHS: Readonly<Record<Frequency, number>> = { once: 0, monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };

/**
 * Days on which a duty is due, from the first up to `until`, the last of its own and the last day of the decision, earliest first.
 * Each is counted from the first, so that the 31st comes back after a short month. None where no first day was set.
 */
export function dueDates(
  duty: Pick<Duty, "frequency" | "dueOn" | "lastDue">,
  until: Day,
  decisionEnds: Day | null,
): readonly Day[] {
  if (duty.dueOn === null) return [];
  const months = MONTHS[duty.frequency];
  if (months === 0) return [duty.dueOn];
  const ends = [duty.lastDue, decisionEnds === null ? null : addMonths(decisionEnds, 12)].filter((day) => day !== null);
  const last = [...ends, addMonths(duty.dueOn, HORIZON_MONTHS)].reduce(earlierDay, until);
  const days: Day[] = [];
  for (let n = 0; n * months <= HORIZON_MONTHS; n += 1) {
    const day = addMonths(duty.dueOn, n * months);
    if (day > last) break;
    days.push(day);
  }
  return days;
}

/** Each due date up to a year ahead with its state on `asOf`: done by then, overdue, or still due. */
export function occurrencesOf(
  duty: Pick<Duty, "frequency" | "dueOn" | "lastDue" | "doneOn">,
  reports: readonly DutyReport[],
  asOf: Day,
  decisionEnds: Day | null,
): DutyDate[] {
  const known = reports.filter((report) => report.doneOn <= asOf);
  const days: readonly (Day | null)[] =
    duty.dueOn === null ? [null] : dueDates(duty, addMonths(asOf, 12), decisionEnds);
  const first = days[0];
  return days.map((dueOn) => {
    const report = known.find((each) => each.dueOn === dueOn);
    // A duty that was recorded as done in the draft itself is done for its first day.
    const doneOn =
      report?.doneOn ?? (dueOn === first && duty.doneOn !== null && duty.doneOn <= asOf ? duty.doneOn : null);
    const state = doneOn !== null ? "done" : dueOn !== null && dueOn < asOf ? "overdue" : "due";
    return { dueOn, doneOn, state, paperId: report?.paperId ?? null, note: report?.note ?? "" };
  });
}
