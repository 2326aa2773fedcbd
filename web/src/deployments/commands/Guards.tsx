/** What must be so before a step: what is met, what is missing, what brings it, and who may lift it. */
import type { GuardState } from "@contingent/server/deployments/schema";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useReading } from "../../address/moment.ts";
import { useReason } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { BrokenSign } from "../../ui/States.tsx";
import styles from "../Deployments.module.css";
import { OverrideDialog } from "./OverrideDialog.tsx";
import { authorityKeys, commandsText } from "./text.ts";

interface GuardsProps {
  readonly title: string;
  readonly guards: readonly GuardState[];
  readonly step: string;
  readonly tourId?: string;
  readonly contributionId?: string;
}

export function Guards({ title, guards, step, tourId, contributionId }: GuardsProps) {
  const say = useText(commandsText);
  const reason = useReason();
  const mayLift = useRight("deployments.override");
  const { past } = useReading();
  const [lifting, setLifting] = useState<GuardState | null>(null);
  const listed = guards.filter((guard) => !guard.met || guard.override);
  const met = guards.filter((guard) => guard.met && !guard.override);
  return (
    <div className={styles.guards}>
      {title && <h4>{title}</h4>}
      {met.length > 0 && <p className={styles.quiet}>✓ {say("metCount", { met: met.length, count: guards.length })}</p>}
      <ul className={styles.plainList}>
        {listed.map((guard) => (
          <li key={guard.code + guard.message} data-met={guard.met}>
            {guard.met ? <span aria-hidden="true">✓ </span> : <BrokenSign />} {reason(guard)}
            <span className={styles.quiet}>
              {guard.override
                ? say("liftedBy", {
                    authority: say(authorityKeys[guard.override.authority]),
                    reason: guard.override.reason,
                  })
                : guard.hard
                  ? say("nobodyLifts")
                  : say("mayLift", { who: guard.authorities.map((one) => say(authorityKeys[one])).join(", ") })}
            </span>
            {!guard.met && !guard.hard && !guard.override && mayLift && !past && (
              <Button variant="default" size="compact-xs" onClick={() => setLifting(guard)}>
                {say("lift")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lifting && (
        <OverrideDialog
          guard={lifting}
          step={step}
          tourId={tourId}
          contributionId={contributionId}
          onClose={() => setLifting(null)}
        />
      )}
    </div>
  );
}
