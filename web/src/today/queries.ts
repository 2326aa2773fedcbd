/** What the page Today reads. */
import { deploymentsApi } from "@contingent/server/deployments/schema";
import { figuresApi } from "@contingent/server/figures/schema";
import { selectionApi } from "@contingent/server/selection/schema";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
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

/** People in one mission on the day that is read. */
export const missionRowsQuery = (mission: string, at: At) =>
  infiniteQueryOptions({
    queryKey: ["mission-rows", mission, at.asOf, at.knownAt],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(
        deploymentsApi.listTours,
        {
          query: {
            asOf: at.asOf,
            knownAt: at.knownAt,
            from: at.asOf,
            to: at.asOf,
            mission,
            limit: 1000,
            cursor: pageParam,
          },
        },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
