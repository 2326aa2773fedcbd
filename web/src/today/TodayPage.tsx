/** Where are our people, are we within the law, what needs me now? */
import type { Today } from "@contingent/server/figures/schema";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { FailedPage } from "../ui/FailedPage.tsx";
import { PageHead } from "../ui/Page.tsx";
import { PageSkeleton, PartSkeleton } from "../ui/Skeletons.tsx";
import { NeedsYou } from "./NeedsYou.tsx";
import { Presence } from "./Presence.tsx";
import { todayQuery } from "./queries.ts";
import { Strength } from "./Strength.tsx";
import styles from "./Today.module.css";
import { TodaySentence } from "./TodaySentence.tsx";
import { todayText } from "./text.ts";

const MissionRows = lazy(() => import("./MissionRows.tsx"));
const route = getRouteApi("/frame/");

export function TodayPage() {
  const say = useText(todayText);
  const today = useQuery(todayQuery(useReading()));
  if (today.isPending) return <PageSkeleton />;
  if (today.error) return <FailedPage title={say("title")} error={today.error} retry={() => void today.refetch()} />;
  return <Shown today={today.data} />;
}

function Shown({ today }: { today: Today }) {
  const say = useText(todayText);
  const { day } = useSayings();
  const reading = useReading();
  const { mission } = route.useSearch();
  const title = reading.past ? say("titleOn", { day: day(reading.asOf) }) : say("title");
  return (
    <>
      <PageHead title={title} sentence={<TodaySentence today={today} />} />
      <div className={styles.columns}>
        <Presence today={today} />
        <NeedsYou today={today} />
      </div>
      {mission && (
        <Suspense fallback={<PartSkeleton rows={5} />}>
          <MissionRows mission={mission} />
        </Suspense>
      )}
      <Strength today={today} />
    </>
  );
}
