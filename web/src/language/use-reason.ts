/** Says a refusal, a cause or a remark of the server in the reader's language. */
import { useCallback, useSyncExternalStore } from "react";
import { knownReasons, onMoreReasons } from "./reasons.ts";
import { type Reason, sayReason } from "./say-reason.ts";
import { useLanguage, useText } from "./use-text.ts";
import { isWord, wordsText } from "./words.ts";

export type { Reason };

/** A function that says a reason; English where the reader's language has no sentence or the facts do not fill it. */
export function useReason(): (reason: Reason) => string {
  const language = useLanguage();
  const known = useSyncExternalStore(onMoreReasons, knownReasons);
  return useCallback((reason) => sayReason(reason, language, known), [language, known]);
}

/** A function that says a coded value, as `staff_officer`, in the reader's language; an unknown one as it is. */
export function useWord(): (code: string) => string {
  const say = useText(wordsText);
  return useCallback((code) => (isWord(code) ? say(code) : code), [say]);
}
