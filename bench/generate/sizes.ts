/** What an instance is made of. */
export interface Size {
  readonly name: SizeName;
  readonly posts: number;
  readonly volunteers: number;
  readonly years: number;
  /** Posts of the one battalion; 0 when there is none. */
  readonly battalions: number;
  /** Posts that one person holds by himself. */
  readonly singles: number;
  readonly missions: number;
  readonly homes: number;
}

/** Names of the four sizes of the benchmark. */
export type SizeName = "S" | "M" | "L" | "XL";

/** A small contributor, a battalion and its officers, the largest contributor, all of the United Nations. */
export const sizes: Readonly<Record<SizeName, Size>> = {
  S: { name: "S", posts: 60, volunteers: 500, years: 3, battalions: 0, singles: 60, missions: 5, homes: 12 },
  M: { name: "M", posts: 900, volunteers: 10_000, years: 3, battalions: 1, singles: 50, missions: 6, homes: 40 },
  L: { name: "L", posts: 5_000, volunteers: 60_000, years: 4, battalions: 2, singles: 650, missions: 10, homes: 120 },
  XL: {
    name: "XL",
    posts: 20_000,
    volunteers: 300_000,
    years: 4,
    battalions: 8,
    singles: 2_600,
    missions: 12,
    homes: 400,
  },
};

/** The size of that name; throws for any other text. */
export function sizeNamed(name: string): Size {
  if (name === "S" || name === "M" || name === "L" || name === "XL") return sizes[name];
  throw new Error(`size ${name} is none of S, M, L, XL`);
}
