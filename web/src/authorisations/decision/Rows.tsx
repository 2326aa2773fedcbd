/** Rows of one kind in the form: each is a group of fields that can be added and removed by keyboard. */
import { Button } from "@mantine/core";
import { useText } from "../../language/use-text.ts";
import styles from "./Decision.module.css";
import { FieldInput } from "./FieldInput.tsx";
import { CHANGES, emptyChange, type Field, type Row, type RowSection } from "./fields.ts";
import { RegionPicker } from "./RegionPicker.tsx";
import { decisionText } from "./text.ts";

type Option = { readonly value: string; readonly label: string };

/** What may be chosen where the country's own records say it. */
export interface Choices {
  readonly procedure: readonly Option[];
  readonly to: readonly Option[];
  readonly ceilings: readonly Option[];
  readonly language: string;
}

interface RowsProps {
  readonly section: Pick<RowSection, "fields" | "empty"> & { readonly key: RowSection["key"] | "changes" };
  readonly rows: readonly Row[];
  /** The way to the rows in the form. */
  readonly at: string;
  readonly errors: ReadonlyMap<string, string>;
  readonly choices: Choices;
  readonly onChange: (rows: readonly Row[]) => void;
}

export function Rows({ section, rows, at, errors, choices, onChange }: RowsProps) {
  const say = useText(decisionText);
  const change = (index: number, key: string, value: unknown) =>
    onChange(rows.map((row, n) => (n === index ? { ...row, [key]: value } : row)));
  return (
    <>
      {rows.map((row, index) => {
        const name = say("row", { what: say(section.key), number: index + 1 });
        const path = `${at}.${index}`;
        return (
          <fieldset key={path} className={styles.row}>
            <legend>{name}</legend>
            <div className={styles.fields}>
              {section.fields.map((field) => (
                <FieldInput
                  key={field.key}
                  field={field}
                  at={`${path}.${field.key}`}
                  value={row[field.key]}
                  fault={errors.get(`${path}.${field.key}`)}
                  {...optionsOf(field, choices)}
                  onChange={(value) => change(index, field.key, value)}
                />
              ))}
            </div>
            {section.key === "scopes" && (
              <RegionPicker
                missions={Array.isArray(row.missions) ? row.missions.map(String) : []}
                onChange={(missions) => change(index, "missions", missions)}
              />
            )}
            {section.key === "relations" && row.kind === "amends" && (
              <Rows
                section={{ key: "changes", fields: CHANGES, empty: emptyChange }}
                rows={Array.isArray(row.changes) ? row.changes : []}
                at={`${path}.changes`}
                errors={errors}
                choices={choices}
                onChange={(changes) => change(index, "changes", changes)}
              />
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`${say("remove")}: ${name}`}
              onClick={() => onChange(rows.filter((_, n) => n !== index))}
            >
              {say("remove")}
            </Button>
          </fieldset>
        );
      })}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${say("add")}: ${say(section.key)}`}
        onClick={() => onChange([...rows, section.empty()])}
      >
        {say("add")}
      </Button>
    </>
  );
}

function optionsOf(field: Field, choices: Choices): { options?: readonly Option[] } {
  if (field.key === "to" && field.kind === "choice") return { options: choices.to };
  if (field.key === "ceilings" || (field.key === "ceiling" && field.kind === "choice"))
    return { options: choices.ceilings };
  return {};
}
