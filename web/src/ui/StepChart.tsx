/**
 * A chart of steps over days. One day is chosen: by pointer, or by the arrow keys, which go from change to change (with Shift by a
 * year). What is said of the chosen day is the caller's; it is also what a screen reader hears.
 */
import { addMonths, type Day, daysBetween } from "@contingent/server/platform/days";
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { sayMonthShort } from "../language/days.ts";
import { useSayings, useText } from "../language/use-text.ts";
import type { ChartSpan, Layer } from "./chart-layers.ts";
import { chartText } from "./chart-text.ts";
import type { Drawn } from "./draw-steps.ts";
import styles from "./StepChart.module.css";
import { changes, nextOf } from "./steps.ts";
import { useWidth } from "./use-width.ts";

export interface StepChartProps extends ChartSpan {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly layers: readonly Layer[];
  readonly height?: number;
  readonly day: Day;
  readonly onDay: (day: Day) => void;
  /** What is to be said of a day. */
  readonly sayOf: (day: Day) => string;
}

export function StepChart(props: StepChartProps) {
  const { layers, from, to, day, onDay, sayOf, label } = props;
  const [box, width] = useWidth();
  const id = useId().replace(/[^a-zA-Z0-9]/g, "");
  const drawn = useDrawn(props, width, id);
  const stops = useMemo(
    () =>
      changes(
        layers.map((layer) => layer.steps),
        from,
        to,
      ),
    [layers, from, to],
  );
  const [hover, setHover] = useState<Day | null>(null);
  const at = (event: PointerEvent) =>
    drawn?.dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left) ?? day;
  const onKey = (event: KeyboardEvent) => {
    const next = keyDay(event, day, stops, from, to);
    if (!next) return;
    event.preventDefault();
    onDay(next);
  };
  return (
    <div ref={box} className={styles.box} style={{ height: props.height ?? 260 }}>
      <Patterns id={id} />
      {/* A day is chosen as a value on a slider is; the drawing itself is for the eyes. */}
      <div
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, daysBetween(from, to))}
        aria-valuenow={daysBetween(from, day)}
        aria-valuetext={sayOf(day)}
        onKeyDown={onKey}
        onPointerMove={(event) => setHover(at(event))}
        onPointerLeave={() => setHover(null)}
        onClick={(event) =>
          onDay(drawn?.dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left) ?? day)
        }
      >
        <Picture drawn={drawn} />
        {drawn && <Cursor drawn={drawn} day={day} />}
        {drawn && hover && hover !== day && <Hover drawn={drawn} day={hover} text={sayOf(hover)} width={width} />}
      </div>
    </div>
  );
}

/** The day that a key leads to; null for other keys. */
function keyDay(event: KeyboardEvent, day: Day, stops: readonly Day[], from: Day, to: Day): Day | null {
  const clip = (one: Day) => (one < from ? from : one > to ? to : one);
  switch (event.key) {
    case "ArrowRight":
    case "ArrowUp":
      return event.shiftKey ? clip(addMonths(day, 12)) : nextOf(stops, day, 1);
    case "ArrowLeft":
    case "ArrowDown":
      return event.shiftKey ? clip(addMonths(day, -12)) : nextOf(stops, day, -1);
    case "Home":
      return from;
    case "End":
      return to;
    default:
      return null;
  }
}

function useDrawn(props: StepChartProps, width: number, id: string): Drawn | null {
  const { language, number } = useSayings();
  const say = useText(chartText);
  const [plot, setPlot] = useState<typeof import("./draw-steps.ts") | null>(null);
  useEffect(() => {
    void import("./draw-steps.ts").then(setPlot);
  }, []);
  const { layers, from, to, today, asOf, height = 260 } = props;
  return useMemo(() => {
    if (!plot || width === 0) return null;
    return plot.drawSteps({
      layers,
      from,
      to,
      today,
      asOf,
      width,
      height,
      sayTick: (day) =>
        day.slice(5, 7) === "01" ? day.slice(0, 4) : sayMonthShort(Number(day.slice(5, 7)) - 1, language),
      sayNumber: number,
      hatch: `${id}hatch`,
      void: `${id}void`,
      words: { today: say("today"), notInForce: say("notInForce") },
    });
  }, [plot, layers, from, to, today, asOf, width, height, language, number, say, id]);
}

function Picture({ drawn }: { drawn: Drawn | null }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (drawn) place.current?.replaceChildren(drawn.svg);
  }, [drawn]);
  return <div ref={place} aria-hidden="true" className={styles.picture} />;
}

function Cursor({ drawn, day }: { drawn: Drawn; day: Day }) {
  return (
    <span
      className={styles.cursor}
      style={{ left: drawn.x(day), top: drawn.top, height: drawn.bottom - drawn.top }}
      aria-hidden="true"
    />
  );
}

function Hover({ drawn, day, text, width }: { drawn: Drawn; day: Day; text: string; width: number }) {
  const x = drawn.x(day);
  const right = x > width / 2;
  return (
    <>
      <span
        className={styles.hover}
        style={{ left: x, top: drawn.top, height: drawn.bottom - drawn.top }}
        aria-hidden="true"
      />
      <span className={styles.tip} aria-hidden="true" style={right ? { right: width - x + 8 } : { left: x + 8 }}>
        {text}
      </span>
    </>
  );
}

function Patterns({ id }: { id: string }) {
  return (
    <svg width="0" height="0" className={styles.patterns} aria-hidden="true">
      <defs>
        <pattern id={`${id}hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--bar)" opacity="0.18" />
          <rect width="1.8" height="5" fill="var(--bar)" />
        </pattern>
        <pattern id={`${id}void`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="6" height="6" fill="var(--wash)" />
          <rect width="1" height="6" fill="var(--rule)" />
        </pattern>
      </defs>
    </svg>
  );
}
