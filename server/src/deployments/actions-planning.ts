/** The law in the planner's terms: which permit each agreed tour would stand under, and the ceilings with those who count already. */
import { coversDays, mayDeploy, NOBODY, runsOf } from "../authorisations/rules.ts";
import type { Ceiling } from "../authorisations/schema.ts";
import type { DeploymentMode, DeploymentRole } from "../missions/schema.ts";
import { addDays, type Day, type Moment } from "../platform/days.ts";
import type { Db } from "../platform/db.ts";
import type { Refusal } from "../platform/outcome.ts";
import { type Law, loadLaw } from "./law/actions-law.ts";
import { listPermits, type PermitLine } from "./law/store-permits.ts";
import { everUnderCeilings, presentUnderCeilings } from "./law/store-use.ts";

/** A tour to be planned. */
export interface TourToCover {
  readonly mission: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode;
  readonly partner?: string | null;
  readonly from: Day;
  readonly to: Day;
}

/** A ceiling as `contingent-problem/1` has it. */
export interface PlannerCeiling {
  /** Code of the ceiling, as `A-2024/total`. */
  readonly id: string;
  readonly where: { readonly cover: string[] };
  readonly atMost: number;
  readonly measure: "present" | "tours" | "people";
  readonly from?: Day;
  readonly to?: Day;
  readonly overlap?: { readonly people: number; readonly days: number };
  readonly others: readonly { readonly from: Day; readonly to: Day; readonly count: number }[];
}

export type Cover =
  | { readonly ok: true; readonly label: string; readonly authorisation: string }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export interface PlanningLaw {
  /**
   * The permit a tour stands under, as the planner's label `cover`: of the latest decision that permits all its days, or of those that
   * do in turn, joined by `+`. Head-room is left to the ceilings.
   */
  coverOf(tour: TourToCover): Cover;
  /**
   * Ceilings of decisions whose days count, with the people present or planned already, on days shared with those asked for. Read them
   * after the covers: a tour under several permits counts under the ceilings of each.
   */
  readonly ceilings: readonly PlannerCeiling[];
}

/** The law as of a day for planning from `from` to `to`, with everything recorded up to `now`. */
export async function planningLaw(
  db: Db,
  asOf: Day,
  from: Day,
  to: Day,
  now: Moment = `${asOf}T23:59:59.999Z`,
): Promise<PlanningLaw> {
  const law = await loadLaw(db, asOf, now);
  const permits = await listPermits(db);
  const counting = law.authorisations.filter(coversDays);
  const present = await presentUnderCeilings(db, from, to, null);
  const ever = await everUnderCeilings(db, null);
  const ceilings = counting
    .flatMap((a) => a.ceilings)
    .map((ceiling): PlannerCeiling => {
      const cover = permits.filter((permit) => permit.ceilings.includes(ceiling.id)).map((permit) => permit.id);
      const others =
        ceiling.reading === "present"
          ? runsOf(present.get(ceiling.id) ?? [], from, to).map((run) => ({
              from: run.from,
              to: run.to,
              count: run.people,
            }))
          : [{ from, to: addDays(from, 0), count: ever.get(ceiling.id)?.[ceiling.reading] ?? 0 }];
      return plannerCeiling(
        ceiling,
        cover,
        others.filter((other) => other.count > 0),
      );
    });
  const inTurn = new Map<string, readonly string[]>();
  return {
    coverOf: (tour) => coverOf(law, permits, tour, inTurn),
    get ceilings() {
      return ceilings
        .filter((ceiling) => ceiling.where.cover.length > 0)
        .map((ceiling) => ({ ...ceiling, where: { cover: withJoined(ceiling.where.cover, inTurn) } }));
    },
  };
}

function plannerCeiling(ceiling: Ceiling, cover: string[], others: PlannerCeiling["others"]): PlannerCeiling {
  const measure = { present: "present", tours: "tours", persons: "people" } as const;
  const overlap =
    ceiling.overlap === null ? {} : { overlap: { people: ceiling.overlap.people, days: ceiling.overlap.days } };
  return {
    id: ceiling.code,
    where: { cover },
    atMost: ceiling.people,
    measure: measure[ceiling.reading],
    ...overlap,
    others,
  };
}

/** The permits of a ceiling, and the joined labels that contain one of them. */
function withJoined(permits: readonly string[], inTurn: ReadonlyMap<string, readonly string[]>): string[] {
  const joined = [...inTurn].filter(([, parts]) => parts.some((part) => permits.includes(part)));
  return [...permits, ...joined.map(([label]) => label)];
}

function coverOf(
  law: Law,
  permits: readonly PermitLine[],
  tour: TourToCover,
  inTurn: Map<string, readonly string[]>,
): Cover {
  const { partner, ...what } = tour;
  const question = { ...what, people: 1, ...(partner ? { partner } : {}) };
  const { parts, refusals } = mayDeploy(question, {
    asOf: law.asOf,
    knownAt: law.knownAt,
    law: law.authorisations,
    procedures: law.procedures,
    mission: law.missions.get(tour.mission) ?? null,
    useOf: () => NOBODY,
  });
  if (parts.length === 0) return { ok: false, refusals };
  const ids = [...new Set(parts.map((part) => permitOf(permits, part.scopeId, tour).id))];
  const label = ids.join("+");
  if (ids.length > 1) inTurn.set(label, ids);
  return { ok: true, label, authorisation: [...new Set(parts.map((part) => part.reference))].join(" + ") };
}

function permitOf(permits: readonly PermitLine[], scopeId: string, { mission, role, mode }: TourToCover): PermitLine {
  const permit = permits.find(
    (each) => each.scopeId === scopeId && each.mission === mission && each.role === role && each.mode === mode,
  );
  if (permit === undefined) throw new Error(`The scope ${scopeId} has no permit for ${mission}, ${role}, ${mode}.`);
  return permit;
}
