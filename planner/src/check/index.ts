/**
 * The independent checker. It shares with the planner only the reading of the two files: every rule is asked again from
 * the problem's own words, every measure added up again, every bound proved again from the certificate.
 */
import { problemHash } from "../canonical.ts";
import type { Certificate, Plan, Status } from "../plan.ts";
import type { Measure, ObjectiveEntry, Problem } from "../problem.ts";
import { prove } from "./bound.ts";
import type { Breach, Report } from "./breach.ts";
import { candidatesOf } from "./candidates.ts";
import { conflictOnly } from "./conflict-only.ts";
import { checkConflict } from "./conflict-parts.ts";
import { type World, worldOf } from "./draft.ts";
import { measureAll, scoreOf, signedWeights, statedValue } from "./measures.ts";
import { checkRules, type Posting } from "./rules.ts";

export type { Breach } from "./breach.ts";

/** An entry of the objective as checked: `proved` when the certificate shows that nothing lawful passes `bound`. */
export interface CheckedEntry {
  readonly entry: ObjectiveEntry;
  readonly value: number;
  readonly bound: number;
  readonly proved: boolean;
}

/** What a check found: every breach, what the measures add up to, and which bounds are proved. */
export interface CheckResult {
  /** Lawful, and as good as it says. */
  readonly ok: boolean;
  readonly status: Status;
  readonly breaches: readonly Breach[];
  readonly measures: Readonly<Record<Measure, number>>;
  readonly entries: readonly CheckedEntry[];
}

/** Checks a plan against its problem. Every breach is listed; `ok` when there is none. */
export function check(problem: Problem, plan: Plan): CheckResult {
  const breaches: Breach[] = [];
  const report: Report = (code, message, facts = {}) => breaches.push({ code, message, facts });
  checkHead(problem, plan, report);
  const postings = postingsOf(problem, plan, report);
  const measures = measureAll(problem, postings, plan.status === "infeasible" ? () => {} : report);
  if (plan.status === "infeasible") {
    checkInfeasible(problem, plan, measures, report);
    return { ok: breaches.length === 0, status: plan.status, breaches, measures, entries: [] };
  }
  checkRules(problem, postings, report);
  checkOpen(problem, plan, report);
  if (plan.conflict !== undefined) report("conflict", `The plan names a conflict, but says ${plan.status}.`);
  const entries = checkObjective(problem, plan, measures, report);
  return { ok: breaches.length === 0, status: plan.status, breaches, measures, entries };
}

function checkHead(problem: Problem, plan: Plan, report: Report): void {
  const hash = problemHash(problem);
  if (plan.problem !== hash) report("problem", `The plan is for ${plan.problem}, the problem is ${hash}.`);
  if (plan.seed !== problem.seed) report("seed", `The plan has seed ${plan.seed}, the problem ${problem.seed}.`);
  if (problem.work !== undefined && plan.workDone > problem.work)
    report("work", `${plan.workDone} steps were taken, ${problem.work} allowed.`);
  const rules = new Set([...problem.ceilings, ...problem.shares, ...problem.homeCaps].map(({ id }) => id));
  for (const { rule } of plan.prices)
    if (!rules.has(rule)) report("price", `A price names no rule: ${rule}.`, { rule });
}

function postingsOf(problem: Problem, plan: Plan, report: Report): Posting[] {
  const tours = new Map(problem.tours.map((tour) => [tour.id, tour]));
  const people = new Map(problem.people.map((person) => [person.id, person]));
  const postings: Posting[] = [];
  let before: string | null = null;
  for (const assigned of plan.assignments) {
    const tour = tours.get(assigned.tour);
    const person = people.get(assigned.person);
    const facts = { tour: assigned.tour, person: assigned.person };
    if (before !== null && assigned.tour === before) report("filled-twice", `${before} is filled twice.`, facts);
    else if (before !== null && assigned.tour < before)
      report("order", `${assigned.tour} stands after ${before}.`, facts);
    before = assigned.tour;
    if (tour === undefined) report("unknown", `The problem has no tour ${assigned.tour}.`, facts);
    if (person === undefined) report("unknown", `The problem has no person ${assigned.person}.`, facts);
    if (tour === undefined || person === undefined) continue;
    const score = scoreOf(person, tour);
    if (score !== assigned.score)
      report("score", `${person.id} on ${tour.id} scores ${score}, not ${assigned.score}.`, facts);
    postings.push({ tour, person });
  }
  return postings;
}

function checkOpen(problem: Problem, plan: Plan, report: Report): void {
  const filled = new Set(plan.assignments.map(({ tour }) => tour));
  const open = new Set(problem.tours.map(({ id }) => id).filter((id) => !filled.has(id)));
  let before: string | null = null;
  for (const { tour, causes } of plan.open) {
    if (before !== null && tour <= before) report("order", `Open ${tour} stands after ${before}.`, { tour });
    before = tour;
    if (!open.delete(tour))
      report("open", `${tour} is listed as open but is filled, listed twice or unknown.`, { tour });
    if (causes.length === 0) report("open", `Open ${tour} has no cause.`, { tour });
  }
  for (const tour of open) report("open", `${tour} is neither filled nor listed as open.`, { tour });
}

/** The index of each tour's class, or `null` after a breach when the classes do not hold every tour once. */
function classesOf(problem: Problem, certificate: Certificate, report: Report): Map<string, number> | null {
  const classOf = new Map<string, number>();
  let count = 0;
  for (const [index, tours] of certificate.classes.entries())
    for (const tour of tours) {
      classOf.set(tour, index);
      count += 1;
    }
  const whole = count === problem.tours.length && problem.tours.every(({ id }) => classOf.has(id));
  if (!whole) report("certificate", "The classes of the certificate do not hold every tour exactly once.");
  return whole ? classOf : null;
}

function proofWorld(problem: Problem, plan: Plan, measures: Record<Measure, number>, report: Report): World | null {
  if (plan.certificate === undefined) {
    report("certificate", "The plan has no certificate.");
    return null;
  }
  const classOf = classesOf(problem, plan.certificate, report);
  return classOf && worldOf(problem, candidatesOf(problem, classOf), measures);
}

function checkObjective(
  problem: Problem,
  plan: Plan,
  measures: Record<Measure, number>,
  report: Report,
): CheckedEntry[] {
  const same = JSON.stringify(plan.objective.map(({ entry }) => signedWeights(entry).sort()));
  if (same !== JSON.stringify(problem.objective.map((entry) => signedWeights(entry).sort()))) {
    report("objective", "The plan does not state the entries of the problem's objective in their order.");
    return [];
  }
  const world = proofWorld(problem, plan, measures, report);
  const checked = plan.objective.map(({ entry, value, bound }, index): CheckedEntry => {
    const name = typeof entry === "string" ? entry : JSON.stringify(entry);
    const sum = statedValue(entry, measures);
    if (sum !== value) report("value", `${name} adds up to ${sum}, not ${value}.`, { entry: name, sum, value });
    const proved = world !== null && checkBound(world, plan, index, report);
    return { entry, value: sum, bound, proved };
  });
  const closed = plan.objective.every(({ value, bound }) => value === bound);
  if (closed !== (plan.status === "optimal"))
    report(
      "status",
      `The plan says ${plan.status}, but ${closed ? "every value equals" : "not every value equals"} its bound.`,
    );
  return checked;
}

function checkBound(world: World, plan: Plan, index: number, report: Report): boolean {
  const stated = plan.objective[index];
  const proof = plan.certificate?.entries.find(({ entry }) => entry === index);
  if (stated === undefined || plan.certificate === undefined) return false;
  const name = typeof stated.entry === "string" ? stated.entry : JSON.stringify(stated.entry);
  if (proof === undefined) {
    report("bound", `The certificate has no proof for ${name}.`, { entry: name });
    return false;
  }
  const least = typeof stated.entry === "string" && signedWeights(stated.entry).some(([, weight]) => weight < 0);
  const proved = prove(world, plan.certificate, proof, index);
  if ("fault" in proved) {
    report("certificate", `The proof for ${name} ${proved.fault}.`, { entry: name });
    return false;
  }
  const shown = least ? -proved.most : proved.most;
  if (proved.most <= BigInt(least ? -stated.bound : stated.bound)) return true;
  report("bound", `${name}: the certificate proves ${shown}, the plan says ${stated.bound}.`, {
    entry: name,
    proved: String(shown),
    bound: stated.bound,
  });
  return false;
}

function checkInfeasible(problem: Problem, plan: Plan, measures: Record<Measure, number>, report: Report): void {
  if (plan.assignments.length > 0) report("status", "The plan says infeasible but has assignments.");
  checkConflict(problem, plan, report);
  const world = proofWorld(conflictOnly(problem, plan.conflict ?? []), plan, measures, report);
  if (world === null || plan.certificate === undefined) return;
  const proof = plan.certificate.infeasible;
  if (proof === undefined) {
    report("certificate", "The certificate has no proof that nothing is lawful.");
    return;
  }
  const proved = prove(world, plan.certificate, proof, null);
  if ("fault" in proved) report("certificate", `The proof that nothing is lawful ${proved.fault}.`);
  else if (proved.most >= 0n)
    report(
      "certificate",
      `The proof that what the conflict names cannot hold together leaves ${proved.most}; it must be negative.`,
    );
}
