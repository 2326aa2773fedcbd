/** How far an import is, as a mark. */
import type { HistoryImport } from "@contingent/server/deployments/schema";
import { useText } from "../language/use-text.ts";
import { StateMark } from "../ui/Marks.tsx";
import { historyText } from "./text.ts";

export function StateOfImport({ state }: { state: HistoryImport["state"] }) {
  const say = useText(historyText);
  return (
    <StateMark tone={state === "open" ? "attention" : state === "committed" ? "strong" : "plain"}>
      {say(state)}
    </StateMark>
  );
}
