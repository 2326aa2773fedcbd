/** What is used of the XML parser, which ships no types. Entities of a document's own are never expanded by it. */
declare module "saxen" {
  type Decode = (text: string) => string;
  export class Parser {
    on(
      event: "openTag",
      listener: (name: string, attributes: () => Record<string, string>, decode: Decode, selfClosing: boolean) => void,
    ): this;
    on(event: "closeTag", listener: (name: string, decode: Decode, selfClosing: boolean) => void): this;
    on(event: "text", listener: (value: string, decode: Decode) => void): this;
    on(event: "cdata", listener: (value: string) => void): this;
    on(event: "error" | "warn", listener: (error: Error) => void): this;
    parse(xml: string): void;
    stop(): void;
  }
}
