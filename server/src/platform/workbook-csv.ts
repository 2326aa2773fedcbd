/** Reads a text table: letters in UTF-8, UTF-16 or Windows-1251, columns apart by semicolon, comma or tab. Pure. */
import { done, type Outcome, refused } from "./outcome.ts";
import { plainText, type Row, type Workbook, type WorkbookLimits } from "./workbook.ts";
import { beyondLimit } from "./workbook-refusals.ts";

/** The table as a workbook of one sheet called `name`. */
export function readCsv(file: Uint8Array, name: string, limits: WorkbookLimits): Outcome<Workbook> {
  const { text, encoding } = decode(file);
  const separator = separatorOf(text);
  const lines = linesOf(text, separator);
  if (lines.length > limits.rows) return refused([beyondLimit("rows", limits.rows, "")]);
  const rows = lines.map(({ number, fields }): Row => {
    const cells = fields.slice(0, limits.columns).map((field) => {
      const plain = plainText(field);
      return plain === ""
        ? undefined
        : { value: { kind: "text" as const, text: plain }, formula: false, merged: false };
    });
    return { number, hidden: false, cells };
  });
  const used = rows.filter((row) => row.cells.some((cell) => cell !== undefined));
  const sheets = [{ name, hidden: false, rows: used }];
  return done({ format: "csv", sheets, from1904: false, text: { encoding, separator } });
}

/** Letters by their mark, else UTF-8 where the bytes allow it, else those of Windows in Cyrillic. */
function decode(file: Uint8Array): { text: string; encoding: string } {
  const marked =
    file[0] === 0xff && file[1] === 0xfe ? "utf-16le" : file[0] === 0xfe && file[1] === 0xff ? "utf-16be" : null;
  if (marked !== null) return { text: new TextDecoder(marked).decode(file), encoding: marked };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(file), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1251").decode(file), encoding: "windows-1251" };
  }
}

/** The sign that stands most often outside of quotes in the first lines. */
function separatorOf(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .slice(0, 20)
    .join("\n");
  const count = (sign: string) => head.split(sign).length - 1;
  const ranked = [";", "\t", ","].map((sign) => ({ sign, times: count(sign) }));
  return ranked.reduce((best, next) => (next.times > best.times ? next : best)).sign;
}

/** Fields line by line; a quoted field may hold the separator, quotes (doubled) and line ends. `number` counts lines of the table. */
function linesOf(text: string, separator: string): readonly { number: number; fields: string[] }[] {
  const lines: { number: number; fields: string[] }[] = [];
  let fields: string[] = [];
  let field = "";
  let quoted = false;
  const endLine = () => {
    lines.push({ number: lines.length + 1, fields: [...fields, field] });
    fields = [];
    field = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && field.trim() === "") {
      quoted = true;
      field = "";
    } else if (sign === separator) {
      fields.push(field);
      field = "";
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      endLine();
    } else field += sign;
  }
  if (field !== "" || fields.length > 0) endLine();
  return lines;
}
