/** The life of a mission on one line of time: operations, withdrawal and liquidation, its mandates, reductions, and our people; the same as a table. */
import type { Mission } from "@contingent/server/missions/schema";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ChartFigure } from "../ui/ChartFigure.tsx";
import { scaleOf } from "../ui/timeline/scale.ts";
import { useWidth } from "../ui/use-width.ts";
import { LifeTable } from "./LifeTable.tsx";
import { type LifeBar, type LifeLane, lanesOf, spanOf } from "./life.ts";
import styles from "./Missions.module.css";
import { ourCourseQuery } from "./queries.ts";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

const route = getRouteApi("/frame/missions/$id");
const spans = ["all", "ten", "three"] as const;
export type Span = (typeof spans)[number];

/** The time that is shown, as the address has it; the last ten years when it names none. */
export function useSpan(): Span {
  const { span } = route.useSearch();
  return spans.find((one) => one === span) ?? "ten";
}

export function Life({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const { day } = useSayings();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/missions/$id" });
  const set = (next: { view?: string | undefined; span?: string | undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const span = useSpan();
  return (
    <div className={styles.figure} id="life">
      <ChartFigure
        finding={say("lifeFinding", { count: mission.mandates.length, from: day(mission.started.day) })}
        view={search.view}
        onView={(view) => set({ view })}
        legend={<Legend />}
        chart={
          <>
            <SegmentedControl
              size="xs"
              mb="xs"
              className="no-print"
              aria-label={say("span")}
              value={span}
              onChange={(next) => set({ span: next === "ten" ? undefined : next })}
              data={[
                { value: "all", label: say("spanAll") },
                { value: "ten", label: say("spanTen") },
                { value: "three", label: say("spanThree") },
              ]}
            />
            <Lanes mission={mission} span={span} />
          </>
        }
        table={<LifeTable mission={mission} />}
      />
    </div>
  );
}

function Legend() {
  const say = useText(missionsText);
  return (
    <>
      {(["operations", "withdrawal", "liquidation"] as const).map((phase) => (
        <span key={phase} className={styles.legend}>
          <span className={styles.phase} data-phase={phase} aria-hidden="true" />
          {say(
            (
              {
                operations: "legendOperations",
                withdrawal: "legendWithdrawal",
                liquidation: "legendLiquidation",
              } as const
            )[phase],
          )}
        </span>
      ))}
      <span>{say("legendInferred")}</span>
    </>
  );
}

const laneHeight = 34;
const headHeight = 30;

function Lanes({ mission, span }: { mission: Mission; span: Span }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const { language, day, days, number } = useSayings();
  const reading = useReading();
  const [box, width] = useWidth();
  const window = spanOf(mission, span, reading.asOf);
  const course = useQuery(ourCourseQuery(mission.id, window.from, window.to, reading));
  const scale = scaleOf({ ...window, width: Math.max(width, 1), today: reading.today, asOf: reading.asOf, language });
  const lanes = lanesOf(mission, course.data ?? null);
  const labelOf = (bar: LifeBar) =>
    bar.people === undefined ? [bar.words.map(word).join(" "), bar.said].filter(Boolean).join(" ") : number(bar.people);
  const height = headHeight + lanes.length * laneHeight + 6;
  return (
    <div ref={box} className={styles.life} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={`${mission.id}: ${say("life")}`}>
          {scale.marks.map((mark) => (
            <g key={mark.day}>
              <line
                x1={mark.x}
                x2={mark.x}
                y1={headHeight - 6}
                y2={height}
                className={styles.mark}
                data-strong={mark.strong || undefined}
              />
              <text x={mark.x + 3} y={headHeight - 10} className={styles.tick}>
                {mark.text}
              </text>
            </g>
          ))}
          {scale.heads.map((head) => (
            <text key={head.x} x={head.x + 3} y={9} className={styles.tick}>
              {head.text}
            </text>
          ))}
          {lanes.map((lane, index) => (
            <Lane
              key={lane.key}
              title={say(titles[lane.key])}
              y={headHeight + index * laneHeight}
              bars={lane.bars.flatMap((bar) => {
                const place = scale.bar(bar.from, bar.to ?? window.to);
                if (place === null) return [];
                const label = labelOf(bar);
                return [
                  {
                    bar,
                    place,
                    label,
                    tip: `${label}: ${bar.to === bar.from ? day(bar.from) : days(bar.from, bar.to)}`,
                  },
                ];
              })}
            />
          ))}
          {reading.asOf >= window.from && reading.asOf <= window.to && (
            <line
              x1={scale.x(reading.asOf)}
              x2={scale.x(reading.asOf)}
              y1={headHeight - 6}
              y2={height}
              className={styles.now}
            />
          )}
        </svg>
      )}
    </div>
  );
}

const titles = {
  life: "laneLife",
  mandates: "laneMandates",
  reductions: "laneReductions",
  ours: "laneOurs",
} as const satisfies Record<LifeLane["key"], string>;

interface PlacedBar {
  readonly bar: LifeBar;
  readonly place: { readonly x: number; readonly width: number };
  readonly label: string;
  readonly tip: string;
}

function Lane({ title, y, bars }: { title: string; y: number; bars: readonly PlacedBar[] }) {
  return (
    <g>
      <text x={3} y={y + 9} className={styles.lane}>
        {title}
      </text>
      {bars.map(({ bar, place, label, tip }) => (
        <g key={bar.key}>
          <rect
            x={place.x}
            y={y + 12}
            width={Math.max(2, place.width - 1)}
            height={16}
            className={styles.bar}
            data-tone={bar.tone}
            data-inferred={bar.inferred || undefined}
          >
            <title>{tip}</title>
          </rect>
          {place.width > label.length * 6.4 + 8 && (
            <text x={place.x + 4} y={y + 24} className={styles.barWords} data-tone={bar.tone}>
              {label}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
