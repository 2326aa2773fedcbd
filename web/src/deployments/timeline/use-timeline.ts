/** Reads the timeline: all of it where it can be drawn bar by bar, else the days in sight, row after row. */
import type { Timeline } from "@contingent/server/deployments/schema";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useRef } from "react";
import { steppedWindow } from "../../ui/timeline/zoom.ts";
import { type Portion, type TimelineFilter, timelinePages, timelineQuery } from "../queries.ts";
import { useAt } from "../use-at.ts";
import { joinedPages } from "./pages.ts";
import type { Shown } from "./use-window.ts";

/** What fills a screen and a little more; and what follows when somebody scrolls on. */
const FIRST: Portion = { rows: 200, bars: 1000 };
const NEXT: Portion = { rows: 1000, bars: 3000 };

/**
 * The timeline of a filter; what was read before stays in sight while the next days are read. Rows are those with something on `days`:
 * of a small timeline in steps, so that rows stay while one moves a little; of a large one exactly those where the movement rests.
 */
export function useTimeline(filter: TimelineFilter, { window, rested }: Pick<Shown, "window" | "rested">) {
  const at = useAt();
  const whole = useQuery(timelineQuery({ ...filter, whole: true }, at));
  const much = whole.data !== undefined && whole.data.left > 0;
  const settled = useDeferredValue(window);
  const stepped = useMemo(() => steppedWindow(settled), [settled]);
  const part = useTimelinePages({ ...filter, ...rested }, FIRST, NEXT, much);
  const read = much ? part.timeline : whole.data;
  // While other days or another filter are read, what was there stays.
  const last = useRef(read);
  if (read !== undefined) last.current = read;
  return {
    timeline: last.current,
    days: much ? rested : stepped,
    /** Of all days, for totals. */
    whole: whole.data,
    error: whole.error ?? (much ? part.error : null),
    retry: () => void (whole.error ? whole.refetch() : part.refetch()),
    pending: last.current === undefined && whole.error === null && part.error === null,
    /** Reads the rows that follow; null where there are none, or while some are read. */
    more: much ? part.more : null,
  };
}

/** A timeline read row after row. Where something was recorded between two readings, it is read from the beginning. */
export function useTimelinePages(filter: TimelineFilter, first: Portion, next: Portion, enabled: boolean) {
  const at = useAt();
  const query = useInfiniteQuery({ ...timelinePages(filter, at, first, next), enabled, refetchOnWindowFocus: false });
  const { refetch, fetchNextPage, hasNextPage, isFetching, isError } = query;
  const pages = query.data?.pages;
  const timeline: Timeline | undefined = useMemo(() => pages && joinedPages(pages), [pages]);
  const torn = pages?.some(({ mark }) => mark !== pages[0]?.mark) === true;
  useEffect(() => {
    if (torn && !isFetching && !isError) void refetch();
  }, [torn, isFetching, isError, refetch]);
  const more = useMemo(
    () => (hasNextPage && !isFetching && !isError && !torn ? () => void fetchNextPage() : null),
    [hasNextPage, isFetching, isError, torn, fetchNextPage],
  );
  return { ...query, timeline, more, torn };
}
