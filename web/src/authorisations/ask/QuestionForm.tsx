/** The form of a question of law: about a number, named persons, a unit, or staying on. */
import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useReading } from "../../address/moment.ts";
import { useWord } from "../../language/use-reason.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { authorisationsQuery } from "../queries.ts";
import styles from "./Ask.module.css";
import type { AskSearch } from "./search.ts";
import { askText } from "./text.ts";

type About = "number" | "persons" | "unit" | "tour";
type Fields = Partial<
  Record<
    | "mission"
    | "role"
    | "mode"
    | "partner"
    | "unitType"
    | "people"
    | "persons"
    | "unit"
    | "tour"
    | "from"
    | "to"
    | "purpose"
    | "under",
    string | undefined
  >
>;

const roles = ["unmo", "mlo", "staff_officer", "contingent_member"] as const;

export function QuestionForm({ search, onAsk }: { search: AskSearch; onAsk: (next: Fields) => void }) {
  const say = useText(askText);
  const word = useWord();
  const maySeePersons = useRight("deployments.read");
  const [about, setAbout] = useState<About>(aboutOf(search));
  const [fields, setFields] = useState<Fields>(() => fieldsOf(search));
  const set = (key: keyof Fields) => (value: string) => setFields((now) => ({ ...now, [key]: value || undefined }));
  const text = (key: keyof Fields, label: string, more: { placeholder?: string; required?: boolean } = {}) => (
    <TextInput
      size="xs"
      label={label}
      value={fields[key] ?? ""}
      onChange={(event) => set(key)(event.currentTarget.value)}
      {...more}
    />
  );
  const day = (key: "from" | "to") => (
    <DayInput size="xs" required label={say(key)} value={fields[key] ?? ""} onChange={set(key)} />
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(askedFor(about, fields));
  };
  const named = about === "unit" || about === "tour";
  return (
    <form className={`${styles.form} no-print`} onSubmit={onSubmit} aria-label={say("question")}>
      <NativeSelect
        size="xs"
        label={say("about")}
        value={about}
        onChange={(event) => setAbout(event.currentTarget.value as About)}
        data={[
          { value: "number", label: say("aNumber") },
          { value: "unit", label: say("aUnit") },
          ...(maySeePersons
            ? [
                { value: "persons", label: say("namedPersons") },
                { value: "tour", label: say("anExtension") },
              ]
            : []),
        ]}
      />
      {about === "persons" && text("persons", say("persons"), { placeholder: "P-00001, P-00002", required: true })}
      {about === "unit" && text("unit", say("unit"), { required: true })}
      {about === "tour" && text("tour", say("tour"), { required: true })}
      {!named && (
        <>
          {text("mission", say("mission"), { placeholder: "UNDOF", required: true })}
          <NativeSelect
            size="xs"
            label={say("role")}
            value={fields.role ?? "contingent_member"}
            onChange={(event) => set("role")(event.currentTarget.value)}
            data={roles.map((role) => ({ value: role, label: word(role) }))}
          />
          <NativeSelect
            size="xs"
            label={say("mode")}
            value={fields.mode ?? "self"}
            onChange={(event) => set("mode")(event.currentTarget.value)}
            data={["self", "embedded"].map((mode) => ({ value: mode, label: word(mode) }))}
          />
          {fields.mode === "embedded" && text("partner", say("partner"), { placeholder: "IND" })}
        </>
      )}
      {(about === "number" || about === "unit") && (
        <NumberInput
          size="xs"
          label={say("people")}
          min={1}
          allowDecimal={false}
          required={about === "number"}
          value={fields.people ?? ""}
          onChange={(value) => set("people")(String(value))}
        />
      )}
      <div className={styles.two}>
        {about !== "tour" && day("from")}
        {day("to")}
      </div>
      <Under value={fields.under} onChange={set("under")} />
      <Checkbox
        size="xs"
        label={say("wayHome")}
        checked={fields.purpose === "withdrawal"}
        onChange={(event) => set("purpose")(event.currentTarget.checked ? "withdrawal" : "")}
      />
      <Button type="submit">{say("ask")}</Button>
    </form>
  );
}

function Under({ value, onChange }: { value: string | undefined; onChange: (value: string) => void }) {
  const say = useText(askText);
  const list = useQuery(authorisationsQuery(useReading()));
  const references = (list.data?.items ?? []).map((line) => line.reference);
  return (
    <NativeSelect
      size="xs"
      label={say("under")}
      value={value ?? ""}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: "", label: say("anyDecision") }, ...references.map((one) => ({ value: one, label: one }))]}
    />
  );
}

function aboutOf(search: AskSearch): About {
  if (search.tour !== undefined) return "tour";
  if (search.unit !== undefined) return "unit";
  return search.persons === undefined ? "number" : "persons";
}

function fieldsOf(search: AskSearch): Fields {
  const { mission, role, mode, partner, unitType, people, persons, unit, tour, from, to, purpose, under } = search;
  const all = { mission, role, mode, partner, unitType, people, persons, unit, tour, from, to, purpose, under };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** What the chosen kind of question carries; the others are dropped from the address. */
function askedFor(about: About, fields: Fields): Fields {
  const { mission, role = "contingent_member", mode = "self", partner, people, persons, unit, tour } = fields;
  const { from, to, purpose, under } = fields;
  const rest = { to, purpose, under };
  if (about === "tour") return { ...rest, tour };
  if (about === "unit") return { ...rest, unit, people, from };
  const common = { ...rest, mission, role, mode, partner: mode === "embedded" ? partner : undefined, from };
  return about === "persons" ? { ...common, persons } : { ...common, people };
}
