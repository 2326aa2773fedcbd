/** How long people of given terms may be somewhere: the mission's life, and the decisions that cover them. Pure. */
import { coversDays, lastCoveredDay } from "../../authorisations/rules.ts";
import type { Authorisation } from "../../authorisations/schema.ts";
import { lastDayFor } from "../../missions/rules.ts";
import type { Mission } from "../../missions/schema.ts";
import { type Day, earlierDay, laterDay } from "../../platform/days.ts";

/** Whom the law is asked about. */
export interface Sent {
  readonly mission: string;
  readonly role: string;
  readonly mode: string;
  readonly partner: string | null;
  readonly unitType: string | null;
}

/** The law as far as it decides on days. */
export interface LawOfDays {
  readonly authorisations: readonly Authorisation[];
  readonly missions: ReadonlyMap<string, Mission>;
}

/** What ends a stay first, and its last day; `day` null: no end is known. */
export interface LastDay {
  readonly day: Day | null;
  readonly ends: "mission" | "authorisation";
}

/** Last day on which such people may serve: the latest that any decision covers, but not beyond the mission's operations. */
export function lastLawfulDay(sent: Sent, law: LawOfDays): LastDay {
  const mission = law.missions.get(sent.mission);
  const operations = mission === undefined ? null : lastDayFor(mission, "service");
  const covered = lastCovered(sent, law.authorisations);
  if (covered === undefined) return { day: operations, ends: "mission" };
  if (operations === null) return { day: covered, ends: "authorisation" };
  if (covered === null || operations <= covered) return { day: operations, ends: "mission" };
  return { day: earlierDay(covered, operations), ends: "authorisation" };
}

/** Latest day that a decision covers for them, or covered before it ended; null: without end; undefined: none covers them. */
function lastCovered(sent: Sent, authorisations: readonly Authorisation[]): Day | null | undefined {
  let latest: Day | null | undefined;
  for (const authorisation of authorisations) {
    if (!coversDays(authorisation)) continue;
    for (const scope of authorisation.scopes) {
      if (!names(scope, sent)) continue;
      const last = lastCoveredDay(authorisation, scope, authorisations);
      if (last === null) return null;
      latest = latest === undefined || latest === null ? last : laterDay(latest, last);
    }
  }
  return latest;
}

function names(scope: Authorisation["scopes"][number], sent: Sent): boolean {
  return (
    scope.missions.some((mission) => mission === sent.mission) &&
    scope.roles.some((role) => role === sent.role) &&
    scope.modes.some((mode) => mode === sent.mode) &&
    (scope.partner === null || sent.partner === null || scope.partner === sent.partner) &&
    (scope.unitTypes.length === 0 || sent.unitType === null || scope.unitTypes.includes(sent.unitType))
  );
}
