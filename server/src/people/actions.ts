/** What the office does with people's files. */
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import { Conflict, NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import type { NewPerson } from "./invent.ts";
import { reasonsAgainstDeclaration, reasonsAgainstEvidence } from "./rules.ts";
import type { Declaration, Evidence, Person, PersonId, Rank } from "./schema.ts";
import { listFiles, markWithdrawn, saveDeclaration, saveEvidence, savePeople, saveRanks } from "./store.ts";

/** Adds the country's ranks. */
export async function adoptRanks(ctx: Context, ranks: readonly Rank[]): Promise<void> {
  ctx.actor.must("people.change");
  await ctx.db.transaction(async (tx) => {
    await saveRanks(tx, ranks);
    await record(tx, ctx.actor, "ranks.adopted", { ranks: ranks.map(({ code }) => code) });
  });
}

/** Adds people with their files; answers their ids in the given order. */
export async function enrolPeople(ctx: Context, people: readonly NewPerson[]): Promise<readonly PersonId[]> {
  ctx.actor.must("people.change");
  return ctx.db.transaction(async (tx) => {
    const ids = await savePeople(tx, ctx.actor, people);
    await record(tx, ctx.actor, "people.enrolled", {
      count: ids.length,
      first: ids[0] ?? null,
      last: ids.at(-1) ?? null,
    });
    return ids;
  });
}

/** A person's file; throws `NotFound`. */
export async function personFile(ctx: Context, id: PersonId): Promise<Person> {
  const [person] = await listFiles(ctx.db, { ids: [id] });
  if (person === undefined) throw new NotFound(`There is no person ${id}.`, { person: id });
  return person;
}

/** Adds evidence to a file, kept as given. */
export async function recordEvidence(
  ctx: Context,
  id: PersonId,
  given: Omit<Evidence, "id">,
): Promise<Outcome<Evidence>> {
  ctx.actor.must("people.change");
  await personFile(ctx, id);
  const refusals = reasonsAgainstEvidence(given, ctx.today);
  if (refusals.length > 0) return refused(refusals);
  const evidence = { ...given, id: newId() };
  await ctx.db.transaction(async (tx) => {
    await saveEvidence(tx, ctx.actor, id, [evidence]);
    await record(tx, ctx.actor, "evidence.recorded", { person: id, evidence: evidence.id, kind: given.kind });
  });
  return done(evidence);
}

/** Records that a person volunteers. */
export async function giveDeclaration(
  ctx: Context,
  id: PersonId,
  given: Pick<Declaration, "track" | "given" | "expires">,
): Promise<Outcome<Declaration>> {
  ctx.actor.must("people.change");
  await personFile(ctx, id);
  const refusals = reasonsAgainstDeclaration(given.given, given.expires, ctx.today);
  if (refusals.length > 0) return refused(refusals);
  const declaration = { ...given, id: newId(), withdrawn: null };
  await ctx.db.transaction(async (tx) => {
    await saveDeclaration(tx, ctx.actor, id, declaration);
    await record(tx, ctx.actor, "declaration.given", { person: id, declaration: declaration.id });
  });
  return done(declaration);
}

/** Records that a person withdrew. Never refused for what it costs the plan; throws `Conflict` when it was withdrawn before. */
export async function withdrawDeclaration(
  ctx: Context,
  id: PersonId,
  declarationId: string,
  withdrawn: Day,
): Promise<Declaration> {
  ctx.actor.must("people.change");
  const find = (person: Person) => person.declarations.find((each) => each.id === declarationId);
  const before = find(await personFile(ctx, id));
  if (before === undefined)
    throw new NotFound(`There is no declaration ${declarationId}.`, { declaration: declarationId });
  const day = withdrawn < before.given ? before.given : withdrawn;
  await ctx.db.transaction(async (tx) => {
    if (!(await markWithdrawn(tx, id, declarationId, day)))
      throw new Conflict("This declaration was withdrawn before.", { declaration: declarationId });
    await record(tx, ctx.actor, "declaration.withdrawn", { person: id, declaration: declarationId, withdrawn: day });
  });
  return { ...before, withdrawn: day };
}
