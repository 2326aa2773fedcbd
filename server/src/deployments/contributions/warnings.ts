/** Early warning: which tours and rotations end, whether somebody follows, and by when that must have begun. Pure. */
import { addDays, type Day } from "../../platform/days.ts";
import { type LastDay, type LawOfDays, lastLawfulDay, type Sent } from "../law/lawful-days.ts";
import type { Contribution, LeadTime, Rotation, StepWarning, Warning } from "../schema.ts";
import { leadDays, leadTimeFor, stepsTowards } from "./lead-times.ts";

type WithRotations = Contribution & { readonly rotations: readonly Rotation[] };

/** What a warning tells of a tour, or of one that follows it. */
export interface EndingTour
  extends Pick<
    Warning,
    "person" | "personId" | "postId" | "post" | "contributionId" | "rotationId" | "mission" | "role"
  > {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  /** On what terms somebody is sent; the same object for all who are sent alike. */
  readonly sent: Sent;
}

/** What warnings are made from, all as of one day. */
export interface Horizon {
  readonly asOf: Day;
  /** Present and planned tours that end from the day to the horizon. */
  readonly ending: readonly EndingTour[];
  /** The first tour of somebody on the post after the last day of this one; null: nobody's. */
  readonly following: (tour: EndingTour) => EndingTour | null;
  /** Tours of a rotation that are not over by the day. */
  readonly peopleOf: (rotationId: string) => number;
  readonly contributions: readonly WithRotations[];
  readonly leadTimes: readonly LeadTime[];
  readonly law: LawOfDays;
}

/** A tour by itself, or those of a rotation that end on the same day. */
interface Ending {
  readonly first: EndingTour;
  readonly people: number;
  readonly rotation: Rotation | null;
  readonly contribution: WithRotations | null;
}

/** A warning, and where it stands among the others: by the last day to act, then by person, post, first day and id. */
export interface Warned {
  readonly warning: Warning;
  readonly key: WarningKey;
}
export type WarningKey = readonly [actBy: Day, person: string, post: string, from: Day, id: string];

/** Below 0 where a warning stands before another. */
export function orderOfKeys(a: WarningKey, b: WarningKey): number {
  for (let part = 0; part < a.length; part += 1) {
    const order = compare(a[part] ?? "", b[part] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Warnings for everything that ends, by the last day to act. */
export function warningsOf(horizon: Horizon): readonly Warned[] {
  const terms = termsIn(horizon);
  return endingsOf(horizon)
    .map((ending): Warned => {
      const { first } = ending;
      const warning = warningOf(ending, horizon, terms);
      return { warning, key: [warning.actBy, warning.person ?? "", warning.post ?? "", first.from, first.id] };
    })
    .sort((a, b) => orderOfKeys(a.key, b.key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function endingsOf({ ending, contributions }: Horizon): readonly Ending[] {
  const byId = new Map(contributions.map((each) => [String(each.id), each]));
  const groups = Map.groupBy(ending, (tour) => (tour.rotationId === null ? tour.id : `${tour.rotationId}/${tour.to}`));
  return [...groups.values()].map((tours) => {
    const first = tours.reduce((a, b) => ((compare(a.from, b.from) || compare(a.id, b.id)) <= 0 ? a : b));
    const contribution = byId.get(first.contributionId ?? "") ?? null;
    const rotation = contribution?.rotations.find((each) => each.id === first.rotationId) ?? null;
    return { first, people: tours.length, rotation, contribution };
  });
}

/** What holds for all who are sent alike, or end alike, worked out once. */
interface Terms {
  readonly lastDay: (sent: Sent) => LastDay;
  readonly leadTime: (tour: EndingTour) => LeadTime;
  readonly steps: (time: LeadTime, ends: Day) => readonly StepWarning[];
}

function termsIn({ law, leadTimes, asOf }: Horizon): Terms {
  return {
    lastDay: once(
      (sent: Sent) => sent,
      (sent) => lastLawfulDay(sent, law),
    ),
    leadTime: once(
      (tour: EndingTour) => `${tour.role} ${tour.contributionId}`,
      ({ role, contributionId }) => leadTimeFor(leadTimes, { role, contributionId }, asOf),
    ),
    steps: (() => {
      const byTime = once(
        (time: LeadTime) => time,
        ({ days }) =>
          once(
            (ends: Day) => ends,
            (ends) => stepsTowards(days, ends, asOf),
          ),
      );
      return (time, ends) => byTime(time)(ends);
    })(),
  };
}

function once<A, K, V>(key: (given: A) => K, work: (given: A) => V): (given: A) => V {
  const known = new Map<K, V>();
  return (given) => {
    const own = key(given);
    const value = known.get(own) ?? work(given);
    known.set(own, value);
    return value;
  };
}

function warningOf(ending: Ending, horizon: Horizon, terms: Terms): Warning {
  const { first, people, rotation, contribution } = ending;
  const single = rotation === null;
  const time = terms.leadTime(first);
  const steps = terms.steps(time, first.to);
  const replacement = single ? followingTour(first, horizon) : followingRotation(rotation, contribution, horizon);
  const because = replacement === null ? endsWith(ending, terms) : null;
  return {
    tourId: single ? (first.id as Warning["tourId"]) : null,
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
    people,
    ends: first.to,
    leadDays: leadDays(time.days),
    actBy: steps[0]?.startBy ?? first.to,
    steps: [...steps],
    status: replacement !== null ? "planned" : because !== null ? "none_needed" : (steps[0]?.status ?? "ok"),
    because,
    replacement,
    leadTimeSource: time.source,
  };
}

/** Somebody else who is on the post after the last day of this tour. */
function followingTour(tour: EndingTour, { following }: Horizon): Warning["replacement"] {
  const next = following(tour);
  if (next === null) return null;
  const { id, rotationId, person, from } = next;
  return { tourId: id as Warning["tourId"], rotationId, person, from, people: 1 };
}

/** The next rotation of the contribution, planned or there. */
function followingRotation(
  rotation: Rotation,
  contribution: WithRotations | null,
  { peopleOf }: Horizon,
): Warning["replacement"] {
  const next = contribution?.rotations.find((each) => each.number > rotation.number && each.to > rotation.to);
  if (next === undefined) return null;
  const people = peopleOf(next.id);
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
function endsWith({ first, contribution }: Ending, { lastDay }: Terms): Warning["because"] {
  const last = lastDay(first.sent);
  if (last.day !== null && last.day <= addDays(first.to, 1))
    return { code: last.ends === "mission" ? "mission_ends" : "authorisation_ends", day: last.day };
  if (contribution === null) return null;
  const over = contribution.to !== null && contribution.to <= addDays(first.to, 1);
  if (!over && !ENDING_STATES.includes(contribution.state)) return null;
  return { code: "contribution_ends", day: contribution.to ?? first.to };
}
