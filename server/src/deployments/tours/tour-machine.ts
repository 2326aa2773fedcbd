/** The states of a tour and what leads from one to the next. The database holds the same table (tour_events_machine). Pure. */
import type { TourEventKind, TourState } from "./tour-shapes.ts";

/** States of a tour whose person has not arrived yet; it holds its place under the ceilings. */
export const BEFORE_ARRIVAL: readonly TourState[] = [
  "nominated",
  "screened",
  "medically_cleared",
  "selected",
  "travelling",
];

/** The individual's path before arrival, in order, each with the state it leads to. */
export const PATH: readonly { readonly step: TourEventKind; readonly from: TourState; readonly to: TourState }[] = [
  { step: "screened", from: "nominated", to: "screened" },
  { step: "medically_cleared", from: "screened", to: "medically_cleared" },
  { step: "selected", from: "medically_cleared", to: "selected" },
  { step: "travelling", from: "selected", to: "travelling" },
];

/** The state that an event leads to; null: the tour keeps the one it has. */
export function stateAfter(kind: TourEventKind): TourState | null {
  switch (kind) {
    case "nominated":
    case "approved":
      return "nominated";
    case "screened":
    case "medically_cleared":
    case "selected":
    case "travelling":
    case "closed":
    case "died":
    case "cancelled":
      return kind;
    case "rejected":
      return "returned_to_pool";
    case "arrived":
      return "in_mission";
    case "left":
    case "repatriated":
    case "check_in_failed":
      return "repatriating";
    case "home":
      return "returned";
    case "moved":
      return "closed";
    case "extended":
    case "corrected":
    case "rescheduled":
    case "undone":
    case "restood":
    case "import_corrected":
    case "import_undone":
      return null;
  }
}

/**
 * States from which an event may be recorded. Members of formed units go by their unit's roll: they travel without the individual's
 * steps.
 */
export function statesBefore(kind: TourEventKind, ofUnit: boolean): readonly TourState[] {
  switch (kind) {
    case "nominated":
    case "approved":
      return [];
    case "screened":
    case "medically_cleared":
    case "selected":
      return PATH.filter((step) => step.step === kind).map((step) => step.from);
    case "travelling":
      return ofUnit ? ["nominated", "selected"] : ["selected"];
    case "arrived":
      return ["travelling"];
    case "rejected":
    case "cancelled":
    case "rescheduled":
      return BEFORE_ARRIVAL;
    case "check_in_failed":
      return ["travelling", "in_mission"];
    case "left":
    case "repatriated":
    case "moved":
      return ["in_mission"];
    case "died":
      return ["in_mission", "repatriating"];
    case "home":
      return ["repatriating"];
    case "closed":
      return ["returned"];
    case "extended":
      return [...BEFORE_ARRIVAL, "in_mission"];
    case "corrected":
    case "undone":
    case "restood":
    case "import_corrected":
    case "import_undone":
      return [...BEFORE_ARRIVAL, "in_mission", "repatriating", "returned", "closed", "died"];
  }
}

/** Steps of the path that a tour in this state has not taken yet; none for who has arrived. */
export function stepsMissing(state: TourState, ofUnit: boolean): readonly TourEventKind[] {
  if (!BEFORE_ARRIVAL.includes(state) || state === "travelling") return [];
  if (ofUnit && state === "nominated") return ["travelling"];
  return PATH.slice(PATH.findIndex((step) => step.from === state)).map((step) => step.step);
}
