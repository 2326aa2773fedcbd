/** A plan under construction: pairs go in and out one by one, and each is lawful beside the others before it goes in. */
import type { Choice } from "./choice.ts";
import type { Compiled, PresentCeiling } from "./compiled.ts";
import type { Model } from "./model.ts";
import { maskOf, needed } from "./rules.ts";

/** What one ceiling on presence holds on each of its segments. */
interface Presence {
  readonly ceiling: PresentCeiling;
  readonly present: Int32Array;
  /** First and last segment of each class that counts; -1 when it does not. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** A ceiling on tours or on people, and the count so far; for people by person. */
interface Total {
  readonly atMost: number;
  readonly counts: Uint8Array;
  readonly byPerson: Int32Array | undefined;
  sum: number;
}

interface Group {
  readonly num: number;
  readonly den: number;
  readonly hard: boolean;
  readonly inGroup: Uint8Array;
  readonly tagged: Uint8Array;
  filled: number;
  withTag: number;
}

/** A choice of pairs that is kept lawful while pairs come and go, and tells what a change would break. */
export class Draft {
  readonly chosen: Uint8Array;
  private readonly compiled: Compiled;
  private readonly filled: Int32Array;
  private readonly personOf: (pair: number) => number;
  private readonly pairsOf: number[][];
  private readonly presences: readonly Presence[];
  private readonly totals: readonly Total[];
  private readonly groups: readonly Group[];
  private readonly homeRows: readonly { readonly atMost: number; sum: number }[];
  private readonly homeRowsOf: ReadonlyMap<number, readonly number[]>;

  constructor(compiled: Compiled, model: Model, personOf: (pair: number) => number) {
    this.compiled = compiled;
    this.personOf = personOf;
    this.chosen = new Uint8Array(compiled.pairs.count);
    this.filled = new Int32Array(compiled.classes.count);
    this.pairsOf = Array.from({ length: compiled.people }, () => []);
    this.presences = compiled.ceilings.flatMap((one) => (one.measure === "present" ? [presenceOf(one, compiled)] : []));
    this.totals = compiled.ceilings.flatMap((one): Total[] => {
      if (one.measure === "present") return [];
      const byPerson = one.measure === "people" ? new Int32Array(compiled.people) : undefined;
      return [{ atMost: one.atMost, counts: maskOf(one.classes, compiled.classes.count), byPerson, sum: 0 }];
    });
    this.groups = compiled.shares.map((share, g) => ({
      num: share.num,
      den: share.den,
      hard: share.hard,
      inGroup: maskOf(share.classes, compiled.classes.count),
      tagged: maskOf(model.tagged[g] ?? Int32Array.of(), compiled.pairs.count),
      filled: 0,
      withTag: 0,
    }));
    const rows: { atMost: number; sum: number }[] = [];
    const rowsOf = new Map<number, number[]>();
    for (const { rule } of model.placed) {
      if (rule.kind !== "home") continue;
      for (const j of rule.pairs) rowsOf.set(j, [...(rowsOf.get(j) ?? []), rows.length]);
      rows.push({ atMost: compiled.homeLimits[rule.limit]?.atMost ?? 0, sum: 0 });
    }
    this.homeRows = rows;
    this.homeRowsOf = rowsOf;
  }

  /** The chosen pairs. */
  choice(): Choice {
    const list: number[] = [];
    for (let j = 0; j < this.chosen.length; j++) if (this.chosen[j] === 1) list.push(j);
    return Int32Array.from(list);
  }

  /** Whether the person has a tour. */
  isUsed(person: number): boolean {
    return (this.pairsOf[person]?.length ?? 0) > 0;
  }

  /** How many tours of the class are filled. */
  filledOf(cls: number): number {
    return this.filled[cls] ?? 0;
  }

  /** Whether every hard rule that holds now would still hold with the pair. */
  fits(pair: number): boolean {
    const c = this.compiled.pairs.cls[pair] ?? 0;
    if (this.chosen[pair] === 1 || (this.filled[c] ?? 0) >= (this.compiled.classes.capacity[c] ?? 0)) return false;
    const person = this.personOf(pair);
    if (this.pairsOf[person]?.some((other) => this.collide(other, pair))) return false;
    if (!this.presences.every((presence) => presenceAllows(presence, c))) return false;
    if (this.totals.some((total) => !totalAllows(total, c, person))) return false;
    if (this.groups.some((group) => !groupAllows(group, c, pair))) return false;
    return !this.homeRowsOf.get(pair)?.some((row) => {
      const home = this.homeRows[row];
      return home !== undefined && home.sum >= home.atMost;
    });
  }

  /** Puts the pair in (`by` 1) or takes it out (-1), without asking. */
  change(pair: number, by: 1 | -1): void {
    const c = this.compiled.pairs.cls[pair] ?? 0;
    const person = this.personOf(pair);
    this.chosen[pair] = by === 1 ? 1 : 0;
    this.filled[c] = (this.filled[c] ?? 0) + by;
    const own = this.pairsOf[person] ?? [];
    if (by === 1) own.push(pair);
    else own.splice(own.indexOf(pair), 1);
    for (const { present, first, last } of this.presences) {
      const from = first[c] ?? -1;
      for (let s = from; from >= 0 && s <= (last[c] ?? -1); s++) present[s] = (present[s] ?? 0) + by;
    }
    for (const total of this.totals) if (total.counts[c] === 1) changeTotal(total, person, by);
    for (const group of this.groups) {
      if (group.inGroup[c] !== 1) continue;
      group.filled += by;
      group.withTag += by * (group.tagged[pair] ?? 0);
    }
    for (const row of this.homeRowsOf.get(pair) ?? []) {
      const home = this.homeRows[row];
      if (home !== undefined) home.sum += by;
    }
  }

  /** People missing from soft groups if the pair went in, less those missing now. */
  shortfallOf(pair: number): number {
    const c = this.compiled.pairs.cls[pair] ?? 0;
    let more = 0;
    for (const group of this.groups) {
      if (group.hard || group.inGroup[c] !== 1) continue;
      const short = (filled: number, withTag: number) => Math.max(0, needed(group, filled) - withTag);
      const tagged = group.tagged[pair] ?? 0;
      more += short(group.filled + 1, group.withTag + tagged) - short(group.filled, group.withTag);
    }
    return more;
  }

  private collide(a: number, b: number): boolean {
    const { pairs, classes, restDays } = this.compiled;
    const [x, y] = [pairs.cls[a] ?? 0, pairs.cls[b] ?? 0];
    return (
      (classes.from[x] ?? 0) <= (classes.to[y] ?? 0) + restDays &&
      (classes.from[y] ?? 0) <= (classes.to[x] ?? 0) + restDays
    );
  }
}

function presenceOf(ceiling: PresentCeiling, compiled: Compiled): Presence {
  const first = new Int32Array(compiled.classes.count).fill(-1);
  const last = new Int32Array(compiled.classes.count).fill(-1);
  for (const [s, segment] of ceiling.segments.entries()) {
    for (const c of segment.classes) {
      if (first[c] === -1) first[c] = s;
      last[c] = s;
    }
  }
  return { ceiling, present: new Int32Array(ceiling.segments.length), first, last };
}

function presenceAllows({ ceiling, present, first, last }: Presence, c: number): boolean {
  const from = first[c] ?? -1;
  const to = last[c] ?? -1;
  if (from < 0) return true;
  const { people = 0, days = 0 } = ceiling.overlap ?? {};
  const passes = (s: number) => {
    // A class is present on every kept segment between its first and its last.
    const more = from <= s && s <= to ? 1 : 0;
    return (present[s] ?? 0) + more > (ceiling.segments[s]?.atMost ?? 0);
  };
  for (let s = from; s <= to; s++) {
    if (!passes(s)) continue;
    if ((present[s] ?? 0) + 1 > (ceiling.segments[s]?.atMost ?? 0) + people) return false;
    let run = 0;
    for (let t = s; t < present.length && passes(t) && run <= days; t++) run += lengthOf(ceiling, t);
    for (let t = s - 1; t >= 0 && passes(t) && run <= days; t--) run += lengthOf(ceiling, t);
    if (run > days) return false;
  }
  return true;
}

function lengthOf(ceiling: PresentCeiling, segment: number): number {
  const one = ceiling.segments[segment];
  return one === undefined ? 0 : one.to - one.from + 1;
}

function totalAllows(total: Total, c: number, person: number): boolean {
  if (total.counts[c] !== 1) return true;
  return total.sum < total.atMost || (total.byPerson !== undefined && (total.byPerson[person] ?? 0) > 0);
}

function changeTotal(total: Total, person: number, by: 1 | -1): void {
  if (total.byPerson === undefined) {
    total.sum += by;
    return;
  }
  const before = total.byPerson[person] ?? 0;
  total.byPerson[person] = before + by;
  if (before === 0 || before + by === 0) total.sum += by;
}

function groupAllows(group: Group, c: number, pair: number): boolean {
  if (!group.hard || group.inGroup[c] !== 1) return true;
  return group.withTag + (group.tagged[pair] ?? 0) >= needed(group, group.filled + 1);
}
