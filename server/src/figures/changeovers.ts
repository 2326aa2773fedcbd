/** Reliefs: days on which people of a contribution are there beyond the strength of the rotation that leaves. Pure. */
import { dayFromNumber } from "../platform/days.ts";
import { type MissionKinds, mayCount, whoCounts } from "./count.ts";
import type { Changeover } from "./schema.ts";
import type { Counting } from "./shapes-definition.ts";
import { beliefsOf, type View } from "./view.ts";

interface Rotation {
  readonly number: number;
  readonly strength: number;
  /** Change of people on a day. */
  readonly changes: Map<number, number>;
  people: number;
}

interface Contribution {
  readonly mission: string;
  readonly rotations: Map<number, Rotation>;
}

/** Every relief among those a definition counts that shares a day with `from`–`to` (days since 1970-01-01), by first day. */
export function changeoversOf(
  view: View,
  counting: Counting,
  kinds: MissionKinds,
  from: number,
  to: number,
): Changeover[] {
  const found = [...contributionsOf(view, counting, kinds).values()].flatMap(reliefsOf);
  const [first, last] = [dayFromNumber(from), dayFromNumber(to)];
  return found.filter((one) => one.from <= last && one.to >= first).sort((a, b) => (a.from < b.from ? -1 : 1));
}

function contributionsOf(view: View, counting: Counting, kinds: MissionKinds): ReadonlyMap<number, Contribution> {
  const { tours, presences, words } = view.facts;
  const who = whoCounts(view, counting, kinds);
  const contributions = new Map<number, Contribution>();
  for (let tour = 0; tour < view.first.length; tour += 1) {
    const number = view.rotation[tour] ?? 0;
    if (number === 0 || !mayCount(view, who, tour)) continue;
    const [key, strength] = [view.contribution[tour] ?? 0, view.strength[tour] ?? 0];
    const mission = words[tours.mission[tour] ?? 0] ?? "";
    const of = contributions.get(key) ?? { mission, rotations: new Map<number, Rotation>() };
    contributions.set(key, of);
    const rotation = of.rotations.get(number) ?? { number, strength, changes: new Map(), people: 0 };
    of.rotations.set(number, rotation);
    const change = (day: number, by: number) => rotation.changes.set(day, (rotation.changes.get(day) ?? 0) + by);
    for (const at of beliefsOf(view, tour)) {
      change(presences.from[at] ?? 0, 1);
      change((presences.to[at] ?? 0) + 1, -1);
    }
  }
  return contributions;
}

function reliefsOf({ mission, rotations: byNumber }: Contribution): Changeover[] {
  const rotations = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const days = [...new Set(rotations.flatMap((rotation) => [...rotation.changes.keys()]))].sort((a, b) => a - b);
  const found: Changeover[] = [];
  for (const [index, day] of days.entries()) {
    for (const rotation of rotations) rotation.people += rotation.changes.get(day) ?? 0;
    const there = rotations.filter(({ people }) => people > 0);
    const [oldest, newest] = [there[0], there.at(-1)];
    if (oldest === undefined || newest === undefined || oldest === newest) continue;
    const present = there.reduce((sum, { people }) => sum + people, 0);
    const strength = Math.max(oldest.people, oldest.strength);
    if (present <= strength) continue;
    const to = dayFromNumber((days[index + 1] ?? day + 1) - 1);
    const step = {
      mission,
      leaving: oldest.number,
      relieving: newest.number,
      present,
      strength,
      overlap: present - strength,
    };
    join(found, { from: dayFromNumber(day), to, ...step });
  }
  return found;
}

/** A stretch that goes on from the last one of the same two rotations becomes part of it. */
function join(found: Changeover[], next: Changeover): void {
  const last = found.at(-1);
  const goesOn =
    last !== undefined &&
    last.leaving === next.leaving &&
    last.relieving === next.relieving &&
    Date.parse(next.from) - Date.parse(last.to) === 86_400_000;
  if (!goesOn) {
    found.push(next);
    return;
  }
  const most = next.overlap > last.overlap ? next : last;
  found[found.length - 1] = { ...most, from: last.from, to: next.to };
}
