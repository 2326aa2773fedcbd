/** Bars of a row: tours alike in everything that is shown become one. Pure. */
import type { Copy } from "./copy.ts";
import { compareIds, idAt } from "./ids.ts";
import { nameIn } from "./names.ts";
import type { PackedBars, TimelineKind, TimelineQuery } from "./schema.ts";
import { CONFIDENCES, MODES, ROLES } from "./select.ts";
import { kindOfTour, likenessOf, PLANNED, type View } from "./view.ts";

/** A bar: one of its tours, and how many there are. */
export interface Run {
  tour: number;
  people: number;
}

/** Bars of tours by first day, then the longer one first. Null: there are more than `most`. `alone`: each tour is a bar of its own. */
export function runsOf(copy: Copy, view: View, tours: Int32Array, alone: boolean, most: number): Run[] | null {
  const runs = new Map<number, Run>();
  for (const tour of tours) {
    const key = alone ? tour : likenessOf(copy, view, tour);
    const run = runs.get(key);
    if (run === undefined) {
      if (runs.size >= most) return null;
      runs.set(key, { tour, people: 1 });
    } else {
      run.people += 1;
      if (compareIds(copy.tours.ids, tour, run.tour) < 0) run.tour = tour;
    }
  }
  const { from, to } = view;
  return [...runs.values()].sort(
    (a, b) =>
      (from[a.tour] ?? 0) - (from[b.tour] ?? 0) ||
      (to[b.tour] ?? 0) - (to[a.tour] ?? 0) ||
      compareIds(copy.tours.ids, a.tour, b.tour),
  );
}

/** Kinds of the bars of an answer, in the order in which they were met. */
export interface Kinds {
  readonly list: TimelineKind[];
  readonly places: Map<number, number>;
}

/** What the bars of one answer share: their kinds, and in whose spelling persons are named. */
export interface Told {
  readonly kinds: Kinds;
  readonly language: TimelineQuery["language"];
}

/** The bars in columns; what they have in common is added to `kinds`. */
export function packedBars(copy: Copy, view: View, runs: readonly Run[], { kinds, language }: Told): PackedBars {
  const { tours, people, posts } = copy;
  const bars: PackedBars = { from: [], to: [], people: [], kind: [], tour: [], person: [], name: [], post: [] };
  for (const { tour, people: count } of runs) {
    const alone = count === 1;
    const person = alone ? people.list[tours.person[tour] ?? -1] : undefined;
    bars.from.push(view.from[tour] ?? 0);
    bars.to.push(view.to[tour] ?? 0);
    bars.people.push(count);
    bars.kind.push(kindPlace(copy, view, tour, kinds));
    bars.tour.push(alone ? idAt(tours.ids.bytes, tour) : null);
    bars.person.push(person?.number ?? null);
    bars.name.push((person && nameIn(person, language)) || null);
    bars.post.push(alone ? (posts.list[tours.post[tour] ?? -1]?.code ?? null) : null);
  }
  return bars;
}

function kindPlace(copy: Copy, view: View, tour: number, { list, places }: Kinds): number {
  const number = kindOfTour(copy, view, tour);
  const place = places.get(number) ?? list.length;
  if (place === list.length) {
    places.set(number, place);
    list.push(kindAt(copy, view, tour));
  }
  return place;
}

function kindAt({ tours, ...copy }: Copy, view: View, tour: number): TimelineKind {
  const rotation = copy.rotations.list[view.rotation[tour] ?? -1];
  const unit = copy.units.list[tours.unit[tour] ?? -1];
  const members = view.sets.list[view.authorisations[tour] ?? 0] ?? [];
  const references = members.map((at) => copy.authorisations.list[at] ?? "").sort();
  return {
    standing: view.standing[tour] === PLANNED ? "planned" : "actual",
    mission: copy.missions.list[tours.mission[tour] ?? -1] ?? "",
    role: ROLES[tours.role[tour] ?? 0] ?? "unmo",
    mode: MODES[tours.mode[tour] ?? 0] ?? "self",
    unit: unit?.key ?? "",
    rotation: rotation?.number ?? null,
    rotationId: rotation?.id ?? null,
    contributionId: unit?.contributionId ?? null,
    authorisation: references.length > 0 ? references.join(", ") : null,
    breach: copy.breaches.list[view.breach[tour] ?? -1] ?? null,
    confidence: CONFIDENCES[tours.confidence[tour] ?? 0] ?? "verified",
  };
}
