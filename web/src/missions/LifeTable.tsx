/** Every dated fact of a mission in order of its day: the table beside its timeline. */
import type { Mission } from "@contingent/server/missions/schema";
import type { Day } from "@contingent/server/platform/days";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { ConfidenceMark, DayText, Missing } from "../ui/Marks.tsx";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

interface LifeRow {
  readonly key: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly kind: string;
  readonly what: string;
  readonly people: number | null;
  readonly source: string;
  readonly confidence: "verified" | "unverified" | "inferred";
}

export function LifeTable({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  return (
    <DataTable
      title={`${mission.id}: ${say("life")}`}
      rows={useRows(mission)}
      rowKey={(row) => row.key}
      maxHeight="520px"
      columns={[
        {
          key: "from",
          title: say("from"),
          value: (row) => row.from,
          cell: (row) => <DayText day={row.from} />,
          nowrap: true,
          width: "110px",
          narrow: "side",
        },
        {
          key: "to",
          title: say("to"),
          value: (row) => row.to,
          cell: (row) => (row.to === null ? <Missing why="none" /> : <DayText day={row.to} />),
          nowrap: true,
          width: "110px",
        },
        { key: "kind", title: say("what"), value: (row) => row.kind, narrow: "main" },
        { key: "what", title: say("resolution"), value: (row) => row.what },
        { key: "people", title: say("people"), value: (row) => row.people, numeric: true },
        {
          key: "source",
          title: say("source"),
          value: (row) => row.source,
          cell: (row) => (
            <span lang="en">
              {row.source} <ConfidenceMark confidence={row.confidence} />
            </span>
          ),
        },
      ]}
    />
  );
}

function useRows(mission: Mission): readonly LifeRow[] {
  const say = useText(missionsText);
  const word = useMissionWord();
  const about = (fact: { source: string; confidence: LifeRow["confidence"] }) => ({
    source: fact.source,
    confidence: fact.confidence,
  });
  const ends = (["operations", "withdrawal", "liquidation"] as const).flatMap((kind) => {
    const end = mission.ends[kind];
    return end === null
      ? []
      : [{ key: kind, from: end.day, to: end.day, kind: word(kind), what: "", people: null, ...about(end) }];
  });
  const rows: readonly LifeRow[] = [
    {
      key: "started",
      from: mission.started.day,
      to: mission.started.day,
      kind: say("beginning"),
      what: "",
      people: null,
      ...about(mission.started),
    },
    ...ends,
    ...mission.mandates.map((one) => ({
      key: one.id,
      from: one.from,
      to: one.to,
      kind: word(one.kind),
      what: one.resolution,
      people: null,
      ...about(one),
    })),
    ...mission.strengths.map((one) => ({
      key: one.id,
      from: one.from,
      to: one.to,
      kind: `${word(one.series)}: ${word(one.category)}`,
      what: one.resolution,
      people: one.people,
      ...about(one),
    })),
    ...mission.orders.flatMap((order) =>
      order.events.map((event) => ({
        key: event.id,
        from: event.day,
        to: event.day,
        kind: `${say("doReduction")}: ${word(event.state)}`,
        what: order.document,
        people: order.people,
        ...about(event),
      })),
    ),
  ];
  return rows.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
}
