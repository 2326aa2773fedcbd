/** Whether people may be given days on a post beyond those that were judged before: asked when a tour is extended, moved or shifted. */
import type { AddedDays } from "../deployments/tours/eligible.ts";
import { MissionId } from "../missions/schema.ts";
import type { Person } from "../people/schema.ts";
import { listFiles } from "../people/store.ts";
import type { Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { Grade } from "../units/grades.ts";
import { listPosts } from "../units/store.ts";
import { askedFor, hitsAgainst, mayHold, type Place, verdictOf } from "./rules.ts";
import { awayOf, listRules, listWaivers } from "./store.ts";

/**
 * Every rule that speaks against somebody being given these days: the rules in force on the first of them; what is asked of a first
 * day on that day, of a whole tour on each of them, of the day of decision today. The tour's own days as they stand are no absence to
 * rest from. A tour without a post is asked by its mission and role. Empty when all of them may.
 */
export async function reasonsAgainstAddedDays(ctx: Context, added: readonly AddedDays[]): Promise<readonly Refusal[]> {
  if (added.length === 0) return [];
  const ids = [...new Set(added.map(({ personId }) => personId))];
  const people = new Map((await listFiles(ctx.db, { ids })).map((person) => [String(person.id), person]));
  const posts = new Map((await listPosts(ctx.db)).map((post) => [String(post.id), post]));
  const away = await awayOf(ctx.db, ids);
  const waivers = Map.groupBy(await listWaivers(ctx.db, ids), ({ personId }) => String(personId));
  const rules = await listRules(ctx.db);
  return added.flatMap(({ personId, postId, mission, role, from, to, own }) => {
    const person = people.get(personId);
    if (person === undefined) return [];
    const post = posts.get(postId ?? "") ?? withoutPost(person, mission, role, from);
    const history = (away.get(personId) ?? []).filter((stay) => stay.to < own.from || own.to < stay.from);
    const verdict = verdictOf(askedFor(post, rules, from), {
      person,
      history,
      waivers: waivers.get(personId) ?? [],
      tour: { from, to },
      decision: ctx.today,
    });
    if (mayHold(verdict)) return [];
    return hitsAgainst(verdict).map((hit) => ({
      code: "not-eligible-for-days",
      message: `${person.number} may not hold ${post.code} from ${from} to ${to}: ${hit.message}`,
      facts: {
        person: person.number,
        post: post.code,
        from,
        to,
        rule: hit.rule,
        title: hit.title,
        result: hit.result,
      },
      source: hit.source,
    }));
  });
}

/** What a tour without a post asks: the rules of its mission and role, of the grade that the person has. */
function withoutPost(person: Person, mission: string, role: Place["role"], day: Day): Place {
  const held = person.ranks.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
  const grade = Grade.parse(held?.grade ?? "OR-1");
  return {
    code: mission,
    mission: MissionId.parse(mission),
    role,
    function: "",
    gradeMin: grade,
    gradeMax: grade,
    requirements: [],
  };
}
