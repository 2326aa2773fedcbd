/** Early warning: which tours and rotations end, and by when a replacement must be set on its way. */
import type { Warning, WarningsPage as WarningCounts } from "@contingent/server/deployments/schema";
import { NativeSelect } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { rich } from "../../language/rich.tsx";
import { useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DayText } from "../../ui/Marks.tsx";
import { PageHead } from "../../ui/Page.tsx";
import { PageSkeleton, PartSkeleton } from "../../ui/Skeletons.tsx";
import { Empty, Failed } from "../../ui/States.tsx";
import type { Column } from "../../ui/table.ts";
import { useAllPages } from "../../ui/use-all-pages.ts";
import styles from "../Deployments.module.css";
import { warningCountsQuery, warningPagesQuery } from "../queries.ts";
import { Tabs } from "../Tabs.tsx";
import { useAt } from "../use-at.ts";
import { LeadTimes } from "./LeadTimes.tsx";
import { leadKeys, warningKeys, warningsText } from "./text.ts";
import { WarningMark } from "./WarningLine.tsx";

const route = getRouteApi("/frame/deployments/warnings");
const statuses = ["late", "amber", "ok", "planned", "none_needed"] as const;

export function WarningsPage() {
  const say = useText(warningsText);
  const at = useAt();
  const warnings = useQuery(warningCountsQuery(at));
  if (warnings.isPending) return <PageSkeleton />;
  const { data } = warnings;
  return (
    <>
      <PageHead title={say("tabWarnings")} sentence={data && <Sentence counts={data} />} />
      <Tabs />
      {warnings.error && <Failed error={warnings.error} retry={() => void warnings.refetch()} />}
      {data?.count === 0 && <Empty says={say("noWarnings")} />}
      {data && data.count > 0 && <List missions={data.missions} />}
      <LeadTimes />
    </>
  );
}

function Sentence({ counts: { count, states, soonest } }: { counts: WarningCounts }) {
  const say = useText(warningsText);
  const { day } = useSayings();
  const link = (status: Warning["status"]) => (words: string) => (
    <Link to="/deployments/warnings" search={(previous) => ({ ...previous, status })}>
      {words}
    </Link>
  );
  return (
    <>
      {rich(say("warningsSentence", { count }), { count: (words) => <strong>{words}</strong> })}{" "}
      {states.late > 0 && rich(say("warningsLate", { count: states.late }), { late: link("late") })}{" "}
      {states.amber > 0 && rich(say("warningsSoon", { count: states.amber }), { soon: link("amber") })}{" "}
      {soonest && say("warningsNext", { who: nameOf(soonest, say), day: day(soonest.actBy) })}
    </>
  );
}

function nameOf(warning: Warning, say: ReturnType<typeof useText<typeof warningsText.phrases>>): string {
  if (warning.person) return warning.person;
  return `${warning.contribution ?? warning.mission}${warning.rotation === null ? "" : `, ${say("rotationNo", { number: warning.rotation })}`}`;
}

function List({ missions }: { missions: readonly string[] }) {
  const say = useText(warningsText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/deployments/warnings" });
  const columns = useColumns();
  const status = statuses.find((one) => one === search.status);
  const query = useInfiniteQuery(warningPagesQuery(useAt(), { mission: search.mission, status }));
  const { rows } = useAllPages<Warning>(query);
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <PartSkeleton rows={8} />;
  const select = (key: "mission" | "status", label: string, options: readonly (readonly [string, string])[]) => (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={search[key] ?? ""}
      onChange={(event) => {
        const value = event.currentTarget.value || undefined;
        void navigate({ search: (previous) => ({ ...previous, [key]: value }), replace: true });
      }}
      data={[{ value: "", label }, ...options.map(([value, words]) => ({ value, label: words }))]}
    />
  );
  return (
    <DataTable
      title={say("tabWarnings")}
      columns={columns}
      rows={rows}
      // A rotation is told once for each day on which some of it go home.
      rowKey={(one) => one.tourId ?? `${one.rotationId} ${one.ends}`}
      view={{ sort: search.sort, words: search.find }}
      onView={(view) =>
        void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
      }
      tools={
        <span className={styles.filters}>
          {select(
            "mission",
            say("allMissions"),
            missions.map((mission) => [mission, mission]),
          )}
          {select(
            "status",
            say("allStates"),
            statuses.map((status) => [status, say(warningKeys[status])]),
          )}
        </span>
      }
    />
  );
}

function useColumns(): readonly Column<Warning>[] {
  const say = useText(warningsText);
  const word = useWord();
  const { number } = useSayings();
  return useMemo(() => {
    const keep = (previous: { asOf?: string | undefined; knownAt?: string | undefined }) => ({
      asOf: previous.asOf,
      knownAt: previous.knownAt,
    });
    return [
      {
        key: "who",
        title: say("whoEnds"),
        value: (one) => nameOf(one, say),
        cell: (one) =>
          one.tourId ? (
            <Link to="/deployments/tours/$id" params={{ id: one.tourId }} search={keep}>
              {nameOf(one, say)}
            </Link>
          ) : one.rotationId ? (
            <Link to="/deployments/rotations/$id" params={{ id: one.rotationId }} search={keep}>
              {nameOf(one, say)}
            </Link>
          ) : (
            nameOf(one, say)
          ),
        narrow: "main",
      },
      {
        key: "people",
        title: say("peopleHead"),
        value: (one) => one.people,
        cell: (one) => number(one.people),
        numeric: true,
        narrow: "hidden",
      },
      { key: "mission", title: say("byMission"), value: (one) => one.mission, nowrap: true },
      { key: "post", title: say("byPost"), value: (one) => one.post ?? one.contribution, narrow: "hidden" },
      { key: "role", title: say("role"), value: (one) => word(one.role), narrow: "hidden" },
      {
        key: "ends",
        title: say("ends"),
        value: (one) => one.ends,
        cell: (one) => <DayText day={one.ends} />,
        nowrap: true,
      },
      { key: "lead", title: say("leadDays"), value: (one) => one.leadDays, numeric: true, narrow: "hidden" },
      {
        key: "actBy",
        title: say("actByHead"),
        value: (one) => one.actBy,
        cell: (one) => <DayText day={one.actBy} />,
        nowrap: true,
      },
      {
        key: "step",
        title: say("nextLead"),
        value: (one) => {
          const step = one.steps.find((each) => each.status !== "ok") ?? one.steps[0];
          return step ? say(leadKeys[step.step]) : null;
        },
        narrow: "hidden",
      },
      {
        key: "status",
        title: say("state"),
        value: (one) => say(warningKeys[one.status]),
        cell: (one) => <WarningMark warning={one} />,
        narrow: "side",
      },
      {
        key: "replacement",
        title: say("replacement"),
        value: (one) => one.replacement?.person ?? (one.replacement ? String(one.replacement.people) : null),
        cell: (one) =>
          one.because ? (
            <span className={styles.quiet}>
              {say(`because_${one.because.code}`)} <DayText day={one.because.day} />
            </span>
          ) : one.replacement ? (
            <>
              {one.replacement.person ?? say("people", { count: one.replacement.people })},{" "}
              <DayText day={one.replacement.from} />
            </>
          ) : (
            "—"
          ),
        narrow: "hidden",
      },
    ];
  }, [say, word, number]);
}
