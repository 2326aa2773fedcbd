/** The answer of the page: how many are where, whether the law covers them, how much room is left, who must leave. */
import type { Today } from "@contingent/server/figures/schema";
import { AuthorisationLink } from "../authorisations/AuthorisationLink.tsx";
import { rich } from "../language/rich.tsx";
import { useSayings, useText } from "../language/use-text.ts";
import styles from "./Today.module.css";
import { todayText } from "./text.ts";

const strong = (words: string) => <strong>{words}</strong>;
const attention = (words: string) => <strong className={styles.attention}>{words}</strong>;
const breach = (words: string) => <strong className={styles.broken}>{words}</strong>;

export function TodaySentence({ today }: { today: Today }) {
  const say = useText(todayText);
  const { people, missions, inferred } = today.present;
  if (people === 0) {
    return (
      <>
        {say("nobody")}
        <TightestPart today={today} />
      </>
    );
  }
  const where = (words: string) => <a href="#where">{words}</a>;
  return (
    <>
      {rich(say("present", { count: people, missions: say("missions", { count: missions }) }), {
        people: where,
        missions: where,
      })}
      <CoveragePart today={today} />
      <TightestPart today={today} />
      <LeavePart today={today} />
      {inferred > 0 &&
        rich(say("inferredPart", { count: inferred }), {
          inferred: (words) => <span className={styles.inferred}>{words}</span>,
        })}
    </>
  );
}

function CoveragePart({ today }: { today: Today }) {
  const say = useText(todayText);
  const { day } = useSayings();
  const { breached, uncoveredLater, firstUncoveredDay } = today.coverage;
  return (
    <>
      {breached === 0 ? say("allCovered") : rich(say("breached", { count: breached }), { breach })}
      {uncoveredLater > 0 &&
        firstUncoveredDay &&
        rich(say("uncovered", { count: uncoveredLater, day: day(firstUncoveredDay) }), { attention, day: strong })}
    </>
  );
}

function TightestPart({ today }: { today: Today }) {
  const say = useText(todayText);
  const { tightest } = today;
  if (!tightest) return null;
  const { label, reference, people, free, code } = tightest;
  const ceiling = (words: string) => (
    <AuthorisationLink reference={reference} ceiling={code}>
      {words}
    </AuthorisationLink>
  );
  if (free < 0) return rich(say("passed", { label, reference, people, by: -free }), { ceiling, breach });
  return rich(say("tightest", { label, reference, people, free }), { ceiling, free: strong });
}

function LeavePart({ today }: { today: Today }) {
  const say = useText(todayText);
  const { day } = useSayings();
  return today.mustLeave.map((one) => (
    <span key={one.mission}>
      {rich(say("mustLeave", { count: one.people, mission: one.mission, day: day(one.operationsEnd) }), {
        people: (words) => <a href="#where">{words}</a>,
        day: strong,
      })}
      {one.planned >= one.people
        ? say("leavePlanned")
        : rich(say("leaveNotPlanned", { count: one.people - one.planned }), { attention })}
    </span>
  ));
}
