/** What the pages of deployments read. */
import {
  deploymentsApi,
  type Timeline,
  type TimelineQuery,
  unfolded,
  type Warning,
} from "@contingent/server/deployments/schema";
import type { Day } from "@contingent/server/platform/days";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

export interface At {
  readonly asOf: Day | undefined;
  readonly knownAt: string | undefined;
}

/** Which tours the timeline is about. */
export type TimelineFilter = Partial<
  Pick<
    TimelineQuery,
    | "by"
    | "mission"
    | "role"
    | "mode"
    | "state"
    | "unit"
    | "rotation"
    | "authorisation"
    | "find"
    | "from"
    | "to"
    | "language"
  >
> & {
  readonly breach?: boolean | undefined;
  readonly each?: boolean | undefined;
  readonly whole?: boolean | undefined;
};

const flag = (on: boolean | undefined) => (on === undefined ? undefined : on ? ("true" as const) : ("false" as const));

/** How much of a timeline one answer brings. */
export interface Portion {
  readonly rows: number;
  readonly bars: number;
}

/** What is read at once where nothing is read later: beyond it the answer says how many rows it leaves. */
const AT_ONCE: Portion = { rows: 3000, bars: 3000 };

async function readTimeline(filter: TimelineFilter, at: At, portion: Portion, skip: number, signal: AbortSignal) {
  const { breach, each, whole, ...rest } = filter;
  const flags = { breach: flag(breach), each: flag(each), whole: flag(whole) };
  const query = { ...rest, ...flags, asOf: at.asOf, knownAt: at.knownAt, ...portion, skip };
  return unfolded(await call(deploymentsApi.timeline, { query }, { signal }));
}

export const timelineQuery = (filter: TimelineFilter, at: At) =>
  queryOptions({
    queryKey: ["deployments", "timeline", filter, at.asOf, at.knownAt],
    queryFn: ({ signal }): Promise<Timeline> => readTimeline(filter, at, AT_ONCE, 0, signal),
    placeholderData: keepPreviousData,
  });

/** The timeline row after row: the first portion at once, the others when they are asked for. */
export const timelinePages = (filter: TimelineFilter, at: At, first: Portion, next: Portion) =>
  infiniteQueryOptions({
    queryKey: ["deployments", "timeline-pages", filter, at.asOf, at.knownAt, first, next],
    queryFn: ({ signal, pageParam }): Promise<Timeline> =>
      readTimeline(filter, at, pageParam === 0 ? first : next, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: ({ left, skipped, rows }: Timeline) => (left > 0 ? skipped + rows.length : undefined),
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

/** How many warnings there are of each state, in which missions, and the first for which there is time left. */
export const warningCountsQuery = (at: At) =>
  queryOptions({
    queryKey: ["deployments", "warnings", "counts", at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(deploymentsApi.warnings, { query: { asOf: at.asOf, knownAt: at.knownAt, limit: 1 } }, { signal }),
  });

/** Warnings of one mission and state, or of all, page after page. */
export const warningPagesQuery = (
  at: At,
  { mission, status }: { readonly mission?: string | undefined; readonly status?: Warning["status"] | undefined },
) =>
  infiniteQueryOptions({
    queryKey: ["deployments", "warnings", "pages", mission, status, at.asOf, at.knownAt],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(
        deploymentsApi.warnings,
        { query: { asOf: at.asOf, knownAt: at.knownAt, mission, status, limit: 500, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
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
