import { describe, expect, test } from "vitest";
import { sheetOfTable } from "./export-book.ts";

describe("a table that is taken out", () => {
  const columns = [
    { key: "day", title: "Day", value: (row: { day: string | null; n: number; text: string }) => row.day },
    { key: "n", title: "number", value: (row: { n: number }) => row.n },
    { key: "text", title: "Text", value: (row: { text: string }) => row.text },
  ];
  test("keeps days as days, also where some are missing, numbers as numbers, and all else as text", () => {
    const rows = [
      { day: "2024-01-31", n: 3, text: "2024-01-31" },
      { day: null, n: -1, text: "=1+1" },
    ];
    const sheet = sheetOfTable("T", columns, rows);
    expect(sheet.columns.map(({ kind }) => kind)).toEqual(["day", "number", "text"]);
    expect(sheet.rows).toEqual([
      ["2024-01-31", 3, "2024-01-31"],
      [null, -1, "=1+1"],
    ]);
  });
  test("has its heads where it has no rows", () => {
    expect(sheetOfTable("T", columns, []).columns.map(({ title, kind }) => [title, kind])).toEqual([
      ["Day", "text"],
      ["Number", "text"],
      ["Text", "text"],
    ]);
  });
});
