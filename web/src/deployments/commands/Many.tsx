/** Several of a list chosen by ticks, all or some; the value is the chosen ones joined by commas. */
import { Checkbox } from "@mantine/core";
import { useText } from "../../language/use-text.ts";
import styles from "../Deployments.module.css";
import { formsText } from "../forms-text.ts";

interface ManyProps {
  readonly label: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

export function Many({ label, choices, value, error, onChange }: ManyProps) {
  const say = useText(formsText);
  const chosen = chosenOf(value);
  const all = choices.length > 0 && chosen.length === choices.length;
  return (
    <div className={styles.wide}>
      <Checkbox.Group
        size="xs"
        label={label}
        withAsterisk
        description={say("chosen", { count: chosen.length, all: choices.length })}
        error={error}
        value={[...chosen]}
        onChange={(next) => onChange(next.join(","))}
      >
        <div className={styles.many}>
          {choices.map(([one, words]) => (
            <Checkbox key={one} size="xs" value={one} label={words} />
          ))}
        </div>
      </Checkbox.Group>
      {choices.length > 1 && (
        <Checkbox
          size="xs"
          label={<strong>{say("chooseAll")}</strong>}
          checked={all}
          indeterminate={!all && chosen.length > 0}
          onChange={() => onChange(all ? "" : choices.map(([one]) => one).join(","))}
        />
      )}
    </div>
  );
}

/** The chosen ones of a value. */
export function chosenOf(value: string | undefined): readonly string[] {
  return (value ?? "").split(",").filter((one) => one !== "");
}
