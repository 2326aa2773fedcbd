/** Sentences with links and strong numbers inside: `"<people>147</people> are in missions"`. */
import { Fragment, type ReactNode } from "react";

export type Parts = Readonly<Record<string, (words: string) => ReactNode>>;

/** `words` with each `<name>…</name>` drawn by `parts[name]`; a name without a part stays as plain words. Parts do not nest. */
export function rich(words: string, parts: Parts): ReactNode {
  const pieces = words.split(/(<(\w+)>.*?<\/\2>)/s).filter((_, index) => index % 3 !== 2);
  return pieces.map((piece, index) => {
    const match = /^<(\w+)>(.*)<\/\1>$/s.exec(piece);
    const part = match ? parts[match[1] ?? ""] : undefined;
    // Pieces have no identity besides their place in the sentence.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    return <Fragment key={index}>{match ? (part ? part(match[2] ?? "") : match[2]) : piece}</Fragment>;
  });
}
