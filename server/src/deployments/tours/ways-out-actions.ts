/**
 * The nearest ways out of a refused change: the most of it that would be possible, tried in full, and what a decision would have to
 * say. Looked for only after a refusal, inside the transaction that is taken back.
 */
import type { MayDeployAnswer, MayDeployQuestion } from "../../authorisations/schema.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day, daysBetween } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Refusal, WayOut } from "../../platform/outcome.ts";
import { askLaw, isCumulative, loadLaw } from "../law/actions-law.ts";
import { countedAlready } from "../law/store-use.ts";
import { supersede } from "../ledger/store-presence.ts";
import { Extension, Reschedule, RotationShift, type Tour } from "../schema.ts";
import { listTours } from "../store.ts";
import type { Plan } from "./change-work-actions.ts";
import { hold } from "./held-actions.ts";

/** Tries a change in full and takes it back: what stands against it. */
export type Try = (plan: Plan) => Promise<readonly Refusal[]>;

/** Reasons that other days do not change: papers, the state of the tour, what waits already. */
const WHATEVER_THE_DAYS: ReadonlySet<string> = new Set([
  "consent",
  "un-approval",
  "wrong-state",
  "change-pending",
  "days-reversed",
  "not-an-extension",
  "no-shift",
  "rotation-begun",
]);

/** Ways out of what stands against a change, the nearest first; none where other days or another law would not help. */
export async function waysOutOfChange(
  tx: Tx,
  ctx: Context,
  plan: Plan,
  against: readonly Refusal[],
  attempt: Try,
): Promise<readonly WayOut[]> {
  if (against.every(({ code }) => WHATEVER_THE_DAYS.has(code))) return [];
  const path = pathOf(plan);
  if (path === null) return [];
  const steps = await mostSteps(path.steps, async (n) =>
    (await attempt(path.at(n))).every(({ code }) => WHATEVER_THE_DAYS.has(code)),
  );
  const lawful = await waysOfLaw(tx, ctx, plan);
  return [...(steps === 0 ? [] : [path.says(steps)]), ...lawful];
}

/** The way from days as they are to days as they were asked for, day by day. */
interface Path {
  readonly steps: number;
  readonly at: (n: number) => Plan;
  readonly says: (n: number) => WayOut;
}

function pathOf(plan: Plan): Path | null {
  if (plan.kind === "shift") return shiftPath(plan, RotationShift.parse(plan.asked).days);
  if (plan.kind === "extension") return extensionPath(plan, Extension.parse(plan.asked).to);
  if (plan.kind === "reschedule") return reschedulePath(plan, Reschedule.parse(plan.asked));
  return null;
}

function shiftPath(plan: Plan, days: number): Path {
  const sign = Math.sign(days);
  const at = (n: number): Plan => ({ ...plan, asked: { ...plan.asked, days: sign * n } });
  const says = (n: number): WayOut => {
    const { from, to } = { from: addDays(plan.before.from, sign * n), to: addDays(plan.before.to, sign * n) };
    const message = `Moved to ${from} – ${to} nothing stands against it; one day more does not do.`;
    return { code: "shift-so-far", message, facts: { days: sign * n, from, to } };
  };
  return { steps: Math.abs(days), at, says };
}

function extensionPath(plan: Plan, to: Day): Path {
  const dayAfter = (n: number) => addDays(plan.before.to, n);
  const at = (n: number): Plan => ({ ...plan, asked: { ...plan.asked, to: dayAfter(n) } });
  const says = (n: number): WayOut => {
    const message = `Up to ${dayAfter(n)} it needs no more than its papers; one day more does not do.`;
    return { code: "extend-so-far", message, facts: { to: dayAfter(n) } };
  };
  return { steps: daysBetween(plan.before.to, to), at, says };
}

/** A tour moved as a whole, or at one end; where both ends move differently there is no one way from here to there. */
function reschedulePath(plan: Plan, { from, to }: Reschedule): Path | null {
  const { before } = plan;
  const [first, last] = [daysBetween(before.from, from), daysBetween(before.to, to)];
  if (first !== last && first !== 0 && last !== 0) return null;
  const sign = Math.sign(first === 0 ? last : first);
  const daysAt = (n: number) => ({
    from: first === 0 ? before.from : addDays(before.from, sign * n),
    to: last === 0 ? before.to : addDays(before.to, sign * n),
  });
  const says = (n: number): WayOut => {
    const days = daysAt(n);
    const message = `From ${days.from} to ${days.to} nothing stands against it; one day more does not do.`;
    return { code: "reschedule-so-far", message, facts: days };
  };
  return {
    steps: Math.max(Math.abs(first), Math.abs(last)),
    at: (n) => ({ ...plan, asked: { ...plan.asked, ...daysAt(n) } }),
    says,
  };
}

/** Most steps below all of them that would do, found by halving: those before would do and the next would not; 0 when none does. */
async function mostSteps(all: number, holds: (n: number) => Promise<boolean>): Promise<number> {
  let [yes, no] = [0, all];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (await holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** Ways out that are another law or fewer people; the days themselves are looked for above. */
const OF_LAW: ReadonlySet<string> = new Set([
  "fewer-people",
  "needs-higher-ceiling",
  "extend-decision",
  "resume-decision",
  "proposed-decision",
  "drafted-decision",
  "needs-decision",
]);

/** Ends the asking: what was taken away for it stands again. */
class Asked extends Error {
  readonly remedies: readonly WayOut[];
  constructor(remedies: readonly WayOut[]) {
    super("asked");
    this.remedies = remedies;
  }
}

/** What the law would have to say for the days as they were asked for, without the presence that the change replaces. */
async function waysOfLaw(tx: Tx, ctx: Context, plan: Plan): Promise<readonly WayOut[]> {
  const asked = await askedOf(tx, ctx, plan);
  if (asked.length === 0) return [];
  try {
    await tx.transaction(async (inner) => {
      const held = await hold(
        inner,
        ctx,
        asked.map(({ tour }) => tour.id),
      );
      const parts = held.flatMap((each) => each.parts);
      await supersede(inner, parts, ctx.now, { kind: "extended", eventOf: () => newId() });
      throw new Asked(await denied(inner, ctx, asked));
    });
  } catch (error) {
    if (error instanceof Asked) return error.remedies;
    throw error;
  }
  return [];
}

interface AskedDays {
  readonly tour: Tour;
  readonly from: Day;
  readonly to: Day;
}

async function askedOf(tx: Tx, ctx: Context, plan: Plan): Promise<readonly AskedDays[]> {
  const filter = plan.rotationId === null ? { ids: [plan.tourId ?? ""] } : { rotationIds: [plan.rotationId] };
  const tours = await listTours(tx, { ...filter, asOf: ctx.today });
  const by = plan.kind === "shift" ? RotationShift.parse(plan.asked).days : null;
  const { from, to } = plan.after;
  return tours.map((tour) =>
    by === null ? { tour, from, to } : { tour, from: addDays(tour.from, by), to: addDays(tour.to, by) },
  );
}

/** The first group of equal days that the law denies, with what would change that. */
async function denied(tx: Tx, ctx: Context, asked: readonly AskedDays[]): Promise<readonly WayOut[]> {
  const groups = Map.groupBy(asked, ({ tour, from, to }) =>
    [from, to, tour.mission, tour.role, tour.mode, tour.partner, tour.unitType].join("|"),
  );
  const law = await loadLaw(
    tx,
    ctx.today,
    ctx.now,
    asked.map(({ tour }) => tour.mission),
  );
  const readings = new Map(
    law.authorisations.flatMap((a) => a.ceilings).map((c) => [String(c.id), c.reading] as const),
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const people = group.map(({ tour }) => tour.personId);
    const counted = isCumulative(law)
      ? await countedAlready(
          tx,
          people,
          group.map(({ tour }) => tour.id),
        )
      : new Map<string, { readonly persons: number; readonly tours: number }>();
    const fresh = (ceiling: string) => {
      const reading = readings.get(ceiling);
      return group.length - (reading === "persons" || reading === "tours" ? (counted.get(ceiling)?.[reading] ?? 0) : 0);
    };
    const answer = await askLaw(tx, law, questionOf(first, group.length), null, fresh, true);
    if (answer.verdict === "deny") return ofLaw(answer, group.length);
  }
  return [];
}

function ofLaw({ remedies }: MayDeployAnswer, people: number): readonly WayOut[] {
  return remedies
    .filter(({ code }) => OF_LAW.has(code) && (code !== "fewer-people" || people > 1))
    .map(({ code, message, facts }) => ({ code, message, facts }));
}

function questionOf({ tour, from, to }: AskedDays, people: number): MayDeployQuestion {
  const { mission, role, mode, partner, unitType } = tour;
  return {
    mission,
    role,
    mode,
    people,
    from,
    to,
    purpose: "service",
    ...(partner === null || partner === "" ? {} : { partner }),
    ...(unitType === null ? {} : { unitType }),
  };
}
