/** What the rows of a workbook say of persons, tours, contributions, rotations and ranks, once they are read. Pure. */

import type { Confidence, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import type { PersonName, Sex } from "../../people/schema.ts";
import type { Day } from "../../platform/days.ts";
import type { Ended, Payer } from "../ids.ts";
import type { At } from "./findings.ts";
import type { HistoryFinding } from "./schema.ts";

/** A person as a row gives them; null where the row says nothing. */
export interface PersonRow {
  readonly at: At;
  /** Whether a cell of the row could not be read: what it says otherwise is judged, and none of it is written. */
  readonly faulty: boolean;
  readonly number: string | null;
  readonly names: readonly PersonName[];
  readonly sex: Sex | null;
  readonly birthDate: Day | null;
  readonly rank: string | null;
  readonly rankSince: Day | null;
  readonly homeUnit: string | null;
  readonly homeUnitSince: Day | null;
  readonly branch: string | null;
  readonly serviceStart: Day | null;
  readonly officerSince: Day | null;
}

/** What a row says of where it comes from. */
export interface Told {
  readonly source: string | null;
  readonly confidence: Confidence | null;
  readonly note: string | null;
}

/** A mission, a role and a mode, as written. */
export interface Placed {
  readonly mission: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode | null;
  readonly partner: string | null;
}

/** A tour as a row gives it, with its person. */
export interface TourRow extends Told, Placed {
  readonly at: At;
  /** As of `PersonRow`; days of such a row may be none. */
  readonly faulty: boolean;
  readonly person: PersonRow;
  readonly contribution: string | null;
  readonly rotation: number | null;
  readonly unitType: string | null;
  readonly post: string | null;
  readonly from: Day;
  /** Null: it goes on. */
  readonly to: Day | null;
  readonly ended: Ended | null;
  readonly cause: string | null;
  readonly payer: Payer | null;
  readonly breachReason: string | null;
}

/** A contribution as a row gives it. */
export interface ContributionRow extends Told, Placed {
  readonly at: At;
  readonly code: string;
  readonly kind: "own_unit" | "embedded_unit" | "individual_posts";
  readonly unitType: string | null;
  readonly title: string;
  readonly agreement: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** A rotation as a row gives it; both days belong to it. */
export interface RotationRow extends Told {
  readonly at: At;
  readonly contribution: string;
  readonly number: number;
  readonly from: Day;
  readonly to: Day;
  readonly strength: number;
  readonly transferOn: Day | null;
}

/** A rank of the country with its NATO grade, as OF-3, and its place in the order. */
export interface RankRow {
  readonly at: At;
  readonly code: string;
  readonly grade: string;
  readonly ordinal: number;
  readonly titles: { readonly kk: string; readonly ru: string; readonly en: string; readonly fr: string };
}

/** Everything that was read; rows of persons and tours with a fault of their own say so, others are left out. */
export interface HistoryRows {
  readonly ranks: readonly RankRow[];
  readonly persons: readonly PersonRow[];
  readonly contributions: readonly ContributionRow[];
  readonly rotations: readonly RotationRow[];
  readonly tours: readonly TourRow[];
  /** Rows that hold anything, read or not. */
  readonly count: number;
  readonly findings: readonly HistoryFinding[];
}
