/** The days above the timeline, and the lines that go from them through every row. */
import type { TimelineBy } from "@contingent/server/deployments/schema";
import { useSayings, useText } from "../../language/use-text.ts";
import { chartText } from "../../ui/chart-text.ts";
import type { Scale } from "../../ui/timeline/scale.ts";
import styles from "./Board.module.css";
import { byKeys, timelineText } from "./text.ts";

export function Axis({
  scale,
  labelWidth,
  by,
  count,
}: {
  scale: Scale;
  labelWidth: number;
  by: TimelineBy;
  count: number;
}) {
  const say = useText(timelineText);
  const sayChart = useText(chartText);
  const { number } = useSayings();
  const today = scale.x(scale.today);
  return (
    <div className={styles.axis} data-axis="">
      <div className={styles.corner} style={{ width: labelWidth }}>
        {say(byKeys[by])} <span className={styles.quiet}>{number(count)}</span>
      </div>
      <svg width={scale.width} height={40} className={styles.marks} aria-hidden="true">
        {scale.heads.map((head, at) => {
          const next = scale.heads[at + 1]?.x ?? scale.width;
          return (
            next - head.x > 44 && (
              <text key={head.x} x={Math.max(head.x, 0) + 4} y={14} fontWeight={650}>
                {head.text}
              </text>
            )
          );
        })}
        {scale.marks.map((mark) => (
          <g key={mark.day} transform={`translate(${mark.x})`}>
            <line y1={mark.strong ? 18 : 26} y2={40} stroke="var(--rule-strong)" />
            <text x={4} y={33} fill={mark.strong ? "var(--ink)" : "var(--ink-2)"} fontWeight={mark.strong ? 650 : 400}>
              {mark.short}
            </text>
          </g>
        ))}
        {today >= 0 && today <= scale.width && (
          <g transform={`translate(${today})`}>
            <path d="M-5 33h10l-5 7z" fill="var(--accent)" />
            <title>{sayChart("today")}</title>
          </g>
        )}
      </svg>
    </div>
  );
}

/** Vertical lines: months or days, today, and the as-of day where it is another. */
export function Lines({ scale, left }: { scale: Scale; left: number }) {
  const say = useText(chartText);
  const sayOwn = useText(timelineText);
  const at = (day: string) => scale.x(day);
  const inside = (x: number) => x >= 0 && x <= scale.width;
  return (
    <div className={styles.lines} style={{ left, width: scale.width }} aria-hidden="true">
      {scale.marks.map((mark) => (
        <span key={mark.day} className={styles.line} data-strong={mark.strong || undefined} style={{ left: mark.x }} />
      ))}
      {inside(at(scale.today)) && (
        <span className={styles.line} data-kind="today" style={{ left: at(scale.today) }} title={say("today")} />
      )}
      {scale.asOf !== scale.today && inside(at(scale.asOf)) && (
        <span className={styles.line} data-kind="asOf" style={{ left: at(scale.asOf) }} title={sayOwn("asOfLine")} />
      )}
    </div>
  );
}
