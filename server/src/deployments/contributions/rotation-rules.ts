/** Decisions on rotations: days and strength from lots, overlap with the one before, what stands against moving one. Pure. */
import { isEffective } from "../../authorisations/rules.ts";
import type { Authorisation } from "../../authorisations/schema.ts";
import { addDays, type Day, daysBetween, earlierDay, laterDay } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { Lot, Overlap, Rotation, RotationPlan, Tour } from "../schema.ts";

const source = "docs/rules.md#rotation";

/** First and last day and strength of a plan, with its lots numbered by day of arrival, the advance party first. */
export function spanOf(plan: Pick<RotationPlan, "lots">): {
  from: Day;
  to: Day;
  strength: number;
  lots: readonly Lot[];
} {
  const order = (lot: { part: string; arriveOn: Day }) => `${lot.arriveOn}${lot.part}`;
  const lots = plan.lots
    .toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
    .map((lot, index) => ({ ...lot, number: index + 1 }));
  return {
    from: lots.map((lot) => lot.arriveOn).reduce(earlierDay, lots[0]?.arriveOn ?? "9999-12-31"),
    to: lots.map((lot) => lot.leaveOn).reduce(laterDay, lots[0]?.leaveOn ?? "0001-01-01"),
    strength: lots.reduce((sum, lot) => sum + lot.heads, 0),
    lots,
  };
}

/** Why a plan is none: days of a lot reversed, an advance party behind the main body, a transfer outside its days. */
export function reasonsAgainstPlan(plan: RotationPlan): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const { arriveOn, leaveOn } of plan.lots) {
    if (arriveOn <= leaveOn) continue;
    const message = `A lot would leave on ${leaveOn}, before it arrives on ${arriveOn}.`;
    refusals.push({ code: "lot-reversed", message, facts: { arriveOn, leaveOn }, source });
  }
  const firstMain = plan.lots
    .filter((lot) => lot.part === "main")
    .map((lot) => lot.arriveOn)
    .sort()[0];
  const lateAdvance = plan.lots.find(
    (lot) => lot.part === "advance" && firstMain !== undefined && lot.arriveOn > firstMain,
  );
  if (lateAdvance !== undefined && firstMain !== undefined) {
    const message = `The advance party would arrive on ${lateAdvance.arriveOn}, after the main body on ${firstMain}.`;
    refusals.push({
      code: "advance-after-main",
      message,
      facts: { advance: lateAdvance.arriveOn, main: firstMain },
      source,
    });
  }
  const { from, to } = spanOf(plan);
  if (plan.transferOn !== null && (plan.transferOn < from || plan.transferOn > to)) {
    const message = `Authority would be transferred on ${plan.transferOn}, outside the rotation's days, ${from} to ${to}.`;
    refusals.push({
      code: "transfer-outside-rotation",
      message,
      facts: { transferOn: plan.transferOn, from, to },
      source,
    });
  }
  return refusals;
}

/** People of a rotation by its lots, as intervals. */
interface Heads {
  readonly from: Day;
  readonly to: Day;
  readonly people: number;
}

/** Lots as intervals of heads. */
export function headsOf(lots: readonly Lot[]): readonly Heads[] {
  return lots.map((lot) => ({ from: lot.arriveOn, to: lot.leaveOn, people: lot.heads }));
}

/** Days on which both are there, with the most people of both on one of them; null when they share none. */
export function overlapOf(before: readonly Heads[], after: readonly Heads[]): Overlap | null {
  if (before.length === 0 || after.length === 0) return null;
  const from = after.map((each) => each.from).reduce(earlierDay);
  const to = before.map((each) => each.to).reduce(laterDay);
  if (to < from) return null;
  const all = [...before, ...after];
  const days = [from, ...all.flatMap((each) => [each.from, each.to])].filter((day) => from <= day && day <= to);
  const on = (day: Day) => all.reduce((sum, each) => (each.from <= day && day <= each.to ? sum + each.people : sum), 0);
  return { from, to, days: daysBetween(from, to) + 1, heads: Math.max(...days.map(on)) };
}

/** Why the overlap of two plans is too long for every allowance, or passes the tightest ceiling too far. */
export function reasonsAgainstOverlap(
  overlap: Overlap | null,
  ceiling: {
    readonly code: string;
    readonly people: number;
    readonly overlap: { people: number; days: number } | null;
  } | null,
): readonly Refusal[] {
  if (overlap === null || ceiling === null || overlap.heads <= ceiling.people) return [];
  const { people, days } = ceiling.overlap ?? { people: 0, days: 0 };
  const facts = {
    ceiling: ceiling.code,
    heads: overlap.heads,
    days: overlap.days,
    people: ceiling.people,
    more: people,
    atMost: days,
  };
  const refusals: Refusal[] = [];
  if (overlap.heads > ceiling.people + people) {
    const message = `${overlap.heads} would be there while one relieves the other; ${ceiling.code} allows ${ceiling.people} and ${people} more.`;
    refusals.push({ code: "overlap-heads", message, facts, source });
  }
  if (overlap.days > days) {
    const message = `The overlap would last ${overlap.days} days; ${ceiling.code} allows ${days} in a row.`;
    refusals.push({ code: "overlap-days", message, facts, source });
  }
  return refusals;
}

/** The plan moved by so many days. */
export function moved(rotation: Rotation, days: number) {
  const move = (day: Day) => addDays(day, days);
  return {
    from: move(rotation.from),
    to: move(rotation.to),
    strength: rotation.strength,
    transferOn: rotation.transferOn === null ? null : move(rotation.transferOn),
    lots: rotation.lots.map((lot) => ({ ...lot, arriveOn: move(lot.arriveOn), leaveOn: move(lot.leaveOn) })),
    note: rotation.note,
    confidence: rotation.confidence,
  };
}

/** Why a rotation is not moved: somebody of it has arrived, or it would begin in the past. */
export function reasonsAgainstShift(
  rotation: Rotation,
  roll: readonly Tour[],
  days: number,
  today: Day,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (days === 0) {
    const message = "The rotation stays where it is; give a number of days.";
    refusals.push({ code: "no-shift", message, facts: { rotation: rotation.number }, source });
  }
  for (const { person, from } of roll.filter((tour) => tour.standing === "actual")) {
    const message = `${person} has been there since ${from}; a rotation that has begun is not moved.`;
    refusals.push({ code: "rotation-begun", message, facts: { person, from, rotation: rotation.number }, source });
  }
  const begins = addDays(rotation.from, days);
  if (begins < today) {
    const message = `The rotation would begin on ${begins}, which has passed.`;
    refusals.push({ code: "rotation-in-the-past", message, facts: { begins, today }, source });
  }
  return refusals;
}

/** A ceiling on people present, with its allowance while one rotation relieves another. */
export interface TightCeiling {
  readonly code: string;
  readonly people: number;
  readonly overlap: { readonly people: number; readonly days: number } | null;
}

/** The lowest ceiling on people present that members of a contribution stand under on a day, by decisions in force; null: none counts them. */
export function tightestOf(
  sent: { readonly mission: string; readonly role: string; readonly mode: string },
  authorisations: readonly Authorisation[],
  on: Day,
): TightCeiling | null {
  const over = authorisations
    .filter((authorisation) => isEffective(authorisation.status))
    .flatMap((authorisation) => {
      const scopes = authorisation.scopes.filter(
        (scope) =>
          (scope.validFrom === null || scope.validFrom <= on) &&
          (scope.validTo === null || on <= scope.validTo) &&
          scope.missions.some((mission) => mission === sent.mission) &&
          scope.roles.some((role) => role === sent.role) &&
          scope.modes.some((mode) => mode === sent.mode),
      );
      return authorisation.ceilings.filter(
        (ceiling) =>
          ceiling.reading === "present" &&
          !ceiling.excludes.some((role) => role === sent.role) &&
          scopes.some((scope) => scope.ceilings.includes(ceiling.id)),
      );
    });
  const [tightest] = over.toSorted((a, b) => a.people - b.people);
  if (tightest === undefined) return null;
  const { code, people, overlap } = tightest;
  return { code, people, overlap: overlap === null ? null : { people: overlap.people, days: overlap.days } };
}

/** Why a roll is not certified: it does not fill the rotation's strength, or the day has not come. */
export function reasonsAgainstRoll(rotation: Rotation, people: number, day: Day, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (people < rotation.strength) {
    const message = `${people} of ${rotation.strength} are on the roll of rotation ${rotation.number}; fill it, or plan fewer heads.`;
    refusals.push({
      code: "roll-not-full",
      message,
      facts: { people, strength: rotation.strength, rotation: rotation.number },
      source,
    });
  }
  if (day > today) {
    const message = `${day} has not come yet; what happened is recorded, what is planned is ordered.`;
    refusals.push({ code: "in-the-future", message, facts: { day, today }, source });
  }
  return refusals;
}
