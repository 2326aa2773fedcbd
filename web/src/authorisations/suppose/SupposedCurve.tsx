/** The supposed curve beside the official one, and both as a table. */
import type { HeadroomCurve } from "@contingent/server/authorisations/schema";
import type { WhatIf } from "@contingent/server/deployments/schema";
import type { Day } from "@contingent/server/platform/days";
import { NativeSelect } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useReading } from "../../address/moment.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { ChartFigure, LegendSign } from "../../ui/ChartFigure.tsx";
import type { Layer } from "../../ui/chart-layers.ts";
import { chartText } from "../../ui/chart-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DayText, Missing } from "../../ui/Marks.tsx";
import { StepChart } from "../../ui/StepChart.tsx";
import { stepOn } from "../queries.ts";
import { supposeText } from "./text.ts";

const route = getRouteApi("/frame/authorisations/what-if");

export function SupposedCurve({ answer }: { answer: WhatIf }) {
  const say = useText(supposeText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/authorisations/what-if" });
  const reading = useReading();
  const set = (next: { ceiling?: string; day?: string; view?: string | undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const found = answer.officialCurves.findIndex((curve) => curve.ceiling.code === search.ceiling);
  const official = found === -1 ? fullest(answer.officialCurves) : answer.officialCurves[found];
  const supposed = answer.supposedCurves.find((curve) => curve.ceiling.id === official?.ceiling.id);
  const layers = useLayers(official, supposed);
  const sayOf = useSayOf(official, supposed);
  if (official === undefined || supposed === undefined) return null;
  return (
    <>
      {answer.officialCurves.length > 1 && (
        <NativeSelect
          size="xs"
          mb="xs"
          w={320}
          aria-label={say("curve")}
          value={official.ceiling.code}
          onChange={(event) => set({ ceiling: event.currentTarget.value })}
          data={answer.officialCurves.map(({ ceiling }) => ({
            value: ceiling.code,
            label: `${ceiling.code}: ${ceiling.label}`,
          }))}
        />
      )}
      <ChartFigure
        finding={say("finding", { label: official.ceiling.label })}
        view={search.view}
        onView={(view) => set({ view })}
        legend={<Legend />}
        chart={
          <StepChart
            label={`${say("title")}: ${official.ceiling.label}`}
            layers={layers}
            from={answer.from}
            to={answer.to}
            today={reading.today}
            asOf={reading.asOf}
            day={search.day ?? answer.firstBreach ?? reading.asOf}
            onDay={(day) => set({ day })}
            sayOf={sayOf}
            height={320}
          />
        }
        table={<Both official={official} supposed={supposed} />}
      />
    </>
  );
}

/** The curve that most people are under. */
function fullest(curves: readonly HeadroomCurve[]): HeadroomCurve | undefined {
  const most = (curve: HeadroomCurve) => Math.max(...curve.steps.map((step) => step.present + step.planned));
  return curves.toSorted((a, b) => most(b) - most(a))[0];
}

function Legend() {
  const say = useText(chartText);
  return (
    <>
      <LegendSign kind="law">{say("legendCeiling")}</LegendSign>
      <LegendSign kind="supposed">{say("legendSupposed")}</LegendSign>
      <LegendSign kind="area">{say("legendPresent")}</LegendSign>
      <LegendSign kind="planned">{say("legendPlanned")}</LegendSign>
    </>
  );
}

function useLayers(official: HeadroomCurve | undefined, supposed: HeadroomCurve | undefined): readonly Layer[] {
  const say = useText(chartText);
  const sayIf = useText(supposeText);
  return useMemo(() => {
    if (official === undefined || supposed === undefined) return [];
    const of = (curve: HeadroomCurve, value: (step: HeadroomCurve["steps"][number]) => number | null) =>
      curve.steps.map((step) => ({ from: step.from, to: step.to, value: value(step) }));
    const present = of(official, (step) => step.present);
    const planned = of(official, (step) => step.present + step.planned);
    return [
      { key: "present", label: say("legendPresent"), kind: "area", steps: present },
      {
        key: "planned",
        label: say("legendPlanned"),
        kind: "planned",
        steps: of(official, (s) => s.planned),
        on: present,
      },
      {
        key: "proposed",
        label: say("legendProposed"),
        kind: "proposed",
        steps: of(official, (s) => s.proposed),
        on: planned,
      },
      {
        key: "law",
        label: `${official.reference} ${official.ceiling.people}`,
        kind: "law",
        steps: of(official, (s) => s.ceiling),
        named: true,
      },
      {
        key: "supposed",
        label: `${sayIf("title")} ${supposed.ceiling.people}`,
        kind: "supposed",
        steps: of(supposed, (s) => s.ceiling),
        named: true,
      },
    ];
  }, [official, supposed, say, sayIf]);
}

function useSayOf(official: HeadroomCurve | undefined, supposed: HeadroomCurve | undefined): (day: Day) => string {
  const say = useText(supposeText);
  const sayings = useSayings();
  const room = (free: number | null | undefined) =>
    free == null ? say("notCovered") : free < 0 ? say("tooMany", { count: -free }) : say("mayGo", { count: free });
  return (day) => {
    const one = official === undefined ? null : stepOn(official, day);
    const other = supposed === undefined ? null : stepOn(supposed, day);
    const used = (one?.present ?? 0) + (one?.planned ?? 0);
    return say("onDay", { day: sayings.day(day), used, official: room(one?.free), supposed: room(other?.free) });
  };
}

interface Row {
  readonly from: Day;
  readonly to: Day;
  readonly used: number;
  readonly official: number | null;
  readonly supposed: number | null;
}

function Both({ official, supposed }: { official: HeadroomCurve; supposed: HeadroomCurve }) {
  const say = useText(supposeText);
  const orNot = (value: number | null) => (value === null ? <Missing why="notApplicable" /> : value);
  return (
    <DataTable
      title={`${say("title")}: ${official.ceiling.label} (${say("notOfficial")})`}
      rows={rowsOf(official, supposed)}
      rowKey={(row) => row.from}
      maxHeight="320px"
      about={[[say("suppose"), say("notOfficial")]]}
      columns={[
        {
          key: "from",
          title: say("days"),
          value: (row) => row.from,
          cell: (row) => <DayText day={row.from} />,
          narrow: "main",
        },
        { key: "used", title: say("number"), value: (row) => row.used, numeric: true },
        {
          key: "official",
          title: say("official"),
          value: (row) => row.official,
          cell: (row) => orNot(row.official),
          numeric: true,
        },
        {
          key: "supposed",
          title: say("supposed"),
          value: (row) => row.supposed,
          cell: (row) => orNot(row.supposed),
          numeric: true,
          narrow: "side",
        },
      ]}
    />
  );
}

/** A row wherever one of the two changes. */
function rowsOf(official: HeadroomCurve, supposed: HeadroomCurve): readonly Row[] {
  const starts = [...new Set([...official.steps, ...supposed.steps].map((step) => step.from))].sort();
  const last = official.steps.at(-1)?.to ?? "";
  return starts.map((from, index) => {
    const one = stepOn(official, from);
    const other = stepOn(supposed, from);
    return {
      from,
      to: starts[index + 1] ?? last,
      used: (one?.present ?? 0) + (one?.planned ?? 0),
      official: one?.free ?? null,
      supposed: other?.free ?? null,
    };
  });
}
