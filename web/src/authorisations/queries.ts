/** What the pages of authorisations read. */
import { authorisationsApi, type HeadroomCurve } from "@contingent/server/authorisations/schema";
import { deploymentsApi } from "@contingent/server/deployments/schema";
import type { Day } from "@contingent/server/platform/days";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Reading } from "../address/moment.ts";
import { call } from "../api/call.ts";

type At = Pick<Reading, "asOf" | "knownAt">;

export const authorisationsQuery = (at: At) =>
  queryOptions({
    queryKey: ["authorisations", at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(authorisationsApi.listAuthorisations, { query: { asOf: at.asOf, knownAt: at.knownAt } }, { signal }),
  });

export const authorisationQuery = (reference: string, at: At) =>
  queryOptions({
    queryKey: ["authorisation", reference, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(
        authorisationsApi.getAuthorisation,
        { params: { id: reference }, query: { asOf: at.asOf, knownAt: at.knownAt } },
        { signal },
      ),
  });

/** Head-room curves of one decision, or of all when `reference` is absent. */
export const headroomQuery = (reference: string | undefined, at: At) =>
  queryOptions({
    queryKey: ["headroom", reference, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(
        deploymentsApi.headroom,
        { query: { asOf: at.asOf, knownAt: at.knownAt, authorisation: reference } },
        { signal },
      ),
  });

/** Who counts under a ceiling on `day`. The day before stays in sight while the next is read. */
export const reckoningQuery = (ceiling: string, day: Day, knownAt: string | undefined) =>
  queryOptions({
    queryKey: ["reckoning", ceiling, day, knownAt],
    queryFn: ({ signal }) =>
      call(deploymentsApi.reckoning, { params: { id: ceiling }, query: { day, knownAt } }, { signal }),
    placeholderData: keepPreviousData,
  });

/** The step of a curve on `day`; null outside it. */
export function stepOn(curve: HeadroomCurve, day: Day): HeadroomCurve["steps"][number] | null {
  return curve.steps.find((step) => step.from <= day && day <= step.to) ?? null;
}
