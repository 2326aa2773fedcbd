/** The problem file as the generator writes it; `docs/planner-format.md` names every key. Optional keys are left out when unused. */
export interface ProblemFile {
  format: "contingent-problem/1";
  title: string;
  tours: TourFile[];
  people: PersonFile[];
  rest: { days: number };
  ceilings?: CeilingFile[];
  shares?: ShareFile[];
  homeCaps?: HomeCapFile[];
  previous?: { tour: string; person: string }[];
  objective: (string | Record<string, number>)[];
  seed: number;
}

/** One place at one time. */
export interface TourFile {
  id: string;
  post: string;
  from: string;
  to: string;
  key?: true;
  value: number;
  needs: string[][];
  labels: Record<string, string>;
}

/** A volunteer. */
export interface PersonFile {
  id: string;
  tags: (string | { tag: string; from?: string; to?: string })[];
  available?: { from: string; to: string }[];
  home?: string;
  lastReturn?: string;
  scores?: { when: Record<string, string>; score: number }[];
}

/** Labels a rule looks at; each key allows any of its values. */
export type Where = Record<string, string[]>;

/** A hard limit. */
export interface CeilingFile {
  id: string;
  where: Where;
  from?: string;
  to?: string;
  atMost: number;
  measure: "present" | "tours" | "people";
  overlap?: { people: number; days: number };
}

/** A smallest part of what is filled. */
export interface ShareFile {
  id: string;
  where: Where;
  tag: string;
  atLeast: [number, number];
  per?: string[];
  hard: boolean;
}

/** Most people one home unit may have away on a day. */
export interface HomeCapFile {
  id: string;
  where: Where;
  atMost: number;
  tag?: string;
}
