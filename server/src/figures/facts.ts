/**
 * The facts that figures count, as columns of numbers: every tour that was ever recorded as having happened, every belief about its
 * days with the moments between which it was held, and how tours ended early. A copy of the ledger, which stays the truth; pure.
 */
import type { Moment } from "../platform/days.ts";

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

/** Columns of tours, by the tour's number. */
export interface TourColumns {
  readonly id: string[];
  readonly person: number[];
  readonly sex: number[];
  readonly mission: number[];
  readonly role: number[];
  readonly mode: number[];
  readonly partner: number[];
  readonly unitType: number[];
  readonly contribution: number[];
  /** 0 without one. */
  readonly rotation: number[];
  readonly strength: number[];
  /** First of its beliefs, or -1; the others follow by `next`. */
  readonly head: number[];
}

/** Columns of beliefs, by their number. */
export interface PresenceColumns {
  readonly tour: number[];
  readonly from: number[];
  readonly to: number[];
  readonly recorded: number[];
  /** Infinity while it is believed. */
  readonly superseded: number[];
  /** 0 verified, 1 unverified, 2 inferred. */
  readonly confidence: number[];
  /** Number of the decision's word; `BREACH` in a named breach. */
  readonly authorisation: number[];
  readonly next: number[];
}

export interface Facts {
  readonly words: string[];
  readonly people: string[];
  readonly tours: TourColumns;
  readonly presences: PresenceColumns;
  readonly endings: Map<number, Omit<EndingFact, "tour">[]>;
  readonly rolls: Map<number, RollFact[]>;
  readonly numbers: {
    readonly words: Map<string, number>;
    readonly people: Map<string, number>;
    readonly tours: Map<string, number>;
    readonly presences: Map<string, number>;
  };
}

/** Stands for the decision of those who are in a named breach. */
export const BREACH = -1;
export const CONFIDENCES = ["verified", "unverified", "inferred"] as const;

/** No fact at all. */
export function noFacts(): Facts {
  const tours = {
    id: [],
    person: [],
    sex: [],
    mission: [],
    role: [],
    mode: [],
    partner: [],
    unitType: [],
    contribution: [],
    rotation: [],
    strength: [],
    head: [],
  };
  const presences = {
    tour: [],
    from: [],
    to: [],
    recorded: [],
    superseded: [],
    confidence: [],
    authorisation: [],
    next: [],
  };
  const numbers = { words: new Map(), people: new Map(), tours: new Map(), presences: new Map() };
  return { words: [], people: [], tours, presences, endings: new Map(), rolls: new Map(), numbers };
}

/** Adds tours; one that is there already is left as it is. */
export function addTourFacts(facts: Facts, tours: readonly TourFact[]): void {
  const columns = facts.tours;
  for (const tour of tours) {
    if (facts.numbers.tours.has(tour.id)) continue;
    facts.numbers.tours.set(tour.id, columns.id.length);
    columns.id.push(tour.id);
    columns.person.push(numberOf(facts.people, facts.numbers.people, tour.person));
    columns.sex.push(word(facts, tour.sex));
    columns.mission.push(word(facts, tour.mission));
    columns.role.push(word(facts, tour.role));
    columns.mode.push(word(facts, tour.mode));
    columns.partner.push(word(facts, tour.partner));
    columns.unitType.push(word(facts, tour.unitType ?? ""));
    columns.contribution.push(word(facts, tour.contribution ?? ""));
    columns.rotation.push(tour.rotation ?? 0);
    columns.strength.push(tour.strength);
    columns.head.push(-1);
  }
}

/** Adds beliefs, or closes those that are there; throws for a tour that was not added. */
export function addPresenceFacts(facts: Facts, presences: readonly PresenceFact[]): void {
  const columns = facts.presences;
  for (const presence of presences) {
    const known = facts.numbers.presences.get(presence.id);
    if (known !== undefined) {
      columns.superseded[known] = presence.superseded ?? Number.POSITIVE_INFINITY;
      continue;
    }
    const tour = facts.numbers.tours.get(presence.tour);
    if (tour === undefined) throw new Error(`Presence ${presence.id} is of a tour that is not known.`);
    const number = columns.tour.length;
    facts.numbers.presences.set(presence.id, number);
    columns.tour.push(tour);
    columns.from.push(presence.from);
    columns.to.push(presence.to);
    columns.recorded.push(presence.recorded);
    columns.superseded.push(presence.superseded ?? Number.POSITIVE_INFINITY);
    columns.confidence.push(CONFIDENCES.indexOf(presence.confidence));
    columns.authorisation.push(presence.authorisation === null ? BREACH : word(facts, presence.authorisation));
    columns.next.push(facts.tours.head[tour] ?? -1);
    facts.tours.head[tour] = number;
  }
}

/** Takes the endings as they are now, in place of those before. */
export function setEndingFacts(facts: Facts, endings: readonly EndingFact[]): void {
  facts.endings.clear();
  for (const { tour, kind, recorded, undone } of endings) {
    const number = facts.numbers.tours.get(tour);
    if (number === undefined) continue;
    facts.endings.set(number, [...(facts.endings.get(number) ?? []), { kind, recorded, undone }]);
  }
}

/** Takes the rolls as they are now, in place of those before. */
export function setRollFacts(facts: Facts, rolls: readonly RollFact[]): void {
  facts.rolls.clear();
  for (const roll of rolls) {
    const number = facts.numbers.tours.get(roll.tour);
    if (number === undefined) continue;
    word(facts, roll.contribution);
    facts.rolls.set(number, [...(facts.rolls.get(number) ?? []), roll]);
  }
}

/** A moment in microseconds since 1970; the database keeps six digits of a second. */
export function microsOf(moment: Moment): number {
  const [, seconds = "", fraction = ""] = /^(.*:\d\d)(?:\.(\d+))?Z$/.exec(moment) ?? [];
  return Date.parse(`${seconds}Z`) * 1000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
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
