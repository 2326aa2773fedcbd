/** Asks the law for numbers, named persons, units and tours that go on. What cannot be understood is bad input; what may not be is a denial. */
import { type MayDeployAnswer, MayDeployQuestion } from "../../authorisations/schema.ts";
import type { AsOf } from "../../missions/schema.ts";
import { idsOfNumbers, listPersonLines } from "../../people/store.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day, type Moment } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import { type Fault, Malformed } from "../../platform/problem.ts";
import { listUnits } from "../../units/store.ts";
import { getTour, listClashes } from "../store.ts";
import { askLaw, isCumulative, type Law, loadLaw } from "./actions-law.ts";
import type { MayDeployAsk, MayDeployReply } from "./may-deploy-shapes.ts";
import { countedAlready } from "./store-use.ts";

/** The last moment of a day. */
function endOf(day: Day): Moment {
  return `${day}T23:59:59.999Z`;
}

/**
 * The day and the knowledge a question of law is answered from. A day in the past is answered as it would have been on it: with what
 * was recorded by its end, unless another moment is named.
 */
export function lawClocks(ctx: Context, asked: AsOf): { readonly asOf: Day; readonly knownAt: Moment } {
  const asOf = asked.asOf ?? ctx.today;
  return { asOf, knownAt: asked.knownAt ?? (asOf < ctx.today ? endOf(asOf) : ctx.now) };
}

/** May they go? Needs `authorisations.read`, and `deployments.read` where persons or a tour are named; throws `Malformed`. */
export async function askMayDeploy(
  ctx: Context,
  asked: Omit<MayDeployAsk, keyof AsOf>,
  at: AsOf,
): Promise<MayDeployReply> {
  ctx.actor.must("authorisations.read");
  if (asked.persons !== undefined || asked.tour !== undefined) ctx.actor.must("deployments.read");
  const { asOf, knownAt } = lawClocks(ctx, at);
  const who = await whoIsAsked(ctx, asked, { asOf, knownAt });
  const question = questionOf(asked, who);
  const law = await loadLaw(ctx.db, asOf, knownAt, [question.mission]);
  reasonsOfInput(question, law);
  const persons = await personsOf(ctx, who, question);
  const fresh = await freshUnder(ctx, law, who, question.people);
  const now = at.knownAt === undefined && asOf === ctx.today;
  const answer = await askLaw(ctx.db, law, question, now ? null : knownAt, fresh, true);
  return { ...withPersons(answer, persons), persons, unit: who.unit, tour: who.tour };
}

interface Who {
  readonly given: Partial<MayDeployQuestion>;
  readonly personIds: readonly string[];
  readonly unit: MayDeployReply["unit"];
  readonly tour: MayDeployReply["tour"];
}

type Asked = Omit<MayDeployAsk, keyof AsOf>;

async function whoIsAsked(ctx: Context, asked: Asked, at: { asOf: Day; knownAt: Moment }): Promise<Who> {
  if (asked.tour !== undefined) return ofTour(ctx, asked.tour, at);
  const personIds = asked.persons === undefined ? [] : await idsOf(ctx, asked.persons);
  const people = personIds.length > 0 ? { people: personIds.length } : {};
  if (asked.unit === undefined) return { given: people, personIds, unit: null, tour: null };
  const unit = (await listUnits(ctx.db)).find((each) => each.code === asked.unit || each.id === asked.unit);
  if (unit === undefined) throw new Malformed([{ path: "unit", message: `There is no unit ${asked.unit}.` }]);
  const { code, title, posts, mission, mode, partner, unitType } = unit;
  return {
    given: {
      mission,
      mode,
      unitType,
      role: "contingent_member",
      ...(posts > 0 ? { people: posts } : {}),
      ...(partner === null ? {} : { partner }),
      ...people,
    },
    personIds,
    unit: { code, title, posts },
    tour: null,
  };
}

async function ofTour(ctx: Context, id: string, at: { asOf: Day; knownAt: Moment }): Promise<Who> {
  const tour = await getTour(ctx.db, id, at);
  const { mission, role, mode, partner, personId, person, from, to } = tour;
  const given = { mission, role, mode, people: 1, from: addDays(to, 1), ...(partner ? { partner } : {}) };
  return { given, personIds: [personId], unit: null, tour: { id: tour.id, person, from, to } };
}

/** Ids of persons given by number or id; throws `Malformed` with every one that is not known. */
async function idsOf(ctx: Context, given: string): Promise<readonly string[]> {
  const words = [...new Set(given.split(",").map((word) => word.trim()))].filter((word) => word !== "");
  const isId = (word: string) => /^[0-9a-f-]{36}$/i.test(word);
  const ids = await idsOfNumbers(
    ctx.db,
    words.filter((word) => !isId(word)),
  );
  const lines = await listPersonLines(ctx.db, [...ids, ...words.filter(isId)], ctx.today);
  const known = new Set<string>(lines.flatMap((line) => [line.id, line.number]));
  const faults = words
    .filter((word) => !known.has(word))
    .map((word) => ({ path: "persons", message: `Nobody has the number ${word}.` }));
  if (faults.length > 0) throw new Malformed(faults);
  return lines.map((line) => line.id);
}

function questionOf(asked: Asked, who: Who): MayDeployQuestion {
  const { persons: _p, unit: _u, tour: _t, ...given } = asked;
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = MayDeployQuestion.safeParse({ ...who.given, ...stated });
  if (parsed.success) return parsed.data;
  throw new Malformed(parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
}

function reasonsOfInput(question: MayDeployQuestion, law: Law): void {
  const faults: Fault[] = [];
  if (question.to < question.from) {
    const message = `The last day, ${question.to}, lies before the first, ${question.from}; swap them.`;
    faults.push({ path: "to", message });
  }
  if (!law.missions.has(question.mission)) {
    faults.push({ path: "mission", message: `No mission ${question.mission} is known; give its acronym, as UNDOF.` });
  }
  const under = question.under;
  if (under !== undefined && !law.authorisations.some((a) => [a.id, a.reference].includes(under))) {
    faults.push({ path: "under", message: `No decision ${under} is known on ${law.asOf}.` });
  }
  if (faults.length > 0) throw new Malformed(faults);
}

async function personsOf(ctx: Context, who: Who, question: MayDeployQuestion): Promise<MayDeployReply["persons"]> {
  if (who.personIds.length === 0) return [];
  const { from, to } = question;
  const clashes = await listClashes(
    ctx.db,
    who.personIds.map((personId) => ({ personId, from, to })),
  );
  const lines = await listPersonLines(ctx.db, who.personIds, ctx.today);
  return lines.map(({ id, number }) => ({
    id,
    number,
    refusals: clashes.filter((clash) => clash.person === number).map(alreadyThere),
  }));
}

function alreadyThere(clash: Awaited<ReturnType<typeof listClashes>>[number]): Refusal {
  return {
    code: "already-deployed",
    message: `${clash.person} is in ${clash.mission} from ${clash.from} to ${clash.to}; ${clash.askedFrom} to ${clash.askedTo} meets it.`,
    facts: { ...clash },
    source: "docs/rules.md#one-place",
  };
}

/** Of those named, how many a ceiling that counts over time has not counted yet. */
async function freshUnder(ctx: Context, law: Law, who: Who, people: number) {
  if (who.personIds.length === 0 || !isCumulative(law)) return undefined;
  const tours = who.tour === null ? [] : [who.tour.id];
  const counted = await countedAlready(ctx.db, who.personIds, tours);
  const readings = new Map(law.authorisations.flatMap((a) => a.ceilings).map((c) => [c.id as string, c.reading]));
  return (ceiling: string) => {
    const reading = readings.get(ceiling);
    return people - (reading === "persons" || reading === "tours" ? (counted.get(ceiling)?.[reading] ?? 0) : 0);
  };
}

/** A person who is elsewhere cannot go, whatever the law says of the number; the others may be asked for alone. */
function withPersons(answer: MayDeployAnswer, persons: MayDeployReply["persons"]): MayDeployAnswer {
  const refusals = persons.flatMap((person) => person.refusals);
  if (refusals.length === 0) return answer;
  const stay = persons.filter((person) => person.refusals.length > 0).map((person) => person.number);
  const people = persons.length - stay.length;
  const message = `Without ${stay.join(", ")}: ${people} may be asked for.`;
  const facts = { persons: stay.join(", "), people };
  const without =
    people === 0
      ? []
      : [
          {
            code: "without-persons",
            message,
            facts,
            source: "docs/rules.md#one-place",
            question: { ...answer.question, people },
          },
        ];
  const lawful = answer.verdict !== "deny";
  return {
    ...answer,
    verdict: "deny",
    cover: null,
    parts: [],
    others: lawful && answer.cover !== null ? [answer.cover, ...answer.others] : answer.others,
    firstFailingDay: answer.firstFailingDay ?? earliest(persons, answer.question.from),
    refusals: [...refusals, ...answer.refusals],
    remedies: lawful ? without : answer.remedies,
  };
}

function earliest(persons: MayDeployReply["persons"], from: Day): Day {
  const days = persons.flatMap((p) => p.refusals.map((refusal) => String(refusal.facts.from)));
  const first = days.sort()[0] ?? from;
  return first > from ? first : from;
}
