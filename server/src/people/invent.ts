/**
 * Invented people for demonstrations and tests, the same for the same key. Files have gaps on purpose: proofs that ran out, results
 * too low, examinations that were never recorded, withdrawn declarations. Pure.
 */
import { z } from "zod";
import namesFile from "../../../data/names-kaz.json" with { type: "json" };
import ranksFile from "../../../data/ranks-kaz.json" with { type: "json" };
import { addDays, type Day } from "../platform/days.ts";
import type { Grade } from "../units/grades.ts";
import { career } from "./careers.ts";
import { type Chance, chance } from "./chance.ts";
import { type EvidenceGiven, evidenceOf } from "./invent-evidence.ts";
import { familyName, patronymic, spellings } from "./names.ts";
import { type Availability, type Declaration, type Person, Rank } from "./schema.ts";

const Names = z.object({
  men: z.array(z.string()),
  women: z.array(z.string()),
  fathers: z.array(z.string()),
  families: z.array(z.string()),
  homeUnits: z.array(z.object({ code: z.string(), branch: z.string(), weight: z.int() })),
});
const names = Names.parse(namesFile);

/** The ranks of Kazakhstan in rising order. */
export const RANKS: readonly Rank[] = z.array(Rank).parse(ranksFile.ranks);

/** A person to be recorded: ids and version come with the record. */
export type NewPerson = Omit<Person, "id" | "version" | "evidence" | "declarations"> & {
  readonly evidence: readonly EvidenceGiven[];
  readonly declarations: readonly Omit<Declaration, "id">[];
};

/** Whom to invent. */
export interface Group {
  /** Decides everything that looks random. */
  readonly key: string;
  readonly count: number;
  /** How many of them are women, spread evenly. */
  readonly women: number;
  /** officers: captain to lieutenant colonel · company: a unit's ranks · reserve: officers of all ranks who may be asked for. */
  readonly kind: "officers" | "company" | "reserve";
  /** The day on which ranks and ages are as they should be. */
  readonly asOf: Day;
  /** First person's number; the others follow. */
  readonly firstNumber: number;
  /** Whether files have gaps; false for people who were chosen and went. */
  readonly gaps: boolean;
}

const OFFICERS = [weight("OF-2", 45), weight("OF-3", 38), weight("OF-4", 17)];
const RESERVE = [weight("OF-1", 30), weight("OF-2", 34), weight("OF-3", 23), weight("OF-4", 10), weight("OF-5", 3)];
const COMPANY_OFFICERS = [weight("OF-1", 60), weight("OF-2", 26), weight("OF-3", 14)];
const COMPANY = [
  weight("OR-2", 34),
  weight("OR-4", 22),
  weight("OR-5", 17),
  weight("OR-6", 13),
  weight("OR-7", 8),
  weight("OR-8", 4),
  weight("OR-9", 2),
];

function weight(grade: Grade, share: number): { grade: Grade; weight: number } {
  return { grade, weight: share };
}

/** `group.count` people, numbered from `group.firstNumber`. */
export function invent(group: Group): NewPerson[] {
  return Array.from({ length: group.count }, (_, index) => {
    const woman =
      Math.floor(((index + 1) * group.women) / group.count) > Math.floor((index * group.women) / group.count);
    return person(group, index, woman);
  });
}

function person(group: Group, index: number, woman: boolean): NewPerson {
  const random = chance(`${group.key}/${index}`);
  const grade = random.weighted(ladderOf(group, index)).grade;
  const { ranks, ...dates } = career(random, RANKS, grade, group.asOf);
  const home = random.weighted(names.homeUnits);
  const number = `P-${String(group.firstNumber + index).padStart(5, "0")}`;
  return {
    number,
    sex: woman ? "woman" : "man",
    ...dates,
    birthDate: group.gaps && random.whole(1, 200) === 1 ? null : dates.birthDate,
    names: spellings({
      family: familyName(random.oneOf(names.families), woman),
      given: random.oneOf(woman ? names.women : names.men),
      patronymic: patronymic(random.oneOf(names.fathers), woman),
    }),
    ranks,
    postings: [{ homeUnit: home.code, branch: home.branch, validFrom: dates.serviceStart, validTo: null }],
    evidence: evidenceOf(random, {
      grade,
      home: home.code,
      asOf: group.asOf,
      gaps: group.gaps,
      serviceStart: dates.serviceStart,
    }),
    available: availabilityOf(random, group),
    declarations: declarationsOf(random, group, grade),
  };
}

function ladderOf(group: Group, index: number): readonly { grade: Grade; weight: number }[] {
  if (group.kind === "officers") return OFFICERS;
  if (group.kind === "reserve") return RESERVE;
  return index < Math.ceil(group.count * 0.12) ? COMPANY_OFFICERS : COMPANY;
}

function availabilityOf(random: Chance, { asOf, gaps }: Group): Availability[] {
  if (!gaps) return [{ from: addDays(asOf, -60), to: addDays(asOf, 500) }];
  const kind = random.whole(1, 100);
  if (kind <= 2) return [];
  if (kind <= 8) return [{ from: addDays(asOf, random.whole(60, 240)), to: null }];
  if (kind <= 13) return [{ from: addDays(asOf, -30), to: addDays(asOf, random.whole(300, 700)) }];
  return [{ from: addDays(asOf, -30), to: null }];
}

function declarationsOf(random: Chance, { asOf, gaps }: Group, grade: Grade): Omit<Declaration, "id">[] {
  const officer = grade.startsWith("OF-");
  const track = officer
    ? random.weighted([
        { of: "individual", weight: 40 },
        { of: "both", weight: 42 },
        { of: "contingent", weight: 18 },
      ] as const).of
    : "contingent";
  const given = addDays(asOf, -random.whole(20, 300));
  if (!gaps) return [{ track: "both", given, expires: addDays(asOf, 60), withdrawn: null }];
  const kind = random.whole(1, 100);
  if (kind <= 2) return [];
  if (kind <= 5) return [{ track, given, expires: null, withdrawn: addDays(given, random.whole(1, 20)) }];
  if (kind <= 8) return [{ track, given: addDays(given, -400), expires: addDays(given, -35), withdrawn: null }];
  return [{ track, given, expires: addDays(given, 730), withdrawn: null }];
}
