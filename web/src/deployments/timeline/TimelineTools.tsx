/** Moving through time by buttons, and the switch between timeline and table. */
import { Button, SegmentedControl } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useReading } from "../../address/moment.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import type { Window } from "../../ui/timeline/scale.ts";
import { around, lengthOf, panned, zoomed } from "../../ui/timeline/zoom.ts";
import styles from "../Deployments.module.css";
import { timelineText } from "./text.ts";
import type { Shown } from "./use-window.ts";
import { centred, spanAbout, spans } from "./window-keys.ts";

const route = getRouteApi("/frame/deployments");

export function TimelineTools({ shown, extent }: { shown: Shown; extent: Window | null }) {
  const say = useText(timelineText);
  const { days } = useSayings();
  const { asOf } = useReading();
  const { view } = route.useSearch();
  const navigate = useNavigate({ from: "/deployments" });
  const { window, change } = shown;
  const part = Math.max(1, Math.round(lengthOf(window) / 4));
  const step = (sign: string, words: string, next: (now: Window) => Window) => (
    <Button variant="default" size="compact-sm" onClick={() => change(next)} aria-label={words} title={words}>
      {sign}
    </Button>
  );
  return (
    <div className={`${styles.tools} no-print`}>
      <div className={styles.steps} role="toolbar" aria-label={say("moveInTime")}>
        {step("‹", say("earlier"), (now) => panned(now, -part))}
        {step("›", say("later"), (now) => panned(now, part))}
        {step("+", say("closer"), (now) => zoomed(now, 0.5))}
        {step("−", say("farther"), (now) => zoomed(now, 2))}
        {step("◎", say("toDay"), (now) => centred(now, asOf))}
        {Object.keys(spans).map((span) => {
          const key = span as keyof typeof spans;
          return (
            <Button key={key} variant="default" size="compact-sm" onClick={() => change(spanAbout(key, asOf))}>
              {say(`span_${key}`)}
            </Button>
          );
        })}
        {extent && (
          <Button variant="default" size="compact-sm" onClick={() => change(around(extent))}>
            {say("everything")}
          </Button>
        )}
        <span className={styles.window} aria-live="polite">
          {days(window.from, window.to)}
        </span>
      </div>
      <SegmentedControl
        size="xs"
        aria-label={say("timelineOrTable")}
        value={view === "table" ? "table" : "timeline"}
        onChange={(value) =>
          void navigate({
            search: (previous) => ({ ...previous, view: value === "table" ? "table" : undefined }),
            replace: true,
            resetScroll: false,
          })
        }
        data={[
          { value: "timeline", label: say("timeline") },
          { value: "table", label: say("table") },
        ]}
      />
    </div>
  );
}
