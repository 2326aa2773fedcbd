/** Examples for the endpoints of missions. */
import { type Example, INVENTED, REASON } from "./surroundings.ts";

/** By method and path, in the order in which they are made. */
export const MISSION_EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/missions/:id/ends": async () => ({
    as: "planner",
    places: { id: "MINURSO" },
    body: { kind: "operations", day: "2027-10-31", precision: "day", ...INVENTED },
  }),
  "POST /api/missions/:id/mandates": async () => ({
    as: "planner",
    places: { id: "MINURSO" },
    body: {
      kind: "renewal",
      resolution: "S/RES/9999 (2026)",
      adoptedOn: "2026-06-29",
      from: "2026-11-01",
      to: "2027-10-31",
      note: "",
      ...INVENTED,
    },
  }),
  "POST /api/missions": async () => ({
    as: "planner",
    body: {
      id: "UNTEST",
      kind: "peacekeeping",
      name: { en: "A mission" },
      area: { en: "An area" },
      headquarters: null,
      started: { day: "2026-06-01", precision: "day", ...INVENTED },
      note: "",
      ...INVENTED,
    },
  }),
  "POST /api/missions/:id/changes": async () => ({
    as: "planner",
    places: { id: "UNDOF" },
    body: {
      what: "termination",
      resolution: "S/RES/9997 (2026)",
      adoptedOn: "2026-06-29",
      operations: "2026-06-30",
      withdrawal: "2026-12-31",
      liquidation: null,
      note: "",
      ...INVENTED,
    },
  }),
  "POST /api/missions/:id/changes/undo": async () => ({
    as: "planner",
    places: { id: "UNDOF" },
    body: { reason: REASON },
  }),
};
