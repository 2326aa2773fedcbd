/**
 * Which role holds which right. A right that is missing here belongs to nobody, and an endpoint that names it does not start.
 * `approver` does not hold the planner's rights to change: who proposes does not approve. An account may have several roles;
 * that the same person does not approve their own proposal is a rule of `selection`, whatever the roles.
 */
import type { Rights } from "./platform/access.ts";
import type { Role } from "./platform/context.ts";

const everybody: readonly Role[] = ["administrator", "planner", "approver", "committee"];
/** People of the directorate: they may see named persons; the committee sees aggregates only. */
const directorate: readonly Role[] = ["administrator", "planner", "approver"];

export const rights = {
  "session.own": everybody,
  "accounts.read": ["administrator"],
  "accounts.change": ["administrator"],
  "audit.read": ["administrator", "committee"],
  "jobs.read": directorate,
  "jobs.cancel": ["administrator", "planner"],

  "missions.read": everybody,
  "missions.change": ["planner"],
  "authorisations.read": everybody,
  "authorisations.change": ["planner"],
  // Records a step; what was decided also needs `authorisations.decide`.
  "authorisations.step": ["planner", "approver"],
  "authorisations.decide": ["approver"],
  // The country's way of deciding is chosen when the office is set up.
  "law.load": ["administrator", "planner"],
  "authorisations.extend": ["approver"],
  "units.read": directorate,
  "units.change": ["planner"],
  "people.read": directorate,
  "people.change": ["planner"],
  "deployments.numbers": everybody,
  "deployments.read": directorate,
  "deployments.change": ["planner"],
  "deployments.order": ["approver"],
  "deployments.approve": ["approver"],
  "deployments.override": ["approver"],
  "history.read": directorate,
  "history.import": ["planner"],
  // Corrections need another account than the one that brought the file: rules and database see to that.
  "history.commit": ["planner", "approver"],
  "eligibility.read": directorate,
  "eligibility.change": ["planner"],
  "eligibility.waive": ["approver"],
  "selection.read": directorate,
  "selection.plan": ["planner"],
  "selection.change": ["planner"],
  "selection.propose": ["planner"],
  "selection.approve": ["approver"],
  "figures.read": everybody,
  "figures.rows": directorate,
  "figures.prepare": ["planner"],
  "figures.issue": ["approver"],
} as const satisfies Rights;
