/** The people in one mission on the day: the rows behind its circle. */
import type { Tour } from "@contingent/server/deployments/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { AuthorisationLink } from "../authorisations/AuthorisationLink.tsx";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import { uiText } from "../ui/text.ts";
import { useAllPages } from "../ui/use-all-pages.ts";
import { missionRowsQuery } from "./mission-rows-query.ts";
import { todayText } from "./text.ts";

export default function MissionRows({ mission }: { mission: string }) {
  const say = useText(todayText);
  const sayUi = useText(uiText);
  const { day } = useSayings();
  const { asOf } = useReading();
  const maySee = useRight("deployments.read");
  const close = (
    <Link to="/" search={(previous) => ({ ...previous, mission: undefined })} resetScroll={false}>
      {sayUi("close")}
    </Link>
  );
  return (
    <Section id="rows" title={say("rowsOf", { mission, day: day(asOf) })} tools={close}>
      {maySee ? (
        <Rows mission={mission} />
      ) : (
        <p>
          <Missing why="withheld" /> {say("withheld")}
        </p>
      )}
    </Section>
  );
}

function Rows({ mission }: { mission: string }) {
  const say = useText(todayText);
  const word = useWord();
  const { day } = useSayings();
  const reading = useReading();
  const query = useInfiniteQuery(missionRowsQuery(mission, reading));
  const { rows, whole } = useAllPages<Tour>(query);
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!whole) return <PartSkeleton rows={5} />;
  if (rows.length === 0) return <Empty says={say("nobody")} />;
  return (
    <DataTable
      title={say("rowsOf", { mission, day: day(reading.asOf) })}
      rows={rows}
      rowKey={(tour) => tour.id}
      maxHeight="380px"
      columns={[
        {
          key: "person",
          nowrap: true,
          title: say("person"),
          value: (tour) => tour.person,
          narrow: "main",
          width: "96px",
        },
        { key: "role", title: say("role"), value: (tour) => word(tour.role), narrow: "side" },
        {
          key: "from",
          nowrap: true,
          title: say("from"),
          value: (tour) => tour.from,
          cell: (tour) => <DayText day={tour.from} />,
        },
        {
          key: "to",
          nowrap: true,
          title: say("to"),
          value: (tour) => tour.to,
          cell: (tour) => <DayText day={tour.to} />,
        },
        {
          key: "under",
          title: say("under"),
          value: (tour) => tour.authorisation,
          cell: (tour) =>
            tour.authorisation ? (
              <AuthorisationLink reference={tour.authorisation}>{tour.authorisation}</AuthorisationLink>
            ) : (
              <Missing why="none" />
            ),
        },
        {
          key: "certainty",
          title: say("certainty"),
          value: (tour) => word(tour.confidence),
          cell: (tour) =>
            tour.confidence === "verified" ? word("verified") : <ConfidenceMark confidence={tour.confidence} />,
        },
      ]}
    />
  );
}
