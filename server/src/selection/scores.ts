/** Points of a person for a tour, part by part. They say who is preferred among people who may all go; they never make anybody eligible. Pure. */
import { holdsOn, standingOf, stepsAbove } from "../eligibility/rules.ts";
import type { Rule } from "../eligibility/schema.ts";
import { rankOn } from "../people/rules.ts";
import type { Person } from "../people/schema.ts";
import { addDays, addMonths, type Day, laterDay } from "../platform/days.ts";
import { type Grade, gradeOrdinal, inBand } from "../units/grades.ts";
import type { ScorePart, Weights } from "./schema.ts";

/** Points for every tour that carries all the labels of `when`. */
export interface ScoreRule {
  readonly part: string;
  readonly when: Readonly<Record<string, string>>;
  readonly points: number;
}

/** What runs use unless they are given others. */
export const USUAL_WEIGHTS: Weights = {
  gradeDistance: 10,
  language: 4,
  firstTour: 20,
  sameMission: 10,
  yearAtHome: 5,
  desirable: 5,
};

/** What is known of a person when points are given. */
export interface Scored {
  readonly person: Person;
  /** Stays in missions, past and planned, in order of days. */
  readonly away: readonly { readonly mission: string; readonly from: Day; readonly to: Day }[];
}

/** The most steps above a language proof that still bring points: beyond that a better result is no better for the post. */
const MOST_STEPS = 5;
const MOST_YEARS = 5;

/** All points that a person can bring, as of the day of decision. `bands` are the grade bands of the tours, as `OF-2..OF-3`. */
export function scoreRules(
  about: Scored,
  bands: readonly string[],
  rules: readonly Rule[],
  weights: Weights,
  decision: Day,
): ScoreRule[] {
  return [
    ...gradePoints(about.person, bands, weights.gradeDistance, decision),
    ...languagePoints(about.person, rules, weights.language, decision),
    ...experiencePoints(about, weights, decision),
    ...desirablePoints(about, rules, weights.desirable, decision),
  ].filter(({ points }) => points !== 0);
}

/** A grade's distance to the top of the band is taken off: a post is better held by the rank that it was made for. */
function gradePoints(person: Person, bands: readonly string[], weight: number, decision: Day): ScoreRule[] {
  const held = rankOn(person, decision)?.grade;
  if (held === undefined) return [];
  return bands.flatMap((band) => {
    const [min, max] = band.split("..") as [Grade, Grade];
    if (!inBand(held, min, max)) return [];
    return [{ part: "gradeDistance", when: { band }, points: -weight * (gradeOrdinal(max) - gradeOrdinal(held)) }];
  });
}

function languagePoints(person: Person, rules: readonly Rule[], weight: number, decision: Day): ScoreRule[] {
  return rules.flatMap(({ test, scope }) => {
    if (test.attribute !== "language") return [];
    const steps = person.evidence
      .filter(
        (each) =>
          each.kind === "language" &&
          each.subject === test.language &&
          each.issued <= decision &&
          (each.expires ?? decision) >= decision,
      )
      .map((each) => stepsAbove(each.issuer, each.result, test.anyOf));
    const points = weight * Math.min(MOST_STEPS, Math.max(0, ...steps));
    return (scope.roles ?? [undefined]).map((role) => ({
      part: "language",
      when: role === undefined ? {} : { role },
      points,
    }));
  });
}

function experiencePoints({ away }: Scored, weights: Weights, decision: Day): ScoreRule[] {
  const past = away.filter(({ from }) => from <= decision);
  if (past.length === 0) return [{ part: "firstTour", when: {}, points: weights.firstTour }];
  const last = past.map(({ to }) => to).reduce(laterDay);
  const missions = [...new Set(past.map(({ mission }) => mission))].toSorted();
  return [
    ...missions.map((mission) => ({ part: "sameMission", when: { mission }, points: weights.sameMission })),
    { part: "yearAtHome", when: {}, points: weights.yearAtHome * yearsSince(addDays(last, 1), decision) },
  ];
}

function yearsSince(from: Day, to: Day): number {
  let years = 0;
  while (years < MOST_YEARS && addMonths(from, 12 * (years + 1)) <= to) years += 1;
  return years;
}

function desirablePoints({ person, away }: Scored, rules: readonly Rule[], weight: number, decision: Day): ScoreRule[] {
  return rules.flatMap(({ test, severity, scope, code }) => {
    if (severity !== "desirable" || test.attribute === "post-grade" || test.attribute === "declaration") return [];
    if (!holdsOn(standingOf(person, away, test).yes, decision)) return [];
    return (scope.roles ?? [undefined]).map((role) => ({
      part: `desirable:${code}`,
      when: role === undefined ? {} : { role },
      points: weight,
    }));
  });
}

/** The parts that count for a tour with these labels; they add up to its score in the problem. */
export function partsFor(rules: readonly ScoreRule[], labels: Readonly<Record<string, string>>): ScorePart[] {
  const parts = new Map<string, number>();
  for (const { part, when, points } of rules) {
    const matches = Object.entries(when).every(([key, value]) => (labels[key] ?? "") === value);
    if (matches) parts.set(part, (parts.get(part) ?? 0) + points);
  }
  return [...parts].map(([part, points]) => ({ part, points }));
}
