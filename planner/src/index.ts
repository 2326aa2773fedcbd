/** The planner: a problem goes in, a plan with its reasons comes out. */

export { canonicalJson, problemHash } from "./canonical.ts";
export { type Breach, type CheckedEntry, type CheckResult, check } from "./check/index.ts";
export { type Answer, checkCommand, explainCommand, planCommand, planText } from "./commands.ts";
export { type Conflict, conflictOf } from "./conflict.ts";
export { conflictText } from "./conflict-text.ts";
export { type Posting, postingsOf } from "./constraints/constraint.ts";
export { entryValue, hardMatches, type NamedMatch } from "./constraints/index.ts";
export { type Day, dayNumber, dayText, isDay } from "./days.ts";
export { entryText } from "./entry-text.ts";
export * from "./explain.ts";
export type { Solve } from "./explain-nearest.ts";
export { openTours } from "./explain-open.ts";
export { explanationLines } from "./explain-text.ts";
export type { Fault, Parsed } from "./fault.ts";
export { NoPlanFound } from "./no-plan-found.ts";
export type * from "./plan.ts";
export { parsePlan, readPlan } from "./plan-read.ts";
export * from "./problem.ts";
export { parseProblem, readProblem } from "./problem-read.ts";
export { type Engine, PLANNER_VERSION, type Progress, type SolveOptions, solve } from "./solve/index.ts";
