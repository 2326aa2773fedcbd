/** The copy in memory, renewed by what came since, against everything read anew. */
import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { chance } from "../../../tests/model/chance.ts";
import { toursOf } from "../../../tests/model/command.ts";
import { commands, drawCommand } from "../../../tests/model/commands.ts";
import { readStays } from "../../../tests/model/facts.ts";
import { contextOf, makeWorld, type World } from "../../../tests/model/world.ts";
import { record } from "../../platform/audit.ts";
import type { Moment } from "../../platform/days.ts";
import { type Query, sql } from "../../platform/db.ts";
import { Conflict } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { microsOf } from "./ledger.ts";
import { timelineOf } from "./rows.ts";
import { TimelineAnswer, TimelineBy, TimelineQuery } from "./schema.ts";
import { currentCopy, type Kept, viewOf } from "./store-copy.ts";
import { unfolded } from "./unfold.ts";

const database = await testDatabase();

/** Every answer of a copy: all groupings, together and each by itself, with words that some have, as known at the moments. */
function answersOf(kept: Kept, moments: readonly Moment[], asOf: string) {
  return [null, ...moments].flatMap((moment) =>
    TimelineBy.options.flatMap((by) =>
      [{}, { each: "true" }, { find: "renamed" }, { rowBars: 1 }].map((more) => {
        const query = TimelineQuery.parse({ by, ...more });
        const answer = timelineOf(kept.copy, viewOf(kept, microsOf(moment)), { query, asOf, named: true });
        return unfolded(TimelineAnswer.parse({ ...answer, knownAt: moment, mark: "" }));
      }),
    ),
  );
}

/** The renewed copy and one of everything, which a transaction always reads. */
async function both(world: World, moments: readonly Moment[], asOf: string) {
  const renewed = await currentCopy(world.db);
  const fresh = await world.db.transaction((tx) => currentCopy(tx));
  return { renewed: answersOf(renewed, moments, asOf), fresh: answersOf(fresh, moments, asOf), copy: renewed.copy };
}

/** A statement as a change of its own. */
async function change(world: World, ...statements: readonly Query[]): Promise<void> {
  await world.db.transaction(async (tx) => {
    for (const statement of statements) await tx.run(statement);
    await record(tx, contextOf(world, "clerk").actor, "test.changed", {});
  });
}

function renamed(world: World, person: string, family: string): readonly Query[] {
  const { now, db } = contextOf(world, "clerk");
  return [
    sql`update person_names set superseded_at = ${now} where contributor = ${db.contributor} and person_id = ${person} and superseded_at is null`,
    sql`
      insert into person_names (contributor, person_id, script, family, given, patronymic, recorded_at, recorded_by)
      values (${db.contributor}, ${person}, 'kk-Cyrl', ${family}, 'given', '', ${now}, 'test')
    `,
  ];
}

/** Puts a tour on the roll of a new rotation of a new contribution, off the one before. */
function rolled(world: World, tour: string, number: number): readonly Query[] {
  const { now, db } = contextOf(world, "clerk");
  const [contribution, rotation] = [newId(), newId()];
  const known = sql`'test', 'verified', ${now}, 'test'`;
  return [
    sql`
      insert into contributions (contributor, id, code, mission, kind, role, mode, title, valid_from, source, confidence, recorded_at, recorded_by)
      values (${db.contributor}, ${contribution}, ${`C-${number}`}, 'UNDOF', 'own_unit', 'contingent_member', 'self', 'A unit', '2000-01-01', ${known})
    `,
    sql`
      insert into rotations (contributor, id, contribution_id, number, from_day, to_day, strength, source, confidence, recorded_at, recorded_by)
      values (${db.contributor}, ${rotation}, ${contribution}, ${number}, '2024-01-01', '2024-12-31', 5, ${known})
    `,
    sql`update rotation_rolls set superseded_at = ${now} where contributor = ${db.contributor} and tour_id = ${tour} and superseded_at is null`,
    sql`
      insert into rotation_rolls (contributor, id, tour_id, rotation_id, source, recorded_at, recorded_by)
      values (${db.contributor}, ${newId()}, ${tour}, ${rotation}, 'test', ${now}, 'test')
    `,
  ];
}

test("after every command the renewed copy answers as one that was read anew, now and as known at every moment before", async () => {
  const world = await makeWorld(database, "CPY");
  const draw = chance(20_261_124);
  const moments: Moment[] = [];
  const copies = new Set<object>();
  let [bars, done, found] = [0, 0, 0];
  for (let n = 0; n < 40; n += 1) {
    if (draw.between(0, 2) === 0) world.today += draw.between(0, 3);
    const stays = await readStays(world.db);
    try {
      const came = await commands[drawCommand(draw, n)]?.run(world, draw, toursOf(stays));
      if (came?.outcome.ok !== true) continue;
    } catch (error) {
      if (error instanceof Conflict) continue;
      throw error;
    }
    done += 1;
    const some = draw.of(stays);
    if (some && done % 3 === 0) await change(world, ...renamed(world, some.person, `Renamed${n}`));
    if (some && done % 3 === 1) await change(world, ...rolled(world, some.tour, n + 1));
    const { now, today } = contextOf(world, "clerk");
    const earlier = moments.filter((_, at) => at % 6 === n % 6 || at === moments.length - 1);
    const { renewed, fresh, copy } = await both(world, earlier, today);
    expect(renewed).toEqual(fresh);
    copies.add(copy);
    bars += renewed.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + row.bars.length, 0), 0);
    // The third answer is that of a search for a name that some were given.
    found += renewed[2]?.tours ?? 0;
    moments.push(now);
  }
  expect(done).toBeGreaterThan(12);
  expect(bars).toBeGreaterThan(300);
  expect(found).toBeGreaterThan(0);
  // It was renewed and not read anew all the time.
  expect(copies.size).toBeLessThan(done / 4);
}, 60_000);

test("what is committed late, with a moment long before the last one that was read, is not missed", async () => {
  const world = await makeWorld(database, "LTE");
  const draw = chance(7);
  for (const name of [
    "draft",
    "propose",
    "grant",
    "draft",
    "propose",
    "grant",
    "order",
    "order",
    "order",
    "order",
    "order",
    "order",
  ])
    await commands[name]?.run(world, draw, []);
  const before = await both(world, [], "2024-01-11");
  expect(before.renewed).toEqual(before.fresh);
  const tour = (await readStays(world.db))[0]?.tour ?? "";
  // An hour ago by the clock of whoever asked.
  world.clock -= 3_600_000;
  await change(world, ...rolled(world, tour, 4711));
  const after = await both(world, [], "2024-01-11");
  expect(after.renewed).toEqual(after.fresh);
  expect(JSON.stringify(before.renewed)).not.toContain("4711");
  expect(JSON.stringify(after.renewed)).toContain("4711");
});

test("many who ask at once share one renewal, and each finds what was there when it asked", async () => {
  const world = await makeWorld(database, "MNY");
  const draw = chance(3);
  await commands.draft?.run(world, draw, []);
  const copies = await Promise.all(Array.from({ length: 8 }, () => currentCopy(world.db)));
  expect(new Set(copies).size).toBe(1);
  await change(world, ...renamed(world, world.people[0] ?? "", "Renamed"));
  const [first, second] = await Promise.all([currentCopy(world.db), currentCopy(world.db)]);
  expect(first).toBe(copies[0]);
  expect(second).toBe(first);
  expect(first.head?.seq).toBeGreaterThan(1);
});
