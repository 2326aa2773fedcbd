/** Who would have to leave by when, and which plans, talks and contributions would break; exported with the words that it is not official. */
import type { BrokenGroup, WhatIf } from "@contingent/server/deployments/schema";
import { Link } from "@tanstack/react-router";
import { useReason, useWord } from "../../language/use-reason.ts";
import { useSayings, useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DaysText, DayText, Missing, StateMark } from "../../ui/Marks.tsx";
import { AuthorisationLink } from "../AuthorisationLink.tsx";
import styles from "./Suppose.module.css";
import { supposeText } from "./text.ts";

export function Broken({ answer }: { answer: WhatIf }) {
  const say = useText(supposeText);
  const word = useWord();
  const reason = useReason();
  const { day } = useSayings();
  const why = (group: BrokenGroup) => group.refusals.map(reason).join(" ");
  return (
    <DataTable
      title={`${say("breaks")} (${say("notOfficial")})`}
      rows={answer.broken}
      rowKey={(group) =>
        `${group.kind} ${group.mission} ${group.role} ${group.from} ${group.to} ${group.of[0]?.id ?? group.reference}`
      }
      about={[
        [say("suppose"), say("notOfficial")],
        ...answer.changes.map((change): [string, string] => [
          say(change.what),
          `${change.what === "cut" ? `${change.ceiling}: ${change.people}` : `${change.what === "close" ? change.mission : change.reference}: ${change.day}`}`,
        ]),
      ]}
      columns={[
        {
          key: "leaveBy",
          title: say("leaveBy"),
          value: (g) => g.lastDay,
          cell: (g) => <LeaveBy group={g} />,
          width: "130px",
          narrow: "side",
        },
        {
          key: "kind",
          title: say("kind"),
          value: (g) => say(g.kind),
          cell: (g) => <StateMark tone={g.kind === "present" ? "broken" : "attention"}>{say(g.kind)}</StateMark>,
        },
        { key: "mission", title: say("mission"), value: (g) => g.mission, narrow: "main", nowrap: true },
        { key: "role", title: say("role"), value: (g) => word(g.role) },
        { key: "people", title: say("number"), value: (g) => g.people, numeric: true },
        {
          key: "from",
          title: say("days"),
          value: (g) => g.from,
          cell: (g) => <DaysText from={g.from} to={g.to} />,
        },
        {
          key: "reference",
          title: say("decision"),
          value: (g) => g.reference,
          cell: (g) =>
            g.reference ? (
              <AuthorisationLink reference={g.reference}>{g.reference}</AuthorisationLink>
            ) : (
              <Missing why="none" />
            ),
        },
        { key: "contribution", title: say("contribution"), value: (g) => g.contribution, exportOnly: true },
        {
          key: "who",
          title: say("who"),
          value: (g) => g.of.map((each) => each.label).join(", "),
          cell: (g) => <Who group={g} />,
        },
        {
          key: "home",
          title: say("homeBy", { day: "" }),
          value: (g) => (g.homeBy === null ? null : day(g.homeBy)),
          exportOnly: true,
        },
        {
          key: "why",
          title: say("why"),
          width: "240px",
          value: why,
          cell: (g) => <span className={styles.quiet}>{why(g)}</span>,
          narrow: "hidden",
        },
      ]}
    />
  );
}

function LeaveBy({ group }: { group: BrokenGroup }) {
  const say = useText(supposeText);
  const { day } = useSayings();
  return (
    <>
      {group.lastDay === null ? say("atOnce") : <DayText day={group.lastDay} />}
      {group.homeBy !== null && <span className={styles.quiet}> {say("homeBy", { day: day(group.homeBy) })}</span>}
    </>
  );
}

function Who({ group }: { group: BrokenGroup }) {
  const shown = group.of.slice(0, 6);
  return (
    <>
      {shown.map((each, index) => (
        <span key={each.id}>
          {index > 0 && ", "}
          {each.kind === "plan" ? (
            <Link to="/plans/$id" params={{ id: each.id }} search={{}}>
              {each.label}
            </Link>
          ) : (
            each.label
          )}
        </span>
      ))}
      {group.of.length > shown.length && ` +${group.of.length - shown.length}`}
    </>
  );
}
