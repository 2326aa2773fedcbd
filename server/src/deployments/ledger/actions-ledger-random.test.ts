import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day } from "../../platform/days.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { anyone, ok, recount, smallCountry } from "../fixtures.ts";
import { listTours } from "../store.ts";
import { everybodyEligible } from "../tours/eligible.ts";
import {
  cancelTour,
  recordApprovedTours,
  recordArrival,
  recordArrivals,
  recordDeparture,
} from "../tours/tour-actions.ts";
import { rescheduleTour, undoEvent } from "../tours/tour-change-actions.ts";
import { approved, correctNow, extendNow, readyToTravel } from "../tours/tour-fixtures.ts";
import { listTourEvents } from "./store-events.ts";

const db = await testDatabase();
const TODAY = "2024-06-30";
const ctx: Context = { ...db.context("planner", TODAY), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 400);
let clock = 0;
let free = 0;
const later = (): Context => {
  clock += 1;
  return { ...ctx, now: new Date(Date.UTC(2024, 5, 30, 12) + clock).toISOString() };
};
const somebody = () => people[free++] ?? "";
const order = (kind: "unit" | "staff", from: Day, to: Day) =>
  recordApprovedTours(later(), {
    planId: newId(),
    proposedBy: "a",
    approvedBy: "b",
    tours: [{ personId: somebody(), postId: posts[kind][0] ?? "", from, to }],
  });

/** A stay as the model remembers it. */
interface Stay {
  readonly tourId: string;
  readonly kind: "unit" | "staff";
  from: Day;
  to: Day;
  standing: "planned" | "actual";
  /** Every step before arrival is recorded. */
  ready: boolean;
  /** The departure is recorded. */
  left: boolean;
  /** As it was before its last event, while that can be taken back. */
  past: Stay | null;
}

/** Whether these stays keep both ceilings of the small law, counted plainly day by day. */
function lawful(stays: readonly Stay[]): boolean {
  return (
    keeps(stays, 6, 4, 6) &&
    keeps(
      stays.filter((stay) => stay.kind === "unit"),
      4,
      3,
      5,
    )
  );
}

function keeps(stays: readonly Stay[], people: number, more: number, days: number): boolean {
  let run = 0;
  for (let n = -5; n <= 120; n += 1) {
    const day = addDays("2024-06-01", n);
    const present = stays.filter((stay) => stay.from <= day && day <= stay.to).length;
    run = present > people ? run + 1 : 0;
    if (present > people + more || run > days) return false;
  }
  return true;
}

const days = fc.tuple(fc.nat(90), fc.integer({ min: 0, max: 25 }));
const anyCommand = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("order" as const),
      kind: fc.constantFrom("unit" as const, "unit" as const, "staff" as const),
      days,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), at: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("arrive" as const), at: fc.nat(30), steps: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lot" as const), at: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), at: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reschedule" as const), at: fc.nat(30), days }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("leave" as const), at: fc.nat(30), after: fc.nat(10) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("extend" as const), at: fc.nat(30), by: fc.integer({ min: 1, max: 12 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("correct" as const), at: fc.nat(30), days }) },
);
type Command = typeof anyCommand extends fc.Arbitrary<infer T> ? T : never;

const what = { source: "test", breachReason: null };
const span = ([from, length]: readonly [number, number]) => ({
  from: addDays("2024-06-01", from),
  to: addDays("2024-06-01", from + length),
});

/** What came of a command, what the model expected, and the stays then. */
interface Ran {
  readonly outcome: Outcome<unknown>;
  readonly expected: boolean;
  readonly after: readonly Stay[];
}

/** Runs a command on the ledger and says what the model expects of it: done or refused, and the stays then. Null: nothing to do it to. */
async function run(command: Command, stays: readonly Stay[]): Promise<Ran | null> {
  if (command.do === "order") {
    const { from, to } = span(command.days);
    const outcome = await order(command.kind, from, to);
    const stay: Stay = {
      tourId: outcome.ok ? (outcome.value.tourIds[0] ?? "") : "",
      kind: command.kind,
      from,
      to,
      standing: "planned",
      ready: false,
      left: false,
      past: null,
    };
    return { outcome, expected: lawful([...stays, stay]), after: [...stays, stay] };
  }
  const stay = stays[command.at % Math.max(1, stays.length)];
  return stay === undefined ? null : runOn(command, stay, stays);
}

async function runOn(
  command: Exclude<Command, { do: "order" }>,
  stay: Stay,
  stays: readonly Stay[],
): Promise<Ran | null> {
  const others = stays.filter((each) => each !== stay);
  const to = (changed: Partial<Stay>) => [...others, { ...stay, ...changed, past: stay }];
  const planned = stay.standing === "planned";
  switch (command.do) {
    case "cancel": {
      const outcome = await cancelTour(later(), stay.tourId, { cause: "test", source: "test" });
      return { outcome, expected: planned, after: others };
    }
    case "arrive": {
      if (command.steps) await makeReady([stay]);
      const outcome = await recordArrival(later(), stay.tourId, { day: stay.from, ...what });
      return { outcome, expected: planned && stay.ready && stay.from <= TODAY, after: to({ standing: "actual" }) };
    }
    case "lot": {
      const lot = stays.filter((each) => each.from === stay.from && each.standing === "planned");
      if (lot.length === 0) return null;
      await makeReady(lot);
      const outcome = await recordArrivals(
        later(),
        lot.map((each) => each.tourId),
        { day: stay.from, ...what },
      );
      const came = lot.map((each): Stay => ({ ...each, standing: "actual", past: each }));
      return {
        outcome,
        expected: stay.from <= TODAY,
        after: [...stays.filter((each) => !lot.includes(each)), ...came],
      };
    }
    case "leave": {
      const day = addDays(stay.from, command.after);
      const after = to({ to: day, left: true });
      const last = { kind: "left" as const, day, cause: null, payer: null, ...what };
      const outcome = await recordDeparture(later(), stay.tourId, last);
      return { outcome, expected: !planned && !stay.left && day <= TODAY && lawful(after), after };
    }
    case "extend": {
      const after = to({ to: addDays(stay.to, command.by) });
      const outcome = await extendNow(later(), stay.tourId, {
        to: addDays(stay.to, command.by),
        purpose: undefined,
        source: "test",
      });
      return { outcome, expected: !stay.left && lawful(after), after };
    }
    case "correct": {
      const days = span(command.days);
      const after = to(days);
      const outcome = await correctNow(later(), stay.tourId, { ...days, cause: "test", ...what });
      // What was is corrected; days that are still to come are given otherwise.
      const fewer = stay.from <= days.from && days.to <= stay.to;
      const past = days.from <= TODAY && (days.to <= TODAY || days.to <= stay.to);
      return { outcome, expected: (planned ? fewer : past) && lawful(after), after };
    }
    case "reschedule": {
      const after = to(span(command.days));
      const asked = { ...span(command.days), reason: "test", source: "test" };
      const proposed = await rescheduleTour(later(), stay.tourId, asked, everybodyEligible);
      const change = proposed.ok ? proposed.value.change : null;
      const outcome = change === null ? proposed : await approved(later(), { ok: true, value: change });
      return { outcome, expected: planned && lawful(after), after };
    }
    case "undo": {
      if (stay.past === null || !lawful([...others, stay.past])) return null;
      const eventId = (await listTourEvents(ctx.db, stay.tourId)).at(-1)?.id ?? "";
      const outcome = await approved(
        later(),
        await undoEvent(later(), stay.tourId, { eventId, reason: "test", source: "test" }),
      );
      return { outcome, expected: true, after: [...others, { ...stay.past, past: null }] };
    }
  }
}

/** Records the steps before arrival of those who have not taken them; taking one back is not of the model. */
async function makeReady(stays: readonly Stay[]): Promise<void> {
  for (const stay of stays) {
    if (stay.ready || stay.standing === "actual") continue;
    await readyToTravel(later(), [stay.tourId]);
    stay.ready = true;
    stay.past = null;
  }
}

describe("random commands", () => {
  test("are done exactly when counting day by day allows them, and the books agree with a recount", async () => {
    let stays: readonly Stay[] = [];
    const seen = { done: 0, refused: 0 };
    const commands = fc.sample(anyCommand, { numRuns: 160, seed: 20240630 });
    for (const [index, command] of commands.entries()) {
      const result = await run(command, stays);
      if (result === null) continue;
      const { outcome, expected, after } = result;
      expect(
        outcome.ok,
        `${index} ${JSON.stringify(command)} ${outcome.ok ? "" : outcome.refusals.map((r) => r.message).join(" ")}`,
      ).toBe(expected);
      if (outcome.ok) stays = after;
      seen[outcome.ok ? "done" : "refused"] += 1;
      if (index % 20 === 0) expect(await recount(ctx.db)).toBe(0);
    }
    expect(await recount(ctx.db)).toBe(0);
    expect(await listTours(ctx.db)).toHaveLength(stays.length);
    expect(Math.min(seen.done, seen.refused)).toBeGreaterThan(30);
  }, 180_000);

  test("sixteen writers racing for the last place: exactly one gets it, each time", async () => {
    for (let round = 0; round < 3; round += 1) {
      const from = addDays("2025-01-01", round * 30);
      const to = addDays(from, 20);
      for (let n = 0; n < 3; n += 1) ok(await order("unit", from, to));
      const race = await Promise.all(Array.from({ length: 16 }, () => order("unit", from, to)));
      expect(race.filter((outcome) => outcome.ok)).toHaveLength(1);
    }
    expect(await recount(ctx.db)).toBe(0);
  }, 120_000);

  test("of writers at the same time never break a ceiling", async () => {
    const commands = fc
      .sample(days, { numRuns: 48, seed: 7 })
      .map(([from, length]) => ({ from: addDays("2025-08-01", from), to: addDays("2025-08-01", from + length) }));
    for (let n = 0; n < commands.length; n += 8) {
      await Promise.all(
        commands.slice(n, n + 8).map(({ from, to }, index) => order(index % 3 === 0 ? "staff" : "unit", from, to)),
      );
      expect(await recount(ctx.db)).toBe(0);
    }
  }, 120_000);
});
