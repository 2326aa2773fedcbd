/** Changing a plan by hand: what an edit would do, edits, their withdrawal. */
import type { Posting } from "@contingent/planner";
import type { PersonId } from "../people/schema.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, type Refusal, refused } from "../platform/outcome.ts";
import { listWantedTours } from "../units/store.ts";
import { askedAbout, candidatesByNumber, prepare } from "./actions-look.ts";
import { against } from "./reasons.ts";
import { reasonsAgainstEdit, reasonsAgainstEditing } from "./rules.ts";
import { type Digest, type Edit, type EditCheck, EditId, type RunId } from "./schema.ts";
import { getRun } from "./store.ts";
import { type EditRow, listEdits, markWithdrawn, saveEdit } from "./store-edits.ts";
import type { World } from "./world.ts";

/** What a hand edit names. */
export interface EditOrder {
  readonly kind: "pin" | "ban" | "leave_open";
  readonly tour: string;
  readonly personId: PersonId | null;
}

/** What a hand edit would do to the plan as it stands. */
export async function checkEdit(ctx: Context, id: RunId, order: EditOrder): Promise<EditCheck> {
  ctx.actor.must("selection.change");
  const { world, digest } = await prepare(ctx, await getRun(ctx.db, id));
  const number = order.personId === null ? null : await askedAbout(ctx, order.personId);
  return effectOf(world, digest, { ...order, number });
}

function effectOf(
  world: World,
  digest: Digest,
  edit: { kind: string; tour: string; number: string | null },
): EditCheck {
  const tour = world.tour(edit.tour);
  const person = edit.number === null ? null : world.person(edit.number);
  const nothing = world.postings;
  if (tour === null) return { against: [], frees: [], effect: [] };
  const without = nothing.filter((posting) => posting.tour.id !== tour.id);
  if (edit.kind === "leave_open") return { against: [], frees: [], effect: effects(world, without) };
  if (person === null) return { against: [], frees: [], effect: [] };
  if (edit.kind === "ban") {
    const holds = world.holderOf(tour)?.id === person.id;
    return { against: [], frees: holds ? [tour.id] : [], effect: effects(world, holds ? without : nothing) };
  }
  const own = world.toursOf(person).filter((other) => other.id !== tour.id);
  const clears = own.filter(
    (other) =>
      world.broken([
        { tour, person },
        { tour: other, person },
      ]).length > 0,
  );
  const after: Posting[] = [
    ...without.filter(
      (posting) => !(posting.person.id === person.id && clears.some(({ id }) => id === posting.tour.id)),
    ),
    { tour, person },
  ];
  const lacks = against(world, tour, person, digest.asked).filter(({ code }) => code === "lacks" || code === "banned");
  const broken = world
    .broken(after)
    .filter(({ constraint }) => constraint.id !== "needs-met" && constraint.id !== "bans-kept");
  const refusals: Refusal[] = [
    ...lacks.map((each) => ({ ...each, source: "docs/rules.md#eligibility" })),
    ...broken.map(({ constraint }) => ({
      code: constraint.id,
      message: `The plan as it stands would break the rule ${constraint.id}.`,
      facts: { tour: tour.id, person: person.id },
      source: constraint.source,
    })),
  ];
  return { against: refusals, frees: clears.map(({ id }) => id), effect: effects(world, after) };
}

function effects(world: World, after: readonly Posting[]): EditCheck["effect"] {
  return world.problem.objective.map((entry) => ({
    entry: typeof entry === "string" ? entry : JSON.stringify(entry),
    before: world.value(entry, world.postings),
    after: world.value(entry, after),
  }));
}

/** Records a hand edit. A pin that the rules forbid is refused with every reason; the next run from this one obeys what is recorded. */
export async function editRun(
  ctx: Context,
  id: RunId,
  order: EditOrder & { readonly reason: string },
): Promise<Outcome<{ edit: Edit; check: EditCheck }>> {
  ctx.actor.must("selection.change");
  const run = await getRun(ctx.db, id);
  const closed = reasonsAgainstEditing(run);
  if (closed.length > 0) return refused(closed);
  const { world, digest } = await prepare(ctx, run);
  const number = order.personId === null ? null : await askedAbout(ctx, order.personId);
  const standing = (await listEdits(ctx.db, id)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const known = {
    tours: new Set(digest.tours.map(({ tour }) => tour)),
    people: new Set(world.problem.people.map((person) => person.id)),
    standing,
  };
  const reasons = reasonsAgainstEdit({ ...order, number }, known);
  const check = effectOf(world, digest, { ...order, number });
  const refusals = [...reasons, ...(order.kind === "pin" ? check.against.filter(({ code }) => code === "lacks") : [])];
  if (refusals.length > 0) return refused(refusals);
  return ctx.db.transaction(async (tx) => {
    // Between the first look and now somebody may have proposed the plan.
    const since = reasonsAgainstEditing(await getRun(tx, id, true));
    if (since.length > 0) return refused(since);
    const wanted = await listWantedTours(tx, { from: "0001-01-01", to: "9999-12-31", code: order.tour });
    const editId = EditId.parse(newId());
    await saveEdit(tx, ctx.actor, {
      id: editId,
      runId: id,
      kind: order.kind,
      wantedTourId: wanted[0]?.id ?? "",
      personId: order.personId,
      reason: order.reason,
    });
    await record(tx, ctx.actor, "selection.edited", {
      run: id,
      edit: editId,
      kind: order.kind,
      tour: order.tour,
      person: order.personId,
    });
    const saved = (await listEdits(tx, id)).find((each) => each.id === editId);
    if (saved === undefined) throw new Error(`The edit ${editId} was not kept.`);
    const [edit] = await shownEdits({ ...ctx, db: tx }, [saved]);
    if (edit === undefined) throw new Error(`The edit ${editId} cannot be shown.`);
    return done({ edit, check });
  });
}

/** Edits with the names of their people. */
export async function shownEdits(ctx: Context, rows: readonly EditRow[]): Promise<Edit[]> {
  const names = await candidatesByNumber(
    ctx,
    rows.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  );
  return rows.map(({ number, wantedTourId: _, personId: __, ...row }) => ({
    ...row,
    person: number === null ? null : (names.get(number) ?? null),
  }));
}

/** Withdraws a hand edit; it stays in the record. */
export async function withdrawEdit(ctx: Context, id: RunId, editId: EditId): Promise<Outcome<Edit>> {
  ctx.actor.must("selection.change");
  return ctx.db.transaction(async (tx) => {
    const closed = reasonsAgainstEditing(await getRun(tx, id, true));
    if (closed.length > 0) return refused(closed);
    if (!(await markWithdrawn(tx, ctx.actor, id, editId)))
      throw new NotFound(`The run has no edit ${editId} in force.`, { edit: editId });
    await record(tx, ctx.actor, "selection.edit-withdrawn", { run: id, edit: editId });
    const saved = (await listEdits(tx, id)).filter((each) => each.id === editId);
    const [edit] = await shownEdits({ ...ctx, db: tx }, saved);
    if (edit === undefined) throw new Error(`The edit ${editId} cannot be shown.`);
    return done(edit);
  });
}
