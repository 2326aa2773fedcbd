/**
 * One command: what will be recorded, the fields it needs, and what stands against it, asked of the server as soon as the fields are
 * full and before anything is recorded. What was typed stays when it is refused.
 */
import { Day } from "@contingent/server/platform/days";
import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { Problem } from "../../api/problem.ts";
import { useText } from "../../language/use-text.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { Failed, Refusals } from "../../ui/States.tsx";
import { uiText } from "../../ui/text.ts";
import styles from "../Deployments.module.css";
import { Many } from "./Many.tsx";
import { commandsText } from "./text.ts";

/** A field of a command. Days are ISO text; a field that is not required may stay empty. */
export interface Field {
  readonly key: string;
  readonly label: string;
  /** `many`: several of the choices, joined by commas. `count`: a whole number. */
  readonly kind: "day" | "line" | "lines" | "choice" | "yes" | "many" | "count";
  readonly required?: boolean;
  readonly start?: string;
  readonly choices?: readonly (readonly [value: string, words: string])[];
  readonly note?: string;
}

export type Values = Readonly<Record<string, string>>;

export interface Command {
  readonly title: string;
  /** What will be so when it is done; said before. */
  readonly says: ReactNode;
  readonly button: string;
  readonly fields: readonly Field[];
  /** Whether the server can try it without keeping anything. */
  readonly rehearses?: boolean;
  readonly send: (values: Values, dryRun: boolean, signal?: AbortSignal) => Promise<unknown>;
}

interface CommandDialogProps {
  readonly command: Command;
  readonly onClose: () => void;
  readonly onDone: (answer: unknown) => void;
}

const REST_MS = 400;

export function CommandDialog({ command, onClose, onDone }: CommandDialogProps) {
  const say = useText(commandsText);
  const sayUi = useText(uiText);
  const client = useQueryClient();
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(command.fields.map((field) => [field.key, field.start ?? ""])),
  );
  const [tried, setTried] = useState(false);
  const missing = command.fields.filter((field) => field.required && (values[field.key] ?? "").trim() === "");
  const whole = command.fields.every((field) => isWhole(field, values));
  const check = useRehearsal(command, values, missing.length === 0 && whole);
  const record = useMutation({
    mutationFn: () => command.send(values, false),
    onSuccess: async (answer) => {
      onDone(answer);
      onClose();
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length === 0) record.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={command.title} closeButtonProps={{ "aria-label": sayUi("close") }} size="lg">
      <form onSubmit={onSubmit} className={styles.form}>
        <div>{command.says}</div>
        <div className={styles.fields}>
          {command.fields.map((field, at) => (
            <FieldInput
              key={field.key}
              field={field}
              first={at === 0}
              value={values[field.key] ?? ""}
              error={tried && missing.includes(field) ? say("needed") : null}
              onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
            />
          ))}
        </div>
        {record.error ? <Failed error={record.error} /> : <Rehearsed check={check} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {sayUi("cancel")}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {command.button}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Whether a field holds a whole day where it is one; half a day is not asked about. */
function isWhole({ key, kind }: Field, values: Values): boolean {
  const value = values[key] ?? "";
  return kind !== "day" || value === "" || Day.safeParse(value).success;
}

/** What the server says to the values when they have rested a moment. */
function useRehearsal(command: Command, values: Values, full: boolean) {
  const [rested, setRested] = useState<Values | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(full ? values : null), REST_MS);
    return () => clearTimeout(timer);
  }, [values, full]);
  return useQuery({
    queryKey: ["rehearsal", command.title, rested],
    queryFn: async ({ signal }) => {
      await command.send(rested ?? {}, true, signal);
      return true;
    },
    enabled: command.rehearses === true && rested !== null,
    retry: false,
    gcTime: 10_000,
  });
}

function Rehearsed({ check }: { check: ReturnType<typeof useRehearsal> }) {
  const say = useText(commandsText);
  const problem = check.error instanceof Problem ? check.error : null;
  if (problem && problem.refusals.length > 0)
    return <Refusals refusals={problem.refusals} title={say("wouldBeRefused", { count: problem.refusals.length })} />;
  if (check.data === true && !check.isFetching)
    return (
      <p role="status" className={styles.free}>
        ✓ {say("nothingAgainst")}
      </p>
    );
  return null;
}

interface FieldInputProps {
  readonly field: Field;
  readonly first: boolean;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

function FieldInput({ field, first, value, error, onChange }: FieldInputProps) {
  const shared = {
    size: "xs" as const,
    label: field.label,
    error,
    ...(field.note ? { description: field.note } : {}),
    ...(field.required ? { withAsterisk: true } : {}),
    ...(first ? { "data-autofocus": true } : {}),
  };
  if (field.kind === "choice") {
    return (
      <NativeSelect
        {...shared}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[{ value: "", label: "—" }, ...(field.choices ?? []).map(([one, label]) => ({ value: one, label }))]}
      />
    );
  }
  if (field.kind === "lines") {
    return (
      <Textarea
        {...shared}
        className={styles.wide ?? ""}
        autosize
        minRows={2}
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (field.kind === "many") {
    return <Many label={field.label} choices={field.choices ?? []} value={value} error={error} onChange={onChange} />;
  }
  if (field.kind === "yes") {
    return (
      <Checkbox
        size="xs"
        className={styles.wide ?? ""}
        label={field.label}
        checked={value === "yes"}
        onChange={(event) => onChange(event.currentTarget.checked ? "yes" : "")}
      />
    );
  }
  if (field.kind === "day") return <DayInput {...shared} value={value} onChange={onChange} />;
  return (
    <TextInput
      {...shared}
      type={field.kind === "count" ? "number" : "text"}
      {...(field.kind === "count" ? { min: 0, step: 1, inputMode: "numeric" as const } : {})}
      maxLength={300}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
