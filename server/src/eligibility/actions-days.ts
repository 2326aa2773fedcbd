/** Whether people may be given days on a post beyond those that were judged before: asked when a tour is extended, moved or shifted. */
import type { AddedDays } from "../deployments/tours/eligible.ts";
import { listFiles } from "../people/store.ts";
import type { Context } from "../platform/context.ts";
import type { Refusal } from "../platform/outcome.ts";
import { listPosts } from "../units/store.ts";
import { askedFor, mayHold, verdictOf } from "./rules.ts";
import { awayOf, listRules, listWaivers } from "./store.ts";

/**
 * Every rule that speaks against somebody holding a post on all days of the tour as it would be, judged today. The tour's own days as
 * they stand are no absence to rest from. Empty when all of them may.
 */
export async function reasonsAgainstAddedDays(ctx: Context, added: readonly AddedDays[]): Promise<readonly Refusal[]> {
  if (added.length === 0) return [];
  const ids = [...new Set(added.map(({ personId }) => personId))];
  const people = new Map((await listFiles(ctx.db, { ids })).map((person) => [String(person.id), person]));
  const posts = new Map((await listPosts(ctx.db)).map((post) => [String(post.id), post]));
  const away = await awayOf(ctx.db, ids);
  const waivers = Map.groupBy(await listWaivers(ctx.db, ids), ({ personId }) => String(personId));
  const rules = await listRules(ctx.db);
  return added.flatMap(({ personId, postId, from, to, own }) => {
    const person = people.get(personId);
    const post = posts.get(postId);
    if (person === undefined || post === undefined) return [];
    const history = (away.get(personId) ?? []).filter((stay) => stay.to < own.from || own.to < stay.from);
    const verdict = verdictOf(askedFor(post, rules, from), {
      person,
      history,
      waivers: waivers.get(personId) ?? [],
      tour: { from, to },
      decision: ctx.today,
    });
    if (mayHold(verdict)) return [];
    return verdict.hits
      .filter(({ result, severity }) => severity !== "desirable" && result !== "met" && result !== "waived")
      .map((hit) => ({
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
