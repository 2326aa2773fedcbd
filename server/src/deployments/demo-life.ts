/** Replays the life of the demonstration country's contributions: terms, duties and steps, each at the moment at which it happened. */
import type { Actor, Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import { newId } from "../platform/ids.ts";
import type { Outcome } from "../platform/outcome.ts";
import { addDuty, changeTerms, finishDuty, takeStep } from "./contributions/contribution-actions.ts";
import { certifyRoll } from "./contributions/rotation-actions.ts";
import { addStep, addTerms } from "./contributions/store-contributions.ts";
import type { ContributionId } from "./ids.ts";
import { recordingOf } from "./ledger/presence-actions.ts";
import type { ShippedContribution, ShippedLife } from "./reference.ts";
import type { Terms } from "./schema.ts";
import { addContribution, listContributions } from "./store.ts";

/** Something that happened at a moment. */
export interface Happening {
  readonly day: Day;
  readonly time: string;
  readonly run: (ctx: Context) => Promise<void>;
}

/** A shipped contribution with the id it is kept by. */
export type Contribution = ShippedContribution & { readonly id: ContributionId };

/** The context as it was at an earlier moment, acting as the demonstration's clerk. */
export function at(ctx: Context, day: Day, time: string): Context {
  const actor: Actor = {
    id: "demo-records",
    name: "Demonstration: records",
    roles: ["administrator"],
    must: () => undefined,
    can: () => true,
  };
  return { ...ctx, actor, today: day, now: `${day}T${time}:00.000Z` };
}

/** What was done; throws when it was refused: the shipped history must be lawful. */
export function must<T>(outcome: Outcome<T>, what: string): T {
  if (outcome.ok) return outcome.value;
  throw new Error(
    `The demonstration's ${what} was refused: ${outcome.refusals.map((refusal) => refusal.message).join(" ")}`,
  );
}

/** What happened to contributions, in no order. One without a life of its own is there from its first day to its last. */
export function livesOf(contributions: readonly Contribution[], lives: readonly ShippedLife[]): readonly Happening[] {
  return contributions.flatMap((contribution) => {
    const life = lives.find((each) => each.contribution === contribution.code);
    return life === undefined ? plainLife(contribution) : toldLife(contribution, life);
  });
}

function enter(
  contribution: Contribution,
  state: ShippedLife["entered"]["state"],
  terms: Partial<Terms>,
): Happening["run"] {
  return async (ctx) => {
    await addContribution(ctx.db, contribution, recordingOf(ctx));
    await addTerms(ctx.db, contribution.id, 1, { ...plainTerms(contribution), ...terms }, recordingOf(ctx));
    const { id, source } = contribution;
    const step = { id: newId(), seq: 1, step: "entered" as const, from: null, to: state, day: ctx.today };
    await addStep(ctx.db, id, { ...step, rotationId: null, note: "", source }, recordingOf(ctx));
  };
}

function plainTerms({
  title,
  unitType,
  mode,
  partner,
  from,
  to,
  agreement,
  note,
  source,
  confidence,
}: Contribution): Terms {
  const unknown = { people: null, hostContingent: "", tacticalControl: "", transport: null, transportPayer: null };
  const agreed = { agreementKind: null, agreement, agreementSignedOn: null, nationalCommand: "" };
  return { ...unknown, ...agreed, title, unitType, mode, partner, from, to, note, source, confidence };
}

/** Where a contribution's last day has passed everybody is home and it is closed; how it came to that was not published. */
function plainLife(contribution: Contribution): readonly Happening[] {
  const begun: Happening = { day: contribution.from, time: "06:00", run: enter(contribution, "deployed", {}) };
  const { to, code, id } = contribution;
  if (to === null) return [begun];
  const note = "Inferred from the last return.";
  const steps = [
    ["repatriation_ordered", ["note_verbale", "repatriation_plan"]],
    ["repatriated", ["final_inspection"]],
    ["closed", ["final_verification", "claims_settled", "deployment_review"]],
  ] as const;
  const source = "Constructed for the demonstration";
  const run: Happening["run"] = async (ctx) => {
    for (const [step, kinds] of steps) {
      const papers = kinds.map((kind) => ({
        kind,
        reference: "Constructed for the demonstration",
        day: to,
        note,
        sha256: null,
      }));
      must(await takeStep(ctx, id, { step, day: to, papers, note, source }), `${code} ${step}`);
    }
  };
  return [begun, { day: to, time: "23:30", run }];
}

function toldLife(contribution: Contribution, life: ShippedLife): readonly Happening[] {
  const { id, code } = contribution;
  const { day, state } = life.entered;
  const changes = life.changes.map(({ day: on, terms, source, confidence }): Happening => {
    const run: Happening["run"] = async (ctx) => {
      const [now] = await listContributions(ctx.db, ctx.now, { ids: [id] });
      if (now === undefined) throw new Error(`The demonstration has no ${code} on ${on}.`);
      must(
        await changeTerms(ctx, id, { ...now, ...(terms as Partial<Terms>), source, confidence } as Terms),
        `${code} terms of ${on}`,
      );
    };
    return { day: on, time: "07:00", run };
  });
  const duties = life.duties.flatMap((duty) => dutyOf(id, code, duty));
  const steps = life.steps.map(({ rotation, ...step }): Happening => {
    const run: Happening["run"] = async (ctx) => {
      const rotationId = await rotationNumbered(ctx, id, rotation);
      if (step.step === "rotation_begun" && rotationId !== undefined)
        await certify(ctx, rotationId, `${code}, rotation ${rotation}`);
      must(
        await takeStep(ctx, id, { ...step, ...(rotationId === undefined ? {} : { rotationId }) }),
        `${code} ${step.step}`,
      );
    };
    return { day: step.day, time: "20:00", run };
  });
  return [
    { day, time: "06:00", run: enter(contribution, state, life.terms as Partial<Terms>) },
    ...changes,
    ...duties,
    ...steps,
  ];
}

function dutyOf(
  id: string,
  code: string,
  { day, doneOn, ...duty }: ShippedLife["duties"][number],
): readonly Happening[] {
  let dutyId = "";
  const known = doneOn !== null && doneOn <= day;
  const owe: Happening["run"] = async (ctx) => {
    const whole = must(await addDuty(ctx, id, { ...duty, doneOn: known ? doneOn : null }), `${code} duty`);
    dutyId = whole.duties.find((each) => each.text === duty.text)?.id ?? "";
  };
  const owed: Happening = { day, time: "08:30", run: owe };
  if (doneOn === null || known) return [owed];
  const fulfil: Happening["run"] = async (ctx) => {
    must(await finishDuty(ctx, id, dutyId, { doneOn, source: duty.source }), `${code} duty done`);
  };
  return [owed, { day: doneOn, time: "20:00", run: fulfil }];
}

async function rotationNumbered(ctx: Context, id: string, number: number | undefined) {
  if (number === undefined) return undefined;
  const [contribution] = await listContributions(ctx.db, ctx.now, { ids: [id] });
  const rotation = contribution?.rotations.find((each) => each.number === number);
  if (rotation === undefined) throw new Error(`The demonstration has no rotation ${number}.`);
  return rotation.id;
}

async function certify(ctx: Context, rotationId: string, what: string): Promise<void> {
  const certificate = {
    day: ctx.today,
    reference: "Constructed for the demonstration",
    source: "Constructed for the demonstration",
  };
  must(await certifyRoll(ctx, rotationId, certificate), `${what}, roll`);
}
