/** Head-room curves: people under a ceiling day by day, with the ceiling where its decision holds. Pure. */
import { coversDays, type Interval, lastCoveredDay, runsOf } from "../../authorisations/rules.ts";
import type { Authorisation, Ceiling, HeadroomCurve, HeadroomStep, Scope } from "../../authorisations/schema.ts";
import { lastDayFor } from "../../missions/rules.ts";
import type { Mission } from "../../missions/schema.ts";
import { addDays, type Day, earlierDay, laterDay } from "../../platform/days.ts";
import type { StandingInterval } from "./store-use.ts";

/** The law that a curve is drawn in: all decisions, and the missions that their scopes name. */
export interface CurveLaw {
  readonly authorisations: readonly Authorisation[];
  readonly missions: ReadonlyMap<string, Mission>;
}

/**
 * Days on which a ceiling holds: its decision is in force, and at least one of its scopes covers a mission that has not ended, the
 * way home included where it is covered; null: never within these days.
 */
export function daysInForce(
  authorisation: Authorisation,
  ceiling: Ceiling,
  law: CurveLaw,
  from: Day,
  to: Day,
): { readonly from: Day; readonly to: Day } | null {
  if (!coversDays(authorisation)) return null;
  const scopes = authorisation.scopes.filter((scope) => scope.ceilings.includes(ceiling.id));
  if (scopes.length === 0) return null;
  const first = scopes.map((scope) => scope.validFrom).reduce(earlierDay);
  const last = scopes.map((scope) => lastDayOf(authorisation, scope, law)).reduce(laterDay);
  const days = { from: laterDay(first, from), to: earlierDay(last, to) };
  return days.from <= days.to ? days : null;
}

/** Who counts or would count under a ceiling, as intervals that may overlap. */
export interface CurvePeople {
  readonly present: readonly StandingInterval[];
  readonly breached: readonly Interval[];
  /** In plans that await approval. */
  readonly proposed?: readonly Interval[];
  /** Agreed or talked about, and nobody named for it yet. */
  readonly negotiated?: readonly Interval[];
  /** Ever counted, for a ceiling that counts persons or tours. */
  readonly ever: number;
}

const NO_END = "9999-12-31";

function lastDayOf(authorisation: Authorisation, scope: Scope, law: CurveLaw): Day {
  const decided = lastCoveredDay(authorisation, scope, law.authorisations) ?? NO_END;
  const missions = scope.missions.map((id) => {
    const mission = law.missions.get(id);
    if (mission === undefined) return NO_END;
    return lastDayFor(mission, scope.coversWithdrawal ? "withdrawal" : "service") ?? NO_END;
  });
  return earlierDay(decided, missions.reduce(laterDay));
}

/**
 * The curve of one ceiling from `from` to `to`; the tightest day is looked for on and after `asOf`.
 * A ceiling on persons or tours ever counted has the same number on all days.
 */
export function curveOf(
  authorisation: Authorisation,
  ceiling: Ceiling,
  law: CurveLaw,
  people: CurvePeople,
  days: { readonly from: Day; readonly to: Day; readonly asOf: Day },
): HeadroomCurve {
  const inForce = daysInForce(authorisation, ceiling, law, days.from, days.to);
  const of = (standing: "planned" | "actual") => people.present.filter((interval) => interval.standing === standing);
  const lines = [of("actual"), of("planned"), people.breached, people.proposed ?? [], people.negotiated ?? []].map(
    (intervals) => lineOf(runsOf(intervals, days.from, days.to)),
  );
  const bounds = inForce === null ? [] : [inForce.from, ...(inForce.to < days.to ? [addDays(inForce.to, 1)] : [])];
  const starts = [...new Set([...lines.flatMap((line) => line.starts), ...bounds])].sort();
  const steps = starts.map((from, index): HeadroomStep => {
    const next = starts[index + 1];
    const holds = inForce !== null && inForce.from <= from && from <= inForce.to;
    const [present = 0, planned = 0, breached = 0, proposed = 0, negotiated = 0] = lines.map((line) => line.on(from));
    const used = ceiling.reading === "present" ? present + planned : people.ever;
    return {
      from,
      to: next === undefined ? days.to : addDays(next, -1),
      present,
      planned,
      breached,
      proposed,
      negotiated,
      ceiling: holds ? ceiling.people : null,
      free: holds ? ceiling.people - used : null,
    };
  });
  return {
    ceiling,
    authorisationId: authorisation.id,
    reference: authorisation.reference,
    status: authorisation.status,
    missions: [
      ...new Set(authorisation.scopes.filter((s) => s.ceilings.includes(ceiling.id)).flatMap((s) => s.missions)),
    ],
    steps,
    tightest: tightestOf(steps, days.asOf),
  };
}

/** The people of runs, asked for days in ascending order. */
function lineOf(runs: readonly Interval[]) {
  let at = 0;
  return {
    starts: runs.map((run) => run.from),
    on(day: Day): number {
      for (let run = runs[at]; run !== undefined && run.to < day; run = runs[at]) at += 1;
      return runs[at]?.people ?? 0;
    },
  };
}

function tightestOf(steps: readonly HeadroomStep[], asOf: Day): HeadroomCurve["tightest"] {
  let tightest: HeadroomCurve["tightest"] = null;
  for (const step of steps) {
    if (step.to < asOf || step.free === null) continue;
    if (tightest === null || step.free < tightest.free) tightest = { day: laterDay(step.from, asOf), free: step.free };
  }
  return tightest;
}
