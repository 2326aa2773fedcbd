/** Where an import begins: a file to bring, the template, and every import so far. */
import type { HistoryImportLine } from "@contingent/server/deployments/schema";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Tabs } from "../deployments/Tabs.tsx";
import { useLanguage, useSayings, useText } from "../language/use-text.ts";
import { useRight } from "../session/session.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { Missing } from "../ui/Marks.tsx";
import { PageHead, Section } from "../ui/Page.tsx";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import { Bring } from "./Bring.tsx";
import styles from "./History.module.css";
import { exportAddress, importsQuery, templateAddress } from "./queries.ts";
import { StateOfImport } from "./StateOfImport.tsx";
import { historyText } from "./text.ts";

export function HistoryPage() {
  const say = useText(historyText);
  const language = useLanguage();
  const mayBring = useRight("history.import");
  const imports = useQuery(importsQuery);
  if (imports.isPending) return <PageSkeleton />;
  return (
    <>
      <PageHead title={say("title")} sentence={say("sentence")} />
      <Tabs />
      {mayBring && <Bring />}
      <p className={styles.links}>
        <a href={templateAddress(language)}>{say("template")}</a>
        <a href={exportAddress(language)}>{say("ownHistory")}</a>
      </p>
      <Section title={say("earlier")}>
        {imports.error ? (
          <Failed error={imports.error} retry={() => void imports.refetch()} />
        ) : imports.data.items.length === 0 ? (
          <Empty says={say("none")} />
        ) : (
          <Imports rows={imports.data.items} />
        )}
      </Section>
    </>
  );
}

function Imports({ rows }: { rows: readonly HistoryImportLine[] }) {
  const say = useText(historyText);
  const { moment } = useSayings();
  const navigate = useNavigate();
  const count = (value: number | null) => value ?? <Missing why="none" />;
  const columns: readonly Column<HistoryImportLine>[] = [
    {
      key: "file",
      title: say("file"),
      value: (row) => row.fileName,
      cell: (row) => (
        <Link
          to="/deployments/imports/$id"
          params={{ id: row.id }}
          search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
        >
          {row.fileName}
        </Link>
      ),
      narrow: "main",
    },
    {
      key: "state",
      title: say("state"),
      value: (row) => say(row.state),
      cell: (row) => <StateOfImport state={row.state} />,
      narrow: "side",
    },
    { key: "added", title: say("added"), value: (row) => row.added, cell: (row) => count(row.added), numeric: true },
    {
      key: "changed",
      title: say("changed"),
      value: (row) => row.changed,
      cell: (row) => count(row.changed),
      numeric: true,
    },
    {
      key: "errors",
      title: say("errors"),
      value: (row) => row.errors,
      cell: (row) => count(row.errors),
      numeric: true,
    },
    { key: "by", title: say("broughtBy"), value: (row) => row.broughtByName, narrow: "hidden" },
    { key: "at", title: say("broughtAt"), value: (row) => row.broughtAt, cell: (row) => moment(row.broughtAt) },
    {
      key: "committed",
      title: say("committedBy"),
      value: (row) => row.committedByName,
      cell: (row) => row.committedByName ?? <Missing why="none" />,
      narrow: "hidden",
    },
  ];
  return (
    <DataTable
      title={say("earlier")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) =>
        void navigate({
          to: "/deployments/imports/$id",
          params: { id: row.id },
          search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
        })
      }
    />
  );
}
