/**
 * Pins and rules that contradict each other: a smallest set of them that cannot hold together.
 * Contradictions without hard shares are counted out (conflict-counting.ts). With hard shares, whose breach more
 * assignments may mend, sets are tried in order of size by hitting sets: every lawful plan found for some parts shows
 * that a contradiction must contain one of the parts it breaks.
 */
import { countedConflicts } from "./conflict-counting.ts";
import { onlyWith, type Part, partsOf, pinnedPairs, pinPart, rulePart } from "./conflict-parts.ts";
import { type Posting, postingsOf } from "./constraints/constraint.ts";
import { HARD, hardMatches } from "./constraints/index.ts";
import { pairKey } from "./explain-obstacles.ts";
import { NoPlanFound } from "./no-plan-found.ts";
import type { Plan, Row } from "./plan.ts";
import type { Pair, Problem } from "./problem.ts";

/** A set of pins and rules that contradict each other, with what shows that none of them can be spared. */
export interface Conflict {
  readonly parts: readonly Part[];
  /** True when no smaller set contradicts itself; else only no part of this one can be spared. */
  readonly smallest: boolean;
  /** For each part, a plan that keeps all the others. */
  readonly without: readonly { readonly part: Part; readonly assignments: readonly Pair[] }[];
  /** Every contradiction contains a part of each of these sets: from hitting sets, empty when counted out. */
  readonly corrections: readonly (readonly Part[])[];
  /** The proof that the parts contradict each other: the plan of the problem with these parts only, status infeasible. */
  readonly proof: Plan;
}

/** Problems that may be solved before the search for the smallest set makes do with one that cannot be reduced: fewer of large ones. */
function mostSolved({ tours, people }: Problem): number {
  return tours.length * people.length > 1_000_000 ? 40 : 400;
}

/**
 * A smallest contradiction of a problem that has no lawful plan. `solve` is a solver that proves what it says; it is
 * asked about problems with fewer rules only, about `most` times before a set that cannot be reduced has to do. Throws when the problem has a lawful plan after all,
 * and `NoPlanFound` once `stopped` says so.
 */
export function conflictOf(
  problem: Problem,
  solve: (problem: Problem) => Plan,
  most = mostSolved(problem),
  stopped: () => boolean = () => false,
): Conflict {
  const trial = new Trial(problem, solve, most, stopped);
  const counted = countedConflicts(problem).find((parts) => trial.plan(parts) === null);
  const shares = problem.shares.some(({ hard }) => hard);
  const searched = shares ? search(trial, counted?.length ?? Number.POSITIVE_INFINITY) : null;
  const parts = searched?.parts ?? counted ?? reduce(trial, trial.all);
  const smallest = searched === null || searched.finished;
  return {
    parts,
    smallest,
    without: parts.map((part) => ({ part, assignments: trial.mustHold(parts.filter((one) => one !== part)) })),
    corrections: searched?.corrections ?? [],
    proof: solve(onlyWith(problem, parts)),
  };
}

/** Asks whether parts can hold together, and remembers how often the solver had to answer. */
class Trial {
  readonly all: readonly Part[];
  readonly most: number;
  /** Whether a person or the limit of work ended the search. */
  readonly stopped: () => boolean;
  solved = 0;
  private readonly problem: Problem;
  private readonly solve: (problem: Problem) => Plan;

  constructor(problem: Problem, solve: (problem: Problem) => Plan, most: number, stopped: () => boolean) {
    this.stopped = stopped;
    this.problem = problem;
    this.solve = solve;
    this.all = partsOf(problem);
    this.most = most;
  }

  /** A lawful plan of the problem with these parts only; `null` when there is none. */
  plan(parts: readonly Part[]): Posting[] | null {
    const only = onlyWith(this.problem, parts);
    const pins = pinnedPairs(only);
    const broken = hardMatches(only, pins);
    if (broken.length === 0) return pins;
    // More assignments mend a share, and nothing else.
    if (broken.some(({ constraint }) => constraint.id !== "hard-shares")) return null;
    this.solved += 1;
    const plan = this.solve(only);
    return plan.status === "infeasible" ? null : postingsOf(only, plan.assignments);
  }

  mustHold(parts: readonly Part[]): Pair[] {
    const plan = this.plan(parts);
    if (plan === null) throw new Error("a contradiction that was found can be made smaller");
    return plan.map(({ tour, person }) => ({ tour: tour.id, person: person.id }));
  }

  /** The parts that a plan breaks: those without which it would be lawful for all the others. */
  brokenBy(postings: readonly Posting[]): Part[] {
    const pairs = new Set(postings.map(({ tour, person }) => pairKey(tour.id, person.id)));
    return this.all.filter(({ stated, ...part }) => {
      if (stated.kind === "pin") return !pairs.has(pairKey(String(stated.tour), String(stated.person)));
      // Rules are asked by themselves, without the pins.
      const only = { ...onlyWith(this.problem, [{ ...part, stated }]), pins: [] };
      return HARD.some((constraint) => constraint.matches(only, postings).length > 0);
    });
  }
}

/**
 * A contradiction among the parts of which none can be spared, by halves: of few parts that matter among many that do
 * not, it asks about few more sets than the logarithm of the many for each of the few.
 */
function reduce(trial: Trial, parts: readonly Part[]): Part[] {
  if (trial.plan(parts) !== null) throw new Error("the problem has a lawful plan");
  const needed = (kept: readonly Part[], added: boolean, open: readonly Part[]): Part[] => {
    if (added && trial.plan(kept) === null) return [];
    if (open.length <= 1) return [...open];
    const half = open.length >> 1;
    const [first, second] = [open.slice(0, half), open.slice(half)];
    const ofSecond = needed([...kept, ...first], true, second);
    const ofFirst = needed([...kept, ...ofSecond], ofSecond.length > 0, first);
    return [...ofFirst, ...ofSecond];
  };
  return needed([], false, parts);
}

interface Searched {
  /** A contradiction smaller than the limit, or `null`. */
  readonly parts: readonly Part[] | null;
  readonly corrections: readonly (readonly Part[])[];
  /** Whether the sizes below were all excluded. */
  readonly finished: boolean;
}

/**
 * A smallest contradiction of fewer than `limit` parts. The smallest set that meets every correction is either a
 * contradiction, and then none is smaller, or has a lawful plan, which gives one more correction.
 */
function search(trial: Trial, limit: number): Searched {
  const corrections: Part[][] = [];
  while (trial.solved < trial.most) {
    const hitting = smallestHittingSet(corrections, limit - 1, trial.stopped);
    if (hitting === null) return { parts: null, corrections, finished: true };
    const plan = trial.plan(hitting);
    if (plan === null) return { parts: hitting, corrections, finished: true };
    corrections.push(shrink(trial, trial.brokenBy(plan)));
  }
  const parts = Number.isFinite(limit) ? null : reduce(trial, trial.all);
  return { parts, corrections, finished: false };
}

/** A correction from which no part can be spared: all parts but these can hold together, and with any of them no longer. */
function shrink(trial: Trial, broken: readonly Part[]): Part[] {
  let left = [...broken];
  for (const part of broken) {
    if (trial.solved >= trial.most || left.length <= 1) break;
    const fewer = left.filter((one) => one !== part);
    const keys = new Set(fewer.map(({ key }) => key));
    const plan = trial.plan(trial.all.filter(({ key }) => !keys.has(key)));
    if (plan !== null) left = fewer;
  }
  return left;
}

/**
 * A smallest set of parts that has one in each of the given sets, of at most `most` parts; `null` when there is none. Among many sets
 * that takes long: throws `NoPlanFound` once `stopped` says so.
 */
export function smallestHittingSet(
  sets: readonly (readonly Part[])[],
  most: number,
  stopped: () => boolean = () => false,
): Part[] | null {
  for (let size = 0; size <= Math.min(most, sets.length); size++) {
    const found = hittingSet(sets, size, [], stopped);
    if (found !== null) return found;
  }
  return null;
}

function hittingSet(
  sets: readonly (readonly Part[])[],
  size: number,
  taken: readonly Part[],
  stopped: () => boolean,
): Part[] | null {
  if (stopped()) throw new NoPlanFound(0);
  const keys = new Set(taken.map(({ key }) => key));
  const missed = sets.filter((set) => !set.some(({ key }) => keys.has(key)));
  const [first] = [...missed].sort((a, b) => a.length - b.length);
  if (first === undefined) return [...taken];
  if (size === 0 || disjoint(missed) > size) return null;
  for (const part of first) {
    const found = hittingSet(missed, size - 1, [...taken, part], stopped);
    if (found !== null) return found;
  }
  return null;
}

/** How many sets without a common part can be picked greedily: at least so many parts are needed to meet them all. */
function disjoint(sets: readonly (readonly Part[])[]): number {
  const used = new Set<string>();
  let count = 0;
  for (const set of [...sets].sort((a, b) => a.length - b.length)) {
    if (set.some(({ key }) => used.has(key))) continue;
    for (const { key } of set) used.add(key);
    count += 1;
  }
  return count;
}

/**
 * A plan that says `infeasible`, with its conflict and with the proof that it is one: the certificate prices no rule
 * outside of the conflict. Other plans are returned as they are. When `solve` ends without an answer, the conflict is what
 * the plan's own proof speaks of, of which some part might be spared.
 */
export function withConflict(
  problem: Problem,
  plan: Plan,
  solve: (problem: Problem) => Plan,
  stopped: () => boolean = () => false,
): Plan {
  if (plan.status !== "infeasible") return plan;
  try {
    const { parts, proof } = conflictOf(problem, solve, undefined, stopped);
    const certificate = proof.certificate ?? plan.certificate;
    return { ...plan, conflict: parts.map(({ stated }) => stated), ...(certificate ? { certificate } : {}) };
  } catch (error) {
    if (!(error instanceof NoPlanFound)) throw error;
    return { ...plan, conflict: provedParts(problem, plan).map(({ stated }) => stated) };
  }
}

/** The parts that the proof of an infeasible plan prices, and those it takes for granted: rest, and what pinned people lack. */
function provedParts(problem: Problem, plan: Plan): Part[] {
  const priced = new Set((plan.certificate?.infeasible?.rows ?? []).map(rowKey));
  const named = new Set(["pin", "ceiling", "share", "homeCap"]);
  return partsOf(problem).filter(({ key, stated }) => !named.has(stated.kind) || priced.has(key));
}

function rowKey(row: Row): string {
  if (row.kind === "pin") return pinPart(row).key;
  if (row.kind === "entry") return "";
  return rulePart(row.kind === "shareCut" ? "share" : row.kind, row.id).key;
}
