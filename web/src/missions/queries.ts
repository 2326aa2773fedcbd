/** What the pages of missions read, and what they record. */
import { ourPeopleApi } from "@contingent/server/deployments/schema";
import { type ChangeInput, missionsApi, type NewMission } from "@contingent/server/missions/schema";
import type { Day } from "@contingent/server/platform/days";
import { missionImpactApi } from "@contingent/server/selection/schema";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Reading } from "../address/moment.ts";
import { call } from "../api/call.ts";

type At = Pick<Reading, "asOf" | "knownAt">;
const queryAt = (at: At) => ({ asOf: at.asOf, knownAt: at.knownAt });

export const missionsQuery = (at: At) =>
  queryOptions({
    queryKey: ["missions", at.asOf, at.knownAt],
    queryFn: ({ signal }) => call(missionsApi.listMissions, { query: queryAt(at) }, { signal }),
  });

/** Missions with our people at any time. */
export const oursQuery = (at: At) =>
  queryOptions({
    queryKey: ["missions-ours", at.asOf, at.knownAt],
    queryFn: ({ signal }) => call(ourPeopleApi.listOurMissions, { query: queryAt(at) }, { signal }),
  });

export const missionQuery = (id: string, at: At) =>
  queryOptions({
    queryKey: ["mission", id, at.asOf, at.knownAt],
    queryFn: ({ signal }) => call(missionsApi.getMission, { params: { id }, query: queryAt(at) }, { signal }),
  });

/** Our people in the mission day by day. */
export const ourCourseQuery = (id: string, from: Day, to: Day, at: At) =>
  queryOptions({
    queryKey: ["mission-course", id, from, to, at.asOf, at.knownAt],
    queryFn: ({ signal }) =>
      call(ourPeopleApi.ourCourse, { params: { id }, query: { ...queryAt(at), from, to } }, { signal }),
    placeholderData: keepPreviousData,
  });

/** Who must leave by when and which plans break, as it stands. */
export const impactQuery = (id: string, at: At) =>
  queryOptions({
    queryKey: ["mission-impact", id, at.asOf, at.knownAt],
    queryFn: ({ signal }) => call(missionImpactApi.missionImpact, { params: { id }, query: queryAt(at) }, { signal }),
  });

/** The same as a change would leave it. What was seen before stays in sight while the next is asked. */
export const previewQuery = (id: string, version: number, change: ChangeInput | null) =>
  queryOptions({
    queryKey: ["mission-preview", id, version, change],
    queryFn: ({ signal }) => {
      if (change === null) throw new Error("There is no change to look at.");
      return call(missionImpactApi.previewMissionChange, { params: { id }, body: change }, { signal });
    },
    enabled: change !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const historyQuery = (id: string, at: At) =>
  queryOptions({
    queryKey: ["mission-history", id, at.knownAt],
    queryFn: ({ signal }) =>
      call(missionsApi.missionHistory, { params: { id }, query: { knownAt: at.knownAt } }, { signal }),
  });

/** Everything shown is read again after a change: plans, head-room and the day's needs hang on a mission's dates. */
function useForget() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
  };
}

/** Records a change; the version that was read goes along, so that nobody overwrites what they have not seen. */
export function useChange(id: string, version: number) {
  const forget = useForget();
  return useMutation({
    mutationFn: (change: ChangeInput) =>
      call(missionsApi.changeMission, { params: { id }, body: change }, { ifMatch: version }),
    onSuccess: forget,
  });
}

/** Takes the last change back. */
export function useUndo(id: string, version: number) {
  const forget = useForget();
  return useMutation({
    mutationFn: (reason: string) =>
      call(missionsApi.undoMissionChange, { params: { id }, body: { reason } }, { ifMatch: version }),
    onSuccess: forget,
  });
}

/** Adds a mission. */
export function useAddMission() {
  const forget = useForget();
  return useMutation({
    mutationFn: (mission: NewMission) => call(missionsApi.addMission, { body: mission }),
    onSuccess: forget,
  });
}
