/** One method on one problem file in a process of its own, so that time and memory are its alone. Prints a result as JSON. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { entryValue, hardMatches, type Problem, postingsOf, readProblem } from "@contingent/planner";
import type { Answer, Method } from "./methods/answer.ts";
import { cbcWhole } from "./methods/cbc.ts";
import { contingent } from "./methods/contingent.ts";
import { greedy } from "./methods/greedy.ts";
import { highsWhole } from "./methods/highs.ts";
import type { Result } from "./result.ts";

const methods: Readonly<Record<string, Method>> = {
  contingent,
  highs: highsWhole,
  cbc: cbcWhole,
  "greedy-date": (problem) => greedy(problem, "date"),
  "greedy-critical": (problem) => greedy(problem, "critical"),
};

/** Runs `METHOD FILE SECONDS` and prints its `Result`. */
export async function oneCommand(args: readonly string[]): Promise<void> {
  const [name = "", file = "", seconds = "60"] = args;
  const method = methods[name];
  if (method === undefined) throw new Error(`there is no method ${name}`);
  const problem = load(file);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const answer: Answer & { solvedAt?: number; peakMegabytes?: number; ownSeconds?: number } = await method(
    problem,
    Number(seconds),
  );
  const used = process.cpuUsage(cpu);
  const result: Result = {
    method: name,
    status: answer.status,
    seconds: ((answer.solvedAt ?? performance.now()) - started) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6 + (answer.ownSeconds ?? 0),
    peakMegabytes: Math.max(Math.trunc(process.resourceUsage().maxRSS / 1000), answer.peakMegabytes ?? 0),
    bounds: answer.bounds,
    ...score(problem, answer),
    ...(answer.sum === undefined ? {} : { sum: answer.sum }),
    ...(answer.checked === undefined ? {} : { checked: answer.checked }),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

function load(file: string): Problem {
  const bytes = readFileSync(file);
  const read = readProblem(JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString()));
  if (!read.ok) throw new Error(`${file}: ${read.faults.map((fault) => `${fault.path} ${fault.message}`).join("; ")}`);
  return read.value;
}

/** Scored by the planner's constraints, whoever the answer comes from. */
function score(problem: Problem, answer: Answer): Pick<Result, "filled" | "values" | "lawful"> {
  const postings = postingsOf(problem, answer.assignments);
  return {
    filled: answer.assignments.length,
    values: problem.objective.map((entry) => entryValue(entry, problem, postings)),
    lawful: hardMatches(problem, postings).length === 0,
  };
}
