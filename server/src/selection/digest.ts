/** What the page shows of a plan, made once when the plan is made. Pure. */
import { type Cause, entryText, type Plan, type Problem, readProblem } from "@contingent/planner";
import { asks, termsOf } from "../eligibility/rules.ts";
import { type Compiled, labelsOf, type Records, scoresOf, type Wanted } from "./problem.ts";
import { causesOf } from "./reasons.ts";
import type { Digest, Reason, Sentence } from "./schema.ts";
import { partsFor } from "./scores.ts";
import { type World, worldOf } from "./world.ts";

/** The problem as the planner reads it. Throws with every fault: a problem of ours must always be readable. */
export function readOwn(compiled: Pick<Compiled, "problem">): Problem {
  const read = readProblem(compiled.problem);
  if (read.ok) return read.value;
  throw new Error(
    `The compiled problem is malformed: ${read.faults.map(({ path, message }) => `${path} ${message}`).join("; ")}`,
  );
}

/** The digest of a plan: every wanted tour with its person or its causes, and what each rule asks. */
export function digestOf(records: Records, compiled: Compiled, problem: Problem, plan: Plan): Digest {
  const world = worldOf(problem, plan.assignments);
  const asked = Object.fromEntries(
    [...compiled.asked].map(([key, { rule, title, question }]) => [
      key,
      { rule, title, asks: asks(question), terms: termsOf(question) },
    ]),
  );
  const open = new Map(plan.open.map(({ tour, causes }) => [tour, causes]));
  const tours = records.wanted.map((wanted) => digestTour(wanted, records, compiled, { world, asked, open }));
  return {
    tours: tours.toSorted(byPlace),
    asked,
    objective: plan.objective.map(({ entry, value, bound }) => ({ entry: entryText(entry), value, bound })),
    conflict: (plan.conflict ?? []).map(({ kind, ...facts }) => ({
      code: kind,
      facts: plainFacts(facts),
      message: `${kind} ${Object.values(plainFacts(facts)).join(", ")}`,
    })),
    prices: plan.prices.map(({ rule, from = null, to = null, worth }) => ({ rule, from, to, worth: { ...worth } })),
  };
}

/** Facts as a sentence can take them; lists and objects as JSON. */
function plainFacts(facts: object): Reason["facts"] {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

type DigestTour = Digest["tours"][number];

/** The plan as the digest reads it. */
interface Made {
  readonly world: World;
  readonly asked: Digest["asked"];
  readonly open: ReadonlyMap<string, readonly Cause[]>;
}

function digestTour(wanted: Wanted, records: Records, compiled: Compiled, { world, asked, open }: Made): DigestTour {
  const { tour, post } = wanted;
  const planned = world.tour(tour.code);
  const holder = planned === null ? null : world.holderOf(planned);
  const cover = compiled.covers.get(tour.code);
  const volunteer = holder === null ? undefined : records.volunteers.find(({ person }) => person.number === holder.id);
  const band = `${post.gradeMin}..${post.gradeMax}`;
  const parts =
    volunteer === undefined ? [] : partsFor(scoresOf(volunteer, records, [band]), labelsOf(post, cover?.label ?? ""));
  const causes: readonly Reason[] =
    planned === null
      ? (compiled.withheld.get(tour.code) ?? [])
      : holder === null
        ? causesOf(world, planned, open.get(tour.code) ?? [], asked)
        : [];
  return {
    tour: tour.code,
    post: post.code,
    title: post.title,
    block: post.block,
    mission: post.mission,
    unit: post.unit,
    role: post.role,
    mode: post.mode,
    key: post.key,
    from: tour.firstDay,
    to: tour.lastDay,
    authorisation: cover?.authorisation ?? null,
    number: holder?.id ?? null,
    score: planned === null || holder === null ? null : world.scoreOf(holder, planned),
    parts,
    causes: [...causes],
    eligible:
      planned === null ? 0 : world.problem.people.filter((person) => world.unmet(person, planned).length === 0).length,
  };
}

function byPlace(a: DigestTour, b: DigestTour): number {
  const key = (tour: DigestTour) => [tour.mission, tour.unit ?? "", tour.post, tour.from].join("\u0000");
  return key(a) < key(b) ? -1 : 1;
}

/** The numbers of the plan's own sentence. Tours that were withheld count as wanted and open. */
export function sentenceOf(plan: Plan, digest: Digest): Sentence {
  const filled = digest.tours.filter(({ number }) => number !== null);
  const key = (tours: readonly DigestTour[]) => tours.filter((tour) => tour.key).length;
  const leading = Map.groupBy(
    digest.tours.flatMap(({ causes: [first] }) => (first === undefined ? [] : [first])),
    ({ code, facts }) => JSON.stringify([code, facts.title ?? null]),
  );
  const openBy = [...leading.values()].flatMap((reasons) => {
    const [first] = reasons;
    if (first === undefined) return [];
    const { title = null, asks: wanted = null } = first.facts;
    return [{ code: first.code, facts: { title, asks: wanted }, tours: reasons.length }];
  });
  return {
    keyFilled: key(filled),
    keyWanted: key(digest.tours),
    filled: filled.length,
    wanted: digest.tours.length,
    status: plan.status,
    distance: Math.max(0, ...plan.objective.map(({ value, bound }) => Math.abs(bound - value))),
    openBy: openBy.toSorted((a, b) => b.tours - a.tours),
  };
}
