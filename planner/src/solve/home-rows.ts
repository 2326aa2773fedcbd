/** The days of home caps as rows: only days on which too many could be away, and only those that no other day implies. */
import { type Compiled, type HomeLimit, isHeld } from "./compiled.ts";
import { maskOf, type PricedRow } from "./rules.ts";

/** A row of a home cap. */
export type HomeRule = Extract<PricedRow, { kind: "home" }>;

/** Every day of a home limit on which more people could be present than it allows, only days that no other day implies. */
export function homeRows(compiled: Compiled, limit: HomeLimit, index: number): HomeRule[] {
  const spans = homeSpans(compiled, limit);
  const crowd = new Crowd(limit);
  const days: number[] = [];
  let ended = 0;
  let grown = false;
  for (const [i, day] of spans.from.entries()) {
    const leaving = ended;
    while (ended < i && (spans.to[spans.byEnd[ended] ?? 0] ?? 0) < day) ended++;
    // A day is worth a row when somebody came since the last one, and somebody leaves before the next comes.
    if (grown && ended > leaving) {
      if (crowd.size > limit.atMost) days.push(spans.from[i - 1] ?? 0);
      grown = false;
    }
    for (let e = leaving; e < ended; e++) crowd.leave(spans.person[spans.byEnd[e] ?? 0] ?? 0);
    crowd.come(spans.person[i] ?? 0);
    grown = true;
  }
  if (grown && crowd.size > limit.atMost) days.push(spans.from.at(-1) ?? 0);
  return days.map((day) => new HomeDay(compiled, limit, index, day));
}

/** How many different people of a home are away. */
class Crowd {
  size = 0;
  private readonly times = new Map<number, number>();

  constructor(limit: HomeLimit) {
    for (const person of limit.people) this.times.set(person, 0);
  }

  come(person: number): void {
    const times = this.times.get(person) ?? 0;
    this.times.set(person, times + 1);
    if (times === 0) this.size++;
  }

  leave(person: number): void {
    const times = this.times.get(person) ?? 0;
    this.times.set(person, times - 1);
    if (times === 1) this.size--;
  }
}

/** A row whose pairs are only gathered when they are asked for: large problems have very many rows, and price few of them. */
class HomeDay implements HomeRule {
  readonly kind = "home";
  readonly limit: number;
  readonly day: number;
  private readonly compiled: Compiled;
  private readonly home: HomeLimit;
  private known: Int32Array | undefined;

  constructor(compiled: Compiled, home: HomeLimit, limit: number, day: number) {
    this.compiled = compiled;
    this.home = home;
    this.limit = limit;
    this.day = day;
  }

  get pairs(): Int32Array {
    this.known ??= pairsOn(this.compiled, this.home, this.day);
    return this.known;
  }
}

/** The pairs of a home that count on the day, ascending. */
function pairsOn(compiled: Compiled, { people, classes: meant, tag }: HomeLimit, day: number): Int32Array {
  const { pairs, classes } = compiled;
  const there = new Uint8Array(classes.count);
  for (const c of meant) if ((classes.from[c] ?? 0) <= day && day <= (classes.to[c] ?? 0)) there[c] = 1;
  const holding = tag === undefined ? undefined : compiled.holdings.get(tag);
  const found: number[] = [];
  for (const p of people) {
    if (tag !== undefined && (holding === undefined || !isHeld(holding, p, day))) continue;
    for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++)
      if (there[pairs.cls[j] ?? 0] === 1) found.push(j);
  }
  return Int32Array.from(found);
}

/** When a pair of somebody from the home would count, ascending by first day; `byEnd` names them ascending by last day. */
interface Spans {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly person: readonly number[];
  readonly byEnd: readonly number[];
}

function homeSpans(compiled: Compiled, limit: HomeLimit): Spans {
  const { pairs, classes } = compiled;
  const selected = maskOf(limit.classes, classes.count);
  const holding = limit.tag === undefined ? undefined : compiled.holdings.get(limit.tag);
  const spans: [number, number, number][] = [];
  for (const p of limit.people) {
    for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++) {
      const c = pairs.cls[j] ?? 0;
      if (selected[c] !== 1) continue;
      const [first, last] = [classes.from[c] ?? 0, classes.to[c] ?? 0];
      if (limit.tag === undefined) spans.push([first, last, p]);
      for (let i = holding?.start[p] ?? 0; i < (holding?.start[p + 1] ?? 0); i++) {
        const from = Math.max(first, holding?.from[i] ?? 0);
        const to = Math.min(last, holding?.to[i] ?? 0);
        if (from <= to) spans.push([from, to, p]);
      }
    }
  }
  spans.sort((a, b) => a[0] - b[0]);
  const to = spans.map((span) => span[1]);
  const byEnd = spans.map((_, i) => i).sort((a, b) => (to[a] ?? 0) - (to[b] ?? 0) || a - b);
  return { from: spans.map((span) => span[0]), to, person: spans.map((span) => span[2]), byEnd };
}
