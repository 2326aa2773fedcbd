/** What the pages of asking, supposing, alarms and readings read and change. */
import type { CeilingId } from "@contingent/server/authorisations/schema";
import {
  alarmsApi,
  deploymentsApi,
  type MayDeployAsk,
  type NewReading,
  readingsApi,
  type WhatIfQuery,
  whatIfApi,
} from "@contingent/server/deployments/schema";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Reading } from "../address/moment.ts";
import { call, type Input } from "../api/call.ts";

type At = Pick<Reading, "asOf" | "knownAt">;

/** The law's answer to a question; asked again whenever the question or the day changes. */
export const mayDeployQuery = (asked: Omit<MayDeployAsk, "asOf" | "knownAt">, at: At) =>
  queryOptions({
    queryKey: ["may-deploy", asked, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(deploymentsApi.mayDeploy, { query: { ...asked, asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
    retry: false,
  });

/** What a supposed law would do. The answer before stays in sight while the next is worked out. */
export const whatIfQuery = (changes: Pick<WhatIfQuery, "slip" | "lapse" | "cut" | "close">, at: At) =>
  queryOptions({
    queryKey: ["what-if", changes, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(whatIfApi.whatIf, { query: { ...changes, asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** How long withdrawals take. */
export const leadTimesQuery = (at: At) =>
  queryOptions({
    queryKey: ["withdrawal-lead-times", at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(alarmsApi.withdrawalLeadTimes, { query: { asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });

const ceilingId = (id: string) => id as CeilingId;

/** What each reading of a ceiling does, and what is proposed. */
export const readingsQuery = (ceiling: string, at: At) =>
  queryOptions({
    queryKey: ["readings", ceiling, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(
        readingsApi.ceilingReadings,
        { params: { id: ceilingId(ceiling) }, query: { asOf: at.asOf, knownAt: at.knownAt } },
        { signal },
      ),
  });

/** Everything that rests on the law is read again after it changed. */
function useForgetLaw(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

/** Puts another reading of the ceiling forward. */
export function useProposeReading(ceiling: string) {
  const forget = useForgetLaw();
  return useMutation({
    mutationFn: (body: NewReading) => call(readingsApi.proposeReading, { params: { id: ceilingId(ceiling) }, body }),
    onSuccess: forget,
  });
}

/** Confirms a reading that another person put forward. */
export function useConfirmReading() {
  const forget = useForgetLaw();
  return useMutation({
    mutationFn: (id: string) => call(readingsApi.confirmReading, { params: { id } }),
    onSuccess: forget,
  });
}

/** Refuses a proposed reading, or takes one's own back. */
export function useRefuseReading() {
  const forget = useForgetLaw();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      call(readingsApi.refuseReading, { params: { id }, body: { reason } }),
    onSuccess: forget,
  });
}

/** Records how long a withdrawal takes. */
export function useSetLeadTime() {
  const forget = useForgetLaw();
  return useMutation({
    mutationFn: (body: Input<(typeof alarmsApi.setWithdrawalLeadTime)["shapes"]>["body"]) =>
      call(alarmsApi.setWithdrawalLeadTime, { body }),
    onSuccess: forget,
  });
}

/** Records that a condition was looked at. */
export function useCheckCondition() {
  const forget = useForgetLaw();
  return useMutation({
    mutationFn: (given: Input<(typeof alarmsApi.checkCondition)["shapes"]>) => call(alarmsApi.checkCondition, given),
    onSuccess: forget,
  });
}
