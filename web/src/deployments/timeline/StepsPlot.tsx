/** People per day of a row that holds too many bars, or whose persons the reader may not see. */
import { addDays } from "@contingent/server/platform/days";
import { useId, useMemo } from "react";
import { useSayings, useText } from "../../language/use-text.ts";
import type { Scale } from "../../ui/timeline/scale.ts";
import styles from "./Board.module.css";
import type { BoardRow } from "./board.ts";
import { timelineText } from "./text.ts";

const foot = 4;

interface StepsPlotProps {
  readonly row: BoardRow;
  readonly index: number;
  readonly scale: Scale;
  readonly stop: boolean;
  /** Shows fewer days, so that bars may be told apart. */
  readonly onCloser: () => void;
}

export function StepsPlot({ row, index, scale, stop, onCloser }: StepsPlotProps) {
  const say = useText(timelineText);
  const { number, countDays } = useSayings();
  const id = useId().replace(/[^a-zA-Z0-9]/g, "");
  const steps = useMemo(
    () => (row.row.steps ?? []).filter((step) => step.to >= scale.from && step.from <= scale.to),
    [row.row.steps, scale.from, scale.to],
  );
  const most = Math.max(1, ...steps.map((step) => step.actual + step.planned));
  const height = row.height - 18;
  const y = (value: number) => row.height - foot - (value / most) * height;
  const x = (day: string) => Math.min(scale.width, Math.max(0, scale.x(day)));
  const area = (low: (step: (typeof steps)[number]) => number, high: (step: (typeof steps)[number]) => number) =>
    steps
      .filter((step) => high(step) > low(step))
      .map((step) => {
        const [left, right] = [x(step.from), x(addDays(step.to, 1))];
        return `M${left} ${y(low(step))}H${right}V${y(high(step))}H${left}Z`;
      })
      .join("");
  const words = say("numbersRow", { tours: row.row.tours, most: number(most) });
  const joined = row.row.stepDays > 1 ? ` ${say("numbersJoined", { days: countDays(row.row.stepDays) })}` : "";
  return (
    <button
      type="button"
      className={styles.steps}
      data-place={`${index}:row`}
      tabIndex={stop ? 0 : -1}
      aria-label={words + joined}
      title={words + joined}
      onClick={onCloser}
    >
      <svg width={scale.width} height={row.height} aria-hidden="true">
        <defs>
          <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--paper)" />
            <rect width="2" height="6" fill="var(--bar)" />
          </pattern>
        </defs>
        <path
          d={area(
            () => 0,
            (step) => step.actual,
          )}
          fill="var(--bar-2)"
        />
        <path
          d={area(
            (step) => step.actual,
            (step) => step.actual + step.planned,
          )}
          fill={`url(#${id})`}
        />
        <path
          d={area(
            () => 0,
            (step) => step.breached,
          )}
          fill="var(--broken)"
          opacity={0.6}
        />
        <text x={6} y={12} className={styles.stepsWords}>
          {say("mostIs", { most: number(most) })}
        </text>
      </svg>
    </button>
  );
}
