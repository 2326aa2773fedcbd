/** The answer of the page in words; its numbers lead to the tours they count. */
import type { Timeline } from "@contingent/server/deployments/schema";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReading } from "../../address/moment.ts";
import { rich } from "../../language/rich.tsx";
import { useSayings, useText } from "../../language/use-text.ts";
import { timelineText } from "./text.ts";

export function DeploymentsSentence({ timeline }: { timeline: Timeline }) {
  const say = useText(timelineText);
  const { day } = useSayings();
  const { asOf, today } = useReading();
  const { on } = timeline;
  const filter = (words: string, part: Record<string, string | undefined>): ReactNode => (
    <Link to="/deployments" search={(previous) => ({ ...previous, ...part, bar: undefined })}>
      {words}
    </Link>
  );
  const people = (words: string) => filter(words, { state: "in_mission" });
  const missions = (words: string) => <strong>{words}</strong>;
  const when = asOf === today ? "" : say("onDay", { day: day(asOf) });
  return (
    <>
      {on.present === 0
        ? say("nobody", { when })
        : rich(say("sentence", { count: on.present, missions: say("inMissions", { count: on.missions }), when }), {
            people,
            missions,
          })}{" "}
      {on.planned > 0 &&
        rich(say("sentencePlanned", { count: on.planned }), {
          planned: (words) => filter(words, { state: "planned" }),
        })}{" "}
      {on.overdue > 0 &&
        rich(say("sentenceOverdue", { count: on.overdue }), {
          overdue: (words) => filter(words, { state: "overdue" }),
        })}{" "}
      {on.breached > 0
        ? rich(say("sentenceBreached", { count: on.breached }), {
            breached: (words) => filter(words, { state: "in_mission", breach: "yes" }),
          })
        : on.present > 0 && say("allCovered")}
    </>
  );
}
