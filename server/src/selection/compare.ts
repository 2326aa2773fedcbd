/** Two plans side by side. Pure. */
import type { Candidate, Comparison, Digest, RunLine } from "./schema.ts";

/** One of two plans. */
export interface Side {
  readonly line: RunLine;
  readonly digest: Digest | null;
}

/** The tours in which two plans differ, by code, and what each plan reached. A tour that one of them did not plan differs. */
export function comparePlans(left: Side, right: Side, people: ReadonlyMap<string, Candidate>): Comparison {
  const [a, b] = [byTour(left.digest), byTour(right.digest)];
  const codes = [...new Set([...a.keys(), ...b.keys()])].toSorted();
  const differs = (code: string) => !(a.has(code) && b.has(code) && a.get(code)?.number === b.get(code)?.number);
  return {
    left: left.line,
    right: right.line,
    same: codes.filter((code) => !differs(code)).length,
    changes: codes.filter(differs).flatMap((code) => {
      const about = a.get(code) ?? b.get(code);
      if (about === undefined) return [];
      const { tour, post, mission, from, to } = about;
      return [{ tour, post, mission, from, to, left: shown(a.get(code), people), right: shown(b.get(code), people) }];
    }),
    objective: entriesOf(left.digest?.objective ?? [], right.digest?.objective ?? []),
  };
}

function byTour(digest: Digest | null): ReadonlyMap<string, Digest["tours"][number]> {
  return new Map((digest?.tours ?? []).map((tour) => [tour.tour, tour]));
}

function shown(tour: Digest["tours"][number] | undefined, people: ReadonlyMap<string, Candidate>) {
  if (tour === undefined) return { inPlan: false, person: null, score: null };
  return { inPlan: true, person: tour.number === null ? null : (people.get(tour.number) ?? null), score: tour.score };
}

function entriesOf(left: Digest["objective"], right: Digest["objective"]): Comparison["objective"] {
  const value = (side: Digest["objective"], entry: string) => side.find((each) => each.entry === entry)?.value ?? null;
  const entries = [...new Set([...left, ...right].map(({ entry }) => entry))];
  return entries.map((entry) => ({ entry, left: value(left, entry), right: value(right, entry) }));
}
