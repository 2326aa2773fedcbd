/** What one more posting brings to the objective, from what it changes alone. */
import type { Posting } from "./constraints/constraint.ts";
import { measured } from "./constraints/index.ts";
import type { AddedPosting } from "./explain-added.ts";
import { pairKey } from "./explain-obstacles.ts";
import { LEAST, type Measure, type ObjectiveEntry, type Problem, weightsOf } from "./problem.ts";

/** Weighs postings of open tours against a plan as it is. */
export class Gain {
  private readonly problem: Problem;
  private readonly added: AddedPosting;
  private readonly busy: ReadonlySet<string>;
  private readonly previous: ReadonlySet<string>;

  /** @param added the same plan's */
  constructor(problem: Problem, postings: readonly Posting[], added: AddedPosting) {
    this.problem = problem;
    this.added = added;
    this.busy = new Set(postings.map(({ person }) => person.id));
    this.previous = new Set(problem.previous.map(({ tour, person }) => pairKey(tour, person)));
  }

  /** The first entry of the objective that the posting changes, and by how much it is then better; 0 when it changes none. */
  firstChange(posting: Posting): { readonly entry: ObjectiveEntry | null; readonly gain: number } {
    for (const entry of this.problem.objective) {
      const gain = weightsOf(entry).reduce((sum, [measure, weight]) => {
        const more = weight * this.change(measure, posting);
        return LEAST.has(measure) ? sum - more : sum + more;
      }, 0);
      if (gain !== 0) return { entry, gain };
    }
    return { entry: null, gain: 0 };
  }

  private change(measure: Measure, posting: Posting): number {
    const { tour, person } = posting;
    switch (measure) {
      case "people":
        return this.busy.has(person.id) ? 0 : 1;
      case "changes":
        return this.previous.has(pairKey(tour.id, person.id)) ? -1 : 0;
      case "shortfall":
        return this.added.shortfallChange(posting);
      default:
        // Counted posting by posting, so this one's part is its own.
        return measured(measure, this.problem, [posting]);
    }
  }
}
