/** What a bar becomes while it is moved, and what may be moved at all. Pure. */
import type { TimelineBar } from "@contingent/server/deployments/schema";
import { addDays, type Day, daysBetween } from "@contingent/server/platform/days";

/** The whole bar, its first day, or its last. */
export type Grip = "shift" | "start" | "end";

/** What a move is recorded as: other days for a planned tour, a rotation shifted as a whole, a later last day for somebody there. */
export type MoveKind = "reschedule" | "shift" | "extension";

/** What moving this bar would be; null: it cannot be moved. Those who were there or left are corrected, not moved. */
export function kindOf(bar: TimelineBar): MoveKind | null {
  if (bar.standing === "planned") {
    if (bar.tourId !== null) return "reschedule";
    return bar.rotationId === null ? null : "shift";
  }
  return bar.state === "in_mission" && bar.tourId !== null ? "extension" : null;
}

/** The grips by which a bar can be taken. */
export function gripsOf(bar: TimelineBar): readonly Grip[] {
  const kind = kindOf(bar);
  if (kind === "reschedule") return ["shift", "start", "end"];
  if (kind === "shift") return ["shift"];
  return kind === "extension" ? ["end"] : [];
}

/** The days of a bar moved by so many days at a grip; it never becomes shorter than a day, and who is there never leaves earlier by it. */
export function movedDays(
  bar: Pick<TimelineBar, "from" | "to" | "standing">,
  grip: Grip,
  days: number,
): { readonly from: Day; readonly to: Day } {
  const { from, to } = bar;
  if (grip === "shift") return { from: addDays(from, days), to: addDays(to, days) };
  const length = daysBetween(from, to);
  if (grip === "start") return { from: addDays(from, Math.min(days, length)), to };
  const least = bar.standing === "actual" ? 0 : -length;
  return { from, to: addDays(to, Math.max(days, least)) };
}

/** Which grip lies under a pointer: near an edge of a bar wide enough to have three, the edge. */
export function gripAt(bar: TimelineBar, x: number, width: number): Grip | null {
  const grips = gripsOf(bar);
  const edge = Math.min(8, width / 4);
  if (x <= edge && grips.includes("start")) return "start";
  if (x >= width - edge && grips.includes("end")) return "end";
  if (grips.includes("shift")) return "shift";
  return grips[0] ?? null;
}
