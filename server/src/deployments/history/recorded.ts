/** What is recorded already, as an import is judged against it. Pure shapes. */
import type { Authorisation, Procedure } from "../../authorisations/schema.ts";
import type { Confidence, DeploymentMode, DeploymentRole, Mission } from "../../missions/schema.ts";
import type { PersonName, Posting, Rank, RankHeld, Sex } from "../../people/schema.ts";
import type { Day, Moment } from "../../platform/days.ts";

/** A person on record, as a row of a file may mean them. */
export interface RecordedPerson {
  readonly id: string;
  readonly number: string;
  readonly sex: Sex;
  readonly birthDate: Day | null;
  readonly names: readonly PersonName[];
  readonly ranks: readonly RankHeld[];
  readonly postings: readonly Posting[];
}

/** A stay of a tour under a permit (with the ceilings it counts under) or in a breach. */
export interface RecordedStay {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly ceilings: readonly string[];
}

/** A tour on record with its stays, as a row of a file may repeat or correct it. */
export interface RecordedTour {
  readonly id: string;
  readonly personId: string;
  readonly mission: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode;
  /** Empty when not embedded. */
  readonly partner: string;
  readonly unitType: string | null;
  readonly post: string | null;
  readonly contribution: string | null;
  readonly rotation: number | null;
  readonly from: Day;
  readonly to: Day;
  readonly standing: "planned" | "actual";
  readonly breached: boolean;
  readonly ended: "left" | "repatriated" | "died" | null;
  readonly cause: string | null;
  readonly payer: "un" | "national" | "partner" | null;
  readonly confidence: Confidence;
  readonly stays: readonly RecordedStay[];
}

/** A contribution on record with its rotations, by the code that a row names it with. */
export interface RecordedContribution {
  readonly id: string;
  readonly code: string;
  readonly mission: string;
  readonly kind: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode;
  readonly partner: string | null;
  readonly unitType: string | null;
  readonly title: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly rotations: readonly {
    readonly id: string;
    readonly number: number;
    readonly from: Day;
    readonly to: Day;
    readonly strength: number;
  }[];
}

/** Decisions in the state of a day; days up to the next epoch see the same. */
export interface Epoch {
  readonly from: Day;
  readonly authorisations: readonly Authorisation[];
}

/** Everything on record that an import is judged against. */
export interface Recorded {
  readonly today: Day;
  readonly now: Moment;
  readonly persons: readonly RecordedPerson[];
  readonly tours: readonly RecordedTour[];
  readonly contributions: readonly RecordedContribution[];
  readonly ranks: readonly Rank[];
  /** Mission and id of each post by its code. */
  readonly posts: ReadonlyMap<string, { readonly id: string; readonly mission: string }>;
  readonly missions: readonly Mission[];
  /** By first day; the first reaches back without end. */
  readonly epochs: readonly Epoch[];
  readonly procedures: readonly Procedure[];
}
