/** What an import would do, or did: counts by kind, numbers before and after, breaches by ceiling, and every line. */
import {
  type HistoryBreach,
  type HistoryImport,
  HistoryKind,
  type HistoryLine,
  type HistoryReport,
} from "@contingent/server/deployments/schema";
import { useQuery } from "@tanstack/react-query";
import { useReason, useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { DaysText } from "../ui/Marks.tsx";
import { Section } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import styles from "./History.module.css";
import { useFieldName } from "./Mapping.tsx";
import { linesQuery } from "./queries.ts";
import { historyText } from "./text.ts";

export function Diff({ own, report }: { own: HistoryImport; report: HistoryReport }) {
  const say = useText(historyText);
  return (
    <Section title={say(own.state === "open" || own.state === "discarded" ? "diff" : "diffWas")}>
      <p>{say("matches", report.matches)}</p>
      <div className={styles.two}>
        <Counts report={report} />
        <Figures report={report} />
      </div>
      {report.breaches.length > 0 && <Breaches rows={report.breaches} />}
      <Lines own={own} digest={`${report.digest}/${own.version}`} />
    </Section>
  );
}

function Counts({ report }: { report: HistoryReport }) {
  const say = useText(historyText);
  const { number } = useSayings();
  const kinds = HistoryKind.options.filter((kind) => {
    const { added, changed, untouched } = report.changes[kind];
    return added + changed + untouched > 0;
  });
  return (
    <div className={styles.columns}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col" className={styles.number}>
              {say("added")}
            </th>
            <th scope="col" className={styles.number}>
              {say("changed")}
            </th>
            <th scope="col" className={styles.number}>
              {say("untouched")}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{say(kind)}</th>
              <td className={styles.number}>{number(report.changes[kind].added)}</td>
              <td className={styles.number}>{number(report.changes[kind].changed)}</td>
              <td className={styles.number}>{number(report.changes[kind].untouched)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figures({ report }: { report: HistoryReport }) {
  const say = useText(historyText);
  const { number } = useSayings();
  return (
    <div className={styles.columns}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("figure")}</th>
            <th scope="col" className={styles.number}>
              {say("before")}
            </th>
            <th scope="col" className={styles.number}>
              {say("after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.figures.map(({ id, before, after }) => (
            <tr key={id}>
              <th scope="row">{say(id === "persons" ? "personsNumber" : id)}</th>
              <td className={styles.number}>{number(before)}</td>
              <td className={styles.number}>{before === after ? number(after) : <strong>{number(after)}</strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Breaches({ rows }: { rows: readonly HistoryBreach[] }) {
  const say = useText(historyText);
  const word = useWord();
  const reason = useReason();
  const named = (code: string) => {
    const said = reason({ code, facts: {}, message: word(code) });
    return said.includes("{{") ? code : said;
  };
  const columns: readonly Column<HistoryBreach>[] = [
    { key: "rule", title: say("breachRule"), value: (row) => named(row.code), narrow: "main" },
    { key: "about", title: say("ceiling"), value: (row) => row.about },
    { key: "mission", title: say("mission"), value: (row) => row.mission },
    { key: "people", title: say("peopleCount"), value: (row) => row.people, numeric: true, narrow: "side" },
    { key: "tours", title: say("toursCount"), value: (row) => row.tours, numeric: true },
    { key: "most", title: say("mostAtOnce"), value: (row) => row.most, numeric: true },
    {
      key: "days",
      title: say("days"),
      value: (row) => row.from,
      cell: (row) => <DaysText from={row.from} to={row.to} />,
    },
    { key: "reasons", title: say("hasReasons"), value: (row) => say(row.reasons ? "yes" : "no") },
  ];
  return (
    <>
      <h3>{say("breaches")}</h3>
      <DataTable
        title={say("breaches")}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.code}${row.mission}${row.about}`}
      />
    </>
  );
}

function Lines({ own, digest }: { own: HistoryImport; digest: string }) {
  const say = useText(historyText);
  const lines = useQuery(linesQuery(own.id, digest, undefined));
  const columns = useColumns();
  if (lines.isPending) return <PartSkeleton rows={6} />;
  if (lines.error) return <Failed error={lines.error} retry={() => void lines.refetch()} />;
  const { items, count } = lines.data;
  if (count === 0) return null;
  return (
    <>
      <DataTable
        title={say("diff")}
        columns={columns}
        rows={items}
        rowKey={(line) => `${line.kind}${line.cell}${line.about}`}
        maxHeight="60vh"
      />
      {count > items.length && <p className={styles.quiet}>{say("firstLines", { shown: items.length, count })}</p>}
    </>
  );
}

function useColumns(): readonly Column<HistoryLine>[] {
  const say = useText(historyText);
  const word = useWord();
  const nameOf = useFieldName();
  const changesOf = (line: HistoryLine) =>
    line.changes
      .map(({ field, before, after }) => `${nameOf(line.kind, field)}: ${word(before) || "—"} → ${word(after) || "—"}`)
      .join("; ");
  return [
    { key: "cell", title: say("cell"), value: (line) => line.cell, narrow: "side", nowrap: true },
    { key: "kind", title: say("kind"), value: (line) => say(line.kind) },
    { key: "does", title: say("state"), value: (line) => say(line.does) },
    { key: "about", title: say("about"), value: (line) => line.about, narrow: "main" },
    { key: "mission", title: say("mission"), value: (line) => line.mission },
    {
      key: "days",
      title: say("days"),
      value: (line) => line.from,
      cell: (line) => (line.from === null ? null : <DaysText from={line.from} to={line.to} />),
    },
    { key: "breach", title: say("breach"), value: (line) => (line.breach ? say("yes") : "") },
    { key: "changes", title: say("changes"), value: changesOf },
  ];
}
