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

/** Writes `group.count` invented people, the same for the same key, and answers their ids. */
export async function inventPeople(ctx: Context, group: ServedGroup): Promise<readonly string[]> {
  const firstNumber = await nextNumber(ctx.db);
  return enrolPeople(
    ctx,
    invent({ ...group, kind: group.officers ? "officers" : "company", firstNumber, gaps: false }),
  );
}
