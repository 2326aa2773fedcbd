/**
 * The facts that figures count, as columns of numbers: every tour that was ever recorded as having happened, every belief about its
 * days with the moments between which it was held, and how tours ended early. A copy of the ledger, which stays the truth; pure.
 */
import type { Moment } from "../platform/days.ts";
import { makeRoom, sameColumns } from "./columns.ts";

/** A tour as the ledger has it; none of this changes while it lasts. Words are kept once and stand as their number. */
export interface TourFact {
  readonly id: string;
  readonly person: string;
  readonly sex: string;
  readonly mission: string;
  readonly role: string;
  readonly mode: string;
  /** Empty when not embedded. */
  readonly partner: string;
  readonly unitType: string | null;
  readonly contribution: string | null;
  readonly rotation: number | null;
  /** Strength of the rotation; 0 without one. */
  readonly strength: number;
}

/** A belief about days on which a person was there. Moments in microseconds since 1970. */
export interface PresenceFact {
  readonly id: string;
  readonly tour: string;
  /** Days since 1970-01-01, both included. */
  readonly from: number;
  readonly to: number;
  readonly recorded: number;
  /** Null while it is believed. */
  readonly superseded: number | null;
  readonly confidence: "verified" | "unverified" | "inferred";
  /** The decision it stands under; null in a named breach. */
  readonly authorisation: string | null;
}

/** How a tour ended: with its time, by being sent home, or by death. */
export interface EndingFact {
  readonly tour: string;
  readonly kind: "left" | "repatriated" | "died";
  readonly recorded: number;
  /** When it was taken back; null while it stands. */
  readonly undone: number | null;
}

/** That a tour stands in the roll of a rotation, instead of the one it was recorded with. */
export interface RollFact {
  readonly tour: string;
  readonly contribution: string;
  readonly rotation: number;
  readonly strength: number;
  readonly recorded: number;
  readonly superseded: number | null;
}

/** Columns of tours, by the tour's number. Most are numbers of words. */
export type TourColumns = {
  person: Int32Array<ArrayBuffer>;
  sex: Int32Array<ArrayBuffer>;
  mission: Int32Array<ArrayBuffer>;
  role: Int32Array<ArrayBuffer>;
  mode: Int32Array<ArrayBuffer>;
  partner: Int32Array<ArrayBuffer>;
  unitType: Int32Array<ArrayBuffer>;
  contribution: Int32Array<ArrayBuffer>;
  /** 0 without one. */
  rotation: Int32Array<ArrayBuffer>;
  strength: Int32Array<ArrayBuffer>;
  /** Number of its profile. */
  profile: Int32Array<ArrayBuffer>;
  /** First of its beliefs, or -1; the others follow by `next`. */
  head: Int32Array<ArrayBuffer>;
};

/** Columns of beliefs, by their number. */
export type PresenceColumns = {
  tour: Int32Array<ArrayBuffer>;
  from: Int32Array<ArrayBuffer>;
  to: Int32Array<ArrayBuffer>;
  recorded: Float64Array<ArrayBuffer>;
  /** Infinity while it is believed. */
  superseded: Float64Array<ArrayBuffer>;
  /** 0 verified, 1 unverified, 2 inferred. */
  confidence: Uint8Array<ArrayBuffer>;
  /** Number of the decision's word; `BREACH` in a named breach. */
  authorisation: Int32Array<ArrayBuffer>;
  /** 1 in a named breach. */
  breached: Uint8Array<ArrayBuffer>;
  next: Int32Array<ArrayBuffer>;
};

/** Columns of how tours ended, by the moment of record. */
export type EndingColumns = {
  tour: Int32Array<ArrayBuffer>;
  /** 0 left, 1 sent home, 2 died. */
  kind: Uint8Array<ArrayBuffer>;
  recorded: Float64Array<ArrayBuffer>;
  /** Infinity while it stands. */
  superseded: Float64Array<ArrayBuffer>;
};

/** Columns of rolls, by the moment of record. */
export type RollColumns = {
  tour: Int32Array<ArrayBuffer>;
  contribution: Int32Array<ArrayBuffer>;
  rotation: Int32Array<ArrayBuffer>;
  strength: Int32Array<ArrayBuffer>;
  recorded: Float64Array<ArrayBuffer>;
  superseded: Float64Array<ArrayBuffer>;
};

/** A table: its columns, and how many rows of them mean something. */
export interface Table<Columns> {
  count: number;
  columns: Columns;
}

/** What of a tour decides whether a definition counts it, whatever the day: few of these are shared by all tours. Numbers of words. */
export interface Profile {
  readonly mission: number;
  readonly role: number;
  readonly sex: number;
  readonly mode: number;
}

export interface Facts {
  readonly words: string[];
  readonly people: string[];
  readonly profiles: Profile[];
  /** Ids of tours, by the tour's number. */
  readonly ids: string[];
  readonly tours: TourColumns;
  readonly presences: PresenceColumns;
  /** How many beliefs there are. */
  presenceCount: number;
  endings: Table<EndingColumns>;
  rolls: Table<RollColumns>;
  readonly numbers: {
    readonly words: Map<string, number>;
    readonly people: Map<string, number>;
    readonly profiles: Map<string, number>;
    readonly tours: Map<string, number>;
    readonly presences: Map<string, number>;
  };
}

/** Stands for the decision of those who are in a named breach. */
export const BREACH = -1;
export const CONFIDENCES = ["verified", "unverified", "inferred"] as const;
const ENDINGS = ["left", "repatriated", "died"] as const;

const ints = () => new Int32Array(0);
const bytes = () => new Uint8Array(0);
const moments = () => new Float64Array(0);

/** No fact at all. */
export function noFacts(): Facts {
  const tours = {
    person: ints(),
    sex: ints(),
    mission: ints(),
    role: ints(),
    mode: ints(),
    partner: ints(),
    unitType: ints(),
    contribution: ints(),
    rotation: ints(),
    strength: ints(),
    profile: ints(),
    head: ints(),
  };
  const presences = {
    tour: ints(),
    from: ints(),
    to: ints(),
    recorded: moments(),
    superseded: moments(),
    confidence: bytes(),
    authorisation: ints(),
    breached: bytes(),
    next: ints(),
  };
  const numbers = {
    words: new Map(),
    people: new Map(),
    profiles: new Map(),
    tours: new Map(),
    presences: new Map(),
  };
  const endings = endingTable(0);
  const rolls = rollTable(0);
  return { words: [], people: [], profiles: [], ids: [], tours, presences, presenceCount: 0, endings, rolls, numbers };
}

/** Adds tours; one that is there already is left as it is. */
export function addTourFacts(facts: Facts, tours: readonly TourFact[]): void {
  const columns = facts.tours;
  makeRoom(columns, facts.ids.length + tours.length);
  for (const tour of tours) {
    if (facts.numbers.tours.has(tour.id)) continue;
    const at = facts.ids.length;
    facts.numbers.tours.set(tour.id, at);
    facts.ids.push(tour.id);
    const [mission, role] = [word(facts, tour.mission), word(facts, tour.role)];
    const [sex, mode] = [word(facts, tour.sex), word(facts, tour.mode)];
    columns.person[at] = numberOf(facts.people, facts.numbers.people, tour.person);
    columns.sex[at] = sex;
    columns.mission[at] = mission;
    columns.role[at] = role;
    columns.mode[at] = mode;
    columns.partner[at] = word(facts, tour.partner);
    columns.unitType[at] = word(facts, tour.unitType ?? "");
    columns.contribution[at] = word(facts, tour.contribution ?? "");
    columns.rotation[at] = tour.rotation ?? 0;
    columns.strength[at] = tour.strength;
    columns.profile[at] = profileOf(facts, { mission, role, sex, mode });
    columns.head[at] = -1;
  }
}

/** Adds beliefs, or closes those that are there; throws for a tour that was not added. */
export function addPresenceFacts(facts: Facts, presences: readonly PresenceFact[]): void {
  const columns = facts.presences;
  makeRoom(columns, facts.presenceCount + presences.length);
  for (const presence of presences) {
    const known = facts.numbers.presences.get(presence.id);
    if (known !== undefined) {
      columns.superseded[known] = presence.superseded ?? Number.POSITIVE_INFINITY;
      continue;
    }
    const tour = facts.numbers.tours.get(presence.tour);
    if (tour === undefined) throw new Error(`Presence ${presence.id} is of a tour that is not known.`);
    const at = facts.presenceCount;
    facts.presenceCount += 1;
    facts.numbers.presences.set(presence.id, at);
    columns.tour[at] = tour;
    columns.from[at] = presence.from;
    columns.to[at] = presence.to;
    columns.recorded[at] = presence.recorded;
    columns.superseded[at] = presence.superseded ?? Number.POSITIVE_INFINITY;
    columns.confidence[at] = CONFIDENCES.indexOf(presence.confidence);
    columns.authorisation[at] = presence.authorisation === null ? BREACH : word(facts, presence.authorisation);
    columns.breached[at] = presence.authorisation === null ? 1 : 0;
    columns.next[at] = facts.tours.head[tour] ?? -1;
    facts.tours.head[tour] = at;
  }
}

function endingTable(room: number): Table<EndingColumns> {
  const columns = { tour: ints(), kind: bytes(), recorded: moments(), superseded: moments() };
  makeRoom(columns, room);
  return { count: 0, columns };
}

function rollTable(room: number): Table<RollColumns> {
  const [tour, contribution, rotation, strength] = [ints(), ints(), ints(), ints()];
  const columns = { tour, contribution, rotation, strength, recorded: moments(), superseded: moments() };
  makeRoom(columns, room);
  return { count: 0, columns };
}

/** Takes the endings as they are now, by the moment of record, in place of those before; whether they are others than those before. */
export function setEndingFacts(facts: Facts, endings: readonly EndingFact[]): boolean {
  const table = endingTable(endings.length);
  for (const { tour, kind, recorded, undone } of endings) {
    const number = facts.numbers.tours.get(tour);
    if (number === undefined) continue;
    const at = table.count;
    table.count += 1;
    table.columns.tour[at] = number;
    table.columns.kind[at] = ENDINGS.indexOf(kind);
    table.columns.recorded[at] = recorded;
    table.columns.superseded[at] = undone ?? Number.POSITIVE_INFINITY;
  }
  const before = facts.endings;
  facts.endings = table;
  return before.count !== table.count || !sameColumns(before.columns, table.columns, table.count);
}

/** Takes the rolls as they are now, by the moment of record, in place of those before; whether they are others than those before. */
export function setRollFacts(facts: Facts, rolls: readonly RollFact[]): boolean {
  const table = rollTable(rolls.length);
  for (const { tour, contribution, rotation, strength, recorded, superseded } of rolls) {
    const number = facts.numbers.tours.get(tour);
    if (number === undefined) continue;
    const at = table.count;
    table.count += 1;
    table.columns.tour[at] = number;
    table.columns.contribution[at] = word(facts, contribution);
    table.columns.rotation[at] = rotation;
    table.columns.strength[at] = strength;
    table.columns.recorded[at] = recorded;
    table.columns.superseded[at] = superseded ?? Number.POSITIVE_INFINITY;
  }
  const before = facts.rolls;
  facts.rolls = table;
  return before.count !== table.count || !sameColumns(before.columns, table.columns, table.count);
}

/** A moment in microseconds since 1970; the database keeps six digits of a second. */
export function microsOf(moment: Moment): number {
  const [, seconds = "", fraction = ""] = /^(.*:\d\d)(?:\.(\d+))?Z$/.exec(moment) ?? [];
  return Date.parse(`${seconds}Z`) * 1000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}

function profileOf(facts: Facts, profile: Profile): number {
  const name = `${profile.mission}/${profile.role}/${profile.sex}/${profile.mode}`;
  const known = facts.numbers.profiles.get(name);
  if (known !== undefined) return known;
  facts.numbers.profiles.set(name, facts.profiles.length);
  facts.profiles.push(profile);
  return facts.profiles.length - 1;
}

function word(facts: Facts, text: string): number {
  return numberOf(facts.words, facts.numbers.words, text);
}

function numberOf(list: string[], numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, list.length);
  list.push(text);
  return list.length - 1;
}
