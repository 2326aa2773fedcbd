/** A job as it goes on: read once, then told by the server's events until it ends. */
import { Job, jobsApi } from "@contingent/server/platform/job-api";
import { useEffect, useState } from "react";
import { addressOf } from "../api/call.ts";

const events = ["progress", "done", "failed", "cancelled"] as const;

/** The job as last told; null before the first word. `onEnd` is called once, when it has ended. */
export function useJob(jobId: string, onEnd: () => void): Job | null {
  const [job, setJob] = useState<Job | null>(null);
  useEffect(() => {
    const source = new EventSource(addressOf(jobsApi.events.path, { params: { id: jobId } }));
    const onEvent = (event: MessageEvent<string>) => {
      const read = Job.safeParse(JSON.parse(event.data));
      if (read.success) setJob(read.data);
      if (event.type === "progress") return;
      source.close();
      onEnd();
    };
    for (const name of events) source.addEventListener(name, onEvent);
    return () => source.close();
  }, [jobId, onEnd]);
  return job;
}
