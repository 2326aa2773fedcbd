/** What is shown while the program is still starting: the step it is at, told anew every second. */
import { sessionApi } from "@contingent/server/platform/session-api";
import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { Problem } from "../api/problem.ts";
import { useText } from "../language/use-text.ts";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { frameText } from "./text.ts";

export function Starting() {
  const say = useText(frameText);
  const probe = useQuery({
    queryKey: ["starting"],
    queryFn: ({ signal }) => call(sessionApi.read, {}, { signal }),
    retry: false,
    refetchInterval: 1000,
    gcTime: 0,
  });
  const step = probe.error instanceof Problem && probe.error.status === 503 ? probe.error.message : null;
  return (
    <main style={{ maxWidth: 640, margin: "12vh auto", padding: 16 }}>
      <h1>Contingent</h1>
      {step && (
        <p role="status">
          {say("starting")} <span lang="en">{step}</span>
        </p>
      )}
      <PageSkeleton />
    </main>
  );
}
