/** What does the UN run, for how long, and who serves there? Missions as a list, on a map, and by the end of their mandates. */
import { MissionKind } from "@contingent/server/missions/schema";
import { Button, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useReading } from "../address/moment.ts";
import { rich } from "../language/rich.tsx";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { PageHead } from "../ui/Page.tsx";
import { PageSkeleton, PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import { AddMissionDialog } from "./AddMissionDialog.tsx";
import { Horizon } from "./Horizon.tsx";
import { MissionLink } from "./MissionLink.tsx";
import styles from "./Missions.module.css";
import { MissionsTable } from "./MissionsTable.tsx";
import { missionsQuery, oursQuery } from "./queries.ts";
import { isShown, type MissionRow, readShow, rowsOf } from "./rows.ts";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

const MissionsMap = lazy(() => import("./MissionsMap.tsx"));
const route = getRouteApi("/frame/missions");

export function MissionsPage() {
  const say = useText(missionsText);
  const reading = useReading();
  const missions = useQuery(missionsQuery(reading));
  const ours = useQuery(oursQuery(reading));
  const mayChange = useRight("missions.change");
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/missions" });
  const set = (next: { new?: string | undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true });
  if (missions.isPending || ours.isPending) return <PageSkeleton />;
  const rows = rowsOf(missions.data?.items ?? [], ours.data?.items ?? []);
  return (
    <>
      <PageHead
        title={say("title")}
        sentence={rows.length > 0 && <Sentence rows={rows} />}
        actions={
          mayChange && !reading.past ? (
            <Button onClick={() => set({ new: "yes" })}>{say("addMission")}</Button>
          ) : undefined
        }
      />
      {missions.error && <Failed error={missions.error} retry={() => void missions.refetch()} />}
      {ours.error && <Failed error={ours.error} retry={() => void ours.refetch()} />}
      {missions.data && <Views rows={rows} />}
      {search.new !== undefined && mayChange && <AddMissionDialog onClose={() => set({ new: undefined })} />}
    </>
  );
}

function Sentence({ rows }: { rows: readonly MissionRow[] }) {
  const say = useText(missionsText);
  const { day, countDays } = useSayings();
  const { asOf } = useReading();
  const strong = (words: string) => <strong>{words}</strong>;
  const operations = rows.filter((row) => row.kind === "peacekeeping");
  const active = operations.filter((row) => row.state === "active");
  const served = rows.filter((row) => row.ours > 0);
  const people = served.reduce((sum, row) => sum + row.ours, 0);
  const dated = active.filter((row) => row.daysLeft !== null).toSorted((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0));
  const gone = dated.filter((row) => row.alert === 0);
  const next = dated.find((row) => row.alert !== 0);
  return (
    <>
      {rich(say("running", { count: active.length, all: operations.length, day: day(asOf) }), {
        day: strong,
        count: strong,
      })}
      {served.length === 0
        ? say("weServeNowhere")
        : rich(say("weServe", { count: served.length, people }), {
            ours: (words) => <Filtered show="ours">{words}</Filtered>,
          })}
      {next?.mandateTo &&
        rich(say("nextEnds", { mission: next.id, end: day(next.mandateTo), days: countDays(next.daysLeft ?? 0) }), {
          mission: (words) => <MissionLink id={next.id}>{words}</MissionLink>,
          end: strong,
        })}
      {gone.length > 0 &&
        rich(say("ranOut", { count: gone.length }), {
          gone: (words) => <span className={styles.gone}>{words}</span>,
        })}
    </>
  );
}

function Filtered({ show, children }: { show: string; children: string }) {
  return (
    <route.Link to="." search={(previous) => ({ ...previous, show, view: undefined })}>
      {children}
    </route.Link>
  );
}

function Views({ rows }: { rows: readonly MissionRow[] }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/missions" });
  const set = (next: { view?: string | undefined; show?: string | undefined; kind?: string | undefined }) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });
  const kind = MissionKind.options.find((one) => one === search.kind);
  const show = readShow(search.show);
  const shown = rows.filter((row) => isShown(row, show, kind));
  const view = search.view === "map" || search.view === "horizon" ? search.view : "list";
  return (
    <>
      <div className={styles.views}>
        <SegmentedControl
          size="xs"
          aria-label={say("view")}
          value={view}
          onChange={(next) => set({ view: next === "list" ? undefined : next })}
          data={[
            { value: "list", label: say("asList") },
            { value: "map", label: say("asMap") },
            { value: "horizon", label: say("horizon") },
          ]}
        />
        {view !== "horizon" && (
          <>
            <SegmentedControl
              size="xs"
              aria-label={say("which")}
              value={show}
              onChange={(next) => set({ show: next === "active" ? undefined : next })}
              data={[
                { value: "active", label: say("showActive") },
                { value: "ours", label: say("showOurs") },
                { value: "closed", label: say("showClosed") },
                { value: "all", label: say("showAll") },
              ]}
            />
            <Select
              size="xs"
              className={styles.kinds ?? ""}
              aria-label={say("kind")}
              value={kind ?? ""}
              onChange={(next) => set({ kind: next === "" || next === null ? undefined : next })}
              data={[
                { value: "", label: say("anyKind") },
                ...MissionKind.options.map((one) => ({ value: one, label: word(one) })),
              ]}
            />
          </>
        )}
      </div>
      {view === "horizon" ? (
        <Horizon rows={rows} />
      ) : shown.length === 0 ? (
        <Empty says={say("none")} />
      ) : view === "map" ? (
        <Suspense fallback={<PartSkeleton rows={9} />}>
          <MissionsMap rows={shown} />
        </Suspense>
      ) : (
        <MissionsTable rows={shown} />
      )}
      {shown.some((row) => row.kind !== "peacekeeping") && <p className={styles.quiet}>{say("neverCounted")}</p>}
    </>
  );
}
