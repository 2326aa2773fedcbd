/** Sentences of reasons by their code; each feature's pages add theirs. A code without a sentence is said in English by the server. */
import type { Phrases, Text } from "./text.ts";

const texts: Text[] = [];

/** Makes the sentences of `text` known; each key is the code of a reason, its places are the reason's facts. */
export function addReasons(text: Text<Phrases>): void {
  if (!texts.includes(text)) texts.push(text);
}

/** The text that says `code`; undefined when no sentence is known. */
export function textOfReason(code: string): Text | undefined {
  return texts.find((text) => Object.hasOwn(text.phrases, code));
}
