/** Where people are: a map with a circle for each mission, and the same as a table. A mission chosen shows its people below. */
import type { Today } from "@contingent/server/figures/schema";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useWord } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { ChartFigure } from "../ui/ChartFigure.tsx";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText, Inferred, Missing } from "../ui/Marks.tsx";
import { Empty } from "../ui/States.tsx";
import styles from "./Today.module.css";
import { todayText } from "./text.ts";

const WorldMap = lazy(() => import("./WorldMap.tsx"));
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
        table={<MissionTable today={today} chosen={search.mission} onChoose={choose} />}
      />
    </div>
  );
}

type Line = Today["missions"][number];

function MissionTable({
  today,
  chosen,
  onChoose,
}: {
  today: Today;
  chosen: string | undefined;
  onChoose: (mission: string) => void;
}) {
  const say = useText(todayText);
  const inWords = useWords();
  const word = useWord();
  const roles = (line: Line) => line.byRole.map((one) => `${one.people} ${word(one.role)}`).join(", ");
  return (
    <DataTable
      title={say("mapFinding")}
      rows={today.missions}
      rowKey={(line) => line.id}
      chosen={chosen}
      onOpen={(line) => onChoose(line.id)}
      columns={[
        { key: "id", title: say("mission"), value: (line) => line.id, narrow: "main" },
        { key: "name", title: say("name"), value: (line) => inWords(line.name), narrow: "hidden" },
        {
          key: "people",
          title: say("people"),
          value: (line) => line.people,
          cell: (line) => (
            <>
              {line.inferred > 0 && <Inferred />} {line.people}
            </>
          ),
          numeric: true,
          narrow: "side",
        },
        { key: "roles", title: say("roles"), value: roles },
        { key: "under", title: say("under"), value: (line) => line.authorisations.join(", "), narrow: "hidden" },
        {
          key: "end",
          title: say("operationsEnd"),
          value: (line) => line.operationsEnd,
          cell: (line) => (line.operationsEnd ? <DayText day={line.operationsEnd} /> : <Missing why="none" />),
        },
      ]}
    />
  );
}
