/**
 * NATO grade codes (STANAG 2116) as the common measure of ranks of all countries. A country's own ranks each carry one.
 * Other ranks come before officers, so that grades compare as numbers.
 */
import { z } from "zod";

/** All grades in rising order: other ranks OR-1 to OR-9, then officers OF-1 to OF-10. */
export const GRADES = [
  "OR-1",
  "OR-2",
  "OR-3",
  "OR-4",
  "OR-5",
  "OR-6",
  "OR-7",
  "OR-8",
  "OR-9",
  "OF-1",
  "OF-2",
  "OF-3",
  "OF-4",
  "OF-5",
  "OF-6",
  "OF-7",
  "OF-8",
  "OF-9",
  "OF-10",
] as const;

export const Grade = z.enum(GRADES);
export type Grade = z.infer<typeof Grade>;

/** Place of a grade in the rising order, from 0. */
export function gradeOrdinal(grade: Grade): number {
  return GRADES.indexOf(grade);
}

/** Whether `grade` lies in the band; both ends belong to it. */
export function inBand(grade: Grade, min: Grade, max: Grade): boolean {
  const ordinal = gradeOrdinal(grade);
  return gradeOrdinal(min) <= ordinal && ordinal <= gradeOrdinal(max);
}

/** Whether the grade is an officer's. */
export function isOfficer(grade: Grade): boolean {
  return grade.startsWith("OF-");
}
