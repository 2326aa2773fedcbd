/** One kind of work in a formed unit: who may do it, and how many a unit of 850 has. */
export interface UnitRole {
  readonly role: string;
  readonly perBattalion: number;
  readonly band: Band;
  readonly value: number;
  readonly trade: string;
  readonly course?: string;
  readonly english?: string;
  readonly key?: boolean;
}

/** A span of ranks one post accepts. */
export type Band = "other-ranks" | "junior-nco" | "senior-nco" | "lieutenants" | "captains" | "majors" | "colonels";

/** The ranks of each band; the bands overlap, as establishment tables do. */
export const ranksOf: Readonly<Record<Band, readonly string[]>> = {
  "other-ranks": ["private", "lance-corporal"],
  "junior-nco": ["corporal", "sergeant"],
  "senior-nco": ["sergeant", "staff-sergeant", "warrant-officer"],
  lieutenants: ["second-lieutenant", "lieutenant"],
  captains: ["lieutenant", "captain"],
  majors: ["captain", "major"],
  colonels: ["lieutenant-colonel", "colonel"],
};

/** Ranks from the lowest to the highest with how many of a hundred thousand volunteers hold each. */
export const pyramid: readonly (readonly [string, number])[] = [
  ["private", 34_000],
  ["lance-corporal", 21_000],
  ["corporal", 15_000],
  ["sergeant", 11_500],
  ["staff-sergeant", 4_500],
  ["warrant-officer", 2_200],
  ["second-lieutenant", 2_000],
  ["lieutenant", 3_300],
  ["captain", 3_400],
  ["major", 2_100],
  ["lieutenant-colonel", 800],
  ["colonel", 200],
];

/** Lowest rank counted as an officer, by its place in `pyramid`. */
export const firstOfficerRank = 6;

/** The establishment of an infantry battalion, simplified; smaller units have the same in proportion. */
export const unitRoles: readonly UnitRole[] = [
  { role: "rifleman", perBattalion: 360, band: "other-ranks", value: 1000, trade: "infantry" },
  { role: "gunner", perBattalion: 66, band: "other-ranks", value: 1000, trade: "infantry", course: "heavy-weapons" },
  { role: "driver", perBattalion: 120, band: "other-ranks", value: 1000, trade: "transport", course: "driving-c" },
  { role: "cook", perBattalion: 26, band: "other-ranks", value: 1000, trade: "catering" },
  { role: "mechanic", perBattalion: 44, band: "junior-nco", value: 1000, trade: "maintenance" },
  { role: "signaller", perBattalion: 44, band: "junior-nco", value: 1000, trade: "signals", english: "a2" },
  { role: "section-leader", perBattalion: 62, band: "junior-nco", value: 2000, trade: "infantry" },
  { role: "sapper", perBattalion: 40, band: "junior-nco", value: 2000, trade: "engineers", course: "eod" },
  { role: "medic", perBattalion: 32, band: "junior-nco", value: 2000, trade: "medical", course: "tccc" },
  { role: "platoon-sergeant", perBattalion: 20, band: "senior-nco", value: 2000, trade: "infantry" },
  { role: "platoon-leader", perBattalion: 16, band: "lieutenants", value: 2000, trade: "infantry", english: "a2" },
  {
    role: "company-commander",
    perBattalion: 6,
    band: "majors",
    value: 5000,
    trade: "infantry",
    english: "b1",
    key: true,
  },
  { role: "staff", perBattalion: 9, band: "captains", value: 2000, trade: "staff", english: "b1" },
  { role: "doctor", perBattalion: 4, band: "captains", value: 5000, trade: "medical", course: "doctor" },
  { role: "commander", perBattalion: 1, band: "colonels", value: 5000, trade: "infantry", english: "b2", key: true },
];

/** A post that one person holds by himself: an observer, a staff officer, an adviser. */
export interface SingleRole {
  readonly role: string;
  readonly weight: number;
  readonly band: Band;
  readonly value: number;
  readonly courses: readonly string[];
  readonly level: string;
  readonly trade?: string;
  readonly key?: boolean;
}

/** Individual posts and how often each is offered. */
export const singleRoles: readonly SingleRole[] = [
  { role: "unmo", weight: 45, band: "majors", value: 2000, courses: ["unmem"], level: "b2" },
  { role: "unmo-junior", weight: 15, band: "captains", value: 1000, courses: ["unmem"], level: "b1" },
  { role: "staff-officer", weight: 20, band: "majors", value: 2000, courses: ["unsoc"], level: "b2" },
  { role: "logistics-officer", weight: 8, band: "captains", value: 1000, courses: [], level: "b1", trade: "transport" },
  { role: "liaison-officer", weight: 6, band: "captains", value: 2000, courses: [], level: "b2" },
  { role: "sector-chief", weight: 4, band: "colonels", value: 5000, courses: ["unsoc"], level: "b2", key: true },
  {
    role: "medical-adviser",
    weight: 2,
    band: "captains",
    value: 5000,
    courses: ["doctor"],
    level: "b1",
    trade: "medical",
  },
];

/** Trades that volunteers come from, with how many of a thousand; some are asked for by no post. */
export const trades: readonly (readonly [string, number])[] = [
  ["infantry", 470],
  ["transport", 135],
  ["engineers", 80],
  ["signals", 80],
  ["medical", 66],
  ["maintenance", 72],
  ["catering", 36],
  ["staff", 26],
  ["air-defence", 20],
  ["band", 15],
];

/** Steps of a language scale, lowest first; whoever has a step has all below it. */
export const languageSteps: readonly string[] = ["a2", "b1", "b2", "c1"];
