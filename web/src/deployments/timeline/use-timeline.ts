/** Reads the timeline: all of it where it can be drawn bar by bar, else the days in sight with some on either side. */
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import type { Window } from "../../ui/timeline/scale.ts";
import { paddedWindow } from "../../ui/timeline/zoom.ts";
import { type TimelineFilter, timelineQuery } from "../queries.ts";

import { useAt } from "../use-at.ts";
/** The timeline of a filter; what was read before stays in sight while the next days are read. */
export function useTimeline(filter: TimelineFilter, window: Window) {
  const at = useAt();
  const whole = useQuery(timelineQuery(filter, at));
  const much = whole.data !== undefined && (whole.data.left > 0 || whole.data.numbered > 0);
  const settled = useDeferredValue(window);
  const days = useMemo(() => paddedWindow(settled), [settled]);
  const part = useQuery({ ...timelineQuery({ ...filter, ...days }, at), enabled: much });
  return {
    timeline: (much ? part.data : undefined) ?? whole.data,
    /** Of all days, for totals. */
    whole: whole.data,
    error: whole.error ?? part.error,
    retry: () => void (whole.error ? whole.refetch() : part.refetch()),
    pending: whole.isPending,
    fetching: whole.isFetching || part.isFetching,
  };
}
