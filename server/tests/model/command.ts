/** What a command of the model test is, and what comes of it. */
import type { Outcome } from "../../src/platform/outcome.ts";
import type { Chance } from "./chance.ts";
import type { ModelStay } from "./ledger.ts";
import type { World } from "./world.ts";

/** One person's tour as the product has it: all of its parts together. */
export interface ModelTour extends Omit<ModelStay, "decision" | "pastEnd"> {
  /** Days that its parts have together; the length of the tour when there is no gap. */
  readonly days: number;
}

/** What a tour must be when its command was done: its days and standing, gone, or one of those it had before. */
export type Wanted =
  | Pick<ModelTour, "person" | "mission" | "role" | "from" | "to" | "standing">
  | Pick<ModelTour, "from" | "to" | "standing">
  | "gone"
  | "as before";

/** What came of a command. */
export interface Done {
  readonly outcome: Outcome<unknown>;
  /** A stay that was asked for: where it was refused, there must be no room for it. */
  readonly asked?: Omit<ModelStay, "decision">;
  /** The tour that it was about; "new": one that was not there before. */
  readonly tour?: string;
  /** What that tour is when it was done; all other tours must have kept their days. */
  readonly wanted?: Wanted;
  /** It was against four eyes, or past the rules: to be done is a fault. */
  readonly forbidden?: true;
}

/** Does one thing to the product as an office would, and tells the reference ledger of the law; null when there is nothing to do it to. */
export type Command = (world: World, chance: Chance, tours: readonly ModelTour[]) => Promise<Done | null>;

/** The tours that these stays are parts of. */
export function toursOf(stays: readonly ModelStay[]): readonly ModelTour[] {
  const tours = new Map<string, ModelTour>();
  for (const { tour, person, mission, role, from, to, standing } of stays) {
    const other = tours.get(tour);
    const days = to - from + 1;
    tours.set(tour, {
      ...{ tour, person, mission, role },
      from: Math.min(from, other?.from ?? from),
      to: Math.max(to, other?.to ?? to),
      standing: other?.standing === "actual" ? "actual" : standing,
      days: days + (other?.days ?? 0),
    });
  }
  return [...tours.values()];
}
