import { dayText } from "./generate/calendar.ts";
import type { ProblemFile } from "./generate/shape.ts";

/** An instance: jobs with fixed times, workers with the jobs they can do. */
export interface TaskInstance {
  /** Start and end of each job; the end itself is free again (half-open). */
  readonly jobs: readonly (readonly [number, number])[];
  /** For each worker the jobs, counted from 0. */
  readonly workers: readonly (readonly number[])[];
}

/** Reads the text form `Jobs = n`, a line `start end` each, `Qualifications = m`, a line `count: jobs` each. */
export function readTaskInstance(text: string): TaskInstance {
  const lines = text.split("\n").map((line) => line.trim());
  const jobs = block(lines, /^Jobs\s*=\s*(\d+)/).map((line): readonly [number, number] => {
    const [start = 0, end = 0] = line.split(/\s+/).map(Number);
    return [start, end];
  });
  const workers = block(lines, /^Qualifications\s*=\s*(\d+)/).map((line) => {
    const list = line.slice(line.indexOf(":") + 1).trim();
    return list === "" ? [] : list.split(/\s+/).map(Number);
  });
  if (workers.some((list) => list.some((job) => !(job >= 0 && job < jobs.length))))
    throw new Error("a worker names no job");
  return { jobs, workers };
}

function block(lines: readonly string[], head: RegExp): string[] {
  const at = lines.findIndex((line) => head.test(line));
  const count = Number(head.exec(lines[at] ?? "")?.[1] ?? 0);
  const found = lines
    .slice(at + 1)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .slice(0, count);
  if (at < 0 || found.length < count) throw new Error(`${head.source} is missing or too short`);
  return found;
}

/**
 * The instance as a problem: fill as many jobs as can be, then with the fewest people. A job from `start` to `end` is a tour from day
 * `start` to day `end − 1`, which makes the half-open times touch without overlap; a job without length has one day.
 */
export function taskProblem(name: string, instance: TaskInstance): ProblemFile {
  const tags: string[][] = instance.workers.map((jobs) => [...new Set(jobs)].map((job) => `job:${job}`));
  return {
    format: "contingent-problem/1",
    title: name,
    tours: instance.jobs.map(([start, end], job) => ({
      id: `job-${String(job).padStart(4, "0")}`,
      post: `job-${job}`,
      from: dayText(start),
      to: dayText(Math.max(start, end - 1)),
      value: 1,
      needs: [[`job:${job}`]],
      labels: {},
    })),
    people: tags.map((own, worker) => ({ id: `worker-${String(worker).padStart(4, "0")}`, tags: own })),
    rest: { days: 0 },
    objective: ["filled", "people"],
    seed: 1,
  };
}

/** Most jobs under way at once: no fewer people can do all of them. */
export function mostAtOnce({ jobs }: TaskInstance): number {
  const changes = jobs.flatMap(([start, end]) => [[start, 1] as const, [end, -1] as const]);
  changes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let now = 0;
  let most = 0;
  for (const [, change] of changes) {
    now += change;
    most = Math.max(most, now);
  }
  return most;
}
