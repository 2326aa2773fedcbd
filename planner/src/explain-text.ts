/** An explanation as sentences for a terminal. */
import { conflictText } from "./conflict-text.ts";
import { entryText } from "./entry-text.ts";
import type { Change, Explanation, Forced, Obstacle } from "./explain.ts";
import type { Cause, Json } from "./plan.ts";

/** The sentences of an explanation, in order. */
export function explanationLines(answer: Explanation): string[] {
  switch (answer.kind) {
    case "open":
      return [`${answer.tour} is open:`, ...answer.causes.map((cause) => `- ${causeText(cause)}`)];
    case "chosen":
      return [
        `${answer.person} fills ${answer.tour} with ${answer.score} points.`,
        ...answer.needs.map(({ need, met }) => `- ${need.join(" or ")}: holds ${met.join(", ")}`),
        ...(answer.pinned === undefined ? [] : [`- pinned${answer.pinned === "" ? "" : `: ${answer.pinned}`}`]),
        ...(answer.otherwise ? [forcedText("With somebody else or nobody", answer.otherwise)] : []),
      ];
    case "not-chosen":
      return [
        `${answer.person} does not fill ${answer.tour}; ${answer.holder ?? "nobody"} does.`,
        ...answer.obstacles.map((obstacle) => `- ${obstacleText(obstacle)}`),
        ...(answer.forced ? [forcedText(`With ${answer.person}`, answer.forced)] : []),
        nearestText(answer),
      ];
  }
}

function sure(proved: boolean): string {
  return proved ? " (proved)" : " (not proved)";
}

function forcedText(who: string, { possible, conflict, worse, moves, proved }: Forced): string {
  if (!possible) return `${who} nothing is lawful${sure(proved)}: ${(conflict ?? []).map(conflictText).join("; ")}.`;
  const others = `${moves.length} ${moves.length === 1 ? "tour" : "tours"} would have another person or none`;
  if (worse === null) return `${who} a plan is as good; ${others}${sure(proved)}.`;
  if (worse.loss < 0)
    return `${who} a plan is better by ${-worse.loss} in ${entryText(worse.entry)}: the plan is not the best.`;
  return `${who} the best plan loses ${worse.loss} in ${entryText(worse.entry)}; ${others}${sure(proved)}.`;
}

function nearestText({ nearest, solved }: Extract<Explanation, { kind: "not-chosen" }>): string {
  if (nearest === null) return `No small change brings them in; ${solved} problems were solved to see.`;
  if (nearest.changes.length === 0) return `Nothing need change: a plan with them is as good${sure(nearest.proved)}.`;
  const least = nearest.smallest ? "Nearest change that brings them in" : "A change that brings them in";
  return `${least}${sure(nearest.proved)}: ${nearest.changes.map(changeText).join("; ")}.`;
}

function changeText(change: Change): string {
  switch (change.kind) {
    case "tag":
      return `${change.person} holds ${change.tag} from ${change.from} to ${change.to}`;
    case "available":
      return `${change.person} is available from ${change.from} to ${change.to}`;
    case "earlier-return":
      return `${change.person} is back by ${change.lastReturn}`;
    case "unban":
      return `the ban of ${change.person} from ${change.tour} is lifted`;
    case "unpin":
      return `${change.person} is no longer pinned to ${change.tour}`;
    case "ceiling":
    case "home-cap":
      return `${change.more} more place under ${change.id}`;
    case "share-waived":
      return `${change.id} is waived`;
    case "score":
      return `${change.person} has ${change.points} points more on ${change.tour}`;
  }
}

function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.code) {
    case "need":
      return `holds none of ${obstacle.need.join(", ")} as long as is asked`;
    case "available":
      return "is not available throughout";
    case "returned":
      return `${obstacle.days} of ${obstacle.needed} days of rest since ${obstacle.lastReturn}`;
    case "banned":
      return `banned${obstacle.why === "" ? "" : `: ${obstacle.why}`}`;
    case "elsewhere":
      return `is on ${obstacle.tour} at that time`;
    case "rest":
      return `${obstacle.days} of ${obstacle.needed} days of rest beside ${obstacle.tour}`;
    case "ceiling":
    case "share":
    case "home-cap":
      return factsText(obstacle);
  }
}

function causeText({ code, ...facts }: Cause): string {
  return `${code}: ${factsText(facts)}`;
}

/** Facts as `name value`, in order; lists of people and needs as JSON. */
function factsText(facts: { readonly [fact: string]: Json }): string {
  return Object.entries(facts)
    .map(([name, value]) =>
      name === "kind" ? String(value) : `${name} ${typeof value === "object" ? JSON.stringify(value) : value}`,
    )
    .join(", ");
}
