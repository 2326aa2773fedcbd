/**
 * Figures counted by hand: every fact is looked at, one after the other, in the plainest words. Shares nothing with the program but the
 * definitions it is to obey.
 */
import { z } from "zod";
import type { Counting, Definition } from "../../src/figures/schema.ts";
import { addDays, type Day, daysBetween, type Moment } from "../../src/platform/days.ts";
import { type Db, sql } from "../../src/platform/db.ts";

const Tour = z.object({
  id: z.string(),
  person: z.string(),
  sex: z.string(),
  mission: z.string(),
  kind: z.string(),
  role: z.string(),
  mode: z.string(),
  rotation: z.string().nullable(),
});
const Presence = z.object({
  tour: z.string(),
  from: z.string(),
  to: z.string(),
  standing: z.string(),
  recordedAt: z.string(),
  supersededAt: z.string().nullable(),
});
const Event = z.object({
  id: z.string(),
  tour: z.string(),
  kind: z.string(),
  undoes: z.string().nullable(),
  corrected: z.string().nullable(),
  recordedAt: z.string(),
});
const Roll = z.object({
  tour: z.string(),
  rotation: z.string(),
  recordedAt: z.string(),
  supersededAt: z.string().nullable(),
});
const Rotation = z.object({ id: z.string(), contribution: z.string(), number: z.number(), strength: z.number() });

export interface RawFacts {
  readonly tours: readonly z.infer<typeof Tour>[];
  readonly presences: readonly z.infer<typeof Presence>[];
  readonly events: readonly z.infer<typeof Event>[];
  readonly rolls: readonly z.infer<typeof Roll>[];
  readonly rotations: readonly z.infer<typeof Rotation>[];
}

/** Every fact that was ever written, with nothing left out and nothing decided. */
export async function rawFacts(db: Db): Promise<RawFacts> {
  return {
    tours: await db.many(
      Tour,
      sql`
        select t.id::text, t.person_id::text as person, h.sex, t.mission, m.kind, t.role, t.mode, t.rotation_id::text as rotation
        from tours t join people h on h.contributor = t.contributor and h.id = t.person_id
        join missions m on m.contributor = t.contributor and m.id = t.mission
        where t.contributor = ${db.contributor}
      `,
    ),
    presences: await db.many(
      Presence,
      sql`
        select tour_id::text as tour, from_day as "from", to_day as "to", standing, recorded_at as "recordedAt",
          superseded_at as "supersededAt"
        from presences where contributor = ${db.contributor}
      `,
    ),
    events: await db.many(
      Event,
      sql`
        select id::text, tour_id::text as tour, kind, undoes_id::text as undoes, facts ->> 'ended' as corrected,
          recorded_at as "recordedAt"
        from tour_events where contributor = ${db.contributor} order by recorded_at, id
      `,
    ),
    rolls: await db.many(
      Roll,
      sql`
        select tour_id::text as tour, rotation_id::text as rotation, recorded_at as "recordedAt", superseded_at as "supersededAt"
        from rotation_rolls where contributor = ${db.contributor}
      `,
    ),
    rotations: await db.many(
      Rotation,
      sql`
        select id::text, contribution_id::text as contribution, number, strength from rotations where contributor = ${db.contributor}
      `,
    ),
  };
}

const held = (fact: { recordedAt: string; supersededAt: string | null }, at: Moment) =>
  fact.recordedAt <= at && (fact.supersededAt === null || fact.supersededAt > at);

/** A row as counted by hand. */
export interface HandRow {
  readonly tour: string;
  readonly person: string;
  readonly mission: string;
  readonly role: string;
  readonly from: Day;
  readonly to: Day;
  readonly weight: number;
}

/** The rows a definition counts on a day, with the knowledge of a moment. */
export function rowsByHand(facts: RawFacts, counting: Counting, day: Day, knownAt: Moment): readonly HandRow[] {
  const rows: HandRow[] = [];
  for (const tour of facts.tours) {
    const days = facts.presences.filter((p) => p.tour === tour.id && p.standing === "actual" && held(p, knownAt));
    if (days.length === 0 || !counting.kinds.some((kind) => kind === tour.kind)) continue;
    if (counting.missions !== null && !counting.missions.includes(tour.mission)) continue;
    if (counting.roles !== null && !counting.roles.some((role) => role === tour.role)) continue;
    if (counting.women && tour.sex !== "woman") continue;
    if (counting.counts.hostContingent === "not_counted" && tour.mode === "embedded") continue;
    if (counting.counts.hostContingent === "only" && tour.mode !== "embedded") continue;
    if (!endingCounts(endingByHand(facts, tour.id, knownAt), counting)) continue;
    const first = days.map((d) => d.from).sort()[0] ?? "";
    const last =
      days
        .map((d) => d.to)
        .sort()
        .at(-1) ?? "";
    const row = {
      tour: tour.id,
      person: tour.person,
      mission: tour.mission,
      role: tour.role,
      from: first,
      to: last,
      weight: 1,
    };
    if (counting.when === "present") {
      const there = days.find((d) => d.from <= day && day <= d.to);
      if (there !== undefined) rows.push({ ...row, from: there.from, to: there.to });
    } else if (counting.when === "average") {
      const weight = days.map((d) => daysWithin(d, `${day.slice(0, 4)}-01-01`, day)).reduce((a, b) => a + b);
      if (weight > 0) rows.push({ ...row, weight });
    } else if (counting.since === null || first >= counting.since) {
      if (counting.when === "ended" ? last <= day : first <= day) rows.push(row);
    }
  }
  if (counting.when === "persons") return firstTours(rows);
  return counting.when === "present" && counting.counts.overlap === "not_counted"
    ? withoutOverlap(facts, rows, knownAt)
    : rows;
}

/** How a tour had ended for all that was known: what was taken back is as if it had not happened, an import may say it anew. */
function endingByHand(facts: RawFacts, tour: string, knownAt: Moment): string {
  const known = facts.events.filter((e) => e.tour === tour && e.recordedAt <= knownAt);
  const takenBack = known.map((e) => e.undoes);
  let how = "left";
  for (const { id, kind, corrected } of known) {
    if (takenBack.includes(id)) continue;
    if (corrected !== null) how = corrected === "" ? "left" : corrected;
    else if (["left", "repatriated", "died"].includes(kind)) how = kind;
  }
  return how;
}

function endingCounts(how: string, { counts }: Counting): boolean {
  const only = [counts.died === "only" ? "died" : "", counts.repatriated === "only" ? "repatriated" : ""].filter(
    Boolean,
  );
  if (only.length > 0) return only.includes(how);
  if (how === "died") return counts.died !== "not_counted";
  return how === "repatriated" ? counts.repatriated !== "not_counted" : true;
}

function daysWithin({ from, to }: { from: Day; to: Day }, first: Day, last: Day): number {
  const [begin, end] = [from > first ? from : first, to < last ? to : last];
  return end < begin ? 0 : daysBetween(begin, end) + 1;
}

function firstTours(rows: readonly HandRow[]): readonly HandRow[] {
  const sorted = [...rows].sort((a, b) => (a.from + a.tour < b.from + b.tour ? -1 : 1));
  return sorted.filter((row, at) => sorted.findIndex((one) => one.person === row.person) === at);
}

function withoutOverlap(facts: RawFacts, rows: readonly HandRow[], knownAt: Moment): readonly HandRow[] {
  const rotationOf = (row: HandRow) => {
    const rolled = facts.rolls.find((roll) => roll.tour === row.tour && held(roll, knownAt))?.rotation;
    const id = rolled ?? facts.tours.find((tour) => tour.id === row.tour)?.rotation;
    return facts.rotations.find((rotation) => rotation.id === id);
  };
  const contributions = [...new Set(rows.flatMap((row) => rotationOf(row)?.contribution ?? []))];
  const kept = rows.filter((row) => rotationOf(row) === undefined);
  for (const contribution of contributions) {
    const own = rows
      .map((row) => ({ row, rotation: rotationOf(row) }))
      .filter(({ rotation }) => rotation?.contribution === contribution)
      .sort(
        (a, b) =>
          (a.rotation?.number ?? 0) - (b.rotation?.number ?? 0) ||
          (a.row.from + a.row.tour < b.row.from + b.row.tour ? -1 : 1),
      );
    const oldest = own[0]?.rotation;
    const relieved = own.filter(({ rotation }) => rotation?.number === oldest?.number).length;
    kept.push(...own.slice(0, Math.max(relieved, oldest?.strength ?? 0)).map(({ row }) => row));
  }
  return kept;
}

/** The value: rows, or for an average their days. */
export function valueByHand(facts: RawFacts, definition: Definition, day: Day, knownAt: Moment): number {
  return rowsByHand(facts, definition.counting, day, knownAt).reduce((sum, row) => sum + row.weight, 0);
}

/** A day of a history, or one just before or after it. */
export function anyDay(random: (limit: number) => number, first: Day, span: number): Day {
  return addDays(first, random(span + 60) - 20);
}
