/** What may be asked about deployments: whether more may go, how much room is left, who is where. */
import type { CeilingId, HeadroomCurve } from "../authorisations/schema.ts";
import type { AsOf } from "../missions/schema.ts";
import type { Context } from "../platform/context.ts";
import { addMonths, type Day, type Moment } from "../platform/days.ts";
import { NotFound } from "../platform/errors.ts";
import { loadLaw } from "./actions-law.ts";
import { curveOf } from "./headroom.ts";
import type { Breach, ReckoningRow, Tour, TourEvent } from "./schema.ts";
import { countTours, getTour, listBreaches, listTourEvents, listTours, type TourFilter } from "./store.ts";
import { breachedInMissions, listReckoning } from "./store-reckoning.ts";
import { everUnderCeilings, presentUnderCeilings } from "./store-use.ts";

export { askMayDeploy, lawClocks } from "./may-deploy-actions.ts";

/** What a head-room question may narrow. */
export interface HeadroomAsked extends AsOf {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Reference or id of a decision. */
  readonly authorisation?: string | undefined;
  readonly ceiling?: string | undefined;
}

/** Curves of all ceilings of granted decisions, or of those asked for. Needs `authorisations.read`. */
export async function readHeadroom(
  ctx: Context,
  asked: HeadroomAsked,
): Promise<{ from: Day; to: Day; asOf: Day; knownAt: Moment; items: HeadroomCurve[]; count: number }> {
  ctx.actor.must("authorisations.read");
  const clocks = { asOf: asked.asOf ?? ctx.today, knownAt: asked.knownAt ?? ctx.now };
  const { asOf, knownAt } = clocks;
  const from = asked.from ?? addMonths(asOf, -12);
  const to = asked.to ?? addMonths(asOf, 24);
  const law = await loadLaw(ctx.db, asOf, knownAt);
  const present = await presentUnderCeilings(ctx.db, from, to, knownAt);
  const ever = await everUnderCeilings(ctx.db, knownAt);
  const breached = await breachedInMissions(ctx.db, from, to, knownAt);
  const wanted = law.authorisations.filter(
    (a) => asked.authorisation === undefined || [a.id, a.reference].includes(asked.authorisation),
  );
  const items = wanted.flatMap((authorisation) =>
    authorisation.ceilings
      .filter((ceiling) => asked.ceiling === undefined || ceiling.id === asked.ceiling)
      .map((ceiling) => {
        const missions = new Set(
          authorisation.scopes.filter((s) => s.ceilings.includes(ceiling.id)).flatMap((s) => s.missions),
        );
        const people = {
          present: present.get(ceiling.id) ?? [],
          breached: breached.filter((interval) => missions.has(interval.mission)),
          ever: ceiling.reading === "present" ? 0 : (ever.get(ceiling.id)?.[ceiling.reading] ?? 0),
        };
        return curveOf(authorisation, ceiling, law, people, { from, to, asOf });
      }),
  );
  return { from, to, asOf, knownAt, items, count: items.length };
}

/** One day under one ceiling, to the person. Needs `deployments.read`; throws `NotFound` for a ceiling that is not known. */
export async function readReckoning(ctx: Context, id: CeilingId, day: Day, known?: Moment) {
  ctx.actor.must("deployments.read");
  const knownAt = known ?? ctx.now;
  const law = await loadLaw(ctx.db, day, knownAt);
  const authorisation = law.authorisations.find((a) => a.ceilings.some((ceiling) => ceiling.id === id));
  const ceiling = authorisation?.ceilings.find((each) => each.id === id);
  if (authorisation === undefined || ceiling === undefined)
    throw new NotFound(`There is no ceiling ${id} as known then.`, { ceiling: id });
  const missions = [...new Set(authorisation.scopes.filter((s) => s.ceilings.includes(id)).flatMap((s) => s.missions))];
  const rows = await listReckoning(ctx.db, { ceilingId: id, missions, excludes: ceiling.excludes, day, knownAt });
  const present = rows.filter((row) => row.counts).length;
  const ever =
    ceiling.reading === "present" ? null : ((await everUnderCeilings(ctx.db, knownAt)).get(id)?.[ceiling.reading] ?? 0);
  const used = ever ?? present;
  const nobody = { present: [], breached: [], ever: used };
  const step = curveOf(authorisation, ceiling, law, nobody, { from: day, to: day, asOf: day }).steps[0];
  const { code, label, kind, people, reading } = ceiling;
  return {
    day,
    ceiling: { id, code, label, kind, people, reading },
    free: step?.ceiling == null ? null : people - used,
    used,
    items: markOverlap(rows, people, reading === "present"),
    count: rows.length,
  };
}

/** Where the ceiling is passed by its allowance, those who came last are the ones beyond it. */
function markOverlap(rows: readonly ReckoningRow[], people: number, present: boolean): ReckoningRow[] {
  const counting = rows
    .filter((row) => row.counts)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.tourId < b.tourId ? -1 : 1));
  const beyond = new Set(present ? counting.slice(people).map((row) => row.tourId) : []);
  return rows.map((row) => (beyond.has(row.tourId) ? { ...row, why: "overlap" as const } : row));
}

/** A page of tours with how many there are. Needs `deployments.read`. */
export async function readTours(
  ctx: Context,
  filter: TourFilter & AsOf,
): Promise<{ items: readonly Tour[]; count: number }> {
  ctx.actor.must("deployments.read");
  const whole = { ...filter, asOf: filter.asOf ?? ctx.today };
  return { items: await listTours(ctx.db, whole), count: await countTours(ctx.db, whole) };
}

/** One tour with its events. Needs `deployments.read`; throws `NotFound`. */
export async function readTour(ctx: Context, id: string, asked: AsOf): Promise<Tour & { events: TourEvent[] }> {
  ctx.actor.must("deployments.read");
  const tour = await getTour(ctx.db, id, { asOf: asked.asOf ?? ctx.today, knownAt: asked.knownAt });
  return { ...tour, events: [...(await listTourEvents(ctx.db, id, asked.knownAt))] };
}

/** Named breaches, latest first. Needs `authorisations.read`. */
export async function readBreaches(ctx: Context, asked: AsOf): Promise<readonly Breach[]> {
  ctx.actor.must("authorisations.read");
  return listBreaches(ctx.db, asked.knownAt ?? ctx.now);
}
