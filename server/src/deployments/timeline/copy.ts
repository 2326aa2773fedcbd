/**
 * All tours and presences of one country in columns of numbers: a copy of the ledger, which stays the truth. What is recorded later
 * is added to it in place. Days are counted since 1970; everything that has a name is a place in a list of names. Pure.
 */
import { noPairs, type Pairs, pairOf, roomFor } from "./columns.ts";
import { addId, type Ids, noIds, placeOfId } from "./ids.ts";
import { type Names, noNames, type Person, placeOfName } from "./names.ts";
import type { Ends, Read, ReadCounts, ReadRolls, ReadTours } from "./read.ts";

/** One entry for each tour; -1 where it has none. */
interface Tours {
  readonly ids: Ids;
  mission: Int32Array;
  person: Int32Array;
  role: Int32Array;
  mode: Int32Array;
  post: Int32Array;
  unit: Int32Array;
  rotation: Int32Array;
  confidence: Int32Array;
  /** The same number for tours alike in mission, role, mode, unit and confidence. */
  kind: Int32Array;
  /** Its first presence and its first entry on a roll; the others follow by `next`. */
  presence: Int32Array;
  roll: Int32Array;
}

/** One entry for each presence that was ever recorded. */
interface Presences {
  readonly ids: Ids;
  from: Int32Array;
  to: Int32Array;
  /** 1 where it is planned. */
  planned: Int32Array;
  authorisation: Int32Array;
  breach: Int32Array;
  recorded: Float64Array;
  superseded: Float64Array;
  /** Another presence of the same tour; -1: there is none. */
  next: Int32Array;
}

/** Entries on the rolls of rotations: where one is believed, the tour is of that rotation. */
interface Rolls {
  readonly ids: Ids;
  rotation: Int32Array;
  recorded: Float64Array;
  superseded: Float64Array;
  next: Int32Array;
}

export interface Copy {
  readonly missions: Names<string>;
  readonly people: Names<Person>;
  readonly posts: Names<{ readonly code: string; readonly title: string }>;
  readonly units: Names<{ readonly key: string; readonly title: string; readonly contributionId: string | null }>;
  readonly rotations: Names<{ readonly id: string; readonly number: number }>;
  readonly authorisations: Names<string>;
  readonly breaches: Names<string>;
  readonly tours: Tours;
  readonly presences: Presences;
  readonly rolls: Rolls;
  /** Last days of missions, all that were ever recorded. */
  ends: readonly Ends[];
  /** Numbers of what tours have in common, so that those alike are told by one number. */
  readonly alike: { readonly mission: Pairs; readonly role: Pairs; readonly unit: Pairs };
}

/** A copy of nothing. */
export function noCopy(): Copy {
  const none = () => new Int32Array(0);
  const moments = () => ({ recorded: new Float64Array(0), superseded: new Float64Array(0) });
  return {
    missions: noNames((id) => id),
    people: noNames(({ number, names }) => [number, ...Object.values(names).sort()].join(" ")),
    posts: noNames(({ code, title }) => `${code} ${title}`),
    units: noNames(({ key, title }) => `${key} ${title}`),
    rotations: noNames(({ id }) => id),
    authorisations: noNames((reference) => reference),
    breaches: noNames((code) => code),
    tours: {
      ...{ ids: noIds(), mission: none(), person: none(), role: none(), mode: none(), post: none(), unit: none() },
      ...{ rotation: none(), confidence: none(), kind: none(), presence: none(), roll: none() },
    },
    presences: {
      ...{ ids: noIds(), from: none(), to: none(), planned: none(), authorisation: none(), breach: none() },
      ...moments(),
      next: none(),
    },
    rolls: { ids: noIds(), rotation: none(), ...moments(), next: none() },
    ends: [],
    alike: { mission: noPairs(), role: noPairs(), unit: noPairs() },
  };
}

/** Adds what was read and returns the tours of which something is new or no longer believed. */
export function addToCopy(copy: Copy, read: Read): ReadonlySet<number> {
  const places = {
    mission: read.missions.map((id) => placeOfName(copy.missions, id, id)),
    person: read.people.map((person) => placeOfName(copy.people, person.number, person)),
    post: read.posts.map((post) => placeOfName(copy.posts, post.code, post)),
    unit: unitPlaces(copy, read),
    rotation: read.rotations.map((rotation) => placeOfName(copy.rotations, rotation.id, rotation)),
    authorisation: read.authorisations.map(({ id, reference }) => placeOfName(copy.authorisations, id, reference)),
    breach: read.breaches.map((code) => placeOfName(copy.breaches, code, code)),
  };
  copy.ends = read.ends;
  const touched = new Set<number>();
  const tours = addTours(copy, read.tours, places, touched);
  addPresences(copy, read, tours, places, touched);
  addRolls(copy.rolls, copy.tours, read.rolls, { tours, rotation: places.rotation, touched });
  return touched;
}

/** Whether the copy holds as many records, and as many that are no longer believed, as there were: the ledger only grows. */
export function isWhole({ tours, presences, rolls }: Copy, counts: ReadCounts): boolean {
  return (
    tours.ids.count === counts.tours &&
    presences.ids.count === counts.presences &&
    rolls.ids.count === counts.rolls &&
    closedIn(presences) === counts.presencesClosed &&
    closedIn(rolls) === counts.rollsClosed
  );
}

function closedIn({ ids, superseded }: Presences | Rolls): number {
  let closed = 0;
  for (let at = 0; at < ids.count; at += 1) if (superseded[at] !== Number.POSITIVE_INFINITY) closed += 1;
  return closed;
}

/** Units as tours name them; their titles come with every reading, for they change. */
function unitPlaces(copy: Copy, read: Read): readonly number[] {
  const titled = new Map(read.titles.map((unit) => [unit.key, unit]));
  for (const unit of read.titles) if (copy.units.places.has(unit.key)) placeOfName(copy.units, unit.key, unit);
  return read.units.map((key) =>
    placeOfName(copy.units, key, titled.get(key) ?? { key, title: "", contributionId: null }),
  );
}

type Places = Readonly<
  Record<"mission" | "person" | "post" | "unit" | "rotation" | "authorisation" | "breach", readonly number[]>
>;

/** The place in a list of what a reading calls by its own place there; -1 stays -1. */
const moved = (places: readonly number[], at: number | undefined): number => places[at ?? -1] ?? -1;

function addTours({ tours, alike }: Copy, read: ReadTours, places: Places, touched: Set<number>): Int32Array {
  const found = new Int32Array(read.mission.length);
  for (let at = 0; at < found.length; at += 1) {
    const known = placeOfId(tours.ids, read.ids, at);
    found[at] = known;
    if (known >= 0) continue;
    const tour = addId(tours.ids, read.ids, at);
    found[at] = tour;
    makeRoom(tours, tour + 1);
    tours.mission[tour] = moved(places.mission, read.mission[at]);
    tours.person[tour] = moved(places.person, read.person[at]);
    tours.role[tour] = read.role[at] ?? 0;
    tours.mode[tour] = read.mode[at] ?? 0;
    tours.post[tour] = moved(places.post, read.post[at]);
    tours.unit[tour] = moved(places.unit, read.unit[at]);
    tours.rotation[tour] = moved(places.rotation, read.rotation[at]);
    tours.confidence[tour] = read.confidence[at] ?? 0;
    tours.presence[tour] = -1;
    tours.roll[tour] = -1;
    tours.kind[tour] = kindOf(tours, alike, tour);
    touched.add(tour);
  }
  return found;
}

/** At most four roles, two modes and three degrees of confidence. */
function kindOf(tours: Tours, alike: Copy["alike"], tour: number): number {
  const { mission, role, mode, unit, confidence } = tours;
  const manner = ((role[tour] ?? 0) * 2 + (mode[tour] ?? 0)) * 3 + (confidence[tour] ?? 0);
  return pairOf(alike.unit, pairOf(alike.role, mission[tour] ?? 0, manner), unit[tour] ?? 0);
}

function makeRoom(tours: Tours, length: number): void {
  if (length <= tours.mission.length) return;
  tours.mission = roomFor(tours.mission, length);
  tours.person = roomFor(tours.person, length);
  tours.role = roomFor(tours.role, length);
  tours.mode = roomFor(tours.mode, length);
  tours.post = roomFor(tours.post, length);
  tours.unit = roomFor(tours.unit, length);
  tours.rotation = roomFor(tours.rotation, length);
  tours.confidence = roomFor(tours.confidence, length);
  tours.kind = roomFor(tours.kind, length);
  tours.presence = roomFor(tours.presence, length);
  tours.roll = roomFor(tours.roll, length);
}

function addPresences(copy: Copy, read: Read, tours: Int32Array, places: Places, touched: Set<number>): void {
  const { presences: own } = copy;
  const { presences: later } = read;
  for (let at = 0; at < later.tour.length; at += 1) {
    const tour = tours[later.tour[at] ?? -1] ?? -1;
    const known = placeOfId(own.ids, later.ids, at);
    const place = known >= 0 ? known : addId(own.ids, later.ids, at);
    if (known >= 0 && own.superseded[place] === later.superseded[at]) continue;
    touched.add(tour);
    if (known < 0) {
      makePresenceRoom(own, place + 1);
      own.from[place] = later.from[at] ?? 0;
      own.to[place] = later.to[at] ?? 0;
      own.planned[place] = later.planned[at] ?? 0;
      own.authorisation[place] = moved(places.authorisation, later.authorisation[at]);
      own.breach[place] = moved(places.breach, later.breach[at]);
      own.recorded[place] = later.recorded[at] ?? 0;
      own.next[place] = copy.tours.presence[tour] ?? -1;
      copy.tours.presence[tour] = place;
    }
    own.superseded[place] = later.superseded[at] ?? 0;
  }
}

function makePresenceRoom(presences: Presences, length: number): void {
  if (length <= presences.from.length) return;
  presences.from = roomFor(presences.from, length);
  presences.to = roomFor(presences.to, length);
  presences.planned = roomFor(presences.planned, length);
  presences.authorisation = roomFor(presences.authorisation, length);
  presences.breach = roomFor(presences.breach, length);
  presences.recorded = roomFor(presences.recorded, length);
  presences.superseded = roomFor(presences.superseded, length);
  presences.next = roomFor(presences.next, length);
}

interface RollPlaces {
  readonly tours: Int32Array;
  readonly rotation: readonly number[];
  readonly touched: Set<number>;
}

function addRolls(own: Rolls, tours: Tours, later: ReadRolls, { tours: found, rotation, touched }: RollPlaces): void {
  for (let at = 0; at < later.tour.length; at += 1) {
    const tour = found[later.tour[at] ?? -1] ?? -1;
    const known = placeOfId(own.ids, later.ids, at);
    const place = known >= 0 ? known : addId(own.ids, later.ids, at);
    if (known >= 0 && own.superseded[place] === later.superseded[at]) continue;
    touched.add(tour);
    if (known < 0) {
      own.rotation = roomFor(own.rotation, place + 1);
      own.recorded = roomFor(own.recorded, place + 1);
      own.superseded = roomFor(own.superseded, place + 1);
      own.next = roomFor(own.next, place + 1);
      own.rotation[place] = moved(rotation, later.rotation[at]);
      own.recorded[place] = later.recorded[at] ?? 0;
      own.next[place] = tours.roll[tour] ?? -1;
      tours.roll[tour] = place;
    }
    own.superseded[place] = later.superseded[at] ?? 0;
  }
}
