import { addDays, type Day, dayFromNumber, dayNumber } from "@contingent/server/platform/days";
import fc from "fast-check";
import { expect, test } from "vitest";
import { laneHeight, lanesOf } from "./lanes.ts";
import { scaleOf } from "./scale.ts";
import {
  about,
  around,
  LEAST_DAYS,
  lengthOf,
  MOST_DAYS,
  paddedWindow,
  panned,
  readWindow,
  steppedWindow,
  zoomed,
} from "./zoom.ts";

const aDay = fc.integer({ min: dayNumber("1950-01-01"), max: dayNumber("2080-12-31") }).map(dayFromNumber);
const aWindow = fc
  .record({ from: aDay, length: fc.integer({ min: LEAST_DAYS, max: 15_000 }) })
  .map(({ from, length }) => ({ from, to: addDays(from, length - 1) }));
const scale = (window: { from: Day; to: Day }, width: number) =>
  scaleOf({ ...window, width, today: window.from, asOf: window.from, language: "en" });

test("a day's pixel leads back to the day, and every pixel lies in the day it names", () => {
  fc.assert(
    fc.property(
      aWindow,
      fc.integer({ min: 200, max: 3000 }),
      fc.nat(20_000),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (window, width, nth, part) => {
        const { x, dayAt } = scale(window, width);
        const day = addDays(window.from, nth % lengthOf(window));
        expect(dayAt(x(day))).toBe(day);
        const pixel = part * width;
        const named = dayAt(pixel);
        expect(x(named)).toBeLessThanOrEqual(pixel + 1e-6);
        expect(x(addDays(named, 1))).toBeGreaterThan(pixel - 1e-6);
      },
    ),
  );
});

test("a bar is drawn when it shares a day with the window, within its edges, and never thinner than can be seen", () => {
  fc.assert(
    fc.property(aWindow, aDay, fc.nat(4000), fc.integer({ min: 200, max: 3000 }), (window, from, length, width) => {
      const to = addDays(from, length);
      const drawn = scale(window, width).bar(from, to);
      expect(drawn === null).toBe(to < window.from || from > window.to);
      if (!drawn) return;
      expect(drawn.x).toBeGreaterThanOrEqual(0);
      expect(drawn.width).toBeGreaterThanOrEqual(2);
      expect(drawn.x + drawn.width).toBeLessThanOrEqual(width + 2);
    }),
  );
});

test("from a week to eighty years there are marks, in order, inside the window, and none runs into the next", () => {
  fc.assert(
    fc.property(
      aDay,
      fc.integer({ min: LEAST_DAYS, max: MOST_DAYS }),
      fc.integer({ min: 560, max: 2400 }),
      (from, length, width) => {
        const window = { from, to: addDays(from, length - 1) };
        const { marks, heads } = scale(window, width);
        expect(marks.length).toBeGreaterThan(0);
        marks.forEach((mark, at) => {
          const before = marks[at - 1];
          expect(mark.day >= window.from && mark.day <= window.to).toBe(true);
          if (before) expect(mark.x - before.x).toBeGreaterThanOrEqual(23);
        });
        heads.forEach((head, at) => {
          if (at > 0) expect(head.x).toBeGreaterThan(heads[at - 1]?.x ?? 0);
        });
      },
    ),
  );
});

test("marks of weeks are Mondays; those of months their first days", () => {
  const weeks = scale({ from: "2026-06-03", to: "2026-08-30" }, 600).marks;
  expect(weeks[0]?.day).toBe("2026-06-08");
  const months = scale({ from: "2026-01-15", to: "2026-12-31" }, 900).marks;
  expect(months.map((mark) => mark.text)).toEqual([
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
  ]);
  const decades = scale({ from: "1960-01-01", to: "2029-12-31" }, 600).marks;
  expect(decades.map((mark) => mark.text)).toEqual(["1960", "1970", "1980", "1990", "2000", "2010", "2020"]);
});

const bars = fc
  .array(fc.record({ from: fc.nat(300), length: fc.nat(90) }), { maxLength: 60 })
  .map((drawn) =>
    drawn
      .map(({ from, length }, id) => ({ id, from: dayFromNumber(from), to: dayFromNumber(from + length) }))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id - b.id)),
  );

test("every bar is in one lane, no two of a lane share a day, and there are no more lanes than bars on one day", () => {
  fc.assert(
    fc.property(bars, (row) => {
      const { placed, lanes } = lanesOf(row);
      expect(placed.map(({ bar }) => bar.id).sort((a, b) => a - b)).toEqual(
        row.map((bar) => bar.id).sort((a, b) => a - b),
      );
      for (const one of placed) {
        for (const other of placed) {
          if (one === other || one.lane !== other.lane) continue;
          expect(one.bar.to < other.bar.from || other.bar.to < one.bar.from).toBe(true);
        }
      }
      const most = Math.max(
        0,
        ...row.map(({ from }) => row.filter((bar) => bar.from <= from && from <= bar.to).length),
      );
      expect(lanes).toBe(most);
      expect(laneHeight(lanes)).toBeGreaterThan(0);
    }),
  );
});

test("zooming keeps what lies under the pointer, to the day that a window of whole days allows", () => {
  fc.assert(
    fc.property(
      aWindow,
      fc.constantFrom(0.5, 0.8, 1.25, 2),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (window, factor, at) => {
        const next = zoomed(window, factor, at);
        expect(lengthOf(next)).toBeGreaterThanOrEqual(LEAST_DAYS);
        expect(lengthOf(next)).toBeLessThanOrEqual(MOST_DAYS);
        if (next.from <= "1940-01-10" || next.to >= "2099-12-20") return;
        const under = (one: { from: Day; to: Day }) => dayNumber(one.from) + at * lengthOf(one);
        expect(Math.abs(under(next) - under(window))).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test("in and out again, left and right again, lead back", () => {
  fc.assert(
    fc.property(aWindow, fc.integer({ min: -3000, max: 3000 }), (window, days) => {
      fc.pre(window.to < "2099-12-31");
      fc.pre(addDays(window.from, days) > "1940-01-01" && addDays(window.to, days) < "2099-12-31");
      expect(panned(panned(window, days), -days)).toEqual(window);
      fc.pre(lengthOf(window) * 2 <= MOST_DAYS);
      const back = zoomed(zoomed(window, 2), 0.5);
      expect(Math.abs(lengthOf(back) - lengthOf(window))).toBeLessThanOrEqual(2);
    }),
  );
});

test("an address with nonsense has no window; one with days has them", () => {
  expect(readWindow("2026-01-01", "2026-12-31")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
  expect(readWindow("2026-12-31", "2026-01-01")).toBeNull();
  expect(readWindow("2026-02-30", "2026-12-31")).toBeNull();
  expect(readWindow("x", undefined)).toBeNull();
  expect(around({ from: "2026-01-11", to: "2026-01-20" })).toEqual({ from: "2026-01-08", to: "2026-01-23" });
  expect(lengthOf(about("2026-06-30", 24))).toBe(731);
});

test("what is read for a window holds it with room on both sides, is at most three times as long and a little, and stays the same for a small movement", () => {
  fc.assert(
    fc.property(aWindow, (window) => {
      const padded = paddedWindow(window);
      expect(padded.from < window.from && padded.to > window.to).toBe(true);
      expect(lengthOf(padded)).toBeLessThanOrEqual(3 * lengthOf(window) + 2);
    }),
  );
  const window = { from: "2026-01-10", to: "2026-12-20" };
  expect(paddedWindow(panned(window, 5))).toEqual(paddedWindow(window));
});

test("a stepped window holds its window and is at most half as long again", () => {
  fc.assert(
    fc.property(aWindow, (window) => {
      const stepped = steppedWindow(window);
      expect(stepped.from <= window.from && stepped.to >= window.to).toBe(true);
      expect(lengthOf(stepped)).toBeLessThanOrEqual(lengthOf(window) * 1.5 + 2);
    }),
  );
});
