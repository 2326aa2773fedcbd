import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import { addToCopy, type Copy, noCopy } from "./copy.ts";
import { idAt } from "./ids.ts";
import { microsOf, unpackMoments, unpackNumbers } from "./ledger.ts";
import { overlapsOf } from "./overlaps.ts";
import { timelineOf } from "./rows.ts";
import { TimelineAnswer, TimelineQuery } from "./schema.ts";
import { stepsOf } from "./steps.ts";
import { unfolded } from "./unfold.ts";
import { ACTUAL, PLANNED, viewAt } from "./view.ts";

const START = "2020-01-01";
const NEVER = Number.POSITIVE_INFINITY;

interface Part {
  readonly tour: number;
  readonly from: number;
  readonly to: number;
  readonly planned: boolean;
  readonly authorisation: number;
  readonly recorded: number;
  readonly superseded: number;
}
interface Person {
  readonly mission: number;
  readonly person: number;
  readonly role: number;
  readonly unit: number;
  readonly rotation: number;
}

const aTour = fc.record<Person>({
  mission: fc.nat(2),
  person: fc.nat(5),
  role: fc.nat(3),
  unit: fc.nat(3),
  rotation: fc.integer({ min: -1, max: 2 }),
});
const aPart = (tours: number) =>
  fc
    .record({
      tour: fc.nat(tours - 1),
      from: fc.nat(60),
      length: fc.nat(25),
      planned: fc.boolean(),
      authorisation: fc.integer({ min: -1, max: 1 }),
      recorded: fc.nat(9),
      lasts: fc.option(fc.nat(5), { nil: NEVER }),
    })
    .map(
      ({ length, lasts, ...part }): Part => ({
        ...part,
        // A breach is only ever recorded of what happened.
        planned: part.planned && part.authorisation >= 0,
        to: part.from + length,
        superseded: part.recorded + lasts,
      }),
    );
const aCountry = fc
  .array(aTour, { minLength: 1, maxLength: 12 })
  .chain((tours) => fc.record({ tours: fc.constant(tours), parts: fc.array(aPart(tours.length), { maxLength: 25 }) }));

interface Roll {
  readonly tour: number;
  readonly rotation: number;
  readonly recorded: number;
  readonly superseded: number;
}

/** Ids that are told apart by every part of them. */
function packedIds(count: number, of: number): Buffer {
  const ids = Buffer.alloc(16 * count);
  for (let at = 0; at < count; at += 1) {
    ids.writeUInt32BE(of, at * 16);
    ids.writeUInt32BE(at % 3, at * 16 + 12);
    ids.writeUInt16BE(at, at * 16 + 10);
    // What makes it an id of version 4.
    ids[at * 16 + 6] = 0x40;
    ids[at * 16 + 8] = 0x80;
  }
  return ids;
}

/** The third has no name, the fourth only one in her passport. */
function namesOf(n: number): Readonly<Record<string, string>> {
  if (n === 2) return {};
  if (n === 3) return { passport: "Name 3" };
  return { "kk-Cyrl": `Name ${n}`, "kk-Latn": `Latin ${n}` };
}

function ledger(tours: readonly Person[], parts: readonly Part[], rolls: readonly Roll[] = []): Copy {
  const column = (values: readonly number[]) => Int32Array.from(values);
  const base = dayNumber(START);
  const copy = noCopy();
  const [none, moments] = [0, (values: readonly number[]) => Float64Array.from(values)];
  addToCopy(copy, {
    counts: {
      ...{ tours: none, presences: none, presencesClosed: none, rolls: none, rollsClosed: none },
      ...{ names: none, namesClosed: none, posts: none, postsClosed: none },
    },
    missions: ["AAA", "BBB", "CCC"],
    people: Array.from({ length: 6 }, (_, n) => ({ number: `P-${n}`, names: namesOf(n) })),
    posts: [],
    units: Array.from({ length: 4 }, (_, n) => `U-${n}`),
    titles: [],
    rotations: [1, 2, 3].map((number) => ({ id: idAt(packedIds(4, 4), number), number })),
    authorisations: ["A-1", "A-2"].map((reference) => ({ id: `id of ${reference}`, reference })),
    breaches: ["not-covered"],
    ends: [],
    tours: {
      ids: packedIds(tours.length, 1),
      mission: column(tours.map((each) => each.mission)),
      person: column(tours.map((each) => each.person)),
      role: column(tours.map((each) => each.role)),
      mode: column(tours.map(() => 0)),
      post: column(tours.map(() => -1)),
      unit: column(tours.map((each) => each.unit)),
      rotation: column(tours.map((each) => each.rotation)),
      confidence: column(tours.map(() => 0)),
    },
    presences: {
      ids: packedIds(parts.length, 2),
      tour: column(parts.map((part) => part.tour)),
      from: column(parts.map((part) => base + part.from)),
      to: column(parts.map((part) => base + part.to)),
      planned: column(parts.map((part) => Number(part.planned))),
      authorisation: column(parts.map((part) => part.authorisation)),
      breach: column(parts.map((part) => (part.authorisation < 0 ? 0 : -1))),
      recorded: moments(parts.map((part) => part.recorded)),
      superseded: moments(parts.map((part) => part.superseded)),
    },
    rolls: {
      ids: packedIds(rolls.length, 3),
      tour: column(rolls.map((roll) => roll.tour)),
      rotation: column(rolls.map((roll) => roll.rotation)),
      recorded: moments(rolls.map((roll) => roll.recorded)),
      superseded: moments(rolls.map((roll) => roll.superseded)),
    },
  });
  return copy;
}

/** An answer as it goes through the shape that was promised, with its bars one by one. */
function timeline(copy: Copy, query: object, { asOf = START, moment = NEVER, named = true } = {}) {
  const asked = { query: TimelineQuery.parse(query), asOf, named };
  const answer = timelineOf(copy, viewAt(copy, moment), asked);
  return unfolded(TimelineAnswer.parse({ ...answer, knownAt: null, mark: "1" }));
}

/** The tours as a person would read them off the presences, one after the other. */
function byHand(tours: readonly Person[], parts: readonly Part[], moment: number) {
  return tours.flatMap((tour, index) => {
    const known = parts.filter(
      (part) =>
        part.tour === index &&
        (moment === NEVER ? part.superseded === NEVER : part.recorded <= moment && part.superseded > moment),
    );
    if (known.length === 0) return [];
    const from = addDays(START, Math.min(...known.map((part) => part.from)));
    const to = addDays(START, Math.max(...known.map((part) => part.to)));
    return [{ ...tour, index, from, to, planned: known.every((part) => part.planned), known }];
  });
}

const question = fc.record({
  by: fc.constantFrom("mission", "unit", "person", "authorisation"),
  from: fc.nat(80),
  length: fc.nat(80),
  moment: fc.option(fc.nat(12), { nil: NEVER }),
  mission: fc.option(fc.constantFrom("AAA", "BBB"), { nil: undefined }),
  role: fc.option(fc.constantFrom("unmo", "staff_officer"), { nil: undefined }),
  each: fc.boolean(),
  asOf: fc.nat(80),
});

const seen = (row: { from: Day; to: Day; people: number; standing: string }) =>
  Array.from({ length: row.people }, () => `${row.from} ${row.to} ${row.standing}`);

test("every tour that shares a day with the window is in exactly the rows it belongs to, whatever is asked", () => {
  fc.assert(
    fc.property(aCountry, question, ({ tours, parts }, asked) => {
      const { moment, from, length, asOf, each, ...rest } = asked;
      const window = { from: addDays(START, from), to: addDays(START, from + length) };
      const query = { ...rest, ...window, each: String(each) };
      const answer = timeline(ledger(tours, parts), query, { asOf: addDays(START, asOf), moment });
      const wanted = byHand(tours, parts, moment).filter(
        (tour) =>
          tour.from <= window.to &&
          tour.to >= window.from &&
          (asked.mission === undefined || ["AAA", "BBB", "CCC"][tour.mission] === asked.mission) &&
          (asked.role === undefined || ["unmo", "mlo", "staff_officer", "contingent_member"][tour.role] === asked.role),
      );
      const keyOf = (tour: (typeof wanted)[number]): readonly string[] => {
        if (asked.by === "mission") return [["AAA", "BBB", "CCC"][tour.mission] ?? ""];
        if (asked.by === "unit") return [`U-${tour.unit}`];
        if (asked.by === "person") return [`P-${tour.person}`];
        return [...new Set(tour.known.map((part) => ["breach", "A-1", "A-2"][part.authorisation + 1] ?? ""))];
      };
      const expected = wanted.flatMap((tour) =>
        keyOf(tour).map((key) => `${key}: ${tour.from} ${tour.to} ${tour.planned ? "planned" : "actual"}`),
      );
      const found = answer.rows.flatMap((row) =>
        row.bars.flatMap((bar) => seen(bar).map((line) => `${row.key}: ${line}`)),
      );
      expect(found.sort()).toEqual(expected.sort());
      expect(answer.tours).toBe(wanted.length);
      expect(answer.left).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test("told in numbers, a row says for every day how many people there are, and the most where days are joined", () => {
  fc.assert(
    fc.property(
      aCountry,
      fc.nat(70),
      fc.nat(80),
      fc.integer({ min: 1, max: 40 }),
      ({ tours, parts }, from, length, most) => {
        const window = { from: addDays(START, from), to: addDays(START, from + length) };
        const answer = timeline(ledger(tours, parts), { ...window, rowBars: 1, steps: most }, { named: false });
        const all = byHand(tours, parts, NEVER);
        for (const row of answer.rows) {
          expect(row.bars).toEqual([]);
          const steps = row.steps ?? [];
          expect(steps.length).toBeLessThanOrEqual(most);
          const covered = steps.flatMap((step) => days(step));
          expect(covered).toEqual(days(window));
          for (const step of steps) {
            const counts = days(step).map((day) =>
              all.filter((tour) => inRow(row.key, tour) && tour.from <= day && day <= tour.to),
            );
            const highest = (test: (tour: (typeof all)[number]) => boolean) =>
              Math.max(...counts.map((there) => there.filter(test).length));
            expect(step.actual).toBe(highest((tour) => !tour.planned));
            expect(step.planned).toBe(highest((tour) => tour.planned));
            if (row.stepDays === 1) {
              expect(new Set(counts.map((there) => there.length)).size).toBe(1);
            }
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

const days = ({ from, to }: { from: Day; to: Day }) =>
  Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, n) => addDays(from, n));
const inRow = (key: string, tour: Person) => ["AAA", "BBB", "CCC"][tour.mission] === key;

test("page after page has every row once, in order, and says how many stand before and after", () => {
  fc.assert(
    fc.property(
      aCountry,
      fc.constantFrom("mission", "unit", "person", "authorisation"),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 6 }),
      fc.boolean(),
      ({ tours, parts }, by, rows, bars, each) => {
        const copy = ledger(tours, parts);
        const ask = (more: object) => timeline(copy, { by, each: String(each), rowBars: bars, ...more });
        const all = ask({});
        const found: unknown[] = [];
        while (found.length < all.count) {
          const page = ask({ rows, bars, skip: found.length });
          expect(page.skipped).toBe(found.length);
          expect(page.skipped + page.rows.length + page.left).toBe(all.count);
          expect(page.rows.length).toBeGreaterThan(0);
          found.push(...page.rows);
        }
        expect(found).toEqual(all.rows);
        expect(all.left).toBe(0);
        expect(ask({ skip: all.count + 3 })).toMatchObject({ rows: [], skipped: all.count, left: 0 });
      },
    ),
    { numRuns: 200 },
  );
});

const sixPeople = () =>
  ledger(
    Array.from({ length: 6 }, (_, person) => ({ mission: 0, person, role: 0, unit: 0, rotation: -1 })),
    Array.from({ length: 6 }, (_, tour) => ({
      ...{ tour, from: 0, to: 9, planned: false, authorisation: 0, recorded: 0, superseded: NEVER },
    })),
  );

test("persons are named in the reader's spelling, else in any they have, and found by all", () => {
  const ask = (extra: object) => timeline(sixPeople(), { by: "person", ...extra });
  const french = ask({ language: "fr" });
  expect(french.rows.map((row) => row.title)).toEqual(["Latin 0", "Latin 1", "P-2", "Name 3", "Latin 4", "Latin 5"]);
  expect(french.rows.map((row) => row.bars[0]?.name ?? null)).toEqual([
    "Latin 0",
    "Latin 1",
    null,
    "Name 3",
    "Latin 4",
    "Latin 5",
  ]);
  expect(ask({ language: "ru" }).rows[0]?.title).toBe("Name 0");
  expect(ask({ language: "ru", find: "latin 4" }).rows.map((row) => row.title)).toEqual(["Name 4"]);
  expect(ask({ find: "name" }).tours).toBe(5);
});

test("what is left off is counted, and who wants the whole gets it or nothing", () => {
  const ask = (extra: object) => timeline(sixPeople(), { by: "person", ...extra });
  expect(ask({ rows: 4 })).toMatchObject({ count: 6, left: 2, tours: 6 });
  expect(ask({ bars: 2 })).toMatchObject({ count: 6, left: 4, tours: 6 });
  expect(ask({}).rows.map((row) => row.title)).toEqual(["Name 0", "Name 1", "P-2", "Name 3", "Name 4", "Name 5"]);
  expect(ask({ bars: 5, whole: "true" })).toMatchObject({ count: 6, left: 6, tours: 6, rows: [], numbered: 0 });
  expect(ask({ bars: 6, whole: "true" })).toMatchObject({ count: 6, left: 0, tours: 6 });
  // Six alike are one bar; each by itself they are too many for their row.
  expect(timeline(sixPeople(), { whole: "true", rowBars: 5 }).rows[0]?.bars).toMatchObject([{ people: 6 }]);
  expect(timeline(sixPeople(), { whole: "true", rowBars: 5, each: "true" })).toMatchObject({ rows: [], left: 1 });
  expect(timeline(sixPeople(), { rowBars: 5, each: "true" })).toMatchObject({ numbered: 1, left: 0 });
});

test("two rotations of one contribution overlap on the days they share; a gap shows none", () => {
  const turn = (of: number, number: number, from: number, to: number) => ({ of, turn: number, from, to });
  expect(overlapsOf([turn(1, 1, 0, 10), turn(1, 2, 8, 20), turn(1, 3, 21, 30)])).toEqual([{ from: 8, to: 10 }]);
  expect(overlapsOf([turn(1, 1, 0, 10), turn(2, 2, 8, 20)])).toEqual([]);
  // Lots of one rotation are one turn; a straggler of the old one makes the handover longer.
  expect(overlapsOf([turn(1, 1, 0, 10), turn(1, 1, 2, 14), turn(1, 2, 9, 20), turn(1, 2, 12, 22)])).toEqual([
    { from: 9, to: 14 },
  ]);
});

test("the people of all steps are the people of the spells, day by day", () => {
  const spell = fc.record({ from: fc.integer({ min: -20, max: 120 }), length: fc.nat(40), planned: fc.boolean() });
  fc.assert(
    fc.property(fc.array(spell, { maxLength: 30 }), (drawn) => {
      const spells = drawn.map(({ from, length, planned }) => ({ from, to: from + length, planned }));
      const view = {
        from: Int32Array.from(spells, ({ from }) => from),
        to: Int32Array.from(spells, ({ to }) => to),
        standing: Uint8Array.from(spells, ({ planned }) => (planned ? PLANNED : ACTUAL)),
        breach: Int32Array.from(spells, () => -1),
      };
      const { steps, stepDays } = stepsOf(view, Int32Array.from(spells.keys()), { from: 0, to: 99 }, 1000);
      expect(stepDays).toBe(1);
      const length = (at: number) => (steps.from[at + 1] ?? 100) - (steps.from[at] ?? 0);
      const total = steps.actual.reduce((sum, there, at) => sum + (there + (steps.planned[at] ?? 0)) * length(at), 0);
      const wanted = spells.reduce(
        (sum, { from, to }) => sum + Math.max(0, Math.min(to, 99) - Math.max(from, 0) + 1),
        0,
      );
      expect(total).toBe(wanted);
    }),
  );
});

test("numbers of all days of the calendar are as few as those of the days on which somebody is there", () => {
  const view = {
    ...{ from: Int32Array.of(10, 20), to: Int32Array.of(30, 25) },
    ...{ standing: Uint8Array.of(ACTUAL, PLANNED), breach: Int32Array.of(-1, -1) },
  };
  const calendar = { from: dayNumber("0001-01-01"), to: dayNumber("9999-12-31") };
  expect(stepsOf(view, Int32Array.of(0, 1), calendar, 600)).toEqual({
    steps: {
      from: [calendar.from, 10, 20, 26, 31],
      actual: [0, 1, 1, 1, 0],
      planned: [0, 0, 1, 0, 0],
      breached: [0, 0, 0, 0, 0],
    },
    stepDays: 1,
  });
  const few = stepsOf(view, Int32Array.of(0, 1), calendar, 3);
  expect(few.steps.actual).toEqual([1, 0]);
  expect(few.stepDays).toBe(Math.ceil((calendar.to - calendar.from + 1) / 3));
  expect(stepsOf(view, Int32Array.of(0, 1), { from: 40, to: 50 }, 600).steps.actual).toEqual([0]);
});

test("columns come out of the database's bytes as they went in", () => {
  const numbers = Buffer.from([0, 0, 0, 7, 255, 255, 255, 255]);
  expect([...unpackNumbers(numbers)]).toEqual([7, -1]);
  expect([...unpackNumbers(null)]).toEqual([]);
  const moments = Buffer.alloc(16);
  moments.writeBigInt64BE(1_700_000_000_123_456n, 0);
  moments.writeBigInt64BE(-1n, 8);
  expect([...unpackMoments(moments)]).toEqual([1_700_000_000_123_456, NEVER]);
  expect(idAt(Buffer.from("0123456789abcdef0123456789abcdef", "hex"), 0)).toBe("01234567-89ab-cdef-0123-456789abcdef");
  expect(microsOf("2023-11-14T22:13:20.123456Z")).toBe(1_700_000_000_123_456);
  expect(microsOf("2023-11-14T22:13:20Z")).toBe(1_700_000_000_000_000);
  expect(dayFromNumber(dayNumber(START))).toBe(START);
});

test("a tour is of the rotation on whose roll it stood at the moment, before and after of its own", () => {
  const tours = [{ mission: 0, person: 0, role: 0, unit: 0, rotation: 0 }];
  const parts = [{ tour: 0, from: 0, to: 9, planned: false, authorisation: 0, recorded: 0, superseded: NEVER }];
  const rolls = [
    { tour: 0, rotation: 1, recorded: 3, superseded: 6 },
    { tour: 0, rotation: 2, recorded: 6, superseded: NEVER },
  ];
  const at = (moment: number) => timeline(ledger(tours, parts, rolls), {}, { moment }).rows[0]?.bars[0]?.rotation;
  expect([at(2), at(3), at(5), at(6), at(NEVER)]).toEqual([1, 2, 2, 3, 3]);
  expect(timeline(ledger(tours, parts, rolls), { rotation: "2" }).tours).toBe(0);
});
