/** The demonstration country's volunteers, and a way for later features to invent those who served. */
import type { Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import { adoptRanks, enrolPeople } from "./actions.ts";
import { invent, RANKS } from "./invent.ts";
import { nextNumber } from "./store.ts";

/** Writes the ranks and 600 volunteers as of `ctx.today`: 215 officers and 385 others, about one in nine a woman. */
export async function loadPeopleDemo(ctx: Context): Promise<void> {
  await adoptRanks(ctx, RANKS);
  const rest = { asOf: ctx.today, gaps: true } as const;
  await enrolPeople(ctx, invent({ ...rest, key: "reserve", kind: "reserve", count: 215, women: 34, firstNumber: 1 }));
  await enrolPeople(ctx, invent({ ...rest, key: "company", kind: "company", count: 385, women: 36, firstNumber: 216 }));
}

/** People to be invented who have served: their files are complete on `asOf`, the day on which they were chosen. */
export interface ServedGroup {
  readonly key: string;
  readonly count: number;
  readonly women: number;
  /** true: captains to lieutenant colonels; false: the ranks of a company, about one in eight an officer, officers first. */
  readonly officers: boolean;
  readonly asOf: Day;
}

/** Writes the invented people of all groups at once, the same for the same keys; answers their ids, group by group. */
export async function inventPeople(
  ctx: Context,
  groups: readonly ServedGroup[],
): Promise<readonly (readonly string[])[]> {
  let firstNumber = await nextNumber(ctx.db);
  const invented = groups.flatMap((group) => {
    const people = invent({ ...group, kind: group.officers ? "officers" : "company", firstNumber, gaps: false });
    firstNumber += people.length;
    return people;
  });
  const ids = await enrolPeople(ctx, invented);
  let taken = 0;
  return groups.map(({ count }) => {
    taken += count;
    return ids.slice(taken - count, taken);
  });
}
