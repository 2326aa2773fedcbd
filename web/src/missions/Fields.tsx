/** The fields of a form, with what is wrong beside each. */
import { Select, Textarea, TextInput } from "@mantine/core";
import { useText } from "../language/use-text.ts";
import { DayInput } from "../ui/DayInput.tsx";
import type { Fault, Field, Values } from "./forms.ts";
import styles from "./Missions.module.css";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly values: Values;
  /** Shown only after the first attempt to record. */
  readonly faults: Readonly<Record<string, Fault>>;
  readonly onChange: (key: string, value: string) => void;
}

export function Fields({ fields, values, faults, onChange }: FieldsProps) {
  return (
    <div className={styles.fields}>
      {fields.map((field, index) => (
        <div key={field.key} data-half={field.half || undefined}>
          <OneField
            field={field}
            value={values[field.key] ?? ""}
            fault={faults[field.key]}
            first={index === 0}
            onChange={(value) => onChange(field.key, value)}
          />
        </div>
      ))}
    </div>
  );
}

interface OneFieldProps {
  readonly field: Field;
  readonly value: string;
  readonly fault: Fault | undefined;
  readonly first: boolean;
  readonly onChange: (value: string) => void;
}

function OneField({ field, value, fault, first, onChange }: OneFieldProps) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const label = say(field.label as "fKind");
  const error = fault === undefined ? null : say(fault);
  const focus = first ? { "data-autofocus": true } : {};
  if (field.kind === "choice") {
    return (
      <Select
        size="xs"
        label={label}
        value={value}
        allowDeselect={false}
        onChange={(next) => onChange(next ?? "")}
        data={(field.choices ?? []).map((one) => ({ value: one, label: word(one) }))}
        {...focus}
      />
    );
  }
  if (field.kind === "long") {
    return (
      <Textarea
        size="xs"
        autosize
        minRows={1}
        label={label}
        value={value}
        maxLength={2000}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (field.kind === "day") {
    return (
      <DayInput
        size="xs"
        label={label}
        withAsterisk={field.needed === true}
        value={value}
        error={fault === "badDay" ? null : error}
        onChange={onChange}
        {...focus}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      label={label}
      {...(field.kind === "number" || field.kind === "degrees" ? { inputMode: "decimal" as const } : {})}
      withAsterisk={field.needed === true}
      value={value}
      error={error}
      maxLength={500}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...focus}
    />
  );
}
