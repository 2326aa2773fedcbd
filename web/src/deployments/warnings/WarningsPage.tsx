/** Early warning: which tours and rotations end, and by when a replacement must be set on its way. */
import type { Warning } from "@contingent/server/deployments/schema";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { rich } from "../../language/rich.tsx";
import { useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DayText } from "../../ui/Marks.tsx";
import { PageHead } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import { Empty, Failed } from "../../ui/States.tsx";
import type { Column } from "../../ui/table.ts";
import styles from "../Deployments.module.css";
import { warningsQuery } from "../queries.ts";
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
  const warnings = useQuery(warningsQuery(at));
  if (warnings.isPending) return <PageSkeleton />;
  const items = warnings.data?.items ?? [];
  return (
    <>
      <PageHead title={say("tabWarnings")} sentence={warnings.data && <Sentence items={items} />} />
      <Tabs />
      {warnings.error && <Failed error={warnings.error} retry={() => void warnings.refetch()} />}
      {warnings.data && items.length === 0 && <Empty says={say("noWarnings")} />}
      {items.length > 0 && <List items={items} />}
      <LeadTimes />
    </>
  );
}

function Sentence({ items }: { items: readonly Warning[] }) {
  const say = useText(warningsText);
  const { day } = useSayings();
  const count = (status: Warning["status"]) => items.filter((one) => one.status === status).length;
  const link = (status: string) => (words: string) => (
    <Link to="/deployments/warnings" search={(previous) => ({ ...previous, status })}>
      {words}
    </Link>
  );
  const first = items.find((one) => one.status === "amber" || one.status === "ok");
  return (
    <>
      {rich(say("warningsSentence", { count: items.length }), { count: (words) => <strong>{words}</strong> })}{" "}
      {count("late") > 0 && rich(say("warningsLate", { count: count("late") }), { late: link("late") })}{" "}
      {count("amber") > 0 && rich(say("warningsSoon", { count: count("amber") }), { soon: link("amber") })}{" "}
      {first && say("warningsNext", { who: nameOf(first, say), day: day(first.actBy) })}
    </>
  );
}

function nameOf(warning: Warning, say: ReturnType<typeof useText<typeof warningsText.phrases>>): string {
  if (warning.person) return warning.person;
  return `${warning.contribution ?? warning.mission}${warning.rotation === null ? "" : `, ${say("rotationNo", { number: warning.rotation })}`}`;
}

function List({ items }: { items: readonly Warning[] }) {
  const say = useText(warningsText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/deployments/warnings" });
  const columns = useColumns();
  const missions = [...new Set(items.map((one) => one.mission))].sort();
  const shown = items.filter(
    (one) =>
      (search.mission === undefined || one.mission === search.mission) &&
      (search.status === undefined || one.status === search.status),
  );
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
      rows={shown}
      rowKey={(one) => one.tourId ?? one.rotationId ?? `${one.mission}${one.ends}`}
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
