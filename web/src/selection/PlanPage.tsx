/** One plan: posts and tours in step, why each is as it is, changes by hand, and the decision on the whole. */
import type { Reason, Run } from "@contingent/server/selection/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { rich } from "../language/rich.tsx";
import { useReason } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { FailedPage } from "../ui/FailedPage.tsx";
import { PageHead } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import { Conflict } from "./Conflict.tsx";
import { Decision, DecisionLine } from "./Decision.tsx";
import { Edits } from "./Edits.tsx";
import { HowMade } from "./HowMade.tsx";
import styles from "./Plan.module.css";
import { Progress } from "./Progress.tsx";
import { runQuery } from "./queries.ts";
import { RunStateMark, sayProof } from "./StateMark.tsx";
import { TourPane } from "./TourPane.tsx";
import { Tours } from "./Tours.tsx";
import { selectionText } from "./text.ts";

const route = getRouteApi("/frame/plans/$id");

export function PlanPage() {
  const say = useText(selectionText);
  const { id } = route.useParams();
  const run = useQuery(runQuery(id));
  if (run.isPending) return <PageSkeleton />;
  if (run.error)
    return <FailedPage title={say("plan")} up={<Up />} error={run.error} retry={() => void run.refetch()} />;
  return <Shown run={run.data} />;
}

/** The way back to the list. */
function Up() {
  const say = useText(selectionText);
  return (
    <Link to="/plans" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("title")}
    </Link>
  );
}

function Shown({ run }: { run: Run }) {
  const say = useText(selectionText);
  const running = run.state === "queued" || run.state === "running";
  return (
    <>
      <PageHead
        title={run.title}
        mark={<RunStateMark state={run.state} />}
        up={<Up />}
        actions={running ? null : <Decision run={run} />}
        sentence={<PlanSentence run={run} />}
      />
      {running && run.jobId && <Progress id={run.id} jobId={run.jobId} />}
      {run.state === "failed" && <Failed error={new Error(say("failedSays", { why: run.failure ?? "" }))} />}
      {run.state === "cancelled" && run.tours.length === 0 && <Empty says={say("cancelledSays")} />}
      {!running && <DecisionLine run={run} />}
      {run.conflict.length > 0 && <Conflict run={run} />}
      {!running && <Edits run={run} />}
      {!running && run.tours.length > 0 && <Panes run={run} />}
      {run.state === "planned" && run.tours.length === 0 && <Empty says={say("nothingWanted")} />}
      {!running && <HowMade run={run} />}
    </>
  );
}

function Panes({ run }: { run: Run }) {
  const { tour } = route.useSearch();
  const chosen = run.tours.find((one) => one.tour === tour);
  return (
    <div className={styles.panes} data-chosen={chosen ? true : undefined}>
      <Tours run={run} />
      <TourPane run={run} tour={chosen} />
    </div>
  );
}

/** The plan's own sentence. */
function PlanSentence({ run }: { run: Run }) {
  const say = useText(selectionText);
  const reason = useReason();
  const { sentence } = run;
  const strong = (words: string) => <strong>{words}</strong>;
  if (run.state === "queued" || run.state === "running")
    return rich(say("runningSentence", { title: run.title }), { plan: strong });
  if (!sentence) return null;
  const filled = (words: string) => <ShowLink show="filled">{words}</ShowLink>;
  const open = (words: string) => <ShowLink show="open">{words}</ShowLink>;
  const { keyFilled, keyWanted, wanted } = sentence;
  const proof = sayProof(sentence, say);
  return (
    <>
      {keyWanted > 0
        ? rich(say("sentence", { keyFilled, keyWanted, filled: sentence.filled, wanted, proof }), {
            key: strong,
            filled,
          })
        : rich(say("sentenceNoKey", { filled: sentence.filled, wanted, proof }), { filled })}
      {sentence.openBy.slice(0, 3).map((one) => (
        <span key={one.code + JSON.stringify(one.facts)}>
          {rich(say("openBecause", { count: one.tours, cause: reason(causeInRun(run, one.code)) }), { open })}
        </span>
      ))}
    </>
  );
}

/** A cause as the first open tour that leads with it says it. */
function causeInRun(run: Run, code: string): Reason {
  const leading = run.tours.map((tour) => tour.causes[0]).find((cause) => cause?.code === code);
  return leading ?? { code, facts: {}, message: code };
}

function ShowLink({ show, children }: { show: string; children: string }) {
  return (
    <Link to="." search={(previous) => ({ ...previous, show })}>
      {children}
    </Link>
  );
}
