/** Where a run stands, in a word. */
import type { RunState, Sentence } from "@contingent/server/selection/schema";
import { type Say, useText } from "../language/use-text.ts";
import { StateMark } from "../ui/Marks.tsx";
import { selectionText } from "./text.ts";

export const stateKeys = {
  queued: "stateQueued",
  running: "stateRunning",
  planned: "statePlanned",
  failed: "stateFailed",
  cancelled: "stateCancelled",
  proposed: "stateProposed",
  approved: "stateApproved",
  rejected: "stateRejected",
  superseded: "stateSuperseded",
} as const satisfies Record<RunState, string>;

const tones = {
  queued: "plain",
  running: "plain",
  planned: "plain",
  failed: "broken",
  cancelled: "plain",
  proposed: "attention",
  approved: "strong",
  rejected: "broken",
  superseded: "plain",
} as const satisfies Record<RunState, string>;

export function RunStateMark({ state }: { state: RunState }) {
  const say = useText(selectionText);
  return <StateMark tone={tones[state]}>{say(stateKeys[state])}</StateMark>;
}

/** How good the plan is known to be. */
export function sayProof(sentence: Sentence, say: Say<typeof selectionText.phrases>): string {
  switch (sentence.status) {
    case "optimal":
      return say("proved");
    case "bounded":
      return say("bounded", { distance: sentence.distance });
    case "infeasible":
      return say("impossible");
    default:
      return sentence.status satisfies never;
  }
}
