import { dayText, horizonStart } from "./calendar.ts";
import { type Chance, chanceOf } from "./chance.ts";
import type { PersonFile } from "./shape.ts";
import type { Size } from "./sizes.ts";
import { firstOfficerRank, languageSteps, pyramid, ranksOf, singleRoles, trades, unitRoles } from "./trades.ts";

const roleNames = [...unitRoles, ...singleRoles].map((role) => role.role);
const courseOdds: readonly (readonly [string, readonly string[], number])[] = [
  ["heavy-weapons", ["infantry"], 35],
  ["driving-c", ["transport", "infantry"], 70],
  ["eod", ["engineers"], 80],
  ["tccc", ["medical"], 90],
  ["doctor", ["medical"], 25],
];

/** Volunteers of the size: ranks in a pyramid, trades, courses that lapse, languages, health, time away from home duties, scores. */
export function generatePeople(size: Size, seed: number): PersonFile[] {
  const chance = chanceOf(seed, "volunteers");
  return Array.from({ length: size.volunteers }, (_, index) => volunteer(size, chance, index));
}

function volunteer(size: Size, chance: Chance, index: number): PersonFile {
  // small contributors send officers for the most part: their volunteers are drawn from the upper half of the pyramid
  const officersOnly = size.battalions === 0 && chance.holds(2, 3);
  const weights = pyramid.map(([, weight], rank) => (officersOnly && rank < firstOfficerRank ? 0 : weight));
  const rank = chance.weighted(weights);
  const trade = trades[chance.weighted(trades.map(([, weight]) => weight))]?.[0] ?? "infantry";
  const officer = rank >= firstOfficerRank;
  const returned = chance.holds(22, 100);
  const tags: PersonFile["tags"] = [`rank:${pyramid[rank]?.[0] ?? "private"}`, `trade:${trade}`];
  if (officer) tags.push("officer");
  if (chance.holds(14, 100)) tags.push("woman");
  if (returned || chance.holds(15, 100)) tags.push("experienced");
  addMedical(tags, size, chance);
  addCourses(tags, size, chance, trade, officer);
  addLanguages(tags, chance, officer);
  return {
    id: `P-${String(index + 1).padStart(6, "0")}`,
    tags,
    available: availability(size, chance),
    home: `home-${String(chance.below(size.homes) + 1).padStart(3, "0")}`,
    ...(returned ? { lastReturn: dayText(horizonStart - chance.between(1, 700)) } : {}),
    scores: scores(size, chance, pyramid[rank]?.[0] ?? "private"),
  };
}

function addMedical(tags: PersonFile["tags"], size: Size, chance: Chance): void {
  const end = horizonStart + size.years * 365;
  const start = chance.holds(85, 100) ? horizonStart - 200 : horizonStart + chance.below(500);
  if (chance.holds(5, 100)) return;
  const to = chance.holds(70, 100) ? end : chance.between(start + 200, end);
  tags.push({ tag: "medical:fit", from: dayText(start), to: dayText(to) });
}

function addCourses(tags: PersonFile["tags"], size: Size, chance: Chance, trade: string, officer: boolean): void {
  for (const [course, owners, odds] of courseOdds) {
    if (!owners.includes(trade)) continue;
    const share = trade === owners[0] ? odds : 12;
    if (course === "doctor" && !officer) continue;
    if (chance.holds(share, 100)) tags.push(lapsing(`course:${course}`, size, chance, 5));
  }
  if (!officer) return;
  if (chance.holds(55, 100)) tags.push(lapsing("course:unmem", size, chance, 3));
  if (chance.holds(45, 100)) tags.push(lapsing("course:unsoc", size, chance, 3));
}

/** A certificate that holds for some years from its day, or without end for one in four. */
function lapsing(tag: string, size: Size, chance: Chance, years: number): { tag: string; from: string; to?: string } {
  const from = horizonStart - 500 + chance.below(500 + 250 * size.years);
  if (chance.holds(1, 4)) return { tag, from: dayText(from) };
  return { tag, from: dayText(from), to: dayText(from + years * 365) };
}

function addLanguages(tags: PersonFile["tags"], chance: Chance, officer: boolean): void {
  const english = chance.weighted(officer ? [10, 12, 24, 34, 20] : [45, 30, 17, 6, 2]);
  const french = chance.weighted(officer ? [70, 9, 8, 9, 4] : [92, 5, 2, 1, 0]);
  for (const step of languageSteps.slice(0, english)) tags.push(`english:${step}`);
  for (const step of languageSteps.slice(0, french)) tags.push(`french:${step}`);
}

/** One or two stretches in which the person may go; one in five may go at any time of the horizon. */
function availability(size: Size, chance: Chance): { from: string; to: string }[] {
  const end = horizonStart + size.years * 365 + 400;
  if (chance.holds(1, 5)) return [{ from: dayText(horizonStart), to: dayText(end) }];
  const first = horizonStart + chance.below(size.years * 250);
  const firstEnd = first + chance.between(300, 1000);
  const spans = [{ from: dayText(first), to: dayText(Math.min(firstEnd, end)) }];
  const second = firstEnd + chance.between(60, 400);
  if (chance.holds(1, 3) && second + 200 < end) spans.push({ from: dayText(second), to: dayText(end) });
  return spans;
}

/** Merit of 0 to 100, up to two preferences, a first-timer's premium and a premium where the rank fits best. */
function scores(size: Size, chance: Chance, rank: string): { when: Record<string, string>; score: number }[] {
  const list: { when: Record<string, string>; score: number }[] = [{ when: {}, score: chance.between(0, 100) }];
  if (chance.holds(1, 2)) list.push({ when: { role: chance.pick(roleNames) }, score: chance.between(5, 30) });
  if (chance.holds(1, 2)) {
    const mission = `mission-${String(chance.below(size.missions) + 1).padStart(2, "0")}`;
    list.push({ when: { mission }, score: chance.between(5, 30) });
  }
  if (chance.holds(6, 10)) list.push({ when: {}, score: 20 });
  for (const [band, ranks] of Object.entries(ranksOf)) {
    if (ranks.at(-1) === rank) list.push({ when: { band }, score: 10 });
  }
  return list;
}
