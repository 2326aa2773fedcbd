/**
 * Tiny problems drawn at random that use every key of the format. One drawing serves two ends: from a seed, for
 * thousands of quick cases, and from a tape of numbers that fast-check can shorten until the smallest failing case is left.
 */
import fc from "fast-check";
import { dayNumber, dayText } from "../src/days.ts";
import { MEASURES, type Problem } from "../src/problem.ts";
import { readProblem } from "../src/problem-read.ts";

/** A source of small whole numbers: `draw(n)` is one of 0 … n − 1. */
export type Draw = (choices: number) => number;

/** How large a problem may become. */
export interface Size {
  readonly tours: number;
  readonly people: number;
  /** Days from the first possible tour to the last. */
  readonly days: number;
}

const TINY: Size = { tours: 5, people: 4, days: 40 };
const START = dayNumber("2026-01-01");

/** The same numbers for the same seed (mulberry32). */
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  return (choices) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % choices;
  };
}

/** A problem for a seed. */
export function randomProblem(seed: number, size: Size = TINY): Problem {
  return mustRead(drawFile(seededDraw(seed), size));
}

/** Problems for fast-check, which shrink towards few items and plain values. */
export function anyProblem(size: Size = TINY): fc.Arbitrary<Problem> {
  return fc.array(fc.nat(1 << 20), { minLength: 0, maxLength: 400 }).map((tape) => {
    let at = 0;
    return mustRead(drawFile((choices) => (tape[at++] ?? 0) % choices, size));
  });
}

/** The problem of a file that is known to be good; throws with its faults otherwise. */
export function mustRead(file: unknown): Problem {
  const read = readProblem(file);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

const TAGS = ["a", "b", "c", "w"];
const HOMES = ["h1", "h2"];
const LABELS: Readonly<Record<string, readonly string[]>> = {
  mission: ["M1", "M2"],
  role: ["r1", "r2"],
  unit: ["u1", "u2", ""],
};

/** A problem file as JSON. */
export function drawFile(draw: Draw, size: Size): object {
  const some = <T>(most: number, one: (index: number) => T): T[] =>
    Array.from({ length: draw(most + 1) }, (_, index) => one(index));
  const chance = (percent: number) => draw(100) < percent;
  const of = <T>(list: readonly T[]): T => list[draw(list.length)] as T;
  const maybe = (key: string, percent: number, value: () => unknown) => (chance(percent) ? { [key]: value() } : {});
  const day = (reach = size.days) => dayText(START + draw(reach));
  const span = (longest: number) => {
    const first = START + draw(size.days);
    return { from: dayText(first), to: dayText(first + draw(longest)) };
  };
  /** Two intervals that touch, or leave one day between them. */
  const pieces = () => {
    const middle = START + draw(size.days);
    const first = { from: dayText(START - 20 - draw(9)), to: dayText(middle) };
    return [first, { from: dayText(middle + 1 + draw(2)), to: dayText(START + size.days + 30 + draw(9)) }];
  };
  const where = () =>
    Object.fromEntries(
      Object.entries(LABELS)
        .filter(() => chance(30))
        .map(([key, values]) => [key, values.filter(() => chance(60))]),
    );
  const need = () => some(2, () => of(TAGS) + (chance(25) ? "@start" : "")).concat(of(TAGS));

  const fewDates = chance(50) ? [span(12), span(12), span(12)] : null; // half of the problems have tours alike
  const aTour = (index: number) => ({
    id: `t${index}`,
    post: `p${draw(3)}`,
    ...(fewDates ? of(fewDates) : span(12)),
    ...maybe("key", 30, () => chance(80)),
    ...maybe("value", 40, () => of([1, 2, 500, 1000, 1500])),
    ...maybe("needs", 50, () => some(2, need)),
    labels: Object.fromEntries(
      Object.entries(LABELS)
        .filter(() => chance(85))
        .map(([key, values]) => [key, of(values)]),
    ),
  });
  const tours: ReturnType<typeof aTour>[] = [];
  for (const _ of some(size.tours, () => 0)) {
    const index = tours.length;
    // A fifth are copies of another, so that classes of several tours come about.
    if (index > 0 && chance(20)) tours.push({ ...of(tours), id: `t${index}`, post: `p${draw(3)}` });
    else tours.push(aTour(index));
  }
  const people = some(size.people, (index) => ({
    id: `q${index}`,
    tags: TAGS.filter(() => chance(60)).flatMap((tag): readonly unknown[] => {
      if (chance(55)) return [tag];
      if (chance(50)) return pieces().map((held) => ({ tag, ...held }));
      const from = () => maybe("from", 50, () => dayText(START - 20 + draw(30)));
      return some(2, () => ({ tag, ...from(), ...maybe("to", 50, () => dayText(START + 20 + draw(30))) }));
    }),
    ...maybe("available", 25, () => (chance(50) ? some(2, () => span(60)) : pieces())),
    ...maybe("home", 70, () => of(HOMES)),
    ...maybe("lastReturn", 20, () => dayText(START - 10 + draw(25))),
    scores: some(3, () => ({
      when: Object.fromEntries(
        Object.entries(LABELS)
          .filter(() => chance(25))
          .map(([key, values]) => [key, of(values)]),
      ),
      score: of([1, 2, 3, 10, 10, 20, 82, -5]),
    })),
  }));
  const ids = { tour: tours.map(({ id }) => id), person: people.map(({ id }) => id) };
  const pairs = (percent: number) =>
    ids.tour.flatMap((tour) => ids.person.filter(() => chance(percent)).map((person) => ({ tour, person })));
  return {
    format: "contingent-problem/1",
    ...maybe("title", 10, () => "drawn at random"),
    tours,
    people,
    ...maybe("rest", 70, () => ({ days: draw(12) })),
    ceilings: some(3, (index) => {
      const measure = of(["present", "present", "tours", "people"]);
      return {
        id: `ceiling${index}`,
        where: where(),
        ...maybe("from", 40, () => day(15)),
        ...maybe("to", 40, () => dayText(START + 15 + draw(30))),
        atMost: draw(4),
        measure,
        ...(measure === "present" ? maybe("overlap", 50, () => ({ people: draw(3), days: draw(10) })) : {}),
        ...maybe("others", 25, () => some(2, () => ({ ...span(20), count: draw(3) }))),
      };
    }),
    shares: some(2, (index) => ({
      id: `share${index}`,
      where: where(),
      tag: of(TAGS),
      atLeast: of([
        [0, 1],
        [1, 4],
        [1, 3],
        [1, 2],
        [2, 3],
        [1, 1],
      ]),
      ...maybe("per", 50, () => ["unit", "mission"].filter(() => chance(60))),
      hard: chance(40),
    })),
    homeCaps: some(2, (index) => ({
      id: `cap${index}`,
      where: where(),
      atMost: draw(3),
      ...maybe("homes", 40, () => HOMES.filter(() => chance(60))),
      ...maybe("tag", 40, () => of(TAGS)),
    })),
    pins: pairs(chance(25) ? 8 : 0).map((pair) => ({ ...pair, ...maybe("why", 50, () => "said so") })),
    bans: pairs(8),
    previous: pairs(chance(50) ? 20 : 0),
    ...maybe("objective", 70, () => objective(draw)),
    seed: draw(5),
  };
}

function objective(draw: Draw): unknown[] {
  const names = [...MEASURES];
  const entries: unknown[] = [];
  for (let left = 1 + draw(4); left > 0; left--) {
    if (draw(3) > 0) entries.push(names[draw(names.length)]);
    else {
      const weights = names.filter(() => draw(2) === 0).map((name) => [name, [1, 2, 3, 7, 1000][draw(5)]]);
      entries.push(Object.fromEntries(weights.length > 0 ? weights : [["filled", 1]]));
    }
  }
  return entries;
}
