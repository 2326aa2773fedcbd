/** Checks that a stated conflict speaks of what is in the problem. */
import type { ConflictPart, Plan } from "../plan.ts";
import type { Problem } from "../problem.ts";
import type { Report } from "./breach.ts";

/**
 * Every part must name a pin, a rule or a fact of the problem, and there must be one. The proof that nothing is lawful may speak of
 * no rule or pin outside of the conflict: then the conflict by itself is what cannot be.
 */
export function checkConflict(problem: Problem, plan: Plan, report: Report): void {
  const parts = plan.conflict ?? [];
  if (parts.length === 0) report("conflict", "The plan says infeasible but names no conflict.");
  const pins = new Set(problem.pins.map(({ tour, person }) => JSON.stringify([tour, person])));
  const bans = new Set(problem.bans.map(({ tour, person }) => JSON.stringify([tour, person])));
  const rules: Readonly<Record<string, ReadonlySet<unknown>>> = {
    ceiling: new Set(problem.ceilings.map(({ id }) => id)),
    share: new Set(problem.shares.filter(({ hard }) => hard).map(({ id }) => id)),
    homeCap: new Set(problem.homeCaps.map(({ id }) => id)),
  };
  for (const part of parts) {
    const pair = JSON.stringify([part.tour, part.person]);
    const known =
      part.kind === "pin"
        ? pins.has(pair)
        : part.kind === "ban"
          ? bans.has(pair)
          : (rules[part.kind]?.has(part.id) ?? isFact(problem, part));
    if (!known) report("conflict", `The conflict names a ${part.kind} that is not in the problem.`);
  }
  const named = new Set(parts.map((part) => JSON.stringify([part.kind, part.id ?? [part.tour, part.person]])));
  for (const row of plan.certificate?.infeasible?.rows ?? []) {
    const kind = row.kind === "shareCut" ? "share" : row.kind;
    const name = row.kind === "pin" ? [row.tour, row.person] : "id" in row ? row.id : "";
    if (!named.has(JSON.stringify([kind, name])))
      report(
        "conflict",
        `The proof that nothing is lawful uses ${kind} ${JSON.stringify(name)}, which the conflict does not name.`,
      );
  }
}

/** Whether the problem asks for this rest, this need of a tour, or knows the person's availability or return. */
function isFact({ rest, tours, people }: Problem, part: ConflictPart): boolean {
  const person = people.find(({ id }) => id === part.person);
  switch (part.kind) {
    case "rest":
      return part.days === rest.days;
    case "need":
      return tours.some(
        ({ id, needs }) => id === part.tour && needs.some((need) => JSON.stringify(need) === JSON.stringify(part.need)),
      );
    case "available":
      return person?.available !== undefined;
    case "returned":
      return person?.lastReturn !== undefined && person.lastReturn === part.lastReturn;
    default:
      return false;
  }
}
