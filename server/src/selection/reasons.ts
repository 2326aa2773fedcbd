/** Why a tour stays open, why this person and not that one: in the office's words, each claim tried on the plan itself. Pure. */
import {
  type Cause,
  entryText,
  type NamedMatch,
  type ObjectiveEntry,
  type Person,
  type Posting,
  type Tour,
} from "@contingent/planner";
import { z } from "zod";
import { daysBetween } from "../platform/days.ts";
import type { Digest, Reason } from "./schema.ts";
import type { reasonText } from "./text.ts";
import type { World } from "./world.ts";

/** What the tags of a problem ask, by tag. */
export type Asks = Digest["asked"];

/** A reason of a known code. */
export function reason(code: keyof typeof reasonText, facts: Reason["facts"], message: string): Reason {
  return { code, facts, message };
}

/** How many rules are named that alone stand in the way. */
const MOST_ALONE = 4;

/** A cause as the planner gives it. What is not as promised throws: planner and office must agree. */
const PlannerCause = z.discriminatedUnion("code", [
  z.looseObject({
    code: z.literal("nobody-qualified"),
    people: z.int(),
    needs: z.array(z.object({ need: z.array(z.string()), alone: z.int() })),
    bannedAlone: z.int(),
  }),
  z.looseObject({ code: z.enum(["used-elsewhere", "rest"]), people: z.int(), alone: z.int() }),
  z.looseObject({ code: z.enum(["ceiling", "share", "home-cap"]), rule: z.string(), people: z.int(), alone: z.int() }),
  z.looseObject({ code: z.enum(["no-gain", "not-found"]), people: z.int() }),
]);
type PlannerCause = z.infer<typeof PlannerCause>;

/** The planner's causes of an open tour in the office's words, the leading one first. */
export function causesOf(world: World, tour: Tour, causes: readonly Cause[], asks: Asks): Reason[] {
  return causes.flatMap((cause) => told(world, tour, PlannerCause.parse(cause), asks));
}

function told(world: World, tour: Tour, cause: PlannerCause, asks: Asks): Reason[] {
  const at = { tour: tour.id, people: cause.people };
  const who = `${cause.people} who may hold it`;
  switch (cause.code) {
    case "nobody-qualified":
      return nobodyReasons(world, tour, cause, asks);
    case "used-elsewhere":
      return [
        reason(
          "better-elsewhere",
          { ...at, alone: cause.alone },
          `${who} are on other tours in this plan, where they bring more.`,
        ),
      ];
    case "rest":
      return [
        reason(
          "rest-elsewhere",
          { ...at, alone: cause.alone },
          `${who} would lack rest beside their other tour in this plan.`,
        ),
      ];
    case "ceiling":
      return [reason("ceiling", { ...at, rule: cause.rule }, `The ceiling ${cause.rule} leaves no room; ${who}.`)];
    case "share":
      return [reason("share", { ...at, rule: cause.rule }, `The share ${cause.rule} would be missed; ${who}.`)];
    case "home-cap":
      return [
        reason(
          "home-cap",
          { ...at, rule: cause.rule },
          `${cause.rule}: too many of one home unit would be away; ${who}.`,
        ),
      ];
    case "no-gain":
      return [reason("no-gain", at, `${who} could take it, but the plan would be no better for it.`)];
    case "not-found":
      return [reason("not-found", at, `${who} could take it: the search was ended before it was filled.`)];
    default: {
      const never: never = cause;
      throw new Error(`Unknown cause ${JSON.stringify(never)}.`);
    }
  }
}

function nobodyReasons(
  world: World,
  tour: Tour,
  cause: Extract<PlannerCause, { code: "nobody-qualified" }>,
  asks: Asks,
): Reason[] {
  const bare = ([need = ""]: readonly string[]) => need.replace(/@start$/, "");
  const nobody = tour.needs
    .map(bare)
    .filter((need) => world.problem.people.every((person) => world.unmet(person, tour).includes(need)));
  const alone = cause.needs
    .filter((each) => each.alone > 0)
    .toSorted((a, b) => b.alone - a.alone)
    .slice(0, MOST_ALONE);
  return [
    ...nobody.map((need) =>
      reason("nobody-holds", { tour: tour.id, ...saidOf(need, asks) }, `Nobody has on file: ${asksOf(need, asks)}.`),
    ),
    reason(
      "nobody-qualified",
      { tour: tour.id, people: cause.people },
      `None of ${cause.people} volunteers meets every rule for it.`,
    ),
    ...alone.map(({ need, alone: people }) =>
      reason(
        "rule-alone",
        { tour: tour.id, people, ...saidOf(bare(need), asks) },
        `${people} lack only this: ${asksOf(bare(need), asks)}.`,
      ),
    ),
    ...(cause.bannedAlone === 0
      ? []
      : [
          reason(
            "banned-alone",
            { tour: tour.id, people: cause.bannedAlone },
            `${cause.bannedAlone} who may hold it are ruled out by hand.`,
          ),
        ]),
  ];
}

/** What a need of the problem asks, by its tag. */
export function saidOf(need: string, asks: Asks): Asks[string] {
  return asks[need] ?? { rule: need, title: need, asks: need, terms: need };
}

function asksOf(need: string, asks: Asks): string {
  return saidOf(need, asks).asks;
}

/** What stands against putting the person on the tour in place of whoever holds it; empty when nothing does and nothing is lost. */
export function against(world: World, tour: Tour, person: Person, asks: Asks): Reason[] {
  const unmet = world.unmet(person, tour);
  if (unmet.length > 0)
    return unmet.map((need) =>
      reason("lacks", { tour: tour.id, person: person.id, ...saidOf(need, asks) }, `Not shown: ${asksOf(need, asks)}.`),
    );
  if (world.isBanned(person, tour)) {
    const why = world.problem.bans.find((ban) => ban.tour === tour.id && ban.person === person.id)?.why ?? "";
    return [reason("banned", { tour: tour.id, person: person.id, reason: why }, `Ruled out by hand: ${why}`)];
  }
  const clash = world
    .toursOf(person)
    .find((other) => other.id !== tour.id && tooNear(other, tour, world.problem.rest.days));
  if (clash !== undefined) return [elsewhereReason(world, tour, person, clash)];
  const holder = world.holderOf(tour);
  const without = world.postings.filter((posting) => posting.tour.id !== tour.id);
  const broken = world.broken([...without, { tour, person }]);
  if (broken.length > 0) return [brokenReason(tour, person, broken)];
  if (holder === null) return [];
  return [lossReason(world, tour, person, [...without, { tour, person }])].filter((each) => each !== null);
}

/** Whether one person cannot hold both: on the same days, or with fewer whole days between than rest asks for. */
function tooNear(a: Tour, b: Tour, restDays: number): boolean {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  return daysBetween(first.to, second.from) - 1 < restDays;
}

function elsewhereReason(world: World, tour: Tour, person: Person, other: Tour): Reason {
  const facts = {
    tour: tour.id,
    person: person.id,
    other: other.id,
    score: world.scoreOf(person, other),
    key: other.key ? 1 : 0,
  };
  return reason("elsewhere", facts, `Is on ${other.id} in this plan.`);
}

function brokenReason(tour: Tour, person: Person, broken: readonly NamedMatch[]): Reason {
  const at = { tour: tour.id, person: person.id };
  const ids = new Set(broken.map(({ constraint }) => constraint.id));
  const first = broken[0];
  const rule =
    first === undefined
      ? ""
      : String(first.because.ceiling ?? first.because.cap ?? first.because.share ?? first.because.id ?? "");
  if (ids.has("pins-kept")) return reason("pinned", at, "The tour is pinned to somebody else by hand.");
  if (ids.has("within-ceilings")) return reason("ceiling", { ...at, rule }, `The ceiling ${rule} would be passed.`);
  if (ids.has("within-home-caps"))
    return reason(
      "home-cap",
      { ...at, rule, home: person.home ?? "" },
      `Too many of ${person.home ?? "one home unit"} would be away.`,
    );
  if (ids.has("hard-shares")) return reason("share", { ...at, rule }, `The share ${rule} would be missed.`);
  return reason("rest", at, "Rest between tours would be cut.");
}

/** The first entry of the objective that would get worse; null when the plan would be as good. */
function lossReason(world: World, tour: Tour, person: Person, postings: readonly Posting[]): Reason | null {
  for (const entry of world.problem.objective) {
    const before = world.value(entry, world.postings);
    const after = world.value(entry, postings);
    if (before === after) continue;
    if (better(entry, after, before)) return null;
    const facts = { tour: tour.id, person: person.id, entry: entryText(entry), before, after };
    return reason("costs", facts, `${entryText(entry)} would go from ${before} to ${after}.`);
  }
  return reason("equal", { tour: tour.id, person: person.id }, "The plan would be as good; the choice is even.");
}

function better(entry: ObjectiveEntry, a: number, b: number): boolean {
  const least = entry === "shortfall" || entry === "changes" || entry === "people";
  return least ? a < b : a > b;
}

/**
 * Whether the plan would be better with the person on the open tour and their tours that stand against it open instead, if what is
 * missing were shown. A key tour is worth leaving an ordinary one for.
 */
function gainsByMoving(world: World, tour: Tour, person: Person): boolean {
  const restDays = world.problem.rest.days;
  const near = (posting: Posting) => posting.person.id === person.id && tooNear(posting.tour, tour, restDays);
  if (world.postings.some((posting) => near(posting) && world.isPinned(posting.tour))) return false;
  const after = [...world.postings.filter((posting) => !near(posting)), { tour, person }];
  if (!world.broken(after).every(({ constraint }) => constraint.id === "needs-met")) return false;
  for (const entry of world.problem.objective) {
    const [was, is] = [world.value(entry, world.postings), world.value(entry, after)];
    if (was !== is) return better(entry, is, was);
  }
  return false;
}

/** Why a filled tour has its person, as sentences. `higher` counts the eligible with more points. */
export function chosenReasons(world: World, tour: Tour, holder: Person, eligible: number, higher: number): Reason[] {
  const pin = world.problem.pins.find((each) => each.tour === tour.id);
  const pinned =
    pin === undefined
      ? []
      : [
          reason(
            "pinned",
            { tour: tour.id, person: holder.id, reason: pin.why ?? "" },
            `Set by hand: ${pin.why ?? ""}`,
          ),
        ];
  if (eligible === 1)
    return [...pinned, reason("only-one", { tour: tour.id, person: holder.id }, "The only one who may hold it.")];
  const score = world.scoreOf(holder, tour);
  const message = `Chosen of ${eligible} eligible with ${score} points. ${higher === 0 ? "Nobody scored higher." : `${higher} scored higher.`}`;
  return [...pinned, reason("chosen", { tour: tour.id, person: holder.id, eligible, score, higher }, message)];
}

/** The smallest change found that would fill an open tour: one rule that alone keeps away people whom nothing else holds. */
export function nearestFor(world: World, tour: Tour, asks: Asks): Reason | null {
  const options = new Map<string, string[]>();
  for (const person of world.problem.people) {
    const unmet = world.unmet(person, tour);
    const [need] = unmet;
    if (need === undefined || unmet.length > 1 || world.isBanned(person, tour)) continue;
    if (!liftedAloneFits(world, tour, person) && !gainsByMoving(world, tour, person)) continue;
    options.set(need, [...(options.get(need) ?? []), person.id]);
  }
  const [best] = [...options].toSorted((a, b) => b[1].length - a[1].length);
  if (best === undefined) return null;
  const [need, people] = best;
  const facts = { tour: tour.id, people: people.length, person: people[0] ?? "", ...saidOf(need, asks) };
  return reason(
    "would-fill",
    facts,
    `With ${asksOf(need, asks)} shown, ${people.length} could take it, ${people[0]} among them.`,
  );
}

/** What would have brought a person in, when one thing would. */
export function nearestForPerson(world: World, tour: Tour, person: Person, asks: Asks): Reason | null {
  const unmet = world.unmet(person, tour);
  const at = { tour: tour.id, person: person.id };
  if (unmet.length === 1 && liftedAloneFits(world, tour, person)) {
    const need = unmet[0] ?? "";
    return reason(
      "would-bring-in",
      { ...at, ...saidOf(need, asks) },
      `With ${asksOf(need, asks)} shown, could take it.`,
    );
  }
  const holder = world.holderOf(tour);
  if (unmet.length > 0 || holder === null || world.isBanned(person, tour)) return null;
  const points = world.scoreOf(holder, tour) - world.scoreOf(person, tour) + 1;
  const [first] = against(world, tour, person, {});
  if (first?.code !== "costs" || first.facts.entry !== "score") return null;
  return reason(
    "points-bring-in",
    { ...at, points },
    `With ${points} points more, would be chosen as the plan stands.`,
  );
}

/** Whether the person could take the tour if what is missing were shown: no other hard rule breaks, in the tour's place or on top. */
function liftedAloneFits(world: World, tour: Tour, person: Person): boolean {
  const without = world.postings.filter((posting) => posting.tour.id !== tour.id);
  return world.broken([...without, { tour, person }]).every(({ constraint }) => constraint.id === "needs-met");
}
