/** Early warning of one tour or rotation: by which day each step towards its replacement must begin. */
import type { Warning } from "@contingent/server/deployments/schema";
import { useText } from "../../language/use-text.ts";
import { DayText, StateMark } from "../../ui/Marks.tsx";
import styles from "../Deployments.module.css";
import { leadKeys, warningKeys, warningsText } from "./text.ts";

/** How a warning looks: late is refused's red, soon is attention, in order is plain. */
export function WarningMark({ warning }: { warning: Pick<Warning, "status"> }) {
  const say = useText(warningsText);
  const tone = warning.status === "late" ? "broken" : warning.status === "amber" ? "attention" : "plain";
  return <StateMark tone={tone}>{say(warningKeys[warning.status])}</StateMark>;
}

export function WarningLine({ warning }: { warning: Warning }) {
  const say = useText(warningsText);
  return (
    <div className={styles.warning} data-status={warning.status}>
      <p>
        <WarningMark warning={warning} />{" "}
        {warning.because ? (
          <>
            {say(`because_${warning.because.code}`)} <DayText day={warning.because.day} />
          </>
        ) : warning.replacement ? (
          <>
            {say("replacedBy", {
              who: warning.replacement.person ?? say("people", { count: warning.replacement.people }),
            })}{" "}
            <DayText day={warning.replacement.from} />
          </>
        ) : (
          <>
            {say("actBy")} <DayText day={warning.actBy} />
          </>
        )}
      </p>
      {!warning.because && !warning.replacement && <Steps warning={warning} />}
    </div>
  );
}

/** The steps with the last day to begin each. */
export function Steps({ warning }: { warning: Warning }) {
  const say = useText(warningsText);
  return (
    <ol className={styles.leadSteps}>
      {warning.steps.map((step) => (
        <li key={step.step} data-status={step.status}>
          {say(leadKeys[step.step])} <DayText day={step.startBy} />
          {step.status !== "ok" && <span className={styles.quiet}>{say(warningKeys[step.status])}</span>}
        </li>
      ))}
    </ol>
  );
}
