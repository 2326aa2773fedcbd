/** What the pages of deployments read. */
import { deploymentsApi, type Timeline, type TimelineQuery, unfolded } from "@contingent/server/deployments/schema";
import type { Day } from "@contingent/server/platform/days";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

export interface At {
  readonly asOf: Day | undefined;
  readonly knownAt: string | undefined;
}

/** Which tours the timeline is about. */
export type TimelineFilter = Partial<
  Pick<
    TimelineQuery,
    "by" | "mission" | "role" | "mode" | "state" | "unit" | "rotation" | "authorisation" | "find" | "from" | "to"
  >
> & { readonly breach?: boolean | undefined; readonly each?: boolean | undefined; readonly rowBars?: number };

const flag = (on: boolean | undefined) => (on === undefined ? undefined : on ? ("true" as const) : ("false" as const));

/** Most bars and rows that are drawn; beyond, the server tells numbers or says what it left off. */
const MOST = 5000;

export const timelineQuery = ({ breach, each, ...filter }: TimelineFilter, at: At) =>
  queryOptions({
    queryKey: ["deployments", "timeline", filter, breach, each, at.asOf, at.knownAt],
    queryFn: async ({ signal }): Promise<Timeline> => {
      const { asOf, knownAt } = at;
      const asked = { ...filter, asOf, knownAt, breach: flag(breach), each: flag(each), bars: MOST, rows: MOST };
      return unfolded(await call(deploymentsApi.timeline, { query: asked }, { signal }));
    },
    placeholderData: keepPreviousData,
  });

/** Use of every ceiling from one day to another. */
export const ceilingsQuery = (from: Day, to: Day, at: At) =>
  queryOptions({
    queryKey: ["deployments", "ceilings", from, to, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(deploymentsApi.headroom, { query: { from, to, asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
    placeholderData: keepPreviousData,
  });

type Params<E extends { shapes: { params: { shape: { id: unknown } } } }> = E extends {
  shapes: { params: { _zod: { output: infer P } } };
}
  ? P
  : never;
type TourIdOf = Params<typeof deploymentsApi.getTour> extends { id: infer Id } ? Id : never;
type ChangeIdOf = Params<typeof deploymentsApi.getChange> extends { id: infer Id } ? Id : never;
type ContributionIdOf = Params<typeof deploymentsApi.getContribution> extends { id: infer Id } ? Id : never;
type RotationIdOf = Params<typeof deploymentsApi.getRotation> extends { id: infer Id } ? Id : never;

/** An address holds text; that it is the id of something, the server decides. */
export const tourId = (id: string) => id as TourIdOf;
export const changeId = (id: string) => id as ChangeIdOf;
export const contributionId = (id: string) => id as ContributionIdOf;
export const rotationId = (id: string) => id as RotationIdOf;

export const tourQuery = (id: string, at: At) =>
  queryOptions({
    queryKey: ["deployments", "tour", id, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(
        deploymentsApi.getTour,
        { params: { id: tourId(id) }, query: { asOf: at.asOf, knownAt: at.knownAt } },
        { signal },
      ),
  });

/** Tours of a contribution, planned and there, as they stand now. */
export const toursOfQuery = (id: string) =>
  queryOptions({
    queryKey: ["deployments", "tours-of", id],
    queryFn: ({ signal }) => call(deploymentsApi.listTours, { query: { contribution: id, limit: 1000 } }, { signal }),
  });

export const contributionsQuery = (at: At) =>
  queryOptions({
    queryKey: ["deployments", "contributions", at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(deploymentsApi.listContributions, { query: { asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });

export const contributionQuery = (id: string, at: At) =>
  queryOptions({
    queryKey: ["deployments", "contribution", id, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(
        deploymentsApi.getContribution,
        { params: { id: contributionId(id) }, query: { asOf: at.asOf, knownAt: at.knownAt } },
        { signal },
      ),
  });

export const rotationQuery = (id: string, at: At) =>
  queryOptions({
    queryKey: ["deployments", "rotation", id, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(
        deploymentsApi.getRotation,
        { params: { id: rotationId(id) }, query: { asOf: at.asOf, knownAt: at.knownAt } },
        { signal },
      ),
  });

export const warningsQuery = (at: At, tour?: string) =>
  queryOptions({
    queryKey: ["deployments", "warnings", tour, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(
        deploymentsApi.warnings,
        { query: { asOf: at.asOf, knownAt: at.knownAt, ...(tour ? { tour: tourId(tour) } : {}) } },
        { signal },
      ),
  });

export const leadTimesQuery = (at: At) =>
  queryOptions({
    queryKey: ["deployments", "lead-times", at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(deploymentsApi.listLeadTimes, { query: { asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });

type ChangeState = "pending" | "approved" | "rejected" | "withdrawn";

/** Changes that wait for a second person, or all. */
export const changesQuery = (state: ChangeState | undefined) =>
  queryOptions({
    queryKey: ["deployments", "changes", state],
    queryFn: ({ signal }) => call(deploymentsApi.listChanges, { query: { state, limit: 1000 } }, { signal }),
  });

export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ["deployments", "change", id],
    queryFn: ({ signal }) => call(deploymentsApi.getChange, { params: { id: changeId(id) } }, { signal }),
  });
