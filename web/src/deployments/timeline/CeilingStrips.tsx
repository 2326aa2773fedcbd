/** Ceilings above the bars: for each, its number as a step where its decision holds, and the people who count under it. */
import type { HeadroomCurve } from "@contingent/server/authorisations/schema";
import { addDays } from "@contingent/server/platform/days";
import { useQuery } from "@tanstack/react-query";
import { useId, useMemo } from "react";
import { useSayings, useText } from "../../language/use-text.ts";
import type { Scale } from "../../ui/timeline/scale.ts";
import { paddedWindow } from "../../ui/timeline/zoom.ts";
import { ceilingsQuery } from "../queries.ts";
import { useAt } from "../use-at.ts";
import styles from "./Board.module.css";
import { timelineText } from "./text.ts";

const height = 46;

export function CeilingStrips({
  scale,
  labelWidth,
  chosen,
}: {
  scale: Scale;
  labelWidth: number;
  chosen: readonly string[];
}) {
  const { curves } = useCeilings(scale);
  return curves
    .filter((curve) => chosen.includes(curve.ceiling.id))
    .map((curve) => <Strip key={curve.ceiling.id} curve={curve} scale={scale} labelWidth={labelWidth} />);
}

const none: readonly HeadroomCurve[] = [];

/** Curves of all ceilings for the days of a window, and whether they could not be read. */
export function useCeilings(window: { from: string; to: string }): {
  readonly curves: readonly HeadroomCurve[];
  readonly failed: boolean;
} {
  const at = useAt();
  const { from, to } = useMemo(() => paddedWindow(window), [window]);
  const query = useQuery(ceilingsQuery(from, to, at));
  return { curves: query.data?.items ?? none, failed: query.error !== null };
}

function Strip({ curve, scale, labelWidth }: { curve: HeadroomCurve; scale: Scale; labelWidth: number }) {
  const say = useText(timelineText);
  const { number } = useSayings();
  const id = useId().replace(/[^a-zA-Z0-9]/g, "");
  const steps = curve.steps.filter((step) => step.to >= scale.from && step.from <= scale.to);
  const most = Math.max(1, ...steps.map((step) => Math.max(step.ceiling ?? 0, step.present + step.planned)));
  const y = (value: number) => height - 2 - (value / (most * 1.12)) * (height - 6);
  const x = (day: string) => Math.min(scale.width, Math.max(0, scale.x(day)));
  const box = (low: number, high: number, from: string, to: string) =>
    high > low ? `M${x(from)} ${y(low)}H${x(addDays(to, 1))}V${y(high)}H${x(from)}Z` : "";
  const law = steps.map((step, at) => {
    if (step.ceiling === null) return "";
    const before = steps[at - 1]?.ceiling;
    const start = before == null ? `M${x(step.from)} ${y(step.ceiling)}` : `L${x(step.from)} ${y(step.ceiling)}`;
    return `${start}H${x(addDays(step.to, 1))}`;
  });
  const tight = curve.tightest;
  const words = tight
    ? say("ceilingFree", { reference: curve.reference, people: curve.ceiling.people, free: tight.free, day: tight.day })
    : say("ceilingNot", { reference: curve.reference, people: curve.ceiling.people });
  return (
    <div className={styles.strip} role="img" aria-label={words} title={words}>
      <div className={styles.corner} style={{ width: labelWidth }}>
        <span className={styles.title}>{curve.reference}</span>
        <span className={styles.quiet}>{say("ceilingOf", { people: curve.ceiling.people })}</span>
        {tight && (
          <span className={styles.count} data-tight={tight.free <= 0 || undefined}>
            {say("freeIs", { free: number(tight.free) })}
          </span>
        )}
      </div>
      <svg width={scale.width} height={height} aria-hidden="true">
        <defs>
          <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--paper)" />
            <rect width="2" height="6" fill="var(--bar)" />
          </pattern>
        </defs>
        <path d={steps.map((step) => box(0, step.present, step.from, step.to)).join("")} fill="var(--bar-2)" />
        <path
          d={steps.map((step) => box(step.present, step.present + step.planned, step.from, step.to)).join("")}
          fill={`url(#${id})`}
        />
        <path
          d={steps.map((step) => box(0, step.breached, step.from, step.to)).join("")}
          fill="var(--broken)"
          opacity={0.55}
        />
        <path d={law.join("")} fill="none" stroke="var(--ink)" strokeWidth={1.75} />
        {steps.map(
          (step) =>
            step.ceiling !== null &&
            step.present + step.planned > step.ceiling && (
              <path
                key={step.from}
                d={box(step.ceiling, step.present + step.planned, step.from, step.to)}
                fill="var(--attention-line)"
              />
            ),
        )}
      </svg>
    </div>
  );
}
