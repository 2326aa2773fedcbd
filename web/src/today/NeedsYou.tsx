/** What waits for a person: each with a verb, a day and what follows if nothing is done. */
import type { Today } from "@contingent/server/figures/schema";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReading } from "../address/moment.ts";
import { alarmsQuery } from "../authorisations/alarms/alarms-query.ts";
import { useReason, useWord } from "../language/use-reason.ts";
import { type Say, useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { DayText } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { Failed } from "../ui/States.tsx";
import { type Need, needsOf } from "./needs.ts";
import { needsQuery } from "./queries.ts";
import styles from "./Today.module.css";
import { todayText } from "./text.ts";

export function NeedsYou({ today }: { today: Today }) {
  const say = useText(todayText);
  const { past } = useReading();
  const maySee = useRight("selection.read");
  const selection = useQuery({ ...needsQuery, enabled: maySee });
  // What selection waits for is about now; a page that reads another day leaves it out.
  const alarms = useQuery(alarmsQuery(undefined, useReading()));
  const needs = needsOf(today, past ? [] : (selection.data?.items ?? []), alarms.data?.items);
  return (
    <Section title={say("needs")} id="needs">
      {alarms.error && <Failed error={alarms.error} retry={() => void alarms.refetch()} />}
      {selection.error && <Failed error={selection.error} retry={() => void selection.refetch()} />}
      {needs.length === 0 ? (
        <p className={styles.quiet}>{say("nothingNeeds")}</p>
      ) : (
        <ol className={styles.needs}>
          {needs.map((need) => (
            <NeedLine key={JSON.stringify(need)} need={need} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function NeedLine({ need }: { need: Need }) {
  const say = useText(todayText);
  const { daysFromNow } = useUrgency(need);
  return (
    <li className={styles.need}>
      <span className={styles.by} data-near={daysFromNow || undefined}>
        {need.by ? <DayText day={need.by} /> : say("now")}
      </span>
      <Says need={need} />
    </li>
  );
}

/** Whether the day is within a month of the day that is read, or has no date at all. */
function useUrgency(need: Need): { readonly daysFromNow: boolean } {
  const { asOf } = useReading();
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return { daysFromNow: need.by === null || monthOf(need.by) - monthOf(asOf) <= 1 };
}

function Says({ need }: { need: Need }) {
  const say = useText(todayText);
  const word = useWord();
  const reason = useReason();
  const { number } = useSayings();
  switch (need.kind) {
    case "selection":
      return (
        <Line
          does={
            need.need.runId ? (
              <Link to="/plans/$id" params={{ id: need.need.runId }} search={{}}>
                {reason(need.need)}
              </Link>
            ) : (
              <Link to="/plans" search={{}}>
                {reason(need.need)}
              </Link>
            )
          }
        />
      );
    case "alarm": {
      const { alarm } = need;
      return (
        <Line
          does={
            <Link
              to="/authorisations/alarms"
              search={(previous) => ({
                asOf: previous.asOf,
                knownAt: previous.knownAt,
                only: alarm.reference ?? undefined,
              })}
            >
              {reason(alarm)}
            </Link>
          }
          otherwise={reason({ ...alarm, code: `${alarm.code}-else`, message: alarm.consequence })}
        />
      );
    }
    case "withdraw":
      return (
        <Line
          does={
            <ToMission mission={need.mission}>
              {say("planWithdrawal", { count: need.people, mission: need.mission })}
            </ToMission>
          }
          otherwise={say("planWithdrawalElse")}
        />
      );
    case "cover":
      return (
        <Line does={<a href="#where">{say("coverThem", { count: need.people })}</a>} otherwise={say("coverThemElse")} />
      );
    case "mandate":
      return (
        <Line
          does={
            <ToMission mission={need.mission} hash="mandates">
              {say("renewMandate", { mission: need.mission })}
            </ToMission>
          }
          otherwise={mandateWords(need, say)}
        />
      );
    case "replace":
      return (
        <Line
          does={
            <ToMission mission={need.mission}>
              {say("replace", { count: need.people, role: word(need.role), mission: need.mission })}
            </ToMission>
          }
          otherwise={say("replaceElse")}
        />
      );
    default:
      return number(need satisfies never);
  }
}

/** What follows when nobody watches a mandate: when it ends, by which resolution where that is known. */
function mandateWords(need: Extract<Need, { kind: "mandate" }>, say: Say<typeof todayText.phrases>): string {
  const { daysLeft: count, resolution } = need;
  if (count < 0) return say("mandateGone");
  return resolution === "" ? say("mandateEnds", { count }) : say("renewMandateElse", { resolution, count });
}

function Line({ does, otherwise }: { does: ReactNode; otherwise?: string }) {
  return (
    <span>
      {does}
      {otherwise && <span className={styles.otherwise}>{otherwise}</span>}
    </span>
  );
}

/** The part of a mission's page where something can be done about it. */
function ToMission({
  mission,
  hash = "people",
  children,
}: {
  mission: string;
  hash?: "people" | "mandates";
  children: ReactNode;
}) {
  return (
    <Link
      to="/missions/$id"
      params={{ id: mission }}
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
      hash={hash}
    >
      {children}
    </Link>
  );
}
