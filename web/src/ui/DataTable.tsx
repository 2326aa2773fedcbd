/**
 * A table as every list here is: sorted by its heads, filtered by words, counted, exported as it stands, walked by arrow keys.
 * Long ones draw only the rows in sight; for print all are drawn. Below 700 px each row is a line or two.
 */
import { TextInput } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { comparison } from "../language/order.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { clsx } from "./clsx.ts";
import styles from "./DataTable.module.css";
import { ExportMenu } from "./ExportMenu.tsx";
import { type Column, filterRows, readSort, type Sort, sortRows } from "./table.ts";
import { uiText } from "./text.ts";
import { usePrinting } from "./use-printing.ts";

export interface DataTableProps<Row> {
  /** Says what the rows are; the caption of the table and the title of its export. */
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Sort and filter as the address has them, and how to change them; without, the table keeps them itself. */
  readonly view?: { readonly sort?: string | undefined; readonly words?: string | undefined };
  readonly onView?: (view: { sort?: string | undefined; words?: string | undefined }) => void;
  readonly onOpen?: (row: Row) => void;
  readonly chosen?: string | undefined;
  /** Further facts for the sheet “About” of an export. */
  readonly about?: readonly (readonly [string, string])[];
  /** Shown before the count, such as a switch. */
  readonly tools?: ReactNode;
  readonly plain?: boolean;
  readonly maxHeight?: string;
}

const virtualFrom = 120;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, title } = props;
  const { language } = useSayings();
  const [own, setOwn] = useState<{ sort?: string | undefined; words?: string | undefined }>({});
  const view = props.onView ? (props.view ?? {}) : own;
  const setView = props.onView ?? setOwn;
  const sort = readSort(view.sort, columns);
  const shown = useMemo(
    () =>
      sortRows(
        filterRows(rows, columns, view.words ?? ""),
        columns,
        readSort(view.sort, columns),
        comparison(language),
      ),
    [rows, columns, view.sort, view.words, language],
  );
  return (
    <div className={styles.whole}>
      {!props.plain && (
        <Tools
          {...props}
          shown={shown}
          words={view.words ?? ""}
          onWords={(words) => setView({ ...view, words: words || undefined })}
        />
      )}
      {shown.length === 0 && view.words ? (
        <NothingMatches words={view.words} onClear={() => setView({ ...view, words: undefined })} />
      ) : (
        <Rows {...props} title={title} rows={shown} sort={sort} onSort={(next) => setView({ ...view, sort: next })} />
      )}
    </div>
  );
}

interface ToolsProps<Row> extends DataTableProps<Row> {
  readonly shown: readonly Row[];
  readonly words: string;
  readonly onWords: (words: string) => void;
}

function Tools<Row>({ title, columns, rows, shown, words, onWords, about, tools }: ToolsProps<Row>) {
  const say = useText(uiText);
  const count =
    shown.length === rows.length
      ? say("rows", { count: rows.length })
      : say("rowsOf", { shown: shown.length, all: rows.length });
  const filters: readonly (readonly [string, string])[] = words ? [[say("filters"), words]] : [];
  return (
    <div className={styles.tools}>
      {tools}
      <span className={styles.count} role="status">
        {count}
      </span>
      <TextInput
        size="xs"
        className={styles.filter ?? ""}
        placeholder={say("filter")}
        aria-label={`${say("filterRows")}: ${title}`}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
      <ExportMenu title={title} columns={columns} rows={shown} about={[...(about ?? []), ...filters]} />
    </div>
  );
}

function NothingMatches({ words, onClear }: { words: string; onClear: () => void }) {
  const say = useText(uiText);
  return (
    <p className={styles.nothing}>
      {say("nothingMatches", { words })}{" "}
      <button type="button" className={styles.link} onClick={onClear}>
        {say("clearFilter")}
      </button>
    </p>
  );
}

interface RowsProps<Row> extends DataTableProps<Row> {
  readonly sort: Sort | null;
  readonly onSort: (sort: string | undefined) => void;
}

function Rows<Row>({ title, columns: all, rows, rowKey, sort, onSort, onOpen, chosen, maxHeight }: RowsProps<Row>) {
  const columns = all.filter((column) => !column.exportOnly);
  const scroll = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const long = rows.length > virtualFrom && !printing;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 32,
    overscan: 12,
    enabled: long,
  });
  const inSight = virtual.getVirtualItems();
  const first = long ? (inSight[0]?.start ?? 0) : 0;
  const last = long ? virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0) : 0;
  const drawn = long ? inSight.map((item) => item.index) : rows.map((_, index) => index);
  return (
    <section
      ref={scroll}
      className={clsx(styles.scroll, long && styles.long)}
      style={{ maxHeight }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={title}
    >
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <Head columns={columns} sort={sort} onSort={onSort} />
        <tbody onKeyDown={walkRows}>
          {first > 0 && <Space height={first} columns={columns.length} />}
          {drawn.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              <Line
                key={key}
                row={row}
                index={index}
                columns={columns}
                chosen={chosen === key}
                onOpen={onOpen}
                measure={long ? virtual.measureElement : undefined}
              />
            );
          })}
          {last > 0 && <Space height={last} columns={columns.length} />}
        </tbody>
      </table>
    </section>
  );
}

function Head<Row>({
  columns,
  sort,
  onSort,
}: {
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (sort: string | undefined) => void;
}) {
  const say = useText(uiText);
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const sorted = sort?.key === column.key;
          const next = !sorted ? column.key : sort.down ? undefined : `-${column.key}`;
          return (
            <th
              key={column.key}
              scope="col"
              data-numeric={column.numeric || undefined}
              data-narrow={column.narrow}
              style={{ width: column.width }}
              aria-sort={sorted ? (sort.down ? "descending" : "ascending") : "none"}
            >
              <button
                type="button"
                className={styles.sort}
                onClick={() => onSort(next)}
                title={say("sortBy", { column: column.title })}
              >
                {column.title}
                <span aria-hidden="true">{sorted ? (sort.down ? " ▾" : " ▴") : ""}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface LineProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly chosen: boolean;
  readonly onOpen: ((row: Row) => void) | undefined;
  /** Told the height of the row where only those in sight are drawn. */
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
}

function Line<Row>({ row, index, columns, chosen, onOpen, measure }: LineProps<Row>) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      data-chosen={chosen || undefined}
      data-opens={onOpen ? true : undefined}
      tabIndex={onOpen ? 0 : undefined}
      aria-current={chosen ? "true" : undefined}
      onClick={onOpen && ((event) => !isControl(event.target) && onOpen(row))}
      onKeyDown={onOpen && ((event) => event.key === "Enter" && !isControl(event.target) && onOpen(row))}
    >
      {columns.map((column) => (
        <td
          key={column.key}
          data-numeric={column.numeric || undefined}
          data-nowrap={column.nowrap || undefined}
          data-narrow={column.narrow}
          data-title={column.title}
        >
          {column.cell ? column.cell(row) : column.value(row)}
        </td>
      ))}
    </tr>
  );
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a,button,input") !== null;
}

function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr className={styles.space}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** Arrow keys move between rows that open. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const steps = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const row = event.target instanceof Element ? event.target.closest("tr") : null;
  if (steps === 0 || !row) return;
  const next = steps > 0 ? row.nextElementSibling : row.previousElementSibling;
  if (next instanceof HTMLElement && next.tabIndex >= 0) {
    event.preventDefault();
    next.focus();
  }
}
