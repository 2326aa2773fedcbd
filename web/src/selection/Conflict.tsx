/** Why no plan can be: the smallest set of rules and changes by hand that contradict one another. */
import type { Run } from "@contingent/server/selection/schema";
import { useReason } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { BrokenSign } from "../ui/States.tsx";
import styles from "./Plan.module.css";
import { selectionText } from "./text.ts";

export function Conflict({ run }: { run: Run }) {
  const say = useText(selectionText);
  const reason = useReason();
  return (
    <div className={styles.conflict} role="alert">
      <p>
        <BrokenSign /> <strong>{say("infeasible")}</strong>
      </p>
      <ul>
        {run.conflict.map((one) => (
          <li key={one.code + one.message}>{reason(one)}</li>
        ))}
      </ul>
    </div>
  );
}
