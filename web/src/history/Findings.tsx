/** Everything that was found, with its cell; questions are answered here. */
import { FINDING_CODES, sayFinding } from "@contingent/server/deployments/history/text";
import type { HistoryFinding, HistoryImport, HistoryOptions } from "@contingent/server/deployments/schema";
import { Day } from "@contingent/server/platform/days";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sayDay } from "../language/days.ts";
import { useReason, useWord } from "../language/use-reason.ts";
import { useLanguage, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { Section } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { AttentionSign, BrokenSign, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import styles from "./History.module.css";
import { faultBookAddress, findingsQuery, type Severity } from "./queries.ts";
import { historyText } from "./text.ts";

interface FindingsProps {
  readonly own: HistoryImport;
  readonly options: HistoryOptions;
  readonly onOptions: (options: HistoryOptions) => void;
  readonly editable: boolean;
}

const severities = ["error", "question", "breach", "note"] as const;
const counted = { error: "errors", question: "questions", breach: "breaches", note: "notes" } as const;
const titles = { error: "errors", question: "questions", breach: "breachesFound", note: "notes" } as const;

export function Findings(props: FindingsProps) {
  const { own } = props;
  const say = useText(historyText);
  const language = useLanguage();
  const counts = own.report?.counts;
  const first = severities.find((severity) => (counts?.[counted[severity]] ?? 0) > 0);
  const [shown, setShown] = useState<Severity | "all">("all");
  if (counts === undefined || first === undefined) return null;
  return (
    <Section
      title={say("found")}
      tools={
        <a href={faultBookAddress(own.id, language)} className="no-print">
          {say("asWorkbook")}
        </a>
      }
    >
      <SegmentedControl
        size="xs"
        value={shown}
        onChange={(value) => setShown(value as Severity | "all")}
        aria-label={say("kind")}
        data={[
          { value: "all", label: say("all") },
          ...severities
            .filter((severity) => counts[counted[severity]] > 0)
            .map((severity) => ({ value: severity, label: `${say(titles[severity])} ${counts[counted[severity]]}` })),
        ]}
      />
      <List {...props} severity={shown === "all" ? undefined : shown} digest={own.report?.digest ?? ""} />
    </Section>
  );
}

function List({
  own,
  options,
  onOptions,
  editable,
  severity,
  digest,
}: FindingsProps & { severity: Severity | undefined; digest: string }) {
  const say = useText(historyText);
  const findings = useQuery(findingsQuery(own.id, `${digest}/${own.version}`, severity));
  const columns = useColumns({ options, onOptions, editable });
  if (findings.isPending) return <PartSkeleton rows={6} />;
  if (findings.error) return <Failed error={findings.error} retry={() => void findings.refetch()} />;
  const { items, count } = findings.data;
  const questions = items.some((finding) => finding.severity === "question");
  return (
    <>
      {questions && editable && <p className={styles.quiet}>{say("answersKept")}</p>}
      <DataTable
        title={say("found")}
        columns={columns}
        rows={items}
        rowKey={(finding) => `${finding.cell}:${finding.code}:${finding.message}`}
        maxHeight="60vh"
      />
      {count > items.length && <p className={styles.quiet}>{say("firstOnly", { shown: items.length, count })}</p>}
    </>
  );
}

function useColumns({ options, onOptions, editable }: Omit<FindingsProps, "own">): readonly Column<HistoryFinding>[] {
  const say = useText(historyText);
  const sentence = useSentence();
  return [
    { key: "cell", title: say("cell"), value: (row) => row.cell, narrow: "side", nowrap: true },
    {
      key: "kind",
      title: say("kind"),
      value: (row) => say(row.severity),
      cell: (row) => (
        <span className={styles[row.severity]}>
          {row.severity === "error" && <BrokenSign />}
          {(row.severity === "question" || row.severity === "breach") && <AttentionSign />} {say(row.severity)}
        </span>
      ),
      nowrap: true,
    },
    {
      key: "value",
      title: say("value"),
      value: (row) => row.value,
      cell: (row) => <span className={styles.value}>{row.value}</span>,
    },
    {
      key: "what",
      title: say("what"),
      value: sentence,
      cell: (row) => (
        <>
          {sentence(row)}
          {row.severity === "question" && (
            <Answer finding={row} options={options} onOptions={onOptions} editable={editable} />
          )}
        </>
      ),
      narrow: "main",
      width: "50%",
    },
  ];
}

interface AnswerProps extends Omit<FindingsProps, "own"> {
  readonly finding: HistoryFinding;
}

function Answer({ finding, options, onOptions, editable }: AnswerProps) {
  const say = useText(historyText);
  const given = options.answers.find(({ cell }) => cell === finding.cell)?.person ?? "";
  const answer = (person: string) => {
    const rest = options.answers.filter(({ cell }) => cell !== finding.cell);
    onOptions({ ...options, answers: person === "" ? rest : [...rest, { cell: finding.cell, person }] });
  };
  return (
    <NativeSelect
      size="xs"
      aria-label={`${say("who")}: ${finding.cell}`}
      disabled={!editable}
      value={given}
      onChange={(event) => answer(event.currentTarget.value)}
      data={[
        { value: "", label: `${say("who")}?` },
        ...(finding.choices ?? []).map(({ person, name }) => ({ value: person, label: `${person} · ${name}` })),
        { value: "new", label: say("somebodyNew") },
      ]}
    />
  );
}

/** What a finding says in the reader's language: by its own sentence, or by that of the law. */
function useSentence(): (finding: HistoryFinding) => string {
  const language = useLanguage();
  const reason = useReason();
  const word = useWord();
  const own = new Set(FINDING_CODES);
  return (finding) => {
    if (!own.has(finding.code)) return reason(finding);
    return sayFinding(finding, language, (fact) =>
      typeof fact === "number" ? String(fact) : Day.safeParse(fact).success ? sayDay(fact, language) : word(fact),
    );
  };
}
