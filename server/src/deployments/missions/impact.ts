/** Who must leave a mission by when, which decisions cover less, and what a reduction still needs. Pure. */
import { isEffective, lastCoveredDay } from "../../authorisations/rules.ts";
import type { Authorisation, Scope } from "../../authorisations/schema.ts";
import { horizonOn, isOpen, lastDayFor, orderStateOn, rolesOf } from "../../missions/rules.ts";
import type { DeploymentRole, Mission, ReductionOrder } from "../../missions/schema.ts";
import { addDays, type Day, earlierDay, laterDay } from "../../platform/days.ts";
import type { ImpactGroup, PeopleImpact, ReductionImpact, ScopeImpact } from "./schema.ts";

/** Days in a row of one tour in the mission, as they stand on record. */
export interface Stay {
  readonly tourId: string;
  readonly person: string;
  readonly role: DeploymentRole;
  readonly contribution: string | null;
  readonly rotation: number | null;
  readonly post: string | null;
  readonly from: Day;
  readonly to: Day;
  readonly standing: "planned" | "actual";
  readonly purpose: "service" | "withdrawal";
  /** Whether the decision it stands under covers the way home; null in a named breach. */
  readonly coversWithdrawal: boolean | null;
}

/** What is looked at: the mission before and after a change (the same twice: as it stands), and everybody on record in it. */
export interface ImpactQuestion {
  readonly before: Mission;
  readonly after: Mission;
  readonly stays: readonly Stay[];
  readonly law: readonly Authorisation[];
  readonly day: Day;
  /** Whether the reader may see persons. */
  readonly named: boolean;
}

/** Whether a stay lies past the mission's last day for its purpose. A named breach is on record already. */
export function isPast(stay: Stay, mission: Mission): boolean {
  const last = lastDayFor(mission, stay.purpose);
  return stay.coversWithdrawal !== null && last !== null && stay.to > last;
}

/** Last day on which the person may be there: on the way home where the decision covers that; null while no end is known. */
export function leaveBy(stay: Stay, mission: Mission): Day | null {
  return lastDayFor(mission, stay.coversWithdrawal === true ? "withdrawal" : "service");
}

/** What the change does to people. */
export function peopleImpact(question: ImpactQuestion): PeopleImpact {
  const { before, after, stays, day, named } = question;
  const [was, is] = [pastTours(before, stays), pastTours(after, stays)];
  const past = [...is.values()];
  return {
    mustLeave: groupsOf(past, (stay) => leaveBy(stay, after), {
      newly: (stay) => !was.has(stay.tourId),
      cannotBegin: (stay) => stay.standing === "planned" && stay.from > (lastDayFor(after, stay.purpose) ?? stay.from),
      named,
    }),
    people: past.length,
    newly: past.filter((stay) => !was.has(stay.tourId)).length,
    freed: [...was.keys()].filter((tour) => !is.has(tour)).length,
    overdue: past.filter((stay) => stay.standing === "actual" && day > (leaveBy(stay, after) ?? day)).length,
    beyondMandate: { before: beyondMandate(before, stays, day), after: beyondMandate(after, stays, day) },
    scopes: scopesOf(question),
    reductions: after.orders.flatMap((order) => reductionOf(order, question)),
  };
}

/** The last stay past the end of each tour that has one: service and the way home of one tour are one person. */
function pastTours(mission: Mission, stays: readonly Stay[]): ReadonlyMap<string, Stay> {
  const tours = new Map<string, Stay>();
  for (const stay of stays.filter((one) => isPast(one, mission))) {
    const other = tours.get(stay.tourId);
    if (other === undefined || other.to < stay.to) tours.set(stay.tourId, stay);
  }
  return tours;
}

/** People on record past the last known mandate, where no end of operations says that they must be gone by then anyway. */
function beyondMandate(mission: Mission, stays: readonly Stay[], day: Day): number {
  const to = horizonOn(mission, day)?.to ?? null;
  const operations = lastDayFor(mission, "service");
  if (to === null || (operations !== null && operations <= to)) return 0;
  return new Set(stays.filter((stay) => stay.to > to && stay.to >= day).map((stay) => stay.tourId)).size;
}

/** A rotation leaves as one; posts tell people apart only where there is none. */
const postOf = (stay: Stay) => (stay.rotation === null ? stay.post : null);

interface Grouping {
  readonly newly: (stay: Stay) => boolean;
  readonly cannotBegin: (stay: Stay) => boolean;
  readonly named: boolean;
}

function groupsOf(
  stays: readonly Stay[],
  by: (stay: Stay) => Day | null,
  { newly, cannotBegin, named }: Grouping,
): ImpactGroup[] {
  const keyed = Map.groupBy(stays, (stay) =>
    JSON.stringify([by(stay), stay.contribution, stay.rotation, postOf(stay), stay.role]),
  );
  const groups = [...keyed.values()].flatMap((own): ImpactGroup[] => {
    const [first] = own;
    const last = first === undefined ? null : by(first);
    if (first === undefined || last === null) return [];
    const tours = own.map(({ tourId, person, from, to, standing }) => ({ tourId, person, from, to, standing }));
    return [
      {
        contribution: first.contribution,
        rotation: first.rotation,
        post: postOf(first),
        role: first.role,
        people: own.length,
        arrived: own.filter((stay) => stay.standing === "actual").length,
        cannotBegin: own.filter(cannotBegin).length,
        newly: own.filter(newly).length,
        leaveBy: last,
        recordedTo: own.map((stay) => stay.to).reduce(laterDay),
        tours: named ? tours.sort((a, b) => (a.person < b.person ? -1 : 1)) : null,
      },
    ];
  });
  const key = (group: ImpactGroup) =>
    [
      group.leaveBy,
      group.contribution ?? "",
      String(group.rotation ?? 0).padStart(4, "0"),
      group.post ?? "",
      group.role,
    ].join("|");
  return groups.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Scopes of decisions in force that cover the mission for a shorter or longer time than before. */
function scopesOf({ before, after, law }: ImpactQuestion): ScopeImpact[] {
  return law
    .filter((authorisation) => isEffective(authorisation.status))
    .flatMap((authorisation) =>
      authorisation.scopes
        .filter((scope) => scope.missions.includes(after.id))
        .map((scope) => ({
          reference: authorisation.reference,
          scope: scope.label,
          endsWithMandate: scope.endsWithMandate,
          before: lastDayUnder(authorisation, scope, law, before),
          after: lastDayUnder(authorisation, scope, law, after),
        })),
    )
    .filter((scope) => scope.before !== scope.after);
}

/** Last day on which the scope covers people in the mission; null while no end is known. A scope that ends with the mandate ends with the last one known. */
function lastDayUnder(
  authorisation: Authorisation,
  scope: Scope,
  law: readonly Authorisation[],
  mission: Mission,
): Day | null {
  const operations = lastDayFor(mission, "service");
  const mandate = scope.endsWithMandate && operations === null ? lastMandateDay(mission) : null;
  const ends = [
    lastCoveredDay(authorisation, scope, law),
    lastDayFor(mission, scope.coversWithdrawal ? "withdrawal" : "service"),
    mandate,
  ].filter((end) => end !== null);
  return ends.length === 0 ? null : ends.reduce(earlierDay);
}

function lastMandateDay(mission: Mission): Day | null {
  return horizonOn(mission, "9999-12-31")?.to ?? null;
}

/** What a reduction that is asked of us needs; nothing for one that is done, withdrawn, or asked of the whole mission. */
function reductionOf(order: ReductionOrder, { stays, day, named, before }: ImpactQuestion): ReductionImpact[] {
  const state = orderStateOn(order, day);
  const first = order.events[0];
  const { people: asked, leaveBy: last } = order;
  if (order.addressee !== "us" || asked === null || last === null || first === undefined || !isOpen(order, day)) {
    return [];
  }
  const roles = rolesOf(order.category);
  const own = stays.filter((stay) => roles.includes(stay.role));
  const on = (when: Day) => own.filter((stay) => stay.from <= when && when <= stay.to);
  const there = on(first.day).length;
  const staying = on(addDays(last, 1));
  const known = before.orders.some((one) => one.id === order.id);
  const groups = groupsOf(staying, () => last, { newly: () => !known, cannotBegin: () => false, named });
  return [
    {
      order: order.id,
      category: order.category,
      state: state as ReductionImpact["state"],
      document: order.document,
      asked,
      leaveBy: last,
      there,
      staying: staying.length,
      mustGo: Math.max(0, staying.length - Math.max(0, there - asked)),
      groups,
    },
  ];
}
