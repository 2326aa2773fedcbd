/** What one more posting would break in a plan: ceilings, hard shares and home caps. */
import type { Match, Posting } from "./constraints/constraint.ts";
import { hardShares } from "./constraints/hard-shares.ts";
import { holds } from "./constraints/holding.ts";
import { groupOf, shareGroups } from "./constraints/share-groups.ts";
import { presentUnder, withinCeilings } from "./constraints/within-ceilings.ts";
import { awayByHome, withinHomeCaps } from "./constraints/within-home-caps.ts";
import { dayText } from "./days.ts";
import type { Obstacle } from "./explain-obstacles.ts";
import { Presence } from "./explain-presence.ts";
import {
  type Ceiling,
  type HomeCap,
  type Labels,
  type Person,
  type Problem,
  type Share,
  selects,
  type Tour,
} from "./problem.ts";

/** The postings under a share by group, and the groups that miss people as it is. */
interface Grouped {
  readonly groups: ReadonlyMap<string, readonly Posting[]>;
  readonly missing: ReadonlySet<string>;
}

/**
 * Answers what one more posting would break. Most of the answer is the same for many people, so each part is worked out
 * once for those it does not tell apart, and from no more of the plan than it can depend on.
 */
export class AddedPosting {
  private readonly problem: Problem;
  private readonly postings: readonly Posting[];
  private readonly byRule = new Map<string, readonly Posting[]>();
  private readonly known = new Map<string, readonly Obstacle[]>();
  private readonly presence = new Map<string, Presence>();
  private readonly grouped = new Map<string, Grouped>();
  private readonly byHome = new Map<string, ReadonlyMap<string | undefined, readonly Posting[]>>();
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
          const matches =
            ceiling.measure === "present"
              ? this.presentMatches(ceiling, { tour, person })
              : withinCeilings.matches({ ...this.problem, ceilings: [ceiling] }, [
                  ...this.under(ceiling.id, ceiling.where),
                  { tour, person },
                ]);
          return matches.slice(0, 1).map((match) => obstacle("ceiling", ceiling.id, match));
        });
      });
  }

  private presentMatches(ceiling: Ceiling, added: Posting): readonly Match[] {
    const presence = this.presenceUnder(ceiling);
    if (presence.hasRoom(added.tour, ceiling.atMost)) return [];
    // Whoever is there already counts as people from outside the plan do: by days alone.
    const others = presence.stretches.map(({ first, last, people }) => ({
      from: dayText(first),
      to: dayText(last),
      count: people,
    }));
    return withinCeilings.matches({ ...this.problem, ceilings: [{ ...ceiling, others }] }, [added]);
  }

  private presenceUnder(ceiling: Ceiling): Presence {
    return remembered(this.presence, JSON.stringify(["ceiling", ceiling.id]), () => {
      return new Presence(presentUnder(ceiling, this.under(ceiling.id, ceiling.where)));
    });
  }

  private shares(tour: Tour, person: Person): Obstacle[] {
    return this.problem.shares
      .filter(({ hard, where }) => hard && selects(where, tour.labels))
      .flatMap((share) => {
        const tagged = holds(person, share.tag, tour.from, tour.from);
        const group = groupText(share, tour.labels);
        return this.once(["share", share.id, group, String(tagged)], () => {
          const { groups, missing } = this.groupsOf(share);
          // Only the posting's own group changes; of the others those count that miss people anyhow.
          const own = [...groups].flatMap(([text, members]) => (text === group || missing.has(text) ? members : []));
          const matches = hardShares.matches({ ...this.problem, shares: [share] }, [...own, { tour, person }]);
          return matches.slice(0, 1).map((match) => obstacle("share", share.id, match));
        });
      });
  }

  /** By how much the missing people of soft shares become more (or, below 0, fewer) with the posting. */
  shortfallChange(added: Posting): number {
    return this.problem.shares
      .filter(({ hard, where }) => !hard && selects(where, added.tour.labels))
      .reduce((sum, share) => {
        const own = this.groupsOf(share).groups.get(groupText(share, added.tour.labels)) ?? [];
        return sum + missingOf(share, [...own, added]) - missingOf(share, own);
      }, 0);
  }

  private groupsOf(share: Share): Grouped {
    return remembered(this.grouped, share.id, () => {
      const own = this.under(share.id, share.where);
      const missing = shareGroups(share, own).filter((group) => group.missing > 0);
      return {
        groups: Map.groupBy(own, ({ tour }) => groupText(share, tour.labels)),
        missing: new Set(missing.map(({ group }) => JSON.stringify(group))),
      };
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
          const own = this.awayFrom(cap, home);
          if (this.presenceOf(cap, home, own).hasRoom(tour, cap.atMost)) return [];
          // where the plan holds, only days of this tour can come to be too many
          const near = own.filter((one) => one.tour.from <= tour.to && tour.from <= one.tour.to);
          const matches = withinHomeCaps.matches({ ...this.problem, homeCaps: [cap] }, [...near, { tour, person }]);
          return matches.slice(0, 1).map((match) => obstacle("home-cap", cap.id, match));
        });
      });
  }

  /** Postings from the home that may count under the cap. */
  private awayFrom(cap: HomeCap, home: string): readonly Posting[] {
    const ever = ({ person }: Posting) => cap.tag === undefined || person.tags.some(({ tag }) => tag === cap.tag);
    const byHome = remembered(this.byHome, cap.id, () =>
      Map.groupBy(this.under(cap.id, cap.where).filter(ever), ({ person }) => person.home),
    );
    return byHome.get(home) ?? [];
  }

  private presenceOf(cap: HomeCap, home: string, own: readonly Posting[]): Presence {
    return remembered(this.presence, JSON.stringify(["home-cap", cap.id, home]), () => {
      return new Presence(awayByHome(cap, own).flatMap(({ away }) => away));
    });
  }

  private under(rule: string, where: Problem["ceilings"][number]["where"]): readonly Posting[] {
    return remembered(this.byRule, `${rule}\n${JSON.stringify(where)}`, () =>
      this.postings.filter(({ tour }) => selects(where, tour.labels)),
    );
  }

  private once(key: readonly string[], find: () => readonly Obstacle[]): readonly Obstacle[] {
    return remembered(this.known, JSON.stringify(key), find);
  }
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}

function groupText(share: Share, labels: Labels): string {
  return JSON.stringify(groupOf(share, labels));
}

function missingOf(share: Share, postings: readonly Posting[]): number {
  return shareGroups(share, postings).reduce((sum, { missing }) => sum + missing, 0);
}

function obstacle(code: "ceiling" | "share" | "home-cap", rule: string, { because, amount }: Match): Obstacle {
  return { ...because, code, rule, tooMany: amount };
}
