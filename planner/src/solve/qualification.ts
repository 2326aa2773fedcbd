/** Which classes a person's tags, availability, last return and bans allow. */
import { dayNumber } from "../days.ts";
import { AT_START, type Person, type Problem } from "../problem.ts";
import type { Classes, Holding } from "./compiled.ts";
import { covers, EVER, mergeSpans } from "./spans.ts";

/** A need as tag numbers; `atStart[i]` says that tag i is asked for on the first day only. */
interface AnyOf {
  readonly tags: readonly number[];
  readonly atStart: readonly boolean[];
}

/** The distinct lists of needs in a problem; each tour has one signature. */
export interface Needs {
  readonly tagNumbers: ReadonlyMap<string, number>;
  readonly anyOfs: readonly AnyOf[];
  /** For each signature the any-ofs that must all hold. */
  readonly signatures: readonly (readonly number[])[];
  readonly ofTour: Int32Array;
}

/** Numbers tags, any-ofs and signatures in order of first appearance. */
export function gatherNeeds(problem: Problem): Needs {
  const tagNumbers = new Map<string, number>();
  const anyOfNumbers = new Map<string, number>();
  const anyOfs: AnyOf[] = [];
  const signatureNumbers = new Map<string, number>();
  const signatures: number[][] = [];
  const ofTour = new Int32Array(problem.tours.length);
  const anyOfNumber = (names: readonly string[]) =>
    number(anyOfNumbers, JSON.stringify(names), () => anyOfs.push(readAnyOf(names, tagNumbers)));
  for (const [t, tour] of problem.tours.entries()) {
    const needs = [...new Set(tour.needs.map(anyOfNumber))].sort((a, b) => a - b);
    ofTour[t] = number(signatureNumbers, needs.join(), () => signatures.push(needs));
  }
  return { tagNumbers, anyOfs, signatures, ofTour };
}

function number(known: Map<string, number>, key: string, add: () => void): number {
  const found = known.get(key);
  if (found !== undefined) return found;
  const next = known.size;
  known.set(key, next);
  add();
  return next;
}

function readAnyOf(names: readonly string[], tagNumbers: Map<string, number>): AnyOf {
  const atStart = names.map((name) => name.endsWith(AT_START));
  const tags = names.map((name, i) => {
    const tag = atStart[i] ? name.slice(0, -AT_START.length) : name;
    return number(tagNumbers, tag, () => undefined);
  });
  return { tags, atStart };
}

/** A person's tag as the span it is held on; `number` of an unbounded day where an end is open. */
export function heldSpans(person: Person, tag: string): number[] {
  return mergeSpans(
    person.tags
      .filter((held) => held.tag === tag)
      .map((held) => [
        held.from === undefined ? EVER[0] : dayNumber(held.from),
        held.to === undefined ? EVER[1] : dayNumber(held.to),
      ]),
  );
}

/** When each person holds the tag. */
export function holdingOf(problem: Problem, tag: string): Holding {
  const start = new Int32Array(problem.people.length + 1);
  const from: number[] = [];
  const to: number[] = [];
  for (const [p, person] of problem.people.entries()) {
    const spans = heldSpans(person, tag);
    for (let i = 0; i < spans.length; i += 2) {
      from.push(spans[i] ?? 0);
      to.push(spans[i + 1] ?? 0);
    }
    start[p + 1] = from.length;
  }
  return { start, from: Int32Array.from(from), to: Int32Array.from(to) };
}

/** Finds the classes of one person after another; holds scratch space, so it is made once per problem. */
export class Qualifier {
  private readonly needs: Needs;
  private readonly classes: Classes;
  private readonly restDays: number;
  private readonly classesOfSignature: readonly Int32Array[];
  private readonly spansOfTag: (readonly number[] | undefined)[];
  private readonly state: Uint8Array;

  constructor(needs: Needs, classes: Classes, restDays: number) {
    this.needs = needs;
    this.classes = classes;
    this.restDays = restDays;
    const lists: number[][] = needs.signatures.map(() => []);
    for (let c = 0; c < classes.count; c++) {
      lists[needs.ofTour[classes.tours[classes.tourStart[c] ?? 0] ?? 0] ?? 0]?.push(c);
    }
    this.classesOfSignature = lists.map((list) => Int32Array.from(list));
    this.spansOfTag = new Array(needs.tagNumbers.size).fill(undefined);
    this.state = new Uint8Array(needs.anyOfs.length);
  }

  /** Appends to `found` the classes the person may take, in no order. */
  collect(person: Person, found: number[]): void {
    const held = this.spread(person);
    for (const [i, anyOf] of this.needs.anyOfs.entries()) this.state[i] = this.stateOf(anyOf);
    const available = person.available?.map((one): [number, number] => [dayNumber(one.from), dayNumber(one.to)]);
    const days = available === undefined ? EVER : mergeSpans(available);
    const earliest = person.lastReturn === undefined ? EVER[0] : dayNumber(person.lastReturn) + this.restDays + 1;
    for (const [s, signature] of this.needs.signatures.entries()) {
      if (signature.every((anyOf) => this.state[anyOf] !== NEVER))
        this.collectSignature(s, signature, days, earliest, found);
    }
    for (const tag of held) this.spansOfTag[tag] = undefined;
  }

  private spread(person: Person): number[] {
    const held: number[] = [];
    for (const { tag } of person.tags) {
      const known = this.needs.tagNumbers.get(tag);
      if (known === undefined || this.spansOfTag[known] !== undefined) continue;
      this.spansOfTag[known] = heldSpans(person, tag);
      held.push(known);
    }
    return held;
  }

  private stateOf(anyOf: AnyOf): number {
    let state = NEVER;
    for (const tag of anyOf.tags) {
      const spans = this.spansOfTag[tag];
      if (spans === undefined || spans.length === 0) continue;
      if (spans.length === 2 && spans[0] === EVER[0] && spans[1] === EVER[1]) return ALWAYS;
      state = DATED;
    }
    return state;
  }

  private collectSignature(
    s: number,
    anyOfs: readonly number[],
    days: readonly number[],
    earliest: number,
    found: number[],
  ) {
    const { from, to } = this.classes;
    const list = this.classesOfSignature[s] ?? new Int32Array();
    const dated = anyOfs.filter((anyOf) => this.state[anyOf] === DATED);
    for (let i = firstFrom(list, from, earliest); i < list.length; i++) {
      const c = list[i] ?? 0;
      const first = from[c] ?? 0;
      const last = to[c] ?? 0;
      if (covers(days, first, last) && dated.every((anyOf) => this.holdsDuring(anyOf, first, last))) found.push(c);
    }
  }

  private holdsDuring(index: number, first: number, last: number): boolean {
    const anyOf = this.needs.anyOfs[index];
    if (anyOf === undefined) return false;
    return anyOf.tags.some((tag, i) => covers(this.spansOfTag[tag] ?? [], first, anyOf.atStart[i] ? first : last));
  }
}

const NEVER = 0;
const ALWAYS = 1;
const DATED = 2;

/** Position of the first class in the ascending list that starts on `earliest` or later. */
function firstFrom(list: Int32Array, from: Int32Array, earliest: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[list[middle] ?? 0] ?? 0) < earliest) low = middle + 1;
    else high = middle;
  }
  return low;
}
