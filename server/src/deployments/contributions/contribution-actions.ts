/** What the office does with contributions: enter them, write new terms, take steps, keep papers and duties, lift guards. */
import { listMissions } from "../../missions/store.ts";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Tx } from "../../platform/db.ts";
import { constraintOf } from "../../platform/db-faults.ts";
import { Conflict, NotFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { type Outcome, type Refusal, refused } from "../../platform/outcome.ts";
import { isLiftable, judge, reasonsAgainstOverride } from "../guards.ts";
import { refusable, refuse } from "../ledger/actions-ledger.ts";
import { recordingOf } from "../ledger/presence-actions.ts";
import {
  type Contribution,
  type ContributionDuty,
  ContributionId,
  ContributionStep,
  type ContributionWhole,
  type NewContribution,
  type NewOverride,
  type NewPaper,
  type TakenStep,
  type Terms,
} from "../schema.ts";
import { addOverrides, listOverrides, useOverrides } from "../store-overrides.ts";
import { guardsOfContribution } from "./contribution-guards.ts";
import { stateAfterStep } from "./contribution-machine.ts";
import { knowledgeOf, readContribution } from "./contribution-reading-actions.ts";
import { reasonsAgainstNewTerms, reasonsAgainstStep, reasonsAgainstTerms } from "./contribution-rules.ts";
import {
  addContribution,
  addPapers,
  addStep,
  addTerms,
  listContributionDuties,
  listContributions,
  listSteps,
  saveDuty,
} from "./store-contributions.ts";
import { addRotationFact } from "./store-rotations.ts";
import { staffOf } from "./store-staff.ts";

/** Runs work on a contribution as one command and answers it whole; a meeting of two people becomes `Conflict`. */
async function command(
  ctx: Context,
  id: string,
  right: string,
  work: (inner: Context, contribution: Contribution) => Promise<void>,
): Promise<Outcome<ContributionWhole>> {
  ctx.actor.must(right);
  try {
    return await ctx.db.transaction((tx) =>
      refusable(tx, async (inner) => {
        const within = { ...ctx, db: inner };
        const [contribution] = await listContributions(inner, ctx.now, { ids: [id] });
        if (contribution === undefined) throw new NotFound(`There is no contribution ${id}.`, { contribution: id });
        await work(within, contribution);
        return readContribution(within, id, {});
      }),
    );
  } catch (error) {
    const constraint = constraintOf(error) ?? "";
    if (!/^contribution_(events|terms)_contributor/.test(constraint)) throw error;
    throw new Conflict(
      "Somebody changed this contribution at the same moment. Look at it again.",
      { contribution: id },
      { cause: error },
    );
  }
}

/** Enters a contribution, in talks or as it stands. Needs `deployments.change`. */
export async function enterContribution(ctx: Context, given: NewContribution): Promise<Outcome<ContributionWhole>> {
  ctx.actor.must("deployments.change");
  const id = ContributionId.parse(newId());
  const work = ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const { state, stateSince, code, mission, kind, role, ...terms } = given;
      const against = [...reasonsAgainstTerms(terms, kind), ...(await reasonsOfRecord(inner, ctx, given))];
      if (against.length > 0) refuse(against);
      await addContribution(inner, { ...given, id }, recordingOf(ctx));
      await addTerms(inner, id, 1, terms, recordingOf(ctx));
      const step = {
        id: newId(),
        seq: 1,
        step: "entered" as const,
        from: null,
        to: state,
        day: stateSince,
        rotationId: null,
      };
      await addStep(inner, id, { ...step, note: "", source: terms.source }, recordingOf(ctx));
      await record(inner, ctx.actor, "contribution.entered", { contribution: id, code, mission, kind, role, state });
      return readContribution({ ...ctx, db: inner }, id, {});
    }),
  );
  try {
    return await work;
  } catch (error) {
    if (constraintOf(error) === "contributions_code") return refused([codeTaken(given.code)]);
    throw error;
  }
}

/** What the record has against a new contribution: its code is taken, its mission is not known. */
async function reasonsOfRecord(tx: Tx, ctx: Context, { code, mission }: NewContribution): Promise<readonly Refusal[]> {
  const there = (await listContributions(tx, ctx.now)).some((each) => each.code === code);
  const known = (await listMissions(tx, ctx.now)).some((each) => each.id === mission);
  const message = `There is no mission ${mission}; enter it in Missions first, or mend the spelling.`;
  return [
    ...(there ? [codeTaken(code)] : []),
    ...(known ? [] : [{ code: "mission-unknown", message, facts: { mission }, source: "docs/rules.md#contribution" }]),
  ];
}

function codeTaken(code: string): Refusal {
  const message = `There is a contribution ${code} already; choose another code.`;
  return { code: "code-taken", message, facts: { contribution: code }, source: "docs/rules.md#contribution" };
}

/** Writes a new version of the terms; `seen` is the version that the caller saw. Needs `deployments.change`. */
export function changeTerms(
  ctx: Context,
  id: string,
  terms: Terms,
  seen?: string,
): Promise<Outcome<ContributionWhole>> {
  return command(ctx, id, "deployments.change", async (inner, before) => {
    if (seen !== undefined && seen !== String(before.version))
      throw new Conflict("Somebody changed these terms meanwhile. Look at them again.", {
        contribution: id,
        version: before.version,
      });
    const tours = (await staffOf(inner.db, [id], ctx.today, ctx.now)).get(id)?.tours ?? 0;
    const against = [...reasonsAgainstTerms(terms, before.kind), ...reasonsAgainstNewTerms(before, terms, tours)];
    if (against.length > 0) refuse(against);
    await addTerms(inner.db, id, before.version + 1, terms, recordingOf(ctx));
    await record(inner.db, ctx.actor, "contribution.terms", { contribution: id, version: before.version + 1 });
  });
}

/** Takes a step of a contribution's life, with its papers; refused with every guard that is not met. Needs `deployments.change`. */
export function takeStep(ctx: Context, id: string, step: TakenStep): Promise<Outcome<ContributionWhole>> {
  return command(ctx, id, "deployments.change", async (inner, contribution) => {
    const overrides = await listOverrides(inner.db, { contributionId: id }, ctx.now);
    const known = await knowledgeOf(inner, contribution, step);
    const { refusals, used } = judge(
      guardsOfContribution(step.step, { contribution, known }),
      overrides,
      step.step,
      ctx.actor.id,
    );
    const against = [...reasonsAgainstStep(contribution, step, ctx.today), ...refusals];
    if (against.length > 0) refuse(against);
    await addPapers(inner.db, id, step.papers, recordingOf(ctx));
    const eventId = await writeStep(inner, contribution, step);
    await useOverrides(
      inner.db,
      used.map((override) => ({ override, eventId })),
      recordingOf(ctx),
    );
    await followStep(inner, contribution, step);
    await record(inner.db, ctx.actor, `contribution.${step.step}`, {
      contribution: id,
      day: step.day,
      lifted: used.map((each) => each.guard),
    });
  });
}

/** Adds the step after the last one; a contribution of an earlier release begins its chain with the state it was read in. */
async function writeStep(ctx: Context, contribution: Contribution, step: TakenStep): Promise<string> {
  const { id, state, from: since } = contribution;
  const events = await listSteps(ctx.db, id, ctx.now);
  const common = { rotationId: step.rotationId ?? null, note: step.note, source: step.source };
  if (events.length === 0) {
    const first = { id: newId(), seq: 1, step: "entered" as const, from: null, to: state, day: since };
    await addStep(ctx.db, id, { ...first, ...common, note: "", rotationId: null }, recordingOf(ctx));
  }
  const eventId = newId();
  const seq = (events.at(-1)?.seq ?? 1) + 1;
  const to = stateAfterStep(step.step, step.negotiated) ?? state;
  await addStep(
    ctx.db,
    id,
    { id: eventId, seq, step: step.step, from: state, to, day: step.day, ...common },
    recordingOf(ctx),
  );
  return eventId;
}

/** What a step brings with it: a new last day in the terms, a rotation that has taken over. */
async function followStep(ctx: Context, contribution: Contribution, step: TakenStep): Promise<void> {
  const { id, version } = contribution;
  if (step.step === "extended" && step.extendedTo !== undefined)
    await addTerms(
      ctx.db,
      id,
      version + 1,
      { ...contribution, to: step.extendedTo, source: step.source },
      recordingOf(ctx),
    );
  if ((step.step === "rotation_done" || step.step === "taken_over") && step.rotationId !== undefined) {
    const certificate = step.papers.find((paper) => paper.kind === "transfer_certificate")?.reference ?? step.source;
    await addRotationFact(
      ctx.db,
      step.rotationId,
      { kind: "transferred", day: step.day, reference: certificate, source: step.source },
      recordingOf(ctx),
    );
  }
}

/** Records a paper. Needs `deployments.change`. */
export function addPaper(ctx: Context, id: string, paper: NewPaper): Promise<Outcome<ContributionWhole>> {
  return command(ctx, id, "deployments.change", async (inner) => {
    await addPapers(inner.db, id, [paper], recordingOf(ctx));
    await record(inner.db, ctx.actor, "contribution.paper", {
      contribution: id,
      kind: paper.kind,
      reference: paper.reference,
    });
  });
}

/** Records a duty beside the decision. Needs `deployments.change`. */
export function addDuty(
  ctx: Context,
  id: string,
  duty: Pick<ContributionDuty, "kind" | "text" | "owedTo" | "dueOn" | "doneOn" | "source">,
): Promise<Outcome<ContributionWhole>> {
  return command(ctx, id, "deployments.change", async (inner) => {
    const dutyId = newId();
    await saveDuty(inner.db, id, { ...duty, id: dutyId }, recordingOf(ctx));
    await record(inner.db, ctx.actor, "contribution.duty", {
      contribution: id,
      duty: dutyId,
      kind: duty.kind,
      dueOn: duty.dueOn,
    });
  });
}

/** Records that a duty was done. Needs `deployments.change`. */
export function finishDuty(
  ctx: Context,
  id: string,
  dutyId: string,
  done: { readonly doneOn: string; readonly source: string },
): Promise<Outcome<ContributionWhole>> {
  return command(ctx, id, "deployments.change", async (inner) => {
    const duty = (await listContributionDuties(inner.db, ctx.now, id)).find((each) => each.id === dutyId);
    if (duty === undefined) throw new NotFound(`There is no duty ${dutyId} of this contribution.`, { duty: dutyId });
    if (done.doneOn > ctx.today) refuse([ahead(done.doneOn, ctx.today)]);
    await saveDuty(inner.db, id, { ...duty, ...done }, recordingOf(ctx));
    await record(inner.db, ctx.actor, "contribution.duty-done", {
      contribution: id,
      duty: dutyId,
      doneOn: done.doneOn,
    });
  });
}

function ahead(day: string, today: string) {
  const message = `${day} has not come yet; what happened is recorded, what is planned is ordered.`;
  return { code: "in-the-future", message, facts: { day, today }, source: "docs/rules.md#contribution" };
}

/** Lifts a guard for one step. Needs `deployments.override`; who lifts it does not take the step. */
export function overrideContribution(
  ctx: Context,
  id: string,
  asked: NewOverride,
): Promise<Outcome<ContributionWhole>> {
  return command(ctx, id, "deployments.override", async (inner, contribution) => {
    const step = ContributionStep.safeParse(asked.step).data;
    const empty = { day: ctx.today, papers: [], rotationId: undefined, extendedTo: undefined };
    const guards =
      step === undefined
        ? []
        : guardsOfContribution(step, {
            contribution,
            known: await knowledgeOf(inner, contribution, { ...empty, step }),
          });
    const codes = guards.map((guard) => guard.code).filter(isLiftable);
    const against = reasonsAgainstOverride(asked, codes);
    if (against.length > 0) refuse(against);
    await addOverrides(
      inner.db,
      [{ ...asked, id: newId(), contributionId: contribution.id, tourId: null, kind: "lifted" }],
      recordingOf(ctx),
    );
    const { guard, authority } = asked;
    await record(inner.db, ctx.actor, "contribution.guard-lifted", {
      contribution: id,
      step: asked.step,
      guard,
      authority,
    });
  });
}
