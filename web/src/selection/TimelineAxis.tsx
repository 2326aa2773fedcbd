/** The months above the timeline, with today. */
import { useText } from "../language/use-text.ts";
import { chartText } from "../ui/chart-text.ts";
import type { Scale } from "../ui/timeline/scale.ts";
import styles from "./Timeline.module.css";

export function TimelineAxis({ scale, labelWidth }: { scale: Scale; labelWidth: number }) {
  const say = useText(chartText);
  const today = scale.x(scale.today);
  return (
    <div className={styles.axis} aria-hidden="true">
      <div className={styles.corner} style={{ width: labelWidth }} />
      <svg width={scale.width} height={28} className={styles.months} aria-hidden="true">
        {scale.marks.map((mark) => (
          <g key={mark.x} transform={`translate(${mark.x})`}>
            <line y1={20} y2={28} stroke="var(--rule-strong)" />
            <text x={3} y={16} fontWeight={mark.strong ? 700 : 400} fill={mark.strong ? "var(--ink)" : "var(--ink-2)"}>
              {mark.text}
            </text>
          </g>
        ))}
        {today >= 0 && today <= scale.width && (
          <g transform={`translate(${today})`}>
            <path d="M-4 21h8l-4 7z" fill="var(--accent)" />
            <title>{say("today")}</title>
          </g>
        )}
      </svg>
    </div>
  );
}
