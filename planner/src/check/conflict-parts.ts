/** Checks that a stated conflict speaks of what is in the problem. */
import type { Plan } from "../plan.ts";
import type { Problem } from "../problem.ts";
import type { Report } from "./breach.ts";

/**
 * Every part must name a pin or rule of the problem, and there must be one. The proof that nothing is lawful may speak of
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
          : (rules[part.kind]?.has(part.id) ?? true);
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
