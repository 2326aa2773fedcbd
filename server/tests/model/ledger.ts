/**
 * The reference ledger: what the law allowed, kept plainly, and a count of people day by day. Days are whole numbers from the first
 * day of the small world. It knows nothing of permits, places or SQL; it is what the product is held against.
 */

export type Role = "contingent_member" | "staff_officer";

export interface ModelCeiling {
  readonly code: string;
  readonly people: number;
  reading: "present" | "persons" | "tours";
  overlap: { readonly people: number; readonly days: number } | null;
}

/** A decision as the chamber left it. */
export interface ModelDecision {
  readonly id: string;
  readonly reference: string;
  readonly mission: string;
  readonly roles: readonly Role[];
  readonly from: number;
  /** Last day for service; moved by an extension. */
  to: number;
  state: "drafted" | "proposed" | "granted" | "suspended" | "rejected" | "recalled";
  /** Day from which nobody is covered any more: the one after a recall. */
  endedOn: number | null;
  readonly ceilings: readonly ModelCeiling[];
}

/** One person's days in a mission, as the product has them. */
export interface ModelStay {
  readonly tour: string;
  readonly person: string;
  readonly mission: string;
  readonly role: Role;
  readonly from: number;
  readonly to: number;
  readonly standing: "planned" | "actual";
  /** Reference of the decision it stands under; null: a named breach. */
  readonly decision: string | null;
  /** Whether it is marked as past an end that came nearer. */
  readonly pastEnd: boolean;
}

export interface ModelLaw {
  readonly decisions: readonly ModelDecision[];
  /** Last day of operations of each mission. */
  readonly ends: ReadonlyMap<string, number>;
}

/** Last day that a decision covers; before its first when it never did. */
export function lastDay(decision: ModelDecision): number {
  if (["drafted", "proposed", "rejected"].includes(decision.state)) return decision.from - 1;
  return decision.endedOn === null ? decision.to : Math.min(decision.to, decision.endedOn - 1);
}

/** Everything in `stays` that the law does not allow and that is not named a breach, in words; empty when the books are right. */
export function unlawful(law: ModelLaw, stays: readonly ModelStay[]): readonly string[] {
  const covered = stays.filter((stay) => stay.decision !== null);
  return [
    ...covered.flatMap((stay) => uncovered(law, stay)),
    ...stays
      .filter((stay) => stay.decision === null && stay.standing === "planned")
      .map((stay) => `${say(stay)}: a plan in breach`),
    ...law.decisions.flatMap((decision) =>
      decision.ceilings.flatMap((ceiling) =>
        beyond(
          ceiling,
          covered.filter((stay) => stay.decision === decision.reference),
        ),
      ),
    ),
    ...twice(stays),
  ];
}

function uncovered(law: ModelLaw, stay: ModelStay): readonly string[] {
  const decision = law.decisions.find((each) => each.reference === stay.decision);
  if (decision === undefined) return [`${say(stay)}: no such decision`];
  const faults: string[] = [];
  if (decision.mission !== stay.mission || !decision.roles.includes(stay.role))
    faults.push(`${say(stay)}: another mission or role`);
  if (stay.from < decision.from || stay.to > lastDay(decision))
    faults.push(`${say(stay)}: ${decision.reference} covers ${decision.from}–${lastDay(decision)} only`);
  const end = law.ends.get(stay.mission);
  if (end !== undefined && stay.to > end && !stay.pastEnd) faults.push(`${say(stay)}: ${stay.mission} ends on ${end}`);
  return faults;
}

/** Whether these stays break a ceiling. */
function beyond(ceiling: ModelCeiling, stays: readonly ModelStay[]): readonly string[] {
  const { reading, people, code } = ceiling;
  if (reading === "persons") return most(code, new Set(stays.map((stay) => stay.person)).size, people);
  if (reading === "tours") return most(code, new Set(stays.map((stay) => stay.tour)).size, people);
  const more = ceiling.overlap?.people ?? 0;
  const days = ceiling.overlap?.days ?? 0;
  const first = Math.min(...stays.map((stay) => stay.from));
  const last = Math.max(...stays.map((stay) => stay.to));
  let run = 0;
  for (let day = first; day <= last; day += 1) {
    const present = stays.filter((stay) => stay.from <= day && day <= stay.to).length;
    run = present > people ? run + 1 : 0;
    if (present > people + more) return [`${code}: ${present} on day ${day}, ${people} + ${more} allowed`];
    if (run > days) return [`${code}: beyond ${people} for ${run} days to day ${day}, ${days} allowed`];
  }
  return [];
}

function most(code: string, found: number, people: number): readonly string[] {
  return found > people ? [`${code}: ${found} over time, ${people} allowed`] : [];
}

/** Nobody is in two places on one day. */
function twice(stays: readonly ModelStay[]): readonly string[] {
  return stays.flatMap((stay, index) =>
    stays
      .slice(index + 1)
      .filter((other) => other.person === stay.person && other.from <= stay.to && stay.from <= other.to)
      .map((other) => `${say(stay)} and ${say(other)}: two places at once`),
  );
}

/** A decision under which a new stay could stand whole; null when there is none. */
export function roomFor(law: ModelLaw, stays: readonly ModelStay[], stay: Omit<ModelStay, "decision">): string | null {
  if (stay.to < stay.from) return null;
  const end = law.ends.get(stay.mission);
  if (end !== undefined && stay.to > end) return null;
  const mine = stays.some((other) => other.person === stay.person && other.from <= stay.to && stay.from <= other.to);
  if (mine) return null;
  for (const decision of law.decisions) {
    if (decision.state !== "granted") continue;
    const placed = { ...stay, decision: decision.reference };
    const under = [...stays.filter((other) => other.decision === decision.reference), placed];
    if (uncovered(law, placed).length > 0) continue;
    if (decision.ceilings.every((ceiling) => beyond(ceiling, under).length === 0)) return decision.reference;
  }
  return null;
}

function say(stay: Pick<ModelStay, "tour" | "mission" | "role" | "from" | "to" | "standing">): string {
  return `${stay.standing} tour ${stay.tour.slice(-6)} (${stay.mission}, ${stay.role}, ${stay.from}–${stay.to})`;
}
