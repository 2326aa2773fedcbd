/** Decisions on units, posts and agreed tours. Pure. */
import { addDays, addMonths, type Day, daysBetween, earlierDay, laterDay } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { Mode, Post, Role, TemplateLine, UnitTemplate, WantedTour } from "./schema.ts";

export { GRADES, Grade, gradeOrdinal, inBand, isOfficer } from "./grades.ts";

/** Posts in the lines of a template, all together. */
export function strengthOf(lines: readonly Pick<TemplateLine, "count">[]): number {
  return lines.reduce((sum, line) => sum + line.count, 0);
}

/** A post that has no id yet. */
export type NewPost = Omit<Post, "id" | "unit">;

/** The unit that posts are made for. */
export interface UnitPlace {
  readonly id: NonNullable<Post["unitId"]>;
  readonly code: string;
  readonly mission: string;
  readonly mode: Mode;
  readonly partner: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/**
 * One post for each place of the template, in the order of its lines, with codes `unit/001`, `unit/002`, … so that the code of
 * a post says its place in the table. Members of a unit are contingent members whatever their function.
 */
export function postsOf(template: Pick<UnitTemplate, "lines">, unit: UnitPlace): NewPost[] {
  const role: Role = "contingent_member";
  const places = template.lines.flatMap((line) => Array.from({ length: line.count }, () => line));
  return places.map(({ count: _, ...line }, index) => ({
    ...line,
    code: `${unit.code}/${String(index + 1).padStart(3, "0")}`,
    mission: unit.mission,
    role,
    mode: unit.mode,
    partner: unit.partner,
    unitId: unit.id,
    validFrom: unit.validFrom,
    validTo: unit.validTo,
  }));
}

/** When a post changes hands: every `months` months counted from the given day of the year. */
export interface Rotation {
  readonly month: number;
  readonly day: number;
  readonly months: number;
}

/** First and last day of presence, both included. */
export interface Stay {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/**
 * The tours of a rotation that start from `from` to `to`. A tour lasts its months and then `handoverDays` more, in which its
 * successor is already there.
 */
export function toursOfRotation(rotation: Rotation, handoverDays: number, from: Day, to: Day): Stay[] {
  const anchor = `${Number(from.slice(0, 4)) - 2}-${two(rotation.month)}-${two(rotation.day)}`;
  const stays: Stay[] = [];
  for (let turn = 0; ; turn += 1) {
    const firstDay = addMonths(anchor, turn * rotation.months);
    if (firstDay > to) return stays;
    if (firstDay < from) continue;
    stays.push({ firstDay, lastDay: addDays(addMonths(firstDay, rotation.months), handoverDays - 1) });
  }
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** What an agreed tour is judged by. */
export interface AgreedTourFacts {
  readonly tour: Pick<WantedTour, "code" | "firstDay" | "lastDay">;
  readonly post: Pick<Post, "code" | "mission" | "validFrom" | "validTo">;
  /** Last day on which anybody may be planned in the mission; null: no end has been decided. */
  readonly missionLastDay: Day | null;
  /** Other tours agreed for the same post. */
  readonly others: readonly Pick<WantedTour, "code" | "firstDay" | "lastDay">[];
  /** Most days on which a tour and its successor may both be there. */
  readonly handoverDays: number;
}

/** Every reason why a tour cannot be agreed for a post; empty when it can. */
export function reasonsAgainstTour(facts: AgreedTourFacts): Refusal[] {
  const { tour, post, missionLastDay, others, handoverDays } = facts;
  const reasons: Refusal[] = [];
  if (tour.firstDay < post.validFrom || (post.validTo !== null && tour.lastDay > post.validTo)) {
    reasons.push({
      code: "tour.outside-post",
      message: `The post ${post.code} exists from ${post.validFrom} to ${post.validTo ?? "further notice"}; the tour ${tour.code} is from ${tour.firstDay} to ${tour.lastDay}.`,
      facts: { post: post.code, tour: tour.code, from: post.validFrom, to: post.validTo },
      source: "docs/rules.md#posts",
    });
  }
  if (missionLastDay !== null && tour.lastDay > missionLastDay) {
    reasons.push({
      code: "tour.past-mission-end",
      message: `${post.mission} ends operations on ${missionLastDay}; the tour ${tour.code} would last to ${tour.lastDay}. End it by then or withdraw the request.`,
      facts: { mission: post.mission, tour: tour.code, lastDay: missionLastDay, to: tour.lastDay },
      source: "docs/rules.md#mission-end",
    });
  }
  for (const other of others) {
    const shared = sharedDays(tour, other);
    if (shared <= handoverDays) continue;
    reasons.push({
      code: "tour.overlaps",
      message: `The tours ${tour.code} and ${other.code} of the post ${post.code} share ${shared} days; a handover has at most ${handoverDays}.`,
      facts: { post: post.code, tour: tour.code, other: other.code, days: shared, atMost: handoverDays },
      source: "docs/rules.md#handover",
    });
  }
  return reasons;
}

function sharedDays(a: Stay, b: Stay): number {
  return Math.max(0, daysBetween(laterDay(a.firstDay, b.firstDay), earlierDay(a.lastDay, b.lastDay)) + 1);
}
