/** The filter of the timeline as the address has it. What the address says wrongly is not there. */
import type { TimelineBy, TimelineState } from "@contingent/server/deployments/schema";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useSayings } from "../../language/use-text.ts";
import type { TimelineFilter } from "../queries.ts";

export const groupings = [
  "mission",
  "unit",
  "post",
  "person",
  "authorisation",
] as const satisfies readonly TimelineBy[];
export const roles = ["unmo", "mlo", "staff_officer", "contingent_member"] as const;
export const modes = ["self", "embedded"] as const;
export const states = [
  "planned",
  "overdue",
  "in_mission",
  "ahead",
  "returned",
] as const satisfies readonly TimelineState[];

function oneOf<const T extends string>(list: readonly T[], text: string | undefined): T | undefined {
  return list.find((each) => each === text);
}

/** What rows stand for; missions when the address does not say. */
export function readBy(text: string | undefined): TimelineBy {
  return oneOf(groupings, text) ?? "mission";
}

/** What the filter consists of in an address. */
export interface FilterWords {
  readonly by?: string | undefined;
  readonly mission?: string | undefined;
  readonly role?: string | undefined;
  readonly mode?: string | undefined;
  readonly state?: string | undefined;
  readonly breach?: string | undefined;
  readonly unit?: string | undefined;
  readonly authorisation?: string | undefined;
  readonly find?: string | undefined;
}

/** The filter an address asks for. */
export function readFilter(words: FilterWords): TimelineFilter {
  const mission = /^[A-Z][A-Z0-9 -]{1,19}$/.test(words.mission ?? "") ? words.mission : undefined;
  return {
    by: readBy(words.by),
    mission,
    role: oneOf(roles, words.role),
    mode: oneOf(modes, words.mode),
    state: oneOf(states, words.state),
    breach: words.breach === "yes" ? true : words.breach === "no" ? false : undefined,
    unit: words.unit,
    authorisation: words.authorisation,
    find: words.find,
  };
}

/** The filter of the page's address; persons are named in the reader's spelling. */
export function useFilter(): TimelineFilter {
  const search = useSearch({ strict: false });
  const { language } = useSayings();
  const { by, mission, role, mode, state, breach, unit, authorisation, find } = search;
  return useMemo(
    () => ({ ...readFilter({ by, mission, role, mode, state, breach, unit, authorisation, find }), language }),
    [by, mission, role, mode, state, breach, unit, authorisation, find, language],
  );
}
