/** One import: its dry run, what was found, what would change, and the way to record it or take it back. */
import { isNothingNew } from "@contingent/server/deployments/history/rules";
import { type HistoryImport, HistoryOptions } from "@contingent/server/deployments/schema";
import { type Job, jobsApi } from "@contingent/server/platform/job-api";
import { Refusal } from "@contingent/server/platform/outcome";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../api/call.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { PageHead, Section } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { Failed, Refusals } from "../ui/States.tsx";
import { Beside } from "./Beside.tsx";
import { Decide } from "./Decide.tsx";
import { Diff } from "./Diff.tsx";
import { Findings } from "./Findings.tsx";
import styles from "./History.module.css";
import { Mapping } from "./Mapping.tsx";
import { importQuery } from "./queries.ts";
import { StateOfImport } from "./StateOfImport.tsx";
import { historyText } from "./text.ts";
import { Working } from "./Working.tsx";

const route = getRouteApi("/frame/deployments/imports/$id");

export function ImportPage() {
  const { id } = route.useParams();
  const found = useQuery(importQuery(id));
  const jobId = found.data?.jobId ?? null;
  const job = useQuery({
    queryKey: ["history", id, "job", jobId],
    queryFn: ({ signal }) => call(jobsApi.read, { params: { id: jobId ?? "" } }, { signal }),
    enabled: jobId !== null,
  });
  if (found.isPending || (jobId !== null && job.isPending)) return <PageSkeleton />;
  if (found.error) return <Failed error={found.error} retry={() => void found.refetch()} />;
  return <Import key={`${found.data.version}`} own={found.data} job={job.data ?? null} />;
}

function Import({ own, job }: { own: HistoryImport; job: Job | null }) {
  const say = useText(historyText);
  const [options, setOptions] = useState<HistoryOptions>(() => HistoryOptions.parse(own.options));
  const mayImport = useRight("history.import");
  const working = job !== null && (job.state === "waiting" || job.state === "running");
  const editable = mayImport && own.state === "open" && !working;
  const { report } = own;
  return (
    <>
      <PageHead
        title={own.fileName}
        up={
          <Link to="/deployments/imports" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
            {say("title")}
          </Link>
        }
        mark={<StateOfImport state={own.state} />}
        sentence={<Sentence own={own} />}
      />
      {working ? <Working jobId={job.id} file={own.fileName} /> : <Ended job={job} />}
      <Decide own={own} options={options} working={working} />
      {report && <Findings own={own} options={options} onOptions={setOptions} editable={editable} />}
      {report && own.state === "open" && (
        <>
          <Mapping sheets={report.sheets} options={options} onOptions={setOptions} editable={editable} />
          <Beside options={options} onOptions={setOptions} editable={editable} />
        </>
      )}
      {report && <Diff own={own} report={report} />}
      <Section title={say("hash")}>
        <p className={styles.hash}>
          <code>{own.fileHash}</code>
        </p>
      </Section>
    </>
  );
}

/** How a job ended that brought nothing: refused, stopped or failed. */
function Ended({ job }: { job: Job | null }) {
  const say = useText(historyText);
  const refusals = Refusal.array().safeParse(job?.result?.refusals);
  if (refusals.success && refusals.data.length > 0) return <Refusals refusals={refusals.data} />;
  if (job?.result?.stopped === true || job?.state === "cancelled") return <p role="status">{say("stopped")}</p>;
  if (job?.state === "failed") return <p role="alert">{say("failed", { error: job.error ?? "" })}</p>;
  return null;
}

function Sentence({ own }: { own: HistoryImport }) {
  const say = useText(historyText);
  const { moment } = useSayings();
  const { report } = own;
  if (own.state === "undone")
    return say("isUndone", {
      by: own.undoneByName ?? "",
      at: own.undoneAt === null ? "" : moment(own.undoneAt),
      reason: own.undoReason ?? "",
    });
  if (own.state === "committed")
    return say("isRecorded", {
      by: own.committedByName ?? "",
      at: own.committedAt === null ? "" : moment(own.committedAt),
    });
  if (own.state === "discarded") return say("isDiscarded");
  if (report === null) return null;
  const { errors, questions, rows } = report.counts;
  const clean = isNothingNew(report) ? say(rows === 0 ? "noRows" : "nothingNew", { count: rows }) : null;
  return (
    <>
      {clean ??
        (errors + questions === 0
          ? say("clean", { count: rows })
          : say("notClean", {
              errors: say("countErrors", { count: errors }),
              questions: say("countQuestions", { count: questions }),
              rows: say("countRows", { count: rows }),
            }))}
      {report.from1904 && ` ${say("from1904")}`}
      {report.encoding !== null && ` ${say("encoding", { encoding: report.encoding.toUpperCase() })}`}
    </>
  );
}
