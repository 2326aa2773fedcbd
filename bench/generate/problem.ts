import { chanceOf } from "./chance.ts";
import { generateTours } from "./posts.ts";
import type { ProblemFile, TourFile } from "./shape.ts";
import { sideRules } from "./side.ts";
import type { Size } from "./sizes.ts";
import { generatePeople } from "./volunteers.ts";

/** What the caller may choose beside size and seed. */
export interface Choices {
  /** Add ceilings, shares and home caps. */
  readonly side?: boolean;
  /** Goals: in strict order (the default), or one weighted sum of filling and score. */
  readonly goals?: "strict" | "weighted";
  /** Add an earlier plan: one person for each of so many tours of a hundred, drawn without regard to the rules. */
  readonly previousPercent?: number;
}

/** The instance of a size and seed; the same text on every machine. */
export function generateProblem(size: Size, seed: number, choices: Choices = {}): ProblemFile {
  const tours = generateTours(size, seed);
  const people = generatePeople(size, seed);
  const side = choices.side ? sideRules(tours, people) : {};
  return {
    format: "contingent-problem/1",
    title: `generated ${size.name} seed ${seed}${choices.side ? " with side rules" : ""}`,
    tours,
    people,
    rest: { days: 365 },
    ...side,
    ...(choices.previousPercent ? { previous: previous(tours, people, seed, choices.previousPercent) } : {}),
    objective: goals(choices),
    seed,
  };
}

function goals(choices: Choices): ProblemFile["objective"] {
  if (choices.goals === "weighted")
    return [choices.side ? { filled: 1, score: 1, shortfall: 200 } : { filled: 1, score: 1 }];
  return choices.side ? ["keyFilled", "filled", "shortfall", "score"] : ["keyFilled", "filled", "score"];
}

function previous(tours: readonly TourFile[], people: ProblemFile["people"], seed: number, percent: number) {
  const chance = chanceOf(seed, "previous");
  return tours
    .filter(() => chance.holds(percent, 100))
    .map((tour) => ({ tour: tour.id, person: chance.pick(people).id }));
}
