import { type Problem, solve } from "@contingent/planner";
import { check } from "@contingent/planner/check";
import { loadHighs } from "@contingent/planner/engine";
import type { Answer } from "./answer.ts";

/**
 * Our planner; its time limit is a stop by hand, as a person would stop it, after so many seconds of processor time: what else the
 * machine does then hardly changes the answer.
 */
export async function contingent(problem: Problem, seconds: number): Promise<Answer & { solvedAt: number }> {
  const engine = await loadHighs();
  const since = process.cpuUsage();
  const used = (): number => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1e6;
  };
  const plan = solve(problem, engine, { shouldStop: () => used() > seconds });
  const solvedAt = performance.now();
  const status = plan.status === "optimal" ? "proved" : plan.status;
  const checked = check(problem, plan).ok;
  return { status, assignments: plan.assignments, bounds: plan.objective.map((one) => one.bound), checked, solvedAt };
}
