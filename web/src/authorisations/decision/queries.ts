/** What the screens of decisions read and do. */
import {
  authorisationsApi,
  type DecisionForm,
  type DutyDone,
  type NewPaper,
  type Step,
} from "@contingent/server/authorisations/schema";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/call.ts";

/** The country's ways of deciding. */
export const proceduresQuery = queryOptions({
  queryKey: ["procedures"],
  queryFn: ({ signal }) => call(authorisationsApi.listProcedures, {}, { signal }),
});

/** Forms that the reader has begun. */
export const formsQuery = queryOptions({
  queryKey: ["authorisation-forms"],
  queryFn: ({ signal }) => call(authorisationsApi.listForms, {}, { signal }),
});

/** One form as it was last saved. */
export const formQuery = (id: string) =>
  queryOptions({
    queryKey: ["authorisation-form", id],
    queryFn: ({ signal }) => call(authorisationsApi.getForm, { params: { id } }, { signal }),
    // What is being typed is not replaced from behind.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

/** What may follow in a decision's life, with what is missing. */
export const nextStepsQuery = (id: string) =>
  queryOptions({
    queryKey: ["authorisation-steps", id],
    queryFn: ({ signal }) => call(authorisationsApi.nextSteps, { params: { id } }, { signal }),
  });

/** What became of people under a decision. */
export const effectsQuery = (id: string) =>
  queryOptions({
    queryKey: ["authorisation-effects", id],
    queryFn: ({ signal }) => call(authorisationsApi.listEffects, { params: { id } }, { signal }),
  });

/** Begins a form: empty, or with what a draft says. */
export function useOpenForm() {
  return useMutation({
    mutationFn: (authorisation: string | null) =>
      call(authorisationsApi.openForm, { body: { authorisation, form: null } }),
  });
}

/** Saves a form as it stands; throws where it was saved elsewhere since `version`. */
export function saveForm(id: string, form: DecisionForm, version: number) {
  return call(authorisationsApi.saveForm, { params: { id }, body: form }, { ifMatch: version });
}

/** Everything about decisions is read anew after one of them changed. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

/** Makes a draft of the form, or changes the draft it belongs to. */
export function useKeepForm(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => call(authorisationsApi.keepForm, { params: { id } }),
    onSuccess: () => void refresh(),
  });
}

/** Records a step on the version that the page has seen. */
export function useRecordStep(id: string, version: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (step: Step) =>
      call(authorisationsApi.recordStep, { params: { id }, body: step }, { ifMatch: version }),
    onSuccess: refresh,
  });
}

/** What a step would lead to; nothing is kept. */
export function usePreviewStep(id: string) {
  return useMutation({
    mutationFn: (step: Step) => call(authorisationsApi.previewStep, { params: { id }, body: step }),
  });
}

/** Keeps a paper, with its content where a file is given. */
export function useAddPaper(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (paper: NewPaper) => call(authorisationsApi.addPaper, { params: { id }, body: paper }),
    onSuccess: refresh,
  });
}

/** Records that a duty was done for one of its due dates. */
export function useFulfilDuty(id: string, duty: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (done: DutyDone) => call(authorisationsApi.fulfilDuty, { params: { id, duty }, body: done }),
    onSuccess: refresh,
  });
}
