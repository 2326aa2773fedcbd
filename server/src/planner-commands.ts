/** `plan`, `check` and `explain` on the planner's files, without a database. */
import { z } from "zod";
import { writeText } from "./planner-files.ts";
import { askPlanner, type PlannerAnswer, type PlannerProgress, type PlannerTask } from "./planner-task.ts";
import { mustBeWritable } from "./platform/answer-file.ts";
import type { Commands, Exit, Out } from "./platform/cli.ts";

const problem = z.string().describe("The problem, a .json or .json.gz file.");
const plan = z.string().describe("The plan, a .json or .json.gz file.");
const memory = z.coerce
  .number()
  .int()
  .min(64)
  .max(65_536)
  .default(3072)
  .describe("Memory of the planner in MB, without the engine's own.");

const PlanOptions = z.object({
  problem,
  output: z.string().optional().describe("Where the plan is written; standard output when absent."),
  memory,
});
const CheckOptions = z.object({ problem, plan, memory });
const ExplainOptions = z.object({
  problem,
  plan,
  tour: z.string().describe("Id of the tour."),
  person: z.string().optional().describe("Id of a person: why not this one?"),
  memory,
});

/** Registers the three commands. */
export function plannerCommands(program: Commands): void {
  program.plain("plan", {
    summary: "Finds the best lawful plan of a problem file, with the proof of how good it is.",
    options: PlanOptions,
    places: ["problem"],
    short: { output: "o" },
    examples: ["plan problem.json -o plan.json", "plan problem.json.gz -o plan.json.gz --json"],
    run: planFile,
  });
  program.plain("check", {
    summary: "Proves that a plan is lawful and as good as it says, with none of the code that found it.",
    options: CheckOptions,
    places: ["problem", "plan"],
    examples: ["check problem.json plan.json"],
    run: async ({ problem, plan, memory }, out) => tell(await ask({ do: "check", problem, plan }, memory, out), out),
  });
  program.plain("explain", {
    summary: "Tells why a tour has this person, why not that one, or why it is open; each claim is proved again.",
    options: ExplainOptions,
    places: ["problem", "plan"],
    examples: ["explain problem.json plan.json --tour MINURSO/unmo-3/2027 --person P-00017"],
    run: async ({ problem, plan, tour, person = null, memory }, out) =>
      tell(await ask({ do: "explain", problem, plan, tour, person }, memory, out), out),
  });
}

async function planFile({ problem, output, memory }: z.output<typeof PlanOptions>, out: Out): Promise<Exit> {
  if (output !== undefined) {
    await mustBeWritable(output);
    out.note("Planning. Ctrl-C keeps the best plan found until then.");
  }
  out.progress("Reading the problem …");
  out.interrupted.addEventListener("abort", () => {
    out.note("Stopping: the planner finishes its step and keeps the best plan. Once more ends at once, without one.");
  });
  const answer = await ask({ do: "plan", problem }, memory, out);
  if (answer.plan === undefined) return tell(answer, out);
  if (out.interrupted.aborted)
    out.note("Stopped: this is the best plan found until then, with the step at which it was stopped.");
  if (output === undefined) {
    out.document(answer.plan);
    if (answer.exit !== 0) for (const line of answer.lines) out.note(line);
    return answer.exit;
  }
  await writeText(output, answer.plan);
  return tell({ ...answer, lines: [...answer.lines, `Written to ${output}.`] }, out);
}

function tell({ exit, value, lines }: PlannerAnswer, out: Out): Exit {
  if (exit === 0 || exit === 1 || out.json) out.answer(value, () => lines);
  else for (const line of lines) out.note(line);
  return exit;
}

function ask(task: PlannerTask, memoryMb: number, out: Out): Promise<PlannerAnswer> {
  return askPlanner(task, {
    memoryMb,
    interrupted: out.interrupted,
    progress: (state) => out.progress(inWords(state)),
  });
}

/** `step 12,000 · filled: 812, bound 840`. */
function inWords({ phase, goal, value, bound, workDone }: PlannerProgress): string {
  const reached = value === null ? "no plan yet" : value.toLocaleString("en");
  const limit = bound === null ? "" : value === bound ? ", proved best" : `, bound ${bound.toLocaleString("en")}`;
  return `step ${workDone.toLocaleString("en")} · ${goal ?? phase}: ${reached}${limit}`;
}
