/** Reads the XML parts of a workbook, element by element. Pure. */
import { Parser } from "saxen";

/** What happens at an element; names come without their namespace's prefix. */
export interface Listening {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** `text` is everything that stood directly in the element. */
  close?(name: string, text: string): void;
}

/** Reads a part. Throws when it is no XML. */
export function readXml(part: Uint8Array, { open, close }: Listening): void {
  const texts: string[] = [];
  let fault: Error | null = null;
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) => {
    texts.push("");
    if (open === undefined) return;
    const given = attributes();
    for (const key of Object.keys(given)) {
      const value = given[key];
      if (value?.includes("&") === true) given[key] = decode(value);
    }
    open(local(name), given);
  });
  parser.on("closeTag", (name) => close?.(local(name), texts.pop() ?? ""));
  parser.on("text", (value, decode) => {
    const last = texts.length - 1;
    if (last >= 0) texts[last] = (texts[last] ?? "") + (value.includes("&") ? decode(value) : value);
  });
  parser.on("cdata", (value) => {
    const last = texts.length - 1;
    if (last >= 0) texts[last] = (texts[last] ?? "") + value;
  });
  parser.on("error", (error) => {
    fault ??= error;
  });
  parser.parse(decoded(part));
  if (fault !== null) throw fault;
}

function local(name: string): string {
  const at = name.indexOf(":");
  return at < 0 ? name : name.slice(at + 1);
}

/** XML says in its first bytes when it is UTF-16; else it is UTF-8. */
function decoded(part: Uint8Array): string {
  const utf16 =
    part[0] === 0xff && part[1] === 0xfe ? "utf-16le" : part[0] === 0xfe && part[1] === 0xff ? "utf-16be" : null;
  return new TextDecoder(utf16 ?? "utf-8").decode(part);
}
