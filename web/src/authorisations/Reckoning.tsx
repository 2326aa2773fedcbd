/** One day under one ceiling: who counts, who does not and why, and how many more may go. */
import type { ReckoningRow } from "@contingent/server/deployments/schema";
import type { Day } from "@contingent/server/platform/days";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useReading } from "../address/moment.ts";
import { rich } from "../language/rich.tsx";
import { useWord } from "../language/use-reason.ts";
import { type Say, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DaysText, StateMark } from "../ui/Marks.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import { reckoningQuery } from "./queries.ts";
import { authorisationsText } from "./text.ts";

const route = getRouteApi("/frame/authorisations/$reference");

export function Reckoning({ ceiling, day }: { ceiling: string; day: Day }) {
  const say = useText(authorisationsText);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/authorisations/$reference" });
  const columns = useColumns();
  const reckoning = useQuery(reckoningQuery(ceiling, day, useReading().knownAt));
  if (reckoning.isPending) return <PartSkeleton rows={6} />;
  if (reckoning.error) return <Failed error={reckoning.error} retry={() => void reckoning.refetch()} />;
  const { items, used, free } = reckoning.data;
  const strong = (words: string) => <strong>{words}</strong>;
  const not = items.filter((row) => !row.counts).length;
  return (
    <>
      <p>
        {free === null
          ? say("reckoningNone")
          : rich(say("reckoningSays", { used, not, free }), { used: strong, not: strong, free: strong })}
      </p>
      {items.length === 0 ? (
        <Empty says={say("nobody")} />
      ) : (
        <DataTable
          title={say("reckoning", { day })}
          maxHeight="560px"
          columns={columns}
          rows={items}
          rowKey={(row) => row.tourId}
          view={{ sort: search.sort, words: search.find }}
          onView={(view) =>
            void navigate({
              search: (previous) => ({ ...previous, sort: view.sort, find: view.words }),
              replace: true,
              resetScroll: false,
            })
          }
          about={[[say("ceiling"), reckoning.data.ceiling.code]]}
        />
      )}
    </>
  );
}

/** Why a person counts or not. */
function whyOf(row: ReckoningRow, say: Say<typeof authorisationsText.phrases>): string {
  switch (row.why) {
    case "counts":
      return say("whyCounts");
    case "overlap":
      return say("whyOverlap");
    case "other-decision":
      return say("whyOther", { reference: row.authorisation ?? "?" });
    case "excluded-role":
      return say("whyRole");
    case "breach":
      return say("whyBreach");
    default:
      return row.why satisfies never;
  }
}

function useColumns(): readonly Column<ReckoningRow>[] {
  const say = useText(authorisationsText);
  const word = useWord();
  const why = (row: ReckoningRow) => whyOf(row, say);
  return [
    { key: "person", nowrap: true, title: say("person"), value: (row) => row.person, narrow: "main", width: "96px" },
    {
      key: "mission",
      nowrap: true,
      title: say("mission"),
      value: (row) => row.mission,
      narrow: "side",
      width: "110px",
    },
    {
      key: "role",
      title: say("role"),
      value: (row) => word(row.role),
      cell: (row) => (
        <>
          {word(row.role)} <ConfidenceMark confidence={row.confidence} />
        </>
      ),
    },
    { key: "standing", title: say("standing"), value: (row) => word(row.standing), exportOnly: true },
    {
      key: "from",
      title: say("days"),
      value: (row) => row.from,
      cell: (row) => <DaysText from={row.from} to={row.to} />,
    },
    { key: "to", nowrap: true, title: say("to"), value: (row) => row.to, exportOnly: true },
    { key: "authorisation", title: say("reference"), value: (row) => row.authorisation, exportOnly: true },
    { key: "confidence", title: say("certainty"), value: (row) => word(row.confidence), exportOnly: true },
    {
      key: "counts",
      title: say("counts"),
      value: why,
      cell: (row) =>
        row.counts ? why(row) : <StateMark tone={row.why === "breach" ? "broken" : "plain"}>{why(row)}</StateMark>,
    },
  ];
}
