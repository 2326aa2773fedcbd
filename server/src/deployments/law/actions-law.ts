/** Gathers what the law is asked with: decisions, missions, and who is counted, as known at one moment. */
import { type Knowledge, mayDeploy } from "../../authorisations/rules.ts";
import type { Authorisation, MayDeployAnswer, MayDeployQuestion, Procedure } from "../../authorisations/schema.ts";
import { decisionsOn, type RecordedDecisions, readDecisions } from "../../authorisations/store.ts";
import type { Mission } from "../../missions/schema.ts";
import { listMissions } from "../../missions/store.ts";
import { addDays, type Day, type Moment } from "../../platform/days.ts";
import type { Db } from "../../platform/db.ts";
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
  const recorded = await keptLaw(db, knownAt);
  const wanted = only === undefined ? null : new Set(only);
  const missions = recorded.missions.filter(({ id }) => wanted?.has(id) ?? true);
  const { decisions } = recorded;
  return {
    asOf,
    knownAt,
    authorisations: decisionsOfDay(recorded, asOf),
    procedures: decisions.procedures,
    missions: new Map(missions.map((mission) => [mission.id, mission])),
  };
}

/** Everything recorded that the law is made of. */
interface RecordedLaw {
  readonly decisions: RecordedDecisions;
  readonly missions: readonly Mission[];
}

/** What was read lately, by database and state: reading it whole takes longer than answering from it. */
const kept = new WeakMap<object, Map<string, Promise<RecordedLaw>>>();
/** A country is read in one state at a time, for a moment in two. */
const MOST_KEPT = 8;

async function keptLaw(db: Db, knownAt: Moment): Promise<RecordedLaw> {
  // Within a transaction the law may be about to change; it is read as it stands there.
  const version = db.origin === null ? null : await lawVersion(db, knownAt);
  if (db.origin === null || version === null) return readLaw(db, knownAt);
  const ours = kept.get(db.origin) ?? new Map<string, Promise<RecordedLaw>>();
  kept.set(db.origin, ours);
  const key = `${db.contributor} ${version}`;
  const found = ours.get(key);
  if (found !== undefined) return found;
  const oldest = ours.keys().next();
  if (ours.size >= MOST_KEPT && oldest.done !== true) ours.delete(oldest.value);
  const read = readLaw(db, knownAt);
  ours.set(key, read);
  read.catch(() => ours.delete(key));
  return read;
}

async function readLaw(db: Db, knownAt: Moment): Promise<RecordedLaw> {
  return { decisions: await readDecisions(db, knownAt), missions: await listMissions(db, knownAt) };
}

/** Decisions on the days asked for lately, for as long as what they are made of is kept. */
const onDays = new WeakMap<RecordedLaw, Map<Day, readonly Authorisation[]>>();
const MOST_DAYS = 24;

function decisionsOfDay(recorded: RecordedLaw, day: Day): readonly Authorisation[] {
  const ours = onDays.get(recorded) ?? new Map<Day, readonly Authorisation[]>();
  onDays.set(recorded, ours);
  const found = ours.get(day) ?? decisionsOn(recorded.decisions, day);
  ours.delete(day);
  ours.set(day, found);
  const [oldest] = ours.keys();
  if (ours.size > MOST_DAYS && oldest !== undefined) ours.delete(oldest);
  return found;
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
