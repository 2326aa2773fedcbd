/** In which row of the timeline a tour stands, and what the row is called. Pure. */
import type { Ledger } from "./ledger.ts";
import type { TimelineBy } from "./schema.ts";
import type { Spell } from "./select.ts";

/** What a row stands for. */
export interface GroupHead {
  readonly key: string;
  readonly title: string;
  readonly hint: string;
  readonly mission: string | null;
}

/** The key of presence in a named breach, where rows are decisions. */
export const BREACHED = "breach";

type Keys = (spell: Spell) => readonly number[];

/** Places of the rows a tour stands in: one, but for decisions, of which a tour may need several. -1: none of them. */
function keysOf({ tours }: Ledger, by: TimelineBy): Keys {
  const one =
    (column: Int32Array): Keys =>
    (spell) => [column[spell.tour] ?? -1];
  switch (by) {
    case "mission":
      return one(tours.mission);
    case "unit":
      return one(tours.unit);
    case "post":
      return one(tours.post);
    case "person":
      return one(tours.person);
    case "authorisation":
      return ({ authorisations, breach }) => (breach >= 0 ? [...authorisations, -1] : authorisations);
    default:
      return by satisfies never;
  }
}

/** Rows in order with their tours; the ledger lists everything in the order in which it is shown, and what has none comes last. */
export function groupsOf(
  ledger: Ledger,
  by: TimelineBy,
  spells: readonly Spell[],
): readonly (readonly [key: number, spells: Spell[]])[] {
  const keys = keysOf(ledger, by);
  const groups: Spell[][] = [];
  for (const spell of spells) {
    for (const key of keys(spell)) {
      // What has no key stands in front and is moved to the end.
      const own = groups[key + 1];
      if (own === undefined) groups[key + 1] = [spell];
      else own.push(spell);
    }
  }
  const found = [...groups.entries()].flatMap(([at, own]) => (own === undefined ? [] : [[at - 1, own] as const]));
  return found[0]?.[0] === -1 ? [...found.slice(1), found[0]] : found;
}

/** The head of row `key`; `tour` is one of its tours. */
export function headOf({ names, tours }: Ledger, by: TimelineBy, key: number, tour: number): GroupHead {
  const mission = names.missions[tours.mission[tour] ?? -1] ?? null;
  switch (by) {
    case "mission":
      return { key: mission ?? "", title: mission ?? "", hint: "", mission };
    case "unit": {
      const unit = names.units[key];
      return {
        key: unit?.key ?? "",
        title: unit?.title ?? "",
        hint: unit?.key ?? "",
        mission,
      };
    }
    case "post": {
      const post = names.posts[key];
      const code = post?.code ?? "";
      return { key: code, title: code, hint: post?.title ?? "", mission: post ? mission : null };
    }
    case "person": {
      const person = names.people[key];
      return {
        key: person?.number ?? "",
        title: person?.name || (person?.number ?? ""),
        hint: person?.number ?? "",
        mission: null,
      };
    }
    case "authorisation": {
      const reference = names.authorisations[key];
      return { key: reference ?? BREACHED, title: reference ?? "", hint: "", mission: null };
    }
    default:
      return by satisfies never;
  }
}
