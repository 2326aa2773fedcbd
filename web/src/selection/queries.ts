/** What the pages of plans read and change. */
import { type RunId, type RunRequest, selectionApi } from "@contingent/server/selection/schema";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** An address holds text; that it is the id of a run, the server decides. */
const runId = (id: string) => id as RunId;

export const runsQuery = queryOptions({
  queryKey: ["runs"],
  queryFn: ({ signal }) => call(selectionApi.listRuns, { query: { limit: 200 } }, { signal }),
});

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => call(selectionApi.getRun, { params: { id: runId(id) } }, { signal }),
  });

export const explainQuery = (id: string, tour: string, person: string | undefined) =>
  queryOptions({
    queryKey: ["explain", id, tour, person],
    queryFn: ({ signal }) =>
      call(
        selectionApi.explain,
        { params: { id: runId(id) }, query: { tour, ...(person ? { person: personId(person) } : {}) } },
        { signal },
      ),
  });

export const candidatesQuery = (id: string, tour: string) =>
  queryOptions({
    queryKey: ["candidates", id, tour],
    queryFn: ({ signal }) =>
      call(selectionApi.candidates, { params: { id: runId(id) }, query: { tour, limit: 100 } }, { signal }),
  });

type EditInput = Parameters<typeof call<(typeof selectionApi.edit)["shapes"]>>[1]["body"];
export type EditKind = EditInput["kind"];
type PersonIdOf = NonNullable<EditInput["personId"]>;

const personId = (id: string) => id as PersonIdOf;

export interface Wish {
  readonly kind: EditKind;
  readonly tour: string;
  readonly personId: string | null;
}

export const checkQuery = (id: string, wish: Wish) =>
  queryOptions({
    queryKey: ["check-edit", id, wish],
    queryFn: ({ signal }) =>
      call(
        selectionApi.checkEdit,
        { params: { id: runId(id) }, body: { ...wish, personId: wish.personId ? personId(wish.personId) : null } },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });

/** Forgets what was read of a run and of everything that a decision on it changes. */
function useForget() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
  };
}

/** Starts a planning run; afterwards what is shown of runs is fetched again. */
export function useStartRun() {
  const forget = useForget();
  return useMutation({
    mutationFn: (request: RunRequest) => call(selectionApi.startRun, { body: request }),
    onSuccess: forget,
  });
}

/** Records a wish with its reason in the run; afterwards what is shown of it is fetched again. */
export function useRecordEdit(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: ({ wish, reason }: { wish: Wish; reason: string }) =>
      call(selectionApi.edit, {
        params: { id: runId(id) },
        body: { ...wish, personId: wish.personId ? personId(wish.personId) : null, reason },
      }),
    onSuccess: forget,
  });
}

/** Withdraws a recorded wish of the run; afterwards what is shown of it is fetched again. */
export function useWithdrawEdit(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (
      editId: Parameters<typeof call<(typeof selectionApi.withdrawEdit)["shapes"]>>[1]["params"]["editId"],
    ) => call(selectionApi.withdrawEdit, { params: { id: runId(id), editId } }),
    onSuccess: forget,
  });
}

/** Proposes, approves or rejects; the version that was read goes along, so that nobody decides on what they have not seen. */
export function useDecide(id: string, version: number) {
  const forget = useForget();
  return useMutation({
    mutationFn: ({ what, reason }: { what: "propose" | "approve" | "reject"; reason: string }) => {
      const params = { id: runId(id) };
      const seen = { ifMatch: version };
      if (what === "propose") return call(selectionApi.propose, { params }, seen);
      if (what === "reject") return call(selectionApi.reject, { params, body: { reason } }, seen);
      return call(selectionApi.approve, { params, body: reason ? { reason } : {} }, seen);
    },
    onSettled: forget,
  });
}
