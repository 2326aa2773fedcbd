/** SQL of numbered places under ceilings. The constraints of the table hold the law; here the places are found and written. */
import { z } from "zod";
import { Day, earlierDay, laterDay } from "../../platform/days.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { crowdedDays, type Link, placeWithin, settleWithin, type Window, wholeWindows } from "./places.ts";

/** A ceiling of a permit, in the permit's order. */
export interface PermitCeiling {
  readonly ord: number;
  readonly ceilingId: string;
  readonly reading: "present" | "persons" | "tours";
  readonly people: number;
  readonly overlapPeople: number;
  readonly overlapDays: number;
}

/** A presence that needs a place. */
export interface Seated {
  readonly presenceId: string;
  readonly tourId: string;
  readonly personId: string;
  readonly permitId: string;
  readonly from: Day;
  readonly to: Day;
}

const LinkRow = z.object({ presenceId: z.uuid(), from: Day, to: Day, place: z.int() });
const SeatedRow = z.object({
  presenceId: z.uuid(),
  tourId: z.uuid(),
  personId: z.uuid(),
  permitId: z.uuid(),
  from: Day,
  to: Day,
  ord: z.int(),
});
/** Days that hold all others: a place for good is free when nobody ever had it. */
const FIRST_DAY: Day = "0001-01-01";
const LAST_DAY: Day = "9999-12-31";

const SubjectRow = z.object({ subject: z.uuid(), place: z.int() });

type Counted = Pick<PermitCeiling, "ceilingId" | "reading" | "people" | "overlapPeople" | "overlapDays">;
type SeatedAt = Seated & { readonly ord: number };

/** Gives each presence its place under a ceiling. Throws when there is none: the law was asked before and must agree. */
export async function assignPlaces(tx: Tx, ceiling: PermitCeiling, seated: readonly Seated[]): Promise<void> {
  const rows = seated.map((each) => ({ ...each, ord: ceiling.ord }));
  if (ceiling.reading !== "present") return assignForGood(tx, ceiling, rows);
  const from = rows.map((row) => row.from).reduce(earlierDay);
  const to = rows.map((row) => row.to).reduce(laterDay);
  const free = await freePlaces(tx, ceiling, from, to, rows.length);
  if (free.length === rows.length) {
    const links = rows.map((row, index) => ({ ...row, place: free[index] ?? 0 }));
    return insertPlaces(tx, ceiling, rows, links, []);
  }
  const taken = await linksOf(tx, ceiling.ceilingId, from, to);
  const links = placeWithin(ceiling.people, taken, rows);
  if (links === null) return settleNear(tx, ceiling, rows, taken);
  await insertPlaces(tx, ceiling, rows, links, []);
}

/** So many places under the ceiling that nobody has on any of the days; fewer where there are not so many. Finds them without reading who is there. */
async function freePlaces(
  tx: Tx,
  { ceilingId, people }: Counted,
  from: Day,
  to: Day,
  count: number,
): Promise<readonly number[]> {
  const rows = await tx.many(
    z.object({ place: z.int() }),
    sql`
      select place from generate_series(1, ${people}::int) as free(place)
      where place not in (
        select q.place from places q
        where q.contributor = ${tx.contributor} and q.ceiling_id = ${ceilingId} and q.to_day >= ${from} and q.from_day <= ${to})
      order by place
      limit ${count}
    `,
  );
  return rows.map((row) => row.place);
}

async function linksOf(tx: Tx, ceilingId: string, from: Day, to: Day): Promise<readonly Link[]> {
  return tx.many(
    LinkRow,
    sql`
      select presence_id as "presenceId", from_day as "from", to_day as "to", place
      from places
      where contributor = ${tx.contributor} and ceiling_id = ${ceilingId} and from_day <= ${to} and to_day >= ${from}
    `,
  );
}

const WindowRow = z.object({ id: z.uuid(), from: Day, to: Day });

/**
 * Works out the places of those who are there while a ceiling is passed anew, with those added, and leaves everybody's other days as
 * they are; windows of changeover on these days are only as long as they must be then.
 */
async function settleNear(tx: Tx, ceiling: Counted, added: readonly SeatedAt[], taken: readonly Link[]): Promise<void> {
  const windows = await windowsOfCeiling(tx, ceiling.ceilingId);
  const asked = {
    from: added.map((row) => row.from).reduce(earlierDay),
    to: added.map((row) => row.to).reduce(laterDay),
  };
  const crowded = crowdedDays(ceiling.people, taken, added);
  if (crowded !== null && (await settleDays(tx, ceiling, wholeWindows(crowded, windows), added, windows))) return;
  // Windows that somebody's leaving made needless may lie on other days of those added: then all of their days are worked out.
  if (await settleDays(tx, ceiling, wholeWindows(asked, windows), added, windows)) return;
  throw new Error(`The law allowed what ceiling ${ceiling.ceilingId} has no place for.`);
}

async function windowsOfCeiling(tx: Tx, ceilingId: string): Promise<readonly KeptWindow[]> {
  return tx.many(
    WindowRow,
    sql`
      select id, from_day as "from", to_day as "to" from overlap_windows
      where contributor = ${tx.contributor} and ceiling_id = ${ceilingId}
    `,
  );
}

/** Whether the days could be settled; nothing is written when not. */
async function settleDays(
  tx: Tx,
  ceiling: Counted,
  days: Window,
  added: readonly SeatedAt[],
  windows: readonly KeptWindow[],
): Promise<boolean> {
  const { ceilingId } = ceiling;
  const there = await seatedOn(tx, ceilingId, days);
  const ids = there.map((row) => row.presenceId);
  const links = await linksOfPresences(tx, ceilingId, ids);
  const all = [...there, ...added];
  const settled = settleWithin(ceiling, days, all, [...links, ...(await linksAround(tx, ceilingId, added, ids))]);
  if (settled === null) return false;
  const mine = new Set(all.map((row) => row.presenceId));
  await tx.run(sql`
    delete from places where contributor = ${tx.contributor} and ceiling_id = ${ceilingId} and presence_id = any(${ids}::uuid[])
  `);
  const inside = windows.filter((window) => days.from <= window.from && window.to <= days.to);
  await tx.run(sql`
    delete from overlap_windows
    where contributor = ${tx.contributor} and ceiling_id = ${ceilingId} and id = any(${inside.map((window) => window.id)}::uuid[])
  `);
  const kept = windows.filter((window) => !inside.includes(window));
  const made = await insertWindows(tx, ceiling, settled.windows);
  await insertPlaces(
    tx,
    ceiling,
    all,
    settled.links.filter((link) => mine.has(link.presenceId)),
    [...kept, ...made],
  );
  return true;
}

/** Presence that has a place under the ceiling on one of the days. */
async function seatedOn(tx: Tx, ceilingId: string, days: Window): Promise<readonly SeatedAt[]> {
  return tx.many(
    SeatedRow,
    sql`
      select distinct presence_id as "presenceId", tour_id as "tourId", person_id as "personId", permit_id as "permitId",
        presence_from as "from", presence_to as "to", ord
      from places
      where contributor = ${tx.contributor} and ceiling_id = ${ceilingId} and from_day <= ${days.to} and to_day >= ${days.from}
    `,
  );
}

async function linksOfPresences(tx: Tx, ceilingId: string, ids: readonly string[]): Promise<readonly Link[]> {
  return tx.many(
    LinkRow,
    sql`
      select presence_id as "presenceId", from_day as "from", to_day as "to", place
      from places
      where contributor = ${tx.contributor} and ceiling_id = ${ceilingId} and presence_id = any(${[...ids]}::uuid[])
    `,
  );
}

/** Links of others on the days of those added, beside which their other days are placed. */
async function linksAround(
  tx: Tx,
  ceilingId: string,
  added: readonly SeatedAt[],
  ids: readonly string[],
): Promise<readonly Link[]> {
  const from = added.map((row) => row.from).reduce(earlierDay);
  const to = added.map((row) => row.to).reduce(laterDay);
  const known = new Set(ids);
  return (await linksOf(tx, ceilingId, from, to)).filter((link) => !known.has(link.presenceId));
}

type KeptWindow = Window & { readonly id: string };

/** Writes windows of changeover of a ceiling and answers them with their ids. */
export async function insertWindows(
  tx: Tx,
  ceiling: Counted,
  windows: readonly Window[],
): Promise<readonly KeptWindow[]> {
  const kept = windows.map((window) => ({ ...window, id: newId() }));
  for (const window of kept) {
    await tx.run(sql`
      insert into overlap_windows (contributor, id, ceiling_id, reading, people, overlap_people, overlap_days, from_day, to_day)
      values (${tx.contributor}, ${window.id}, ${ceiling.ceilingId}, 'present', ${ceiling.people}, ${ceiling.overlapPeople},
        ${ceiling.overlapDays}, ${window.from}, ${window.to})
    `);
  }
  return kept;
}

/** One place for good for each person or tour that has none yet. */
async function assignForGood(tx: Tx, ceiling: PermitCeiling, rows: readonly SeatedAt[]): Promise<void> {
  const subjectOf = (row: Seated) => (ceiling.reading === "persons" ? row.personId : row.tourId);
  const subjects = [...new Set(rows.map(subjectOf))];
  const taken = await tx.many(
    SubjectRow,
    sql`
      select distinct subject, place from places
      where contributor = ${tx.contributor} and ceiling_id = ${ceiling.ceilingId} and subject = any(${subjects}::uuid[])
    `,
  );
  const places = new Map(taken.map(({ subject, place }) => [subject, place]));
  const fresh = subjects.filter((subject) => !places.has(subject));
  const free = await freePlaces(tx, ceiling, FIRST_DAY, LAST_DAY, fresh.length);
  for (const [index, subject] of fresh.entries()) places.set(subject, free[index] ?? 0);
  const links = rows.map((row) => ({
    presenceId: row.presenceId,
    from: row.from,
    to: row.to,
    place: places.get(subjectOf(row)) ?? 0,
  }));
  await insertPlaces(tx, ceiling, rows, links, []);
}

/** Writes the links of each presence as a chain: each names the one before it, the first of a ceiling the last of the one before. */
export async function insertPlaces(
  tx: Tx,
  ceiling: Counted,
  rows: readonly SeatedAt[],
  links: readonly Link[],
  windows: readonly KeptWindow[],
): Promise<void> {
  const byPresence = new Map<string, Link[]>();
  for (const link of links) byPresence.set(link.presenceId, [...(byPresence.get(link.presenceId) ?? []), link]);
  const values = rows.flatMap((row) => {
    const own = (byPresence.get(row.presenceId) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1));
    return own.map((link, index) => ({
      ...row,
      ...previous(row, own[index - 1]),
      ...link,
      presenceFrom: row.from,
      presenceTo: row.to,
      ...beyond(ceiling, link, windows),
      subject: subjectOf(ceiling, row),
    }));
  });
  await tx.run(sql`
    insert into places (contributor, presence_id, ord, from_day, to_day, tour_id, person_id, permit_id, presence_from, presence_to,
      ceiling_id, reading, people, overlap_people, overlap_days, place, subject, window_id, window_from, window_to, previous_ord,
      previous_to)
    select ${tx.contributor}, "presenceId", ord, "from", "to", "tourId", "personId", "permitId", "presenceFrom", "presenceTo",
      ${ceiling.ceilingId}, ${ceiling.reading}, ${ceiling.people}, ${ceiling.overlapPeople}, ${ceiling.overlapDays}, place, subject,
      "windowId", "windowFrom", "windowTo", "previousOrd", "previousTo"
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as given("presenceId" uuid, ord int, "from" date, "to" date,
      "tourId" uuid, "personId" uuid, "permitId" uuid, "presenceFrom" date, "presenceTo" date, place int, subject uuid,
      "windowId" uuid, "windowFrom" date, "windowTo" date, "previousOrd" int, "previousTo" date)
  `);
}

function previous(row: SeatedAt, link: Link | undefined) {
  if (link !== undefined) return { previousOrd: row.ord, previousTo: link.to };
  return row.ord === 1 ? { previousOrd: null, previousTo: null } : { previousOrd: row.ord - 1, previousTo: row.to };
}

function beyond(ceiling: Counted, link: Link, windows: readonly KeptWindow[]) {
  if (link.place <= ceiling.people) return { windowId: null, windowFrom: null, windowTo: null };
  const window = windows.find((each) => each.from <= link.from && link.to <= each.to);
  return { windowId: window?.id ?? null, windowFrom: window?.from ?? null, windowTo: window?.to ?? null };
}

function subjectOf(ceiling: Counted, row: Seated): string | null {
  if (ceiling.reading === "present") return null;
  return ceiling.reading === "persons" ? row.personId : row.tourId;
}
