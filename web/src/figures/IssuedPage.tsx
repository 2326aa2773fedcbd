/** What was said, as it was counted then: every figure that was prepared, issued, withdrawn or replaced. */
import type { Issue } from "@contingent/server/figures/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { rich } from "../language/rich.tsx";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText, Missing, StateMark } from "../ui/Marks.tsx";
import { PageHead } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import { FiguresUp } from "./FiguresUp.tsx";
import { issuesQuery } from "./queries.ts";
import { sayValue } from "./shown.ts";
import { figuresText } from "./text.ts";
import { recordText } from "./text-record.ts";

const route = getRouteApi("/frame/figures/issued");

export function IssuedPage() {
  const say = useText(recordText);
  const issues = useQuery(issuesQuery);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/figures/issued" });
  const open = useNavigate();
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={say("issuedTitle")}
        up={<FiguresUp />}
        sentence={issues.data && issues.data.items.length > 0 && <Sentence issues={issues.data.items} />}
      />
      {issues.isPending && <PartSkeleton rows={6} />}
      {issues.error && <Failed error={issues.error} retry={() => void issues.refetch()} />}
      {issues.data?.items.length === 0 && (
        <Empty says={say("noIssues")} action={<Link to="/figures">{say("toFigures")}</Link>} />
      )}
      {issues.data && issues.data.items.length > 0 && (
        <DataTable
          title={say("issuedTitle")}
          columns={columns}
          rows={issues.data.items}
          rowKey={(issue) => issue.id}
          view={{ sort: search.sort, words: search.find }}
          onView={(view) =>
            void navigate({ search: (previous) => ({ ...previous, sort: view.sort, find: view.words }), replace: true })
          }
          onOpen={(issue) => void open({ to: "/figures/issued/$id", params: { id: issue.id } })}
        />
      )}
    </>
  );
}

function Sentence({ issues }: { issues: readonly Issue[] }) {
  const say = useText(recordText);
  const count = (state: Issue["state"]) => issues.filter((issue) => issue.state === state).length;
  const strong = (words: string) => <strong>{words}</strong>;
  return rich(say("issuedSentence", { issued: count("issued"), prepared: count("prepared") }), {
    issued: strong,
    prepared: strong,
  });
}

/** The state of an issue with its sign. */
export function IssueMark({ state }: { state: Issue["state"] }) {
  const word = useWord();
  const tone = state === "prepared" ? "attention" : state === "issued" ? "strong" : "plain";
  return <StateMark tone={tone}>{word(state)}</StateMark>;
}

function useColumns(): readonly Column<Issue>[] {
  const say = useText(recordText);
  const sayFigures = useText(figuresText);
  const word = useWord();
  const { language, moment } = useSayings();
  return [
    {
      key: "number",
      title: say("number"),
      value: (issue) => issue.number,
      cell: (issue) => (
        <Link to="/figures/issued/$id" params={{ id: issue.id }}>
          {issue.number ?? word("prepared")}
        </Link>
      ),
      nowrap: true,
      narrow: "main",
    },
    {
      key: "value",
      title: sayFigures("value"),
      value: (issue) => issue.value,
      cell: (issue) => sayValue(issueValue(issue), language),
      numeric: true,
      narrow: "side",
    },
    {
      key: "text",
      title: say("said"),
      value: (issue) => issue.text,
      cell: (issue) => <span lang={issue.language}>{issue.text}</span>,
    },
    {
      key: "asOf",
      title: say("asOf"),
      value: (issue) => issue.asOf,
      cell: (issue) => <DayText day={issue.asOf} />,
      nowrap: true,
    },
    {
      key: "definition",
      title: say("definition"),
      value: (issue) => `${issue.definition}/${issue.version}`,
      cell: (issue) => <code>{`${issue.definition}/${issue.version}`}</code>,
      narrow: "hidden",
    },
    {
      key: "state",
      title: say("state"),
      value: (issue) => word(issue.state),
      cell: (issue) => <IssueMark state={issue.state} />,
    },
    {
      key: "issuedAt",
      title: say("issuedBy"),
      value: (issue) => issue.issuedAt,
      cell: (issue) => (issue.issuedAt === null ? <Missing why="none" /> : moment(issue.issuedAt)),
      narrow: "hidden",
    },
  ];
}

/** What `sayValue` needs of an issue. */
export function issueValue(issue: Issue) {
  return {
    value: issue.value,
    ratio: issue.of === null || issue.of === 0 ? null : issue.value / issue.of,
    definition: { measure: issue.measure },
  };
}
