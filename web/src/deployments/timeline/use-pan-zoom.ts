/** Dragging the ground pans; the wheel with Ctrl, or over the axis, zooms at the pointer; with Shift, or sideways, it pans. */
import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { Scale } from "../../ui/timeline/scale.ts";
import { lengthOf, panned, zoomed } from "../../ui/timeline/zoom.ts";
import type { Shown } from "./use-window.ts";

/** A notch of a wheel is about 100 pixels: a fifth closer or farther. */
const PER_PIXEL = 0.002;

/** Handlers for the ground of the rows; the wheel is listened to on the whole board. `still`: a bar is being moved. */
export function usePanAndZoom(
  scroll: RefObject<HTMLElement | null>,
  labelWidth: number,
  scale: Scale,
  { change }: Shown,
  still: boolean,
) {
  const latest = useRef(scale);
  latest.current = scale;
  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const overAxis = event.target instanceof Element && event.target.closest("[data-axis]") !== null;
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const { width } = latest.current;
      if (event.ctrlKey || event.metaKey || (overAxis && !sideways)) {
        event.preventDefault();
        const left = element.getBoundingClientRect().left + labelWidth - element.scrollLeft;
        const at = Math.min(1, Math.max(0, (event.clientX - left) / width));
        change((window) => zoomed(window, Math.exp(event.deltaY * PER_PIXEL), at));
      } else if (sideways && element.scrollWidth <= element.clientWidth + 1) {
        event.preventDefault();
        const pixels = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
        change((window) => panned(window, wholeDays((pixels / width) * lengthOf(window))));
      }
    };
    // React listens passively; a zoom must keep the page from scrolling.
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroll, labelWidth, change]);
  const from = useRef<{ x: number; window: { from: string; to: string } } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // A finger scrolls the page as everywhere; the mouse pans.
      const ground = event.target instanceof Element && event.target.closest("button,a") === null;
      if (!ground || still || event.pointerType !== "mouse" || event.button !== 0) return;
      from.current = { x: event.clientX, window: { from: scale.from, to: scale.to } };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      if (start) change(panned(start.window, wholeDays((start.x - event.clientX) / scale.perDay)));
    },
    onPointerUp: () => {
      from.current = null;
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
}

function wholeDays(days: number): number {
  return Math.trunc(days) || Math.sign(days);
}
