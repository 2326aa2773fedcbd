/** Shares by group and home caps by home. */
import { type Labels, labelOf, type Problem, selects } from "../problem.ts";
import type { Classes, HomeLimit, ShareGroup } from "./compiled.ts";

/** Every group of every share that has a tour, shares in the order of the problem, groups by their first class. */
export function compileShares(problem: Problem, classes: Classes): ShareGroup[] {
  return problem.shares.flatMap((share, index) => {
    const groups = new Map<string, { group: Labels; classes: number[] }>();
    for (let c = 0; c < classes.count; c++) {
      const tour = problem.tours[classes.tours[classes.tourStart[c] ?? 0] ?? 0];
      if (tour === undefined || !selects(share.where, tour.labels)) continue;
      const group = Object.fromEntries(share.per.map((key) => [key, labelOf(tour.labels, key)]));
      const key = JSON.stringify(share.per.map((label) => group[label]));
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { group, classes: [c] });
      else known.classes.push(c);
    }
    return [...groups.values()].map((one) => ({
      id: share.id,
      index,
      group: one.group,
      tag: share.tag,
      num: share.atLeast[0],
      den: share.atLeast[1],
      hard: share.hard,
      classes: Int32Array.from(one.classes),
      capacity: one.classes.reduce((sum, c) => sum + (classes.capacity[c] ?? 0), 0),
    }));
  });
}

/** One limit for every home that a cap covers and somebody comes from, caps in the order of the problem, homes by name. */
export function compileHomeLimits(problem: Problem, classes: Classes): HomeLimit[] {
  const peopleOfHome = new Map<string, number[]>();
  for (const [p, person] of problem.people.entries()) {
    if (person.home === undefined) continue;
    const known = peopleOfHome.get(person.home);
    if (known === undefined) peopleOfHome.set(person.home, [p]);
    else known.push(p);
  }
  const everyHome = [...peopleOfHome.keys()].sort();
  return problem.homeCaps.flatMap((cap, index) => {
    const selected: number[] = [];
    for (let c = 0; c < classes.count; c++) {
      const tour = problem.tours[classes.tours[classes.tourStart[c] ?? 0] ?? 0];
      if (tour !== undefined && selects(cap.where, tour.labels)) selected.push(c);
    }
    const list = Int32Array.from(selected);
    const homes = cap.homes === undefined ? everyHome : [...new Set(cap.homes)].sort();
    return homes.flatMap((home): HomeLimit[] => {
      const people = peopleOfHome.get(home);
      if (people === undefined) return [];
      const base = { id: cap.id, index, home, atMost: cap.atMost, people: Int32Array.from(people), classes: list };
      return [cap.tag === undefined ? base : { ...base, tag: cap.tag }];
    });
  });
}
