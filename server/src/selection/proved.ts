/** The planner's explanation, each claim of which was solved again, in the office's words. Pure. */
import { type Change, type Explanation, entryText, type Forced, type Obstacle } from "@contingent/planner";
import { type Asks, causesOf, reason, saidOf } from "./reasons.ts";
import type { ProvedExplanation, Reason } from "./schema.ts";
import type { World } from "./world.ts";

/** The explanation of one tour, and of one person when one was asked about. */
export function provedOf(world: World, answer: Explanation, asks: Asks): ProvedExplanation {
  const tour = world.tour(answer.tour);
  if (tour === null) throw new Error(`The planner explained an unknown tour: ${answer.tour}.`);
  const base = { tour: answer.tour, changes: [], moves: [] };
  switch (answer.kind) {
    case "open":
      return { ...base, kind: "open", person: null, because: causesOf(world, tour, answer.causes, asks), proved: true };
    case "chosen": {
      const { person, otherwise, pinned, score } = answer;
      if (otherwise === undefined) {
        const why = [reason("pinned", { tour: tour.id, person, reason: pinned ?? "" }, `Set by hand: ${pinned ?? ""}`)];
        return { ...base, kind: "chosen", person, because: why, proved: true };
      }
      const because = forcedReason("without-them", { tour: tour.id, person, score }, otherwise, "Without them");
      return {
        ...base,
        kind: "chosen",
        person,
        because: [because],
        moves: [...otherwise.moves],
        proved: otherwise.proved,
      };
    }
    case "not-chosen": {
      const { person, forced, obstacles, nearest } = answer;
      const because = [
        ...obstacles.map((obstacle) => obstacleReason(tour.id, person, obstacle, asks)),
        ...(forced === undefined
          ? []
          : [forcedReason("with-them", { tour: tour.id, person, score: answer.score }, forced, "With them")]),
      ];
      const changes =
        nearest === null ? [] : nearest.changes.map((change) => changeReason(tour.id, person, change, asks));
      const proved = (forced?.proved ?? true) && (nearest?.proved ?? true);
      return { ...base, kind: "not-chosen", person, because, changes, moves: [...(forced?.moves ?? [])], proved };
    }
    default: {
      const never: never = answer;
      throw new Error(`Unknown explanation ${JSON.stringify(never)}.`);
    }
  }
}

/** What the best plan is worth when one thing is forced. */
function forcedReason(kind: "with-them" | "without-them", at: Reason["facts"], forced: Forced, words: string): Reason {
  const moves = forced.moves.length;
  if (!forced.possible) return reason(`${kind}-nothing`, at, `${words} no plan is lawful.`);
  if (forced.worse === null)
    return reason(`${kind}-equal`, { ...at, moves }, `${words} another plan is as good; ${moves} tours would differ.`);
  const entry = entryText(forced.worse.entry);
  const facts = { ...at, entry, loss: forced.worse.loss, moves };
  return reason(
    `${kind}-loses`,
    facts,
    `${words} the best plan loses ${forced.worse.loss} in ${entry}; ${moves} tours would differ.`,
  );
}

function obstacleReason(tour: string, person: string, obstacle: Obstacle, asks: Asks): Reason {
  const at = { tour, person };
  switch (obstacle.code) {
    case "need": {
      const said = saidOf((obstacle.need[0] ?? "").replace(/@start$/, ""), asks);
      return reason("lacks", { ...at, ...said }, `Not shown: ${said.asks}.`);
    }
    case "banned":
      return reason("banned", { ...at, reason: obstacle.why }, `Ruled out by hand: ${obstacle.why}`);
    case "elsewhere":
    case "rest":
      return reason("elsewhere", { ...at, other: obstacle.tour }, `Is on ${obstacle.tour} in this plan.`);
    case "ceiling":
      return reason("ceiling", { ...at, rule: obstacle.rule }, `The ceiling ${obstacle.rule} leaves no room.`);
    case "share":
      return reason("share", { ...at, rule: obstacle.rule }, `The share ${obstacle.rule} would be missed.`);
    case "home-cap":
      return reason(
        "home-cap",
        { ...at, rule: obstacle.rule, home: "" },
        `${obstacle.rule}: too many of one home unit would be away.`,
      );
    case "available":
    case "returned":
      return reason("rest", at, "Rest between tours would be cut.");
    default: {
      const never: never = obstacle;
      throw new Error(`Unknown obstacle ${JSON.stringify(never)}.`);
    }
  }
}

function changeReason(tour: string, person: string, change: Change, asks: Asks): Reason {
  const at = { tour, person };
  switch (change.kind) {
    case "tag": {
      const said = saidOf(change.tag, asks);
      return reason(
        "would-bring-in",
        { ...at, ...said },
        `With ${said.asks} shown from ${change.from} to ${change.to}.`,
      );
    }
    case "score":
      return reason("points-bring-in", { ...at, points: change.points }, `With ${change.points} points more.`);
    case "unban":
      return reason("change-unban", at, "If they were no longer ruled out by hand.");
    case "unpin":
      return reason(
        "change-unpin",
        { ...at, other: change.tour, holder: change.person },
        `If ${change.person} were no longer set on ${change.tour} by hand.`,
      );
    case "ceiling":
    case "home-cap":
      return reason(
        "change-room",
        { ...at, rule: change.id, more: change.more },
        `With ${change.more} more under ${change.id}.`,
      );
    case "share-waived":
      return reason("change-share", { ...at, rule: change.id }, `If the share ${change.id} were not asked for.`);
    case "available":
    case "earlier-return":
      return reason("change-free", at, "If they were free in time.");
    default: {
      const never: never = change;
      throw new Error(`Unknown change ${JSON.stringify(never)}.`);
    }
  }
}
