/** The days the timeline shows: kept in the address, moved at once and written there when the movement rests. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useReading } from "../../address/moment.ts";
import type { Window } from "../../ui/timeline/scale.ts";
import { about, readWindow } from "../../ui/timeline/zoom.ts";

/** Months about the as-of day when the address names no days. */
const USUAL_MONTHS = 36;
const REST_MS = 200;

export interface Shown {
  readonly window: Window;
  /** The days of the address: where the window came to rest last. */
  readonly rested: Window;
  readonly change: (next: Window | ((before: Window) => Window)) => void;
  /** Whether the address names these days. */
  readonly named: boolean;
}

/** The window of the page's address and a way to change it. */
export function useWindow(): Shown {
  const search = useSearch({ strict: false });
  const { asOf } = useReading();
  const navigate = useNavigate();
  const addressed = useMemo(
    () => readWindow(search.from, search.to) ?? about(asOf, USUAL_MONTHS),
    [search.from, search.to, asOf],
  );
  const [moving, setMoving] = useState<Window | null>(null);
  const latest = useRef(addressed);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  latest.current = moving ?? addressed;
  useEffect(() => () => clearTimeout(timer.current), []);
  // What the address says later, as after going back, counts again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new address ends the movement
  useEffect(() => setMoving(null), [addressed]);
  const change = useCallback<Shown["change"]>(
    (next) => {
      const window = typeof next === "function" ? next(latest.current) : next;
      latest.current = window;
      setMoving(window);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        void navigate({
          to: ".",
          search: (previous) => ({ ...previous, from: window.from, to: window.to }),
          replace: true,
          resetScroll: false,
        });
      }, REST_MS);
    },
    [navigate],
  );
  return { window: moving ?? addressed, rested: addressed, change, named: search.from !== undefined };
}
