/** Head-room of every day asked for, decision by decision and ceiling by ceiling, in runs of equal days; exported as it stands. */
import type { CeilingAnswer, HeadroomRun } from "@contingent/server/authorisations/schema";
import type { MayDeployReply } from "@contingent/server/deployments/schema";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { DaysText, StateMark } from "../../ui/Marks.tsx";
import { Section } from "../../ui/Page.tsx";
import { AuthorisationLink } from "../AuthorisationLink.tsx";
import { askText } from "./text.ts";

interface Row extends HeadroomRun {
  readonly reference: string;
  readonly ceiling: CeilingAnswer;
}

export function Rooms({ answer }: { answer: MayDeployReply }) {
  const say = useText(askText);
  const word = useWord();
  const rows = rowsOf(answer);
  if (rows.length === 0) return null;
  const { people, mission, from, to } = answer.question;
  return (
    <Section title={say("rooms")}>
      <DataTable
        title={`${say("rooms")}: ${people} × ${mission}`}
        rows={rows}
        rowKey={(row) => `${row.ceiling.id} ${row.from}`}
        about={[
          [say("title"), say(answer.verdict)],
          [
            say("question"),
            `${people} × ${word(answer.question.role)}, ${word(answer.question.mode)}, ${mission}, ${from} – ${to}`,
          ],
        ]}
        columns={[
          {
            key: "reference",
            title: say("decision"),
            value: (row) => row.reference,
            cell: (row) => <AuthorisationLink reference={row.reference}>{row.reference}</AuthorisationLink>,
            width: "90px",
          },
          {
            key: "ceiling",
            title: say("ceiling"),
            value: (row) => `${row.ceiling.code} (${word(row.ceiling.reading)})`,
            narrow: "hidden",
          },
          {
            key: "from",
            title: say("days"),
            value: (row) => row.from,
            cell: (row) => <DaysText from={row.from} to={row.to} />,
            narrow: "main",
          },
          { key: "to", title: say("to"), value: (row) => row.to, exportOnly: true },
          { key: "allowed", title: say("allowed"), value: (row) => row.ceiling.people, numeric: true },
          { key: "used", title: say("counted"), value: (row) => row.used, numeric: true },
          { key: "free", title: say("free"), value: (row) => row.free, numeric: true, narrow: "side" },
          {
            key: "fits",
            title: say("fits"),
            value: (row) => say(row.fits ? "fit" : "fitNot"),
            cell: (row) => (row.fits ? say("fit") : <StateMark tone="broken">{say("fitNot")}</StateMark>),
          },
        ]}
      />
    </Section>
  );
}

function rowsOf(answer: MayDeployReply): readonly Row[] {
  const covers = answer.parts.length > 0 ? answer.parts : answer.others;
  return covers.flatMap(({ reference, ceilings }) =>
    ceilings.flatMap((ceiling) => ceiling.runs.map((run) => ({ ...run, reference, ceiling }))),
  );
}
