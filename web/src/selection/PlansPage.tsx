/** Who should go where and when: every plan that was made, and the way to make one. */
import type { RunLine } from "@contingent/server/selection/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { rich } from "../language/rich.tsx";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DaysText, Missing } from "../ui/Marks.tsx";
import { PageHead } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import { NewRun } from "./NewRun.tsx";
import { runsQuery } from "./queries.ts";
import { RunStateMark, sayProof, stateKeys } from "./StateMark.tsx";
import { selectionText } from "./text.ts";

const route = getRouteApi("/frame/plans");

export function PlansPage() {
  const say = useText(selectionText);
  const runs = useQuery(runsQuery);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/plans" });
  const mayPlan = useRight("selection.plan");
  const ask = (on: boolean) => void navigate({ search: (previous) => ({ ...previous, new: on ? "yes" : undefined }) });
  const button = mayPlan && <Button onClick={() => ask(true)}>{say("newRun")}</Button>;
  if (runs.isPending) return <PageSkeleton />;
  return (
    <>
      <PageHead title={say("title")} actions={button} sentence={runs.data && <Sentence runs={runs.data.items} />} />
      {runs.error && <Failed error={runs.error} retry={() => void runs.refetch()} />}
      {runs.data?.items.length === 0 && <Empty says={say("empty")} action={button} />}
      {runs.data && runs.data.items.length > 0 && <Runs runs={runs.data.items} />}
      {search.new && mayPlan && <NewRun onClose={() => ask(false)} />}
    </>
  );
}

function RunLink({ run, children }: { run: RunLine; children: ReactNode }) {
  return (
    <Link
      to="/plans/$id"
      params={{ id: run.id }}
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
    >
      {children}
    </Link>
  );
}

function Sentence({ runs }: { runs: readonly RunLine[] }) {
  const say = useText(selectionText);
  const { moment } = useSayings();
  const strong = (words: string) => <strong>{words}</strong>;
  const waiting = runs.filter((run) => run.state === "proposed");
  const approved = runs.find((run) => run.state === "approved");
  const first = waiting[0];
  return (
    <>
      {rich(say("listSentence", { count: runs.length }), { count: strong })}
      {first &&
        rich(say("waiting", { count: waiting.length }), { count: (words) => <RunLink run={first}>{words}</RunLink> })}
      {approved?.decidedAt &&
        rich(say("inForceIs", { title: approved.title, day: moment(approved.decidedAt) }), {
          plan: (words) => <RunLink run={approved}>{words}</RunLink>,
        })}
    </>
  );
}

function Runs({ runs }: { runs: readonly RunLine[] }) {
  const say = useText(selectionText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/plans" });
  const open = useNavigate();
  return (
    <DataTable
      title={say("title")}
      columns={useColumns()}
      rows={runs}
      rowKey={(run) => run.id}
      view={{ sort: search.sort, words: search.find }}
      onView={(view) =>
        void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
      }
      onOpen={(run) =>
        void open({
          to: "/plans/$id",
          params: { id: run.id },
          search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
        })
      }
    />
  );
}

function useColumns(): readonly Column<RunLine>[] {
  const say = useText(selectionText);
  const { moment } = useSayings();
  const counted = (filled: number | undefined, wanted: number | undefined) =>
    filled === undefined || wanted === undefined ? <Missing why="none" /> : say("groupCount", { filled, wanted });
  return [
    {
      key: "title",
      title: say("plan"),
      value: (run) => run.title,
      cell: (run) => <RunLink run={run}>{run.title}</RunLink>,
      narrow: "main",
    },
    {
      key: "from",
      title: say("covers"),
      value: (run) => run.from,
      cell: (run) => <DaysText from={run.from} to={run.to} />,
    },
    {
      key: "state",
      title: say("state"),
      value: (run) => say(stateKeys[run.state]),
      cell: (run) => <RunStateMark state={run.state} />,
      narrow: "side",
    },
    {
      key: "key",
      title: say("keyPosts"),
      value: (run) => run.sentence?.keyFilled ?? null,
      cell: (run) => counted(run.sentence?.keyFilled, run.sentence?.keyWanted),
      numeric: true,
    },
    {
      key: "filled",
      title: say("posts"),
      value: (run) => run.sentence?.filled ?? null,
      cell: (run) => counted(run.sentence?.filled, run.sentence?.wanted),
      numeric: true,
    },
    {
      key: "proof",
      title: say("proof"),
      value: (run) => (run.sentence ? sayProof(run.sentence, say) : null),
      narrow: "hidden",
    },
    { key: "by", title: say("startedBy"), value: (run) => run.startedBy, narrow: "hidden" },
    {
      key: "at",
      title: say("startedAt"),
      value: (run) => run.startedAt,
      cell: (run) => moment(run.startedAt),
      narrow: "hidden",
    },
    {
      key: "decided",
      title: say("decidedBy"),
      value: (run) => run.decidedBy,
      cell: (run) => run.decidedBy ?? <Missing why="none" />,
      narrow: "hidden",
    },
  ];
}
