/** The groups of a share, and how each stands in a plan. */
import { type Labels, labelOf, type Share, selects } from "../problem.ts";
import type { Posting } from "./constraint.ts";
import { holds } from "./holding.ts";

/** One group of a share: its filled tours, those by people with the tag, and how many more of these are asked for. */
export interface ShareGroup {
  readonly group: Labels;
  readonly filled: number;
  readonly tagged: number;
  readonly missing: number;
}

/** The labels under `per` of the group that these labels fall into. */
export function groupOf(share: Share, labels: Labels): Labels {
  return Object.fromEntries(share.per.map((key) => [key, labelOf(labels, key)]));
}

/** Every group with a filled tour. */
export function shareGroups(share: Share, postings: readonly Posting[]): ShareGroup[] {
  const own = postings.filter(({ tour }) => selects(share.where, tour.labels));
  const [part, whole] = share.atLeast;
  return [...Map.groupBy(own, ({ tour }) => JSON.stringify(groupOf(share, tour.labels)))].map(([text, members]) => {
    const filled = members.length;
    const tagged = members.filter(({ tour, person }) => holds(person, share.tag, tour.from, tour.from)).length;
    // The least number of people that makes up the part: rounded up, in whole numbers.
    const asked = (part * filled - ((part * filled) % whole)) / whole + ((part * filled) % whole > 0 ? 1 : 0);
    return { group: JSON.parse(text) as Labels, filled, tagged, missing: Math.max(0, asked - tagged) };
  });
}
