/** Tours that a question about the timeline means, as they were known at its moment. Pure. */
import type { Copy } from "./copy.ts";
import { having, type Names } from "./names.ts";
import type { TimelineQuery } from "./schema.ts";
import { stateAt, type View } from "./view.ts";

export const ROLES = ["unmo", "mlo", "staff_officer", "contingent_member"] as const;
export const MODES = ["self", "embedded"] as const;
export const CONFIDENCES = ["verified", "unverified", "inferred"] as const;

type Test = (tour: number) => boolean;

/** What the filter asks of a known tour. `asOf` in days since 1970; persons and posts are searched only where they may be seen. */
export function tourFilter(copy: Copy, view: View, query: TimelineQuery, asOf: number, named: boolean): Test {
  const tests = [
    ...testsOfTour(copy, query),
    ...testsOfView(copy, view, query, asOf),
    ...wordsOf(query).map((word) => wordTest(copy, view, word, named)),
  ];
  const [only, second] = tests;
  if (only === undefined) return () => true;
  if (second === undefined) return only;
  return (tour) => tests.every((test) => test(tour));
}

function wordsOf({ find }: TimelineQuery): readonly string[] {
  return (find ?? "").toLocaleLowerCase().split(/\s+/).filter(Boolean);
}

function testsOfTour({ tours, missions, units }: Copy, { mission, role, mode, unit }: TimelineQuery): readonly Test[] {
  const equal = (column: Int32Array, place: number): Test => {
    return (tour) => column[tour] === place;
  };
  // What is not known is the place of nothing.
  const placeIn = <T>(names: Names<T>, key: string) => names.places.get(key) ?? -2;
  return [
    ...(mission === undefined ? [] : [equal(tours.mission, placeIn(missions, mission))]),
    ...(role === undefined ? [] : [equal(tours.role, ROLES.indexOf(role))]),
    ...(mode === undefined ? [] : [equal(tours.mode, MODES.indexOf(mode))]),
    ...(unit === undefined ? [] : [equal(tours.unit, placeIn(units, unit))]),
  ];
}

function testsOfView(copy: Copy, view: View, query: TimelineQuery, asOf: number): readonly Test[] {
  const { rotation, state, breach, authorisation } = query;
  const tests: Test[] = [];
  if (rotation !== undefined) tests.push((tour) => copy.rotations.list[view.rotation[tour] ?? -1]?.number === rotation);
  if (state !== undefined) tests.push((tour) => stateAt(view, tour, asOf) === state);
  if (breach !== undefined) tests.push((tour) => breach === (view.breach[tour] ?? -1) >= 0);
  if (authorisation !== undefined) {
    const place = copy.authorisations.list.indexOf(authorisation);
    const wanted = view.sets.list.map((members) => members.includes(place));
    tests.push((tour) => wanted[view.authorisations[tour] ?? 0] === true);
  }
  return tests;
}

/** Whether a word occurs in anything a tour is of. Each name is looked at once, not once for each tour. */
function wordTest(copy: Copy, view: View, word: string, named: boolean): Test {
  const { tours } = copy;
  const missions = having(copy.missions, word);
  const units = having(copy.units, word);
  const decisions = having(copy.authorisations, word);
  const sets = view.sets.list.map((members) => members.some((at) => decisions[at] === 1));
  const people = named ? having(copy.people, word) : [];
  const posts = named ? having(copy.posts, word) : [];
  return (tour) =>
    missions[tours.mission[tour] ?? -1] === 1 ||
    units[tours.unit[tour] ?? -1] === 1 ||
    people[tours.person[tour] ?? -1] === 1 ||
    posts[tours.post[tour] ?? -1] === 1 ||
    sets[view.authorisations[tour] ?? 0] === true;
}
