/** Parts of a score that our texts have words for. */
const parts = ["gradeDistance", "language", "firstTour", "sameMission", "yearAtHome", "desirable"] as const;

/** Whether we have words for a part of a score. */
export function isScorePart(name: string): name is (typeof parts)[number] {
  return parts.some((part) => part === name);
}
