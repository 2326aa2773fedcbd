/** Asks the law for each tour of an import in the order in which they happened, as if each were entered by hand on its day. Pure. */
import { type Knowledge, mayDeploy } from "../../authorisations/rules.ts";
import type { Authorisation, MayDeployQuestion } from "../../authorisations/schema.ts";
import { lastPlannableDay, lastWithdrawalDay } from "../../missions/rules.ts";
import type { Mission } from "../../missions/schema.ts";
import { addDays, type Day, earlierDay, laterDay } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import { type Counted, HistoryLedger } from "./ledger.ts";
import type { PlannedStay, PlannedTour } from "./plan.ts";
import type { Epoch, Recorded, RecordedTour } from "./recorded.ts";

/** What the law says of a tour: the decisions under which its days stand, or why they do not. */
export interface Ruled {
  readonly stays: readonly PlannedStay[];
  /** Empty when all days are covered. */
  readonly refusals: readonly Refusal[];
}

type Purpose = PlannedStay["purpose"];
interface Days {
  readonly from: Day;
  readonly to: Day;
  readonly purpose: Purpose;
}

/** The law over the time of an import; what it admits counts from then on. */
export class HistoryLaw {
  readonly #recorded: Recorded;
  readonly #ledger = new HistoryLedger();
  readonly #missions: ReadonlyMap<string, Mission>;
  readonly #ceilings = new Map<string, Counted>();
  readonly #margin: number;

  /** @param without tours that the import replaces; they count no more */
  constructor(recorded: Recorded, without: ReadonlySet<string>) {
    this.#recorded = recorded;
    this.#missions = new Map(recorded.missions.map((mission) => [String(mission.id), mission]));
    for (const ceiling of recorded.epochs.flatMap((epoch) => epoch.authorisations.flatMap((a) => a.ceilings))) {
      const { id, reading, people, overlap } = ceiling;
      this.#ceilings.set(id, { id, reading, people, overlapDays: overlap?.days ?? 0 });
    }
    this.#margin = Math.max(0, ...[...this.#ceilings.values()].map((ceiling) => ceiling.overlapDays)) + 1;
    for (const tour of recorded.tours) {
      if (without.has(tour.id)) continue;
      for (const stay of tour.stays) this.#ledger.add(stay.ceilings, { ...stay, person: tour.personId, tour: tour.id });
    }
  }

  /** Judges a tour; when all of its days are covered it counts. `key` tells it from all others. */
  admit(tour: PlannedTour, key: string): Ruled {
    const mission = this.#missions.get(tour.mission) ?? null;
    const parts = partsOf(tour, mission);
    const judged = parts.map((days) => this.#ask(tour, key, days));
    const refusals = judged.flatMap((each) => each.refusals);
    const stays = judged.flatMap((each) => each.stays);
    if (refusals.length > 0)
      return { stays: parts.map((days) => ({ ...days, scopeId: null })), refusals: byWeight(refusals) };
    for (const { stay, ceilings } of judged.flatMap((each) => each.counted)) {
      this.#ledger.add(ceilings, { ...stay, person: tour.personKey, tour: key });
    }
    return { stays, refusals };
  }

  #ask(tour: PlannedTour, key: string, days: Days) {
    const question: MayDeployQuestion = {
      mission: tour.mission,
      role: tour.role,
      mode: tour.mode,
      people: 1,
      from: days.from,
      to: days.to,
      purpose: days.purpose,
      ...(tour.partner === "" ? {} : { partner: tour.partner }),
      ...(tour.unitType === null ? {} : { unitType: tour.unitType }),
    };
    let first: readonly Refusal[] | null = null;
    for (const epoch of this.#epochsFor(days)) {
      const answer = mayDeploy(question, this.#knowledge(epoch, tour, key, days), false);
      if (answer.parts.length > 0) {
        const stays = answer.parts.map(({ from, to, scopeId }) => ({ from, to, purpose: days.purpose, scopeId }));
        const counted = stays.map((stay) => ({
          stay,
          ceilings: ceilingsOf(epoch.authorisations, stay.scopeId, tour.role),
        }));
        return { stays, refusals: [], counted };
      }
      first ??= answer.refusals;
    }
    return { stays: [], refusals: first ?? [], counted: [] };
  }

  /** The decisions as they stood on the first day, then as they came to stand while the tour went on. */
  #epochsFor({ from, to }: Days): readonly Epoch[] {
    const { epochs, today } = this.#recorded;
    const last = earlierDay(to, today);
    const begun = epochs.filter((epoch, index) => index === 0 || epoch.from <= last);
    const at = Math.max(
      0,
      begun.findLastIndex((epoch) => epoch.from <= from),
    );
    return begun.slice(at);
  }

  #knowledge(epoch: Epoch, tour: PlannedTour, key: string, days: Days): Knowledge {
    const asOf = laterDay(epoch.from, days.from);
    const counted = (id: string): Counted =>
      this.#ceilings.get(id) ?? { id, reading: "present", people: 0, overlapDays: 0 };
    return {
      asOf,
      knownAt: this.#recorded.now,
      law: epoch.authorisations,
      procedures: this.#recorded.procedures,
      mission: this.#missions.get(tour.mission) ?? null,
      useOf: (ceiling) => this.#ledger.use(counted(ceiling), days.from, days.to, this.#margin),
      freshOf: (ceiling) => this.#ledger.fresh(counted(ceiling), tour.personKey, key),
    };
  }
}

/** Days after the end of operations are the way home. */
function partsOf(tour: PlannedTour, mission: Mission | null): readonly Days[] {
  const { from, to } = tour;
  const last = mission === null ? null : lastPlannableDay(mission);
  const home = mission === null ? null : lastWithdrawalDay(mission);
  if (last === null || to <= last || home === null || home === last) return [{ from, to, purpose: "service" }];
  if (from > last) return [{ from, to, purpose: "withdrawal" }];
  return [
    { from, to: last, purpose: "service" },
    { from: addDays(last, 1), to, purpose: "withdrawal" },
  ];
}

function ceilingsOf(law: readonly Authorisation[], scopeId: string, role: PlannedTour["role"]): readonly string[] {
  for (const authorisation of law) {
    const scope = authorisation.scopes.find(({ id }) => id === scopeId);
    if (scope === undefined) continue;
    const counting = new Set(
      authorisation.ceilings.filter(({ excludes }) => !excludes.includes(role)).map(({ id }) => id),
    );
    return scope.ceilings.filter((id) => counting.has(id));
  }
  return [];
}

const WEIGHT = [
  "over-ceiling",
  "after-validity",
  "before-validity",
  "withdrawal-not-covered",
  "role-not-permitted",
  "mode-not-permitted",
  "partner-not-permitted",
  "unit-not-permitted",
  "mission-not-permitted",
  "not-granted",
  "nothing-granted",
];

/** The reason that says most stands first: a ceiling passed before days not covered, and both before decisions about something else. */
function byWeight(refusals: readonly Refusal[]): readonly Refusal[] {
  const weight = ({ code }: Refusal) => (WEIGHT.includes(code) ? WEIGHT.indexOf(code) : -1);
  return [...refusals].sort((a, b) => weight(a) - weight(b));
}

/** Presence of a recorded tour that would have to change when the row is right. */
export function sameStay(tour: PlannedTour, recorded: RecordedTour): boolean {
  return (
    tour.from === recorded.from &&
    tour.to === recorded.to &&
    tour.mission === recorded.mission &&
    tour.role === recorded.role &&
    tour.mode === recorded.mode &&
    tour.partner === recorded.partner
  );
}
