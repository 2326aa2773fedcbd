/** What the Council authorises as steps of law, what is planned and what is reported below it; the numbers as a table, each correctable. */
import { strengthOn, strengthSteps } from "@contingent/server/missions/rules";
import type { Mission } from "@contingent/server/missions/schema";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ChartFigure, LegendSign } from "../ui/ChartFigure.tsx";
import type { Layer } from "../ui/chart-layers.ts";
import { Section } from "../ui/Page.tsx";
import { Empty } from "../ui/States.tsx";
import { StepChart } from "../ui/StepChart.tsx";
import { useSpan } from "./Life.tsx";
import { spanOf } from "./life.ts";
import styles from "./Missions.module.css";
import { StrengthTable } from "./StrengthTable.tsx";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

const route = getRouteApi("/frame/missions/$id");

export function Strengths({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  if (mission.strengths.length > 0) return <Numbers mission={mission} />;
  return (
    <Section id="strengths" title={say("strengths")}>
      <Empty says={say("strengthNone")} />
    </Section>
  );
}

function Numbers({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const { number, day: sayDay } = useSayings();
  const reading = useReading();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/missions/$id" });
  const set = (next: { strengths?: string | undefined; day?: string }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const { from, to } = spanOf(mission, useSpan(), reading.asOf);
  const layers = useLayers(mission, from, to);
  const clip = (day: string) => (day < from ? from : day > to ? to : day);
  const day = clip(search.day ?? reading.asOf);
  const said = (series: "authorised" | "planned" | "reported", on: string) => {
    const people = strengthOn(mission, series, on);
    return people === null ? "?" : number(people);
  };
  const sayOf = (on: string) =>
    say("strengthFinding", {
      authorised: said("authorised", on),
      planned: said("planned", on),
      reported: said("reported", on),
      day: sayDay(on),
    });
  return (
    <div className={styles.figure} id="strengths">
      <ChartFigure
        finding={sayOf(day)}
        view={search.strengths}
        onView={(strengths) => set({ strengths })}
        legend={
          <>
            <LegendSign kind="law">{word("authorised")}</LegendSign>
            <LegendSign kind="planned">{word("planned")}</LegendSign>
            <LegendSign kind="line">{word("reported")}</LegendSign>
          </>
        }
        chart={
          <StepChart
            label={`${mission.id}: ${say("strengths")}`}
            layers={layers}
            from={from}
            to={to}
            today={reading.today}
            asOf={reading.asOf}
            day={day}
            onDay={(next) => set({ day: next })}
            sayOf={sayOf}
            height={240}
          />
        }
        table={<StrengthTable mission={mission} />}
      />
    </div>
  );
}

function useLayers(mission: Mission, from: string, to: string): readonly Layer[] {
  const word = useMissionWord();
  return useMemo(
    () => [
      { key: "planned", label: word("planned"), kind: "planned", steps: strengthSteps(mission, "planned", from, to) },
      { key: "reported", label: word("reported"), kind: "line", steps: strengthSteps(mission, "reported", from, to) },
      {
        key: "authorised",
        label: word("authorised"),
        kind: "law",
        steps: strengthSteps(mission, "authorised", from, to),
        named: true,
      },
    ],
    [mission, from, to, word],
  );
}
