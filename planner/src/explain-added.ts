/** What one more posting would break in a plan: ceilings, hard shares and home caps. */
import type { Match, Posting } from "./constraints/constraint.ts";
import { hardShares } from "./constraints/hard-shares.ts";
import { holds } from "./constraints/holding.ts";
import { withinCeilings } from "./constraints/within-ceilings.ts";
import { withinHomeCaps } from "./constraints/within-home-caps.ts";
import type { Obstacle } from "./explain-obstacles.ts";
import { type Person, type Problem, selects, type Tour } from "./problem.ts";

/**
 * Answers what one more posting would break. Most of the answer is the same for many people, so each part is worked out
 * once for those it does not tell apart.
 */
export class AddedPosting {
  private readonly problem: Problem;
  private readonly postings: readonly Posting[];
  private readonly byRule = new Map<string, readonly Posting[]>();
  private readonly known = new Map<string, readonly Obstacle[]>();
  private readonly busy: ReadonlySet<string>;

  constructor(problem: Problem, postings: readonly Posting[]) {
    this.problem = problem;
    this.postings = postings;
    this.busy = new Set(postings.map(({ person }) => person.id));
  }

  /** The rules that the posting would break beside all others of the plan. */
  breaks({ tour, person }: Posting): Obstacle[] {
    return [...this.ceilings(tour, person), ...this.shares(tour, person), ...this.homeCaps(tour, person)];
  }

  private ceilings(tour: Tour, person: Person): Obstacle[] {
    return this.problem.ceilings
      .filter(({ where }) => selects(where, tour.labels))
      .flatMap((ceiling) => {
        const who = ceiling.measure === "people" && this.busy.has(person.id) ? person.id : "";
        return this.once(["ceiling", ceiling.id, tour.from, tour.to, who], () => {
          const own = this.under(ceiling.id, ceiling.where);
          const matches = withinCeilings.matches({ ...this.problem, ceilings: [ceiling] }, [...own, { tour, person }]);
          return matches.slice(0, 1).map((match) => obstacle("ceiling", ceiling.id, match));
        });
      });
  }

  private shares(tour: Tour, person: Person): Obstacle[] {
    return this.problem.shares
      .filter(({ hard, where }) => hard && selects(where, tour.labels))
      .flatMap((share) => {
        const tagged = holds(person, share.tag, tour.from, tour.from);
        return this.once(["share", share.id, JSON.stringify(tour.labels), String(tagged)], () => {
          const own = this.under(share.id, share.where);
          const matches = hardShares.matches({ ...this.problem, shares: [share] }, [...own, { tour, person }]);
          return matches.slice(0, 1).map((match) => obstacle("share", share.id, match));
        });
      });
  }

  private homeCaps(tour: Tour, person: Person): Obstacle[] {
    const { home } = person;
    if (home === undefined) return [];
    return this.problem.homeCaps
      .filter(({ where }) => selects(where, tour.labels))
      .flatMap((cap) => {
        const who = cap.tag === undefined ? "" : person.id;
        return this.once(["home-cap", cap.id, home, tour.from, tour.to, who], () => {
          const own = this.under(cap.id, cap.where).filter((posting) => posting.person.home === home);
          const matches = withinHomeCaps.matches({ ...this.problem, homeCaps: [cap] }, [...own, { tour, person }]);
          return matches.slice(0, 1).map((match) => obstacle("home-cap", cap.id, match));
        });
      });
  }

  private under(rule: string, where: Problem["ceilings"][number]["where"]): readonly Posting[] {
    const key = `${rule}\n${JSON.stringify(where)}`;
    const known = this.byRule.get(key) ?? this.postings.filter(({ tour }) => selects(where, tour.labels));
    this.byRule.set(key, known);
    return known;
  }

  private once(key: readonly string[], find: () => readonly Obstacle[]): readonly Obstacle[] {
    const text = JSON.stringify(key);
    const known = this.known.get(text) ?? find();
    this.known.set(text, known);
    return known;
  }
}

function obstacle(code: "ceiling" | "share" | "home-cap", rule: string, { because, amount }: Match): Obstacle {
  return { ...because, code, rule, tooMany: amount };
}
