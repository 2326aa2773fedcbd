/** What is said for the whole import: a reason for breaches, the end of open tours, the source of rows that name none. */
import type { HistoryOptions } from "@contingent/server/deployments/schema";
import { Textarea, TextInput } from "@mantine/core";
import { useText } from "../language/use-text.ts";
import { DayInput } from "../ui/DayInput.tsx";
import { Section } from "../ui/Page.tsx";
import styles from "./History.module.css";
import { historyText } from "./text.ts";

interface BesideProps {
  readonly options: HistoryOptions;
  readonly onOptions: (options: HistoryOptions) => void;
  readonly editable: boolean;
}

export function Beside({ options, onOptions, editable }: BesideProps) {
  const say = useText(historyText);
  const set = (change: Partial<HistoryOptions>) => onOptions({ ...options, ...change });
  return (
    <Section title={say("besides")}>
      <div className={styles.fields}>
        <Textarea
          size="xs"
          autosize
          label={say("breachReason")}
          description={say("breachReasonHint")}
          disabled={!editable}
          value={options.breachReason ?? ""}
          onChange={(event) => set({ breachReason: event.currentTarget.value || null })}
        />
        <DayInput
          size="xs"
          label={say("openUntil")}
          disabled={!editable}
          value={options.openUntil ?? ""}
          onChange={(day) => set({ openUntil: day || null })}
        />
        <TextInput
          size="xs"
          label={say("rowSource")}
          disabled={!editable}
          value={options.source ?? ""}
          onChange={(event) => set({ source: event.currentTarget.value || null })}
        />
      </div>
    </Section>
  );
}
