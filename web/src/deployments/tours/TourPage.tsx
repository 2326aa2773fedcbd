/** One tour on a page of its own. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useSayings, useText } from "../../language/use-text.ts";
import { FailedPage } from "../../ui/FailedPage.tsx";
import { PageHead } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/Skeletons.tsx";
import styles from "../Deployments.module.css";
import { Notice, type NoticeWords } from "../Notice.tsx";
import { timelineQuery, tourQuery } from "../queries.ts";
import { useAt } from "../use-at.ts";
import { TourView } from "./TourView.tsx";
import { toursText } from "./text.ts";

const route = getRouteApi("/frame/deployments/tours/$id");

export function TourPage() {
  const say = useText(toursText);
  const { id } = route.useParams();
  const at = useAt();
  const { language } = useSayings();
  const [notice, setNotice] = useState<NoticeWords | null>(null);
  const tour = useQuery(tourQuery(id, at));
  const own = useQuery({
    ...timelineQuery({ by: "person", find: tour.data?.person ?? "", each: true, language }, at),
    enabled: tour.data !== undefined,
  });
  const up = (
    <Link
      to="/deployments"
      search={(previous) => ({
        asOf: previous.asOf,
        knownAt: previous.knownAt,
        bar: id,
        by: "person",
        find: tour.data?.person,
      })}
    >
      {say("onTimeline")}
    </Link>
  );
  if (tour.isPending) return <PageSkeleton />;
  if (tour.error)
    return <FailedPage title={say("tour")} up={up} error={tour.error} retry={() => void tour.refetch()} />;
  const name = own.data?.rows.flatMap((row) => row.bars).find((bar) => bar.tourId === id)?.name ?? null;
  const others = (own.data?.rows ?? [])
    .flatMap((row) => row.bars)
    .filter((bar) => bar.tourId !== id && bar.person === tour.data.person);
  return (
    <>
      <PageHead title={say("tourOf", { who: name ?? tour.data.person })} up={up} />
      {notice && <Notice words={notice} onClose={() => setNotice(null)} />}
      <div className={styles.page}>
        <TourView tour={tour.data} name={name} onNotice={setNotice} />
        {others.length > 0 && (
          <>
            <h3>{say("otherTours")}</h3>
            <ul className={styles.plainList}>
              {others.map((bar) => (
                <li key={bar.tourId}>
                  <Link
                    to="/deployments/tours/$id"
                    params={{ id: bar.tourId ?? "" }}
                    search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
                  >
                    {bar.mission}, {bar.from} – {bar.to}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
