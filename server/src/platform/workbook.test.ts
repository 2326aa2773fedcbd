import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { cellAddress, cellText, columnIndex, columnName, WORKBOOK_LIMITS } from "./workbook.ts";
import { readDayText } from "./workbook-days.ts";
import { readWorkbook } from "./workbook-read.ts";
import { dayOfSerial } from "./workbook-xlsx.ts";

const REL = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>';
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>';

function xlsx(rows: string, given: { workbook?: string; merges?: string } = {}): Uint8Array {
  const workbook = `<workbook>${given.workbook ?? ""}<sheets><sheet name="Tours" state="hidden" r:id="r1"/></sheets></workbook>`;
  return zipSync({
    "xl/workbook.xml": strToU8(workbook),
    "xl/_rels/workbook.xml.rels": strToU8(REL),
    "xl/styles.xml": strToU8(STYLES),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${rows}</sheetData>${given.merges ?? ""}</worksheet>`),
  });
}

function textsOf(file: Uint8Array, name = "a.xlsx"): string[][] {
  const read = readWorkbook(file, name);
  if (!read.ok) throw new Error(read.refusals.map(({ message }) => message).join(" "));
  return (read.value.sheets[0]?.rows ?? []).map(({ cells }) => Array.from(cells, cellText));
}

const codes = (file: Uint8Array) => {
  const read = readWorkbook(file, "a.xlsx");
  return read.ok ? [] : read.refusals.map(({ code }) => code);
};

describe("cells", () => {
  test("days by their number format, in both calendars; a time of day is no day", () => {
    const row =
      '<row r="1"><c r="A1" s="1"><v>44742</v></c><c r="B1" s="2"><v>0.5</v></c><c r="C1"><v>44742</v></c></row>';
    expect(textsOf(xlsx(row))).toEqual([["2022-06-30", "0.5", "44742"]]);
    expect(textsOf(xlsx(row, { workbook: '<workbookPr date1904="1"/>' }))[0]?.[0]).toBe("2026-07-01");
  });
  test("the days around the 29 February 1900 that never was", () => {
    expect([1, 59, 60, 61].map((serial) => dayOfSerial(serial, false))).toEqual([
      "1900-01-01",
      "1900-02-28",
      null,
      "1900-03-01",
    ]);
    expect(dayOfSerial(0, true)).toBe("1904-01-01");
  });
  test("formulas with the value they were saved with; without one they are empty and say so", () => {
    const read = readWorkbook(
      xlsx('<row r="3"><c r="A3" t="str"><f>B1&amp;"x"</f><v> a  b </v></c><c r="B3"><f>1+1</f></c></row>'),
      "a.xlsx",
    );
    if (!read.ok) throw new Error("readable");
    expect(read.value.sheets[0]).toMatchObject({
      hidden: true,
      rows: [
        {
          number: 3,
          cells: [
            { formula: true, value: { kind: "text", text: "a b" } },
            { formula: true, value: { kind: "empty" } },
          ],
        },
      ],
    });
  });
  test("a merged area says what its first cell says", () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>M</t></is></c></row><row r="2"><c r="B2"><v>1</v></c></row>';
    expect(textsOf(xlsx(rows, { merges: '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>' }))).toEqual([
      ["M"],
      ["M", "1"],
    ]);
  });
  test("addresses as people write them", () => {
    expect([cellAddress("Tours", 5, 17), cellAddress("Лист 1", 26, 2), cellAddress("a'b", null, 1)]).toEqual([
      "Tours!F17",
      "'Лист 1'!AA2",
      "'a''b'!1",
    ]);
    fc.assert(fc.property(fc.nat(16_383), (index) => columnIndex(columnName(index)) === index));
  });
});

describe("text tables", () => {
  test.each([
    [
      "a;b\n1;2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      'a,b\r\n"x, ""y""","1\n2"',
      [
        ["a", "b"],
        ['x, "y"', "1 2"],
      ],
    ],
    [
      "a\tb\n\n 1 \t",
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
  ])("%j", (text, rows) => {
    expect(textsOf(new TextEncoder().encode(text), "a.csv")).toEqual(rows);
  });
  test("letters of Windows and of UTF-16", () => {
    expect(textsOf(Uint8Array.from([0xcf, 0xee, 0xeb, 0x3b, 0x31]), "a.csv")).toEqual([["Пол", "1"]]);
    expect(textsOf(new Uint8Array([0xff, 0xfe, ...Buffer.from("Ә;1", "utf16le")]), "a.csv")).toEqual([["Ә", "1"]]);
  });
});

describe("days as people write them", () => {
  test.each([
    ["2022-06-30", "2022-06-30"],
    ["30.06.2022", "2022-06-30"],
    ["30 Jun 2022", "2022-06-30"],
    ["30 июня 2022 г.", "2022-06-30"],
    ["2022 жылғы 30 маусым", "2022-06-30"],
    ["30 маусым 2022 ж.", "2022-06-30"],
    ["1er août 2021", "2021-08-01"],
    ["June 30, 2022", "2022-06-30"],
    ["25/12/2020", "2020-12-25"],
  ])("%s", (text, day) => {
    expect(readDayText(text)).toEqual({ kind: "day", day });
  });
  test.each(["31.02.2022", "soon", "2022", "30 foo 2022", "99.99.9999"])("%s is none", (text) => {
    expect(readDayText(text).kind).toBe("none");
  });
  test("what can be read two ways is told with both readings", () => {
    expect(readDayText("03/04/2020")).toEqual({ kind: "ambiguous", readings: ["2020-04-03", "2020-03-04"] });
    expect(readDayText("03.04.20").kind).toBe("ambiguous");
    expect(readDayText("05/05/2020")).toEqual({ kind: "day", day: "2020-05-05" });
  });
});

describe("what is no workbook", () => {
  test("old files, other files, broken ones and bombs are refused with their reason", () => {
    expect(codes(new Uint8Array())).toEqual(["workbook-format-empty"]);
    expect(codes(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]))).toEqual(["workbook-format-xls"]);
    expect(codes(xlsx("<row").slice(0, 300))).toEqual(["workbook-unreadable"]);
    expect(codes(zipSync({ "a.txt": strToU8("x") }))).toEqual(["workbook-unreadable"]);
    const bomb = zipSync({ "xl/workbook.xml": new Uint8Array(4_000_001) }, { level: 9 });
    expect(bomb.length).toBeLessThan(20_000);
    const read = readWorkbook(bomb, "a.xlsx", { ...WORKBOOK_LIMITS, expandedBytes: 4_000_000 });
    expect(read.ok ? [] : read.refusals.map(({ code }) => code)).toEqual(["workbook-too-large-expanded"]);
    expect(codes(new Uint8Array(WORKBOOK_LIMITS.fileBytes + 1))).toEqual(["workbook-too-large-file"]);
  });
  test("entities of a document's own are not expanded", () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&lol;&amp;</t></is></c></row>';
    expect(textsOf(xlsx(rows))[0]?.[0]).not.toContain("lollol");
  });
  test("whatever the bytes, reading answers and does not throw", () => {
    const good = xlsx('<row r="1"><c r="A1" t="s"><v>5</v></c></row>');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 30 }),
        fc.nat(good.length),
        (changes, length) => {
          const file = good.slice(0, length);
          for (const [at, byte] of changes) if (at < length) file[at] = byte;
          expect(typeof readWorkbook(file, "a.xlsx").ok).toBe("boolean");
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (file) => typeof readWorkbook(file, "b.csv").ok === "boolean"),
    );
  });
});
