/** SQL of numbered places under ceilings. The constraints of the table hold the law; here the places are found and written. */
import { z } from "zod";
import { Day, earlierDay, laterDay } from "../platform/days.ts";
import { sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { type Link, placeWithin, settle, type Window } from "./places.ts";

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
const SubjectRow = z.object({ subject: z.uuid(), place: z.int() });

type Counted = Pick<PermitCeiling, "ceilingId" | "reading" | "people" | "overlapPeople" | "overlapDays">;
type SeatedAt = Seated & { readonly ord: number };

/** Gives each presence its place under a ceiling. Throws when there is none: the law was asked before and must agree. */
export async function assignPlaces(tx: Tx, ceiling: PermitCeiling, seated: readonly Seated[]): Promise<void> {
  const rows = seated.map((each) => ({ ...each, ord: ceiling.ord }));
  if (ceiling.reading !== "present") return assignForGood(tx, ceiling, rows);
  const from = rows.map((row) => row.from).reduce(earlierDay);
  const to = rows.map((row) => row.to).reduce(laterDay);
  const links = placeWithin(ceiling.people, await linksOf(tx, ceiling.ceilingId, from, to), rows);
  if (links === null) return settleAll(tx, ceiling, rows);
  await insertPlaces(tx, ceiling, rows, links, []);
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

/** Works out all places of a ceiling anew, with those added; windows of changeover are only as long as they must be then. */
async function settleAll(tx: Tx, ceiling: Counted, added: readonly SeatedAt[]): Promise<void> {
  const there = await tx.many(
    SeatedRow,
    sql`
      select distinct presence_id as "presenceId", tour_id as "tourId", person_id as "personId", permit_id as "permitId",
        presence_from as "from", presence_to as "to", ord
      from places
      where contributor = ${tx.contributor} and ceiling_id = ${ceiling.ceilingId}
    `,
  );
  const all = [...there, ...added];
  const settled = settle(ceiling, all);
  if (settled === null) throw new Error(`The law allowed what ceiling ${ceiling.ceilingId} has no place for.`);
  await tx.run(sql`delete from places where contributor = ${tx.contributor} and ceiling_id = ${ceiling.ceilingId}`);
  await tx.run(
    sql`delete from overlap_windows where contributor = ${tx.contributor} and ceiling_id = ${ceiling.ceilingId}`,
  );
  await insertPlaces(tx, ceiling, all, settled.links, await insertWindows(tx, ceiling, settled.windows));
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
  const taken = await tx.many(
    SubjectRow,
    sql`
      select distinct subject, place from places where contributor = ${tx.contributor} and ceiling_id = ${ceiling.ceilingId}
    `,
  );
  const places = new Map(taken.map(({ subject, place }) => [subject, place]));
  const used = new Set(places.values());
  let next = 1;
  for (const row of rows) {
    if (places.has(subjectOf(row))) continue;
    while (used.has(next)) next += 1;
    places.set(subjectOf(row), next);
    used.add(next);
  }
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
