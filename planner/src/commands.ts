/** The commands `plan` and `check` as pure functions: texts of files in, an answer and an exit code out. */
import { canonicalJson } from "./canonical.ts";
import { type CheckResult, check } from "./check/index.ts";
import { conflictText } from "./conflict-text.ts";
import { entryText } from "./entry-text.ts";
import { explain, NoSuchThing, type Question } from "./explain.ts";
import type { Solve } from "./explain-nearest.ts";
import { explanationLines } from "./explain-text.ts";
import type { Fault } from "./fault.ts";
import { NoPlanFound } from "./no-plan-found.ts";
import type { Plan } from "./plan.ts";
import { parsePlan } from "./plan-read.ts";
import type { ObjectiveEntry, Problem } from "./problem.ts";
import { parseProblem } from "./problem-read.ts";

/** What a command says: for machines, for people, and to the shell (0 good, 1 not so, 2 unreadable, 3 failed). */
export interface Answer {
  readonly exit: 0 | 1 | 2 | 3;
  readonly value: unknown;
  readonly lines: readonly string[];
}

/** The plan file's text: canonical JSON and a line end, the same bytes for the same plan. */
export function planText(plan: Plan): string {
  return `${canonicalJson(plan)}\n`;
}

/** The answer to a file that cannot be read: every fault with its place. */
export function unreadable(name: string, faults: readonly Fault[]): Answer {
  const lines = faults.map(({ path, message }) => `${name}: ${path === "" ? "the file" : path} ${message}`);
  return { exit: 2, value: { readable: false, file: name, faults }, lines };
}

/**
 * Solves a problem. The plan is checked before it is given out, read again from its own text: one that does not pass is a
 * failure of the planner, never an answer. Exit 1 with a plan that says infeasible, 3 when the work ended before any lawful
 * plan was found. `plan` is present with exit 0 and 1 only.
 */
export async function planCommand(
  text: string,
  solve: Solve,
  name = "problem",
): Promise<Answer & { readonly plan?: Plan }> {
  const problem = parseProblem(text);
  if (!problem.ok) return unreadable(name, problem.faults);
  try {
    return planned(problem.value, await solve(problem.value));
  } catch (error) {
    if (!(error instanceof NoPlanFound)) throw error;
    return withoutPlan(error);
  }
}

function withoutPlan({ message, workDone }: NoPlanFound): Answer {
  const lines = [message, "More work may find one, or prove that there is none."];
  return { exit: 3, value: { failed: true, message, workDone }, lines };
}

function planned(problem: Problem, plan: Plan): Answer & { readonly plan?: Plan } {
  const read = parsePlan(planText(plan));
  const breaches: readonly { readonly message: string }[] = read.ok
    ? check(problem, read.value).breaches
    : read.faults.map(({ path, message }) => ({ message: `${path} ${message}` }));
  if (breaches.length > 0) {
    const lines = ["The plan that was found does not pass its check:", ...breaches.map(({ message }) => message)];
    return { exit: 3, value: { failed: true, breaches }, lines };
  }
  return { exit: plan.status === "infeasible" ? 1 : 0, value: plan, lines: planLines(problem, plan), plan };
}

function planLines(problem: Problem, plan: Plan): string[] {
  if (plan.status === "infeasible") return conflictLines(plan);
  const filled = `${plan.assignments.length} of ${problem.tours.length} tours filled`;
  const proof = plan.status === "optimal" ? "proved optimal" : "not proved optimal";
  return [`${filled}, ${proof}.`, ...plan.objective.map((each) => valueLine(each.entry, each.value, each.bound))];
}

function conflictLines(plan: Plan): string[] {
  return [
    "No plan is lawful. These contradict each other:",
    ...(plan.conflict ?? []).map((p) => `- ${conflictText(p)}`),
  ];
}

function valueLine(entry: ObjectiveEntry, value: number, bound: number): string {
  const distance = value === bound ? "proved best" : `best is not beyond ${bound}`;
  return `${entryText(entry)}: ${value} (${distance})`;
}

/** Both files read, or the answer that says all that is wrong with them. */
function readBoth(
  problemText: string,
  planFile: string,
  names: readonly string[],
): { readonly problem: Problem; readonly plan: Plan } | Answer {
  const problem = parseProblem(problemText);
  const plan = parsePlan(planFile);
  if (problem.ok && plan.ok) return { problem: problem.value, plan: plan.value };
  const first = problem.ok ? null : unreadable(names[0] ?? "problem", problem.faults);
  const second = plan.ok ? null : unreadable(names[1] ?? "plan", plan.faults);
  const both = [first, second].filter((answer) => answer !== null);
  return { exit: 2, value: both.map(({ value }) => value), lines: both.flatMap(({ lines }) => lines) };
}

/** Checks a plan against its problem: 0 lawful and as good as it says, 1 not, 2 unreadable. */
export function checkCommand(problemText: string, planFile: string, names = ["problem", "plan"]): Answer {
  const read = readBoth(problemText, planFile, names);
  return "exit" in read ? read : checked(check(read.problem, read.plan));
}

function checked(result: CheckResult): Answer {
  return { exit: result.ok ? 0 : 1, value: result, lines: checkLines(result) };
}

function checkLines({ ok, status, breaches, entries }: CheckResult): string[] {
  const proofs = entries.map(({ entry, value, bound, proved }) => {
    const claim = value === bound ? "nothing lawful is better" : `nothing lawful passes ${bound}`;
    return `${entryText(entry)}: ${value}; ${proved ? `${claim}, proved` : `${claim}: NOT proved`}`;
  });
  if (ok && status === "infeasible") return ["Proved: no plan is lawful."];
  if (ok) return [`Lawful, and as good as it says (${status}).`, ...proofs];
  return [
    `${breaches.length} ${breaches.length === 1 ? "breach" : "breaches"}:`,
    ...breaches.map((b) => b.message),
    ...proofs,
  ];
}

/**
 * Explains a plan: why whoever has a tour, why not somebody else, why nobody. The plan must pass its check first: an
 * unlawful plan has no reasons, and where no plan is lawful the conflict is all there is to say. Exit 1 in both cases, 2 when a file is unreadable or the question names nothing.
 */
export async function explainCommand(
  problemText: string,
  planFile: string,
  question: Question,
  solve: Solve,
  names = ["problem", "plan"],
): Promise<Answer> {
  const read = readBoth(problemText, planFile, names);
  if ("exit" in read) return read;
  const result = check(read.problem, read.plan);
  if (!result.ok) return checked(result);
  if (read.plan.status === "infeasible") return { exit: 1, value: read.plan, lines: conflictLines(read.plan) };
  try {
    const answer = await explain(read.problem, read.plan, question, solve);
    return { exit: 0, value: answer, lines: explanationLines(answer) };
  } catch (error) {
    if (error instanceof NoPlanFound) return withoutPlan(error);
    if (!(error instanceof NoSuchThing)) throw error;
    return { exit: 2, value: { readable: true, message: error.message }, lines: [error.message] };
  }
}
