/** Texts of records that the server keeps in several languages. */
import type { Words } from "@contingent/server/missions/schema";
import { useCallback } from "react";
import { useLanguage } from "./use-text.ts";

/** A function that picks the reader's language; English where the record has no other. */
export function useWords(): (words: Words) => string {
  const language = useLanguage();
  return useCallback((words) => words[language] ?? words.en, [language]);
}
