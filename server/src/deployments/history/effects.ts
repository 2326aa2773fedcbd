/** What an import would do to what is counted: breaches by ceiling, and figures before and after. Pure. */
import type { Day } from "../../platform/days.ts";
import { earlierDay, laterDay } from "../../platform/days.ts";
import { mostAtOnce } from "./ledger.ts";
import type { JudgedTour } from "./plan.ts";
import type { Recorded } from "./recorded.ts";
import type { HistoryBreach, HistoryFigure } from "./schema.ts";

/** Breaches by rule, mission and ceiling (or decision), the most people first. */
export function breachesOf(tours: readonly JudgedTour[]): readonly HistoryBreach[] {
  const groups = new Map<string, JudgedTour[]>();
  for (const each of tours) {
    if (each.breach === null) continue;
    const key = [aboutOf(each), each.tour.mission, each.breach.refusals[0]?.code].join("|");
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const breaches = [...groups.values()].flatMap((group): HistoryBreach[] => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        code: first.breach?.refusals[0]?.code ?? "not-covered",
        mission: first.tour.mission,
        about: aboutOf(first),
        tours: group.length,
        people: new Set(group.map(({ tour }) => tour.personKey)).size,
        most: mostAtOnce(group.map(({ tour }) => tour)),
        from: group.map(({ tour }) => tour.from).reduce(earlierDay),
        to: group.map(({ tour }) => tour.to).reduce(laterDay),
        reasons: group.every(({ breach }) => breach !== null && breach.reason !== ""),
      },
    ];
  });
  return breaches.sort((a, b) => b.people - a.people || (a.from < b.from ? -1 : 1));
}

function aboutOf({ breach }: JudgedTour): string | null {
  const facts = breach?.refusals[0]?.facts;
  const about = facts?.ceiling ?? facts?.reference ?? null;
  return about === null ? null : String(about);
}

interface Counted {
  readonly personKey: string;
  readonly officer: boolean;
  readonly from: Day;
  readonly to: Day;
  readonly breached: boolean;
}

/** Numbers of recorded service as they are and as they would be. */
export function figuresOf(
  recorded: Recorded,
  tours: readonly JudgedTour[],
  newPersons: number,
): readonly HistoryFigure[] {
  const gone = new Set(tours.flatMap(({ replaces }) => (replaces === null ? [] : [replaces.id])));
  const before = recorded.tours.filter(({ standing }) => standing === "actual");
  const is = (tour: (typeof before)[number]): Counted => ({
    personKey: tour.personId,
    officer: tour.role !== "contingent_member",
    from: tour.from,
    to: tour.to,
    breached: tour.breached,
  });
  const will = ({ tour, breach, stays, replaces }: JudgedTour): Counted => ({
    personKey: tour.personKey,
    officer: tour.role !== "contingent_member",
    from: tour.from,
    to: tour.to,
    breached: stays.length === 0 ? (replaces?.breached ?? false) : breach !== null,
  });
  const now = before.map(is);
  const then = [...before.filter(({ id }) => !gone.has(id)).map(is), ...tours.map(will)];
  const figure = (id: HistoryFigure["id"], of: (counted: readonly Counted[]) => number): HistoryFigure => ({
    id,
    before: of(now),
    after: of(then),
  });
  const { today } = recorded;
  return [
    figure(
      "inService",
      (all) => new Set(all.filter(({ from, to }) => from <= today && today <= to).map((each) => each.personKey)).size,
    ),
    figure("toursSince", (all) => all.length),
    figure("officerTours", (all) => all.filter(({ officer }) => officer).length),
    figure("unitTours", (all) => all.filter(({ officer }) => !officer).length),
    figure("breached", (all) => all.filter(({ breached }) => breached).length),
    { id: "persons", before: recorded.persons.length, after: recorded.persons.length + newPersons },
  ];
}
