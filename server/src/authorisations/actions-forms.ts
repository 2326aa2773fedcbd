/** Forms that are being filled in: begun, saved as they stand, kept as a draft decision. Each belongs to whoever began it. */
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { Conflict, Forbidden } from "../platform/errors.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import { changeDraft, draftAuthorisation, readAuthorisation } from "./actions.ts";
import { draftOfForm } from "./form.ts";
import { formOfDraft } from "./form-of-draft.ts";
import { type Authorisation, type AuthorisationId, DecisionForm, type FormLine, type SavedForm } from "./schema.ts";
import { addForm, closeForm, getForm, listForms, saveFormAs } from "./store-forms.ts";

/** The caller's open forms, last saved first. Needs `authorisations.change`. */
export async function readForms(ctx: Context): Promise<readonly FormLine[]> {
  ctx.actor.must("authorisations.change");
  return listForms(ctx.db, ctx.actor.id);
}

/** One of the caller's open forms. Needs `authorisations.change`; throws `Forbidden` for another's. */
export async function readForm(ctx: Context, id: string): Promise<SavedForm> {
  ctx.actor.must("authorisations.change");
  return own(ctx, await getForm(ctx.db, id));
}

/** Begins a form: empty, as given, or with what a draft says. Needs `authorisations.change`. */
export async function openForm(
  ctx: Context,
  given: { readonly authorisation: AuthorisationId | null; readonly form: DecisionForm | null },
): Promise<SavedForm> {
  ctx.actor.must("authorisations.change");
  const draft = given.authorisation === null ? null : await readAuthorisation(ctx, given.authorisation, {});
  const form = given.form ?? (draft === null ? DecisionForm.parse({}) : formOfDraft(draft));
  return ctx.db.transaction(async (tx) => {
    const id = await addForm(tx, form, given.authorisation, { by: ctx.actor.id, at: ctx.now });
    await record(tx, ctx.actor, "authorisation.form-opened", { form: id, authorisation: given.authorisation });
    return getForm(tx, id);
  });
}

/** Saves a form as it stands. Needs `authorisations.change`; throws `Conflict` when it was saved elsewhere since `seen`. */
export async function saveForm(ctx: Context, id: string, form: DecisionForm, seen?: number): Promise<SavedForm> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    const before = own(ctx, await getForm(tx, id));
    const version = seen ?? before.version;
    if ((await saveFormAs(tx, id, form, version, { by: ctx.actor.id, at: ctx.now })) === 0)
      throw new Conflict("The form was saved in another window since; look at it again.", {
        form: id,
        version: before.version,
      });
    await record(tx, ctx.actor, "authorisation.form-saved", { form: id });
    return getForm(tx, id);
  });
}

/** Makes a draft of a form, or changes the draft it belongs to; every fault of every field at once. Needs `authorisations.change`. */
export async function keepForm(ctx: Context, id: string): Promise<Outcome<Authorisation>> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const { form, authorisationId } = own(ctx, await getForm(tx, id));
    const { draft, faults } = draftOfForm(form);
    if (faults.length > 0) return refused(faults);
    const kept =
      authorisationId === null
        ? await draftAuthorisation(inner, draft)
        : await changeDraft(inner, authorisationId, draft);
    if (!kept.ok) return kept;
    await closeForm(tx, id, kept.value.id, { by: ctx.actor.id, at: ctx.now });
    return done(kept.value);
  });
}

function own(ctx: Context, form: SavedForm): SavedForm {
  if (form.savedBy === ctx.actor.id) return form;
  throw new Forbidden("Somebody else is filling in this form.", { form: form.id, actor: ctx.actor.id });
}
