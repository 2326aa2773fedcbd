/** The head-room curve of a ceiling: people as steps below the law's step; the chosen day in the address; the same as a table. */
import type { HeadroomCurve } from "@contingent/server/authorisations/schema";
import type { Day } from "@contingent/server/platform/days";
import { SegmentedControl } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ChartFigure, LegendSign } from "../ui/ChartFigure.tsx";
import type { Layer } from "../ui/chart-layers.ts";
import { chartText } from "../ui/chart-text.ts";
import { StepChart } from "../ui/StepChart.tsx";
import styles from "./Authorisations.module.css";
import { HeadroomTable } from "./HeadroomTable.tsx";
import { stepOn } from "./queries.ts";
import { authorisationsText } from "./text.ts";

const route = getRouteApi("/frame/authorisations/$reference");

interface HeadroomProps {
  readonly curves: readonly HeadroomCurve[];
  readonly curve: HeadroomCurve;
  readonly from: Day;
  readonly to: Day;
}

export function Headroom({ curves, curve, from, to }: HeadroomProps) {
  const say = useText(authorisationsText);
  const reading = useReading();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/authorisations/$reference" });
  const set = (next: { day?: string; ceiling?: string; view?: string | undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const day = clip(search.day ?? reading.asOf, from, to);
  const sayOf = useSayOf(curve);
  const finding = useFinding(curve);
  const layers = useLayers(curve);
  return (
    <>
      {curves.length > 1 && (
        <SegmentedControl
          size="xs"
          mb="sm"
          aria-label={say("whichCeiling")}
          value={curve.ceiling.code}
          onChange={(ceiling) => set({ ceiling })}
          data={curves.map((one) => ({ value: one.ceiling.code, label: one.ceiling.label }))}
        />
      )}
      <ChartFigure
        finding={finding}
        view={search.view}
        onView={(view) => set({ view })}
        source={curve.ceiling.source}
        legend={<Legend curve={curve} />}
        chart={
          <StepChart
            label={`${say("headroom")}: ${curve.ceiling.label}`}
            layers={layers}
            from={from}
            to={to}
            today={reading.today}
            asOf={reading.asOf}
            day={day}
            onDay={(next) => set({ day: next })}
            sayOf={sayOf}
            height={340}
          />
        }
        table={<HeadroomTable curve={curve} />}
      />
      <p className={styles.today} role="status">
        {sayOf(day)}
      </p>
    </>
  );
}

function clip(day: Day, from: Day, to: Day): Day {
  return day < from ? from : day > to ? to : day;
}

function useSayOf(curve: HeadroomCurve): (day: Day) => string {
  const say = useText(authorisationsText);
  const sayChart = useText(chartText);
  const sayings = useSayings();
  return (day) => {
    const step = stepOn(curve, day);
    const facts = { day: sayings.day(day), present: step?.present ?? 0 };
    const more = [
      ...(step && step.breached > 0 ? [say("breachedPart", { count: step.breached })] : []),
      ...(step && step.proposed > 0 ? [`${sayChart("legendProposed")}: ${sayings.number(step.proposed)}`] : []),
      ...(step && step.negotiated > 0 ? [`${sayChart("legendTalks")}: ${sayings.number(step.negotiated)}`] : []),
    ];
    const breached = more.map((part) => `; ${part}`).join("");
    if (step?.ceiling == null || step.free === null) return say("onDayNone", facts) + breached;
    return say("onDay", { ...facts, planned: step.planned, ceiling: step.ceiling, free: step.free }) + breached;
  };
}

function useFinding(curve: HeadroomCurve): string {
  const say = useText(authorisationsText);
  const { day } = useSayings();
  const { asOf } = useReading();
  const { tightest } = curve;
  if (!tightest) return say("findingNone", { day: day(asOf) });
  if (tightest.free < 0) return say("findingPassed", { day: day(tightest.day), by: -tightest.free });
  return say("findingFree", { day: day(tightest.day), free: tightest.free });
}

function useLayers(curve: HeadroomCurve): readonly Layer[] {
  const say = useText(chartText);
  return useMemo(() => {
    const of = (value: (step: HeadroomCurve["steps"][number]) => number | null) =>
      curve.steps.map((step) => ({ from: step.from, to: step.to, value: value(step) }));
    const present = of((step) => step.present);
    const planned = of((step) => step.present + step.planned);
    const proposed = of((step) => step.present + step.planned + step.proposed);
    const all = of((step) => step.present + step.planned + step.proposed + step.negotiated);
    const has = (value: (step: HeadroomCurve["steps"][number]) => number) =>
      curve.steps.some((step) => value(step) > 0);
    const { overlap, people } = curve.ceiling;
    const when = (shown: boolean, layer: Layer) => (shown ? [layer] : []);
    return [
      { key: "present", label: say("legendPresent"), kind: "area", steps: present },
      { key: "planned", label: say("legendPlanned"), kind: "planned", steps: of((step) => step.planned), on: present },
      ...when(
        has((step) => step.proposed),
        {
          key: "proposed",
          label: say("legendProposed"),
          kind: "proposed",
          steps: of((step) => step.proposed),
          on: planned,
        },
      ),
      ...when(
        has((step) => step.negotiated),
        {
          key: "talks",
          label: say("legendTalks"),
          kind: "talks",
          steps: of((step) => step.negotiated),
          on: proposed,
        },
      ),
      ...when(
        has((step) => step.breached),
        {
          key: "breach",
          label: say("legendBreach"),
          kind: "breach",
          steps: of((step) => step.breached),
          on: all,
        },
      ),
      ...when(overlap !== null, {
        key: "allowance",
        label: say("legendAllowance"),
        kind: "allowance",
        steps: of((step) => (step.ceiling === null ? null : step.ceiling + (overlap?.people ?? 0))),
      }),
      {
        key: "ceiling",
        label: `${curve.reference} ${people}`,
        kind: "law",
        steps: of((step) => step.ceiling),
        named: true,
      },
    ];
  }, [curve, say]);
}

function Legend({ curve }: { curve: HeadroomCurve }) {
  const say = useText(chartText);
  return (
    <>
      <LegendSign kind="law">{say("legendCeiling")}</LegendSign>
      <LegendSign kind="area">{say("legendPresent")}</LegendSign>
      <LegendSign kind="planned">{say("legendPlanned")}</LegendSign>
      {curve.ceiling.overlap !== null && <LegendSign kind="allowance">{say("legendAllowance")}</LegendSign>}
      {curve.steps.some((step) => step.proposed > 0) && (
        <LegendSign kind="proposed">{say("legendProposed")}</LegendSign>
      )}
      {curve.steps.some((step) => step.negotiated > 0) && <LegendSign kind="talks">{say("legendTalks")}</LegendSign>}
      {curve.steps.some((step) => step.breached > 0) && <LegendSign kind="breach">{say("legendBreach")}</LegendSign>}
    </>
  );
}
