/** What the law wants done by a day, and how long withdrawals take: the number that says when one must begin. */
import type { Alarm } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useReading } from "../../address/moment.ts";
import { rich } from "../../language/rich.tsx";
import { useReason } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DayText, Missing, StateMark } from "../../ui/Marks.tsx";
import { PageHead, Section } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import { Empty, Failed } from "../../ui/States.tsx";
import { AuthorisationLink } from "../AuthorisationLink.tsx";
import { authorisationsText } from "../text.ts";
import { alarmsQuery } from "./alarms-query.ts";
import { CheckDialog } from "./CheckDialog.tsx";
import { LeadTimes } from "./LeadTimes.tsx";
import { alarmsText } from "./text.ts";

const route = getRouteApi("/frame/authorisations/alarms");

export function AlarmsPage() {
  const say = useText(alarmsText);
  const sayLaw = useText(authorisationsText);
  const { day } = useSayings();
  const reading = useReading();
  const { only } = route.useSearch();
  const alarms = useQuery(alarmsQuery(only, reading));
  const strong = (words: string) => <strong>{words}</strong>;
  if (alarms.isPending) return <PageSkeleton />;
  const count = alarms.data?.count ?? 0;
  return (
    <>
      <PageHead
        title={say("title")}
        up={
          <Link to="/authorisations" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
            {sayLaw("title")}
          </Link>
        }
        sentence={
          alarms.data &&
          rich(
            count === 0 ? say("none", { day: day(reading.asOf) }) : say("count", { count, day: day(reading.asOf) }),
            { day: strong },
          )
        }
      />
      {alarms.error && <Failed error={alarms.error} retry={() => void alarms.refetch()} />}
      {alarms.data && (count === 0 ? <Empty says={say("empty")} /> : <Lines alarms={alarms.data.items} />)}
      <Section title={say("leadTimes")} id="lead-times">
        <LeadTimes />
      </Section>
    </>
  );
}

function Lines({ alarms }: { alarms: readonly Alarm[] }) {
  const say = useText(alarmsText);
  const reason = useReason();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/authorisations/alarms" });
  const [checking, setChecking] = useState<Alarm | null>(null);
  const then = (alarm: Alarm) => reason({ ...alarm, code: `${alarm.code}-else`, message: alarm.consequence });
  return (
    <>
      {checking?.about && <CheckDialog alarm={checking} condition={checking.about} onClose={() => setChecking(null)} />}
      <DataTable
        title={say("title")}
        rows={alarms}
        rowKey={(alarm) => alarm.key}
        view={{ sort: search.sort, words: search.find }}
        onView={(view) =>
          void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
        }
        columns={[
          {
            key: "by",
            title: say("by"),
            value: (alarm) => alarm.by,
            cell: (alarm) => <By alarm={alarm} />,
            width: "130px",
            narrow: "side",
          },
          { key: "do", title: say("toDo"), value: (alarm) => reason(alarm), narrow: "main" },
          { key: "otherwise", title: say("otherwise"), value: then, narrow: "hidden" },
          {
            key: "reference",
            title: say("decision"),
            value: (alarm) => alarm.reference,
            cell: (alarm) =>
              alarm.reference ? (
                <AuthorisationLink reference={alarm.reference}>{alarm.reference}</AuthorisationLink>
              ) : (
                <Missing why="none" />
              ),
            width: "90px",
          },
          { key: "mission", title: say("mission"), value: (alarm) => alarm.mission, width: "90px" },
          {
            key: "act",
            title: "",
            value: () => null,
            cell: (alarm) => <Act alarm={alarm} onCheck={() => setChecking(alarm)} />,
          },
        ]}
      />
    </>
  );
}

function By({ alarm }: { alarm: Alarm }) {
  const say = useText(alarmsText);
  if (alarm.by === null) return <StateMark tone="attention">{say("now")}</StateMark>;
  if (!alarm.late) return <DayText day={alarm.by} />;
  return (
    <StateMark tone="broken">
      <DayText day={alarm.by} /> {say("late")}
    </StateMark>
  );
}

/** What can be done about it here. */
function Act({ alarm, onCheck }: { alarm: Alarm; onCheck: () => void }) {
  const say = useText(alarmsText);
  const mayChange = useRight("authorisations.change");
  if (alarm.code === "condition-to-check" || alarm.code === "condition-not-kept") {
    return mayChange ? (
      <Button size="compact-xs" variant="default" onClick={onCheck}>
        {say("check")}
      </Button>
    ) : null;
  }
  if (alarm.code === "no-lead-time") return <a href="#lead-times">{say("set")}</a>;
  const { reference } = alarm;
  if (reference === null || !["withdrawal-must-begin", "lapse-before-end", "ratify-by"].includes(alarm.code))
    return null;
  return (
    <Link
      to="/authorisations/what-if"
      search={(previous) => ({
        asOf: previous.asOf,
        knownAt: previous.knownAt,
        lapse: `${reference}:${alarm.by ?? ""}`,
      })}
    >
      {say("whatIf")}
    </Link>
  );
}
