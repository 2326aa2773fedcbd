/** Decisions of law: what others use of this feature's rules. */
export { type Asked, breaksOf, type CeilingUse, judgeCeiling, NOBODY, refusalOf } from "./ceiling.ts";
export { judge, type Knowledge } from "./cover.ts";
export { draftOfForm } from "./form.ts";
export { isLawful } from "./lawful.ts";
export { mayDeploy } from "./may-deploy.ts";
export { type Interval, runsFromChanges, runsOf } from "./runs.ts";
export { lastCoveredDay } from "./scope.ts";
export { coversDays, decidedOn, isEffective, statusOn } from "./status.ts";
export { reasonsAgainstStep } from "./step-guards.ts";
export { readSuppositions, Supposition, supposedLaw, writeSuppositions } from "./what-if.ts";
