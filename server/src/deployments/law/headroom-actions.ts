/** Head-room: curves over years, and one day's reckoning to the person. */
import type { Authorisation, CeilingId, HeadroomCurve } from "../../authorisations/schema.ts";
import type { AsOf, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import type { Context } from "../../platform/context.ts";
import { addMonths, type Day, type Moment } from "../../platform/days.ts";
import type { Db } from "../../platform/db.ts";
import { NotFound } from "../../platform/errors.ts";
import { Malformed } from "../../platform/problem.ts";
import type { ReckoningRow } from "../schema.ts";
import { type Law, loadLaw } from "./actions-law.ts";
import { type CurvePeople, curveOf } from "./headroom.ts";
import { breachedInMissions, listReckoning } from "./store-reckoning.ts";
import { everUnderCeilings, presentUnderCeilings } from "./store-use.ts";

/** People who are expected beyond those recorded: in a plan that awaits approval, or in a contribution that is being agreed. */
export interface Expected {
  readonly kind: "proposed" | "negotiated";
  readonly mission: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode;
  readonly partner: string | null;
  readonly unitType: string | null;
  readonly people: number;
  readonly from: Day;
  readonly to: Day;
  readonly contribution?: string | null;
  readonly of: { readonly kind: "plan" | "contribution"; readonly id: string; readonly label: string };
}

/** What a head-room question may narrow. */
export interface HeadroomAsked extends AsOf {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Reference or id of a decision. */
  readonly authorisation?: string | undefined;
  readonly ceiling?: string | undefined;
}

/**
 * Curves of all ceilings of granted decisions, or of those asked for. Needs `authorisations.read`.
 *
 * @param expectedOf who is expected under which ceiling beyond those recorded; nobody when absent
 */
export async function readHeadroom(
  ctx: Context,
  asked: HeadroomAsked,
  expectedOf?: (db: Db, law: Law, knownAt: Moment) => Promise<readonly Expected[]>,
): Promise<{ from: Day; to: Day; asOf: Day; knownAt: Moment; items: HeadroomCurve[]; count: number }> {
  ctx.actor.must("authorisations.read");
  const clocks = { asOf: asked.asOf ?? ctx.today, knownAt: asked.knownAt ?? ctx.now };
  const { asOf, knownAt } = clocks;
  const from = asked.from ?? addMonths(asOf, -12);
  const to = asked.to ?? addMonths(asOf, 24);
  if (to < from)
    throw new Malformed([{ path: "to", message: `The last day, ${to}, lies before the first, ${from}; swap them.` }]);
  const law = await loadLaw(ctx.db, asOf, knownAt);
  const wanted = law.authorisations.filter(
    (a) => asked.authorisation === undefined || [a.id, a.reference].includes(asked.authorisation),
  );
  if (asked.authorisation !== undefined && wanted.length === 0)
    throw new NotFound(`There is no decision ${asked.authorisation} as known then.`, {
      authorisation: asked.authorisation,
    });
  const expected = expectedOf?.(ctx.db, law, knownAt) ?? [];
  const people = await peopleUnder(ctx.db, law, { from, to, asOf, knownAt: asked.knownAt ?? null }, expected, wanted);
  const items = wanted.flatMap((authorisation) =>
    authorisation.ceilings
      .filter((ceiling) => asked.ceiling === undefined || ceiling.id === asked.ceiling)
      .map((ceiling) => curveOf(authorisation, ceiling, law, people(authorisation, ceiling.id), { from, to, asOf })),
  );
  return { from, to, asOf, knownAt, items, count: items.length };
}

/** Who counts, is in breach, and is expected under each ceiling. */
export async function peopleUnder(
  db: Db,
  law: Law,
  at: { readonly from: Day; readonly to: Day; readonly asOf: Day; readonly knownAt: Moment | null },
  expected: readonly Expected[] | Promise<readonly Expected[]>,
  of: readonly Authorisation[] = law.authorisations,
): Promise<(authorisation: Authorisation, ceiling: string) => CurvePeople> {
  const { from, to, knownAt } = at;
  const ceilings = of === law.authorisations ? undefined : of.flatMap((a) => a.ceilings.map((ceiling) => ceiling.id));
  const cumulative = law.authorisations.some((a) => a.ceilings.some((ceiling) => ceiling.reading !== "present"));
  const nobody = new Map<string, { persons: number; tours: number }>();
  const [present, ever, breached, awaited] = await Promise.all([
    presentUnderCeilings(db, from, to, knownAt, ceilings),
    cumulative ? everUnderCeilings(db, knownAt) : nobody,
    breachedInMissions(db, from, to, knownAt),
    expected,
  ]);
  const placed = awaited.map((each) => ({ ...each, ceilings: ceilingsFor(each, law) }));
  return (authorisation, id) => {
    const ceiling = authorisation.ceilings.find((each) => each.id === id);
    const missions = new Set(
      authorisation.scopes.filter((s) => s.ceilings.some((c) => c === id)).flatMap((s) => s.missions),
    );
    const reading = ceiling?.reading ?? "present";
    const under = (kind: Expected["kind"]) => placed.filter((each) => each.kind === kind && each.ceilings.has(id));
    return {
      present: present.get(id) ?? [],
      breached: breached.filter((interval) => missions.has(interval.mission)),
      proposed: under("proposed"),
      negotiated: under("negotiated"),
      ever: reading === "present" ? 0 : (ever.get(id)?.[reading] ?? 0),
    };
  };
}

/** The ceilings that somebody expected would count under: of the latest decision whose scope names mission, role and mode on the first day. */
function ceilingsFor(expected: Expected, law: Law): ReadonlySet<string> {
  const { mission, role, mode, from } = expected;
  const latest = [...law.authorisations].sort((a, b) => ((a.decidedOn ?? "") < (b.decidedOn ?? "") ? 1 : -1));
  for (const authorisation of latest) {
    const scope = authorisation.scopes.find(
      (s) =>
        s.missions.includes(mission) &&
        s.roles.includes(role) &&
        s.modes.includes(mode) &&
        s.validFrom <= from &&
        (s.validTo === null || from <= s.validTo),
    );
    if (scope === undefined) continue;
    const counting = scope.ceilings.filter(
      (id) => !authorisation.ceilings.find((c) => c.id === id)?.excludes.includes(role),
    );
    return new Set<string>(counting);
  }
  return new Set();
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
