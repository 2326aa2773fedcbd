/** Every row of a list that the server hands out in pages. */
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";

interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly count: number;
}

/** All rows read so far; asks for the next page until there is none. `whole` is true when nothing is missing. */
export function useAllPages<Row>(query: UseInfiniteQueryResult<InfiniteData<ListPage<Row>>>): {
  readonly rows: readonly Row[];
  readonly count: number;
  readonly whole: boolean;
} {
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page) => page.items), [data]);
  return { rows, count: data?.pages[0]?.count ?? 0, whole: data !== undefined && !hasNextPage };
}
