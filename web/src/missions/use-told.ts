/** Says a fact of the history in a line. */
import type { ToldChange } from "@contingent/server/missions/schema";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

type Told = ToldChange["recorded"][number];

/** A function that says what a fact is and what it says. */
export function useTold(): (told: Told) => string {
  const say = useText(missionsText);
  const word = useMissionWord();
  const inWords = useWords();
  const { day, days, number } = useSayings();
  return (told) => {
    switch (told.fact) {
      case "end":
        return `${word(told.end.kind)}: ${day(told.end.day)}`;
      case "mandate": {
        const { resolution, kind, from, to } = told.mandate;
        return `${resolution || word(kind)}: ${days(from, to)}`;
      }
      case "strength": {
        const { series, category, people, from, to } = told.strength;
        return `${word(series)}, ${word(category)}: ${number(people)}, ${days(from, to)}`;
      }
      case "profile":
        return `${inWords(told.profile.name)}, ${inWords(told.profile.area)}, ${say("began")} ${day(told.profile.started.day)}`;
      case "order_event": {
        const { order, event } = told;
        const size = order.people === null ? say("percent", { percent: order.percent ?? 0 }) : number(order.people);
        return `${say("doReduction")} −${size} (${word(order.addressee)}): ${word(event.state)}, ${day(event.day)}`;
      }
      default:
        return told satisfies never;
    }
  };
}
