/** What a table shows and how its columns are read, sorted and exported. */
import type { ReactNode } from "react";

export type CellValue = string | number | null;

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What is sorted, filtered and exported; days as ISO text. */
  readonly value: (row: Row) => CellValue;
  /** What is drawn; the value itself when absent. */
  readonly cell?: (row: Row) => ReactNode;
  /** Numbers stand to the right. */
  readonly numeric?: boolean;
  /** Below 700 px: `main` is the line, `side` stands at its end, the others move to a second line; `hidden` is left out. */
  readonly narrow?: "main" | "side" | "hidden";
  /** Stands in exports and is searched, but is not drawn: another column draws it too. */
  readonly exportOnly?: boolean;
  /** Stays on one line. */
  readonly nowrap?: boolean;
  /** CSS width; the rest is shared. */
  readonly width?: string;
}

export interface Sort {
  readonly key: string;
  readonly down: boolean;
}

/** `key` or `-key` from the address; null when absent or of no column. */
export function readSort<Row>(text: string | undefined, columns: readonly Column<Row>[]): Sort | null {
  if (!text) return null;
  const key = text.replace(/^-/, "");
  return columns.some((column) => column.key === key) ? { key, down: text.startsWith("-") } : null;
}

/** Rows in which every word of `words` occurs in some column. */
export function filterRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: string): readonly Row[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const all = columns
      .map((column) => column.value(row) ?? "")
      .join(" ")
      .toLocaleLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}

/** Rows in the order of `sort`; empty values come last either way, equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
  compare: (a: string, b: string) => number,
): readonly Row[] {
  const column = columns.find((one) => one.key === sort?.key);
  if (!sort || !column) return rows;
  const direction = sort.down ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [a, b] = [column.value(left), column.value(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b));
    return direction * order;
  });
}
