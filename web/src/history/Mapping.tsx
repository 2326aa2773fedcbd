/** Which sheet lists what, and which column is which: as recognised, to be put right. */
import { FIELDS } from "@contingent/server/deployments/history/rules";
import {
  HistoryKind,
  type HistoryOptions,
  type HistorySheet,
  type SheetMapping,
} from "@contingent/server/deployments/schema";
import { NativeSelect, NumberInput } from "@mantine/core";
import { useLanguage, useText } from "../language/use-text.ts";
import { Section } from "../ui/Page.tsx";
import styles from "./History.module.css";
import { historyText } from "./text.ts";

interface MappingProps {
  readonly sheets: readonly HistorySheet[];
  readonly options: HistoryOptions;
  readonly onOptions: (options: HistoryOptions) => void;
  readonly editable: boolean;
}

export function Mapping({ sheets, options, onOptions, editable }: MappingProps) {
  const say = useText(historyText);
  const change = (mapping: SheetMapping) =>
    onOptions({ ...options, mappings: [...options.mappings.filter(({ sheet }) => sheet !== mapping.sheet), mapping] });
  return (
    <Section title={say("columns")}>
      {editable && <p className={styles.quiet}>{say("columnsHint")}</p>}
      {sheets.map((sheet) => {
        const chosen = options.mappings.find((mapping) => mapping.sheet === sheet.name);
        return (
          <OneSheet
            key={sheet.name}
            sheet={sheet}
            mapping={chosen ?? sheet.mapping}
            by={chosen ? "chosen" : sheet.by}
            onChange={change}
            editable={editable}
          />
        );
      })}
    </Section>
  );
}

interface OneSheetProps {
  readonly sheet: HistorySheet;
  readonly mapping: SheetMapping;
  readonly by: HistorySheet["by"];
  readonly onChange: (mapping: SheetMapping) => void;
  readonly editable: boolean;
}

function OneSheet({ sheet, mapping, by, onChange, editable }: OneSheetProps) {
  const say = useText(historyText);
  const nameOf = useFieldName();
  const { kind } = mapping;
  const missing = sheet.missing.filter((field) => mapping.columns[field] === undefined);
  return (
    <details className={styles.sheet} open={missing.length > 0}>
      <summary>
        <strong>{sheet.name}</strong> — {kind === null ? say("leaveOut") : say(kind)}, {sheet.rows}{" "}
        <span className={styles.quiet}>
          ({say(by)}
          {sheet.hidden && `, ${say("hidden")}`})
        </span>
        {missing.length > 0 && kind !== null && (
          <span className={styles.missing}>
            {" "}
            {say("missingFields", { fields: missing.map((field) => nameOf(kind, field)).join(", ") })}
          </span>
        )}
      </summary>
      <div className={styles.fields}>
        <NativeSelect
          size="xs"
          label={say("lists")}
          disabled={!editable}
          value={kind ?? ""}
          onChange={(event) =>
            onChange({ ...mapping, kind: HistoryKind.safeParse(event.currentTarget.value).data ?? null })
          }
          data={[
            { value: "", label: say("leaveOut") },
            ...HistoryKind.options.map((one) => ({ value: one, label: say(one) })),
          ]}
        />
        <NumberInput
          size="xs"
          label={say("headRow")}
          disabled={!editable}
          min={1}
          value={mapping.headRow}
          onChange={(value) => onChange({ ...mapping, headRow: Math.max(1, Number(value) || 1) })}
        />
      </div>
      {kind !== null && <Columns sheet={sheet} kind={kind} mapping={mapping} onChange={onChange} editable={editable} />}
    </details>
  );
}

function Columns({
  sheet,
  kind,
  mapping,
  onChange,
  editable,
}: Omit<OneSheetProps, "by"> & { readonly kind: HistoryKind }) {
  const say = useText(historyText);
  const nameOf = useFieldName();
  const fieldOf = (column: number) => Object.entries(mapping.columns).find(([, at]) => at === column)?.[0] ?? "";
  const choose = (column: number, field: string) => {
    const rest = Object.entries(mapping.columns).filter(([id, at]) => at !== column && id !== field);
    onChange({ ...mapping, columns: Object.fromEntries(field === "" ? rest : [...rest, [field, column]]) });
  };
  return (
    <div className={styles.columns}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("heading")}</th>
            <th scope="col">{say("sample")}</th>
            <th scope="col">{say("meansField")}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.headings.map(({ column, text, sample }) => (
            <tr key={column}>
              <th scope="row">{text}</th>
              <td className={styles.value}>{sample}</td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={`${say("meansField")}: ${text}`}
                  disabled={!editable}
                  value={fieldOf(column)}
                  onChange={(event) => choose(column, event.currentTarget.value)}
                  data={[
                    { value: "", label: say("nothing") },
                    ...FIELDS[kind].map(({ id }) => ({ value: id, label: nameOf(kind, id) })),
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A column's name, as the template prints it in the reader's language. */
export function useFieldName(): (kind: HistoryKind, field: string) => string {
  const language = useLanguage();
  return (kind, field) => FIELDS[kind].find(({ id }) => id === field)?.headings[language][0] ?? field;
}
