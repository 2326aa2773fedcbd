/** What an import would write, before anything has an id: shapes between judging and writing. Pure. */
import type { Confidence, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import type { PersonName, Rank, Sex } from "../../people/schema.ts";
import type { Day } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { At } from "./findings.ts";
import type { RecordedPerson, RecordedTour } from "./recorded.ts";
import type { ContributionRow, RotationRow } from "./row-shapes.ts";
import type { HistoryBreach, HistoryFigure, HistoryFinding, HistoryLine } from "./schema.ts";

/** From where a record comes: the row that brought it. */
export interface Brought {
  readonly at: At;
}

/** A person whom nobody has on record and whom an import would add. */
export interface PlannedPerson extends Brought {
  /** By which tours name the person. */
  readonly key: string;
  readonly number: string | null;
  readonly sex: Sex;
  readonly birthDate: Day | null;
  readonly serviceStart: Day | null;
  readonly officerSince: Day | null;
  readonly names: readonly PersonName[];
  readonly rank: { readonly code: string; readonly grade: Rank["grade"]; readonly since: Day } | null;
  readonly posting: { readonly homeUnit: string; readonly branch: string; readonly since: Day } | null;
}

/** New facts about somebody recorded. Spellings, a rank or a home unit; each takes the place of the one that held. */
export interface ChangedPerson extends Brought {
  readonly person: RecordedPerson;
  readonly names: readonly PersonName[];
  readonly rank: PlannedPerson["rank"];
  readonly posting: PlannedPerson["posting"];
}

/** Days of a tour under one scope of a decision, or in a breach. */
export interface PlannedStay {
  readonly from: Day;
  readonly to: Day;
  readonly purpose: "service" | "withdrawal";
  /** Null: in the tour's breach. */
  readonly scopeId: string | null;
}

/** Why a tour stands in a breach. */
export interface PlannedBreach {
  readonly reason: string;
  readonly refusals: readonly Refusal[];
}

/** A tour that an import would write, with its stays and the place it takes. */
export interface PlannedTour extends Brought {
  readonly personKey: string;
  readonly person: string;
  readonly mission: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode;
  readonly partner: string;
  readonly unitType: string | null;
  readonly postId: string | null;
  readonly post: string | null;
  readonly contribution: string | null;
  readonly rotation: number | null;
  readonly from: Day;
  readonly to: Day;
  readonly ended: RecordedTour["ended"];
  readonly cause: string | null;
  readonly payer: RecordedTour["payer"];
  readonly note: string;
  readonly source: string | null;
  readonly confidence: Confidence;
  readonly breachReason: string | null;
}

/** A tour that the law was asked about, with what it takes the place of. */
export interface JudgedTour {
  readonly tour: PlannedTour;
  readonly replaces: RecordedTour | null;
  /** What differs from the record, field by field. */
  readonly changes: HistoryLine["changes"];
  readonly stays: readonly PlannedStay[];
  readonly breach: PlannedBreach | null;
}

/** Everything that would be written. */
export interface HistoryPlan {
  readonly ranks: readonly (Rank & Brought)[];
  readonly persons: readonly PlannedPerson[];
  readonly changedPersons: readonly ChangedPerson[];
  readonly contributions: readonly (ContributionRow & { readonly mission: string; readonly mode: DeploymentMode })[];
  readonly rotations: readonly RotationRow[];
  readonly tours: readonly JudgedTour[];
}

/** What judging found, and what would be written. */
export interface HistoryJudgement {
  readonly plan: HistoryPlan;
  /** How many recorded facts would be replaced: those need a second person. */
  readonly corrections: number;
  readonly findings: readonly HistoryFinding[];
  readonly lines: readonly HistoryLine[];
  readonly changes: Readonly<
    Record<
      "ranks" | "persons" | "contributions" | "rotations" | "tours",
      { added: number; changed: number; untouched: number }
    >
  >;
  readonly matches: { number: number; spelling: number; letters: number; answered: number; added: number };
  readonly breaches: readonly HistoryBreach[];
  readonly figures: readonly HistoryFigure[];
}
