/** How a definition is written down. Pure. */
import type { DeploymentRole } from "../missions/schema.ts";
import type { Counting, Definition, WhatCounts } from "./shapes-definition.ts";

/** A definition as it is written; its source and whether it is the current version follow. */
export type Registered = Omit<Definition, "source" | "current">;

/** Who serves by name in a post: observers, liaison officers, staff officers. */
export const OFFICERS: DeploymentRole[] = ["unmo", "mlo", "staff_officer"];

/** What counts unless a definition says otherwise: everybody of ours who is there, to the last day. */
const EVERYBODY: WhatCounts = {
  overlap: "counted",
  transit: "not_counted",
  leave: "counted",
  hostContingent: "counted",
  died: "counted",
  repatriated: "counted",
};

/** What a definition counts in UN peacekeeping operations; `narrow` says what it leaves out. */
export function rule(
  when: Counting["when"],
  narrow: Partial<Omit<Counting, "when" | "counts">> & { readonly counts?: Partial<WhatCounts> },
): Counting {
  return {
    when,
    since: null,
    kinds: ["peacekeeping"],
    missions: null,
    roles: null,
    women: false,
    ...narrow,
    counts: { ...EVERYBODY, ...narrow.counts },
  };
}
