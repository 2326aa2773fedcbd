/** Where a mission stands in a word, and how near its mandate's end is; what needs attention is marked. */
import type { MandateHorizon, MissionState as State } from "@contingent/server/missions/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { StateMark } from "../ui/Marks.tsx";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

const tones = {
  not_begun: "plain",
  active: "strong",
  withdrawing: "attention",
  liquidating: "attention",
  ended: "plain",
} as const satisfies Record<State, string>;

export function MissionState({ state }: { state: State }) {
  const word = useMissionWord();
  return <StateMark tone={tones[state]}>{word(state)}</StateMark>;
}

/** Days to the end of a mandate in words; marked from the last horizon on, and as broken once it has passed. */
export function DaysLeft({ daysLeft, alert }: { daysLeft: number; alert: MandateHorizon["alert"] }) {
  const { countDays } = useSayings();
  const say = useText(missionsText);
  const words =
    daysLeft < 0 ? say("ago", { days: countDays(-daysLeft) }) : say("inDays", { days: countDays(daysLeft) });
  if (alert === null || alert === 180) return <>{words}</>;
  return <StateMark tone={alert === 0 ? "broken" : "attention"}>{words}</StateMark>;
}
