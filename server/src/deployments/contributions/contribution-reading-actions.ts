/** Reading contributions: the list with people and days, one with all that belongs to it and what may come next. */
import type { AsOf } from "../../missions/schema.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day, type Moment } from "../../platform/days.ts";
import type { Db } from "../../platform/db.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Refusal } from "../../platform/outcome.ts";
import { shown } from "../guards.ts";
import { askLaw, type Law, loadLaw } from "../law/actions-law.ts";
import { lastLawfulDay } from "../law/lawful-days.ts";
import type {
  Contribution,
  ContributionLine,
  ContributionStep,
  ContributionWhole,
  NextStep,
  Override,
  TakenStep,
} from "../schema.ts";
import { listOverrides } from "../store-overrides.ts";
import { type ContributionKnowledge, guardsOfContribution } from "./contribution-guards.ts";
import { stateAfterStep, stepsFrom } from "./contribution-machine.ts";
import { overlapAgainst } from "./rotation-reading-actions.ts";
import { listContributionDuties, listContributions, listPapers, listSteps, listTerms } from "./store-contributions.ts";
import { listRotations } from "./store-rotations.ts";
import { countNotHome, staffOf } from "./store-staff.ts";

/** The day and the knowledge that a reading is for. */
interface Clocks {
  readonly asOf: Day;
  readonly knownAt: Moment;
}

function clocksOf(ctx: Context, asked: AsOf): Clocks {
  return { asOf: asked.asOf ?? ctx.today, knownAt: asked.knownAt ?? ctx.now };
}

/** Contributions with people, last lawful day, what was lifted and what is owed. Needs `deployments.read`. */
export async function readContributions(
  ctx: Context,
  asked: AsOf & { readonly mission?: string | undefined; readonly state?: string | undefined },
): Promise<ContributionLine[]> {
  ctx.actor.must("deployments.read");
  const lines = await linesOf(ctx.db, clocksOf(ctx, asked), { mission: asked.mission });
  return lines.filter((line) => asked.state === undefined || line.state === asked.state);
}

async function linesOf(
  db: Db,
  { asOf, knownAt }: Clocks,
  filter: { readonly ids?: readonly string[]; readonly mission?: string | undefined },
): Promise<ContributionLine[]> {
  const contributions = await listContributions(db, knownAt, { ...filter, asOf });
  const staff = await staffOf(
    db,
    contributions.map((each) => each.id),
    asOf,
    knownAt,
  );
  const duties = Map.groupBy(await listContributionDuties(db, knownAt), (duty) => duty.contributionId);
  const law = await loadLaw(db, asOf, knownAt, [...new Set(contributions.map((each) => each.mission))]);
  const lines: ContributionLine[] = [];
  for (const each of contributions) {
    const { present = 0, planned = 0 } = staff.get(each.id) ?? {};
    lines.push({
      ...each,
      present,
      planned,
      lastLawfulDay: lastLawfulDay(each, law).day,
      overrides: [...(await listOverrides(db, { contributionId: each.id }, knownAt))],
      dutiesOpen: (duties.get(each.id) ?? []).filter((duty) => duty.doneOn === null || duty.doneOn > asOf).length,
    });
  }
  return lines;
}

/** One contribution whole; throws `NotFound`. Needs `deployments.read`. */
export async function readContribution(ctx: Context, id: string, asked: AsOf): Promise<ContributionWhole> {
  ctx.actor.must("deployments.read");
  const clocks = clocksOf(ctx, asked);
  const [line] = await linesOf(ctx.db, clocks, { ids: [id] });
  if (line === undefined) throw new NotFound(`There is no contribution ${id} as known then.`, { contribution: id });
  const { knownAt, asOf } = clocks;
  const now = asked.asOf === undefined && asked.knownAt === undefined;
  return {
    ...line,
    events: (await listSteps(ctx.db, id, knownAt)).filter((event) => event.day <= asOf),
    papers: [...(await listPapers(ctx.db, id, knownAt))],
    duties: [...(await listContributionDuties(ctx.db, knownAt, id))],
    terms: [...(await listTerms(ctx.db, id, knownAt))],
    next: now ? await nextOf(ctx, line, line.overrides) : [],
  };
}

async function nextOf(ctx: Context, line: ContributionLine, overrides: readonly Override[]): Promise<NextStep[]> {
  const next: NextStep[] = [];
  for (const step of stepsFrom(line.state)) {
    const comes = comingRotation(line, step);
    const known = await knowledgeOf(ctx, line, {
      step,
      day: ctx.today,
      papers: [],
      rotationId: comes,
      extendedTo: undefined,
    });
    const guards = shown(guardsOfContribution(step, { contribution: line, known }), overrides, step);
    next.push({ step, to: stateAfterStep(step) ?? line.state, guards });
  }
  return next;
}

/** The rotation that a step is about where none is named: the next one that has not taken over. */
function comingRotation({ rotations, state }: ContributionLine, step: ContributionStep) {
  if (step !== "rotation_begun" && step !== "rotation_done") return undefined;
  const waiting = rotations.filter(
    (rotation) => rotation.transferredOn === null && (rotation.number > 1 || state === "rotating"),
  );
  return waiting.at(0)?.id;
}

type About = Pick<TakenStep, "day" | "papers" | "rotationId" | "extendedTo"> & { readonly step: ContributionStep };

/** What the guards of a step ask beside the terms. */
export async function knowledgeOf(
  ctx: Context,
  contribution: Contribution,
  about: About,
): Promise<ContributionKnowledge> {
  const { id } = contribution;
  const law = await loadLaw(ctx.db, ctx.today, ctx.now, [contribution.mission]);
  const staffed = (await staffOf(ctx.db, [id], about.day, ctx.now)).get(id);
  const rotations =
    about.rotationId === undefined ? [] : await listRotations(ctx.db, ctx.now, { ids: [about.rotationId] });
  const rotation = rotations.find((each) => each.contributionId === id) ?? null;
  const count = (staffed?.present ?? 0) + (staffed?.planned ?? 0);
  return {
    day: about.day,
    papers: [...(await listPapers(ctx.db, id, ctx.now)), ...about.papers],
    staffed: count,
    stillThere: about.step === "repatriated" ? await countNotHome(ctx.db, id, about.day) : 0,
    law: await lawAgainst(ctx, law, contribution, about, count),
    lastLawfulDay: lastLawfulDay(contribution, law).day,
    rotation,
    overlap:
      about.step === "rotation_done" && rotation !== null ? await overlapAgainst(ctx, contribution, rotation) : [],
  };
}

/** What the law says against people who are not staffed yet; those who are hold their places already. */
async function lawAgainst(
  ctx: Context,
  law: Law,
  contribution: Contribution,
  { step, day, extendedTo }: About,
  staffed: number,
): Promise<readonly Refusal[] | null> {
  if (step !== "movement_ordered" && step !== "extended") return [];
  const { people, mission, role, mode, partner, unitType } = contribution;
  const extending = step === "extended";
  if (people === null || (extending && extendedTo === undefined)) return null;
  const more = people - staffed;
  if (!extending && more <= 0) return [];
  const last = contribution.to ?? lastLawfulDay(contribution, law).day;
  const from = extending ? addDays(last ?? day, 1) : contribution.from > day ? contribution.from : day;
  const to = extendedTo ?? last ?? addDays(from, 364);
  if (to < from) return [];
  const question = {
    mission,
    role,
    mode,
    people: extending ? people : more,
    from,
    to,
    ...(partner === null ? {} : { partner }),
    ...(unitType === null ? {} : { unitType }),
  };
  return (await askLaw(ctx.db, law, question, null)).refusals;
}
