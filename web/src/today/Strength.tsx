/** Strength over time with the ceilings as steps of law above it; the chosen day in the address, the same as a table. */
import type { Today } from "@contingent/server/figures/schema";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo } from "react";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ChartFigure, LegendSign } from "../ui/ChartFigure.tsx";
import type { Layer } from "../ui/chart-layers.ts";
import { chartText } from "../ui/chart-text.ts";
import { StepChart } from "../ui/StepChart.tsx";
import { valueOn } from "../ui/steps.ts";
import styles from "./Today.module.css";
import { todayText } from "./text.ts";

const StrengthTable = lazy(() => import("./StrengthTable.tsx"));
const route = getRouteApi("/frame/");

export function Strength({ today }: { today: Today }) {
  const say = useText(todayText);
  const sayings = useSayings();
  const reading = useReading();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/" });
  const set = (next: { day?: string; view?: string | undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const { from, to, total, planned } = today.strength;
  const layers = useLayers(today);
  const clip = (day: string) => (day < from ? from : day > to ? to : day);
  const day = clip(search.day ?? reading.asOf);
  const most = total.reduce((high, step) => (step.value > high.value ? step : high), { from, to, value: 0 });
  const lawsOn = (on: string) =>
    today.strength.ceilings.flatMap((ceiling) => {
      const people = valueOn(ceiling.steps, on);
      return people === null ? [] : [`${ceiling.reference} ${ceiling.label} ${sayings.number(people)}`];
    });
  const sayOf = (on: string) => {
    const laws = lawsOn(on);
    const people = say("strengthOn", {
      day: sayings.day(on),
      present: valueOn(total, on) ?? 0,
      planned: valueOn(planned, on) ?? 0,
    });
    return laws.length > 0 ? `${people}\n${laws.join("\n")}` : people;
  };
  return (
    <div className={styles.strength}>
      <ChartFigure
        finding={say("strengthFinding", {
          count: valueOn(total, reading.asOf) ?? 0,
          day: sayings.day(reading.asOf),
          most: most.value,
          mostDay: sayings.day(most.from),
        })}
        view={search.view}
        onView={(view) => set({ view })}
        source={say("strengthSource")}
        legend={<Legend />}
        chart={
          <StepChart
            label={say("strength")}
            layers={layers}
            from={from}
            to={to}
            today={reading.today}
            asOf={reading.asOf}
            day={day}
            onDay={(next) => set({ day: next })}
            sayOf={sayOf}
            height={280}
          />
        }
        table={
          <Suspense fallback={<div className={styles.mapSpace} />}>
            <StrengthTable today={today} />
          </Suspense>
        }
      />
    </div>
  );
}

function useLayers(today: Today): readonly Layer[] {
  const say = useText(chartText);
  return useMemo(() => {
    const { total, planned, ceilings } = today.strength;
    return [
      { key: "present", label: say("legendPresent"), kind: "area", steps: total },
      { key: "planned", label: say("legendPlanned"), kind: "planned", steps: planned, on: total },
      ...widest(ceilings).map(
        (one): Layer => ({ key: one.code, label: one.reference, kind: "law", steps: one.steps, named: true }),
      ),
    ];
  }, [today, say]);
}

type Law = Today["strength"]["ceilings"][number];

/** Of each decision the widest ceiling; the narrower ones of single missions and roles stand on the page of the decision. */
function widest(ceilings: readonly Law[]): readonly Law[] {
  const most = (one: Law) => Math.max(...one.steps.map((step) => step.value));
  return ceilings.filter(
    (one, index) =>
      !ceilings.some(
        (other, place) =>
          other.reference === one.reference &&
          (most(other) > most(one) || (most(other) === most(one) && place < index)),
      ),
  );
}

function Legend() {
  const say = useText(chartText);
  return (
    <>
      <LegendSign kind="law">{say("legendCeiling")}</LegendSign>
      <LegendSign kind="area">{say("legendPresent")}</LegendSign>
      <LegendSign kind="planned">{say("legendPlanned")}</LegendSign>
      <span>{say("ownMissions")}</span>
    </>
  );
}
