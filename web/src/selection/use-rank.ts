/** Ranks in the reader's language; the list of the country's ranks is read once. */
import { peopleApi } from "@contingent/server/people/schema";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { call } from "../api/call.ts";
import { useLanguage } from "../language/use-text.ts";

/** A function that names a rank by its code; the code itself until the list is there. */
export function useRank(): (code: string) => string {
  const language = useLanguage();
  const ranks = useQuery({
    queryKey: ["ranks"],
    queryFn: ({ signal }) => call(peopleApi.listRanks, {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = ranks.data?.items;
  return useCallback((code) => items?.find((rank) => rank.code === code)?.titles[language] ?? code, [items, language]);
}
