/**
 * The timeline: rows on the left, their bars on the right, all days in one window. Only rows in sight are drawn, and in them only
 * bars of the window; of a high row those near the sight. One bar is reached by Tab; arrow keys go on from it.
 */
import type { TimelineBar, TimelineBy } from "@contingent/server/deployments/schema";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useReading } from "../../address/moment.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { scaleOf } from "../../ui/timeline/scale.ts";
import { zoomed } from "../../ui/timeline/zoom.ts";
import { usePrinting } from "../../ui/use-printing.ts";
import { useWidth } from "../../ui/use-width.ts";
import { Axis, Lines } from "./Axis.tsx";
import styles from "./Board.module.css";
import { BoardLine } from "./BoardLine.tsx";
import { type BoardRow, nextPlace, type Place, placeOf } from "./board.ts";
import { CeilingStrips } from "./CeilingStrips.tsx";
import { timelineText } from "./text.ts";
import type { Mover } from "./use-mover.ts";
import { usePanAndZoom } from "./use-pan-zoom.ts";
import { useBarWords } from "./use-titles.ts";
import type { Shown } from "./use-window.ts";
import { bringIntoWindow, keyWindow } from "./window-keys.ts";

interface BoardProps {
  readonly by: TimelineBy;
  readonly board: readonly BoardRow[];
  readonly shown: Shown;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly mover: Mover;
  readonly ceilings: readonly string[];
  /** Shown where there is no row. */
  readonly empty: ReactNode;
  /** Rows that are not read yet, and what reads them; null while some are being read. */
  readonly left: number;
  readonly onMore: (() => void) | null;
  /** All days with a tour, for showing the whole. */
  readonly extent: { readonly from: string; readonly to: string } | null;
}

const leastPlot = 620;
/** Pixels drawn beyond each edge. */
const BEYOND = 280;
/** Rows higher than this are drawn in bands of so many pixels. */
const HIGH = 400;
const BAND = 180;
/** Heights of the axis and of the strip of a ceiling, which stay above the rows. */
const AXIS = 40;
const STRIP = 46;
/** Height of a row that is not read yet. */
const UNREAD = 30;
/** Rows are read when so many of them or fewer lie between the last one in sight and the end. */
const AHEAD = 40;

export function Board(props: BoardProps) {
  const { by, board, shown, chosen, onChoose, mover, extent, left, onMore } = props;
  const say = useText(timelineText);
  const { language } = useSayings();
  const { today, asOf } = useReading();
  const [box, width] = useWidth();
  const narrow = width > 0 && width < 620;
  const labelWidth = narrow ? 132 : 224;
  const plot = Math.max(leastPlot, width - labelWidth - 2);
  const { window } = shown;
  const scale = useMemo(
    () => scaleOf({ ...window, width: plot, today, asOf, language }),
    [window, plot, today, asOf, language],
  );
  const scroll = useRef<HTMLElement>(null);
  const printing = usePrinting();
  // Beyond the screen about half a screen more, in rows of their usual height: high rows hold many bars.
  const overscan = useMemo(() => {
    const whole = board.reduce((sum, { height }) => sum + height, 0);
    return Math.max(1, Math.ceil((BEYOND * board.length) / Math.max(1, whole)));
  }, [board]);
  const virtual = useVirtualizer({
    count: board.length + left,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => board[index]?.height ?? UNREAD,
    getItemKey: (index) => board[index]?.row.key ?? index,
    overscan: printing ? board.length : overscan,
  });
  // Heights belong to the rows of this reading; those of the one before are forgotten.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for new rows only
  useEffect(() => virtual.measure(), [board, left]);
  // Where the days are wider than the screen, the as-of day is in sight first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the width is known
  useEffect(() => {
    const element = scroll.current;
    if (element && narrow) element.scrollLeft = scale.x(asOf) - (element.clientWidth - labelWidth) / 2;
  }, [narrow]);
  const keys = useKeys({ ...props, scroll, toRow: (index) => virtual.scrollToIndex(index, { align: "auto" }) });
  const drag = usePanAndZoom(scroll, labelWidth, scale, shown, mover.move !== null);
  const { change } = shown;
  const closer = useCallback(() => change((now) => zoomed(now, 0.5)), [change]);
  const words = useBarWords();
  const { setStop } = keys;
  const onPick = useCallback(
    (row: number, at: number, id: string) => {
      setStop({ row, bar: at });
      onChoose(id);
    },
    [setStop, onChoose],
  );
  const isMoved = (one: { readonly id: string }) => one.id === mover.move?.id;
  const lines = virtual.getVirtualItems();
  const sight = { top: virtual.scrollOffset ?? 0, height: scroll.current?.clientHeight ?? 800 };
  const head = AXIS + STRIP * props.ceilings.length;
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => {
    if (left > 0 && last + AHEAD >= board.length) onMore?.();
  }, [left, last, board.length, onMore]);
  return (
    <div ref={box} className={styles.box}>
      <section
        ref={scroll}
        className={styles.scroll}
        aria-label={say("timeline")}
        aria-describedby="timeline-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onKeyDown={(event) => {
          const next = keyWindow(event, window, asOf, extent);
          if (!next) return;
          event.preventDefault();
          shown.change(next);
        }}
      >
        <div className={styles.inner} style={{ width: labelWidth + plot, "--head": `${head}px` } as CSSProperties}>
          <div className={styles.head} data-head="">
            <Axis scale={scale} labelWidth={labelWidth} by={by} count={board.length + left} />
            <CeilingStrips scale={scale} labelWidth={labelWidth} chosen={props.ceilings} />
          </div>
          <div className={styles.rows} style={{ height: virtual.getTotalSize() }} {...drag}>
            <Lines scale={scale} left={labelWidth} />
            <ul className={styles.list} onKeyDown={keys.onKeyDown}>
              {lines.map((item) => {
                const row = board[item.index];
                return (
                  <li
                    key={item.key}
                    className={styles.row}
                    data-unread={row === undefined || undefined}
                    style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                  >
                    {row && (
                      <BoardLine
                        row={row}
                        index={item.index}
                        by={by}
                        scale={scale}
                        labelWidth={labelWidth}
                        {...(printing ? {} : bandOf(item, sight))}
                        chosen={row.bars.some((one) => one.id === chosen) ? chosen : undefined}
                        stop={keys.stop?.row === item.index ? keys.stop.bar : undefined}
                        move={mover.move !== null && row.bars.some(isMoved) ? mover.move : null}
                        words={words}
                        onPick={onPick}
                        onCloser={closer}
                        canMove={mover.canMove}
                        pointer={mover.pointer}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
          {board.length + left === 0 && <div className={styles.empty}>{props.empty}</div>}
        </div>
      </section>
      <p id="timeline-keys" className={styles.keys}>
        {say("timelineKeys")}
      </p>
    </div>
  );
}

/** The part of a high row that is drawn, in pixels from its top; in steps, so that it is drawn anew now and then only. */
function bandOf(
  { start, size }: { readonly start: number; readonly size: number },
  { top, height }: { readonly top: number; readonly height: number },
): { readonly bandFrom?: number; readonly bandTo?: number } {
  if (size <= HIGH) return {};
  const within = (y: number) => Math.min(size, Math.max(0, y));
  return {
    bandFrom: within(Math.floor((top - BEYOND - start) / BAND) * BAND),
    bandTo: within(Math.ceil((top + height + BEYOND - start) / BAND) * BAND),
  };
}

interface KeysProps extends Pick<BoardProps, "board" | "shown" | "chosen" | "mover"> {
  readonly scroll: { readonly current: HTMLElement | null };
  readonly toRow: (index: number) => void;
}

const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

/** The bar that Tab reaches, and the arrow keys that move it; what they lead to is brought into sight and then focused. */
function useKeys({ board, shown, chosen, mover, scroll, toRow }: KeysProps) {
  const [stop, setStop] = useState<Place | null>(null);
  const wanted = useRef(false);
  const first = useMemo(() => placeOf(board, chosen) ?? firstIn(board, shown.window), [board, chosen, shown.window]);
  const held = stop !== null && stop.row < board.length ? stop : first;
  useEffect(() => {
    if (!wanted.current || held === null) return;
    const place = scroll.current?.querySelector<HTMLElement>(`[data-place="${held.row}:${held.bar ?? "row"}"]`);
    if (!place) return;
    wanted.current = false;
    place.focus({ preventScroll: true });
    if (scroll.current) bringIntoSight(scroll.current, place);
  });
  const barAt = useCallback(
    (place: Place): TimelineBar | undefined => board[place.row]?.bars[place.bar ?? -1]?.bar,
    [board],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (held === null || event.defaultPrevented) return;
    const bar = barAt(held);
    if (mover.onKey(event, bar)) return;
    if (!arrows.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const next = nextPlace(board, held, event.key);
    setStop(next);
    wanted.current = true;
    toRow(next.row);
    const target = barAt(next);
    const into = target && bringIntoWindow(shown.window, target);
    if (into) shown.change(into);
  };
  return { stop: held, setStop, onKeyDown };
}

/** Scrolls as little as brings a bar between the head and the lower edge. */
function bringIntoSight(scroll: HTMLElement, place: HTMLElement): void {
  const [box, own] = [scroll.getBoundingClientRect(), place.getBoundingClientRect()];
  const head = scroll.querySelector("[data-head]")?.getBoundingClientRect().height ?? 0;
  const [above, below] = [box.top + head - own.top, own.bottom - box.bottom];
  if (own.height > box.height - head) return;
  if (above > 0) scroll.scrollTop -= above;
  else if (below > 0) scroll.scrollTop += below;
}

function firstIn(board: readonly BoardRow[], window: { from: string; to: string }): Place | null {
  for (const [row, { bars }] of board.entries()) {
    const bar = bars.findIndex((one) => one.bar.to >= window.from && one.bar.from <= window.to);
    if (bar >= 0) return { row, bar };
  }
  return board.length > 0 ? { row: 0, bar: null } : null;
}
