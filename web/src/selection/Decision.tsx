/** What may be decided on a plan now: propose, approve, reject, plan again. What may not be says why and who can. */
import type { Run } from "@contingent/server/selection/schema";
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useReason } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { AttentionSign, Failed } from "../ui/States.tsx";
import { DecideDialog } from "./DecideDialog.tsx";
import styles from "./Plan.module.css";
import { useStartRun } from "./queries.ts";
import { selectionText } from "./text.ts";
import { decideText } from "./text-decide.ts";

type What = "propose" | "approve" | "reject";

export function Decision({ run }: { run: Run }) {
  const sayDecide = useText(decideText);
  const [asked, setAsked] = useState<What | null>(null);
  const open = run.state === "proposed";
  const mayPropose = run.state === "planned" && run.may.propose.length === 0;
  return (
    <>
      <Again run={run} />
      {run.state === "planned" && (
        <Button disabled={!mayPropose} onClick={() => setAsked("propose")}>
          {sayDecide("propose")}
        </Button>
      )}
      {open && (
        <>
          <Button variant="default" disabled={run.may.reject.length > 0} onClick={() => setAsked("reject")}>
            {sayDecide("reject")}
          </Button>
          <Button disabled={run.may.approve.length > 0} onClick={() => setAsked("approve")}>
            {sayDecide("approve")}
          </Button>
        </>
      )}
      {asked && <DecideDialog run={run} what={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Plans the same days again, keeping changes by hand, and what of this plan can be kept. */
export function Again({ run, withEdits = false }: { run: Run; withEdits?: boolean }) {
  const say = useText(selectionText);
  const mayPlan = useRight("selection.plan");
  const start = useStartRun();
  const navigate = useNavigate();
  if (!mayPlan) return null;
  const onClick = () =>
    start.mutate(
      { title: run.title, from: run.from, to: run.to, weights: run.weights, seed: run.seed, previous: run.id },
      { onSuccess: ({ id }) => void navigate({ to: "/plans/$id", params: { id } }) },
    );
  return (
    <>
      <Button variant={withEdits ? "filled" : "default"} onClick={onClick} loading={start.isPending}>
        {say(withEdits ? "againWithEdits" : "again")}
      </Button>
      {start.error && <Failed error={start.error} />}
    </>
  );
}

/** Who proposed and decided, and what speaks against the next step. */
export function DecisionLine({ run }: { run: Run }) {
  const sayDecide = useText(decideText);
  const { moment } = useSayings();
  const line = () => {
    const by = run.decidedBy ?? "";
    const at = run.decidedAt ? moment(run.decidedAt) : "";
    if (run.state === "approved") return sayDecide("approvedLine", { by, at });
    if (run.state === "rejected") return sayDecide("rejectedLine", { by, at, reason: run.decisionReason ?? "" });
    if (run.state === "proposed" && run.proposedAt)
      return sayDecide("proposedLine", { by: run.proposedBy ?? "", at: moment(run.proposedAt) });
    return null;
  };
  const said = line();
  return (
    <>
      {said && <p className={styles.decision}>{said}</p>}
      {run.state === "planned" && <Against title={sayDecide("cannotPropose")} reasons={run.may.propose} />}
      {run.state === "proposed" && <Against title={sayDecide("cannotApprove")} reasons={run.may.approve} />}
    </>
  );
}

function Against({ title, reasons }: { title: string; reasons: Run["may"]["approve"] }) {
  const reason = useReason();
  if (reasons.length === 0) return null;
  return (
    <div className={styles.against}>
      <p>
        <AttentionSign /> {title}
      </p>
      <ul>
        {reasons.map((one) => (
          <li key={one.code + one.message}>
            {reason(one)} <span className={styles.quiet}>{one.source}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
