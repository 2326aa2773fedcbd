/** The day and the moment that the whole application is read at. Both stand in the address: `?asOf=2022-06-30&knownAt=…`. */
import { Day, Moment } from "@contingent/server/platform/days";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { z } from "zod";
import { useSession } from "../session/session.ts";

/** What every address may carry. A value that cannot be read is dropped, as if it were not there. */
export const ReadAt = z.object({
  asOf: Day.optional().catch(undefined),
  knownAt: Moment.optional().catch(undefined),
});
export type ReadAt = z.infer<typeof ReadAt>;

export interface Reading {
  /** The day that is shown; the office's current day unless the address says otherwise. */
  readonly asOf: Day;
  /** The moment of record; absent means everything known now. */
  readonly knownAt: Moment | undefined;
  readonly today: Day;
  /** Whether the page shows something else than today as known now. */
  readonly past: boolean;
  readonly set: (next: ReadAt) => void;
}

/** The day and moment in the address, and a way to change them that keeps the page. */
export function useReading(): Reading {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { today } = useSession();
  const asOf = search.asOf ?? today;
  return {
    asOf,
    knownAt: search.knownAt,
    today,
    past: asOf !== today || search.knownAt !== undefined,
    set: (next) => {
      void navigate({
        to: ".",
        search: (previous) => ({
          ...previous,
          asOf: next.asOf === today ? undefined : next.asOf,
          knownAt: next.knownAt,
        }),
      });
    },
  };
}
