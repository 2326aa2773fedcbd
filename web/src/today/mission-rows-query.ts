/** What the list of people in a mission reads; apart from the rest, for it comes when it is asked for. */
import { deploymentsApi } from "@contingent/server/deployments/schema";
import { infiniteQueryOptions } from "@tanstack/react-query";
import type { Reading } from "../address/moment.ts";
import { call } from "../api/call.ts";

type At = Pick<Reading, "asOf" | "knownAt">;

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
