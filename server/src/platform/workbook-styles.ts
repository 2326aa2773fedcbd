/** Which of a workbook's cell styles show a number as a day. Pure. */
import { readXml } from "./workbook-xml.ts";

/** Formats that every spreadsheet knows by number and that show a day; those of the time alone are not among them. */
function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

/** Whether a format of the file's own shows a day: a year or a day stands in it, outside of quotes and brackets. */
export function showsDay(code: string): boolean {
  const first = code.split(";")[0] ?? "";
  const bare = first
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/gi, "");
  return /[yd]/i.test(bare) || /(^|[^hs:])m{3,}/i.test(bare);
}

/** Numbers of the styles (as cells name them) that show days. */
export function dayStyles(part: Uint8Array | undefined): ReadonlySet<number> {
  const styles = new Set<number>();
  if (part === undefined) return styles;
  const own = new Map<number, boolean>();
  let within = false;
  let index = 0;
  readXml(part, {
    open: (name, attributes) => {
      if (name === "numFmt") own.set(Number(attributes.numFmtId), showsDay(attributes.formatCode ?? ""));
      if (name === "cellXfs") within = true;
      if (name !== "xf" || !within) return;
      const id = Number(attributes.numFmtId ?? 0);
      if (own.get(id) ?? isBuiltInDay(id)) styles.add(index);
      index += 1;
    },
    close: (name) => {
      if (name === "cellXfs") within = false;
    },
  });
  return styles;
}
