/** Alarms of a day; how long withdrawals take; that conditions were looked at. */
import { listAuthorisations } from "../../authorisations/store.ts";
import { clocks } from "../../missions/actions.ts";
import type { AsOf } from "../../missions/schema.ts";
import { findMission } from "../../missions/store.ts";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Day, Moment } from "../../platform/days.ts";
import { NotFound } from "../../platform/errors.ts";
import { done, type Outcome, type Refusal, refused } from "../../platform/outcome.ts";
import type { Alarm, ConditionCheck, NewWithdrawalLead, WithdrawalLead } from "../alarms/schema.ts";
import { listContributionDuties, listContributions } from "../contributions/store-contributions.ts";
import { staysKnown } from "../ledger/stays-copy-store.ts";
import { peopleByDecision } from "../ledger/stays-decisions.ts";
import { loadLaw } from "./actions-law.ts";
import { alarmsOn, type OwedPaper } from "./alarm.ts";
import { addCheck, listChecks, listLeadTimes, saveLeadTime } from "./alarm-store.ts";

const source = "docs/rules.md#alarms";

/** Alarms of all decisions, or of one. Needs `authorisations.read`. */
export async function readAlarms(
  ctx: Context,
  asked: AsOf & { readonly authorisation?: string | undefined },
): Promise<{ asOf: Day; knownAt: Moment; items: Alarm[]; count: number }> {
  ctx.actor.must("authorisations.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  const law = await loadLaw(ctx.db, asOf, knownAt);
  const alarms = alarmsOn({
    asOf,
    law: law.authorisations,
    missions: law.missions,
    people: peopleByDecision(await staysKnown(ctx.db, knownAt)),
    leadTimes: await listLeadTimes(ctx.db, knownAt),
    checks: await listChecks(ctx.db, knownAt),
    papers: await owedPapers(ctx, asOf, knownAt),
  });
  const own = law.authorisations.find((a) => [a.id, a.reference].includes(asked.authorisation ?? ""));
  const items = alarms.filter((alarm) => asked.authorisation === undefined || alarm.reference === own?.reference);
  return { asOf, knownAt, items, count: items.length };
}

/** Duties of contributions that are not done by the day. */
async function owedPapers(ctx: Context, asOf: Day, knownAt: Moment): Promise<readonly OwedPaper[]> {
  const contributions = new Map((await listContributions(ctx.db, knownAt)).map((each) => [String(each.id), each]));
  return (await listContributionDuties(ctx.db, knownAt)).flatMap((duty) => {
    const contribution = contributions.get(String(duty.contributionId));
    if (contribution === undefined || (duty.doneOn !== null && duty.doneOn <= asOf)) return [];
    const { code, mission } = contribution;
    return [{ id: duty.id, text: duty.text, to: duty.owedTo, contribution: code, mission, dueOn: duty.dueOn }];
  });
}

/** How long withdrawals take, as known at a moment. Needs `authorisations.read`. */
export async function readLeadTimes(ctx: Context, asked: AsOf): Promise<readonly WithdrawalLead[]> {
  ctx.actor.must("authorisations.read");
  return listLeadTimes(ctx.db, clocks(ctx, asked).knownAt);
}

/** Records how long a withdrawal takes. Needs `authorisations.change`. */
export async function setLeadTime(ctx: Context, given: NewWithdrawalLead): Promise<Outcome<WithdrawalLead>> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    if (given.mission !== null && (await findMission(tx, given.mission, ctx.now)) === null) {
      const message = `No mission ${given.mission} is known.`;
      return refused([{ code: "mission-unknown", message, facts: { mission: given.mission }, source }]);
    }
    const id = await saveLeadTime(tx, given, { by: ctx.actor.id, at: ctx.now });
    await record(tx, ctx.actor, "authorisation.lead-time-set", { id, mission: given.mission, days: given.days });
    const kept = (await listLeadTimes(tx, ctx.now)).find((lead) => lead.id === id);
    if (kept === undefined) throw new Error(`Lead time ${id} was not kept.`);
    return done(kept);
  });
}

/** Records that a condition was looked at. Needs `authorisations.change`; throws `NotFound`. */
export async function checkCondition(
  ctx: Context,
  id: string,
  given: Omit<ConditionCheck, "conditionId">,
): Promise<Outcome<ConditionCheck>> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    const law = await listAuthorisations(tx, "9999-12-31", ctx.now);
    const authorisation = law.find((a) => a.conditions.some((condition) => condition.id === id));
    if (authorisation === undefined) throw new NotFound(`There is no condition ${id}.`, { condition: id });
    const refusals = reasonsAgainstCheck(given, ctx.today);
    if (refusals.length > 0) return refused(refusals);
    const check = { ...given, conditionId: id };
    await addCheck(tx, authorisation.id, check, { by: ctx.actor.id, at: ctx.now });
    const { reference } = authorisation;
    await record(tx, ctx.actor, "authorisation.condition-checked", {
      id,
      reference,
      day: given.checkedOn,
      holds: given.holds,
    });
    return done(check);
  });
}

function reasonsAgainstCheck(given: Omit<ConditionCheck, "conditionId">, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { checkedOn, nextOn } = given;
  if (checkedOn > today) {
    const message = `${checkedOn} has not come; today is ${today}.`;
    refusals.push({ code: "check-not-come", message, facts: { day: checkedOn, today }, source });
  }
  if (nextOn !== null && nextOn <= checkedOn) {
    const message = `The next look, ${nextOn}, must come after this one, ${checkedOn}.`;
    refusals.push({ code: "check-next-before", message, facts: { day: checkedOn, next: nextOn }, source });
  }
  return refusals;
}
