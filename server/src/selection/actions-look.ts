/** Looking into one tour of a plan: candidates, explanations. */
import { parsePlan, parseProblem } from "@contingent/planner";
import { askedFor, verdictOf } from "../eligibility/rules.ts";
import { awayOf, listRules, listWaivers } from "../eligibility/store.ts";
import type { PersonId } from "../people/schema.ts";
import { idsOfNumbers, listFiles, listPersonLines } from "../people/store.ts";
import type { Context } from "../platform/context.ts";
import { Conflict, NotFound } from "../platform/errors.ts";
import { listPosts } from "../units/store.ts";
import { startProof } from "./actions-replay.ts";
import { candidatesOf, type Standing } from "./candidates.ts";
import { against, chosenReasons, nearestFor, nearestForPerson } from "./reasons.ts";
import type { Candidate, CandidateLine, Digest, RunId, TourExplanation } from "./schema.ts";
import { partsFor, scoreRules } from "./scores.ts";
import { getFiles, getRun, type RunRow } from "./store.ts";
import { type World, worldOf } from "./world.ts";

/** A plan prepared for questions. */
export interface Prepared {
  readonly world: World;
  readonly digest: Digest;
}

/** The last few plans that were asked about: reading one takes longer than answering. Kept by hash, so never stale. */
const prepared = new Map<string, Prepared>();
const MOST_PREPARED = 4;

/** The plan of a run, prepared for questions. Throws `Conflict` for a run without a plan. */
export async function prepare(ctx: Context, run: RunRow): Promise<Prepared> {
  const key = `${ctx.db.contributor}/${run.id}/${run.planHash}`;
  const before = prepared.get(key);
  if (before !== undefined) return before;
  const { problem, plan, digest } = await getFiles(ctx.db, run.id);
  const [read, made] = [problem === null ? null : parseProblem(problem), plan === null ? null : parsePlan(plan)];
  if (read === null || made === null || digest === null)
    throw new Conflict("This run has no plan yet.", { run: run.id, state: run.state });
  if (!read.ok || !made.ok) throw new Error(`The files of the run ${run.id} cannot be read any more.`);
  const fresh = { world: worldOf(read.value, made.value.assignments), digest };
  prepared.set(key, fresh);
  const [oldest] = prepared.keys();
  if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
  return fresh;
}

/** People as plans show them, by number: those of the given ids and those of the given numbers. */
export async function candidatesByNumber(
  ctx: Context,
  ids: readonly string[],
  numbers: readonly string[] = [],
): Promise<ReadonlyMap<string, Candidate>> {
  const numbered = numbers.length === 0 ? [] : await idsOfNumbers(ctx.db, numbers);
  const lines = await listPersonLines(ctx.db, [...ids, ...numbered], ctx.today);
  return new Map(
    lines.map(({ id, number, name, nameLatin, rank, grade, homeUnit, sex }) => [
      number,
      { personId: id, number, name, nameLatin, rank, grade, homeUnit, sex },
    ]),
  );
}

function tourIn({ digest }: Prepared, code: string): Digest["tours"][number] {
  const found = digest.tours.find(({ tour }) => tour === code);
  if (found === undefined) throw new NotFound(`The plan has no tour ${code}.`, { tour: code });
  return found;
}

/** The table of candidates for a tour: who may take it first, by points; then who is nearest to. At most `limit`. */
export async function candidatesFor(
  ctx: Context,
  id: RunId,
  code: string,
  limit: number,
): Promise<{ items: CandidateLine[]; count: number; eligible: number }> {
  ctx.actor.must("selection.read");
  const run = await getRun(ctx.db, id);
  const ready = await prepare(ctx, run);
  const about = tourIn(ready, code);
  const tour = ready.world.tour(code);
  if (tour === null) return { items: [], count: 0, eligible: 0 };
  const shown = candidatesOf(ready.world, tour, ready.digest.asked, limit);
  const lines = await linesOf(ctx, run, about, shown);
  return { items: lines, count: ready.world.problem.people.length, eligible: about.eligible };
}

/** Lines whose verdicts are given whole; of the others only the rules that are not met, for nobody reads hundreds of whole files. */
const MOST_WHOLE = 25;

/** Verdicts and points of the shown people on today's files. */
async function linesOf(
  ctx: Context,
  run: RunRow,
  about: Digest["tours"][number],
  shown: readonly Standing[],
): Promise<CandidateLine[]> {
  const numbers = shown.map(({ number }) => number);
  const files = new Map(
    (await listFiles(ctx.db, { ids: await idsOfNumbers(ctx.db, numbers) })).map((person) => [person.number, person]),
  );
  const ids = [...files.values()].map((person) => person.id);
  const names = await candidatesByNumber(ctx, ids);
  const away = await awayOf(ctx.db, ids);
  const waivers = Map.groupBy(await listWaivers(ctx.db, ids), ({ personId }) => personId);
  const rules = await listRules(ctx.db);
  const [post] = await listPosts(ctx.db, { code: about.post });
  if (post === undefined) throw new NotFound(`There is no post ${about.post}.`, { post: about.post });
  const asked = askedFor(post, rules, about.from);
  const band = `${post.gradeMin}..${post.gradeMax}`;
  const labels = {
    mission: post.mission,
    role: post.role,
    mode: post.mode,
    unit: post.unit ?? "",
    function: post.function,
    band,
  };
  return shown.flatMap(({ number, ...standing }, index) => {
    const person = files.get(number);
    const name = names.get(number);
    if (person === undefined || name === undefined) return [];
    const history = away.get(person.id) ?? [];
    const verdict = verdictOf(asked, {
      person,
      history,
      waivers: waivers.get(person.id) ?? [],
      tour: { from: about.from, to: about.to },
      decision: ctx.today,
    });
    const parts = partsFor(scoreRules({ person, away: history }, [band], rules, run.weights, run.asOf), labels);
    const hits = index < MOST_WHOLE ? verdict.hits : verdict.hits.filter(({ result }) => result !== "met");
    return [{ person: name, verdict: { ...verdict, hits }, parts, ...standing, reasons: [...standing.reasons] }];
  });
}

/** How many who would score higher are named. */
const MOST_INSTEAD = 10;

/** Why the tour is as it is; with a person, also why not them. */
export async function explainTour(
  ctx: Context,
  id: RunId,
  code: string,
  personId?: PersonId,
): Promise<TourExplanation> {
  ctx.actor.must("selection.read");
  const ready = await prepare(ctx, await getRun(ctx.db, id));
  const { world, digest } = ready;
  const about = tourIn(ready, code);
  const tour = world.tour(code);
  const holder = tour === null ? null : world.holderOf(tour);
  const asked = await askedAbout(ctx, personId);
  const able = tour === null ? [] : world.problem.people.filter((person) => world.unmet(person, tour).length === 0);
  const bar = tour === null || holder === null ? Number.NEGATIVE_INFINITY : world.scoreOf(holder, tour);
  const higher =
    tour === null || holder === null
      ? able
      : able.filter((person) => person.id !== holder.id && world.scoreOf(person, tour) > bar);
  const person = asked === null ? null : world.person(asked);
  const named = [
    ...higher
      .filter(({ id: other }) => other !== asked)
      .toSorted((a, b) => (tour === null ? 0 : world.scoreOf(b, tour) - world.scoreOf(a, tour))),
  ].slice(0, MOST_INSTEAD);
  const instead =
    tour === null
      ? []
      : [...(person === null || person.id === holder?.id ? [] : [person]), ...named].map((each) => ({
          number: each.id,
          score: world.scoreOf(each, tour),
          reasons: against(world, tour, each, digest.asked),
        }));
  const nearest =
    tour === null
      ? null
      : person !== null
        ? nearestForPerson(world, tour, person, digest.asked)
        : holder === null
          ? nearestFor(world, tour, digest.asked)
          : null;
  const names = await candidatesByNumber(ctx, [], [about.number ?? "", ...instead.map(({ number }) => number)]);
  return {
    tour: code,
    chosen: about.number === null ? null : (names.get(about.number) ?? null),
    eligible: about.eligible,
    higher: holder === null ? 0 : higher.length,
    because:
      tour !== null && holder !== null
        ? chosenReasons(world, tour, holder, about.eligible, higher.length)
        : about.causes,
    instead: instead.flatMap(({ number, ...rest }) => {
      const name = names.get(number);
      return name === undefined ? [] : [{ person: name, ...rest }];
    }),
    nearest,
  };
}

/** Number of the person asked about; null when nobody is. */
export async function askedAbout(ctx: Context, personId: PersonId | undefined): Promise<string | null> {
  if (personId === undefined) return null;
  const [line] = await listPersonLines(ctx.db, [personId], ctx.today);
  if (line === undefined) throw new NotFound(`There is no person ${personId}.`, { person: personId });
  return line.number;
}

/** Leaves the job that explains a tour with every claim solved again. */
export async function proveTour(
  ctx: Context,
  id: RunId,
  code: string,
  personId?: PersonId,
): Promise<{ jobId: string }> {
  tourIn(await prepare(ctx, await getRun(ctx.db, id)), code);
  return startProof(ctx, id, { tour: code, person: await askedAbout(ctx, personId) });
}
