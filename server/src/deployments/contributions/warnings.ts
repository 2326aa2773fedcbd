/** Early warning: which tours and rotations end, whether somebody follows, and by when that must have begun. Pure. */
import { addDays, type Day } from "../../platform/days.ts";
import { type LastDay, type LawOfDays, lastLawfulDay, type Sent } from "../law/lawful-days.ts";
import type { Contribution, LeadTime, Rotation, Tour, Warning } from "../schema.ts";
import { leadDays, leadTimeFor, stepsTowards } from "./lead-times.ts";

type WithRotations = Contribution & { readonly rotations: readonly Rotation[] };

/** What warnings are made from, all as of one day. */
export interface Horizon {
  readonly asOf: Day;
  readonly horizonDays: number;
  /** Present and planned tours, whatever their last day. */
  readonly tours: readonly Tour[];
  readonly contributions: readonly WithRotations[];
  readonly leadTimes: readonly LeadTime[];
  readonly law: LawOfDays;
}

/** A tour by itself, or those of a rotation that end on the same day. */
interface Ending {
  readonly first: Tour;
  readonly tours: readonly Tour[];
  readonly rotation: Rotation | null;
  readonly contribution: WithRotations | null;
}

/** Warnings for everything that ends from `asOf` to the horizon, by the last day to act. */
export function warningsOf(horizon: Horizon): Warning[] {
  const last = addDays(horizon.asOf, horizon.horizonDays);
  const ending = horizon.tours.filter((tour) => horizon.asOf <= tour.to && tour.to <= last);
  const posts = Map.groupBy(
    horizon.tours.filter((tour) => tour.postId !== null),
    (tour) => tour.postId ?? "",
  );
  const lastDays = lastDaysIn(horizon.law);
  return endingsOf(ending, horizon)
    .map((each) => warningOf(each, horizon, posts, lastDays))
    .toSorted(
      (a, b) =>
        compare(a.actBy, b.actBy) || compare(a.person ?? "", b.person ?? "") || compare(a.post ?? "", b.post ?? ""),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function endingsOf(ending: readonly Tour[], { contributions }: Horizon): readonly Ending[] {
  const byId = new Map(contributions.map((each) => [String(each.id), each]));
  const groups = Map.groupBy(ending, (tour) => (tour.rotationId === null ? tour.id : `${tour.rotationId}/${tour.to}`));
  return [...groups.values()].flatMap((tours) => {
    const [first] = tours;
    if (first === undefined) return [];
    const contribution = byId.get(first.contributionId ?? "") ?? null;
    const rotation = contribution?.rotations.find((each) => each.id === first.rotationId) ?? null;
    return [{ first, tours, rotation, contribution }];
  });
}

type LastDays = (sent: Sent) => LastDay;

/** Last lawful days, worked out once for all who are sent on the same terms. */
function lastDaysIn(law: LawOfDays): LastDays {
  const known = new Map<string, LastDay>();
  return (sent) => {
    const key = JSON.stringify([sent.mission, sent.role, sent.mode, sent.partner, sent.unitType]);
    const last = known.get(key) ?? lastLawfulDay(sent, law);
    known.set(key, last);
    return last;
  };
}

function warningOf(
  ending: Ending,
  horizon: Horizon,
  posts: ReadonlyMap<string, readonly Tour[]>,
  lastDays: LastDays,
): Warning {
  const { first, tours, rotation, contribution } = ending;
  const { asOf } = horizon;
  const single = rotation === null;
  const time = leadTimeFor(horizon.leadTimes, { role: first.role, contributionId: first.contributionId }, asOf);
  const steps = stepsTowards(time.days, first.to, asOf);
  const replacement = single ? followingTour(first, posts) : followingRotation(rotation, contribution, horizon.tours);
  const because = replacement === null ? endsWith(ending, lastDays) : null;
  return {
    tourId: single ? first.id : null,
    rotationId: rotation?.id ?? null,
    contributionId: first.contributionId,
    contribution: contribution?.code ?? null,
    rotation: rotation?.number ?? null,
    person: single ? first.person : null,
    personId: single ? first.personId : null,
    postId: single ? first.postId : null,
    post: single ? first.post : null,
    mission: first.mission,
    role: first.role,
    people: tours.length,
    ends: first.to,
    leadDays: leadDays(time.days),
    actBy: steps[0]?.startBy ?? first.to,
    steps,
    status: replacement !== null ? "planned" : because !== null ? "none_needed" : (steps[0]?.status ?? "ok"),
    because,
    replacement,
    leadTimeSource: time.source,
  };
}

/** Somebody else who is on the post after the last day of this tour. */
function followingTour(tour: Tour, posts: ReadonlyMap<string, readonly Tour[]>): Warning["replacement"] {
  const next = (posts.get(tour.postId ?? "") ?? [])
    .filter((other) => other.id !== tour.id && other.to > tour.to)
    .toSorted((a, b) => compare(a.from, b.from))[0];
  if (next === undefined) return null;
  return { tourId: next.id, rotationId: next.rotationId, person: next.person, from: next.from, people: 1 };
}

/** The next rotation of the contribution, planned or there. */
function followingRotation(
  rotation: Rotation,
  contribution: WithRotations | null,
  tours: readonly Tour[],
): Warning["replacement"] {
  const next = contribution?.rotations.find((each) => each.number > rotation.number && each.to > rotation.to);
  if (next === undefined) return null;
  const people = tours.filter((tour) => tour.rotationId === next.id).length;
  return {
    tourId: null,
    rotationId: next.id,
    person: null,
    from: next.from,
    people: people === 0 ? next.strength : people,
  };
}

const ENDING_STATES: readonly Contribution["state"][] = [
  "must_withdraw",
  "repatriating",
  "repatriated",
  "closed",
  "cancelled",
];

/** What ends with the tour, so that nobody need follow; null: somebody must. */
function endsWith({ first, contribution }: Ending, lastDays: LastDays): Warning["because"] {
  const last = lastDays(first);
  if (last.day !== null && last.day <= addDays(first.to, 1))
    return { code: last.ends === "mission" ? "mission_ends" : "authorisation_ends", day: last.day };
  if (contribution === null) return null;
  const over = contribution.to !== null && contribution.to <= addDays(first.to, 1);
  if (!over && !ENDING_STATES.includes(contribution.state)) return null;
  return { code: "contribution_ends", day: contribution.to ?? first.to };
}
