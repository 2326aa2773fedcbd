/** What a fact rests on; a plan is opened from here. */
import { Link } from "@tanstack/react-router";
import { useText } from "../language/use-text.ts";
import { deploymentsText } from "./text.ts";

const aPlan = /^plan ([0-9a-f]{8}-[0-9a-f-]{27})$/;

export function SourceText({ source }: { source: string }) {
  const say = useText(deploymentsText);
  const plan = aPlan.exec(source)?.[1];
  if (!plan) return <>{source}</>;
  return (
    <Link
      to="/plans/$id"
      params={{ id: plan }}
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
    >
      {say("approvedPlan")}
    </Link>
  );
}
