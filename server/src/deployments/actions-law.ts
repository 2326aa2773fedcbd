/** Gathers what the law is asked with: decisions, missions, and who is counted, as known at one moment. */
import { type Knowledge, mayDeploy } from "../authorisations/rules.ts";
import type { Authorisation, MayDeployAnswer, MayDeployQuestion, Procedure } from "../authorisations/schema.ts";
import { listAuthorisations, listProcedures } from "../authorisations/store.ts";
import type { Mission } from "../missions/schema.ts";
import { listMissions } from "../missions/store.ts";
import { addDays, type Day, type Moment } from "../platform/days.ts";
import type { Db } from "../platform/db.ts";
import { lawVersion } from "./store-law-version.ts";
import { useOfCeilings } from "./store-use.ts";

/** The law and the missions as they stood; loaded once for many questions. */
export interface Law {
  readonly asOf: Day;
  readonly knownAt: Moment;
  readonly authorisations: readonly Authorisation[];
  readonly procedures: readonly Procedure[];
  readonly missions: ReadonlyMap<string, Mission>;
}

/** Decisions in the state of `asOf` and missions (all, or those named), both as known at `knownAt`. */
export async function loadLaw(db: Db, asOf: Day, knownAt: Moment, only?: readonly string[]): Promise<Law> {
  const missions = await listMissions(db, knownAt, only);
  const decisions = await keptDecisions(db, asOf, knownAt);
  return { asOf, knownAt, ...decisions, missions: new Map(missions.map((mission) => [mission.id, mission])) };
}

type Decisions = Pick<Law, "authorisations" | "procedures">;

/** Decisions read lately, by database, state and day: reading them whole takes longer than answering from them. */
const kept = new WeakMap<object, Map<string, Promise<Decisions>>>();
const MOST_KEPT = 24;

async function keptDecisions(db: Db, asOf: Day, knownAt: Moment): Promise<Decisions> {
  // Within a transaction decisions may be about to change; they are read as they stand there.
  const version = db.origin === null ? null : await lawVersion(db, knownAt);
  if (db.origin === null || version === null) return readDecisions(db, asOf, knownAt);
  const ours = kept.get(db.origin) ?? new Map<string, Promise<Decisions>>();
  kept.set(db.origin, ours);
  const key = `${db.contributor} ${asOf} ${version}`;
  const found = ours.get(key);
  if (found !== undefined) return found;
  const oldest = ours.keys().next();
  if (ours.size >= MOST_KEPT && oldest.done !== true) ours.delete(oldest.value);
  const read = readDecisions(db, asOf, knownAt);
  ours.set(key, read);
  read.catch(() => ours.delete(key));
  return read;
}

async function readDecisions(db: Db, asOf: Day, knownAt: Moment): Promise<Decisions> {
  return { authorisations: await listAuthorisations(db, asOf, knownAt), procedures: await listProcedures(db) };
}

/** Days before and after those asked for that are looked at for other days on which they might go. */
const AROUND = 730;

/**
 * Asks the law.
 *
 * @param facts moment whose facts of presence count; null: those of now, also within this transaction
 * @param freshOf see `Knowledge`
 * @param ways whether ways out of a denial are looked for; then days around are read as well
 */
export async function askLaw(
  db: Db,
  law: Law,
  question: MayDeployQuestion,
  facts: Moment | null,
  freshOf?: Knowledge["freshOf"],
  ways = false,
): Promise<MayDeployAnswer> {
  const answer = mayDeploy(question, await knowledge(db, law, question, facts, freshOf, 0), false);
  if (!ways || answer.verdict !== "deny") return answer;
  return mayDeploy(question, await knowledge(db, law, question, facts, freshOf, AROUND), true);
}

async function knowledge(
  db: Db,
  law: Law,
  question: MayDeployQuestion,
  facts: Moment | null,
  freshOf: Knowledge["freshOf"],
  around: number,
): Promise<Knowledge> {
  const margin = longestOverlap(law) + 1 + around;
  const reversed = question.to < question.from;
  const [from, to] = reversed ? [question.to, question.from] : [question.from, question.to];
  const cumulative = isCumulative(law);
  const use = await useOfCeilings(
    db,
    addDays(from, -margin),
    addDays(to, margin),
    facts,
    cumulative,
    ceilingsFor(law, question),
  );
  const readings = new Map(law.authorisations.flatMap((a) => a.ceilings).map((c) => [c.id, c.reading]));
  return {
    asOf: law.asOf,
    knownAt: law.knownAt,
    law: law.authorisations,
    procedures: law.procedures,
    mission: law.missions.get(question.mission) ?? null,
    useOf: (ceiling) => use(ceiling, readings.get(ceiling) ?? "present"),
    ...(freshOf === undefined ? {} : { freshOf }),
  };
}

/** The ceilings that could count somebody in the mission asked about. */
function ceilingsFor(law: Law, { mission }: MayDeployQuestion): readonly string[] {
  const scopes = law.authorisations.flatMap((a) => a.scopes).filter((scope) => scope.missions.includes(mission));
  return [...new Set(scopes.flatMap((scope) => scope.ceilings))];
}

/** Whether some ceiling counts persons or tours over time. */
export function isCumulative(law: Law): boolean {
  return law.authorisations.some((a) => a.ceilings.some((ceiling) => ceiling.reading !== "present"));
}

/** A changeover that touches the days asked for may reach this many days beyond them. */
function longestOverlap(law: Law): number {
  return Math.max(0, ...law.authorisations.flatMap((a) => a.ceilings).map((c) => c.overlap?.days ?? 0));
}
