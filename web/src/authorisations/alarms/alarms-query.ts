/** What Today and the pages of alarms read; it takes only the shapes of alarms, for Today must come quickly. */
import { alarmsApi } from "@contingent/server/deployments/alarms/schema";
import { queryOptions } from "@tanstack/react-query";
import type { Reading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";

type At = Pick<Reading, "asOf" | "knownAt">;

/** Alarms of all decisions, or of one. */
export const alarmsQuery = (authorisation: string | undefined, at: At) =>
  queryOptions({
    queryKey: ["alarms", authorisation, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(alarmsApi.alarms, { query: { authorisation, asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });
