/** The planner at work: for each aim the plan and its bound come together; it can be stopped, and keeps the best it has. */
import { type Job, jobsApi } from "@contingent/server/platform/job-api";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import { call } from "../api/call.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import { useEntryName } from "./entries.ts";
import styles from "./Plan.module.css";
import { runQuery } from "./queries.ts";
import { selectionText } from "./text.ts";
import { runText } from "./text-run.ts";
import { useJob } from "./use-job.ts";

/** What a run says of itself while it goes on; what cannot be read is not shown. */
const RunProgress = z.object({
  phase: z.string().optional(),
  objective: z
    .array(z.object({ entry: z.string(), value: z.number().nullable(), bound: z.number().nullable() }))
    .catch([]),
});
type Goal = z.infer<typeof RunProgress>["objective"][number];

export function Progress({ id, jobId }: { id: string; jobId: string }) {
  const sayRun = useText(runText);
  const client = useQueryClient();
  const onEnd = useCallback(() => {
    void client.invalidateQueries({ queryKey: runQuery(id).queryKey });
    void client.invalidateQueries({ queryKey: ["runs"] });
  }, [client, id]);
  const job = useJob(jobId, onEnd);
  const progress = RunProgress.safeParse(job?.progress);
  const goals = progress.success ? progress.data.objective : [];
  return (
    <section className={styles.progress} aria-live="polite" aria-busy="true">
      <div className={styles.tools}>
        <Elapsed job={job} />
        <Stop jobId={jobId} asked={job?.stopRequestedAt != null} />
      </div>
      {goals.length === 0 ? (
        <PartSkeleton rows={4} />
      ) : (
        <table className={styles.goals}>
          <thead>
            <tr>
              <th scope="col">{sayRun("entry")}</th>
              <td />
              <th scope="col" style={{ textAlign: "end" }}>
                {sayRun("valueNow")}
              </th>
              <th scope="col" style={{ textAlign: "end" }}>
                {sayRun("bound")}
              </th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {goals.map((goal) => (
              <GoalRow key={goal.entry} goal={goal} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function GoalRow({ goal }: { goal: Goal }) {
  const nameOf = useEntryName();
  const sayRun = useText(runText);
  const { number } = useSayings();
  const { value, bound } = goal;
  const proved = value !== null && value === bound;
  return (
    <tr>
      <th scope="row">{nameOf(goal.entry)}</th>
      <td className={styles.trackCell} aria-hidden="true">
        <Track value={value} bound={bound} />
      </td>
      <td>{value === null ? sayRun("notYet") : number(value)}</td>
      <td>{bound === null ? sayRun("notYet") : number(bound)}</td>
      <td>{value === null || bound === null ? "" : sayRun(proved ? "entryProved" : "entryOpen")}</td>
    </tr>
  );
}

/** The plan's value as a bar from zero, the bound as a mark; they meet when it is proved. */
function Track({ value, bound }: { value: number | null; bound: number | null }) {
  const most = Math.max(Math.abs(value ?? 0), Math.abs(bound ?? 0), 1);
  const share = (amount: number) => `${(96 * Math.abs(amount)) / most}%`;
  return (
    <span className={styles.track}>
      {value !== null && <span className={styles.value} style={{ width: share(value) }} />}
      {bound !== null && <span className={styles.boundMark} style={{ left: share(bound) }} />}
    </span>
  );
}

function Elapsed({ job }: { job: Job | null }) {
  const say = useText(selectionText);
  const sayRun = useText(runText);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!job?.startedAt) return <span className={styles.quiet}>{say("stateQueued")}</span>;
  const seconds = Math.max(0, Math.floor((now - Date.parse(job.startedAt)) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return <span aria-live="off">{sayRun("timeSoFar", { time })}</span>;
}

function Stop({ jobId, asked }: { jobId: string; asked: boolean }) {
  const sayRun = useText(runText);
  const mayStop = useRight("jobs.cancel");
  const stop = useMutation({ mutationFn: () => call(jobsApi.cancel, { params: { id: jobId } }) });
  if (!mayStop) return null;
  return (
    <>
      <Button variant="default" onClick={() => stop.mutate()} loading={stop.isPending} disabled={asked}>
        {sayRun(asked ? "stopping" : "stop")}
      </Button>
      {stop.error && <Failed error={stop.error} />}
    </>
  );
}
