import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day, dayNumber } from "../../platform/days.ts";
import type { Stays } from "../ledger/stays.ts";
import { orderOf, viewAt } from "../ledger/stays-view.ts";
import { type Contribution, LEAD_STEPS, type LeadTime, type Rotation, type Tour } from "../schema.ts";
import { leadDays, leadTimeFor, SHIPPED, stepsTowards } from "./lead-times.ts";
import { touringOn } from "./warning-tours.ts";
import { type EndingTour, type Horizon, warningsOf } from "./warnings.ts";

const ASOF: Day = "2026-06-30";
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const tour = (n: number, given: Partial<Tour>): Tour =>
  ({
    id: id(n),
    personId: id(n),
    person: `P-${n}`,
    postId: id(100),
    post: "MINURSO/mo-1",
    contributionId: null,
    rotationId: null,
    mission: "MINURSO",
    role: "unmo",
    mode: "self",
    partner: null,
    unitType: null,
    from: "2025-12-01",
    to: "2026-12-01",
    standing: "actual",
    ...given,
  }) as Tour;
/** What is asked of tours, found in a plain list of all of them. */
function touring(tours: readonly Tour[]): Pick<Horizon, "ending" | "following" | "peopleOf"> {
  const order = (a: EndingTour, b: EndingTour) =>
    a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1;
  const standing = tours.map((one): EndingTour => ({ ...one, sent: one })).filter((one) => one.to >= ASOF);
  return {
    ending: standing.filter((one) => one.to <= addDays(ASOF, 365)),
    following: (one) =>
      standing
        .filter(
          (other) => one.postId !== null && other.postId === one.postId && other.id !== one.id && other.to > one.to,
        )
        .sort(order)[0] ?? null,
    peopleOf: (rotation) => standing.filter((one) => one.rotationId === rotation).length,
  };
}

const horizon = ({ tours = [], ...given }: Partial<Horizon> & { readonly tours?: readonly Tour[] }): Horizon => ({
  asOf: ASOF,
  ...touring(tours),
  contributions: [],
  leadTimes: [],
  law: { authorisations: [], missions: new Map() },
  ...given,
});
const warned = (given: Parameters<typeof horizon>[0]) => warningsOf(horizon(given)).map(({ warning }) => warning);

test("each step must begin so that the ones after it still fit before the day after the last", () => {
  const days = fc.record({
    select: fc.nat(90),
    train: fc.nat(90),
    clear: fc.nat(90),
    visa: fc.nat(60),
    fly: fc.nat(30),
  });
  fc.assert(
    fc.property(days, fc.nat(400), (given, n) => {
      const ends = addDays(ASOF, n);
      const steps = stepsTowards(given, ends, ASOF);
      expect(steps.map((step) => step.step)).toEqual([...LEAD_STEPS]);
      for (const [index, { startBy, status, days: takes }] of steps.entries()) {
        expect(addDays(startBy, takes)).toBe(steps[index + 1]?.startBy ?? addDays(ends, 1));
        expect(status).toBe(startBy < ASOF ? "late" : startBy <= addDays(ASOF, 30) ? "amber" : "ok");
      }
      expect(addDays(steps[0]?.startBy ?? ASOF, leadDays(given))).toBe(addDays(ends, 1));
    }),
  );
});

test("the lead time of a contribution goes before that of its role, and the later one before the earlier", () => {
  const time = (given: Partial<LeadTime>): LeadTime => ({
    ...(SHIPPED[0] as LeadTime),
    validFrom: "2026-01-01",
    ...given,
  });
  const ofRole = time({ role: "unmo" });
  const later = time({ role: "unmo", validFrom: "2026-06-01" });
  const own = time({ contributionId: id(7) as LeadTime["contributionId"] });
  const pick = (times: LeadTime[], day: Day) => leadTimeFor(times, { role: "unmo", contributionId: id(7) }, day);
  expect(pick([], ASOF)).toBe(SHIPPED[0]);
  expect(pick([later, ofRole], ASOF)).toBe(later);
  expect(pick([later, ofRole], "2026-05-31")).toBe(ofRole);
  expect(pick([own, later], ASOF)).toBe(own);
  expect(pick([own], "2025-12-31")).toBe(SHIPPED[0]);
});

test("somebody who follows on the post is named, and whoever has nobody is late when the day has passed", () => {
  const alone = tour(1, { to: "2026-09-01" });
  const relieved = tour(2, { postId: id(200), to: "2026-09-01" });
  const next = tour(3, { postId: id(200), from: "2026-08-30", to: "2027-08-30", standing: "planned" });
  const [first, second] = warned({ tours: [alone, relieved, next] });
  expect(first).toMatchObject({ person: "P-1", status: "late", replacement: null, actBy: "2026-04-05", leadDays: 150 });
  expect(second).toMatchObject({
    person: "P-2",
    status: "planned",
    replacement: { person: "P-3", from: "2026-08-30" },
  });
});

test("a rotation is one warning, followed by the next rotation; nobody need follow where the contribution ends", () => {
  const rotation = (number: number, from: Day, to: Day) =>
    ({ id: id(300 + number), number, from, to, strength: 2, lots: [] }) as unknown as Rotation;
  const unit = {
    contributionId: id(9),
    rotationId: id(301),
    postId: null,
    post: null,
    role: "contingent_member",
    to: "2026-10-01",
  } as Partial<Tour>;
  const tours = [tour(1, unit), tour(2, unit)];
  const contribution = (rotations: Rotation[], to: Day | null, state: Contribution["state"] = "deployed") =>
    [{ id: id(9), code: "UNDOF/company", state, to, rotations }] as unknown as Horizon["contributions"];
  const one = rotation(1, "2025-10-01", "2026-10-01");
  const only = (contributions: Horizon["contributions"]) => warned({ tours, contributions });
  expect(only(contribution([one], null))).toMatchObject([
    { rotation: 1, people: 2, person: null, status: "late", leadDays: 210 },
  ]);
  expect(only(contribution([one, rotation(2, "2026-09-28", "2027-10-01")], null))).toMatchObject([
    { status: "planned", replacement: { rotationId: id(302), people: 2 } },
  ]);
  expect(only(contribution([one], "2026-10-01"))).toMatchObject([
    { status: "none_needed", because: { code: "contribution_ends" } },
  ]);
  expect(only(contribution([one], null, "must_withdraw"))).toMatchObject([{ status: "none_needed" }]);
});

test("tours that end beyond the horizon, or have ended, are not warned of", () => {
  const tours = [
    tour(1, { to: addDays(ASOF, 366) }),
    tour(2, { to: addDays(ASOF, -1) }),
    tour(3, { to: addDays(ASOF, 365) }),
  ];
  expect(warned({ tours }).map((warning) => warning.person)).toEqual(["P-3"]);
});

const anyTour = fc.record({
  mission: fc.constantFrom("MINURSO" as const, "UNDOF" as const),
  post: fc.option(fc.nat(2)),
  rotation: fc.option(fc.nat(1)),
  from: fc.integer({ min: -300, max: 500 }),
  days: fc.nat(300),
  away: fc.option(fc.integer({ min: 1, max: 40 })),
});

/** The tours as the copy of all stays holds them; one with days away stands there in two parts. */
function viewOf(tours: readonly Tour[], away: readonly (number | null)[]) {
  const bytes = (list: readonly string[]) => Buffer.from(list.join("").replaceAll("-", ""), "hex");
  const posts = [...new Set(tours.flatMap((one) => one.postId ?? []))];
  const parts = tours.flatMap((one, at) => {
    const [from, to] = [dayNumber(one.from), dayNumber(one.to)];
    const gap = away[at] ?? null;
    if (gap === null || from + gap + 1 >= to) return [{ at, from, to }];
    return [
      { at, from: to, to },
      { at, from, to: to - gap - 1 },
    ];
  });
  const column = (of: (part: (typeof parts)[number]) => number) => Int32Array.from(parts, of);
  const stays: Stays = {
    ids: bytes(parts.map((_, n) => id(n + 1000))),
    kinds: [
      { mission: "", role: "", mode: "", standing: "actual", inferred: false, breach: false, permit: null },
      { mission: "", role: "", mode: "", standing: "planned", inferred: false, breach: false, permit: null },
    ],
    kind: column(({ from }) => (from > dayNumber(ASOF) ? 1 : 0)),
    tour: column(({ at }) => at),
    from: column(({ from }) => from),
    to: column(({ to }) => to),
    recorded: Float64Array.from(parts, () => 1),
    superseded: Float64Array.from(parts, () => Number.POSITIVE_INFINITY),
    tours: {
      ids: bytes(tours.map((one) => one.id)),
      person: Int32Array.from(tours, (_, at) => at),
      post: Int32Array.from(tours, (one) => posts.indexOf(one.postId ?? "")),
      term: Int32Array.from(tours, (_, at) => at),
      people: tours.map((one) => ({ id: one.personId, number: one.person })),
      posts: posts.map((one) => ({ id: one, code: "MINURSO/mo-1" })),
      terms: tours.map(({ mission, role, mode, partner, unitType, contributionId, rotationId }) => ({
        mission,
        role,
        mode,
        partner,
        unitType,
        contributionId,
        rotationId,
      })),
    },
    rolls: [],
  };
  return viewAt(stays, { from: orderOf(stays.from), to: orderOf(stays.to) }, Number.POSITIVE_INFINITY);
}

test("warnings from the columns of all tours are those from a plain list of them", () => {
  let [followed, alone] = [0, 0];
  fc.assert(
    fc.property(fc.array(anyTour, { maxLength: 14 }), fc.constantFrom(undefined, "UNDOF"), (given, mission) => {
      const tours = given.map(({ post, rotation, from, days, mission: own }, n) =>
        tour(n + 1, {
          mission: own,
          postId: post === null ? null : id(100 + post),
          post: post === null ? null : "MINURSO/mo-1",
          contributionId: rotation === null ? null : (id(9) as Tour["contributionId"]),
          rotationId: rotation === null ? null : (id(301 + rotation) as Tour["rotationId"]),
          from: addDays(ASOF, from),
          to: addDays(ASOF, from + days),
        }),
      );
      const rotations = [1, 2].map((number) => ({
        id: id(300 + number),
        number,
        from: addDays(ASOF, number * 100),
        to: addDays(ASOF, number * 300),
        strength: 7,
      }));
      const contributions = [{ id: id(9), code: "C", state: "deployed", to: null, rotations }] as unknown;
      const common = { contributions: contributions as Horizon["contributions"] };
      const view = viewOf(
        tours,
        given.map(({ away }) => away),
      );
      const asked = { asOf: ASOF, last: addDays(ASOF, 365), mission };
      const plain = warned({
        tours: tours.filter((one) => mission === undefined || one.mission === mission),
        ...common,
      });
      expect(warned({ ...touringOn(view, asked), ...common })).toEqual(plain);
      const lonely = plain.filter(({ replacement }) => replacement === null).length;
      alone += lonely;
      followed += plain.length - lonely;
    }),
    { numRuns: 300 },
  );
  expect(followed).toBeGreaterThan(50);
  expect(alone).toBeGreaterThan(50);
});
