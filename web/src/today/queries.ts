/** What the page Today reads. */
import { figuresApi } from "@contingent/server/figures/schema";
import { selectionApi } from "@contingent/server/selection/schema";
import { queryOptions } from "@tanstack/react-query";
import type { Reading } from "../address/moment.ts";
import { call } from "../api/call.ts";

type At = Pick<Reading, "asOf" | "knownAt">;

export const todayQuery = (at: At) =>
  queryOptions({
    queryKey: ["today", at.asOf, at.knownAt],
    queryFn: ({ signal }) => call(figuresApi.today, { query: { asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });

export const needsQuery = queryOptions({
  queryKey: ["needs"],
  queryFn: ({ signal }) => call(selectionApi.needsYou, {}, { signal }),
});
