/** Keys that move the window of the timeline. Pure. */
import { dayNumber } from "@contingent/server/platform/days";
import type { Window } from "../../ui/timeline/scale.ts";
import { about, around, lengthOf, panned, zoomed } from "../../ui/timeline/zoom.ts";

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The window a key asks for: `+` `-` closer and farther, `[` `]` back and on, `0` everything, `t` about the day; null for any other. */
export function keyWindow(key: Key, window: Window, asOf: string, extent: Window | null): Window | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  const part = Math.max(1, Math.round(lengthOf(window) / 4));
  switch (key.key) {
    case "+":
    case "=":
      return zoomed(window, 0.5);
    case "-":
      return zoomed(window, 2);
    case "[":
      return panned(window, -part);
    case "]":
      return panned(window, part);
    case "0":
      return extent && around(extent);
    case "t":
      return centred(window, asOf);
    default:
      return null;
  }
}

/** The window moved so that a day stands in its middle. */
export function centred(window: Window, day: string): Window {
  const middle = dayNumber(window.from) + Math.floor(lengthOf(window) / 2);
  return panned(window, dayNumber(day) - middle);
}

/** The window moved as little as lets a bar be seen; null when it is in sight. */
export function bringIntoWindow(window: Window, bar: Window): Window | null {
  if (bar.to >= window.from && bar.from <= window.to) return null;
  const middle = Math.floor((dayNumber(bar.from) + dayNumber(bar.to)) / 2);
  return panned(window, middle - (dayNumber(window.from) + Math.floor(lengthOf(window) / 2)));
}

/** The window of so many months about a day. */
export const spans = { month: 1, halfYear: 6, year: 12, years3: 36, years10: 120 } as const;

/** A window of one of the named lengths about a day. */
export function spanAbout(span: keyof typeof spans, day: string): Window {
  return about(day, spans[span]);
}
