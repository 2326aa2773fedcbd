/** One figure as it was said: the words, the number, who prepared and issued it, and whether it still holds. */
import type { Issue } from "@contingent/server/figures/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { FailedPage } from "../ui/FailedPage.tsx";
import { PageHead, Section } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { IssueDialog } from "./IssueDialog.tsx";
import styles from "./Issued.module.css";
import { IssueMark, issueValue } from "./IssuedPage.tsx";
import { issueQuery } from "./queries.ts";
import { sayValue } from "./shown.ts";
import { recordText } from "./text-record.ts";
import { VerdictOf } from "./VerdictOf.tsx";

const route = getRouteApi("/frame/figures/issued/$id");

export function IssuePage() {
  const { id } = route.useParams();
  const issue = useQuery(issueQuery(id));
  if (issue.isPending) return <PageSkeleton />;
  if (issue.error) return <FailedPage title={id} up={<Up />} error={issue.error} retry={() => void issue.refetch()} />;
  return <Shown issue={issue.data} />;
}

function Up() {
  const say = useText(recordText);
  return <Link to="/figures/issued">{say("issuedTitle")}</Link>;
}

function Shown({ issue }: { issue: Issue }) {
  const say = useText(recordText);
  const { verify } = route.useSearch();
  const { day, language } = useSayings();
  const value = sayValue(issueValue(issue), language);
  return (
    <>
      <PageHead
        title={`${issue.number ?? issue.definition}: ${value}`}
        up={<Up />}
        mark={<IssueMark state={issue.state} />}
        actions={<Actions issue={issue} />}
        sentence={
          <>
            <Link
              to="/figures/$id"
              params={{ id: issue.definition }}
              search={{ asOf: issue.asOf, knownAt: issue.knownAt, version: String(issue.version) }}
            >
              {issue.definition}/{issue.version}
            </Link>
            , {day(issue.asOf)}: <strong>{value}</strong>. {issue.state === "prepared" && say("waits")}
          </>
        }
      />
      <blockquote className={styles.statement} lang={issue.language}>
        {issue.text}
      </blockquote>
      {verify === "yes" && <VerdictOf issue={issue} />}
      <Section title={say("recordOf")}>
        <Facts issue={issue} />
      </Section>
    </>
  );
}

function Actions({ issue }: { issue: Issue }) {
  const say = useText(recordText);
  const mayIssue = useRight("figures.issue");
  const navigate = useNavigate({ from: "/figures/issued/$id" });
  const [asked, setAsked] = useState<"issue" | "withdraw" | null>(null);
  const open = issue.state === "prepared" || issue.state === "issued";
  return (
    <>
      <Button
        variant="default"
        onClick={() => void navigate({ search: (previous) => ({ ...previous, verify: "yes" }), replace: true })}
      >
        {say("verify")}
      </Button>
      <Button variant="default" onClick={() => print()}>
        {say("print")}
      </Button>
      {mayIssue && open && (
        <Button variant="default" onClick={() => setAsked("withdraw")}>
          {say("withdraw")}
        </Button>
      )}
      {mayIssue && issue.state === "prepared" && <Button onClick={() => setAsked("issue")}>{say("issue")}</Button>}
      {asked && <IssueDialog issue={issue} what={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** The figure that took the place of this one, by its number. */
function Replacement({ id }: { id: string }) {
  const say = useText(recordText);
  const newer = useQuery(issueQuery(id));
  return (
    <Link to="/figures/issued/$id" params={{ id }}>
      {newer.data?.number ?? say("newerFigure")}
    </Link>
  );
}

function Facts({ issue }: { issue: Issue }) {
  const say = useText(recordText);
  const { moment } = useSayings();
  const who = (by: string | null, at: string | null) => (by === null || at === null ? null : `${by}, ${moment(at)}`);
  const lines: readonly (readonly [string, string | null])[] = [
    [say("known"), moment(issue.knownAt)],
    [say("occasion"), issue.occasion || null],
    [say("preparedBy"), who(issue.names.prepared, issue.preparedAt)],
    [say("issuedBy"), who(issue.names.issued, issue.issuedAt)],
    [say("withdrawnBy"), who(issue.names.withdrawn, issue.withdrawnAt)],
    [say("reason"), issue.withdrawnReason],
  ];
  return (
    <dl className={styles.facts}>
      {lines.flatMap(([name, value]) =>
        value === null ? [] : [<dt key={`${name}-name`}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>],
      )}
      {issue.replacedBy && (
        <>
          <dt>{say("replacedBy")}</dt>
          <dd>
            <Replacement id={issue.replacedBy} />
          </dd>
        </>
      )}
      <dt>{say("rowsDigest", { count: issue.rows })}</dt>
      <dd>
        <code>{issue.digest}</code>
      </dd>
      {issue.hash && (
        <>
          <dt>{say("hash")}</dt>
          <dd>
            <code>{issue.hash}</code>
          </dd>
        </>
      )}
    </dl>
  );
}
