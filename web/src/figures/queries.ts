/** What the pages of figures read. */
import {
  type Breakdown,
  type BridgeQuery,
  bridgeApi,
  figuresApi,
  type IssueId,
  issuesApi,
  type NewIssue,
} from "@contingent/server/figures/schema";
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Reading } from "../address/moment.ts";
import { call } from "../api/call.ts";

type At = Pick<Reading, "asOf" | "knownAt">;

export const figuresQuery = (at: At) =>
  queryOptions({
    queryKey: ["figures", at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(figuresApi.listFigures, { query: { asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });

/** How a figure is read: of which definition's version, broken down by what, and which part of it. */
export interface FigureView {
  readonly by: Breakdown | undefined;
  readonly version: number | undefined;
  readonly part: string | undefined;
}

export const figureQuery = (id: string, at: At, { by, version, part }: FigureView) =>
  queryOptions({
    queryKey: ["figure", id, at.asOf, at.knownAt, by, version, part],
    queryFn: ({ signal }) =>
      call(
        figuresApi.getFigure,
        { params: { id }, query: { asOf: at.asOf, knownAt: at.knownAt, by, version, part } },
        { signal },
      ),
    placeholderData: (before) => (before?.definition.id === id ? before : undefined),
  });

/** Rows a thousand at a time; the page asks on until it has them all, so that what is shown is what is counted. */
export const figureRowsQuery = (id: string, at: At, { by, version, part }: FigureView) =>
  infiniteQueryOptions({
    queryKey: ["figure-rows", id, part, at.asOf, at.knownAt, by, version],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(
        figuresApi.listFigureRows,
        {
          params: { id },
          query: { asOf: at.asOf, knownAt: at.knownAt, by, version, part, cursor: pageParam, limit: 1000 },
        },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const definitionsQuery = queryOptions({
  queryKey: ["figure-definitions"],
  queryFn: ({ signal }) => call(figuresApi.listDefinitions, {}, { signal }),
});

/** Numbers alone with `rows: "none"`: who they are is fetched when it is looked at. */
export const bridgeQuery = (asked: BridgeQuery) =>
  queryOptions({
    queryKey: ["bridge", asked],
    queryFn: ({ signal }) => call(bridgeApi.bridge, { query: asked }, { signal }),
  });

export const issuesQuery = queryOptions({
  queryKey: ["issues"],
  queryFn: ({ signal }) => call(issuesApi.listIssues, {}, { signal }),
});

/** An address holds text; that it is the id of an issue, the server decides. */
const issueId = (id: string) => id as IssueId;

export const issueQuery = (id: string) =>
  queryOptions({
    queryKey: ["issue", id],
    queryFn: ({ signal }) => call(issuesApi.getIssue, { params: { id: issueId(id) } }, { signal }),
  });

export const verificationQuery = (id: string) =>
  queryOptions({
    queryKey: ["verification", id],
    queryFn: ({ signal }) => call(issuesApi.verifyIssue, { params: { id: issueId(id) } }, { signal }),
  });

function useForget() {
  const client = useQueryClient();
  return () => {
    for (const key of ["issues", "issue", "verification"]) void client.invalidateQueries({ queryKey: [key] });
  };
}

/** Freezes a figure with its words. */
export function usePrepare() {
  const forget = useForget();
  return useMutation({
    mutationFn: (body: Omit<NewIssue, "occasion"> & { occasion?: string }) => call(issuesApi.prepareIssue, { body }),
    onSuccess: forget,
  });
}

/** Issues a prepared figure, in place of another when named. */
export function useIssue(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: ({ replaces, reason }: { replaces: string | undefined; reason: string | undefined }) =>
      call(issuesApi.issue, {
        params: { id: issueId(id) },
        body: {
          ...(replaces === undefined ? {} : { replaces: issueId(replaces) }),
          ...(reason === undefined ? {} : { reason }),
        },
      }),
    onSuccess: forget,
  });
}

/** Withdraws a figure with a reason. */
export function useWithdraw(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (reason: string) => call(issuesApi.withdrawIssue, { params: { id: issueId(id) }, body: { reason } }),
    onSuccess: forget,
  });
}
