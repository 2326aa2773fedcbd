/** Lifts one guard for one step: by which authority, on which day, and why. Who lifts it does not take the step. */
import {
  deploymentsApi,
  type GuardState,
  LiftableGuard,
  OverrideAuthority,
} from "@contingent/server/deployments/schema";
import { useReading } from "../../address/moment.ts";
import { call } from "../../api/call.ts";
import { useReason } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { contributionId as aContribution, tourId as aTour } from "../queries.ts";
import { type Command, CommandDialog } from "./CommandDialog.tsx";
import { authorityKeys, commandsText } from "./text.ts";

interface OverrideDialogProps {
  readonly guard: GuardState;
  readonly step: string;
  readonly tourId: string | undefined;
  readonly contributionId: string | undefined;
  readonly onClose: () => void;
}

export function OverrideDialog({ guard, step, tourId, contributionId, onClose }: OverrideDialogProps) {
  const say = useText(commandsText);
  const reason = useReason();
  const { today } = useReading();
  const command: Command = {
    title: say("liftTitle"),
    says: (
      <>
        <p>{reason(guard)}</p>
        <p>{say("liftSays")}</p>
      </>
    ),
    button: say("lift"),
    fields: [
      {
        key: "authority",
        label: say("authority"),
        kind: "choice",
        required: true,
        start: guard.authorities[0] ?? "",
        choices: guard.authorities.map((one) => [one, say(authorityKeys[one])]),
      },
      { key: "day", label: say("day"), kind: "day", required: true, start: today },
      { key: "reason", label: say("reason"), kind: "lines", required: true },
      { key: "source", label: say("source"), kind: "line", required: true, note: say("sourceNote") },
    ],
    send: (values) => {
      const body = {
        step,
        guard: LiftableGuard.parse(guard.code),
        authority: OverrideAuthority.parse(values.authority),
        reason: values.reason ?? "",
        day: values.day ?? today,
        source: values.source ?? "",
      };
      if (tourId) return call(deploymentsApi.overrideTour, { params: { id: aTour(tourId) }, body });
      return call(deploymentsApi.overrideContribution, { params: { id: aContribution(contributionId ?? "") }, body });
    },
  };
  return <CommandDialog command={command} onClose={onClose} onDone={() => undefined} />;
}
