/** What the country gives and talks about, each with its state. */
import type { ContributionLine, ContributionWhole } from "@contingent/server/deployments/schema";
import { missionsApi } from "@contingent/server/missions/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { rich } from "../../language/rich.tsx";
import { useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DaysText, DayText, Missing, StateMark } from "../../ui/Marks.tsx";
import { PageHead } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import { Empty, Failed } from "../../ui/States.tsx";
import type { Column } from "../../ui/table.ts";
import { CommandDialog } from "../commands/CommandDialog.tsx";
import styles from "../Deployments.module.css";
import { formsText } from "../forms-text.ts";
import { contributionsQuery } from "../queries.ts";
import { Tabs } from "../Tabs.tsx";
import { useAt } from "../use-at.ts";
import { contributionStateKeys, kindKeys } from "./life-words.ts";
import { useNewContribution } from "./terms-commands.ts";
import { contributionsText } from "./text.ts";

const route = getRouteApi("/frame/deployments/contributions");

export function ContributionsPage() {
  const say = useText(contributionsText);
  const at = useAt();
  const lines = useQuery(contributionsQuery(at));
  if (lines.isPending) return <PageSkeleton />;
  const items = lines.data?.items ?? [];
  return (
    <>
      <PageHead
        title={say("tabContributions")}
        actions={<NewContribution />}
        sentence={lines.data && <Sentence items={items} />}
      />
      <Tabs />
      {lines.error && <Failed error={lines.error} retry={() => void lines.refetch()} />}
      {lines.data && items.length === 0 && <Empty says={say("noContributions")} />}
      {items.length > 0 && <List items={items} />}
    </>
  );
}

/** The button that enters a contribution, and what follows it: its own page. */
function NewContribution() {
  const form = useText(formsText);
  const { past } = useReading();
  const may = useRight("deployments.change") && !past;
  const [open, setOpen] = useState(false);
  return (
    may && (
      <>
        <Button variant="default" onClick={() => setOpen(true)}>
          {form("newContribution")}
        </Button>
        {open && <Entering onClose={() => setOpen(false)} />}
      </>
    )
  );
}

function Entering({ onClose }: { onClose: () => void }) {
  const go = useNavigate();
  const missions = useQuery({
    queryKey: ["missions", "acronyms"],
    queryFn: ({ signal }) => call(missionsApi.listMissions, {}, { signal }),
  });
  const command = useNewContribution((missions.data?.items ?? []).map((one) => one.id));
  if (missions.isPending) return null;
  const onDone = (answer: unknown) =>
    void go({ to: "/deployments/contributions/$id", params: { id: (answer as ContributionWhole).id } });
  return <CommandDialog command={command} onClose={onClose} onDone={onDone} />;
}

function Sentence({ items }: { items: readonly ContributionLine[] }) {
  const say = useText(contributionsText);
  const strong = (words: string) => <strong>{words}</strong>;
  const there = items.filter((one) => one.present > 0);
  const people = there.reduce((sum, one) => sum + one.present, 0);
  const coming = items.filter((one) => one.planned > 0 && one.present === 0).length;
  return (
    <>
      {rich(say("contributionsSentence", { count: there.length, people }), { count: strong, people: strong })}{" "}
      {coming > 0 && rich(say("contributionsComing", { count: coming }), { count: strong })}
    </>
  );
}

function List({ items }: { items: readonly ContributionLine[] }) {
  const say = useText(contributionsText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/deployments/contributions" });
  const go = useNavigate();
  const columns = useColumns();
  return (
    <DataTable
      title={say("tabContributions")}
      columns={columns}
      rows={items}
      rowKey={(one) => one.id}
      onOpen={(one) =>
        void go({
          to: "/deployments/contributions/$id",
          params: { id: one.id },
          search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
        })
      }
      view={{ sort: search.sort, words: search.find }}
      onView={(view) =>
        void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
      }
    />
  );
}

function useColumns(): readonly Column<ContributionLine>[] {
  const say = useText(contributionsText);
  const word = useWord();
  const { number } = useSayings();
  return useMemo(
    () => [
      {
        key: "title",
        title: say("contribution"),
        value: (one) => one.title,
        cell: (one) => (
          <Link
            to="/deployments/contributions/$id"
            params={{ id: one.id }}
            search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
          >
            {one.title}
          </Link>
        ),
        narrow: "main",
        width: "24%",
      },
      { key: "mission", title: say("byMission"), value: (one) => one.mission, nowrap: true },
      { key: "kind", title: say("kind"), value: (one) => say(kindKeys[one.kind]), exportOnly: true },
      {
        key: "role",
        title: say("role"),
        value: (one) => word(one.role),
        width: "14%",
        cell: (one) => (
          <>
            {word(one.role)}
            <span className={styles.beneath}>{say(kindKeys[one.kind])}</span>
          </>
        ),
        narrow: "hidden",
      },
      {
        key: "state",
        title: say("state"),
        value: (one) => say(contributionStateKeys[one.state]),
        cell: (one) => (
          <>
            <StateMark tone={one.state === "must_withdraw" ? "attention" : "plain"}>
              {say(contributionStateKeys[one.state])}
            </StateMark>
            {one.overrides.length > 0 && (
              <span className={styles.beneath}>
                {say("overrides")}: {number(one.overrides.length)}
              </span>
            )}
          </>
        ),
        narrow: "side",
      },
      {
        key: "present",
        title: say("presentHead"),
        value: (one) => one.present,
        cell: (one) => number(one.present),
        numeric: true,
      },
      {
        key: "planned",
        title: say("plannedHead"),
        value: (one) => one.planned,
        cell: (one) => number(one.planned),
        numeric: true,
        narrow: "hidden",
      },
      {
        key: "rotations",
        title: say("rotations"),
        value: (one) => one.rotations.length,
        numeric: true,
        narrow: "hidden",
      },
      {
        key: "from",
        title: say("days"),
        value: (one) => `${one.from} ${one.to ?? ""}`,
        cell: (one) => <DaysText from={one.from} to={one.to} />,
        narrow: "hidden",
      },
      {
        key: "last",
        title: say("lastLawful"),
        value: (one) => one.lastLawfulDay,
        cell: (one) => (one.lastLawfulDay ? <DayText day={one.lastLawfulDay} /> : <Missing why="none" />),
        nowrap: true,
        narrow: "hidden",
      },
      {
        key: "overrides",
        title: say("overrides"),
        value: (one) => one.overrides.length,
        numeric: true,
        exportOnly: true,
      },
      { key: "duties", title: say("dutiesOpen"), value: (one) => one.dutiesOpen, numeric: true, narrow: "hidden" },
    ],
    [say, word, number],
  );
}
