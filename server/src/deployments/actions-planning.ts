/** The law in the planner's terms: which permit each agreed tour would stand under, and the ceilings with those who count already. */
import { mayDeploy, NOBODY, runsOf } from "../authorisations/rules.ts";
import type { Ceiling, MayDeployAnswer } from "../authorisations/schema.ts";
import type { DeploymentMode, DeploymentRole } from "../missions/schema.ts";
import { addDays, type Day, type Moment } from "../platform/days.ts";
import type { Db } from "../platform/db.ts";
import type { Refusal } from "../platform/outcome.ts";
import { type Law, loadLaw } from "./actions-law.ts";
import { listPermits, type PermitLine } from "./store-permits.ts";
import { everUnderCeilings, presentUnderCeilings } from "./store-use.ts";

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
  /** The permit a tour stands under, as the planner's label `cover`; the latest decision that permits all its days. Head-room is left to the ceilings. */
  coverOf(tour: TourToCover): Cover;
  /** Ceilings of decisions in force, with the people present or planned already, on days shared with those asked for. */
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
  const inForce = law.authorisations.filter((a) => a.status === "granted" || a.status === "deemed_granted");
  const present = await presentUnderCeilings(db, from, to, null);
  const ever = await everUnderCeilings(db, null);
  const ceilings = inForce
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
  return {
    coverOf: (tour) => coverOf(law, permits, tour),
    ceilings: ceilings.filter((ceiling) => ceiling.where.cover.length > 0),
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

function coverOf(law: Law, permits: readonly PermitLine[], tour: TourToCover): Cover {
  const { partner, ...what } = tour;
  const question = { ...what, people: 1, ...(partner ? { partner } : {}) };
  const answer = mayDeploy(question, {
    asOf: law.asOf,
    knownAt: law.knownAt,
    law: law.authorisations,
    procedures: law.procedures,
    mission: law.missions.get(tour.mission) ?? null,
    useOf: () => NOBODY,
  });
  const { cover } = answer;
  // A ceiling of the planner names permits: a tour that would stand under two of them in turn is left to be split by hand.
  if (cover === null)
    return { ok: false, refusals: answer.parts.length > 1 ? [inParts(tour, answer)] : answer.refusals };
  const permit = permits.find(
    (p) => p.scopeId === cover.scopeId && p.mission === tour.mission && p.role === tour.role && p.mode === tour.mode,
  );
  if (permit === undefined)
    throw new Error(`The scope ${cover.scopeId} has no permit for ${tour.mission}, ${tour.role}, ${tour.mode}.`);
  return { ok: true, label: permit.id, authorisation: cover.reference };
}

function inParts({ mission, from, to }: TourToCover, answer: MayDeployAnswer): Refusal {
  const references = answer.parts.map((part) => part.reference).join(", ");
  const message = `${from} to ${to} in ${mission} stand under several decisions in turn (${references}); plan a tour for each.`;
  return {
    code: "covered-in-parts",
    message,
    facts: { mission, from, to, references },
    source: "docs/rules.md#several-decisions",
  };
}
