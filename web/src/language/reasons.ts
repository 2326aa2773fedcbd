/** Sentences of reasons by their code. They arrive after the first page; until then, and for codes unknown, the English one is said. */
import type { Phrases, Text } from "./text.ts";

interface Known {
  readonly sentences: readonly Text[];
  /** Names of rules, by the code in the fact `rule`. */
  readonly rules: Text | null;
}

let known: Known = { sentences: [], rules: null };
const listeners = new Set<() => void>();

/** Makes sentences and names known; whoever listens is told. Each key is the code of a reason, its places are the reason's facts. */
export function addReasons(sentences: readonly Text<Phrases>[], rules: Text<Phrases>): void {
  known = { sentences, rules };
  for (const listener of listeners) listener();
}

/** What is known now. */
export function knownReasons(): Known {
  return known;
}

/** Calls `listener` when more is known; returns how to stop that. */
export function onMoreReasons(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
