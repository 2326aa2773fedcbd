/** The rows of a plan's timeline: posts in their groups, open ones first, with the tours on each. Pure. */

import { addDays, addMonths, type Day, earlierDay, laterDay } from "@contingent/server/platform/days";
import type { PlannedTour, Run, StandingTour } from "@contingent/server/selection/schema";

/** One post: what the plan wants on it, and what already stands there. */
export interface PostRow {
  readonly kind: "post";
  readonly key: string;
  readonly post: string;
  readonly title: string;
  readonly mission: string;
  readonly unit: string | null;
  readonly isKey: boolean;
  readonly tours: readonly PlannedTour[];
  readonly standing: readonly StandingTour[];
  /** First open tour, if any. */
  readonly open: PlannedTour | null;
}

/** The head of a group: a mission, and in it a unit or the posts outside any. */
export interface GroupRow {
  readonly kind: "group";
  readonly key: string;
  readonly mission: string;
  readonly unit: string | null;
  readonly filled: number;
  readonly wanted: number;
  /** Last day of the mission's operations, when it ends within the plan's time. */
  readonly ends: Day | null;
  /** People who stand in the mission without a post of this plan. */
  readonly others: readonly StandingTour[];
}

export type Row = PostRow | GroupRow;
export type Show = "all" | "open" | "filled";

/** `show` from the address; everything when it says nothing we know. */
export function readShow(text: string | undefined): Show {
  return text === "open" || text === "filled" ? text : "all";
}

/** All rows in order: groups by mission and unit; in each, posts with an open tour first, key posts before others. */
export function rowsOf(run: Run, show: Show): readonly Row[] {
  const groups = Map.groupBy(run.tours, (tour) => `${tour.mission}\u0000${tour.unit ?? ""}`);
  return [...groups.values()].flatMap((tours) => groupRows(run, tours, show));
}

function groupRows(run: Run, tours: readonly PlannedTour[], show: Show): readonly Row[] {
  const [first] = tours;
  if (!first) return [];
  const posts = [...Map.groupBy(tours, (tour) => tour.post)].map(([post, own]) => postRow(run, post, own));
  const kept = posts.filter((row) => show === "all" || (show === "open") === (row.open !== null));
  if (kept.length === 0) return [];
  kept.sort((a, b) => Number(b.open !== null) - Number(a.open !== null) || Number(b.isKey) - Number(a.isKey));
  return [groupRow(run, first, tours), ...kept];
}

function postRow(run: Run, post: string, tours: readonly PlannedTour[]): PostRow {
  return {
    kind: "post",
    key: post,
    post,
    title: tours[0]?.title ?? post,
    mission: tours[0]?.mission ?? "",
    unit: tours[0]?.unit ?? null,
    isKey: tours.some((tour) => tour.key),
    tours,
    standing: run.standing.filter((tour) => tour.post === post && !tours.some((own) => isRecorded(own, tour))),
    open: tours.find((tour) => tour.person === null) ?? null,
  };
}

/** Whether a recorded tour is the one that this plan brought about: after approval it stands in both lists. */
function isRecorded(planned: PlannedTour, standing: StandingTour): boolean {
  return (
    planned.person !== null &&
    planned.person.personId === standing.person?.personId &&
    planned.from === standing.from &&
    planned.to === standing.to
  );
}

function groupRow(run: Run, first: PlannedTour, tours: readonly PlannedTour[]): GroupRow {
  const posts = new Set(run.tours.map((tour) => tour.post));
  return {
    kind: "group",
    key: `${first.mission}/${first.unit ?? ""}`,
    mission: first.mission,
    unit: first.unit,
    filled: tours.filter((tour) => tour.person !== null).length,
    wanted: tours.length,
    ends: run.missionEnds.find((end) => end.mission === first.mission)?.lastDay ?? null,
    others: run.standing.filter(
      (tour) =>
        tour.mission === first.mission && tour.role === first.role && (tour.post === null || !posts.has(tour.post)),
    ),
  };
}

/** The days the timeline shows: half a year before the plan, to the last day of its last tour. */
export function spanOf(run: Run): { readonly from: Day; readonly to: Day } {
  const last = run.tours.reduce((day, tour) => laterDay(day, tour.to), run.to);
  const start = addMonths(run.from, -6);
  const first = run.tours.reduce((day, tour) => earlierDay(day, tour.from), start);
  return { from: `${first.slice(0, 7)}-01`, to: addDays(last, 14) };
}

/** A stretch of days that two tours of one post share while one takes over from the other. */
export interface Handover {
  readonly from: Day;
  readonly to: Day;
}

/** Handovers of a post: days shared by tours that follow each other, planned or standing. */
export function handovers(row: PostRow): readonly Handover[] {
  const all = [...row.standing, ...row.tours.filter((tour) => tour.person !== null)]
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return all.flatMap((tour, index) => {
    const next = all[index + 1];
    return next && next.from <= tour.to ? [{ from: next.from, to: earlierDay(tour.to, next.to) }] : [];
  });
}
