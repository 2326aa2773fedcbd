/** Examples for the endpoints of issued figures. */
import { type Example, Id, REASON, type Surroundings } from "./surroundings.ts";

/** A figure as it is to be said. */
const ISSUE = { definition: "sent-since-2014", asOf: "2014-01-01", language: "en", text: "Before 2014 it was 0." };

async function aPreparedFigure({ service, once }: Surroundings, name: string): Promise<string> {
  return once(
    name,
    async () => Id.parse((await service.ask("planner", "POST", "/api/issued-figures", { body: ISSUE })).json()).id,
  );
}

/** By method and path, in the order in which they are made. */
export const FIGURE_EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/issued-figures": async () => ({ as: "planner", body: ISSUE }),
  "POST /api/issued-figures/:id/issue": async (all) => ({
    as: "approver",
    places: { id: await aPreparedFigure(all, "issued figure") },
    body: {},
  }),
  "POST /api/issued-figures/:id/withdraw": async (all) => ({
    as: "approver",
    places: { id: await aPreparedFigure(all, "withdrawn figure") },
    body: { reason: REASON },
  }),
};
