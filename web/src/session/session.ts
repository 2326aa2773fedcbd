/** Who is signed in. Read once at the start and kept by the query cache; pages below the frame may count on it. */
import { type Session, sessionApi } from "@contingent/server/platform/session-api";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { Problem } from "../api/problem.ts";

/** The caller's session; `account` is null for a visitor. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => call(sessionApi.read, {}, { signal }),
  staleTime: 60_000,
  // A program that is still starting answers 503; whoever came early waits for it.
  retry: (failures, error) => (error instanceof Problem && error.status === 503) || failures < 2,
  retryDelay: 1000,
});

/** The session of the reader; pages of the frame are only drawn when somebody is signed in. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the reader holds `right`. */
export function useRight(right: string): boolean {
  return useSession().rights.includes(right);
}
