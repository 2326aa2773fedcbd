/** The evidence in an invented person's file. Pure. */
import { addDays, addMonths, type Day, laterDay } from "../platform/days.ts";
import { type Grade, gradeOrdinal, isOfficer } from "../units/grades.ts";
import type { Chance } from "./chance.ts";
import type { Evidence } from "./schema.ts";

/** Evidence to be recorded. */
export type EvidenceGiven = Omit<Evidence, "id">;

/** What is known of a person when their evidence is invented. */
export interface Bearer {
  readonly grade: Grade;
  readonly home: string;
  readonly asOf: Day;
  readonly serviceStart: Day;
  readonly gaps: boolean;
}

const CENTRE = "KAZCENT";

/** The whole file: health, conduct, passport, driving, languages, courses, skills, clearance. */
export function evidenceOf(random: Chance, bearer: Bearer): EvidenceGiven[] {
  return [
    ...medical(random, bearer),
    ...conduct(random, bearer),
    ...passport(random, bearer),
    ...driving(random, bearer),
    ...english(random, bearer),
    ...french(random, bearer),
    ...courses(random, bearer),
    ...skills(random, bearer),
    ...clearance(random, bearer),
  ];
}

function medical(random: Chance, { asOf, gaps }: Bearer): EvidenceGiven[] {
  const exam = (daysAgo: number, result: string, expires: Day | null): EvidenceGiven => ({
    kind: "medical",
    subject: "",
    issuer: "military medical board",
    result,
    issued: addDays(asOf, -daysAgo),
    expires,
  });
  const kind = gaps ? random.whole(1, 100) : 100;
  if (kind <= 3) return [];
  if (kind <= 8) return [exam(random.whole(400, 640), "fit", null)];
  if (kind <= 12) return [exam(random.whole(10, 90), "unfit", addDays(asOf, random.whole(30, 180)))];
  if (kind <= 14) return [exam(random.whole(10, 300), "unfit", null)];
  return [exam(random.whole(10, 330), "fit", null)];
}

function conduct(random: Chance, { asOf, gaps }: Bearer): EvidenceGiven[] {
  const kind = gaps ? random.whole(1, 100) : 100;
  if (kind <= 3) return [];
  const daysAgo = kind <= 6 ? random.whole(800, 1100) : random.whole(10, 500);
  const result = kind === 7 ? "barred" : "clear";
  return [
    {
      kind: "conduct",
      subject: "",
      issuer: "personnel department",
      result,
      issued: addDays(asOf, -daysAgo),
      expires: null,
    },
  ];
}

function passport(random: Chance, { asOf, gaps, grade }: Bearer): EvidenceGiven[] {
  const kind = gaps ? random.whole(1, 100) : 100;
  if (kind <= (isOfficer(grade) ? 3 : 30)) return [];
  const days = kind <= (isOfficer(grade) ? 7 : 36) ? random.whole(60, 420) : random.whole(1100, 3400);
  return [
    {
      kind: "passport",
      subject: "",
      issuer: "KAZ",
      result: "valid",
      issued: addDays(asOf, days - 3652),
      expires: addDays(asOf, days),
    },
  ];
}

function driving(random: Chance, { asOf, grade, gaps, serviceStart }: Bearer): EvidenceGiven[] {
  const licence = (subject: string, result: string): EvidenceGiven => ({
    kind: "driving",
    subject,
    issuer: "traffic police",
    result,
    issued: laterDay(serviceStart, addDays(asOf, -random.whole(200, 3000))),
    expires: null,
  });
  const kind = gaps ? random.whole(1, 100) : random.whole(14, 100);
  if (isOfficer(grade)) {
    if (kind <= 8) return [];
    return [licence("B", kind <= 13 ? "automatic" : "manual")];
  }
  if (kind <= 30) return [];
  const car = licence("B", kind <= 38 ? "automatic" : "manual");
  return kind >= 58 ? [car, licence("C", "manual")] : [car];
}

const IELTS = [
  { of: "3.5", weight: 6 },
  { of: "4.0", weight: 12 },
  { of: "4.5", weight: 17 },
  { of: "5.0", weight: 20 },
  { of: "5.5", weight: 25 },
  { of: "6.0", weight: 18 },
  { of: "6.5", weight: 8 },
  { of: "7.0", weight: 4 },
  { of: "7.5", weight: 1 },
];
const STANAG = [
  { of: "1111", weight: 10 },
  { of: "2211", weight: 14 },
  { of: "2222", weight: 32 },
  { of: "3222", weight: 12 },
  { of: "3333", weight: 50 },
];
const TOEFL = [
  { of: "48", weight: 15 },
  { of: "61", weight: 20 },
  { of: "79", weight: 20 },
  { of: "87", weight: 25 },
  { of: "95", weight: 15 },
  { of: "104", weight: 5 },
];

function english(random: Chance, { asOf, grade, gaps }: Bearer): EvidenceGiven[] {
  const test = (issuer: string, result: string, months: number): EvidenceGiven[] => {
    const issued = addDays(asOf, -random.whole(15, gaps ? 24 * months + 60 : 300));
    return [{ kind: "language", subject: "english", issuer, result, issued, expires: addMonths(issued, months) }];
  };
  if (!isOfficer(grade)) {
    // Few soldiers are tested; among the sergeants are those who read languages.
    if (!random.happens(gradeOrdinal(grade) >= gradeOrdinal("OR-5") ? 20 : 5)) return [];
    return test("IELTS", random.oneOf(["4.0", "4.5", "5.0", "6.0", "6.5", "7.0"]), 24);
  }
  const kind = gaps ? random.whole(1, 100) : random.whole(10, 100);
  if (kind <= 9) return [];
  if (kind <= 55) return test("IELTS", random.weighted(gaps ? IELTS : IELTS.slice(2)).of, 24);
  if (kind <= 84) return test("STANAG 6001", gaps ? random.weighted(STANAG).of : "3333", 36);
  return test("TOEFL iBT", random.weighted(gaps ? TOEFL : TOEFL.slice(3)).of, 24);
}

/** Nobody in the demonstration reaches French B2, so that a post which asks for it honestly stays open. */
function french(random: Chance, { asOf, grade }: Bearer): EvidenceGiven[] {
  if (!isOfficer(grade) || !random.happens(7)) return [];
  const issued = addDays(asOf, -random.whole(60, 1500));
  const result = random.oneOf(["A1", "A2", "A2", "B1", "B1"]);
  return [{ kind: "language", subject: "french", issuer: "DELF/DALF", result, issued, expires: null }];
}

function courses(random: Chance, { asOf, grade, gaps }: Bearer): EvidenceGiven[] {
  const course = (subject: string): EvidenceGiven => ({
    kind: "course",
    subject,
    issuer: CENTRE,
    result: "passed",
    issued: addDays(asOf, -random.whole(30, 1500)),
    expires: null,
  });
  const taken = (subject: string, percent: number) => (random.happens(percent) ? [course(subject)] : []);
  const core = taken("CPTM", gaps ? 93 : 100);
  if (!isOfficer(grade)) return core;
  const senior = gradeOrdinal(grade) >= gradeOrdinal("OF-2");
  return [
    ...core,
    ...taken("UNMOC", gaps ? (senior ? 56 : 8) : 90),
    ...taken("UNSOC", gaps ? (senior ? 54 : 6) : 90),
    ...taken("UNCC", gradeOrdinal(grade) >= gradeOrdinal("OF-3") ? 15 : 0),
  ];
}

const SOLDIERS = [
  { of: "", weight: 34 },
  { of: "signaller", weight: 12 },
  { of: "combat-medic", weight: 6 },
  { of: "sniper", weight: 6 },
  { of: "gunner", weight: 9 },
  { of: "eod", weight: 5 },
  { of: "sapper", weight: 5 },
  { of: "uas", weight: 4 },
  { of: "paramedic", weight: 7 },
  { of: "nurse", weight: 4 },
  { of: "mechanic", weight: 5 },
  { of: "cook", weight: 4 },
];
const OFFICER_SKILLS = [
  { of: "", weight: 72 },
  { of: "doctor", weight: 6 },
  { of: "lawyer", weight: 3 },
  { of: "eod", weight: 4 },
  { of: "signaller", weight: 7 },
  { of: "engineer", weight: 4 },
  { of: "military-police", weight: 4 },
];

function skills(random: Chance, { asOf, grade, home }: Bearer): EvidenceGiven[] {
  const drawn = random.weighted(isOfficer(grade) ? OFFICER_SKILLS : SOLDIERS).of;
  const subject = isOfficer(grade) ? (SKILL_OF_HOME[home] ?? drawn) : drawn;
  if (subject === "") return [];
  const result = random.whole(1, 40) === 1 ? "failed" : "passed";
  return [
    { kind: "skill", subject, issuer: home, result, issued: addDays(asOf, -random.whole(100, 2500)), expires: null },
  ];
}

/** Officers of these units are specialists. */
const SKILL_OF_HOME: Readonly<Record<string, string>> = {
  "medical-centre": "doctor",
  "engineers-centre": "engineer",
  "military-police": "military-police",
};

function clearance(random: Chance, { asOf, grade, gaps }: Bearer): EvidenceGiven[] {
  if (!isOfficer(grade) || !random.happens(gaps ? 70 : 95)) return [];
  const issued = addDays(asOf, -random.whole(30, 1400));
  const result = random.whole(1, 50) === 1 ? "refused" : "granted";
  return [
    {
      kind: "clearance",
      subject: "secret",
      issuer: "security department",
      result,
      issued,
      expires: addMonths(issued, 60),
    },
  ];
}
