import { dayText, horizonStart } from "./calendar.ts";
import { type Chance, chanceOf } from "./chance.ts";
import type { TourFile } from "./shape.ts";
import type { Size } from "./sizes.ts";
import { ranksOf, type SingleRole, singleRoles, type UnitRole, unitRoles } from "./trades.ts";

/** Tours of all posts of the size, unit by unit and post by post, in the order of their dates within a post. */
export function generateTours(size: Size, seed: number): TourFile[] {
  const chance = chanceOf(seed, "posts");
  const tours: TourFile[] = [];
  for (const [index, strength] of unitStrengths(size, chance).entries()) addUnit(tours, size, chance, index, strength);
  for (let index = 0; index < size.singles; index++) addSingle(tours, size, chance, index);
  return tours;
}

/** Posts in each formed unit: the battalions first, then companies of 100 to 250 until the posts are used up. */
function unitStrengths(size: Size, chance: Chance): number[] {
  const strengths = Array.from({ length: size.battalions }, () => 850);
  let left = size.posts - size.singles - 850 * size.battalions;
  while (left > 0) {
    const strength = left < 200 ? left : chance.between(100, Math.min(250, left - 50));
    strengths.push(strength);
    left -= strength;
  }
  return strengths;
}

function addUnit(tours: TourFile[], size: Size, chance: Chance, index: number, strength: number): void {
  const unit = `unit-${String(index + 1).padStart(3, "0")}`;
  const mission = missionOf(chance, size);
  const months = strength >= 850 ? 6 : chance.pick([6, 9, 12, 12]);
  const rotations = rotationDays(size, chance, months);
  for (const { role, count } of establishment(strength)) {
    for (let place = 0; place < count; place++) {
      const post = `${mission}/${unit}/${role.role}-${place + 1}`;
      for (const [number, span] of rotations.entries()) {
        tours.push(unitTour(role, { post, mission, unit, rotation: `${unit}/${number + 1}` }, span));
      }
    }
  }
}

/** How many of each role a unit of that strength has; what rounding leaves over are riflemen. */
function establishment(strength: number): { role: UnitRole; count: number }[] {
  const counts = unitRoles.map((role) => ({ role, count: Math.trunc((role.perBattalion * strength) / 850) }));
  const commander = counts.at(-1);
  if (commander) commander.count = 1;
  const placed = counts.reduce((sum, entry) => sum + entry.count, 0);
  const riflemen = counts[0];
  if (riflemen) riflemen.count += strength - placed;
  return counts.filter((entry) => entry.count > 0);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Rotations one after another through the horizon, each staying some days into the next one's time to hand over. */
function rotationDays(size: Size, chance: Chance, months: number): Span[] {
  const length = Math.trunc((months * 365) / 12);
  const handover = chance.between(4, 14);
  const spans: Span[] = [];
  for (let from = horizonStart + chance.below(length); from < horizonStart + size.years * 365; from += length) {
    spans.push({ from, to: from + length + handover - 1 });
  }
  return spans;
}

interface Place {
  readonly post: string;
  readonly mission: string;
  readonly unit: string;
  readonly rotation: string;
}

function unitTour(role: UnitRole, place: Place, span: Span): TourFile {
  const needs = [rankNeed(role.band), [`trade:${role.trade}`], ["medical:fit@start"]];
  if (role.course) needs.push([`course:${role.course}`]);
  if (role.english) needs.push([`english:${role.english}`]);
  return {
    id: `${place.post}/${dayText(span.from)}`,
    post: place.post,
    from: dayText(span.from),
    to: dayText(span.to),
    ...(role.key ? { key: true } : {}),
    value: role.value,
    needs,
    labels: {
      mission: place.mission,
      role: role.role,
      band: role.band,
      mode: "unit",
      unit: place.unit,
      rotation: place.rotation,
    },
  };
}

function addSingle(tours: TourFile[], size: Size, chance: Chance, index: number): void {
  const role = singleRoles[chance.weighted(singleRoles.map((entry) => entry.weight))] ?? chance.pick(singleRoles);
  const mission = missionOf(chance, size);
  const post = `${mission}/${role.role}-${index + 1}`;
  const french = chance.holds(1, 4);
  for (const span of rotationDays(size, chance, 12)) tours.push(singleTour(role, mission, post, french, span));
}

function singleTour(role: SingleRole, mission: string, post: string, french: boolean, span: Span): TourFile {
  const needs = [rankNeed(role.band), ["medical:fit@start"], [`${french ? "french" : "english"}:${role.level}`]];
  for (const course of role.courses) needs.push([`course:${course}`]);
  if (role.trade) needs.push([`trade:${role.trade}`]);
  return {
    id: `${post}/${dayText(span.from)}`,
    post,
    from: dayText(span.from),
    to: dayText(span.to),
    ...(role.key ? { key: true } : {}),
    value: role.value,
    needs,
    labels: { mission, role: role.role, band: role.band, mode: "self", unit: "", rotation: "" },
  };
}

function rankNeed(band: UnitRole["band"]): string[] {
  return ranksOf[band].map((rank) => `rank:${rank}`);
}

function missionOf(chance: Chance, size: Size): string {
  return `mission-${String(chance.below(size.missions) + 1).padStart(2, "0")}`;
}
