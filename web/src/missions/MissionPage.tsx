/** One mission: its life, its strengths, our people in it, who must leave by when, and what changed when. */
import { horizonOn, stateOn } from "@contingent/server/missions/rules";
import type { Mission } from "@contingent/server/missions/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { rich } from "../language/rich.tsx";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { FailedPage } from "../ui/FailedPage.tsx";
import { ConfidenceMark } from "../ui/Marks.tsx";
import { PageHead, Section } from "../ui/Page.tsx";
import { PageSkeleton, PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import { Changes } from "./Changes.tsx";
import { Facts } from "./Facts.tsx";
import { History } from "./History.tsx";
import { Impact } from "./Impact.tsx";
import { Life } from "./Life.tsx";
import { Mandates } from "./Mandates.tsx";
import { MissionState } from "./MissionState.tsx";
import styles from "./Missions.module.css";
import { OurCourse } from "./OurCourse.tsx";
import { impactQuery, missionQuery, oursQuery } from "./queries.ts";
import { Reductions } from "./Reductions.tsx";
import { Strengths } from "./Strengths.tsx";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

const route = getRouteApi("/frame/missions/$id");

export function MissionPage() {
  const { id } = route.useParams();
  const reading = useReading();
  const mission = useQuery(missionQuery(id, reading));
  if (mission.isPending) return <PageSkeleton />;
  if (mission.error)
    return <FailedPage title={id} up={<Up />} error={mission.error} retry={() => void mission.refetch()} />;
  return <Shown mission={mission.data} />;
}

/** The way back to the list. */
function Up() {
  const say = useText(missionsText);
  return (
    <Link to="/missions" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("title")}
    </Link>
  );
}

function Shown({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const reading = useReading();
  const impact = useQuery(impactQuery(mission.id, reading));
  const state = stateOn(mission, reading.asOf);
  return (
    <>
      <PageHead
        title={mission.id}
        mark={
          <>
            <MissionState state={state} />
            <ConfidenceMark confidence={mission.confidence} />
          </>
        }
        up={<Up />}
        sentence={<Sentence mission={mission} past={impact.data?.people.people ?? 0} />}
        actions={<Changes mission={mission} />}
      />
      {mission.kind !== "peacekeeping" && <p className={styles.quiet}>{say("notPeacekeeping")}</p>}
      <Section id="people" title={say("mustLeave")}>
        {impact.isPending && <PartSkeleton rows={3} />}
        {impact.error && <Failed error={impact.error} retry={() => void impact.refetch()} />}
        {impact.data && <Impact impact={impact.data} />}
      </Section>
      <Life mission={mission} />
      <Strengths mission={mission} />
      <OurCourse mission={mission} />
      <Reductions mission={mission} />
      <Mandates mission={mission} />
      <Facts mission={mission} />
      <History mission={mission} />
    </>
  );
}

function Sentence({ mission, past }: { mission: Mission; past: number }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const inWords = useWords();
  const sayings = useSayings();
  const { asOf } = useReading();
  const ours = useQuery(oursQuery(useReading()));
  const strong = (words: string) => <strong>{words}</strong>;
  const state = stateOn(mission, asOf);
  const facts = { name: inWords(mission.name), day: sayings.day(asOf) };
  const count = ours.data?.items.find((line) => line.mission === mission.id)?.present ?? 0;
  const end = mission.ends.operations?.day ?? null;
  return (
    <>
      {state === "active"
        ? rich(say("isActive", facts), { day: strong })
        : rich(say("isOther", { ...facts, state: word(state) }), { day: strong })}
      {state === "active" && <Mandate mission={mission} />}
      {end !== null && rich(say(end < asOf ? "endedOn" : "withEnd", { end: sayings.day(end) }), { end: strong })}
      {count === 0 ? say("noneOfUs") : rich(say("ofUs", { count }), { people: (words) => <a href="#ours">{words}</a> })}
      {past > 0 &&
        rich(say("pastEnd", { count: past }), {
          past: (words) => (
            <a href="#people" className={styles.gone}>
              {words}
            </a>
          ),
        })}
    </>
  );
}

function Mandate({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const { day, countDays } = useSayings();
  const { asOf } = useReading();
  const strong = (words: string) => <strong>{words}</strong>;
  const horizon = horizonOn(mission, asOf);
  if (horizon === null) return null;
  if (horizon.to === null || horizon.daysLeft === null) return say("withOpenMandate");
  if (horizon.daysLeft < 0) {
    return rich(say("withOldMandate", { end: day(horizon.to) }), {
      gone: (words) => <span className={styles.gone}>{words}</span>,
    });
  }
  return rich(say("withMandate", { end: day(horizon.to), days: countDays(horizon.daysLeft) }), { end: strong });
}
