import { expect, test } from "vitest";
import { comparison } from "../language/order.ts";
import { type Column, filterRows, readSort, sortRows } from "./table.ts";

interface Line {
  readonly name: string;
  readonly people: number | null;
}
const columns: readonly Column<Line>[] = [
  { key: "name", title: "Name", value: (line) => line.name },
  { key: "people", title: "People", value: (line) => line.people, numeric: true },
];
const lines: readonly Line[] = [
  { name: "UNDOF", people: 143 },
  { name: "MINURSO", people: 6 },
  { name: "UNIFIL", people: null },
  { name: "MONUSCO", people: 20 },
];
const names = (rows: readonly Line[]) => rows.map((row) => row.name);

test("numbers sort as numbers, and what has no value comes last either way", () => {
  const by = (text: string) => names(sortRows(lines, columns, readSort(text, columns), comparison("en")));
  expect(by("people")).toEqual(["MINURSO", "MONUSCO", "UNDOF", "UNIFIL"]);
  expect(by("-people")).toEqual(["UNDOF", "MONUSCO", "MINURSO", "UNIFIL"]);
});

test("a sort of no column leaves the rows as they come", () => {
  expect(readSort("height", columns)).toBeNull();
  expect(sortRows(lines, columns, null, comparison("en"))).toBe(lines);
});

test("every word of a filter must occur, in whichever column and case", () => {
  expect(names(filterRows(lines, columns, "un 143"))).toEqual(["UNDOF"]);
  expect(names(filterRows(lines, columns, "  "))).toEqual(names(lines));
  expect(names(filterRows(lines, columns, "nowhere"))).toEqual([]);
});
