/** One field of the form with its label and what is wrong with it. */
import { Checkbox, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import type { Field } from "./fields.ts";
import { decisionText } from "./text.ts";

interface FieldInputProps {
  readonly field: Field;
  /** The way to the field in the form, as `scopes.0.validFrom`; also its id. */
  readonly at: string;
  readonly value: unknown;
  readonly fault: string | undefined;
  /** What may be chosen, with the words for it where they are not the office's own. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: unknown) => void;
}

export function FieldInput({ field, at, value, fault, options, onChange }: FieldInputProps) {
  const say = useText(decisionText);
  const word = useWord();
  const common = { id: at, size: "xs" as const, label: say(field.label), error: fault };
  const wordOf = (option: string) => {
    const own = field.words?.[option];
    return own === undefined ? word(option) : say(own);
  };
  const written = typeof value === "string" ? value : "";
  const chosen = options ?? (field.options ?? []).map((option) => ({ value: option, label: wordOf(option) }));
  switch (field.kind) {
    case "area":
      return (
        <Textarea
          {...common}
          autosize
          minRows={1}
          value={written}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "choice":
      return (
        <NativeSelect
          {...common}
          value={written}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[
            ...(written === "" || field.optional
              ? [{ value: "", label: field.optional ? say(field.unset ?? "notStated") : "—" }]
              : []),
            ...chosen,
          ]}
        />
      );
    case "choices":
      return (
        <Checkbox.Group
          label={common.label}
          error={fault}
          size="xs"
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        >
          <Group gap="sm" mt={4} id={at}>
            {chosen.map((option) => (
              <Checkbox key={option.value} size="xs" value={option.value} label={option.label} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case "list":
      return <ListInput common={common} value={value} onChange={onChange} />;
    case "flag":
      return (
        <Checkbox
          id={at}
          size="xs"
          label={common.label}
          error={fault}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "day":
      return <DayInput {...common} value={written} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...common}
          inputMode={field.kind === "count" ? "numeric" : undefined}
          value={written}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** Words with commas between. What is typed stays as it is until the field is left, so that a comma can be typed. */
function ListInput({
  common,
  value,
  onChange,
}: {
  common: { id: string; size: "xs"; label: string; error: string | undefined };
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const list = Array.isArray(value) ? value.map(String) : [];
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      {...common}
      value={typed ?? list.join(", ")}
      onChange={(event) => {
        const words = event.currentTarget.value;
        setTyped(words);
        onChange(
          words
            .split(/[,;]/)
            .map((one) => one.trim())
            .filter(Boolean),
        );
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
