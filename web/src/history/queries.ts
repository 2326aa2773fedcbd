/** What the pages of imports read and change. */
import { type HistoryImportId, type HistoryOptions, historyApi } from "@contingent/server/deployments/schema";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { addressOf, call } from "../api/call.ts";
import type { Language } from "../language/languages.ts";

/** An address holds text; that it is the id of an import, the server decides. */
const importId = (id: string) => id as HistoryImportId;

export const importsQuery = queryOptions({
  queryKey: ["history"],
  queryFn: ({ signal }) => call(historyApi.list, {}, { signal }),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["history", id],
    queryFn: ({ signal }) => call(historyApi.get, { params: { id: importId(id) } }, { signal }),
  });

export type Severity = "error" | "question" | "breach" | "note";

export const findingsQuery = (id: string, digest: string, severity: Severity | undefined) =>
  queryOptions({
    queryKey: ["history", id, "findings", digest, severity],
    queryFn: ({ signal }) =>
      call(historyApi.findings, { params: { id: importId(id) }, query: { severity, limit: 1000 } }, { signal }),
  });

export const linesQuery = (id: string, digest: string, does: "added" | "changed" | undefined) =>
  queryOptions({
    queryKey: ["history", id, "lines", digest, does],
    queryFn: ({ signal }) =>
      call(historyApi.lines, { params: { id: importId(id) }, query: { does, limit: 1000 } }, { signal }),
  });

/** Addresses of the workbooks that the server hands out. */
export const templateAddress = (language: Language) => addressOf(historyApi.template.path, { query: { language } });
export const exportAddress = (language: Language) => addressOf(historyApi.export.path, { query: { language } });
export const faultBookAddress = (id: string, language: Language) =>
  addressOf(historyApi.faultBook.path, { params: { id }, query: { language } });

function useForget() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
}

type Options = Partial<HistoryOptions>;

/** Brings a file; its dry run begins at once. */
export function useBring() {
  const forget = useForget();
  return useMutation({
    mutationFn: async ({ file, options }: { file: File; options: Options }) =>
      call(historyApi.bring, { body: { fileName: file.name, content: await base64Of(file), options } }),
    onSuccess: forget,
  });
}

/** Begins another dry run with other options. */
export function useCheck(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (options: Options) => call(historyApi.check, { params: { id: importId(id) }, body: options }),
    onSuccess: forget,
  });
}

/** Records the import as it was looked at. */
export function useCommit(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (digest: string) => call(historyApi.commit, { params: { id: importId(id) }, body: { digest } }),
    onSuccess: forget,
  });
}

/** Lays an import aside. */
export function useDiscard(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: () => call(historyApi.discard, { params: { id: importId(id) } }),
    onSuccess: forget,
  });
}

/** Takes an import back. */
export function useUndo(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (reason: string) => call(historyApi.undo, { params: { id: importId(id) }, body: { reason } }),
    onSuccess: forget,
  });
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read."));
    reader.readAsDataURL(file);
  });
}
