/** People for a tour in the order of suggestion; each opens why not. */
import type { CandidateLine, PlannedTour, Run } from "@contingent/server/selection/schema";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useReason, useWord } from "../language/use-reason.ts";
import { useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { StateMark } from "../ui/Marks.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Empty, Failed } from "../ui/States.tsx";
import type { Column } from "../ui/table.ts";
import styles from "./Plan.module.css";
import { candidatesQuery } from "./queries.ts";
import { selectionText } from "./text.ts";

export function Candidates({ run, tour }: { run: Run; tour: PlannedTour }) {
  const say = useText(selectionText);
  const navigate = useNavigate({ from: "/plans/$id" });
  const candidates = useQuery(candidatesQuery(run.id, tour.tour));
  const columns = useColumns();
  return (
    <>
      <h3>{say("candidates")}</h3>
      {candidates.isPending && <PartSkeleton rows={6} />}
      {candidates.error && <Failed error={candidates.error} retry={() => void candidates.refetch()} />}
      {candidates.data?.items.length === 0 && <Empty says={say("noCandidates")} />}
      {candidates.data && candidates.data.count > candidates.data.items.length && (
        <p className={styles.quiet}>
          {say("firstOf", { shown: candidates.data.items.length, all: candidates.data.count })}
        </p>
      )}
      {candidates.data && candidates.data.items.length > 0 && (
        <DataTable
          title={`${say("candidates")}: ${tour.tour}`}
          columns={columns}
          rows={candidates.data.items}
          rowKey={(line) => line.person.personId}
          chosen={tour.person?.personId}
          maxHeight="420px"
          onOpen={(line) =>
            void navigate({
              search: (previous) => ({ ...previous, person: line.person.personId }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
    </>
  );
}

function useColumns(): readonly Column<CandidateLine>[] {
  const say = useText(selectionText);
  const word = useWord();
  const reason = useReason();
  const why = (line: CandidateLine) => (line.reasons[0] ? reason(line.reasons[0]) : word(line.standing));
  return [
    {
      key: "person",
      title: say("candidate"),
      value: (line) => `${line.person.name} ${line.person.number}`,
      cell: (line) => (
        <>
          <span lang="kk">{line.person.name}</span>
          <br />
          <span className={styles.quiet}>{why(line)}</span>
        </>
      ),
      narrow: "main",
    },
    {
      key: "verdict",
      title: say("verdict"),
      value: (line) => word(line.verdict.verdict),
      cell: (line) => <VerdictMark line={line} />,
      narrow: "side",
    },
    { key: "score", title: say("scoreWord"), value: (line) => line.score, numeric: true, narrow: "side" },
  ];
}

function VerdictMark({ line }: { line: CandidateLine }) {
  const word = useWord();
  if (line.standing === "chosen") return <StateMark tone="strong">{word("chosen")}</StateMark>;
  const tone =
    line.verdict.verdict === "not_eligible" ? "broken" : line.verdict.verdict === "eligible" ? "plain" : "attention";
  return <StateMark tone={tone}>{word(line.verdict.verdict)}</StateMark>;
}
