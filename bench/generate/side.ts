import { dayNumber } from "./calendar.ts";
import type { CeilingFile, HomeCapFile, PersonFile, ShareFile, TourFile } from "./shape.ts";

/** The side rules of an instance, made to bind: what the tours ask for, cut a little. */
export interface SideRules {
  ceilings: CeilingFile[];
  shares: ShareFile[];
  homeCaps: HomeCapFile[];
}

const percentOfPeak = 94;

/**
 * Ceilings over everything and over each large mission at 94 % of the places asked for on the busiest day (which is
 * about 97 % of what can be filled there), with a few more allowed for handovers; women among observers and staff
 * (soft) and in all (hard); experienced people in every rotation of a unit (hard); officers of one home unit away at once.
 */
export function sideRules(tours: readonly TourFile[], people: readonly PersonFile[]): SideRules {
  return { ceilings: ceilings(tours), shares: shares(tours), homeCaps: [homeCap(tours, people)] };
}

function ceilings(tours: readonly TourFile[]): CeilingFile[] {
  const list = [presentCeiling("total", {}, tours)];
  for (const mission of [...new Set(tours.map((tour) => tour.labels.mission ?? ""))].sort()) {
    const inMission = tours.filter((tour) => tour.labels.mission === mission);
    if (inMission.length >= 40) list.push(presentCeiling(mission, { mission: [mission] }, inMission));
  }
  const observers = tours.filter((tour) => tour.labels.role === "unmo");
  list.push({
    id: "observers-sent",
    where: { role: ["unmo"] },
    atMost: Math.trunc((observers.length * percentOfPeak) / 100),
    measure: "tours",
  });
  return list;
}

function presentCeiling(id: string, where: CeilingFile["where"], tours: readonly TourFile[]): CeilingFile {
  const peak = peakPresent(tours);
  const overlap = { people: Math.max(1, Math.trunc(peak / 100)), days: 10 };
  return { id, where, atMost: Math.trunc((peak * percentOfPeak) / 100), measure: "present", overlap };
}

/** Most tours that are under way on one day when every one is filled. */
export function peakPresent(tours: readonly TourFile[]): number {
  const changes = new Map<number, number>();
  const add = (day: number, by: number): unknown => changes.set(day, (changes.get(day) ?? 0) + by);
  for (const tour of tours) {
    add(dayNumber(tour.from), 1);
    add(dayNumber(tour.to) + 1, -1);
  }
  let present = 0;
  let peak = 0;
  for (const [, change] of [...changes].sort((a, b) => a[0] - b[0])) {
    present += change;
    peak = Math.max(peak, present);
  }
  return peak;
}

function shares(tours: readonly TourFile[]): ShareFile[] {
  const list: ShareFile[] = [
    { id: "women", where: {}, tag: "woman", atLeast: [15, 100], hard: true },
    {
      id: "women-observers",
      where: { role: ["unmo", "unmo-junior", "staff-officer"] },
      tag: "woman",
      atLeast: [1, 4],
      per: ["mission"],
      hard: false,
    },
  ];
  if (tours.some((tour) => tour.labels.mode === "unit")) {
    const rotations: Pick<ShareFile, "where" | "per"> = { where: { mode: ["unit"] }, per: ["unit", "rotation"] };
    list.push({ id: "experienced", ...rotations, tag: "experienced", atLeast: [15, 100], hard: true });
  }
  return list;
}

/** Officers of a home unit that may be away at once: a little over their even part of the officers' posts. */
function homeCap(tours: readonly TourFile[], people: readonly PersonFile[]): HomeCapFile {
  const officers = tours.filter((tour) => tour.needs[0]?.some((rank) => /lieutenant|captain|major|colonel/.test(rank)));
  const homes = new Set(people.map((person) => person.home)).size;
  const even = Math.trunc(peakPresent(officers) / Math.max(1, homes));
  return { id: "officers-at-home", where: {}, atMost: Math.max(2, even + 2), tag: "officer" };
}
