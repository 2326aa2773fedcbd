/** Where people are: a map with a circle for each mission, and the same as a table. A mission chosen shows its people below. */
import type { Today } from "@contingent/server/figures/schema";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useText } from "../language/use-text.ts";
import { ChartFigure } from "../ui/ChartFigure.tsx";
import { Empty } from "../ui/States.tsx";
import styles from "./Today.module.css";
import { todayText } from "./text.ts";

const WorldMap = lazy(() => import("./WorldMap.tsx"));
const MissionTable = lazy(() => import("./MissionTable.tsx"));
const route = getRouteApi("/frame/");

export function Presence({ today }: { today: Today }) {
  const say = useText(todayText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/" });
  const set = (next: { mission?: string | undefined; where?: string | undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const choose = (mission: string) => set({ mission: search.mission === mission ? undefined : mission });
  const offMap = today.missions.filter((mission) => mission.lat === null).map((mission) => mission.id);
  return (
    <div id="where" className={styles.where}>
      <ChartFigure
        finding={say("mapFinding")}
        view={search.where}
        onView={(where) => set({ where })}
        legend={
          <span className={styles.borders}>
            {offMap.length > 0 && `${say("noPlace", { missions: offMap.join(", ") })}. `}
            {say("borders")}
          </span>
        }
        chart={
          today.missions.length === 0 ? (
            <Empty says={say("nobody")} />
          ) : (
            <Suspense fallback={<div className={styles.mapSpace} />}>
              <WorldMap missions={today.missions} chosen={search.mission} onChoose={choose} />
            </Suspense>
          )
        }
        table={
          <Suspense fallback={<div className={styles.mapSpace} />}>
            <MissionTable today={today} chosen={search.mission} onChoose={choose} />
          </Suspense>
        }
      />
    </div>
  );
}
