/** A dry run or a commit as it goes on: what it does, how far it is, and how to stop it. */
import { jobsApi } from "@contingent/server/platform/job-api";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { z } from "zod";
import { call } from "../api/call.ts";
import { useText } from "../language/use-text.ts";
import { useJob } from "../selection/use-job.ts";
import { useRight } from "../session/session.ts";
import { Failed } from "../ui/States.tsx";
import styles from "./History.module.css";
import { historyText } from "./text.ts";

const Progress = z.object({
  phase: z.enum(["reading", "gathering", "judging", "writing"]),
  done: z.number(),
  all: z.number(),
});

export function Working({ jobId, file }: { jobId: string; file: string }) {
  const say = useText(historyText);
  const client = useQueryClient();
  const onEnd = useCallback(() => {
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
  }, [client]);
  const job = useJob(jobId, onEnd);
  const mayStop = useRight("jobs.cancel");
  const stop = useMutation({ mutationFn: () => call(jobsApi.cancel, { params: { id: jobId } }) });
  const read = Progress.safeParse(job?.progress);
  const told = read.success ? read.data : null;
  return (
    <section className={styles.progress} aria-live="polite" aria-busy="true">
      <strong>{say("working", { file })}</strong>
      <span>{told ? say(`phase_${told.phase}`, { done: told.done, all: told.all }) : say("phase_waiting")}</span>
      {told && told.all > 0 ? <progress value={told.done} max={told.all} /> : <progress />}
      {mayStop && (
        <Button
          variant="default"
          onClick={() => stop.mutate()}
          disabled={job?.stopRequestedAt != null}
          loading={stop.isPending}
        >
          {say("stop")}
        </Button>
      )}
      {stop.error && <Failed error={stop.error} />}
    </section>
  );
}
