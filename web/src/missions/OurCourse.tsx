/** Our people in the mission day by day, present and planned; the same as a table. */
import type { Mission } from "@contingent/server/missions/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ChartFigure, LegendSign } from "../ui/ChartFigure.tsx";
import type { Layer } from "../ui/chart-layers.ts";
import { chartText } from "../ui/chart-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import { StepChart } from "../ui/StepChart.tsx";
import { valueOn } from "../ui/steps.ts";
import { useSpan } from "./Life.tsx";
import { spanOf } from "./life.ts";
import styles from "./Missions.module.css";
import { ourCourseQuery } from "./queries.ts";
import { missionsText } from "./text.ts";

const route = getRouteApi("/frame/missions/$id");
type Course = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof ourCourseQuery>["queryFn"]>>>>;

export function OurCourse({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const reading = useReading();
  const { from, to } = spanOf(mission, useSpan(), reading.asOf);
  const course = useQuery(ourCourseQuery(mission.id, from, to, reading));
  const empty = course.data && [...course.data.present, ...course.data.planned].every((step) => step.value === 0);
  if (course.data && !empty) return <Drawn mission={mission} course={course.data} />;
  return (
    <Section id="ours" title={say("ourPeople")}>
      {course.isPending && <PartSkeleton rows={4} />}
      {course.error && <Failed error={course.error} retry={() => void course.refetch()} />}
      {empty && <Empty says={say("noneOfUs").replace(/^[.\s]+/, "")} />}
    </Section>
  );
}

function Drawn({ mission, course }: { mission: Mission; course: Course }) {
  const say = useText(missionsText);
  const sayChart = useText(chartText);
  const { day: sayDay } = useSayings();
  const reading = useReading();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/missions/$id" });
  const set = (next: { ours?: string | undefined; day?: string }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const { from, to } = course;
  const clip = (day: string) => (day < from ? from : day > to ? to : day);
  const day = clip(search.day ?? reading.asOf);
  const sayOf = (on: string) =>
    say("oursFinding", {
      count: valueOn(course.present, on) ?? 0,
      planned: valueOn(course.planned, on) ?? 0,
      day: sayDay(on),
    });
  const layers = useMemo(
    (): readonly Layer[] => [
      { key: "present", label: sayChart("legendPresent"), kind: "area", steps: course.present },
      { key: "planned", label: sayChart("legendPlanned"), kind: "planned", steps: course.planned, on: course.present },
    ],
    [course, sayChart],
  );
  return (
    <div className={styles.figure} id="ours">
      <ChartFigure
        finding={sayOf(day)}
        view={search.ours}
        onView={(ours) => set({ ours })}
        legend={
          <>
            <LegendSign kind="area">{sayChart("legendPresent")}</LegendSign>
            <LegendSign kind="planned">{sayChart("legendPlanned")}</LegendSign>
          </>
        }
        chart={
          <StepChart
            label={`${mission.id}: ${say("ourPeople")}`}
            layers={layers}
            from={from}
            to={to}
            today={reading.today}
            asOf={reading.asOf}
            day={day}
            onDay={(next) => set({ day: next })}
            sayOf={sayOf}
            height={200}
          />
        }
        table={<CourseTable mission={mission} course={course} />}
      />
    </div>
  );
}

function CourseTable({ mission, course }: { mission: Mission; course: Course }) {
  const say = useText(missionsText);
  const days = [...new Set([...course.present, ...course.planned].map((step) => step.from))].sort();
  const rows = days.map((from) => ({
    from,
    present: valueOn(course.present, from) ?? 0,
    planned: valueOn(course.planned, from) ?? 0,
  }));
  return (
    <DataTable
      title={`${mission.id}: ${say("ourPeople")}`}
      rows={rows}
      rowKey={(row) => row.from}
      maxHeight="420px"
      columns={[
        {
          key: "from",
          title: say("from"),
          value: (row) => row.from,
          cell: (row) => <DayText day={row.from} />,
          narrow: "main",
        },
        { key: "present", title: say("ourPeople"), value: (row) => row.present, numeric: true, narrow: "side" },
        { key: "planned", title: say("planned"), value: (row) => row.planned, numeric: true },
      ]}
    />
  );
}
