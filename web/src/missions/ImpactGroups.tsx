/** Groups of people who must leave, as a table; names only for those who may see them. */
import type { MissionImpact } from "@contingent/server/selection/schema";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DayText, Missing } from "../ui/Marks.tsx";
import { missionsText } from "./text.ts";

type Group = MissionImpact["people"]["mustLeave"][number];

export function ImpactGroups({ groups, title }: { groups: readonly Group[]; title: string }) {
  const say = useText(missionsText);
  const word = useWord();
  const { days } = useSayings();
  const nameOf = (group: Group) =>
    [group.contribution, group.rotation === null ? null : say("rotation", { number: group.rotation }), group.post]
      .filter((part) => part !== null)
      .join(" · ");
  return (
    <DataTable
      title={title}
      rows={groups}
      rowKey={(group) => [group.leaveBy, nameOf(group), group.role].join("|")}
      maxHeight="420px"
      columns={[
        {
          key: "by",
          title: say("leaveBy"),
          value: (group) => group.leaveBy,
          cell: (group) => <DayText day={group.leaveBy} />,
          nowrap: true,
          width: "110px",
          narrow: "side",
        },
        {
          key: "group",
          title: say("group"),
          value: (group) => nameOf(group),
          cell: (group) => nameOf(group) || <Missing why="unknown" />,
          narrow: "main",
        },
        { key: "role", title: say("role"), value: (group) => word(group.role) },
        { key: "people", title: say("people"), value: (group) => group.people, numeric: true },
        { key: "there", title: say("there"), value: (group) => group.arrived, numeric: true, narrow: "hidden" },
        {
          key: "never",
          title: say("cannotBegin"),
          value: (group) => group.cannotBegin,
          numeric: true,
          narrow: "hidden",
        },
        {
          key: "recorded",
          title: say("recordedTo"),
          value: (group) => group.recordedTo,
          cell: (group) => <DayText day={group.recordedTo} />,
          nowrap: true,
        },
        {
          key: "tours",
          title: say("tours"),
          value: (group) => (group.tours === null ? null : group.tours.map((tour) => tour.person).join(", ")),
          cell: (group) =>
            group.tours === null ? (
              <Missing why="withheld" />
            ) : (
              <details>
                <summary>{group.tours.length}</summary>
                {group.tours.map((tour) => (
                  <div key={tour.tourId}>
                    {tour.person} {days(tour.from, tour.to)}
                  </div>
                ))}
              </details>
            ),
        },
      ]}
    />
  );
}
