/** Who counts under which ceiling on which day, while rows of an import are admitted one after another. Pure; changes in place. */
import type { CeilingUse } from "../../authorisations/rules.ts";
import type { CeilingReading } from "../../authorisations/schema.ts";
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";

/** What of a ceiling is asked. */
export interface Counted {
  readonly id: string;
  readonly reading: CeilingReading;
  readonly people: number;
  readonly overlapDays: number;
}

const FIRST = dayNumber("1945-01-01");
const DAYS = dayNumber("2100-12-31") - FIRST + 1;

/** Counts of one country. Days before 1945 and after 2100 are not counted; nobody is in a mission then. */
export class HistoryLedger {
  readonly #present = new Map<string, Int32Array>();
  readonly #persons = new Map<string, Map<string, number>>();
  readonly #tours = new Map<string, Map<string, number>>();

  /** Counts a stay under its ceilings; `by` -1 takes it back. */
  add(ceilings: readonly string[], stay: { from: Day; to: Day; person: string; tour: string }, by: 1 | -1 = 1): void {
    const first = Math.max(0, dayNumber(stay.from) - FIRST);
    const last = Math.min(DAYS - 1, dayNumber(stay.to) - FIRST);
    for (const ceiling of ceilings) {
      const counts = this.#days(ceiling);
      for (let day = first; day <= last; day += 1) counts[day] = (counts[day] ?? 0) + by;
      count(this.#persons, ceiling, stay.person, by);
      count(this.#tours, ceiling, stay.tour, by);
    }
  }

  /**
   * What the law is asked with for one more person on these days. Where there is room by far, the fullest day stands for all: the
   * answer is the same and much is saved. Else every run of equal days is told, as far as an overlap may reach.
   */
  use(ceiling: Counted, from: Day, to: Day, margin: number): CeilingUse {
    if (ceiling.reading !== "present") {
      const ever = (ceiling.reading === "persons" ? this.#persons : this.#tours).get(ceiling.id)?.size ?? 0;
      return { present: [], ever };
    }
    const counts = this.#days(ceiling.id);
    const [first, last] = [Math.max(0, dayNumber(from) - FIRST), Math.min(DAYS - 1, dayNumber(to) - FIRST)];
    let most = 0;
    for (let day = first; day <= last; day += 1) most = Math.max(most, counts[day] ?? 0);
    if (most + 1 <= ceiling.people) return { present: most === 0 ? [] : [{ from, to, people: most }], ever: 0 };
    return { present: runs(counts, Math.max(0, first - margin), Math.min(DAYS - 1, last + margin)), ever: 0 };
  }

  /** Whether the person, or the tour, was never counted under the ceiling: 1 or 0. */
  fresh(ceiling: Counted, person: string, tour: string): number {
    if (ceiling.reading === "present") return 1;
    const counted =
      ceiling.reading === "persons"
        ? this.#persons.get(ceiling.id)?.get(person)
        : this.#tours.get(ceiling.id)?.get(tour);
    return counted === undefined ? 1 : 0;
  }

  #days(ceiling: string): Int32Array {
    const before = this.#present.get(ceiling);
    if (before !== undefined) return before;
    const made = new Int32Array(DAYS);
    this.#present.set(ceiling, made);
    return made;
  }
}

function count(all: Map<string, Map<string, number>>, ceiling: string, subject: string, by: number): void {
  const counts = all.get(ceiling) ?? new Map<string, number>();
  all.set(ceiling, counts);
  const next = (counts.get(subject) ?? 0) + by;
  if (next === 0) counts.delete(subject);
  else counts.set(subject, next);
}

function runs(counts: Int32Array, first: number, last: number): { from: Day; to: Day; people: number }[] {
  const found: { from: Day; to: Day; people: number }[] = [];
  let start = first;
  for (let day = first; day <= last; day += 1) {
    if (day < last && counts[day + 1] === counts[day]) continue;
    const people = counts[day] ?? 0;
    if (people > 0) found.push({ from: dayFromNumber(FIRST + start), to: dayFromNumber(FIRST + day), people });
    start = day + 1;
  }
  return found;
}

/** The largest number of stays on one day. */
export function mostAtOnce(stays: readonly { readonly from: Day; readonly to: Day }[]): number {
  const changes = stays.flatMap(({ from, to }) => [
    { day: dayNumber(from), by: 1 },
    { day: dayNumber(to) + 1, by: -1 },
  ]);
  changes.sort((a, b) => a.day - b.day || a.by - b.by);
  let now = 0;
  let most = 0;
  for (const { by } of changes) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
