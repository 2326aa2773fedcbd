/**
 * Posts on the left, their tours on the right of the same row, so that both stay in step however one scrolls. Recorded tours are
 * dark, tours of this plan hatched until it is approved, open ones a dashed frame; days of handover are striped.
 */
import type { Run } from "@contingent/server/selection/schema";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from "react";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { type Scale, scaleOf } from "../ui/timeline/scale.ts";
import { useWidth } from "../ui/use-width.ts";
import { type Row, rowsOf, type Show, spanOf } from "./rows.ts";
import styles from "./Timeline.module.css";
import { TimelineAxis } from "./TimelineAxis.tsx";
import { GroupLine, PostLine } from "./TimelineLines.tsx";
import { selectionText } from "./text.ts";

interface TimelineProps {
  readonly run: Run;
  readonly show: Show;
  readonly chosen: string | undefined;
  readonly onChoose: (tour: string) => void;
}

const rowHeight = { group: 34, post: 30 } as const;
const labelWidth = 230;
const leastDays = 460;

export function Timeline({ run, show, chosen, onChoose }: TimelineProps) {
  const say = useText(selectionText);
  const rows = useMemo(() => rowsOf(run, show), [run, show]);
  const [box, width] = useWidth();
  const scroll = useRef<HTMLDivElement>(null);
  const scale = useTimelineScale(run, width);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => rowHeight[rows[index]?.kind ?? "post"],
    overscan: 20,
  });
  useEffect(() => {
    const at = rows.findIndex((row) => row.kind === "post" && row.tours.some((tour) => tour.tour === chosen));
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
    // Only a new choice moves the rows, not every new drawing.
  }, [chosen, rows, virtual.scrollToIndex]);
  const id = useId().replace(/[^a-zA-Z0-9]/g, "");
  return (
    <div ref={box} className={styles.box}>
      <Patterns id={id} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroll} className={styles.scroll} aria-label={say("timeline")} tabIndex={0}>
        <div className={styles.inner} style={{ width: labelWidth + scale.width }}>
          <TimelineAxis scale={scale} labelWidth={labelWidth} />
          <ul className={styles.rows} style={{ height: virtual.getTotalSize() }} onKeyDown={walk}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <li
                  key={row.key}
                  className={styles.row}
                  data-kind={row.kind}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  <RowLine row={row} run={run} scale={scale} chosen={chosen} onChoose={onChoose} patterns={id} />
                </li>
              );
            })}
          </ul>
        </div>
      </section>
    </div>
  );
}

function useTimelineScale(run: Run, width: number): Scale {
  const { language } = useSayings();
  const { today, asOf } = useReading();
  return useMemo(() => {
    const { from, to } = spanOf(run);
    return scaleOf({ from, to, width: Math.max(leastDays, width - labelWidth), today, asOf, language });
  }, [run, width, today, asOf, language]);
}

interface RowLineProps {
  readonly row: Row;
  readonly run: Run;
  readonly scale: Scale;
  readonly chosen: string | undefined;
  readonly onChoose: (tour: string) => void;
  readonly patterns: string;
}

function RowLine({ row, run, scale, chosen, onChoose, patterns }: RowLineProps) {
  if (row.kind === "group") return <GroupLine row={row} scale={scale} />;
  const approved = run.state === "approved";
  return (
    <PostLine row={row} scale={scale} chosen={chosen} onChoose={onChoose} patterns={patterns} approved={approved} />
  );
}

/** Arrow keys move between the buttons of the rows. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const steps = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (steps === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button[data-row]")].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + steps];
  event.preventDefault();
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function Patterns({ id }: { id: string }) {
  return (
    <svg width="0" height="0" className={styles.patterns} aria-hidden="true">
      <defs>
        <pattern id={`${id}hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--bar-2)" opacity="0.45" />
          <rect width="2" height="6" fill="var(--bar)" />
        </pattern>
        <pattern id={`${id}stripe`} width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" fill="var(--paper)" />
          <rect width="2" height="4" fill="var(--ink)" />
        </pattern>
      </defs>
    </svg>
  );
}
