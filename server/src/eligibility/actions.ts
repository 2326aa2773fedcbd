/** What the office does with rules of eligibility. */

import type { PersonId } from "../people/schema.ts";
import { listFiles, listVolunteers } from "../people/store.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import { NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import type { PostId } from "../units/schema.ts";
import { getPost } from "../units/store.ts";
import { askedFor, reasonsAgainstWaiver, standsAlone, verdictOf } from "./rules.ts";
import type { Rule, Verdict, VerdictKind, Waiver } from "./schema.ts";
import { awayOf, listRules, listWaivers, saveRules, saveWaiver } from "./store.ts";

/** Adds rules of eligibility. */
export async function adoptRules(ctx: Context, rules: readonly Omit<Rule, "id">[]): Promise<void> {
  ctx.actor.must("eligibility.change");
  await ctx.db.transaction(async (tx) => {
    await saveRules(tx, ctx.actor, rules);
    await record(tx, ctx.actor, "rules.adopted", { rules: rules.map(({ code }) => code) });
  });
}

/** A post and the days of a tour on it. */
export interface PostDays {
  readonly post: PostId;
  readonly from: Day;
  readonly to: Day;
}

/** The verdict on one person, decided today. */
export async function judge(ctx: Context, personId: PersonId, { post, from, to }: PostDays): Promise<Verdict> {
  const place = await getPost(ctx.db, post);
  const [person] = await listFiles(ctx.db, { ids: [personId] });
  if (person === undefined) throw new NotFound(`There is no person ${personId}.`, { person: personId });
  const history = (await awayOf(ctx.db, [personId])).get(personId) ?? [];
  const waivers = await listWaivers(ctx.db, [personId]);
  const asked = askedFor(place, await listRules(ctx.db), from);
  return verdictOf(asked, { person, history, waivers, tour: { from, to }, decision: ctx.today });
}

/** How the verdicts on all volunteers of today are spread. */
export interface Spread {
  readonly counts: Record<VerdictKind, number>;
  /** For each rule, how many people it alone keeps away; most first. */
  readonly alone: { rule: string; title: string; people: number }[];
}

/** Counts verdicts over everybody whose declaration is in force today. */
export async function judgeVolunteers(ctx: Context, { post, from, to }: PostDays): Promise<Spread> {
  const place = await getPost(ctx.db, post);
  const people = await listFiles(ctx.db, { ids: await listVolunteers(ctx.db, ctx.today) });
  const away = await awayOf(ctx.db);
  const waivers = Map.groupBy(await listWaivers(ctx.db), ({ personId }) => personId);
  const asked = askedFor(place, await listRules(ctx.db), from);
  const verdicts = people.map((person) =>
    verdictOf(asked, {
      person,
      history: away.get(person.id) ?? [],
      waivers: waivers.get(person.id) ?? [],
      tour: { from, to },
      decision: ctx.today,
    }),
  );
  return spreadOf(verdicts);
}

function spreadOf(verdicts: readonly Verdict[]): Spread {
  const counts = { eligible: 0, eligible_with_waiver: 0, not_yet: 0, not_eligible: 0, unknown: 0 };
  const alone = new Map<string, { rule: string; title: string; people: number }>();
  for (const verdict of verdicts) {
    counts[verdict.verdict] += 1;
    const rule = standsAlone(verdict);
    if (rule === null) continue;
    const title = verdict.hits.find((hit) => hit.rule === rule)?.title ?? rule;
    alone.set(rule, { rule, title, people: (alone.get(rule)?.people ?? 0) + 1 });
  }
  return { counts, alone: [...alone.values()].toSorted((a, b) => b.people - a.people || (a.rule < b.rule ? -1 : 1)) };
}

/** Records that an authority waived a rule for a person. Refused for a rule that cannot be waived, or by somebody else. */
export async function grantWaiver(ctx: Context, given: Omit<Waiver, "id">): Promise<Outcome<Waiver>> {
  ctx.actor.must("eligibility.waive");
  const refusals = reasonsAgainstWaiver(given, await listRules(ctx.db, given.validFrom));
  if (refusals.length > 0) return refused(refusals);
  const waiver = { ...given, id: newId() };
  await ctx.db.transaction(async (tx) => {
    await saveWaiver(tx, ctx.actor, waiver);
    await record(tx, ctx.actor, "waiver.granted", {
      waiver: waiver.id,
      person: given.personId,
      rule: given.rule,
      authority: given.authority,
    });
  });
  return done(waiver);
}
