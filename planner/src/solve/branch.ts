/** Whole numbers of a plan on which a proof may branch. */
import type { Compiled } from "./compiled.ts";
import type { Layout } from "./layout.ts";

/** What is counted; each is one column of the linear program. */
export type Subject =
  | { readonly kind: "pair"; readonly pair: number }
  | { readonly kind: "class"; readonly cls: number }
  | { readonly kind: "filled" | "with" | "short"; readonly group: number }
  | { readonly kind: "passed"; readonly ceiling: number; readonly segment: number }
  | { readonly kind: "used"; readonly person: number }
  | { readonly kind: "usedTotal" | "shortTotal" | "filledTotal" };

/** One side of a branching: the subject is at most `at`, or at least `at + 1`. */
export interface Branch {
  readonly subject: Subject;
  readonly at: number;
  readonly side: "below" | "above";
}

/** The column that holds the subject. */
export function columnOf(layout: Layout, subject: Subject): number {
  switch (subject.kind) {
    case "pair":
      return subject.pair;
    case "class":
      return layout.filled + subject.cls;
    case "filled":
      return layout.groupFilled[subject.group] ?? -1;
    case "with":
      return layout.groupWith[subject.group] ?? -1;
    case "short":
      return layout.groupShort[subject.group] ?? -1;
    case "passed":
      return (layout.passed[subject.ceiling] ?? -1) + subject.segment;
    case "used":
      return layout.used + subject.person;
    case "usedTotal":
      return layout.usedTotal;
    case "shortTotal":
      return layout.shortTotal;
    case "filledTotal":
      return layout.filledTotal;
  }
}

/** Every subject but the pairs, which are too many to list; group counts first. */
export function countedSubjects(compiled: Compiled, layout: Layout): Subject[] {
  const groups = [...compiled.shares.keys()];
  const subjects: Subject[] = [];
  if (layout.usedTotal >= 0) subjects.push({ kind: "usedTotal" });
  if (layout.shortTotal >= 0) subjects.push({ kind: "shortTotal" });
  subjects.push({ kind: "filledTotal" });
  for (const group of groups) {
    subjects.push({ kind: "with", group }, { kind: "filled", group });
    if ((layout.groupShort[group] ?? -1) >= 0) subjects.push({ kind: "short", group });
  }
  for (const [ceiling, one] of compiled.ceilings.entries()) {
    if ((layout.passed[ceiling] ?? -1) < 0 || one.measure !== "present") continue;
    for (const segment of one.segments.keys()) subjects.push({ kind: "passed", ceiling, segment });
  }
  for (let cls = 0; cls < compiled.classes.count; cls++) subjects.push({ kind: "class", cls });
  if (layout.used >= 0)
    for (let person = 0; person < compiled.people; person++) subjects.push({ kind: "used", person });
  return subjects;
}
