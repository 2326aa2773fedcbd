/** One example for each endpoint that changes something, on the demonstration country. Later ones build on earlier ones. */
import { AUTHORISATION_EXAMPLES, AUTHORISATION_TRIALS } from "./authorisations.ts";
import { DEPLOYMENT_EXAMPLES } from "./deployments.ts";
import { FIGURE_EXAMPLES } from "./figures.ts";
import { HISTORY_EXAMPLES } from "./history.ts";
import { MISSION_EXAMPLES } from "./missions.ts";
import { PEOPLE_EXAMPLES } from "./people.ts";
import { SELECTION_EXAMPLES } from "./selection.ts";
import { SESSION_EXAMPLES } from "./sessions.ts";
import type { Example } from "./surroundings.ts";

/** Endpoints that are asked with a body but change nothing. */
export const READING: readonly string[] = [
  "POST /api/authorisations/:id/steps/preview",
  "POST /api/missions/:id/impact",
  "POST /api/selection/runs/:id/edits/check",
];

/** Endpoints that make several changes in one transaction, with the number of their events: the decision, and the tours it records. */
export const SEVERAL: Readonly<Record<string, number>> = { "POST /api/selection/runs/:id/approve": 2 };

/** By method and path, in the order in which they are made. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  ...SESSION_EXAMPLES,
  ...MISSION_EXAMPLES,
  ...AUTHORISATION_EXAMPLES,
  ...PEOPLE_EXAMPLES,
  ...DEPLOYMENT_EXAMPLES,
  ...HISTORY_EXAMPLES,
  ...FIGURE_EXAMPLES,
  ...SELECTION_EXAMPLES,
};

/** Examples of endpoints that only try: they answer, and leave nothing behind. */
export const TRIALS: Readonly<Record<string, Example>> = AUTHORISATION_TRIALS;
