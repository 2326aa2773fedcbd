/** Every claim about a tour solved and checked again by the planner: asked for by a button, shown when the job has done it. */
import type { Job } from "@contingent/server/platform/job-api";
import { ProvedExplanation, selectionApi } from "@contingent/server/selection/schema";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { call, type Input } from "../api/call.ts";
import { useReason } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import styles from "./Plan.module.css";
import { selectionText } from "./text.ts";
import { useJob } from "./use-job.ts";

type Question = Input<(typeof selectionApi.prove)["shapes"]>;

interface ProveProps {
  readonly id: string;
  readonly tour: string;
  readonly person?: string;
}

export function Prove({ id, tour, person }: ProveProps) {
  const say = useText(selectionText);
  const ask = useMutation({
    mutationFn: () =>
      // The ids come from the plan itself; the server reads them again.
      call(selectionApi.prove, { params: { id }, body: person ? { tour, person } : { tour } } as Question),
  });
  if (ask.data) return <Answer jobId={ask.data.jobId} />;
  return (
    <div className={styles.buttons}>
      <Button variant="default" size="compact-sm" loading={ask.isPending} onClick={() => ask.mutate()}>
        {say("prove")}
      </Button>
      {ask.error && <Failed error={ask.error} retry={() => ask.mutate()} />}
    </div>
  );
}

function Answer({ jobId }: { jobId: string }) {
  const say = useText(selectionText);
  const [ended, setEnded] = useState(false);
  const job = useJob(
    jobId,
    useCallback(() => setEnded(true), []),
  );
  if (!ended || !job) {
    return (
      <div className={styles.nearest} role="status">
        {say("proving")}
        <PartSkeleton rows={2} />
      </div>
    );
  }
  return <Result job={job} />;
}

function Result({ job }: { job: Job }) {
  const say = useText(selectionText);
  const reason = useReason();
  const read = ProvedExplanation.safeParse(job.result);
  if (!read.success) return <Failed error={new Error(job.error ?? say("proveFailed"))} />;
  const { because, changes, moves, proved } = read.data;
  return (
    <div className={styles.nearest} role="status">
      <h3 style={{ margin: 0 }}>{say(proved ? "provedAgain" : "notProvedAgain")}</h3>
      <ul className={styles.sentences}>
        {because.map((one) => (
          <li key={one.code + one.message}>{reason(one)}</li>
        ))}
        {changes.map((one) => (
          <li key={one.code + one.message}>
            <strong>{say("nearest")}:</strong> {reason(one)}
          </li>
        ))}
      </ul>
      {moves.length > 0 && (
        <>
          <p className={styles.quiet}>{say("moves")}</p>
          <ul className={styles.sentences}>
            {moves.map((move) => (
              <li key={move.tour}>
                {move.tour}: {move.before ?? say("open")} → {move.after ?? say("open")}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
