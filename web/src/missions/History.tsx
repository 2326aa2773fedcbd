/** What was recorded of the mission and when, with what it replaced; the last change can be taken back. */
import type { Mission, ToldChange } from "@contingent/server/missions/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { DataTable } from "../ui/DataTable.tsx";
import { Section } from "../ui/Page.tsx";
import { PartSkeleton } from "../ui/Skeletons.tsx";
import { Failed } from "../ui/States.tsx";
import { useMayChange } from "./Changes.tsx";
import styles from "./Missions.module.css";
import { historyQuery } from "./queries.ts";
import { missionsText } from "./text.ts";
import { UndoDialog } from "./UndoDialog.tsx";
import { useTold } from "./use-told.ts";
import { useMissionWord } from "./words.ts";

export function History({ mission }: { mission: Mission }) {
  const say = useText(missionsText);
  const history = useQuery(historyQuery(mission.id, useReading()));
  const may = useMayChange();
  const [undoing, setUndoing] = useState(false);
  return (
    <Section
      id="history"
      title={say("history")}
      tools={
        may && history.data?.mayUndo ? (
          <Button variant="default" onClick={() => setUndoing(true)}>
            {say("undo")}
          </Button>
        ) : undefined
      }
    >
      {history.isPending && <PartSkeleton rows={4} />}
      {history.error && <Failed error={history.error} retry={() => void history.refetch()} />}
      {history.data && <Lines mission={mission} items={history.data.items} />}
      {undoing && <UndoDialog mission={mission} last={history.data?.items[0]} onClose={() => setUndoing(false)} />}
    </Section>
  );
}

function Lines({ mission, items }: { mission: Mission; items: readonly ToldChange[] }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const told = useTold();
  const { moment } = useSayings();
  const linked = (change: ToldChange) =>
    change.undoes !== null
      ? say("takesBack", { version: change.undoes })
      : change.undoneBy !== null
        ? say("takenBackBy", { version: change.undoneBy })
        : "";
  const list = (facts: ToldChange["recorded"]) => (
    <ul className={styles.plainList}>
      {facts.map((fact) => (
        <li key={JSON.stringify(fact)}>{told(fact)}</li>
      ))}
    </ul>
  );
  return (
    <DataTable
      title={`${mission.id}: ${say("history")}`}
      rows={items}
      rowKey={(change) => change.id}
      maxHeight="520px"
      columns={[
        {
          key: "version",
          title: "№",
          value: (change) => change.version,
          numeric: true,
          width: "48px",
          narrow: "hidden",
        },
        {
          key: "at",
          title: say("recordedAt"),
          value: (change) => change.at,
          cell: (change) => moment(change.at),
          nowrap: true,
          narrow: "side",
        },
        {
          key: "change",
          title: say("change"),
          value: (change) => [word(change.kind), linked(change)].filter(Boolean).join(", "),
          narrow: "main",
        },
        { key: "by", title: say("by"), value: (change) => change.by },
        {
          key: "recorded",
          title: say("recorded"),
          value: (change) => change.recorded.map(told).join("; "),
          cell: (change) => list(change.recorded),
        },
        {
          key: "ended",
          title: say("replaced"),
          value: (change) => change.ended.map(told).join("; "),
          cell: (change) => list(change.ended),
        },
        { key: "reason", title: say("reason"), value: (change) => change.reason },
        { key: "source", title: say("source"), value: (change) => change.source, exportOnly: true },
      ]}
    />
  );
}
