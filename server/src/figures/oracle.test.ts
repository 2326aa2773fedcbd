import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../tests/database.ts";
import { anyone, smallCountry } from "../deployments/fixtures.ts";
import {
  cancelTour,
  correctTour,
  recordApprovedTours,
  recordArrival,
  recordDeparture,
  recordExtension,
} from "../deployments/tour-actions.ts";
import type { Context } from "../platform/context.ts";
import { addDays, type Day, type Moment } from "../platform/days.ts";
import { sql } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { readFigure, readFigureRows, readFigures } from "./actions.ts";
import { definitions, type RegisteredDefinition } from "./definitions.ts";

const db = await testDatabase();
const TODAY = "2024-06-30";
const START = Date.UTC(2024, 5, 30, 12);
const ctx: Context = { ...db.context("planner", TODAY), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 24);
let minutes = 0;
const momentAt = (minute: number): Moment => new Date(START + minute * 60_000).toISOString();
const later = (): Context => {
  minutes += 1;
  return { ...ctx, now: momentAt(minutes) };
};

/** Writes a history of orders, arrivals, returns, corrections and cancellations, one a minute; refused ones leave no trace. */
async function history(seed: number, count: number): Promise<void> {
  const tours: string[] = [];
  const what = { source: "test", breachReason: "it happened" };
  const commands = fc.sample(fc.tuple(fc.nat(9), fc.nat(1000), fc.nat(100), fc.nat(20)), { numRuns: count, seed });
  for (const [kind, pick, from, length] of commands) {
    const day = addDays("2024-03-01", from);
    const tour = tours[pick % Math.max(1, tours.length)];
    if (kind < 4 || tour === undefined) {
      const post = [posts.unit, posts.staff, posts.observer][pick % 3]?.[pick % 6] ?? "";
      const order = {
        planId: newId(),
        proposedBy: "a",
        approvedBy: "b",
        tours: [{ personId: people[pick % people.length] ?? "", postId: post, from: day, to: addDays(day, length) }],
      };
      const outcome = await recordApprovedTours(later(), order);
      if (outcome.ok) tours.push(...outcome.value.tourIds);
    } else if (kind < 7) await act(() => recordArrival(later(), tour, { day, ...what }));
    else if (kind === 7)
      await act(() => recordDeparture(later(), tour, { kind: "left", day, cause: null, payer: null, ...what }));
    else if (kind === 8)
      await act(() => correctTour(later(), tour, { from: day, to: addDays(day, length), cause: "test", ...what }));
    else
      await act(() =>
        pick % 2 === 0
          ? cancelTour(later(), tour, { cause: "test", source: "test" })
          : recordExtension(later(), tour, { to: addDays(day, length), purpose: undefined, source: "test" }),
      );
  }
}

/** A tour that was cancelled is not found again; everything else must not throw. */
async function act(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: Error) => {
    if (error.name !== "NotFound") throw error;
  });
}

const Fact = z.object({
  id: z.string(),
  tour: z.string(),
  person: z.string(),
  mission: z.string(),
  role: z.string(),
  from: z.string(),
  to: z.string(),
  standing: z.string(),
  recordedAt: z.string(),
  supersededAt: z.string().nullable(),
  sex: z.string(),
});
type Fact = z.infer<typeof Fact>;

/** Every row of presence that was ever written, with nothing left out and nothing decided. */
async function rawFacts(): Promise<readonly Fact[]> {
  return ctx.db.many(
    Fact,
    sql`
      select p.id::text as id, p.tour_id::text as tour, p.person_id::text as person, p.mission, p.role, p.from_day as "from", p.to_day as "to",
        p.standing, p.recorded_at as "recordedAt", p.superseded_at as "supersededAt", h.sex
      from presences p join people h on h.contributor = p.contributor and h.id = p.person_id
    `,
  );
}

/** The figure counted by hand: fact by fact, in the plainest words. Missions of the small country are all peacekeeping. */
function byHand({ counting }: RegisteredDefinition, facts: readonly Fact[], day: Day, knownAt: Moment): number {
  const known = facts.filter((f) => f.recordedAt <= knownAt && (f.supersededAt === null || f.supersededAt > knownAt));
  const counted = known.filter(
    (f) =>
      f.standing === "actual" &&
      (counting.missions === undefined || counting.missions.includes(f.mission)) &&
      (counting.roles === undefined || counting.roles.some((role) => role === f.role)) &&
      (counting.women === undefined || f.sex === "woman"),
  );
  if (counting.when === "present") return counted.filter((f) => f.from <= day && day <= f.to).length;
  const begun = [...new Set(counted.map((f) => f.tour))].filter((tour) => {
    const first =
      counted
        .filter((f) => f.tour === tour)
        .map((f) => f.from)
        .sort()[0] ?? "";
    return first <= day && (counting.since === undefined || first >= counting.since);
  });
  if (counting.when === "begun") return begun.length;
  return new Set(counted.filter((f) => begun.includes(f.tour)).map((f) => f.person)).size;
}

describe("figures against a count by hand", () => {
  test("agree for every definition, on any day, with the knowledge of any moment, rows and parts included", async () => {
    await history(11, 170);
    const facts = await rawFacts();
    expect(facts.filter((f) => f.supersededAt !== null).length).toBeGreaterThan(10);
    // The very moments at which a correction of what had happened was recorded are where old and new must not both count.
    const corrected = facts.filter((f) => f.standing === "actual" && f.supersededAt !== null);
    const atCorrections = corrected.flatMap((f) =>
      definitions().map((definition) => ({ definition, asOf: f.from, knownAt: f.supersededAt ?? "" })),
    );
    const anyTime = fc.record({
      definition: fc.constantFrom(...definitions()),
      asOf: fc.integer({ min: -5, max: 130 }).map((n) => addDays("2024-03-01", n)),
      knownAt: fc.nat(minutes + 1).map(momentAt),
    });
    const questions = [...fc.sample(anyTime, { numRuns: 80, seed: 3 }), ...atCorrections.slice(0, 70)];
    let counted = 0;
    for (const { definition, ...asked } of questions) {
      const expected = byHand(definition, facts, asked.asOf, asked.knownAt);
      const figure = await readFigure(ctx, definition.id, asked);
      expect(figure.value, `${definition.id} ${asked.asOf} ${asked.knownAt}`).toBe(expected);
      expect(figure.parts.reduce((sum, part) => sum + part.value, 0)).toBe(expected);
      expect((await readFigureRows(ctx, definition.id, asked)).rows).toHaveLength(expected);
      for (const step of figure.curve) expect(step.value).toBe(byHand(definition, facts, step.from, asked.knownAt));
      counted += expected;
    }
    expect(counted).toBeGreaterThan(100);
  }, 180_000);

  test("do not move when more is recorded later, as long as the moment of knowledge stays", async () => {
    const knownAt = momentAt(minutes);
    const asked = { asOf: "2024-05-15", knownAt };
    const before = (await readFigures(ctx, asked)).items.map((figure) => figure.value);
    await history(12, 40);
    expect((await readFigures(ctx, asked)).items.map((figure) => figure.value)).toEqual(before);
    expect(
      (await readFigures(ctx, { asOf: "2024-05-15", knownAt: momentAt(minutes) })).items.map((figure) => figure.value),
    ).not.toEqual(before);
  }, 120_000);
});
