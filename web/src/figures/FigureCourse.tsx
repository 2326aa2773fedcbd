/** How a figure came to be: its course over time, with the chosen day in the address, and the same as a table. */
import type { WholeFigure } from "@contingent/server/figures/schema";
import { earlierDay } from "@contingent/server/platform/days";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { ChartFigure, LegendSign } from "../ui/ChartFigure.tsx";
import type { Layer } from "../ui/chart-layers.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DaysText } from "../ui/Marks.tsx";
import { StepChart } from "../ui/StepChart.tsx";
import { valueOn } from "../ui/steps.ts";
import styles from "./FigurePage.module.css";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";

const route = getRouteApi("/frame/figures/$id");

export function FigureCourse({ figure }: { figure: WholeFigure }) {
  const say = useText(figuresText);
  const sayings = useSayings();
  const inWords = useWords();
  const word = useWord();
  const sayRecord = useText(recordText);
  const reading = useReading();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/figures/$id" });
  const set = (next: { day?: string; view?: string | undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const [first, last] = [figure.curve[0], figure.curve.at(-1)];
  if (!first || !last) return null;
  const [from, to] = [first.from, last.to];
  const chosen = search.day && search.day >= from && search.day <= to ? search.day : earlierDay(figure.asOf, to);
  const sayOf = (day: string) =>
    say("onDay", { day: sayings.day(day), value: sayings.number(valueOn(figure.curve, day) ?? 0) });
  const finding = say("courseFinding", {
    first: first.value,
    from: sayings.day(from),
    last: valueOn(figure.curve, figure.asOf) ?? last.value,
    to: sayings.day(figure.asOf),
  });
  const layers = layersOf(figure, {
    value: word(figure.definition.unit),
    published: sayRecord("publishedPoints"),
  });
  return (
    <ChartFigure
      finding={finding}
      view={search.view}
      onView={(view) => set({ view })}
      source={`${figure.definition.id}/${figure.definition.version}`}
      legend={
        <>
          <span>{sayOf(chosen)}</span>
          {layers.some(({ kind }) => kind === "law") && <LegendSign kind="law">{sayRecord("permitted")}</LegendSign>}
          {layers.some(({ kind }) => kind === "points") && (
            <span>
              <span className={styles.point} aria-hidden="true" /> {sayRecord("publishedPoints")}
            </span>
          )}
        </>
      }
      chart={
        <StepChart
          label={inWords(figure.definition.title)}
          layers={layers}
          from={from}
          to={to}
          today={reading.today}
          asOf={reading.asOf}
          day={chosen}
          onDay={(day) => set({ day })}
          sayOf={sayOf}
          height={280}
        />
      }
      table={<CourseTable figure={figure} />}
    />
  );
}

/** The figure, what decisions permit, and what others published; a ceiling only where it is near enough to be seen. */
function layersOf(figure: WholeFigure, words: { readonly value: string; readonly published: string }): Layer[] {
  const most = Math.max(
    1,
    ...figure.curve.map((step) => step.value),
    ...figure.publishedSeries.map((one) => one.value),
  );
  const value = {
    key: "value",
    label: words.value,
    kind: figure.definition.unit === "headcount" ? "area" : "line",
    steps: figure.curve,
  } as const;
  const limits = figure.limits
    .filter((limit) => limit.people <= 2 * most)
    .map((limit) => ({ key: limit.code, label: limit.code, kind: "law" as const, steps: limit.steps, named: true }));
  const points = figure.publishedSeries.map((one) => ({ from: one.day, to: one.day, value: one.value }));
  const published = { key: "published", label: words.published, kind: "points" as const, steps: points };
  return [value, ...limits, ...(points.length > 0 ? [published] : [])];
}

function CourseTable({ figure }: { figure: WholeFigure }) {
  const say = useText(figuresText);
  return (
    <DataTable
      title={say("course")}
      rows={figure.curve}
      rowKey={(step) => step.from}
      maxHeight="280px"
      columns={[
        {
          key: "from",
          title: say("from"),
          value: (step) => step.from,
          cell: (step) => <DaysText from={step.from} to={step.to} />,
          narrow: "main",
        },
        { key: "to", title: say("to"), value: (step) => step.to, narrow: "hidden" },
        { key: "value", title: say("value"), value: (step) => step.value, numeric: true, narrow: "side" },
      ]}
    />
  );
}
