/** What a command should have made of all tours, held against what it made. */
import { type Done, type ModelTour, toursOf } from "./command.ts";
import type { ModelStay } from "./ledger.ts";

/** Steps of the law that move nobody. */
const STILL = ["draft", "propose", "grant", "reject", "prolong", "suspend", "resume", "reread", "drop"];

/** What differs from what a command that was done should have led to, in words. `spans`: the days each tour ever had. */
export function surprises(
  name: string,
  done: Done,
  before: readonly ModelStay[],
  after: readonly ModelStay[],
  spans: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  if (name === "smuggle") return [];
  const [old, now] = [byId(toursOf(before)), byId(toursOf(after))];
  if (done.tour === undefined) return ofLaw(old, now, STILL.includes(name));
  const fresh = [...now.keys()].filter((tour) => !old.has(tour));
  const own = done.tour === "new" ? (fresh[0] ?? "") : done.tour;
  const others = [...old.keys()].filter((tour) => tour !== own && spanOf(now.get(tour)) !== spanOf(old.get(tour)));
  return [
    ...(fresh.length === (done.tour === "new" ? 1 : 0) ? [] : [`${fresh.length} new tours`]),
    ...others.map(
      (tour) => `tour ${tour} was ${spanOf(old.get(tour))} and is ${spanOf(now.get(tour))}, of which nobody spoke`,
    ),
    ...ofOwn(done, now.get(own), spans.get(own) ?? new Set()),
  ];
}

/** How many tours have days between their first and last on which nobody stands, and had none before. */
export function newHoles(before: readonly ModelStay[], after: readonly ModelStay[]): number {
  const whole = ({ from, to, days }: ModelTour) => days === to - from + 1;
  const torn = new Set(
    toursOf(before)
      .filter((tour) => !whole(tour))
      .map(({ tour }) => tour),
  );
  return toursOf(after).filter((tour) => !whole(tour) && !torn.has(tour.tour)).length;
}

/** The days and standing of a tour, to be compared. */
export function spanOf(tour: ModelTour | undefined): string {
  return tour === undefined ? "gone" : `${tour.standing} ${tour.from}–${tour.to}`;
}

function byId(tours: readonly ModelTour[]): ReadonlyMap<string, ModelTour> {
  return new Map(tours.map((tour) => [tour.tour, tour]));
}

function ofOwn(done: Done, tour: ModelTour | undefined, before: ReadonlySet<string>): readonly string[] {
  const { wanted } = done;
  if (wanted === undefined) return [];
  if (wanted === "gone") return tour === undefined ? [] : [`it should be gone and is ${spanOf(tour)}`];
  if (wanted === "as before") return before.has(spanOf(tour)) ? [] : [`it never was ${spanOf(tour)} before`];
  if (tour === undefined) return ["it should stand and is gone"];
  const same = spanOf(tour) === `${wanted.standing} ${wanted.from}–${wanted.to}`;
  const who = "person" in wanted ? wanted : tour;
  return [
    ...(same ? [] : [`it should be ${wanted.standing} ${wanted.from}–${wanted.to} and is ${spanOf(tour)}`]),
    ...(who.person === tour.person && who.mission === tour.mission && who.role === tour.role
      ? []
      : ["it is another's"]),
  ];
}

/** A step of the law brings nobody and gives nobody days. */
function ofLaw(
  old: ReadonlyMap<string, ModelTour>,
  now: ReadonlyMap<string, ModelTour>,
  still: boolean,
): readonly string[] {
  const faults = [...now].flatMap(([id, tour]) => {
    const was = old.get(id);
    if (was === undefined) return [`tour ${id} is new`];
    const more = tour.from < was.from || tour.to > was.to || tour.standing !== was.standing;
    return more || (still && spanOf(tour) !== spanOf(was))
      ? [`tour ${id} was ${spanOf(was)} and is ${spanOf(tour)}`]
      : [];
  });
  return still && now.size < old.size ? [...faults, `${old.size - now.size} tours are gone`] : faults;
}
