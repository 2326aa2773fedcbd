/** What the pages of figures read. */
import { figuresApi } from "@contingent/server/figures/schema";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Reading } from "../address/moment.ts";
import { call } from "../api/call.ts";

type At = Pick<Reading, "asOf" | "knownAt">;

export const figuresQuery = (at: At) =>
  queryOptions({
    queryKey: ["figures", at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(figuresApi.listFigures, { query: { asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });

export const figureQuery = (id: string, at: At) =>
  queryOptions({
    queryKey: ["figure", id, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(figuresApi.getFigure, { params: { id }, query: { asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });

/** Rows a thousand at a time; the page asks on until it has them all, so that what is shown is what is counted. */
export const figureRowsQuery = (id: string, part: string | undefined, at: At) =>
  infiniteQueryOptions({
    queryKey: ["figure-rows", id, part, at.asOf, at.knownAt],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(
        figuresApi.listFigureRows,
        { params: { id }, query: { asOf: at.asOf, knownAt: at.knownAt, part, cursor: pageParam, limit: 1000 } },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
