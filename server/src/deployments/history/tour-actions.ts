/** Writes the tours of an import, set by set: tours, presence under permits or in breaches, and what happened in them. */
import type { Recording } from "../../missions/store.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { addTourEvents, type NewEvent } from "../ledger/store-events.ts";
import { addCovered, getPermitOf, type NewPresence, standingPresencesOf, supersede } from "../ledger/store-presence.ts";
import { addTours, type NewTour } from "../store.ts";
import { sameStay } from "./law.ts";
import type { JudgedTour } from "./plan.ts";
import type { RecordedTour } from "./recorded.ts";
import { addBreaches, type BreachedStays, type FromRow } from "./write-store.ts";

/** Ids of what tours point at. */
export interface TourPoints {
  readonly importId: string;
  readonly fileName: string;
  /** By the key of the plan. */
  readonly people: ReadonlyMap<string, string>;
  readonly contributions: ReadonlyMap<string, string>;
  /** By `CODE/number`. */
  readonly rotations: ReadonlyMap<string, string>;
}

/** The kind of event by which an import corrects presence. */
const CORRECTED = "import_corrected";

interface Writing {
  readonly judged: JudgedTour;
  readonly tourId: string;
  /** Whether the recorded tour itself goes on with other days or another end. */
  readonly same: boolean;
  /** The event that writes its presence: the arrival, or the correction of a tour that goes on. */
  readonly eventId: string;
}

/** Writes them; answers which record came from which row. */
export async function writeTours(
  tx: Tx,
  tours: readonly JudgedTour[],
  points: TourPoints,
  recording: Recording,
): Promise<readonly FromRow[]> {
  const writing = tours.map((judged): Writing => {
    const same = judged.replaces !== null && isSameTour(judged, judged.replaces);
    return { judged, same, tourId: same && judged.replaces !== null ? judged.replaces.id : newId(), eventId: newId() };
  });
  const replaced = await replacePresence(tx, writing, points, recording);
  const added = writing.filter(({ same }) => !same);
  await addTours(
    tx,
    added.map((each) => newTour(each, points)),
    recording,
  );
  await addPresence(
    tx,
    writing.filter(({ judged }) => judged.stays.length > 0),
    points,
    recording,
  );
  await addTourEvents(
    tx,
    added.flatMap((each) => eventsOf(each, points)),
    recording,
  );
  return writing.map(({ judged, tourId }) => ({
    kind: "tour",
    recordId: tourId,
    sheet: judged.tour.at.sheet,
    row: judged.tour.at.row,
    did: judged.replaces === null ? "added" : "corrected",
    before: judged.replaces === null ? null : (replaced.get(judged.replaces.id) ?? null),
  }));
}

/** What a tour is besides its days and its end: that cannot change, and a tour that is something else is a new one. */
function isSameTour({ tour }: JudgedTour, recorded: RecordedTour): boolean {
  return (
    tour.mission === recorded.mission &&
    tour.role === recorded.role &&
    tour.mode === recorded.mode &&
    tour.partner === recorded.partner &&
    tour.unitType === recorded.unitType &&
    tour.post === recorded.post &&
    tour.contribution === recorded.contribution &&
    tour.rotation === recorded.rotation &&
    tour.confidence === recorded.confidence
  );
}

/** Supersedes presence that rows replace, each tour with an event that says by which import; answers what stood before. */
async function replacePresence(
  tx: Tx,
  writing: readonly Writing[],
  points: TourPoints,
  recording: Recording,
): Promise<ReadonlyMap<string, object>> {
  const changing = writing.flatMap(({ judged, same, eventId }) =>
    judged.replaces === null ? [] : [{ judged, same, before: judged.replaces, eventId: same ? eventId : newId() }],
  );
  if (changing.length === 0) return new Map();
  const standing = await standingPresencesOf(
    tx,
    changing.map(({ before }) => before.id),
  );
  const events = new Map(changing.map(({ before, eventId }) => [before.id, eventId]));
  const happened = changing.map(({ judged, same, before, eventId }): NewEvent => {
    const { tour } = judged;
    return {
      id: eventId,
      tourId: before.id,
      kind: CORRECTED,
      day: tour.from,
      cause: same ? (tour.ended === null ? null : tour.cause) : null,
      payer: same && tour.ended !== null ? tour.payer : null,
      source: sourceOf(judged, points),
      toState: same ? stateOf(tour.ended) : "cancelled",
      facts: { import: points.importId, ended: same ? (tour.ended ?? "") : "" },
    };
  });
  await addTourEvents(tx, happened, recording);
  const moving = new Set(
    changing
      .filter(({ judged, before, same }) => !same || !sameStay(judged.tour, before))
      .map(({ before }) => before.id),
  );
  await supersede(
    tx,
    standing.filter(({ tourId }) => moving.has(tourId)),
    recording.at,
    {
      kind: CORRECTED,
      eventOf: (tourId) => events.get(tourId) ?? "",
    },
  );
  return new Map(
    changing.map(({ before, same }) => {
      const stays = standing.filter(({ tourId }) => tourId === before.id);
      const { ended, cause, payer, unitType } = before;
      return [
        before.id,
        { tourId: before.id, same, moved: moving.has(before.id), stays, ended, cause, payer, unitType },
      ];
    }),
  );
}

/** The state a tour is in after it ended so, or while it goes on. */
export function stateOf(ended: RecordedTour["ended"]): "in_mission" | "returned" | "died" {
  if (ended === null) return "in_mission";
  return ended === "died" ? "died" : "returned";
}

/** Where a record comes from, in words that stay with it. */
export function sourceOf(
  { tour }: Pick<JudgedTour, "tour">,
  { fileName, importId }: Pick<TourPoints, "fileName" | "importId">,
): string {
  const place = `${fileName}, ${tour.at.sheet} ${tour.at.row} (import ${importId})`;
  return tour.source === null ? place : `${tour.source} · ${place}`;
}

function newTour({ judged, tourId }: Writing, points: TourPoints): NewTour {
  const { tour } = judged;
  const rotation =
    tour.contribution === null || tour.rotation === null ? null : `${tour.contribution}/${tour.rotation}`;
  return {
    id: tourId,
    personId: personOf(judged, points),
    postId: tour.postId,
    contributionId: tour.contribution === null ? null : (points.contributions.get(tour.contribution) ?? null),
    rotationId: rotation === null ? null : (points.rotations.get(rotation) ?? null),
    mission: tour.mission,
    role: tour.role,
    mode: tour.mode,
    partner: tour.partner,
    unitType: tour.unitType,
    planId: null,
    wantedTourId: null,
    proposedBy: null,
    approvedBy: null,
    note: tour.note,
    source: sourceOf(judged, points),
    confidence: tour.confidence,
  };
}

function personOf({ tour }: JudgedTour, { people }: TourPoints): string {
  const id = people.get(tour.personKey);
  if (id === undefined) throw new Error(`Nobody has the key ${tour.personKey}.`);
  return id;
}

/** Presence by permit, each permit's together; and by breach. */
async function addPresence(
  tx: Tx,
  writing: readonly Writing[],
  points: TourPoints,
  recording: Recording,
): Promise<void> {
  const covered = new Map<string, { scopeId: string; tour: JudgedTour["tour"]; stays: NewPresence[] }>();
  const breached = new Map<string, BreachedStays & { readonly stays: NewPresence[] }>();
  for (const { judged, tourId, eventId } of writing) {
    const { tour, breach } = judged;
    for (const { from, to, purpose, scopeId } of judged.stays) {
      const { mission, role, mode, partner, confidence } = tour;
      const source = sourceOf(judged, points);
      const personId = personOf(judged, points);
      const stay: NewPresence = {
        id: newId(),
        eventId,
        tourId,
        personId,
        mission,
        role,
        mode,
        partner,
        from,
        to,
        standing: "actual",
        purpose,
        source,
        confidence,
      };
      if (scopeId !== null) {
        const key = [scopeId, mission, role, mode].join("|");
        const group = covered.get(key) ?? { scopeId, tour, stays: [] };
        group.stays.push(stay);
        covered.set(key, group);
      } else if (breach !== null) {
        const key = [mission, from, to, breach.refusals[0]?.code, breach.refusals[0]?.message, breach.reason].join("|");
        const group = breached.get(key) ?? { mission, breach, stays: [] };
        group.stays.push(stay);
        breached.set(key, group);
      }
    }
  }
  for (const { scopeId, tour, stays } of covered.values()) {
    await addCovered(tx, await getPermitOf(tx, scopeId, tour), stays, recording);
  }
  await addBreaches(tx, [...breached.values()], recording);
}

function eventsOf({ judged, tourId, eventId }: Writing, points: TourPoints): readonly NewEvent[] {
  const { tour } = judged;
  const source = sourceOf(judged, points);
  const facts = { import: points.importId };
  const happened = (kind: NewEvent["kind"], day: string, cause: string | null, payer: NewEvent["payer"]): NewEvent => ({
    tourId,
    kind,
    day,
    cause,
    payer,
    source,
    facts,
  });
  const arrived = { ...happened("arrived", tour.from, null, null), id: eventId };
  if (tour.ended === null) return [arrived];
  const ended = happened(tour.ended, tour.to, tour.cause, tour.payer);
  return tour.ended === "died" ? [arrived, ended] : [arrived, ended, happened("home", tour.to, null, null)];
}
