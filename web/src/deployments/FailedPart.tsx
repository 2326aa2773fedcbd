/** A part of a page that could not be read; what is simply not there says so quietly. */
import { Problem } from "../api/problem.ts";
import { useText } from "../language/use-text.ts";
import { Empty, Failed } from "../ui/States.tsx";
import { deploymentsText } from "./text.ts";

export function FailedPart({ error, retry }: { error: unknown; retry: () => void }) {
  const say = useText(deploymentsText);
  if (error instanceof Problem && error.status === 404) return <Empty says={say("notThere")} />;
  return <Failed error={error} retry={retry} />;
}
