/** How long somebody at the screen waits at M: for suggestions for one post, and for the check of one edit by hand. */
import { type Posting, type Problem, postingsOf, readProblem, type Tour } from "@contingent/planner";
import { scoreOf } from "../planner/src/constraints/score.ts";
import { AddedPosting } from "../planner/src/explain-added.ts";
import { bansOf, ownObstacles, ownTourObstacles } from "../planner/src/explain-obstacles.ts";
import { generateProblem } from "./generate/problem.ts";
import { sizeNamed } from "./generate/sizes.ts";
import { machineLine } from "./machine.ts";
import { greedy } from "./methods/greedy.ts";

/** Suggestions that are asked against every rule; the rest of the able are listed by score. */
const TRIED = 10;
const TIMES = 60;

/** Measures both on the plan of the greedy way, without and with side rules, and prints a line each. */
export function editsCommand(): void {
  process.stdout.write(`Machine: ${machineLine()}.\n\nProcessor time in ms, median and most of ${TIMES}.\n`);
  for (const side of [false, true]) {
    const read = readProblem(generateProblem(sizeNamed("M"), 1, { side, goals: "strict" }));
    if (!read.ok) throw new Error("the generated problem cannot be read");
    const problem = read.value;
    const postings = postingsOf(problem, greedy(problem, "critical").assignments);
    const rules = side ? "with" : "without";
    const tours = Array.from({ length: TIMES }, (_, i) => problem.tours[(i * 877) % problem.tours.length]);
    const asked = tours.filter((tour) => tour !== undefined);
    const suggest = asked.map((tour) => milliseconds(() => suggestions(problem, postings, tour)));
    const edit = asked.map((tour, i) => milliseconds(() => checkEdit(problem, postings, tour, i)));
    process.stdout.write(`M ${rules} side rules: suggestions ${spread(suggest)}, check of one edit ${spread(edit)}\n`);
  }
}

/** Everybody who is able by score, and for the first what stands against them. */
function suggestions(problem: Problem, postings: readonly Posting[], tour: Tour): unknown {
  const others = postings.filter((one) => one.tour.id !== tour.id);
  const added = new AddedPosting(problem, others);
  const bans = bansOf(problem);
  return problem.people
    .filter((person) => ownObstacles(problem, tour, person, bans).length === 0)
    .map((person) => ({ person, score: scoreOf(person, tour) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, TRIED)
    .map(({ person }) => {
      const own = others.filter((one) => one.person.id === person.id);
      return [...ownTourObstacles(problem, tour, own), ...added.breaks({ tour, person })];
    });
}

/** Somebody is put on a tour by hand: their own needs, their other tours, and every rule beside the rest of the plan. */
function checkEdit(problem: Problem, postings: readonly Posting[], tour: Tour, i: number): unknown {
  const person = problem.people[(i * 1_009) % problem.people.length];
  if (person === undefined) return [];
  const others = postings.filter((one) => one.tour.id !== tour.id);
  const own = others.filter((one) => one.person.id === person.id);
  return [
    ...ownObstacles(problem, tour, person, bansOf(problem)),
    ...ownTourObstacles(problem, tour, own),
    ...new AddedPosting(problem, others).breaks({ tour, person }),
  ];
}

function milliseconds(work: () => unknown): number {
  const since = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function spread(list: readonly number[]): string {
  const sorted = list.toSorted((a, b) => a - b);
  return `${(sorted[sorted.length >> 1] ?? 0).toFixed(1)} (most ${(sorted.at(-1) ?? 0).toFixed(1)})`;
}
